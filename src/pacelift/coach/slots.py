"""Windows of one week as stretches of elapsed time, and the way between those and wall times.

A week's minutes count from its Monday 00:00 local, so that a gap in hours is true across a change
of clocks. Dates and windows only: what goes where is `week`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from attrs import frozen

from pacelift.coach.clock import Clocks, to_instant, to_wall, zone, zone_on
from pacelift.coach.profile import Window

DAY_MIN = 1440
WEEK_MIN = 7 * DAY_MIN


@frozen(cache_hash=True)
class Slot:
    """A window on one date.

    `day` is the weekday (0 is Monday); `start` and `end` are elapsed minutes since the week's
    Monday 00:00; `wall_min` is the local minute of the day at which it opens. Nothing may start in
    `second_pass` (from, to): its wall times have been there before, so a plan cannot name them.
    """

    day: int
    start: int
    end: int
    wall_min: int
    second_pass: tuple[int, int] = (0, 0)


def week_slots(
    monday: date, windows: tuple[Window, ...], clocks: Clocks, first: int = 0, last: int = 6
) -> tuple[Slot, ...]:
    """The week's windows from weekday `first` to `last`, in order of time."""
    if _changes_clocks(monday, clocks):
        slots = (_true_slot(monday, window, clocks) for window in sorted(windows))
        return tuple(s for s in slots if first <= s.day <= last and s.end > s.start)
    return _plain_slots(windows, first, last)


def week_minutes(monday: date, clocks: Clocks) -> int:
    """Elapsed minutes from this Monday 00:00 to the next: 10080 but where clocks change."""
    if not _changes_clocks(monday, clocks):
        return WEEK_MIN
    return minute_of(datetime.combine(monday, time()) + timedelta(days=7), monday, clocks)


def minute_of(wall: datetime, monday: date, clocks: Clocks) -> int:
    """Elapsed minutes from the Monday's 00:00 to a wall time; negative before it."""
    if not _changes_clocks(monday, clocks) and 0 <= (wall.date() - monday).days < 7:
        return (wall - datetime.combine(monday, time())) // timedelta(minutes=1)
    origin = to_instant(datetime.combine(monday, time()), clocks)
    return _minutes(to_instant(wall, clocks) - origin)


def wall_of(minute: int, monday: date, day: int, clocks: Clocks) -> datetime:
    """The naive wall time that many elapsed minutes after the Monday's 00:00, on that weekday."""
    if not _changes_clocks(monday, clocks) and 0 <= minute < WEEK_MIN:
        return datetime.combine(monday, time()) + timedelta(minutes=minute)
    origin = to_instant(datetime.combine(monday, time()), clocks)
    here = zone_on(monday + timedelta(days=day), clocks)
    return to_wall(origin + timedelta(minutes=minute), here).replace(fold=0)


@lru_cache(maxsize=256)
def _changes_clocks(monday: date, clocks: Clocks) -> bool:
    # Each midnight is looked at, for a zone may change twice within a week.
    days = (monday + timedelta(days=d) for d in range(8))
    midnights = (datetime.combine(day, time(), zone(zone_on(day, clocks))) for day in days)
    return len({midnight.utcoffset() for midnight in midnights}) > 1


@lru_cache(maxsize=64)
def _plain_slots(windows: tuple[Window, ...], first: int, last: int) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            w.weekday,
            w.weekday * DAY_MIN + w.start_min,
            w.weekday * DAY_MIN + w.end_min,
            w.start_min,
        )
        for w in sorted(windows)
        if first <= w.weekday <= last
    )


def _true_slot(monday: date, window: Window, clocks: Clocks) -> Slot:
    midnight = datetime.combine(monday, time()) + timedelta(days=window.weekday)
    here = zone_on(midnight.date(), clocks)
    origin = to_instant(datetime.combine(monday, time()), clocks)

    def minute(wall_min: int) -> int:
        return _minutes(to_instant(midnight + timedelta(minutes=wall_min), here) - origin)

    start, end = minute(window.start_min), minute(window.end_min)
    opens = to_wall(origin + timedelta(minutes=start), here)  # later where a gap swallows it
    longer = end - start > window.end_min - window.start_min
    repeated = _second_pass(origin, start, end, here) if longer else (0, 0)
    return Slot(window.weekday, start, end, opens.hour * 60 + opens.minute, repeated)


def _second_pass(origin: datetime, start: int, end: int, zone_name: str) -> tuple[int, int]:
    instants = {minute: origin + timedelta(minutes=minute) for minute in range(start, end)}
    repeated = [
        minute
        for minute, instant in instants.items()
        if to_instant(to_wall(instant, zone_name), zone_name) != instant
    ]
    return (repeated[0], repeated[-1] + 1) if repeated else (0, 0)


def _minutes(elapsed: timedelta) -> int:
    return elapsed // timedelta(minutes=1)
