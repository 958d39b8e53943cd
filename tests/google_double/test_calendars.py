"""Calendars, the list of them, colours, and busy times in the double."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.google_double.api import APP_CREATED, FREE_BUSY, LIST_READ
from tests.google_double.client import Client, refusal
from tests.google_double.double import GoogleDouble
from tests.google_double.world import MOST_NEW_CALENDARS, RUNNER

MORNING = datetime(2027, 1, 12, 8, tzinfo=UTC)


def busy(google: GoogleDouble, *ids: str) -> dict:
    body = {
        "timeMin": "2027-01-12T00:00:00Z",
        "timeMax": "2027-01-13T00:00:00Z",
        "items": [{"id": each} for each in ids],
    }
    with Client(google, FREE_BUSY) as client:
        return client.service.freebusy().query(body=body).execute()["calendars"]


def test_a_calendar_is_made_changed_and_deleted(client: Client) -> None:
    calendars, calendar_id = client.service.calendars(), client.calendar_id
    assert calendars.get(calendarId=calendar_id).execute()["timeZone"] == "Europe/Berlin"
    calendars.patch(calendarId=calendar_id, body={"summary": "Spring"}).execute()
    assert calendars.get(calendarId=calendar_id).execute()["summary"] == "Spring"
    assert calendars.delete(calendarId=calendar_id).execute() == ""
    assert refusal(client.page) == (404, "notFound")
    assert refusal(calendars.get(calendarId=calendar_id).execute) == (404, "notFound")


def test_a_calendar_needs_a_title_and_a_zone_that_is_one(client: Client) -> None:
    insert = client.service.calendars().insert
    assert refusal(insert(body={"timeZone": "UTC"}).execute) == (400, "required")
    wrong = {"summary": "x", "timeZone": "Europe/Atlantis"}
    assert refusal(insert(body=wrong).execute) == (400, "invalid")


def test_many_new_calendars_use_up_the_account_s_quota(google: GoogleDouble) -> None:
    with Client(google, APP_CREATED) as client:
        insert = client.service.calendars().insert(body={"summary": "x"})
        for _ in range(MOST_NEW_CALENDARS):
            insert.execute()
        assert refusal(insert.execute) == (403, "quotaExceeded")


def test_the_list_has_all_calendars_and_an_entry_can_be_changed(
    client: Client, google: GoogleDouble
) -> None:
    entries = client.service.calendarList()
    changed = entries.patch(calendarId=client.calendar_id, body={"colorId": "7"}).execute()
    assert (changed["colorId"], changed["summary"]) == ("7", "Marathon")
    assert entries.get(calendarId=client.calendar_id).execute() == changed
    with Client(google, LIST_READ) as reader:
        items = reader.service.calendarList().list().execute()["items"]
    assert [each["id"] for each in items] == [RUNNER, client.calendar_id]
    assert [each.get("primary", False) for each in items] == [True, False]


def test_there_are_eleven_colours_for_events(client: Client) -> None:
    colours = client.service.colors().get().execute()["event"]
    assert list(colours) == [str(number) for number in range(1, 12)]


def test_busy_times_that_touch_are_one_and_free_or_deleted_ones_none(google: GoogleDouble) -> None:
    hand = google.hand("primary")
    hand.adds("Meeting", MORNING, 60)
    hand.adds("Next meeting", MORNING + timedelta(hours=1), 30)
    hand.adds("Reading", MORNING + timedelta(hours=4), transparency="transparent")
    hand.deletes(hand.adds("Off", MORNING + timedelta(hours=6)))
    assert busy(google, "primary")["primary"]["busy"] == [
        {"start": "2027-01-12T08:00:00Z", "end": "2027-01-12T09:30:00Z"}
    ]


def test_busy_times_are_cut_to_what_was_asked(google: GoogleDouble) -> None:
    google.hand("primary").adds("Night", MORNING - timedelta(hours=10), 4 * 60)
    (night,) = busy(google, "primary")["primary"]["busy"]
    assert night == {"start": "2027-01-12T00:00:00Z", "end": "2027-01-12T02:00:00Z"}


def test_an_unknown_calendar_has_an_error_beside_the_others(google: GoogleDouble) -> None:
    told = busy(google, "primary", "nobody@example.com")
    assert told["primary"] == {"busy": []}
    assert told["nobody@example.com"]["errors"][0]["reason"] == "notFound"
