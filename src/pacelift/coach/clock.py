"""Wall time and instants: the one place that knows gaps and folds of daylight saving time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=16)
def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name; raises ZoneInfoNotFoundError or ValueError when there is none."""
    return ZoneInfo(name)


def to_instant(wall: datetime, zone_name: str) -> datetime:
    """The UTC instant of a naive wall time.

    A time that happens twice is its first pass; one that a gap swallows is the moment the gap's
    clocks jump to: with a gap of an hour, 02:30 on that night is 03:00.
    """
    tz = zone(zone_name)
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


def to_wall(instant: datetime, zone_name: str) -> datetime:
    """The naive wall time of an instant; the fold attribute tells which pass it is."""
    return instant.astimezone(zone(zone_name)).replace(tzinfo=None)


def local(wall: datetime, zone_name: str) -> datetime:
    """An aware local time for a naive wall time, with the offset in force then."""
    return to_instant(wall, zone_name).astimezone(zone(zone_name))


def end_of(wall: datetime, minutes: int, zone_name: str) -> datetime:
    """The aware local end of what starts at `wall` and lasts `minutes` elapsed minutes."""
    return (to_instant(wall, zone_name) + timedelta(minutes=minutes)).astimezone(zone(zone_name))
