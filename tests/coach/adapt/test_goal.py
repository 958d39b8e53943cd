"""What is said of a goal, and what is proposed in its place."""

from __future__ import annotations

from datetime import date, datetime

from attrs import evolve

from pacelift.coach.adapt.goal import goal_told, proposed_s
from pacelift.coach.plan import Plan, Reason
from tests.coach.adapt.lives import pause
from tests.coach.plans import example_plan, plan_with

RE_TEST = Reason("R-HARD-1", "re-test")
LOOK = Reason("R-MISS-5", "look-at-goal", (("days", 22),))


def aiming(at: str) -> Plan:
    return plan_with(**{"race.goal": at})


def test_a_long_break_is_said_of_the_goal_with_a_time_in_reach() -> None:
    before = aiming("3:50:00")
    after, _ = pause(before, "away", date(2027, 2, 16), date(2027, 3, 9), datetime(2027, 2, 16, 5))
    told = goal_told(before, after)
    assert told is not None
    assert (told.rule, told.code) == ("R-MISS-5", "look-at-goal")
    assert after.fitness.prediction_s is not None
    assert proposed_s(after, told) == after.fitness.prediction_s[0]
    assert after.profile == before.profile


def test_a_goal_still_in_reach_stays() -> None:
    assert proposed_s(aiming("4:40:00"), LOOK) is None


def test_a_goal_to_finish_has_no_other_time() -> None:
    assert proposed_s(example_plan(), RE_TEST) is None


def test_after_three_runs_too_hard_the_goal_is_three_percent_slower() -> None:
    goal_s = 3 * 3600 + 55 * 60
    proposed = proposed_s(aiming("3:55:00"), RE_TEST)
    assert proposed is not None
    assert 1.02 * goal_s <= proposed <= 1.04 * goal_s
    assert proposed % 60 == 0


def test_nothing_new_is_nothing_to_tell() -> None:
    told = evolve(example_plan(), warnings=(LOOK,))
    assert goal_told(told, told) is None
    assert goal_told(example_plan(), told) == LOOK
