"""What an export says has changed, and how long it tells of what was dropped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pacelift.calendars.event import CalendarEvent
from pacelift.calendars.ics import write_calendar
from pacelift.calendars.revision import (
    ExportState,
    Revision,
    next_revision,
    read_state,
    state_document,
)
from tests.calendars.builders import event

NOW = datetime(2027, 1, 10, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))
EASY = event(session="easy")
LONG = event(session="long", title="Long run", body="Slowly.")


def exports(*plans: tuple[Iterable[CalendarEvent], datetime]) -> Revision:
    """The last of several exports one after the other, the state kept as JSON between them."""
    revision = Revision((), ExportState())
    for desired, now in plans:
        kept = json.loads(json.dumps(state_document(revision.state)))
        revision = next_revision(read_state(kept), desired, now)
    return revision


def told(revision: Revision) -> dict[str, tuple[str, int, datetime]]:
    """Of each event: its status, sequence and last change, by title."""
    return {e.title: (e.status, e.sequence, e.last_modified) for e in revision.events}


def days(count: float) -> datetime:
    return NOW + timedelta(days=count)


def test_a_first_export_starts_at_zero_and_now():
    assert told(exports(([EASY, LONG], NOW))) == {
        "Easy run 8 km": ("confirmed", 0, NOW),
        "Long run": ("confirmed", 0, NOW),
    }


def test_an_unchanged_event_keeps_its_sequence_and_stamp():
    assert told(exports(([EASY], NOW), ([EASY], days(3)), ([EASY], days(9)))) == {
        "Easy run 8 km": ("confirmed", 0, NOW)
    }


def test_only_what_changed_rises():
    shorter = evolve(LONG, end=LONG.end - timedelta(minutes=10))
    assert told(exports(([EASY, LONG], NOW), ([EASY, shorter], days(1)))) == {
        "Easy run 8 km": ("confirmed", 0, NOW),
        "Long run": ("confirmed", 1, days(1)),
    }


def test_taking_a_change_back_rises_too():
    shorter = evolve(LONG, end=LONG.end - timedelta(minutes=10))
    last = exports(([LONG], NOW), ([shorter], days(1)), ([LONG], days(2)))
    assert told(last) == {"Long run": ("confirmed", 2, days(2))}


def test_a_dropped_event_is_told_as_cancelled():
    assert told(exports(([EASY, LONG], NOW), ([EASY], days(1)))) == {
        "Easy run 8 km": ("confirmed", 0, NOW),
        "Long run": ("cancelled", 1, days(1)),
    }


def test_a_cancelled_event_keeps_its_time_and_identity_but_no_body_or_reminder():
    (gone,) = exports(([LONG], NOW), ([], days(1))).events
    assert (gone.uid, gone.start, gone.end) == (LONG.uid, LONG.start, LONG.end)
    assert (gone.plan, gone.session, gone.categories) == ("plan-1", "long", ("Running",))
    assert (gone.body, gone.reminders) == ("", ())


def test_a_cancelled_event_does_not_change_any_more():
    last = exports(([LONG], NOW), ([], days(1)), ([], days(2)), ([], days(29)))
    assert told(last) == {"Long run": ("cancelled", 1, days(1))}


def test_a_cancelled_event_is_told_for_thirty_local_days():
    evening = NOW.replace(hour=23, minute=50)
    dropped = (([LONG], evening), ([], evening))
    last_minute = (evening + timedelta(days=29)).replace(hour=23, minute=59)
    midnight = (evening + timedelta(days=30)).replace(hour=0, minute=0)
    assert len(exports(*dropped, ([], last_minute)).events) == 1
    assert exports(*dropped, ([], midnight)).events == ()


def test_one_day_is_one_file():
    dropped = (([EASY, LONG], NOW), ([EASY], days(1)))
    files = {
        write_calendar(exports(*dropped, ([EASY], days(8).replace(hour=hour))).events, name="S")
        for hour in range(24)
    }
    assert len(files) == 1


def test_an_event_that_comes_back_rises_further():
    last = exports(([LONG], NOW), ([], days(1)), ([LONG], days(2)))
    assert told(last) == {"Long run": ("confirmed", 2, days(2))}


def test_an_event_that_comes_back_after_the_thirty_days_still_rises_further():
    last = exports(([LONG], NOW), ([], days(1)), ([], days(50)), ([LONG], days(60)))
    assert told(last) == {"Long run": ("confirmed", 2, days(60))}


def test_a_session_dropped_before_any_export_is_never_told():
    assert exports(([evolve(LONG, status="cancelled")], NOW)).events == ()


def test_a_session_asked_for_as_cancelled_counts_as_dropped():
    last = exports(([LONG], NOW), ([evolve(LONG, status="cancelled")], days(1)))
    assert told(last) == {"Long run": ("cancelled", 1, days(1))}


def test_a_clock_set_back_makes_nothing_look_older():
    changed = evolve(LONG, body="Slower.")
    assert told(exports(([LONG], NOW), ([changed], days(-5)))) == {
        "Long run": ("confirmed", 1, NOW)
    }


def test_a_new_time_zone_is_no_change_of_an_instant():
    elsewhere = evolve(LONG, start=LONG.start.astimezone(timezone(timedelta(hours=-5))))
    assert told(exports(([LONG], NOW), ([elsewhere], days(1)))) == {
        "Long run": ("confirmed", 0, NOW)
    }


def test_stamps_are_utc_in_whole_seconds():
    (made,) = exports(([LONG], NOW.replace(microsecond=7))).events
    assert made.last_modified == NOW
    assert made.last_modified.tzinfo is UTC


def test_the_discreet_form_shows_only_the_title_it_is_given():
    (made,) = next_revision(ExportState(), [LONG], NOW, busy_title="Beschäftigt").events
    assert (made.title, made.body, made.session) == ("Beschäftigt", "", "")
    assert made.uid == LONG.uid


def test_exporting_both_forms_in_turn_changes_neither():
    state = next_revision(ExportState(), [LONG], NOW).state
    discreet = next_revision(state, [LONG], days(1), busy_title="Busy")
    full = next_revision(discreet.state, [LONG], days(2))
    again = next_revision(full.state, [LONG], days(3), busy_title="Busy")
    assert told(full) == {"Long run": ("confirmed", 0, NOW)}
    assert again.events == discreet.events


def test_going_discreet_outnumbers_what_a_calendar_may_hold_in_full():
    state = exports(([LONG], NOW), ([evolve(LONG, body="x")], days(1))).state
    (made,) = next_revision(state, [LONG], days(2), busy_title="Busy").events
    assert (made.sequence, made.last_modified) == (2, days(2))


def test_a_session_dropped_after_a_full_export_is_not_named_by_a_discreet_one():
    state = next_revision(ExportState(), [EASY, LONG], NOW).state
    state = next_revision(state, [EASY, LONG], NOW, busy_title="Busy").state
    revision = next_revision(state, [EASY], days(1), busy_title="Busy")
    assert {(e.title, e.status) for e in revision.events} == {
        ("Busy", "confirmed"),
        ("Busy", "cancelled"),
    }
    assert b"Long" not in write_calendar(revision.events, name="Busy")


def test_nothing_is_known_before_the_first_export():
    assert read_state({}) == ExportState()


SESSIONS = tuple(event(session=name, title=name) for name in "abcd")
PLANS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SESSIONS), unique=True),
        st.booleans(),
        st.integers(0, 40),
        st.booleans(),
    ),
    max_size=8,
)


@given(PLANS)
def test_sequence_and_stamp_rise_exactly_when_what_is_told_changes(
    plans: list[tuple[list[CalendarEvent], bool, int, bool]],
):
    state, now = ExportState(), NOW
    last: dict[tuple[bool, str], CalendarEvent] = {}
    highest: dict[str, int] = {}
    for desired, longer, passed, is_discreet in plans:
        now += timedelta(days=passed, seconds=1)
        body = "longer" if longer else ""
        wanted = [evolve(each, body=body) for each in desired]
        title = "Busy" if is_discreet else None
        revision = next_revision(state, wanted, now, busy_title=title)
        state = read_state(json.loads(json.dumps(state_document(revision.state))))
        for each in revision.events:
            key = (is_discreet, each.uid)
            before = last.get(key)
            plain = evolve(each, sequence=0, last_modified=NOW)
            if before and plain == evolve(before, sequence=0, last_modified=NOW):
                assert each == before
            else:
                assert each.sequence == highest.get(each.uid, -1) + 1
                assert each.last_modified == now
            highest[each.uid] = max(each.sequence, highest.get(each.uid, -1))
            last[key] = each
