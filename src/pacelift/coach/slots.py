"""Windows of one week as stretches of elapsed time, and the way between those and wall times.

A week's minutes count from its Monday 00:00 local, so that a gap in hours is true across a change
of clocks. Dates and windows only: what goes where is `week`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from attrs import frozen

from pacelift.coach.clock import to_instant, to_wall, zone
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
    monday: date, windows: tuple[Window, ...], zone_name: str, first: int = 0, last: int = 6
) -> tuple[Slot, ...]:
    """The week's windows from weekday `first` to `last`, in order of time."""
    if _changes_clocks(monday, zone_name):
        slots = (_true_slot(monday, window, zone_name) for window in sorted(windows))
        return tuple(s for s in slots if first <= s.day <= last and s.end > s.start)
    return _plain_slots(windows, first, last)


def week_minutes(monday: date, zone_name: str) -> int:
    """Elapsed minutes from this Monday 00:00 to the next: 10080 but where clocks change."""
    if not _changes_clocks(monday, zone_name):
        return WEEK_MIN
    return minute_of(datetime.combine(monday, time()) + timedelta(days=7), monday, zone_name)


def minute_of(wall: datetime, monday: date, zone_name: str) -> int:
    """Elapsed minutes from the Monday's 00:00 to a wall time; negative before it."""
    if not _changes_clocks(monday, zone_name) and 0 <= (wall.date() - monday).days < 7:
        return (wall - datetime.combine(monday, time())) // timedelta(minutes=1)
    origin = to_instant(datetime.combine(monday, time()), zone_name)
    return int((to_instant(wall, zone_name) - origin).total_seconds() // 60)


def wall_of(minute: int, monday: date, zone_name: str) -> datetime:
    """The naive wall time that many elapsed minutes after the Monday's 00:00."""
    if not _changes_clocks(monday, zone_name) and 0 <= minute < WEEK_MIN:
        return datetime.combine(monday, time()) + timedelta(minutes=minute)
    origin = to_instant(datetime.combine(monday, time()), zone_name)
    return to_wall(origin + timedelta(minutes=minute), zone_name).replace(fold=0)


@lru_cache(maxsize=256)
def _changes_clocks(monday: date, zone_name: str) -> bool:
    # Each midnight is looked at, for a zone may change twice within a week.
    tz = zone(zone_name)
    midnights = (datetime.combine(monday + timedelta(days=d), time(), tz) for d in range(8))
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


def _true_slot(monday: date, window: Window, zone_name: str) -> Slot:
    midnight = datetime.combine(monday, time()) + timedelta(days=window.weekday)
    start = minute_of(midnight + timedelta(minutes=window.start_min), monday, zone_name)
    end = minute_of(midnight + timedelta(minutes=window.end_min), monday, zone_name)
    longer = end - start > window.end_min - window.start_min
    repeated = _second_pass(start, end, monday, zone_name) if longer else (0, 0)
    opens = wall_of(start, monday, zone_name)  # later than planned where a gap swallows it
    return Slot(window.weekday, start, end, opens.hour * 60 + opens.minute, repeated)


def _second_pass(start: int, end: int, monday: date, zone_name: str) -> tuple[int, int]:
    repeated = [
        minute
        for minute in range(start, end)
        if minute_of(wall_of(minute, monday, zone_name), monday, zone_name) != minute
    ]
    return (repeated[0], repeated[-1] + 1) if repeated else (0, 0)
