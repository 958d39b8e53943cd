"""What an entry says of the goal: it is told and proposed, never imposed (R-GOAL-2, R-MISS-5)."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from pacelift.coach import notes
from pacelift.coach.adapt import race_day
from pacelift.coach.fitness import up_to_minute
from pacelift.coach.plan import Plan, Reason
from pacelift.coach.rules.pace import GOAL_TOLERANCE

OUT_OF_REACH: Final = ("R-GOAL-2", "goal-out-of-reach")
RE_TEST: Final = ("R-HARD-1", "re-test")
SLOWER_GOAL: Final = 1.03
"""R-HARD-1: after three key runs too hard in three weeks, 2 to 4 %."""

OF_GOAL: Final = (OUT_OF_REACH, ("R-MISS-5", "look-at-goal"), ("R-MISS-5", "later-race"), RE_TEST)
ANSWERED: Final = frozenset({*OF_GOAL, ("R-PACE-7", "effort-only")})
"""Warnings that a fresh result settles."""


def goal_told(before: Plan, after: Plan) -> Reason | None:
    """What is to be said of the goal now and was not before."""
    new = [each for each in after.warnings if each not in before.warnings]
    of_goal = (e for e in new if (e.rule, e.code) in OF_GOAL or e.code in race_day.CODES)
    return next(of_goal, None)


def proposed_s(plan: Plan, told: Reason) -> int | None:
    """The time to aim at instead, in seconds; None where the goal is no time or may stay."""
    goal_s, prediction_s = plan.profile.race.goal_s, plan.fitness.prediction_s
    if goal_s is None:
        return None
    if (told.rule, told.code) == RE_TEST:
        return up_to_minute(goal_s * SLOWER_GOAL)
    if prediction_s is None or goal_s >= prediction_s[0] * (1 - GOAL_TOLERANCE):
        return None
    return prediction_s[0]


def looked_at(plan: Plan) -> Plan:
    """The plan with what a fresh result says of the goal; the goal itself stays the runner's."""
    others = tuple(each for each in plan.warnings if (each.rule, each.code) not in ANSWERED)
    return evolve(plan, warnings=(*notes.goal(plan), *others))
