"""Builders for the store's tests: entries, homes with something in them, and a process's rights."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pacelift.coach.journal import Entry, entry_id
from pacelift.store import open_store

NOBODY = 65534


def entry(number: int = 0, kind: str = "new", **data: Any) -> Entry:
    """An entry, one minute after that of the number before."""
    at = datetime(2027, 1, 4, 7, tzinfo=UTC) + timedelta(minutes=number)
    return Entry(entry_id(at, kind, data, number), at, kind, data)


def home_with(home: Path, *entries: Entry) -> Path:
    """A home whose journal holds the entries, each written by a command of its own."""
    for each in entries:
        with open_store(home, write=True) as store:
            store.append(each)
    return home


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    """What SQLite itself finds in a database file."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


@contextmanager
def everybodys_folder() -> Iterator[Path]:
    """A folder any user may reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def no_superuser() -> Iterator[None]:
    """Where the tests run as root, whom no file's rights hold back, the body runs as nobody."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows has no such rights")
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@contextmanager
def only_readable(home: Path) -> Iterator[None]:
    """Nobody may write in `home`; everybody may read."""
    paths = [home, *home.rglob("*")]
    before = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with no_superuser():
            yield
    finally:
        for path, mode in before.items():
            path.chmod(mode)
