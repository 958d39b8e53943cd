"""What stands beside a session that is where it was not planned gives way to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.adapt.adapted import Adapted, ahead
from pacelift.coach.adapt.replace import moved_to, placed_again
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.own_moves import flag
from pacelift.coach.placing_input import worth_of
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.rules import Finding, hard_findings

EDGE_DAYS: Final = 2
"""The first days of the next week give way too."""


@frozen
class GivesWay:
    """Why something moved, and why something is dropped, to give way."""

    moved: Reason
    dropped: Reason


def broken_rules(plan: Plan, catalogue: Catalogue) -> frozenset[str]:
    """Ids of the hard rules the plan breaks."""
    return frozenset(finding.rule for finding in hard_findings(plan, catalogue))


def give_way(
    adapted: Adapted,
    stays: Session,
    now: datetime,
    why: GivesWay,
    notice: timedelta = timedelta(),
) -> Adapted:
    """The others of its week and the next days, from `notice` on, where they now best go.

    What the runner has pinned stays. What finds no room is dropped if it is worth no more than what
    it gives way to (R-MISS-2), or stands where that is now and is no key session; else it stays as
    well. What stands where that is now has no notice.
    """
    since = now + notice
    free = {
        each.id: each
        for each in ahead(adapted.plan, now)
        if _may_give_way(each, stays) and (each.start > since or _displaced(each, stays))
    }
    if not free:
        return adapted
    for session_id, start in sorted(placed_again(adapted.plan, free, since).items()):
        session = free[session_id]
        if start is None:
            if _may_be_dropped(session, stays, adapted.plan):
                dropped = evolve(session, status="dropped")
                adapted = adapted.having([dropped], why.dropped)
        elif start != session.start:
            adapted = adapted.having([moved_to(session, start)], why.moved)
    return adapted


def _may_be_dropped(session: Session, stays: Session, plan: Plan) -> bool:
    if _worth(session, plan) <= _worth(stays, plan):
        return True
    return _displaced(session, stays) and not session.key


def _displaced(session: Session, stays: Session) -> bool:
    """Whether both cannot be: one is still going on when the other begins, or both are runs of one
    day (R-FIT-1).
    """
    first, second = sorted((session, stays), key=lambda each: each.start)
    runs = session.discipline == stays.discipline == "run"
    if runs and session.start.date() == stays.start.date():
        return True
    return second.start < first.start + timedelta(minutes=first.minutes)


def _worth(session: Session, plan: Plan) -> int:
    return worth_of(session.role, plan.profile, plan.fitness)


def _may_give_way(session: Session, stays: Session) -> bool:
    if session.pinned or session.id == stays.id:
        return False
    edge = session.week == stays.week + 1 and session.start.weekday() < EDGE_DAYS
    return session.week == stays.week or edge


def flagged(
    adapted: Adapted, moved: Session, broken: Collection[Finding], better: datetime | None
) -> Adapted:
    """The plan with a word on what the move breaks, and a time that breaks none if any."""
    others = (each for each in adapted.plan.warnings if ("session", moved.id) not in each.values)
    warnings = (*others, flag(moved, broken, adapted.plan, better))
    return Adapted(evolve(adapted.plan, warnings=warnings), adapted.reasons)


def nearest(plan: Plan, moved: Session, now: datetime) -> datetime | None:
    """The time nearest to where a session stands at which all rules between sessions hold."""
    return placed_again(plan, {moved.id}, now)[moved.id]
