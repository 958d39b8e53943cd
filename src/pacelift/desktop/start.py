"""`pacelift` without a command, on a desktop: hand over to the app that runs, else become it.

Nothing of Qt is imported before it is known that no other one runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pacelift.desktop.clock import Clock, clock
from pacelift.system.paths import home_folder

if TYPE_CHECKING:
    from pacelift.desktop.application import Application
    from pacelift.desktop.menu import TodayMenu
    from pacelift.desktop.sync_child import SyncChild
    from pacelift.desktop.tray import Tray
    from pacelift.system.autostart import Autostart
    from pacelift.system.instance import Listener


def has_display(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether there is a desktop to show anything on."""
    if platform in ("win32", "darwin"):
        return True
    return any(environ.get(n) for n in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"))


def start(home: Path, now: str | None) -> int:
    """Runs the tray app for that home until it ends; `now` is `--now`. Gives back the exit code.

    Where one runs already, that one shows its panel. Raises PaceliftError.
    """
    from pacelift.system.instance import claim, hand_over

    at = clock(now)
    if hand_over(home):
        return 0
    listener = claim(home)
    if listener is None:
        return 0
    try:
        return _run(home, at, listener)
    finally:
        listener.close()


def _run(home: Path, at: Clock, listener: Listener) -> int:
    """The icon first: all that is behind it is loaded when it is out."""
    from pacelift.desktop.qt import make_qt

    qt = make_qt(sys.argv[:1])
    from PySide6.QtCore import QTimer

    from pacelift.desktop.menu import TodayMenu
    from pacelift.desktop.tray import Tray

    menu = TodayMenu()
    tray, stage = Tray(menu), ExitStack()
    qt.setWindowIcon(tray.icon.icon())
    QTimer.singleShot(0, lambda: _begin(home, at, listener, menu, tray, stage))
    former = sys.excepthook
    try:
        return qt.exec()
    finally:
        sys.excepthook = former
        stage.close()


def _begin(
    home: Path, at: Clock, listener: Listener, menu: TodayMenu, tray: Tray, stage: ExitStack
) -> None:
    """Puts the app behind its icon; what is to be closed at the end goes on the stage."""
    from pacelift.desktop.application import Application
    from pacelift.system.logs import open_log
    from pacelift.system.signals import Signals

    open_log(home)
    app = Application(
        home, at, menu, tray, autostart=lambda: _autostart(home), sync=calendar_round(home)
    )
    sys.excepthook = app.incident
    signals = Signals()
    stage.callback(signals.close)

    def show() -> None:
        if listener.shows():
            app.open_panel()

    def end() -> None:
        if signals.taken():
            app.quit()

    app.watch(listener.fileno(), show)
    app.watch(signals.fileno(), end)
    stage.callback(_join(app))
    stage.callback(app.deleteLater)
    app.begin()


def calendar_round(home: Path) -> SyncChild | None:
    """What runs `pacelift sync`; None in a version without it: no button that cannot work."""
    if find_spec("pacelift.cli.sync") is None:
        return None
    from pacelift.desktop.sync_child import SyncChild

    return SyncChild(home)


def _autostart(home: Path) -> Autostart:
    """Asked for by one dialog, and it brings readers of three file formats."""
    from pacelift.system.autostart import autostart

    return autostart(home, home_folder(None, {}))


def _join(app: Application, platform: str = sys.platform) -> Callable[[], None]:
    """Shows by and hears from a Linux desktop's buses; gives back what ends that.

    They bring notifications with buttons, and word of waking. Elsewhere there is nothing to join.
    """
    if platform != "linux":
        return lambda: None
    from pacelift.system.bus import Bus, session_address, system_address
    from pacelift.system.mailbox import Mailbox
    from pacelift.system.notifications import DBusNotifier
    from pacelift.system.wake import watch_wake

    mailbox = Mailbox[object]()
    session, system = Bus(session_address()), Bus(system_address())

    def hear() -> None:
        for each in mailbox.take():
            app.hear(each)

    def end() -> None:
        session.close()
        system.close()

    app.watch(mailbox.fileno(), hear)
    app.notices.notifier = DBusNotifier(session, mailbox.post)
    watch_wake(mailbox.post, system)
    return end
