"""Weeks with fewer km."""

from __future__ import annotations

from datetime import datetime

import pytest

from pacelift.coach.adapt.lighter_week import of_at_most
from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Plan, Session
from tests.coach.adapt.lives import session
from tests.coach.plans import example_plan

MONDAY = datetime(2027, 2, 15, 5)
FRIDAY = datetime(2027, 2, 19, 5)


def week_7(plan: Plan) -> list[Session]:
    return [each for each in plan.sessions if each.week == 7 and each.discipline == "run"]


def lighter(most_km: float, now: datetime = MONDAY) -> Plan:
    """The example with that week made lighter until it no longer changes."""
    plan = example_plan()
    while made := of_at_most(
        [each for each in week_7(plan) if each.status == "planned"], plan, most_km, now
    ):
        plan = with_sessions(plan, made)
        if plan.weeks[6].km <= most_km:
            break
    return plan


@pytest.mark.parametrize("most_km", [45.0, 30.0, 20.0, 8.0])
def test_it_has_no_more_than_that(most_km: float) -> None:
    assert example_plan().weeks[6].km > 45.0
    assert lighter(most_km).weeks[6].km <= most_km


def test_the_long_run_stays_and_the_others_get_shorter_alike() -> None:
    plan = lighter(0.8 * example_plan().weeks[6].km)
    long, *others = sorted(week_7(plan), key=lambda run: run.kind != "long")
    assert (long.km or 0.0) >= (session(example_plan(), long.id).km or 0.0) - 0.5
    shares = [(s.km or 0.0) / (session(example_plan(), s.id).km or 1.0) for s in others]
    assert all(0.55 < share <= 0.75 for share in shares)
    assert session(plan, "w07-quality-1").quality


def test_the_long_run_takes_no_more_than_its_share_of_the_week() -> None:
    plan = lighter(20.0)
    assert 8.0 <= (session(plan, "w07-long").km or 0.0) <= 10.0


def test_no_run_becomes_too_short_to_set_out_for() -> None:
    plan = lighter(14.0)
    runs = week_7(plan)
    assert {run.status for run in runs} == {"planned", "dropped"}
    assert all(run.minutes >= 18 for run in runs if run.status == "planned")
    assert plan.weeks[6].km > 10.0


def test_what_is_over_stays_and_counts() -> None:
    plan = lighter(45.0, FRIDAY)
    assert plan.weeks[6].km <= 45.0
    for each in ("w07-quality-1", "w07-easy-1"):
        assert session(plan, each) == session(example_plan(), each)


def test_where_all_is_over_nothing_changes() -> None:
    runs = week_7(example_plan())
    assert of_at_most(runs, example_plan(), 10.0, datetime(2027, 2, 22)) == []


def test_where_shorter_runs_do_not_help_the_one_of_least_worth_goes() -> None:
    plan = lighter(3.0)
    dropped = [each.id for each in week_7(plan) if each.status == "dropped"]
    assert dropped
    assert "w07-long" not in dropped
