"""Opens a window in a process that rests with a tray icon, and prints what that cost, as JSON.

Arguments: "bare" or "pacelift", the home, the moment. Measured are the milliseconds from the click
until the first picture stands, and the memory before, with it open, and after it is closed.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon, QWidget

from tests.e2e.costs import cost


class Painted(QApplication):
    """Remembers when the first window was painted."""

    first_s = 0.0
    window: QWidget | None = None

    def notify(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own, which tells the moment after the first painting of a window."""
        told = bool(super().notify(watched, event))
        is_first = event.type() == QEvent.Type.Paint and not self.first_s
        if is_first and isinstance(watched, QWidget) and watched.isWindow():
            self.first_s = time.perf_counter()
        return told


def bare() -> Callable[[], QWidget]:
    """What makes an empty window."""
    return QMainWindow


def pacelift(home: str, now: str) -> Callable[[], QWidget]:
    """What makes Pacelift's window, from a tray app that has read its plan."""
    from pacelift.desktop.application import Application
    from pacelift.desktop.clock import clock
    from pacelift.desktop.menu import TodayMenu
    from pacelift.desktop.tray import Tray

    menu = TodayMenu()
    app = Application(Path(home), clock(now), menu, Tray(menu))
    app.begin()

    def made() -> QWidget:
        app.open_window()
        return next(
            each for each in QApplication.topLevelWidgets() if each.objectName() == "window"
        )

    return made


def main(kind: str, home: str, now: str) -> None:
    """Opens and closes the window twice: what the first time loads, the second has."""
    app = Painted([])
    icon = QSystemTrayIcon()
    icon.show()
    make = bare() if kind == "bare" else pacelift(home, now)
    settle(app)
    before = cost(os.getpid()).pss_mib
    told = {"first_ms": opened(app, make), "open_mib": cost(os.getpid()).pss_mib - before}
    closed(app)
    told["kept_mib"] = cost(os.getpid()).pss_mib - before
    told["second_ms"] = opened(app, make)
    closed(app)
    told["grown_mib"] = cost(os.getpid()).pss_mib - before - told["kept_mib"]
    print(json.dumps(told))


def opened(app: Painted, make: Callable[[], QWidget]) -> float:
    """Milliseconds from the click to the first picture."""
    app.first_s, begun = 0.0, time.perf_counter()
    window = app.window = make()
    window.show()
    while not app.first_s:
        app.processEvents()
    return (app.first_s - begun) * 1000


def closed(app: Painted) -> None:
    """Closes the window, of which then nothing is left."""
    if app.window is not None:
        app.window.close()
        app.window.deleteLater()
    app.window = None
    settle(app)


def settle(app: QApplication) -> None:
    """Lets everything happen that stands waiting."""
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


if __name__ == "__main__":
    main(*sys.argv[1:])
