"""SIGTERM and its like as something to read, so that a program in a foreign event loop can end
cleanly without ever waking up to look.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterable
from types import FrameType
from typing import Final

ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""What asks a program to end: Ctrl-C, the session or a service manager, a closed terminal."""


class Signals:
    """While open, these signals make `fileno()` readable and do nothing else.

    To be made in the main thread, before the event loop runs.
    """

    def __init__(self, numbers: Iterable[signal.Signals] = ENDING) -> None:
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._former_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        # Only a signal with a handler of Python's is written to the descriptor.
        self._former = {number: signal.signal(number, _nothing) for number in numbers}

    def fileno(self) -> int:
        """The descriptor that is readable when a signal has come."""
        return self._reader.fileno()

    def taken(self) -> list[signal.Signals]:
        """The signals that have come since the last time, in order."""
        try:
            numbers = self._reader.recv(4096)
        except BlockingIOError:
            return []
        return [signal.Signals(number) for number in numbers if number in self._former]

    def close(self) -> None:
        """Puts back what was there before."""
        for number, handler in self._former.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.set_wakeup_fd(self._former_fd)
        self._reader.close()
        self._writer.close()


def _nothing(number: int, frame: FrameType | None) -> None:
    """The descriptor has told already."""
