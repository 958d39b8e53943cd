"""When a week has room: the runner's windows without what else stands in their calendar.

Only the hours of an appointment are taken; what is left of the window before and after stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.clock import Clocks, to_instant, to_wall
from pacelift.coach.plan import Busy, Plan, Session
from pacelift.coach.slots import Slot, week_slots

STEP_MIN: Final = 5
"""Sessions begin at whole steps of so many minutes."""


def free_slots(plan: Plan, monday: date, first: int = 0, last: int = 6) -> tuple[Slot, ...]:
    """The week's windows from weekday `first` to `last`, in order, appointments taken out."""
    slots = week_slots(monday, plan.windows_of(monday), plan.clocks, first, last)
    if not plan.busy:
        return slots
    origin = to_instant(datetime.combine(monday, time()), plan.clocks)
    taken = [_minutes(each, origin) for each in plan.busy]
    return tuple(part for slot in slots for part in _without(slot, taken))


def from_minute(slot: Slot, minute: int) -> Slot:
    """What is left of a window from a minute of the week on."""
    start = max(slot.start, minute)
    return evolve(slot, start=start, wall_min=slot.wall_min + start - slot.start)


def meets(session: Session, plan: Plan, busy: Iterable[Busy]) -> bool:
    """Whether the session is at the time of any of these appointments."""
    start = to_instant(session.start, plan.clocks)
    end = start + timedelta(minutes=session.minutes)
    return any(each.start < end and each.end > start for each in busy)


def appointments(busy: Iterable[Busy], clocks: Clocks) -> tuple[Busy, ...]:
    """What of the busy times are appointments, in order.

    A day that is taken from midnight to midnight is a holiday, a birthday or a journey: days off
    are the runner's to tell.
    """
    parts = {part for each in busy for part in _without_whole_days(each, clocks)}
    return tuple(sorted(parts, key=lambda each: (each.start, each.end)))


def _without_whole_days(busy: Busy, clocks: Clocks) -> Iterator[Busy]:
    start, day = busy.start, to_wall(busy.start, clocks).date()
    while start < busy.end:
        begins, ends = (
            to_instant(datetime.combine(day + timedelta(days=by), time()), clocks) for by in (0, 1)
        )
        if start > begins or busy.end < ends:
            yield Busy(start, min(busy.end, ends))
        start, day = ends, day + timedelta(days=1)


def _minutes(busy: Busy, origin: datetime) -> tuple[int, int]:
    """From and to in the week's minutes, begun ones counted."""
    minute = timedelta(minutes=1)
    return (busy.start - origin) // minute, -((origin - busy.end) // minute)


def _without(slot: Slot, taken: Iterable[tuple[int, int]]) -> Iterator[Slot]:
    """The parts of a window that are free."""
    for start, end in taken:
        if start >= slot.end or end <= slot.start:
            continue
        if start > slot.start:
            yield evolve(slot, end=start)
        if end >= slot.end:
            return
        slot = from_minute(slot, -(-end // STEP_MIN) * STEP_MIN)
        if slot.start >= slot.end:
            return
    yield slot
