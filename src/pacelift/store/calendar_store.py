"""What was agreed with the connected calendar, a row an event, as text by the event's id.

The text is `pacelift.calendars.rows`'s; where the calendar was heard up to is a setting.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def read(connection: sqlite3.Connection) -> dict[str, str]:
    """All rows by event id."""
    return dict(connection.execute("SELECT id, data FROM calendar_event ORDER BY id"))


def put(connection: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Sets rows by event id."""
    connection.executemany(
        "INSERT INTO calendar_event (id, data) VALUES (?1, ?2)"
        " ON CONFLICT (id) DO UPDATE SET data = ?2 WHERE data <> ?2",
        rows,
    )


def clear(connection: sqlite3.Connection) -> None:
    """Forgets all rows: another calendar is connected, or none."""
    connection.execute("DELETE FROM calendar_event")
