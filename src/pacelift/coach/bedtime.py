"""When to be in bed before a session that sleep matters for (R-SLEEP-1)."""

from __future__ import annotations

from datetime import datetime, timedelta

BEDTIME_BEFORE_START = timedelta(hours=9, minutes=30)
LATEST_BEDTIME = timedelta(hours=22, minutes=30)
"""R-SLEEP-1: in bed eight and a half hours before getting up, an hour before the start."""


def bedtime_before(start: datetime) -> datetime:
    """The evening before: early enough for the sleep target, never later than half past ten."""
    eve = datetime.combine(start.date() - timedelta(days=1), datetime.min.time())
    wanted = start - BEDTIME_BEFORE_START
    quarter = wanted - timedelta(minutes=wanted.minute % 15)
    return min(quarter, eve + LATEST_BEDTIME)
