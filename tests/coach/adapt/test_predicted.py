"""The race prediction follows the volume that is really run (R-PACE-7)."""

from __future__ import annotations

import pytest

from pacelift.coach.plan import Plan
from pacelift.coach.rules import check
from pacelift.words.forecast import forecast_text
from pacelift.words.voice import Voice
from tests.coach.adapt.lives import mark, marks
from tests.coach.plans import catalogue, example_plan

LONG_RUNS = [f"w{week:02d}-long" for week in range(7, 14)]


def slow_end(plan: Plan) -> int:
    assert plan.fitness.prediction_s is not None
    return plan.fitness.prediction_s[1]


def test_much_less_volume_makes_the_slow_end_slower_and_says_why() -> None:
    before = example_plan()
    plan = marks(before, "missed", LONG_RUNS)
    assert slow_end(plan) >= slow_end(before) + 300
    assert plan.fitness.prediction_s is not None
    assert before.fitness.prediction_s is not None
    assert plan.fitness.prediction_s[0] == before.fitness.prediction_s[0]
    assert "R-PACE-7" not in {finding.rule for finding in check(plan, catalogue())}
    race = next(each for each in plan.sessions if each.discipline == "race")
    assert race.minutes == round(slow_end(plan) / 60)
    told = forecast_text(before.fitness, plan.fitness, Voice())
    assert told is not None
    assert "really run in a week" in told


@pytest.mark.parametrize("session_id", ["w05-easy-1", "w11-easy-1", "w08-quality-1"])
def test_one_missed_run_does_not_change_it(session_id: str) -> None:
    plan, _ = mark(example_plan(), session_id, "missed")
    assert plan.fitness == example_plan().fitness


def test_km_really_run_count() -> None:
    plan = example_plan()
    for each in (f"w{week:02d}-easy-{run}" for week in range(7, 14) for run in (1, 2)):
        plan, _ = mark(plan, each, "done", km=3.0)
    assert slow_end(plan) > slow_end(example_plan())


def test_done_after_all_brings_it_back() -> None:
    plan = marks(example_plan(), "missed", LONG_RUNS[:-3])
    slow = slow_end(plan)
    assert slow > slow_end(example_plan())
    assert slow_end(marks(plan, "done", LONG_RUNS[:-3])) < slow
