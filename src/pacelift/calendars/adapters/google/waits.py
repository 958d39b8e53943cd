"""Tries again what Google is too busy for, after waits that can be cut short."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from attrs import frozen

from pacelift.calendars.adapters.google.errors import TryAgain
from pacelift.calendars.port import Unreachable

MOST_TRIES: Final = 6
LONGEST_WAIT_S: Final = 60.0
"""A service that asks for more is left to a later round."""

Answer = TypeVar("Answer")


@frozen
class Waits:
    """How to wait: `pause` takes seconds and says whether to stop, `jitter` is from 0 up to 1."""

    pause: Callable[[float], bool]
    jitter: Callable[[], float]

    def until_answered(self, call: Callable[[], Answer]) -> Answer:
        """What the call gives back. Raises Unreachable once no more tries are left, or stopped."""
        for doubled in range(MOST_TRIES - 1):
            try:
                return call()
            except TryAgain as busy:
                if busy.after_s > LONGEST_WAIT_S:
                    raise
                wait_s = max(busy.after_s, 2**doubled * (0.5 + self.jitter()))
                if self.pause(wait_s):
                    raise Unreachable("stopped") from None
        return call()
