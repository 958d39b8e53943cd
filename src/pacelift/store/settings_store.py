"""Settings of this installation as text by name.

What they mean is for whoever reads them.
"""

from __future__ import annotations

import sqlite3


def read(connection: sqlite3.Connection, name: str) -> str | None:
    """The setting's text, or None when it was never set."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def put(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Sets the setting."""
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (:name, :value)"
        " ON CONFLICT (name) DO UPDATE SET value = :value",
        {"name": name, "value": value},
    )
