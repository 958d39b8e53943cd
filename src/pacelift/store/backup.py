"""Copies of the database: one after each command that wrote, one before each migration.

A copy is taken with SQLite's own backup, under another name until it is whole.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pacelift.store import files

KEEP_LAST: Final = 5
KEEP_DAYS: Final = 7

_ROLLING: Final = re.compile(r"pacelift-(?P<day>\d{8})T\d{6}\.db")


def keep_copy(connection: sqlite3.Connection, home: Path, at: datetime | None = None) -> Path:
    """Copies the database to HOME/backups and drops old copies; gives back the copy.

    Kept are the last five, and the last of each of the last seven days that have one.
    """
    copy = _copy(connection, home, f"pacelift-{_stamp(at)}.db")
    for old in _dispensable(files.backups(home)):
        old.unlink(missing_ok=True)
    return copy


def keep_copy_of_version(
    connection: sqlite3.Connection, home: Path, version: int, at: datetime | None = None
) -> Path:
    """Copies the database as a migration finds it; such a copy is never dropped."""
    return _copy(connection, home, f"pacelift-{_stamp(at)}-v{version}.db")


def keep_copy_of_what_goes(connection: sqlite3.Connection, home: Path) -> Path:
    """Copies the database before another one takes its place; such a copy is never dropped."""
    return _copy(connection, home, before_restoring())


def before_restoring() -> str:
    """The name of such a copy."""
    return f"pacelift-{_stamp(None)}-before-restore.db"


def _stamp(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).strftime("%Y%m%dT%H%M%S")


def _copy(connection: sqlite3.Connection, home: Path, name: str) -> Path:
    folder = home / files.BACKUPS
    files.make_folder(folder)
    # One process copies at a time into its own name; a name left by a killed one is used again.
    part = folder / f"{os.getpid()}.part"
    part.unlink(missing_ok=True)
    try:
        files.make_private_file(part)
        with closing(sqlite3.connect(part)) as target:
            connection.backup(target)
        return part.replace(folder / name)
    finally:
        part.unlink(missing_ok=True)


def _dispensable(copies: tuple[Path, ...]) -> list[Path]:
    """Of the copies, newest first, those that the rule of `keep_copy` drops."""
    rolling = [(copy, match["day"]) for copy in copies if (match := _ROLLING.fullmatch(copy.name))]
    last_of_day: dict[str, Path] = {}
    for copy, day in rolling:
        last_of_day.setdefault(day, copy)
    kept = {copy for copy, _ in rolling[:KEEP_LAST]} | set(list(last_of_day.values())[:KEEP_DAYS])
    return [copy for copy, _ in rolling if copy not in kept]
