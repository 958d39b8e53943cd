"""A season in figures: asked and done, load, monotony, and how much of what was due is done."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from pacelift.coach.plan import Actual, Plan, Session, Status
from pacelift.coach.rules.load import monotony
from pacelift.coach.season_figures import WeekFigures, position, season_figures
from tests.coach.plans import example_plan

SECOND_MONDAY = date(2027, 1, 11)
LONG = "w02-long"


def with_session(plan: Plan, key: str, status: Status, actual: Actual | None = None) -> Plan:
    told = [
        evolve(each, status=status, actual=actual) if each.id == key else each
        for each in plan.sessions
    ]
    return evolve(plan, sessions=tuple(told))


def session(plan: Plan, key: str) -> Session:
    return next(each for each in plan.sessions if each.id == key)


def second_week(plan: Plan, today: date = SECOND_MONDAY) -> WeekFigures:
    return season_figures(plan, today)[1]


def test_before_anything_is_told_a_week_asks_what_the_plan_has() -> None:
    plan = example_plan()
    for figures in season_figures(plan, SECOND_MONDAY):
        week = figures.week
        told = (figures.km, figures.long_km, figures.load)
        assert told == pytest.approx((week.km, week.long_km, week.load), abs=0.02)
        assert (figures.km_done, figures.load_done, figures.lifts.held) == (
            0,
            0,
            week.strength_sessions,
        )


def test_what_was_missed_is_asked_and_what_was_dropped_is_not() -> None:
    plan = example_plan()
    long_km = session(plan, LONG).km
    missed = second_week(with_session(plan, LONG, "missed"))
    dropped = second_week(with_session(plan, LONG, "dropped"))
    assert missed.km == pytest.approx(35)
    assert (missed.km_done, missed.long_km, missed.long_km_done) == (0, long_km, 0)
    assert dropped.km == pytest.approx(35 - (long_km or 0))
    assert dropped.long_km == 0


@pytest.mark.parametrize("status", ["done", "too-hard", "too-easy"])
def test_what_was_told_counts_as_done_and_else_what_was_planned(status: Status) -> None:
    plan = example_plan()
    planned = session(plan, LONG)
    as_planned = second_week(with_session(plan, LONG, status))
    assert as_planned.km_done == planned.km
    assert as_planned.load_done == planned.load
    told = second_week(with_session(plan, LONG, status, Actual(km=12.5, minutes=80, rpe=6)))
    assert (told.km_done, told.long_km_done, told.load_done) == (12.5, 12.5, 480)
    only_rpe = second_week(with_session(plan, LONG, status, Actual(rpe=5)))
    assert only_rpe.load_done == 5 * planned.minutes


def test_monotony_is_mean_over_deviation_of_the_days_without_what_was_missed() -> None:
    plan = with_session(example_plan(), LONG, "missed")
    plan = with_session(plan, "w02-easy-1", "done", Actual(minutes=60, rpe=8))
    daily = [0.0] * 7
    for each in plan.sessions:
        if each.week == 2 and each.id != LONG:
            daily[each.start.weekday()] += 480 if each.id == "w02-easy-1" else each.load
    assert second_week(plan).monotony == pytest.approx(monotony(tuple(daily)))


def test_a_part_week_and_a_week_of_rest_have_no_monotony() -> None:
    plan = example_plan()
    resting = evolve(
        plan,
        sessions=tuple(
            evolve(e, status="dropped" if e.week == 2 else "planned") for e in plan.sessions
        ),
    )
    assert plan.weeks[0].days < 7
    assert season_figures(plan, SECOND_MONDAY)[0].monotony is None
    assert second_week(resting).monotony is None


def test_a_session_is_due_when_it_is_told_or_its_day_is_over() -> None:
    plan = with_session(example_plan(), "w02-easy-1", "missed")
    assert (plan.weeks[1].start, session(plan, "w02-easy-1").start.date()) == (
        SECOND_MONDAY,
        SECOND_MONDAY + timedelta(days=1),
    )
    early = second_week(plan).runs
    assert (early.held, early.due, early.done, early.open) == (4, 1, 0, 0)
    late = second_week(with_session(plan, LONG, "done"), SECOND_MONDAY + timedelta(days=7)).runs
    assert (late.held, late.due, late.done, late.open) == (4, 4, 1, 2)


def test_the_race_is_in_no_figure() -> None:
    plan = example_plan()
    race = next(each for each in plan.sessions if each.discipline == "race")
    figures = season_figures(plan, SECOND_MONDAY)[race.week - 1]
    assert figures.km == pytest.approx(plan.weeks[race.week - 1].km)
    assert figures.runs.held == 3


def test_each_week_is_one_long_on_the_axis_also_a_part_first_week() -> None:
    plan = example_plan()
    assert position(plan, plan.weeks[0].start) == pytest.approx(2 / 7)
    assert [position(plan, week.start) for week in plan.weeks[1:]] == list(range(1, 18))
