"""The measures on weeks made by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach.plan import Session
from tests.coach.plans import catalogue, example_plan
from tests.simulation import measures
from tests.simulation.measures import (
    close_efforts,
    close_pairs,
    over_plan_weeks,
    runs,
    spike_runs,
    spike_weeks,
)
from tests.simulation.season import Did

MONDAY = date(2027, 2, 1)


def session(kind: str, day: int, hour: int = 8, **changes: Any) -> Session:
    """A session of the contract's example of that kind, on that day after the Monday."""
    found = next(s for s in example_plan().sessions if s.kind == kind)
    start = datetime(2027, 2, 1, hour) + timedelta(days=day)
    return evolve(found, id=f"{kind}-{day}-{hour}", start=start, **changes)


def close(*sessions: Session) -> int:
    """Pairs of these that are too close, done as they are."""
    return close_efforts(example_plan(), [Did(each, 5.0) for each in sessions], catalogue())


@pytest.mark.parametrize(
    ("km", "expected"),
    [
        ([30.0, 30.0, 30.0], 0),
        ([33.0, 36.3, 39.93], 0),  # each 110 % of the one before, none above it
        ([33.1], 1),
        ([40.0, 40.0], 1),  # the second week is no step
        ([30.0, 20.0, 33.0], 0),  # a lighter week is no base to step up from
        ([10.0, 10.0, 10.0, 10.0, 12.0], 1),  # but four of them are
        ([0.0, 0.0, 0.0, 0.0, 5.0], 1),
        ([], 0),
    ],
)
def test_a_week_is_a_spike_above_the_highest_of_four_before(km: list[float], expected: int) -> None:
    assert spike_weeks(km, usual_km=30.0) == expected


def test_a_week_over_its_plan_is_counted_and_one_below_is_not() -> None:
    assert over_plan_weeks([44.0, 44.1, 30.0, 1.0], [40.0, 40.0, 40.0, 0.0]) == 2


@pytest.mark.parametrize(
    ("outings", "expected"),
    [
        ([(0, 11.5)], 0),  # 110 % of 10 km and half a kilometre
        ([(0, 11.6)], 1),
        ([(0, 11.0), (7, 12.6), (14, 14.3)], 0),
        ([(0, 11.6), (7, 11.6)], 1),  # what was run once is no step again
        ([(40, 30.0)], 0),  # nothing within 30 days to compare with
        ([(20, 8.0), (45, 10.0)], 1),  # the ten kilometres of before the plan are too long ago
        ([], 0),
    ],
)
def test_a_run_is_a_spike_above_the_longest_of_thirty_days(
    outings: list[tuple[int, float]], expected: int
) -> None:
    dated = [(MONDAY + timedelta(days=day), km) for day, km in outings]
    assert spike_runs(dated, MONDAY, longest_km=10.0) == expected


def test_two_runs_of_a_day_are_not_compared_with_each_other() -> None:
    late = MONDAY + timedelta(days=40)
    assert spike_runs([(late, 5.0), (late, 11.0)], MONDAY, longest_km=10.0) == 0


def test_hard_runs_on_days_in_a_row_are_too_close_and_two_days_apart_are_not() -> None:
    assert close(session("threshold", 0), session("long", 1)) == 1
    assert close(session("threshold", 0), session("long", 2)) == 0
    assert close(session("threshold", 0), session("easy", 1)) == 0


def test_a_heavy_lift_needs_its_hours_before_a_hard_run_across_days() -> None:
    heavy = session("strength", 0, hour=18, leg_load=3)
    assert close(heavy, session("threshold", 2, hour=5)) == 1  # 35 hours or less
    assert close(heavy, session("threshold", 2, hour=9)) == 0
    assert close(heavy, session("long", 2, hour=9)) == 1  # a long run needs 48


def test_a_lift_soon_after_a_hard_run_is_too_close_on_that_day() -> None:
    run = session("threshold", 0, hour=8, minutes=60)
    assert close(run, session("strength", 0, hour=10, leg_load=2)) == 1
    assert close(run, session("strength", 0, hour=13, leg_load=2)) == 0


def test_a_pair_that_breaks_several_rules_counts_once_and_names_the_earlier_first() -> None:
    run, lift = session("long", 1, minutes=120), session("strength", 0, hour=18, leg_load=3)
    pairs = list(close_pairs(example_plan(), [Did(run, 5.0), Did(lift, 5.0)], catalogue()))
    assert [(a.id, b.id) for a, b in pairs] == [(lift.id, run.id)]


def test_nothing_done_is_no_pair_and_all_of_the_load_lost() -> None:
    assert close() == 0
    assert measures.load_lost_percent([], [Did(session("easy", 0), 3.0)]) == 100.0


def test_load_lost_goes_by_the_effort_meant_not_felt_and_may_be_a_gain() -> None:
    planned = [Did(session("easy", 0, minutes=30), 3.0), Did(session("easy", 2, minutes=30), 3.0)]
    struggled = [Did(planned[0].session, 9.0)]
    assert measures.load_lost_percent(struggled, planned) == pytest.approx(50.0)
    assert measures.load_lost_percent([*planned, *planned], planned) == pytest.approx(-100.0)


def test_loads_of_a_day_add_up_as_they_felt() -> None:
    did = [Did(session("easy", 0, minutes=30), 4.0), Did(session("strength", 0, minutes=40), 6.0)]
    assert measures.felt_loads(did) == {MONDAY: 4.0 * 30 + 6.0 * 40}


def test_weeks_run_from_monday_to_sunday_up_to_the_race() -> None:
    plan = example_plan()
    did = [Did(session("easy", 6, km=7.0), 3.0), Did(session("easy", 7, km=5.0), 3.0)]
    km = measures.weekly_km(plan, did)
    assert len(km) == 16
    assert km[4:6] == (7.0, 5.0)
    assert sum(km) == 12.0


def test_a_first_week_that_began_late_is_not_compared() -> None:
    plan = example_plan()
    assert plan.weeks[0].days < 7
    assert measures.full_weeks(plan, (10.0, 30.0)) == (30.0,)
    whole = evolve(plan, weeks=plan.weeks[1:])
    assert measures.full_weeks(whole, (10.0, 30.0)) == (10.0, 30.0)


def test_runs_leave_out_lifts() -> None:
    did = [Did(session("easy", 0, km=7.0), 3.0), Did(session("strength", 1), 6.0)]
    assert runs(did) == ((MONDAY, 7.0),)
