"""Days away by other clocks or in other windows: what no longer fits finds another time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, ahead
from pacelift.coach.adapt.replace import moved_to, placed_again
from pacelift.coach.adapt.windows import in_windows
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Away, Plan, Reason, Session
from pacelift.coach.rules import hard_findings

CLOCKS: Final = Reason("R-REPLAN-1", "other-clocks")
EDGE: Final = timedelta(days=2)
"""On the last days before and the first ones back, too, hours may be missing between sessions."""


def being_away(plan: Plan, away: Away, today: date) -> Plan:
    """The plan with those days spent there, as far as they are not past."""
    if away.last < today or (away.zone_name is None and not away.windows):
        return plan
    return evolve(plan, away=(*plan.away, evolve(away, first=max(away.first, today))))


def fitted(adapted: Adapted, away: Away, now: datetime, catalogue: Catalogue) -> Adapted:
    """The plan inside its windows, and with the hours between sessions that the rules ask.

    Where a journey makes those too few, first only what stands too near moves, then all of those
    days, then the days around them too; what still finds no room is dropped.
    """
    adapted = in_windows(adapted, now, catalogue)
    near = _too_near(adapted.plan, away, now, catalogue)
    if not near:
        return adapted
    there, around = (_movable(adapted.plan, away, by, now) for by in (timedelta(), EDGE))
    for free in (near & there, there, around):
        made, no_room = _placed(adapted, free, now)
        if not no_room and not _too_near(made.plan, away, now, catalogue):
            break
    return made.having((evolve(each, status="dropped") for each in no_room), CLOCKS)


def _movable(plan: Plan, away: Away, by: timedelta, now: datetime) -> set[str]:
    first, last = away.first - by, away.last + by
    open_ones = (each for each in ahead(plan, now) if not each.pinned)
    return {each.id for each in open_ones if first <= each.start.date() <= last}


def _too_near(plan: Plan, away: Away, now: datetime, catalogue: Catalogue) -> set[str]:
    """Sessions of those days and around them that break a hard rule where they are."""
    broken = {finding.where for finding in hard_findings(plan, catalogue)}
    return broken & _movable(plan, away, EDGE, now)


def _placed(
    adapted: Adapted, free: Collection[str], now: datetime
) -> tuple[Adapted, list[Session]]:
    """The plan with these placed anew, and those of them that find no room."""
    found = placed_again(adapted.plan, free, now) if free else {}
    moved, no_room = [], []
    for session in adapted.plan.sessions:
        start = found.get(session.id, session.start)
        if start is None:
            no_room.append(session)
        elif start != session.start:
            moved.append(moved_to(session, start))
    return adapted.having(moved, CLOCKS), no_room
