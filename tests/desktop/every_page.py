"""Each page of the window as its tests and pictures show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QApplication

from pacelift.desktop.desk import Desk, LiftDone
from pacelift.desktop.pages.exercises import ExercisesPage
from pacelift.desktop.pages.setup import SetupPage
from pacelift.desktop.window import Window
from pacelift.words.setup import ASKING


def _page(name: str) -> Callable[[Window], None]:
    def shows(window: Window) -> None:
        window.show_page(name)

    return shows


def _session(name: str) -> Callable[[Window], None]:
    def shows(window: Window) -> None:
        window.show_session(name)

    return shows


def _step(number: int) -> Callable[[Window], None]:
    def shows(window: Window) -> None:
        page = window.show_page("setup")
        assert isinstance(page, SetupPage)
        page.setup.go_to(page.setup.steps[number])

    return shows


def _exercise(window: Window) -> None:
    page = window.show_page("exercises")
    assert isinstance(page, ExercisesPage)
    page.show_exercise("goblet-squat")


PAGES: Final[Mapping[str, Callable[[Window], None]]] = {
    **{name: _page(name) for name in ("today", "week", "season", "changes", "settings")},
    "exercises": _exercise,
    "session-lift": _session("w02-lift-a"),
    "session-run": _session("w02-easy-1"),
    **{f"setup-{step.name}": _step(number) for number, step in enumerate(ASKING)},
}
"""What is to be looked at, and how one comes there."""


def tell(desk: Desk) -> None:
    """A week in which something was told, so that no page is empty."""
    desk.refresh()
    desk.mark("w02-easy-1", "too-hard")
    desk.log("w02-lift-a", [LiftDone("goblet-squat", 2, 10, 16.0)])
    desk.pause("away", date(2027, 1, 23), date(2027, 1, 25))


def opened(desk: Desk, name: str) -> Window:
    """The window at a page."""
    window = Window(desk)
    PAGES[name](window)
    window.show()
    QApplication.processEvents()
    return window
