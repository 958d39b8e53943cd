"""The tray app's clock: the system's, or one that was told a time to start from and runs on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from pacelift.system.clock import now, refresh_timezone

Clock = Callable[[], datetime]
"""Gives the aware instant it is."""


def clock(told: str | None) -> Clock:
    """The clock for `--now`; without one the system's. Raises BadInput "bad-now"."""
    start = now(told)
    ahead = start - datetime.now().astimezone()
    moved = abs(ahead) > timedelta(seconds=1)

    def running() -> datetime:
        refresh_timezone()
        at = datetime.now().astimezone()
        return at + ahead if moved else at

    return running
