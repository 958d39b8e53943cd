"""Days away on which training goes on: by other clocks, in other windows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

import pytest

from pacelift.coach.clock import local, to_instant
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules import hard_findings
from pacelift.words.changes import change_why
from pacelift.words.voice import Voice
from tests.coach.adapt.lives import entry, mark, move, pause, session, told
from tests.coach.plans import catalogue, example_plan, varied_plan

TUESDAY: Final = date(2027, 2, 16)
SUNDAY: Final = date(2027, 2, 21)
EVE: Final = datetime(2027, 2, 15, 7)


def on(plan: Plan, first: date, last: date) -> list[Session]:
    return [each for each in plan.sessions if first <= each.start.date() <= last]


def test_times_away_are_those_of_the_clocks_there() -> None:
    before = example_plan()
    plan, changes = pause(before, "away", TUESDAY, SUNDAY, EVE, timezone="America/New_York")
    assert changes == ()
    assert plan.sessions == before.sessions
    offsets = {
        each.id: local(each.start, plan.clocks).utcoffset()
        for each in on(plan, date(2027, 2, 15), date(2027, 2, 23))
    }
    assert set(offsets.values()) == {timedelta(hours=-5), timedelta(hours=1)}
    assert offsets["w07-long"] == timedelta(hours=-5)
    assert to_instant(session(plan, "w08-quality-1").start, plan.clocks) == to_instant(
        session(before, "w08-quality-1").start, "Europe/Berlin"
    )


@pytest.mark.parametrize(
    ("zone_name", "first"),
    [
        ("Asia/Tokyo", TUESDAY),
        ("Pacific/Auckland", date(2027, 2, 19)),
        ("Pacific/Honolulu", TUESDAY),
        ("America/New_York", date(2027, 3, 9)),
        ("America/Los_Angeles", date(2027, 3, 23)),
    ],
)
def test_hours_between_sessions_are_true_over_a_journey(zone_name: str, first: date) -> None:
    last = first + timedelta(days=9)
    at = datetime.combine(first, EVE.time()) - timedelta(days=1)
    plan, changes = pause(example_plan(), "away", first, last, at, timezone=zone_name)
    assert not hard_findings(plan, catalogue())
    starts = [to_instant(s.start, plan.clocks) for s in plan.sessions if s.status == "planned"]
    assert all(before < after for before, after in pairwise(starts))
    assert {change.session[:3] for change in changes if change.what == "moved"} <= {
        f"w{week:02}" for week in range(7, 15)
    }
    assert all(change_why(change.reason, Voice()) for change in changes)


def test_where_a_flight_takes_hours_away_as_little_moves_as_it_can() -> None:
    """From Wednesday in Auckland: the hard run of Thursday morning is half a day sooner after
    Tuesday's legs."""
    before = varied_plan("a fast marathon")
    wednesday = date(2027, 2, 10)
    at = datetime(2027, 2, 8, 4)
    said = {"timezone": "Pacific/Auckland"}
    plan, changes = pause(before, "away", wednesday, date(2027, 2, 14), at, **said)
    assert not hard_findings(plan, catalogue())
    assert {(c.session, c.what, c.reason.code) for c in changes} == {
        ("w06-quality-2", "moved", "other-clocks"),
        ("w06-lift-b", "moved", "other-clocks"),
    }


def test_a_session_told_for_the_eve_of_a_flight_stays_and_the_first_one_there_moves() -> None:
    """Friday 06:30 in Auckland is Thursday 18:30 in Casablanca, during the lift."""
    before = varied_plan("ten kilometres, starting on a Saturday")
    friday = date(2027, 2, 12)
    at = datetime(2027, 2, 11, 7)
    said = {"timezone": "Pacific/Auckland"}
    plan, changes = pause(before, "away", friday, date(2027, 2, 16), at, **said)
    assert [(c.session, c.what) for c in changes] == [("w06-easy-2", "moved")]
    assert not hard_findings(plan, catalogue())


def test_what_was_told_before_the_journey_stays_past() -> None:
    before, _ = mark(example_plan(), "w07-quality-1", "done")
    at = datetime(2027, 2, 18, 12)
    plan, _ = pause(before, "away", TUESDAY, SUNDAY, at, timezone="America/New_York")
    (away,) = plan.away
    assert away.first == date(2027, 2, 18)
    assert to_instant(session(plan, "w07-quality-1").start, plan.clocks) == to_instant(
        session(before, "w07-quality-1").start, "Europe/Berlin"
    )


def test_days_away_that_are_over_change_no_clocks() -> None:
    at = datetime(2027, 2, 25, 12)
    plan, _ = pause(example_plan(), "away", TUESDAY, SUNDAY, at, timezone="America/New_York")
    assert plan.away == ()


def test_sessions_away_are_in_the_windows_there() -> None:
    windows = ["06:00-07:30", "20:00-21:00"]
    plan, changes = pause(example_plan(), "away", TUESDAY, SUNDAY, EVE, windows=windows)
    for each in on(plan, TUESDAY, SUNDAY):
        start = each.start.hour * 60 + each.start.minute
        first, last = (360, 450) if start < 1200 else (1200, 1260)
        assert first <= start <= start + each.minutes <= last
    assert not hard_findings(plan, catalogue())
    assert {change.reason.rule for change in changes} >= {"R-DAYS-1"}
    assert (session(plan, "w07-long").km or 0) < (session(example_plan(), "w07-long").km or 0)


def test_what_fits_the_windows_there_stays() -> None:
    windows = ["06:00-12:00", "17:00-20:00"]
    plan, changes = pause(example_plan(), "away", TUESDAY, SUNDAY, EVE, windows=windows)
    assert changes == ()
    assert plan.sessions == example_plan().sessions


def test_the_windows_of_other_days_stay() -> None:
    plan, _ = pause(example_plan(), "away", TUESDAY, SUNDAY, EVE, windows=["05:00-05:30"])
    monday = date(2027, 2, 15)
    days = {window.weekday: window for window in plan.windows_of(monday)}
    assert days[0] == example_plan().profile.windows[0]
    assert (days[1].start_min, days[1].end_min) == (300, 330)
    assert plan.windows_of(date(2027, 2, 22)) == example_plan().profile.windows


def test_with_clocks_and_equipment_there_it_is_both() -> None:
    said = {"timezone": "Asia/Tokyo", "equipment": "none"}
    plan, changes = pause(example_plan(), "away", TUESDAY, SUNDAY, EVE, **said)
    assert {change.reason.code for change in changes} >= {"other-equipment"}
    assert plan.away[0].zone_name == "Asia/Tokyo"


def test_a_move_away_is_by_the_clocks_there() -> None:
    plan, _ = pause(example_plan(), "away", TUESDAY, SUNDAY, EVE, timezone="Asia/Tokyo")
    to = datetime(2027, 2, 21, 9)
    plan, _ = move(plan, "w07-long", to, datetime(2027, 2, 17, 7))
    assert local(session(plan, "w07-long").start, plan.clocks).isoformat() == (
        "2027-02-21T09:00:00+09:00"
    )


def test_what_is_said_away_is_said_by_the_clocks_there() -> None:
    """At ten in the evening in New York it is tomorrow in Berlin."""
    plan, _ = pause(example_plan(), "away", TUESDAY, SUNDAY, EVE, timezone="America/New_York")
    evening = datetime(2027, 2, 18, 22)
    said = entry(plan, "mark", evening, session="w07-easy-1", mark="done")
    plan, _ = told(plan, said)
    assert plan.told == evening
