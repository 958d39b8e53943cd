"""A user of this machine who has never been here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def new_user(folder: Path) -> Iterator[dict[str, str]]:
    """That user's variables, with no display and no bus; all folders are new.

    But for one they are in `folder`: sockets cannot have names as long as a test's.
    """
    folders = {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "TMPDIR": "tmp",
    }
    for place in folders.values():
        (folder / place).mkdir(mode=0o700, parents=True)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    with TemporaryDirectory() as runtime:
        yield {
            **kept,
            **{name: str(folder / place) for name, place in folders.items()},
            "XDG_RUNTIME_DIR": runtime,
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime}/no-bus",
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={runtime}/no-system-bus",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "NO_AT_BRIDGE": "1",  # GTK's, which would look for a service that is not there
        }
