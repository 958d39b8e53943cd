"""`pacelift` without a command, on a desktop: hand over to the app that runs, else become it.

Nothing of Qt is imported before it is known that no other one runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pacelift.desktop.clock import Clock, clock
from pacelift.system.paths import home_folder

if TYPE_CHECKING:
    from pacelift.desktop.application import Application
    from pacelift.system.bus import Bus
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
    from pacelift.desktop.application import Application, make_qt, run
    from pacelift.system.autostart import autostart
    from pacelift.system.logs import open_log
    from pacelift.system.signals import Signals

    open_log(home)
    qt = make_qt(sys.argv[:1])
    app = Application(home, at, autostart=autostart(home, home_folder(None, {})))
    signals, ground = Signals(), Ground()

    def show() -> None:
        if listener.shows():
            app.open_panel()

    def end() -> None:
        if signals.taken():
            app.quit()

    app.watch(listener.fileno(), show)
    app.watch(signals.fileno(), end)

    def begin() -> None:
        ground.connect(app)
        app.begin()

    try:
        return run(app, qt, begin)
    finally:
        ground.close()
        signals.close()


class Ground:
    """The buses of a Linux desktop, which bring notifications with buttons and word of waking."""

    def __init__(self) -> None:
        self._buses: list[Bus] = []

    def connect(self, app: Application, platform: str = sys.platform) -> None:
        """From now on the app shows by them and hears from them; elsewhere there are none."""
        if platform != "linux":
            return
        from pacelift.system.bus import Bus, session_address, system_address
        from pacelift.system.mailbox import Mailbox
        from pacelift.system.notifications import DBusNotifier
        from pacelift.system.wake import watch_wake

        mailbox = Mailbox[object]()
        session, system = Bus(session_address()), Bus(system_address())
        self._buses = [session, system]

        def hear() -> None:
            for each in mailbox.take():
                app.hear(each)

        app.watch(mailbox.fileno(), hear)
        app.notices.notifier = DBusNotifier(session, mailbox.post)
        watch_wake(mailbox.post, system)

    def close(self) -> None:
        """Ends the buses' threads."""
        for bus in self._buses:
            bus.close()
