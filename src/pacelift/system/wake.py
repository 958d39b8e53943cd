"""Waking from sleep: told by logind where there is one, else seen from the clocks.

What is then due is the coach's business.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from attrs import frozen

from pacelift.system.bus import Bus, Heard, Signal

_PREPARE_FOR_SLEEP: Final = Signal(
    sender="org.freedesktop.login1",
    path="/org/freedesktop/login1",
    interface="org.freedesktop.login1.Manager",
    member="PrepareForSleep",
)


@frozen
class Woke:
    """The machine has woken up."""


@frozen
class Tick:
    """Both clocks at one moment: the wall's, and one that stands still while the machine sleeps."""

    wall_s: float
    running_s: float


def tick() -> Tick:
    """This moment."""
    return Tick(time.time(), time.monotonic())


def gap_s(before: Tick, after: Tick) -> float:
    """The seconds that the wall clock went further than the running one.

    Above zero after a sleep or when the clock was put forward, below when it was put back.
    """
    return (after.wall_s - before.wall_s) - (after.running_s - before.running_s)


def refresh_timezone() -> None:
    """Makes Python see the system's time zone as it is now."""
    if hasattr(time, "tzset"):
        time.tzset()


def watch_wake(post: Callable[[Woke], None], bus: Bus) -> None:
    """From now on posts Woke, from the bus's thread, when logind says that a sleep is over.

    Where there is no logind, nothing is ever posted.
    """

    def told(heard: Heard) -> None:
        if heard.body == (False,):
            post(Woke())

    bus.listen(_PREPARE_FOR_SLEEP, told)
