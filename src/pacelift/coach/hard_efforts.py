"""The hard efforts around a session, and the hours to them, true over changes of the clocks."""

from __future__ import annotations

from datetime import timedelta

from attrs import frozen

from pacelift.coach.clock import to_instant
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules.ordering import session_traits
from pacelift.coach.rules.pairs import MEDIUM


@frozen
class Apart:
    """A hard effort, and the whole hours between it and a session."""

    session: Session
    hours: int


@frozen
class HardEfforts:
    """The nearest before and after a session; None where there is none."""

    before: Apart | None
    after: Apart | None


def is_hard(session: Session) -> bool:
    """Whether it is a quality run, a long run, the race, or medium or heavy work for the legs."""
    seen = session_traits(session)
    return seen.is_hard or seen.leg_lift >= MEDIUM


def hard_efforts(session: Session, plan: Plan) -> HardEfforts:
    """The hard efforts around it; what was missed or dropped is none."""
    held = [
        each
        for each in plan.sessions
        if each.id != session.id and each.status not in ("missed", "dropped") and is_hard(each)
    ]
    before = [each for each in held if each.start < session.start]
    after = [each for each in held if each.start >= session.start]
    return HardEfforts(
        before=Apart(before[-1], hours_between(before[-1], session, plan)) if before else None,
        after=Apart(after[0], hours_between(session, after[0], plan)) if after else None,
    )


def hours_between(first: Session, second: Session, plan: Plan) -> int:
    """Whole hours from the end of one session to the start of the next; at least none."""
    end = to_instant(first.start, plan.clocks) + timedelta(minutes=first.minutes)
    hours = int((to_instant(second.start, plan.clocks) - end).total_seconds() // 3600)
    return max(hours, 0)
