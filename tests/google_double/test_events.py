"""Events in the double: ids, versions, deletions, and what becomes of each field."""

from __future__ import annotations

import pytest
from googleapiclient.errors import HttpError

from tests.google_double.client import Client, event, refusal


@pytest.mark.parametrize("event_id", ["abcd", "workout1", "ABCDE", "abc_de", "a" * 1025])
def test_an_id_outside_base32hex_is_refused(client: Client, event_id: str) -> None:
    assert refusal(client.insert, event_id) == (400, "invalid")


@pytest.mark.parametrize("event_id", ["abcde", "0123456789abcdefghijklmnopqrstuv", "v" * 1024])
def test_an_id_of_base32hex_is_kept(client: Client, event_id: str) -> None:
    assert client.insert(event_id)["id"] == client.get(event_id)["id"] == event_id


def test_an_id_is_taken_once_and_stays_taken_after_a_deletion(client: Client) -> None:
    client.insert()
    assert refusal(client.insert) == (409, "duplicate")
    client.delete()
    assert refusal(client.insert) == (409, "duplicate")


def test_every_writing_gives_another_etag_and_only_the_newest_matches(client: Client) -> None:
    first = client.insert()["etag"]
    second = client.patch(etag=first, summary="Rest")["etag"]
    assert second != first
    assert refusal(client.patch, etag=first, summary="Swim") == (412, "conditionNotMet")
    assert refusal(client.update, "abcde", event(), etag=first) == (412, "conditionNotMet")
    assert refusal(client.delete, etag=first) == (412, "conditionNotMet")
    assert client.get()["summary"] == "Rest"
    client.delete(etag=second)


def test_an_event_that_is_as_known_is_not_told_again(client: Client) -> None:
    etag = client.insert()["etag"]
    request = client.events.get(calendarId=client.calendar_id, eventId="abcde")
    request.headers["If-None-Match"] = etag
    with pytest.raises(HttpError, match="304"):
        request.execute()


def test_deleted_twice_is_gone_and_never_there_is_not_found(client: Client) -> None:
    client.insert()
    client.delete()
    assert refusal(client.delete) == (410, "deleted")
    assert refusal(client.delete, "never") == (404, "notFound")
    assert refusal(client.get, "never") == (404, "notFound")
    assert refusal(client.patch, "never", summary="x") == (404, "notFound")


def test_a_deleted_event_is_a_tombstone_with_its_details(client: Client) -> None:
    client.insert()
    client.delete()
    found = client.get()
    assert (found["status"], found["summary"]) == ("cancelled", "Run: Easy run 7 km")


def test_a_time_comes_back_with_the_offset_of_the_calendar_s_zone(client: Client) -> None:
    made = client.insert()
    assert made["start"] == {"dateTime": "2027-01-12T07:00:00+01:00", "timeZone": "Europe/Berlin"}
    moved = client.patch(start={"dateTime": "2027-01-12T05:30:00Z", "timeZone": "America/New_York"})
    assert moved["start"] == {
        "dateTime": "2027-01-12T06:30:00+01:00",
        "timeZone": "America/New_York",
    }


def test_another_time_is_another_sequence_and_an_older_one_is_refused(client: Client) -> None:
    client.insert()
    assert client.patch(summary="Rest")["sequence"] == 0
    assert client.patch(end={"dateTime": "2027-01-12T08:30:00+01:00"})["sequence"] == 1
    assert refusal(client.patch, sequence=0) == (400, "invalid")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"end": None}, "required"),
        (
            {"end": {"dateTime": "2027-01-12T06:00:00", "timeZone": "Europe/Berlin"}},
            "timeRangeEmpty",
        ),
        ({"end": {"date": "2027-01-13"}}, "invalid"),
        ({"end": {"date": "2027-01-13", "dateTime": "2027-01-12T08:00:00Z"}}, "invalid"),
        ({"end": {"dateTime": "2027-01-12T08:00:00"}}, "required"),
        ({"end": {"dateTime": "2027-01-12T08:00:00", "timeZone": "Europe/Atlantis"}}, "invalid"),
        ({"end": {"dateTime": "2027-01-12"}}, "invalid"),
    ],
)
def test_times_that_are_none_are_refused(client: Client, fields: dict, reason: str) -> None:
    body = {name: each for name, each in event(**fields).items() if each is not None}
    call = client.events.insert(calendarId=client.calendar_id, body=body)
    assert refusal(call.execute) == (400, reason)


def test_an_event_of_a_day_needs_its_time_taken_away(client: Client) -> None:
    client.insert()
    day = {"start": {"date": "2027-01-12"}, "end": {"date": "2027-01-13"}}
    assert refusal(client.patch, **day) == (400, "invalid")
    none = {"dateTime": None, "timeZone": None}
    made = client.patch(**{side: each | none for side, each in day.items()})
    assert made["start"] == {"date": "2027-01-12"}


def test_a_patch_merges_properties_and_null_takes_one_away(client: Client) -> None:
    client.insert(extendedProperties={"private": {"app": "pacelift", "old": "1"}})
    made = client.patch(extendedProperties={"private": {"old": None, "new": "2"}})
    assert made["extendedProperties"] == {"private": {"app": "pacelift", "new": "2"}}
    assert "summary" in made


def test_a_put_takes_away_what_it_does_not_send(client: Client) -> None:
    made = client.insert(extendedProperties={"private": {"app": "pacelift"}}, location="Park")
    put = client.update("abcde", event(summary="Rest"))
    assert "extendedProperties" not in put
    assert "location" not in put
    assert (put["summary"], put["created"]) == ("Rest", made["created"])


def test_long_property_keys_are_dropped_and_long_values_cut_without_a_word(client: Client) -> None:
    private = {"k" * 44: "kept", "k" * 45: "dropped", "long": "x" * 1025}
    made = client.insert(extendedProperties={"private": private})
    kept = made["extendedProperties"]["private"]
    assert kept == {"k" * 44: "kept", "long": "x" * 1024}


@pytest.mark.parametrize("count", [301, 33])
def test_too_many_or_too_large_properties_are_refused(client: Client, count: int) -> None:
    private = {f"k{n}": "x" * (1 if count > 300 else 1024) for n in range(count)}
    assert refusal(client.insert, extendedProperties={"private": private}) == (400, "invalid")


@pytest.mark.parametrize(
    "reminders",
    [
        {"useDefault": True, "overrides": [{"method": "popup", "minutes": 5}]},
        {"useDefault": False, "overrides": [{"method": "popup", "minutes": n} for n in range(6)]},
        {"useDefault": False, "overrides": [{"method": "popup", "minutes": 40321}]},
    ],
)
def test_reminders_beyond_the_limits_are_refused(client: Client, reminders: dict) -> None:
    assert refusal(client.insert, reminders=reminders) == (400, "invalid")


def test_what_is_usual_is_not_told(client: Client) -> None:
    made = client.insert(transparency="opaque", description="", visibility="default")
    assert not {"transparency", "description", "visibility"} & made.keys()
    assert client.insert("fghij", transparency="transparent")["transparency"] == "transparent"


def test_an_event_out_of_the_bin_is_there_again(client: Client) -> None:
    client.insert()
    client.delete()
    assert client.patch(status="confirmed")["status"] == "confirmed"
