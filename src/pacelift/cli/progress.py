"""A sign of life on stderr for whatever takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

FIRST_SIGN_S = 1.0
NEXT_SIGN_S = 0.15


@contextmanager
def working(what: str, first_sign_s: float = FIRST_SIGN_S) -> Iterator[None]:
    """Says `what` after a second: with a turning mark on a terminal, once elsewhere."""
    from threading import Event, Thread

    done = Event()
    thread = Thread(target=_tell, args=(what, done, first_sign_s), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _tell(what: str, done: Event, first_sign_s: float) -> None:
    if done.wait(first_sign_s):
        return
    if not sys.stderr.isatty():
        sys.stderr.write(f"{what} …\n")
        return
    for mark in cycle("|/-\\"):
        sys.stderr.write(f"\r{what} {mark}")
        sys.stderr.flush()
        if done.wait(NEXT_SIGN_S):
            break
    sys.stderr.write(f"\r{' ' * (len(what) + 2)}\r")
    sys.stderr.flush()
