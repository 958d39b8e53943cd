"""The journal's table: entries in, entries out, none changed.

What entries mean and how they fold is `pacelift.coach.journal`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from pacelift.coach.journal import Entry, canonical_json, instant_text


def read(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """All entries by instant, then id. Raises ValueError when a row is not what was written."""
    rows = connection.execute("SELECT id, at, kind, data FROM journal ORDER BY at, id")
    return tuple(
        Entry(key, datetime.fromisoformat(at), kind, json.loads(data))
        for key, at, kind, data in rows
    )


def add(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Adds entries; one that is there already stays the one it is."""
    for entry in entries:
        connection.execute(
            "INSERT INTO journal (id, at, kind, data) SELECT :id, :at, :kind, :data"
            " WHERE NOT EXISTS (SELECT 1 FROM journal WHERE id = :id)",
            {
                "id": entry.id,
                "at": instant_text(entry.at),
                "kind": entry.kind,
                "data": canonical_json(entry.data),
            },
        )


def head(connection: sqlite3.Connection) -> int:
    """A number that grows with every entry added; 0 for an empty journal."""
    number: int = connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    return number
