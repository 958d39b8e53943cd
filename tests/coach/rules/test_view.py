"""A plan arranged for checking."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from pacelift.coach.rules.view import age_on_start, view_of
from tests.coach.rules.plan_builder import (
    build,
    catalogue,
    change,
    change_profile,
    change_week,
    runner,
    session_of,
)


def test_weeks_sum_their_training_runs() -> None:
    view = view_of(build(), catalogue())
    assert view.by_week[8].km == pytest.approx(64.5)
    assert view.by_week[8].longest_km == 26.0
    assert view.by_week[11].km == pytest.approx(24.5), "the race is not in it"
    assert [week.km for week in view.by_week][12] == 0.0


def test_the_taper_ends_with_the_race_week() -> None:
    view = view_of(build(), catalogue())
    assert (view.taper_from, view.race_week) == (9, 11)
    assert [week.week.number for week in view.before_taper] == list(range(1, 10))
    assert view.highest_km == pytest.approx(64.5)
    assert len(view.to_race) == 12


def test_missed_and_dropped_sessions_are_left_out() -> None:
    plan = change(change(build(), "w09-long", status="missed"), "w08-long", status="dropped")
    view = view_of(plan, catalogue())
    assert not {"w09-long", "w08-long"} & {run.id for run in view.runs}
    assert view.by_week[8].longest_km < 26.0


def test_sessions_are_in_order_of_time_whatever_their_order_in_the_plan() -> None:
    plan = evolve(build(), sessions=tuple(reversed(build().sessions)))
    assert view_of(plan, catalogue()).runs == view_of(build(), catalogue()).runs


def test_days_to_race_and_week_of_a_session() -> None:
    view = view_of(build(), catalogue())
    assert view.days_to_race(session_of(build(), "w11-long")) == 7
    assert view.days_to_race(session_of(build(), "w14-easy-1")) < 0
    assert view.week(session_of(build(), "w11-long")).where == "week 11"


def test_a_part_week_is_not_full() -> None:
    view = view_of(change_week(build(), 1, start=date(2027, 2, 3)), catalogue())
    assert not view.by_week[0].full
    assert view.by_week[1].full


def test_a_race_outside_the_weeks_counts_as_in_the_last() -> None:
    plan = change_profile(build(), "race", date=date(2028, 1, 1))
    assert view_of(plan, catalogue()).race_week == 13


def test_age_on_start_goes_by_years_of_birth() -> None:
    assert age_on_start(runner()) == 41
    unknown = evolve(runner(), athlete=evolve(runner().athlete, born=None))
    assert age_on_start(unknown) is None
