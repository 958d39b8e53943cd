"""Where the plan and the runner's other appointments want the same time. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from pacelift.coach.adapt.adapted import ahead
from pacelift.coach.clock import to_instant, to_wall
from pacelift.coach.free_slots import appointments, meets
from pacelift.coach.placing_input import monday_of
from pacelift.coach.plan import Busy, Plan, Session
from pacelift.coach.slots import week_slots

AHEAD: Final = timedelta(weeks=4)
"""So far sessions are placed around appointments."""


def in_reach(plan: Plan, now: datetime) -> tuple[Session, ...]:
    """What may give way to appointments from the instant `now` on: nothing that is pinned."""
    wall = to_wall(now, plan.clocks).replace(fold=0)
    return tuple(each for each in ahead(plan, wall, AHEAD) if not each.pinned)


def looked_at(plan: Plan, now: datetime) -> tuple[datetime, datetime]:
    """The instants between which appointments count: whole days by the plan's clocks."""
    today = to_wall(now, plan.clocks).date()
    days = (today, today + AHEAD + timedelta(days=1))
    first, last = (to_instant(datetime.combine(day, time()), plan.clocks) for day in days)
    return first, last


def clashes(plan: Plan, busy: Iterable[Busy], now: datetime) -> tuple[Session, ...]:
    """Those of them that stand at the time of an appointment, in order of time."""
    held = appointments(busy, plan.clocks)
    return tuple(each for each in in_reach(plan, now) if meets(each, plan, held))


def appointments_data(
    plan: Plan, busy: Iterable[Busy], sessions: Collection[Session], *, shorter: bool = False
) -> dict[str, Any]:
    """The data of an entry that has these sessions placed around appointments.

    It holds no more of the runner's calendar than it takes: the times within the plan's windows of
    the sessions' weeks. `shorter` says that a session may be shortened where that is the only way.
    """
    mondays = sorted({monday_of(each.start.date()) for each in sessions})
    windows = [span for monday in mondays for span in _windows(plan, monday)]
    held = [
        each
        for each in appointments(busy, plan.clocks)
        if any(each.start < end and each.end > start for start, end in windows)
    ]
    return {
        "sessions": sorted(each.id for each in sessions),
        "weeks": [monday.isoformat() for monday in mondays],
        "busy": [[each.start.isoformat(), each.end.isoformat()] for each in held],
        "shorter": shorter,
    }


def _windows(plan: Plan, monday: date) -> list[tuple[datetime, datetime]]:
    origin, minute = to_instant(datetime.combine(monday, time()), plan.clocks), timedelta(minutes=1)
    slots = week_slots(monday, plan.windows_of(monday), plan.clocks)
    return [(origin + each.start * minute, origin + each.end * minute) for each in slots]
