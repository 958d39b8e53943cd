"""Every way a database can be unusable: a clear error, nothing lost, the backup named."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pacelift.errors import BadInput
from pacelift.store import failures, open_store
from tests.store.given import entry, everybodys_folder, home_with, no_superuser, only_readable


def open_and_write(home: Path) -> None:
    with open_store(home, write=True) as store:
        store.append(entry(99))


def open_and_read(home: Path) -> None:
    with open_store(home, write=False) as store:
        store.entries()


both = pytest.mark.parametrize("use", [open_and_write, open_and_read])


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[BadInput]]:
    with pytest.raises(BadInput) as raised:
        yield raised
    assert raised.value.code == code
    assert raised.value.exit_code == 2
    assert raised.value.fix


def newest_backup(home: Path) -> Path:
    return max((home / "backups").iterdir())


def overwrite(path: Path, at: int, size: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * size)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def garbage(path: Path) -> None:
    path.write_bytes(b"this is not a database, " * 500)


def lose_a_page(path: Path) -> None:
    overwrite(path, 4096, 4096)


def lose_the_schema(path: Path) -> None:
    overwrite(path, 100, 2000)


damages = pytest.mark.parametrize(
    "damage", [garbage, truncate, empty, lose_a_page, lose_the_schema]
)


@both
@damages
def test_a_damaged_database_is_told_left_alone_and_its_backup_named(tmp_path, damage, use) -> None:
    home_with(tmp_path, entry(0, note="here"), entry(1))
    database = tmp_path / "pacelift.db"
    damage(database)
    content = database.read_bytes()
    with refused("database-corrupt") as raised:
        use(tmp_path)
    assert str(database) in raised.value.text
    assert str(newest_backup(tmp_path)) in raised.value.text
    assert str(newest_backup(tmp_path)) in raised.value.fix
    assert database.read_bytes() == content


@damages
def test_doing_what_the_error_says_brings_everything_back(tmp_path: Path, damage) -> None:
    home_with(tmp_path, entry(0, note="here"), entry(1))
    damage(tmp_path / "pacelift.db")
    for name in ("pacelift.db", "pacelift.db-wal", "pacelift.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / "pacelift.db").write_bytes(newest_backup(tmp_path).read_bytes())
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0, note="here"), entry(1))


@pytest.mark.parametrize("wrong", [b'{"note":"here"!', b'{"note":"\xffere"}'])
def test_an_entry_whose_text_was_damaged_is_told(tmp_path: Path, wrong: bytes) -> None:
    home_with(tmp_path, entry(0, note="here"))
    database = tmp_path / "pacelift.db"
    content = database.read_bytes()
    assert b'{"note":"here"}' in content
    database.write_bytes(content.replace(b'{"note":"here"}', wrong))
    with refused("database-corrupt") as raised:
        open_and_read(tmp_path)
    assert str(newest_backup(tmp_path)) in raised.value.text


def test_a_damaged_backup_is_not_recommended(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    good = newest_backup(tmp_path)
    later = good.with_name("pacelift-29990101T000000.db")
    later.write_bytes(good.read_bytes())
    lose_a_page(later)
    garbage(tmp_path / "pacelift.db")
    with refused("database-corrupt") as raised:
        open_and_read(tmp_path)
    assert str(good) in raised.value.text
    assert str(later) not in raised.value.text


def test_a_backup_that_is_no_database_is_not_recommended(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    garbage(newest_backup(tmp_path))
    garbage(tmp_path / "pacelift.db")
    with refused("database-corrupt") as raised:
        open_and_read(tmp_path)
    assert "no good backup" in raised.value.text


def test_a_damaged_database_without_a_backup_says_so(tmp_path: Path) -> None:
    garbage(tmp_path / "pacelift.db")
    with refused("database-corrupt") as raised:
        open_and_read(tmp_path)
    assert "no good backup" in raised.value.text
    assert "pacelift new PROFILE" in raised.value.fix


@both
def test_a_database_of_a_newer_pacelift_is_left_alone(tmp_path, use) -> None:
    home_with(tmp_path, entry(0))
    with closing(sqlite3.connect(tmp_path / "pacelift.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with refused("database-newer") as raised:
        use(tmp_path)
    assert "99" in raised.value.text
    assert str(newest_backup(tmp_path)) in raised.value.text


@both
def test_another_programs_database_is_left_alone(tmp_path, use) -> None:
    database = tmp_path / "pacelift.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    content = database.read_bytes()
    with refused("database-foreign"):
        use(tmp_path)
    assert database.read_bytes() == content


def test_a_database_locked_by_another_program_is_told_after_a_short_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_with(tmp_path, entry(0))
    monkeypatch.setattr(failures, "BUSY_S", 0.01)
    with closing(sqlite3.connect(tmp_path / "pacelift.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with refused("database-locked") as raised:
            open_and_write(tmp_path)
        other.execute("ROLLBACK")
    assert str(newest_backup(tmp_path)) in raised.value.text
    open_and_write(tmp_path)


@both
def test_a_database_held_wholly_by_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use
) -> None:
    home_with(tmp_path, entry(0))
    monkeypatch.setattr(failures, "BUSY_S", 0.01)
    with closing(sqlite3.connect(tmp_path / "pacelift.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with refused("database-locked"):
            use(tmp_path)


def test_a_read_only_database_cannot_be_written() -> None:
    with everybodys_folder() as home:
        home_with(home, entry(0))
        content = (home / "pacelift.db").read_bytes()
        with only_readable(home), refused("database-read-only") as raised:
            open_and_write(home)
        assert str(newest_backup(home)) in raised.value.text
        assert (home / "pacelift.db").read_bytes() == content


def test_a_database_that_only_may_be_queried_cannot_be_written(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.connection.execute("PRAGMA query_only = ON")
        with refused("database-read-only"):
            store.append(entry(0))


@both
@pytest.mark.parametrize("closed", ["", "pacelift.db"])
def test_a_database_that_may_not_even_be_read_is_told(closed: str, use) -> None:
    with everybodys_folder() as home:
        home_with(home, entry(0))
        (home / closed).chmod(0)
        with no_superuser(), refused("home-unusable") as raised:
            use(home)
        assert f"{home / 'pacelift.db'}: Permission denied" in raised.value.text
        (home / closed).chmod(0o700)


def test_a_full_disk_keeps_the_entry_out_and_all_others_in(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    with open_store(tmp_path, write=True) as store:
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with refused("disk-full") as raised:
            store.append(entry(1, note="x" * 100_000))
        assert store.entries() == (entry(0),)
    assert str(newest_backup(tmp_path)) in raised.value.text


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """The system lets this process write no file beyond `size` bytes, as a quota does."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_quota_keeps_the_entry_out_and_all_others_in(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    with open_store(tmp_path, write=True) as store:
        with largest_file(100_000), refused("disk-full"):
            store.append(entry(1, note="x" * 200_000))
        assert store.entries() == (entry(0),)
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0),)


@pytest.mark.parametrize("room", [1_000, 20_000, 40_000])
def test_a_full_disk_at_the_first_write_leaves_a_journal_that_is_empty_and_can_be_used(
    tmp_path: Path, room: int
) -> None:
    with largest_file(room), refused("disk-full"):
        home_with(tmp_path, entry(0, note="x" * 100_000))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == ()
    home_with(tmp_path, entry(0))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0),)


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("mine")
    for use in (open_and_write, open_and_read):
        with refused("home-unusable") as raised:
            use(home)
        assert str(home) in raised.value.text
    assert home.read_text() == "mine"


@both
def test_a_home_within_a_file_is_refused(tmp_path: Path, use) -> None:
    (tmp_path / "file").write_text("mine")
    with refused("home-unusable"):
        use(tmp_path / "file" / "home")


def test_a_home_that_cannot_be_made_is_refused() -> None:
    with everybodys_folder() as folder, only_readable(folder), refused("home-unusable"):
        open_and_write(folder / "home")


@both
def test_a_folder_where_the_database_should_be_is_refused(tmp_path: Path, use) -> None:
    (tmp_path / "pacelift.db").mkdir()
    with refused("home-unusable"):
        use(tmp_path)


def test_a_side_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    (tmp_path / "pacelift.db-wal").mkdir()
    with refused("home-unusable") as raised:
        open_and_write(tmp_path)
    assert str(tmp_path / "pacelift.db") in raised.value.text


def test_what_nobody_foresaw_is_not_explained_away(tmp_path: Path) -> None:
    unforeseen = pytest.raises(sqlite3.OperationalError, match="nonsense")
    with open_store(tmp_path, write=True) as store, unforeseen, failures.explained(tmp_path):
        store.connection.execute("SELECT nonsense FROM journal")
