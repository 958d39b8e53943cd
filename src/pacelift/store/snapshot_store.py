"""Folded plans kept as text under a key: a cache, which may be emptied at any time.

The text is `pacelift.coach.codec`'s; a key is only found again by the code and data that made it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zlib import crc32

import pacelift.coach
from pacelift.coach.journal import Entry

KEEP: Final = 8
"""The last few entries can be taken back without folding the journal anew."""


def read(connection: sqlite3.Connection, key: str) -> str | None:
    """The text kept under `key`, or None."""
    row = connection.execute("SELECT plan FROM snapshot WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def put(connection: sqlite3.Connection, key: str, text: str) -> None:
    """Keeps `text` under `key`, and of all others only the newest few."""
    connection.execute("DELETE FROM snapshot WHERE key = ?", (key,))
    connection.execute("INSERT INTO snapshot (key, plan) VALUES (?, ?)", (key, text))
    connection.execute(
        "DELETE FROM snapshot WHERE seq NOT IN"
        " (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)",
        (KEEP,),
    )


def plan_key(active: Iterable[Entry], *data: str) -> str:
    """The key of the plan that these entries fold to (`journal.active_entries`).

    So an entry taken back finds the plan from before it. The key changes with the coach's code
    and with `data`, the texts a plan depends on beside the journal (the catalogue).
    """
    ids = [entry.id for entry in active]
    head = f"{len(ids)}-{crc32(' '.join(ids).encode()):08x}-{ids[-1] if ids else ''}"
    texts = "-".join(f"{crc32(text.encode()):08x}" for text in data)
    return f"{head}-{pacelift.__version__}-{_code_stamp():08x}-{texts}"


def _code_stamp() -> int:
    """Changes whenever a file of the coach does; a frozen app has none and goes by its version."""
    stamps = []
    for place, _, names in os.walk(Path(pacelift.coach.__file__).parent):
        for name in names:
            if name.endswith(".py"):
                state = Path(place, name).stat()
                stamps.append((name, state.st_size, state.st_mtime_ns))
    return crc32(repr(sorted(stamps)).encode())
