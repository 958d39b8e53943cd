"""From any thread to the one that draws: a queue with a descriptor an event loop can watch.

What is posted is the poster's business; nothing here knows Qt.
"""

from __future__ import annotations

import socket
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Things posted by workers, taken by one reader when `fileno()` is readable."""

    def __init__(self) -> None:
        self._things: deque[T] = deque()
        # A pair of sockets, not a pipe: Windows can watch nothing else.
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)

    def fileno(self) -> int:
        """The descriptor that is readable while something waits."""
        return self._reader.fileno()

    def post(self, thing: T) -> None:
        """Leaves a thing for the reader; never waits. After `close` it is dropped."""
        self._things.append(thing)
        try:
            self._writer.send(b"\0")
        except BlockingIOError:
            return  # So much is unread that the reader is told already.
        except OSError:
            self._things.clear()

    def take(self) -> list[T]:
        """All that was posted since the last time, in order."""
        try:
            while self._reader.recv(4096):
                pass
        except OSError:
            pass  # Drained, or closed.
        taken = []
        while self._things:
            taken.append(self._things.popleft())
        return taken

    def close(self) -> None:
        """Gives the descriptors back."""
        self._reader.close()
        self._writer.close()
