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
    """What is to be done in the time that is looked at, from the instant `now` on."""
    wall = to_wall(now, plan.clocks).replace(fold=0)
    return tuple(ahead(plan, wall, AHEAD))


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


def taken_of(session: Session, plan: Plan, busy: Iterable[Busy]) -> tuple[Busy, ...]:
    """What of its own time appointments take."""
    start = to_instant(session.start, plan.clocks)
    own = Busy(start, start + timedelta(minutes=session.minutes))
    return _common(own, appointments(busy, plan.clocks))


def cancelled_data(plan: Plan, busy: Iterable[Busy], now: datetime) -> dict[str, Any] | None:
    """The data of an entry that forgets what is no longer there of the appointments known.

    None where nothing is to be forgotten. No time is in it that the plan did not know.
    """
    first, last = looked_at(plan, now)
    held = appointments(busy, plan.clocks)
    left = {
        known: _common(known, held) if first <= known.start and known.end <= last else (known,)
        for known in plan.busy
    }
    changed = {_monday(each, plan) for each, parts in left.items() if parts != (each,)}
    kept = [part for parts in left.values() for part in parts if _monday(part, plan) in changed]
    return _data((), changed, kept) if changed else None


def forgotten_data(plan: Plan) -> dict[str, Any]:
    """The data of an entry that forgets every appointment."""
    return _data((), {_monday(each, plan) for each in plan.busy}, ())


def _monday(busy: Busy, plan: Plan) -> date:
    return monday_of(to_wall(busy.start, plan.clocks).date())


def _common(span: Busy, held: Iterable[Busy]) -> tuple[Busy, ...]:
    """The parts of a span that are in these, in order of time; what touches is one part."""
    parts: list[Busy] = []
    for each in held:
        start, end = max(span.start, each.start), min(span.end, each.end)
        if start >= end:
            continue
        if parts and start <= parts[-1].end:
            start, end = parts[-1].start, max(parts[-1].end, end)
            parts.pop()
        parts.append(Busy(start, end))
    return tuple(parts)


def appointments_data(
    plan: Plan, busy: Iterable[Busy], sessions: Collection[Session], *, shorter: bool = False
) -> dict[str, Any]:
    """The data of an entry that has these sessions placed around appointments.

    It holds no more of the runner's calendar than it takes: the times within the plan's windows of
    the sessions' weeks. `shorter` says that the runner has agreed: then one that they pinned goes
    too, and a session may be shortened where that is the only way.
    """
    mondays = {monday_of(each.start.date()) for each in sessions}
    windows = [span for monday in sorted(mondays) for span in _windows(plan, monday)]
    held = [
        each
        for each in appointments(busy, plan.clocks)
        if any(each.start < end and each.end > start for start, end in windows)
    ]
    return _data((each.id for each in sessions), mondays, held, shorter=shorter)


def _data(
    sessions: Iterable[str], mondays: Iterable[date], held: Iterable[Busy], *, shorter: bool = False
) -> dict[str, Any]:
    return {
        "sessions": sorted(sessions),
        "weeks": [monday.isoformat() for monday in sorted(mondays)],
        "busy": [[each.start.isoformat(), each.end.isoformat()] for each in held],
        "shorter": shorter,
    }


def _windows(plan: Plan, monday: date) -> list[tuple[datetime, datetime]]:
    origin, minute = to_instant(datetime.combine(monday, time()), plan.clocks), timedelta(minutes=1)
    slots = week_slots(monday, plan.windows_of(monday), plan.clocks)
    return [(origin + each.start * minute, origin + each.end * minute) for each in slots]
