"""What an entry says of the goal: it is told and proposed, never imposed (R-GOAL-2, R-MISS-5)."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from pacelift.coach import notes
from pacelift.coach.plan import Plan, Reason

OUT_OF_REACH: Final = ("R-GOAL-2", "goal-out-of-reach")
OF_GOAL: Final = (OUT_OF_REACH, ("R-MISS-5", "look-at-goal"))
ANSWERED: Final = frozenset({*OF_GOAL, ("R-HARD-1", "re-test"), ("R-PACE-7", "effort-only")})
"""Warnings that a fresh result settles."""


def goal_told(before: Plan, after: Plan) -> Reason | None:
    """What is to be said of the goal now and was not before."""
    new = [each for each in after.warnings if each not in before.warnings]
    return next((each for each in new if (each.rule, each.code) in OF_GOAL), None)


def looked_at(plan: Plan) -> Plan:
    """The plan with what a fresh result says of the goal; the goal itself stays the runner's."""
    others = tuple(each for each in plan.warnings if (each.rule, each.code) not in ANSWERED)
    return evolve(plan, warnings=(*notes.goal(plan), *others))
