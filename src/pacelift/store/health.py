"""What `pacelift doctor` tells about the database: facts, each good or not.

Nothing here mends anything.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from pacelift.errors import BadInput, joined
from pacelift.store import failures, files, journal_store, migrations
from pacelift.store.store import Store, open_store


@frozen
class Fact:
    """One thing found: `name` is a short word for programs, `good` whether all is well with it."""

    name: str
    value: str | int | None
    good: bool = True


def examine(home: Path) -> tuple[Fact, ...]:
    """The state of the store under `home`; an unusable database is a fact, not an error."""
    home = home.absolute()
    facts = [Fact("home", str(home)), Fact("sqlite", sqlite3.sqlite_version)]
    try:
        with failures.explained(home):
            facts += _of_files(home)
        with open_store(home, write=False) as store:
            facts += _of_contents(store)
    except BadInput as error:
        facts.append(Fact(error.code, joined(" ", (error.text, error.fix)), good=False))
    return tuple(facts)


def _of_files(home: Path) -> Iterator[Fact]:
    database = files.database_file(home)
    yield Fact("database", str(database) if database.is_file() else None)
    if database.is_file():
        yield Fact("bytes", database.stat().st_size)
        mode = files.rights(database)
        yield Fact("mode", f"{mode:04o}", good=os.name == "nt" or mode == files.PRIVATE_FILE)
        may_write = failures.may_write(home)
        yield Fact("writable", "yes" if may_write else "no", may_write)
    copies = files.backups(home)
    yield Fact("backups", len(copies))
    yield Fact("newest-backup", str(copies[0]) if copies else None)


def _of_contents(store: Store) -> Iterator[Fact]:
    with failures.explained(store.home):
        yield Fact("version", migrations.version_of(store.connection))
        found = store.connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        yield Fact("integrity", found, good=found == "ok")
        yield Fact("entries", journal_store.head(store.connection))
    entries = store.entries()
    yield Fact("last-entry", entries[-1].at.isoformat() if entries else None)
