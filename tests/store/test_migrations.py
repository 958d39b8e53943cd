"""The tables, from nothing and from an older version; and that the journal only grows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pacelift.errors import BadInput
from pacelift.store import database, migrations, open_store
from pacelift.store.migrations import STEPS, migrate, version_of
from tests.store.given import entry, everybodys_folder, home_with, only_readable, rows

ADD_A_TABLE = ("CREATE TABLE shoes (name TEXT)", "INSERT INTO shoes VALUES ('old')")
FAILS_AT_ITS_END = ("CREATE TABLE shoes (name TEXT)", "INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def nothing(version: int) -> None:
    """Keeps no copy."""


def add_step(monkeypatch: pytest.MonkeyPatch, step: migrations.Step) -> None:
    """As if a later Pacelift ran: one more step."""
    steps = (*STEPS, step)
    monkeypatch.setattr(database, "STEPS", steps)
    monkeypatch.setattr(
        database, "migrate", lambda connection, before: migrate(connection, before, steps)
    )


def test_an_empty_file_becomes_the_newest_version(connection: sqlite3.Connection) -> None:
    migrate(connection, nothing)
    assert version_of(connection) == len(STEPS)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x50414345,)


def test_a_migration_is_announced_once_with_the_version_found(
    connection: sqlite3.Connection,
) -> None:
    seen: list[int] = []
    migrate(connection, seen.append, STEPS[:1])
    migrate(connection, seen.append, (*STEPS, ADD_A_TABLE))
    migrate(connection, seen.append, (*STEPS, ADD_A_TABLE))
    assert seen == [0, 1]


def test_a_step_that_fails_leaves_nothing_behind(connection: sqlite3.Connection) -> None:
    migrate(connection, nothing)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, nothing, (*STEPS, FAILS_AT_ITS_END))
    assert version_of(connection) == len(STEPS)
    assert connection.execute("SELECT * FROM sqlite_master WHERE name = 'shoes'").fetchall() == []


def test_before_a_migration_a_copy_of_the_old_version_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_with(tmp_path, entry(0))
    add_step(monkeypatch, ADD_A_TABLE)
    with open_store(tmp_path, write=True) as store:
        assert store.entries() == (entry(0),)
        assert store.connection.execute("SELECT name FROM shoes").fetchall() == [("old",)]
    (copy,) = (tmp_path / "backups").glob(f"pacelift-*-v{len(STEPS)}.db")
    assert rows(copy, "PRAGMA user_version") == [(len(STEPS),)]
    assert rows(copy, "SELECT count(*) FROM journal") == [(1,)]


def test_without_a_copy_nothing_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_with(tmp_path, entry(0))
    for path in (tmp_path / "backups").iterdir():
        path.unlink()
    (tmp_path / "backups").rmdir()
    (tmp_path / "backups").write_text("in the way")
    add_step(monkeypatch, ADD_A_TABLE)
    with pytest.raises(BadInput, match="backups") as raised, open_store(tmp_path, write=True):
        pass
    assert raised.value.code == "home-unusable"
    assert rows(tmp_path / "pacelift.db", "PRAGMA user_version") == [(len(STEPS),)]


def test_an_older_database_that_may_only_be_read_is_migrated_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with everybodys_folder() as home:
        home_with(home, entry(0))
        add_step(monkeypatch, ADD_A_TABLE)
        with only_readable(home), open_store(home, write=False) as store:
            assert store.entries() == (entry(0),)
            assert store.connection.execute("SELECT name FROM shoes").fetchall() == [("old",)]
        assert rows(home / "pacelift.db", "PRAGMA user_version") == [(len(STEPS),)]


def test_commands_that_make_the_database_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: home_with(tmp_path, entry(number)), range(8)))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == tuple(entry(number) for number in range(8))


def test_tables_another_command_makes_while_we_look_are_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = database._connect

    class Overtaken(sqlite3.Connection):
        """Just before it looks for tables, another command makes them."""

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if "sqlite_master" in sql:
                monkeypatch.setattr(database, "_connect", connect)
                home_with(tmp_path, entry(0))
            return super().execute(sql, *values)

    def overtaken(address: str) -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, factory=Overtaken)

    monkeypatch.setattr(database, "_connect", overtaken)
    home_with(tmp_path, entry(1))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0), entry(1))


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM journal",
        "UPDATE journal SET data = '{}'",
        "REPLACE INTO journal (id, at, kind, data) SELECT id, at, kind, '{}' FROM journal",
        "REPLACE INTO journal (seq, id, at, kind, data) SELECT seq, 'b', at, kind, '{}' FROM journal",
        "INSERT INTO journal SELECT * FROM journal WHERE true ON CONFLICT DO UPDATE SET data = '{}'",
    ],
)
def test_the_journal_only_grows_whoever_asks(tmp_path: Path, change: str) -> None:
    home_with(tmp_path, entry(0))
    changed = pytest.raises(sqlite3.IntegrityError, match="only grows")
    with closing(sqlite3.connect(tmp_path / "pacelift.db")) as connection, changed:
        connection.execute(change)
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0),)
