"""Wall time and instants: the one place that knows gaps and folds of daylight saving time, and
that somebody who travels lives by other clocks.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from attrs import frozen


@frozen
class Trip:
    """Days, both included, lived by another zone's clocks."""

    first: date
    last: date
    zone_name: str


@frozen(cache_hash=True)
class Zones:
    """Whose clocks count on which day: those at home, on trips those of where they go.

    A wall time belongs to the clocks of its date. Of two trips on one day the later in order holds.
    """

    home: str
    trips: tuple[Trip, ...] = ()

    def on(self, day: date) -> str:
        """The zone of that day."""
        held = (t.zone_name for t in reversed(self.trips) if t.first <= day <= t.last)
        return next(held, self.home)


Clocks = str | Zones
"""A zone's name, or the zones of somebody who travels."""


@lru_cache(maxsize=16)
def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name; raises ZoneInfoNotFoundError or ValueError when there is none."""
    return ZoneInfo(name)


def zone_on(day: date, clocks: Clocks) -> str:
    """The name of the zone that counts on that day."""
    return clocks if isinstance(clocks, str) else clocks.on(day)


def zone_away(day: date, clocks: Clocks) -> str | None:
    """The name of the zone that counts on that day, None where it is the one at home."""
    there = zone_on(day, clocks)
    return None if isinstance(clocks, str) or there == clocks.home else there


def to_instant(wall: datetime, clocks: Clocks) -> datetime:
    """The UTC instant of a naive wall time.

    A time that happens twice is its first pass; one that a gap swallows is the moment the gap's
    clocks jump to: with a gap of an hour, 02:30 on that night is 03:00.
    """
    tz = zone(zone_on(wall.date(), clocks))
    instant = wall.replace(tzinfo=tz, fold=0).astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == wall:
        return instant
    # In a gap, fold=0 reads with the offset before it and fold=1 with the offset after: the
    # difference is the gap's length, and its end lies between the two readings.
    after = wall.replace(tzinfo=tz, fold=1).astimezone(UTC)
    low, high = sorted((instant, after))
    before_offset = low.astimezone(tz).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(tz).utcoffset() == before_offset:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def to_wall(instant: datetime, clocks: Clocks) -> datetime:
    """The naive wall time of an instant; the fold attribute tells which pass it is.

    Where a journey brings the same wall times again, those of the zone that is left; where it
    takes some away, the midnight at which the new zone begins.
    """
    if isinstance(clocks, str):
        return instant.astimezone(zone(clocks)).replace(tzinfo=None)
    names = (clocks.home, *(trip.zone_name for trip in clocks.trips))
    walls = {name: to_wall(instant, name) for name in names}
    held = [wall for name, wall in walls.items() if clocks.on(wall.date()) == name]
    if held:
        return min(held)
    return datetime.combine(max(walls.values()).date(), time())


def local(wall: datetime, clocks: Clocks) -> datetime:
    """An aware local time for a naive wall time, with the offset in force then."""
    return to_instant(wall, clocks).astimezone(zone(zone_on(wall.date(), clocks)))


def end_of(wall: datetime, minutes: int, clocks: Clocks) -> datetime:
    """The aware local end of what starts at `wall` and lasts `minutes` elapsed minutes."""
    end = to_instant(wall, clocks) + timedelta(minutes=minutes)
    return end.astimezone(zone(zone_on(wall.date(), clocks)))
