"""`pacelift` without a command, on a desktop: hand over to the app that runs, else become it.

Nothing of Qt is imported before it is known that no other one runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def has_display(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether there is a desktop to show anything on."""
    if platform in ("win32", "darwin"):
        return True
    return any(environ.get(n) for n in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"))


def start(home: Path, now: str | None) -> int:
    """Runs the tray app for that home until it ends; `now` is `--now`. Gives back the exit code."""
    from pacelift.desktop.application import Application, make_qt, run
    from pacelift.desktop.clock import clock

    at = clock(now)
    qt = make_qt(sys.argv[:1])
    return run(Application(home, at), qt)
