"""A week as a board shows it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

import pytest
from attrs import evolve

from pacelift.coach.plan import Away, Busy, Plan, Session
from pacelift.words.voice import Voice
from pacelift.words.week_view import Stay, WeekView, place_text, week_today, week_view
from tests.coach.plans import example_plan, plan_with

NOW: Final = datetime.fromisoformat("2027-01-12T08:00+01:00")


def shown(number: int = 2, plan: Plan | None = None, now: datetime = NOW) -> WeekView:
    return week_view(plan or example_plan(), number, now, Voice())


def with_session(name: str, **changed: object) -> Plan:
    plan = example_plan()

    def made(each: Session) -> Session:
        return evolve(each, **changed) if each.id == name else each

    return evolve(plan, sessions=tuple(map(made, plan.sessions)))


def test_its_name_its_facts_and_its_days() -> None:
    view = shown()
    assert view.facts[:2] == (
        "Week 2 of 18, 11–17 Jan: base",
        "Running: 35 km, long run 17 km",
    )
    assert [(each.weekday, each.day) for each in view.days][:2] == [("Mon", "11"), ("Tue", "12")]
    assert [each.is_today for each in view.days].index(True) == 1
    assert [each.note for each in view.days] == ["rest", "", "rest", "", "", "rest", ""]


def test_a_session_has_its_time_and_all_of_it_for_a_screen_reader() -> None:
    run = shown().sessions[0]
    assert (run.session, run.stay, run.when) == ("w02-easy-1", Stay(1, 390, 440), "06:30–07:20")
    assert run.name == "Running: Easy run 7 km, Tue 12 Jan, 06:30–07:20, 50 min"
    assert run.can_move


def test_what_is_told_or_pinned_is_said() -> None:
    done = shown(plan=with_session("w02-easy-1", status="done", pinned=True)).sessions[0]
    assert done.name.endswith("Done, where you put it")
    assert (done.sign, done.can_move, done.is_pinned) == ("✓", False, True)


@pytest.mark.parametrize(
    ("status", "can_move"), [("planned", True), ("missed", True), ("done", False)]
)
def test_only_what_is_open_or_missed_may_be_moved(status: str, can_move: bool) -> None:
    view = shown(plan=with_session("w02-easy-1", status=status))
    assert view.sessions[0].can_move is can_move


def test_the_race_stays() -> None:
    view = shown(plan=None, number=16)
    race = next(each for each in view.sessions if each.discipline == "race")
    assert not race.can_move


def test_what_is_dropped_is_not_there() -> None:
    view = shown(plan=with_session("w02-easy-1", status="dropped"))
    assert "w02-easy-1" not in [each.session for each in view.sessions]


def test_windows_are_those_of_where_the_runner_is() -> None:
    assert Stay(1, 17 * 60 + 30, 19 * 60 + 30) in shown().windows
    away = Away(date(2027, 1, 11), date(2027, 1, 17), None, ((600, 660),))
    assert set(shown(plan=evolve(example_plan(), away=(away,))).windows) == {
        Stay(day, 600, 660) for day in range(7)
    }


def test_an_appointment_over_midnight_stands_on_both_days() -> None:
    busy = Busy(datetime(2027, 1, 12, 21, tzinfo=UTC), datetime(2027, 1, 13, 0, 30, tzinfo=UTC))
    view = shown(plan=evolve(example_plan(), busy=(busy,)))
    assert view.busy == (Stay(1, 22 * 60, 24 * 60), Stay(2, 0, 90))


def test_hours_reach_from_one_before_to_one_after_what_stands_there() -> None:
    assert (shown().first_min, shown().last_min) == (5 * 60, 21 * 60)
    late = shown(plan=with_session("w02-easy-1", start=datetime(2027, 1, 12, 23, 30)))
    assert late.last_min == 24 * 60
    assert all(each.stay.end_min <= 24 * 60 for each in late.sessions)


def test_days_before_the_plan_are_told_apart() -> None:
    view = shown(1)
    assert [each.in_plan for each in view.days] == [False, False, True, True, True, True, True]
    assert (view.is_first, shown(18).is_last) == (True, True)


def test_now_is_in_today_s_week_only() -> None:
    assert shown().now == Stay(1, 480, 480)
    assert shown(3).now is None


@pytest.mark.parametrize(
    ("now", "number"),
    [
        ("2026-12-01T08:00Z", 1),
        ("2027-01-17T22:00Z", 2),
        ("2027-01-17T23:30Z", 3),
        ("2028-01-01T08:00Z", 18),
    ],
)
def test_today_s_week_is_by_the_runner_s_clocks(now: str, number: int) -> None:
    assert week_today(example_plan(), datetime.fromisoformat(now)) == number


def test_a_week_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="99"):
        shown(99)


def test_a_place_is_told_with_the_rule_that_it_breaks() -> None:
    start, voice = datetime(2027, 1, 13, 6, 30), Voice()
    assert place_text(start, (), voice) == ("Wed 13 Jan, 06:30", "All rules hold here.")
    _, rule = place_text(start, ("R-ORD-3",), voice)
    assert rule == (
        "! A lift on the day of a hard run starts at least 3 hours after it, better 6. (R-ORD-3)"
    )
    assert place_text(start, None, voice)[1].startswith("Nothing can be put here")


def test_names_from_a_profile_are_plain_text() -> None:
    plan = plan_with(**{"race.name": "<b>Big</b>\nrace"})
    race = next(e for e in shown(16, plan).sessions if e.discipline == "race")
    assert race.title == "<b>Big</b> race"
