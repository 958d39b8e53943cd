"""What a CalendarEvent is: an identity that stays, and text that no calendar trips over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pacelift.calendars.event import (
    clean_line,
    clean_text,
    content_hash,
    discreet,
    event_uid,
    event_uuid,
)
from tests.calendars.builders import event

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


def test_the_identity_is_fixed_for_ever():
    assert event_uuid("plan-1", "w01-easy-1", 0).hex == "020d8fc3128d533ba68bec3454ef22c9"
    assert event().uid == event_uid("plan-1", "w01-easy-1", 0)
    assert event().uid.endswith("@pacelift.app")


def test_plan_session_and_generation_each_make_another_event():
    uids = {
        event().uid,
        event(plan="plan-2").uid,
        event(session="w01-easy-2").uid,
        event(generation=1).uid,
    }
    assert len(uids) == 4


def test_a_moved_session_keeps_its_identity():
    moved = event(
        start=datetime(2027, 3, 1, 17, tzinfo=UTC), end=datetime(2027, 3, 1, 18, tzinfo=UTC)
    )
    assert moved.uid == event().uid


def test_the_uuid_is_a_legal_google_event_id():
    assert set(event_uuid("p", "s", 3).hex) <= set("0123456789abcdefghijklmnopqrstuv")


def test_times_become_utc_instants_in_whole_seconds():
    berlin = datetime(2027, 7, 1, 6, 30, 0, 999, tzinfo=ZoneInfo("Europe/Berlin"))
    fixed = datetime(2027, 7, 1, 7, 30, tzinfo=timezone(timedelta(hours=2)))
    made = event(start=berlin, end=fixed)
    assert made.start == datetime(2027, 7, 1, 4, 30, tzinfo=UTC)
    assert made.end == datetime(2027, 7, 1, 5, 30, tzinfo=UTC)
    assert made.start.tzinfo is UTC


def test_the_second_pass_of_a_doubled_hour_is_an_hour_later():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    second = first.replace(fold=1)
    made = event(start=first, end=second)
    assert made.end - made.start == timedelta(hours=1)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        event(start=datetime(2027, 1, 6, 5, 30))


@pytest.mark.parametrize("minutes", [0, -30])
def test_an_end_not_after_the_start_is_refused(minutes: int):
    start = event().start
    with pytest.raises(ValueError, match="not after the start"):
        event(start=start, end=start + timedelta(minutes=minutes))


def test_a_reminder_after_the_start_is_refused():
    with pytest.raises(ValueError, match="-5 minutes before"):
        event(reminders=(30, -5))


def test_reminders_are_told_once_and_longest_first():
    assert event(reminders=(30, 1440, 30)).reminders == (1440, 30)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x07c\x1b[31md", "abc[31md"),
        ("a\x7fb\x85c\x9fd", "abcd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("\ud800a\udfff", "a"),
        ("\ufffea\uffff", "a"),
        ("\n  a b \t\n", "a b"),
        ("\u202eabc\u202c", "\u202eabc\u202c"),
        ("narrow\u202fspace, 🏃🏽‍♀️", "narrow\u202fspace, 🏃🏽‍♀️"),
    ],
)
def test_text_loses_what_is_no_text(text: str, clean: str):
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Long\nrun", "Long run"),
        ("Long \r\n\t run", "Long run"),
        ("a\u2028b", "a b"),
        ("\u202eevil\u202c \u2067x\u2069\u200f", "evil x"),
        ("18\u00a0km", "18\u00a0km"),
        ("  a  b  ", "a b"),
        (" \x00 ", ""),
    ],
)
def test_a_line_is_one_line_and_turns_nothing_round(text: str, line: str):
    assert clean_line(text) == line


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY_TEXT)
def test_clean_text_can_be_written_in_utf_8(text: str):
    clean_text(text).encode()


def test_a_title_with_nothing_to_show_still_shows_something():
    assert event(title="\x00\n").title == "-"


def test_empty_categories_are_left_out():
    assert event(categories=("Running", "\n", "a\nb")).categories == ("Running", "a b")


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Long run"},
        {"body": "Another"},
        {"end": datetime(2027, 1, 6, 6, 30, tzinfo=UTC)},
        {"zone": "Europe/Paris"},
        {"busy": False},
        {"reminders": (60,)},
        {"categories": ()},
        {"status": "cancelled"},
    ],
)
def test_what_a_calendar_shows_changes_the_content_hash(change: dict[str, object]):
    assert content_hash(event(**change)) != content_hash(event())


def test_when_it_was_changed_is_not_content():
    later = evolve(event(), sequence=7, last_modified=datetime(2028, 1, 1, tzinfo=UTC))
    assert content_hash(later) == content_hash(event())


def test_the_content_hash_is_the_same_everywhere():
    digest = "d8046643bbafe6eadd289a3c5ecef6593e2beb57bee161af68b3c3e7d0cc7262"
    assert content_hash(event(title="Lauf 🏃")) == digest


def test_a_discreet_event_says_when_and_nothing_else():
    shown = discreet(event(), "Busy")
    assert (shown.title, shown.body, shown.categories) == ("Busy", "", ())
    assert (shown.plan, shown.session, shown.generation) == ("", "", 0)
    assert (shown.uid, shown.start, shown.end) == (event().uid, event().start, event().end)
    assert shown.reminders == event().reminders
