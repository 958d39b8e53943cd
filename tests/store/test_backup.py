"""Copies of the database: whole, private, and not too many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pacelift.store import backup, open_store
from tests.store.given import entry, home_with, rows

START = datetime(2027, 1, 4, 6, tzinfo=UTC)


def copies(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "backups").iterdir())


def test_a_copy_holds_what_the_database_holds(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.append(entry(0), entry(1))
        copy = backup.keep_copy(store.connection, tmp_path, START)
        assert rows(copy, "SELECT count(*) FROM journal") == [(2,)]


def test_a_copy_is_named_by_the_utc_second(tmp_path: Path) -> None:
    at = datetime(2027, 1, 4, 7, 30, 15, 999, tzinfo=timezone(timedelta(hours=1)))
    with open_store(tmp_path, write=True) as store:
        backup.keep_copy(store.connection, tmp_path, at)
        backup.keep_copy_of_version(store.connection, tmp_path, 1, at)
    assert copies(tmp_path) == ["pacelift-20270104T063015-v1.db", "pacelift-20270104T063015.db"]


def test_of_two_copies_in_a_second_the_later_stays(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        backup.keep_copy(store.connection, tmp_path, START)
        store.append(entry(0))
        copy = backup.keep_copy(store.connection, tmp_path, START)
        assert rows(copy, "SELECT count(*) FROM journal") == [(1,)]


def test_the_last_five_and_the_last_of_seven_days_stay(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        for day in range(10):
            for hour in range(6):
                at = START + timedelta(days=day, hours=hour)
                backup.keep_copy(store.connection, tmp_path, at)
    assert copies(tmp_path) == [
        *(f"pacelift-202701{day:02}T110000.db" for day in range(7, 13)),
        *(f"pacelift-20270113T{hour:02}0000.db" for hour in range(7, 12)),
    ]


def test_copies_of_an_old_version_and_files_of_others_are_never_dropped(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        backup.keep_copy_of_version(store.connection, tmp_path, 1, START)
        (tmp_path / "backups" / "pacelift-mine.db").touch()
        for day in range(1, 20):
            backup.keep_copy(store.connection, tmp_path, START + timedelta(days=day))
    assert copies(tmp_path)[0] == "pacelift-20270104T060000-v1.db"
    assert copies(tmp_path)[-1] == "pacelift-mine.db"
    assert len(copies(tmp_path)) == 2 + 7


def test_a_copy_that_fails_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home_with(tmp_path)
    with open_store(tmp_path, write=True) as store:
        monkeypatch.setattr(backup.os, "getpid", lambda: 7)
        (tmp_path / "backups").mkdir()
        (tmp_path / "backups" / "pacelift-20270104T060000.db").mkdir()
        with pytest.raises(OSError, match="pacelift-20270104T060000"):
            backup.keep_copy(store.connection, tmp_path, START)
    assert copies(tmp_path) == ["pacelift-20270104T060000.db"]
