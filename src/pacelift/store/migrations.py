"""The database's tables, as numbered steps from an empty file to the present form.

A step that has been released is never edited; a change is a new step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

APPLICATION_ID: Final = 0x50414345
"""Marks the file as ours ("PACE"), so that no other program's database is taken for it."""

Step = tuple[str, ...]

_FIRST: Final[Step] = (
    """
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL
    )
    """,
    """
    CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END
    """,
    """
    CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END
    """,
    # INSERT OR REPLACE deletes without a DELETE trigger's knowing.
    """
    CREATE TRIGGER journal_replaces_nothing BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END
    """,
    "CREATE TABLE snapshot (seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, plan TEXT NOT NULL)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    f"PRAGMA application_id = {APPLICATION_ID}",
)

_CALENDAR: Final[Step] = (
    "CREATE TABLE calendar_event (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID",
)

STEPS: Final[tuple[Step, ...]] = (_FIRST, _CALENDAR)
"""STEPS[n] leads from version n to n + 1."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables; 0 for an empty file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(
    connection: sqlite3.Connection,
    before: Callable[[int], None],
    steps: tuple[Step, ...] = STEPS,
) -> None:
    """Brings the tables to the newest form, all steps or none.

    `before` is called with the version that was found, outside of any transaction: the place for a
    copy.
    """
    found = version_of(connection)
    if found >= len(steps):
        return
    before(found)
    with transaction(connection):
        # Another process may have been here meanwhile.
        for step in steps[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the body's writes or none of them, on the disk when it ends."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
