"""A user of this machine who has never been here."""

from __future__ import annotations

import os
from pathlib import Path


def new_user(folder: Path) -> dict[str, str]:
    """That user's variables, with no display and no bus; all folders are made in `folder`."""
    folders = {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "run",
        "TMPDIR": "tmp",
    }
    for place in folders.values():
        (folder / place).mkdir(mode=0o700, parents=True)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        **{name: str(folder / place) for name, place in folders.items()},
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'no-bus'}",
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder / 'no-system-bus'}",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "NO_AT_BRIDGE": "1",  # GTK's, which would look for a service that is not there
    }
