"""Waking from sleep, as logind tells it.

What is then due is the coach's business. Where there is no logind, whoever waits looks at the clock
every quarter of an hour anyway.
"""

from __future__ import annotations

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


def watch_wake(post: Callable[[Woke], None], bus: Bus) -> None:
    """From now on posts Woke, from the bus's thread, when logind says that a sleep is over.

    Where there is no logind, nothing is ever posted.
    """

    def told(heard: Heard) -> None:
        if heard.body == (False,):
            post(Woke())

    bus.listen(_PREPARE_FOR_SLEEP, told)
