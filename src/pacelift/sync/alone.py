"""One program at a time has to do with the calendar of a home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from pacelift.errors import CalendarOutOfReach
from pacelift.system.lock import held

if TYPE_CHECKING:
    from pacelift.app import App

LOCK: Final = "sync.lock"


@contextmanager
def alone(app: App) -> Iterator[None]:
    """Nobody else while it lasts. Raises CalendarOutOfReach "sync-running" if somebody is at it."""
    app.home.mkdir(parents=True, exist_ok=True)
    with held(app.home / LOCK) as ours:
        if not ours:
            raise CalendarOutOfReach(
                "sync-running",
                "Another round with your calendar is running; this one did nothing.",
                "Wait until it is over, then try again.",
            )
        yield
