"""Training load and its monotony."""

from __future__ import annotations

import math

import pytest

from pacelift.coach.plan import Plan
from pacelift.coach.rules import load
from tests.coach.rules.plan_builder import add, build, change, drop, found, run


def test_monotony_is_mean_over_deviation() -> None:
    assert load.monotony((0.0, 10.0)) == pytest.approx(1.0)
    assert load.monotony((10.0, 10.0)) == math.inf
    assert load.monotony((0.0, 0.0)) == math.inf


def even_week(plan: Plan, number: int, km: float) -> Plan:
    """A week with the same easy run on every day and nothing else."""
    plan = drop(plan, *(s.id for s in plan.sessions if s.week == number))
    return add(plan, *(run(number, day, "easy", km, role=f"easy-{day}") for day in range(7)))


def test_the_same_load_every_day_is_found_in_a_hard_week() -> None:
    assert found(even_week(build(), 9, 25.0))["R-LOAD-1"] == {"week 9"}


def test_the_same_load_every_day_is_no_matter_in_an_easy_week() -> None:
    assert "R-LOAD-1" not in found(even_week(build(), 9, 5.0))


def test_a_hard_week_with_easy_days_is_fine() -> None:
    plan = even_week(build(), 9, 25.0)
    rest = drop(plan, "w09-easy-0", "w09-easy-4")
    assert "R-LOAD-1" not in found(change(rest, "w09-easy-6", minutes=300))


def test_the_race_is_no_load_of_its_week() -> None:
    assert "R-LOAD-1" not in found(change(build(), "w12-race", minutes=2000))
