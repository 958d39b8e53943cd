"""Our values as Google's fields and back, where the conformance suite does not look."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pacelift.calendars.adapters.google.events import changes, memo_of, new_event, remote
from pacelift.calendars.own_part import Body
from pacelift.calendars.port import Memo
from tests.calendars.conformance import ALL, FIRST, ID, LOOK, MEMO
from tests.google_double.discovery import check_body, method_of
from tests.google_double.event_fields import in_order
from tests.google_double.hand import as_edited_in_browser


def test_a_first_writing_sets_what_the_runner_may_change() -> None:
    made = new_event(ID, LOOK, evolve(FIRST, kind="long", busy=False), MEMO)
    assert made["colorId"] == "9"
    assert made["transparency"] == "transparent"
    assert made["reminders"] == {
        "useDefault": False,
        "overrides": [{"method": "popup", "minutes": 600}],
    }
    assert made["start"]["timeZone"] == "Europe/Berlin"


def test_without_reminders_of_ours_the_calendar_s_own_count() -> None:
    made = new_event(ID, LOOK, evolve(FIRST, reminders=()), MEMO)
    assert made["reminders"] == {"useDefault": True}


def test_no_more_and_no_longer_reminders_than_google_takes() -> None:
    made = new_event(ID, LOOK, evolve(FIRST, reminders=(50_000, 60, 50, 40, 30, 20, 10)), MEMO)
    minutes = [each["minutes"] for each in made["reminders"]["overrides"]]
    assert minutes == [60, 50, 40, 30, 20]


def test_a_kind_without_a_colour_has_the_calendar_s() -> None:
    assert "colorId" not in new_event(ID, LOOK, evolve(FIRST, kind="swim"), MEMO)


@pytest.mark.parametrize(
    ("group", "fields"),
    [
        ("time", {"start", "end"}),
        ("title", {"summary"}),
        ("body", {"description"}),
        ("memo", set()),
    ],
)
def test_a_patch_has_the_fields_of_its_group_and_none_of_the_runner_s(
    group: str, fields: set[str]
) -> None:
    patch = changes(LOOK, MEMO, frozenset([group]))
    assert patch.keys() == fields | {"extendedProperties"}


def test_both_bodies_are_as_google_s_schema() -> None:
    path = "/calendar/v3/calendars/x/events"
    check_body(method_of("POST", path)[0], new_event(ID, LOOK, FIRST, MEMO))
    check_body(method_of("PATCH", f"{path}/{ID}")[0], changes(LOOK, MEMO, ALL))


def test_a_time_written_over_a_whole_day_takes_the_day_away() -> None:
    assert changes(LOOK, MEMO, ALL)["start"]["date"] is None


def test_a_whole_day_begins_at_midnight_in_the_calendar_s_zone() -> None:
    event = {
        "id": ID,
        "etag": '"1"',
        "start": {"date": "2027-01-12"},
        "end": {"date": "2027-01-13"},
    }
    look = remote(event, "Europe/Berlin").look
    assert look is not None
    assert look.start == datetime(2027, 1, 11, 23, tzinfo=UTC)
    assert (look.title, look.body) == ("", Body())


def test_a_deleted_event_of_which_only_the_id_is_told_was_there_once() -> None:
    told = remote({"id": ID, "status": "cancelled"}, "UTC")
    assert told.look is None
    assert told.etag


@given(st.text(st.characters(codec="utf-8"), max_size=3000), st.integers(0, 99))
def test_a_state_of_any_length_is_read_as_it_was_written(state: str, generation: int) -> None:
    memo = Memo("p1", "s1", generation, state)
    kept = in_order(new_event(ID, LOOK, FIRST, memo), "Europe/Berlin")
    assert memo_of(kept) == memo
    assert all(
        len(text.encode("utf-16-le")) // 2 <= 1024
        for text in kept["extendedProperties"]["private"].values()
    )


def test_a_shorter_state_leaves_nothing_of_a_longer_one_to_read() -> None:
    long = new_event(ID, LOOK, FIRST, evolve(MEMO, state="x" * 2000))
    short = changes(LOOK, evolve(MEMO, state="y"), frozenset(["memo"]))
    private = {
        **long["extendedProperties"]["private"],
        **short["extendedProperties"]["private"],
    }
    memo = memo_of({"extendedProperties": {"private": private}})
    assert memo == evolve(MEMO, state="y")


@pytest.mark.parametrize(
    "private",
    [
        {},
        {"app": "another", "plan": "p1", "session": "s1", "generation": "0", "states": "0"},
        {"app": "pacelift", "plan": "p1", "session": "s1", "generation": "0", "states": "1"},
        {"app": "pacelift", "plan": "p1", "session": "s1", "generation": "first", "states": "0"},
    ],
)
def test_an_event_that_is_not_ours_has_no_memo(private: dict[str, str]) -> None:
    assert memo_of({"extendedProperties": {"private": private}}) is None


def test_a_hash_tells_whether_the_event_is_as_we_left_it() -> None:
    def noted(title: str) -> str:
        made = changes(evolve(LOOK, title=title), MEMO, ALL)
        return made["extendedProperties"]["private"]["hash"]

    assert noted("a") == noted("a") != noted("b")


def test_our_part_survives_the_web_editor() -> None:
    body = Body("before & after", "warm-up < 10 min\n3 × 1 km", "mine")
    event = new_event(ID, evolve(LOOK, body=body), FIRST, MEMO)
    text = "before & after\n--- Pacelift ---\nwarm-up < 10 min\n3 × 1 km"
    assert as_edited_in_browser(text).replace("<br>", "\n") in event["description"]
    edited = {**event, "etag": '"1"', "description": event["description"].replace("\n", "<br>")}
    look = remote(edited, "UTC").look
    assert look is not None
    assert look.body == body
