"""How the file is opened: rights, pragmas, and what is refused before anything is changed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from pacelift.store import open_store
from tests.store.given import entry, home_with

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_nobody_else_may_read_the_files(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = os.umask(0)
    try:
        with open_store(home, write=True) as store:
            store.append(entry(0))
            beside = {path.name: mode(path) for path in home.iterdir()}
    finally:
        os.umask(before)
    assert beside == dict.fromkeys(("pacelift.db", "pacelift.db-wal", "pacelift.db-shm"), 0o600)
    assert mode(home) == 0o700
    assert mode(home / "backups") == 0o700
    assert [mode(path) for path in (home / "backups").iterdir()] == [0o600]


@posix
def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    home_with(tmp_path, entry(0))
    assert mode(tmp_path) == 0o755


@posix
@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path, *, write: bool) -> None:
    home_with(tmp_path, entry(0))
    (tmp_path / "pacelift.db").chmod(0o644)
    with open_store(tmp_path, write=write):
        assert mode(tmp_path / "pacelift.db") == 0o600


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 2000)],
)
def test_each_connection_is_set_up(tmp_path: Path, pragma: str, value: str | int) -> None:
    with open_store(tmp_path, write=True) as store:
        assert store.connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_database_made_but_never_filled_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "pacelift.db").touch()
    home_with(tmp_path, entry(0))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0),)


def test_a_reading_command_leaves_no_side_files(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    with open_store(tmp_path, write=False) as store:
        store.entries()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "pacelift.db"]
