"""A desk on a home with the example's plan, at a clock that a test sets; a timer that never waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from pacelift.app import App
from pacelift.coach.plan import Plan
from pacelift.system.notifications import Notification
from tests.cli.given import home_with
from tests.coach.plans import example_plan

TUESDAY: Final = "2027-01-12T08:00+01:00"
"""A run and a lift; all that came before is told in `told_home`."""

REST_DAY: Final = "2027-01-13T08:00+01:00"
EARLIER: Final = ("w01-easy-1", "w01-lift-b", "w01-easy-2", "w01-lift-a", "w01-long")


class SetClock:
    """Says what it was set to."""

    def __init__(self, at: str = TUESDAY) -> None:
        self.at = datetime.fromisoformat(at)

    def __call__(self) -> datetime:
        return self.at

    def set(self, at: str) -> None:
        self.at = datetime.fromisoformat(at)


class SetTimer:
    """Runs out when a test says so; remembers what it was set to."""

    def __init__(self, does: Callable[[], None], _parent: QObject | None = None) -> None:
        self.does = does
        self.waits: list[int] = []

    def start(self, ms: int, /) -> None:
        self.waits.append(ms)

    def stop(self) -> None:
        self.waits.append(-1)

    @property
    def wait(self) -> timedelta:
        return timedelta(milliseconds=self.waits[-1])


class Shown:
    """A notifier that remembers."""

    def __init__(self) -> None:
        self.notifications: list[Notification] = []
        self.closed: list[str] = []

    def show(self, notification: Notification) -> None:
        self.notifications.append(notification)

    def close(self, key: str) -> None:
        self.closed.append(key)


def told_home(folder: Path, plan: Plan | None = None) -> Path:
    """A home whose plan is the example's, with every session before Tuesday done."""
    home = home_with(plan or example_plan(), folder)
    for session in EARLIER:
        App(home, datetime.fromisoformat("2027-01-11T08:00+01:00")).mark(session, "done")
    return home


def status(home: Path, session: str) -> str:
    """How a session went, as the plan has it."""
    plan = App(home, datetime.fromisoformat(TUESDAY)).plan()
    return next(each.status for each in plan.sessions if each.id == session)
