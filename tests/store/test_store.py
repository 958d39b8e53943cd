"""The store as a command uses it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pacelift.coach.journal import Entry
from pacelift.store import files, open_store
from tests.store.given import entry, everybodys_folder, home_with, only_readable, rows


def test_what_was_appended_is_read_back_equal(tmp_path: Path) -> None:
    kept = entry(
        name="Läufe 🏃 \u202eabc\n\x07", numbers=[1, 2.5, None, True], nested={"a": {"b": []}}
    )
    home_with(tmp_path, kept)
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (kept,)


def test_entries_come_by_instant_however_they_were_appended(tmp_path: Path) -> None:
    home_with(tmp_path, entry(2), entry(0), entry(1))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0), entry(1), entry(2))


def test_instants_are_kept_as_utc_text(tmp_path: Path) -> None:
    at = datetime(2027, 1, 4, 8, 30, tzinfo=timezone(timedelta(hours=1)))
    home_with(tmp_path, Entry("a", at, "new", {}))
    assert rows(tmp_path / "pacelift.db", "SELECT at FROM journal") == [
        ("2027-01-04T07:30:00.000000Z",)
    ]
    with open_store(tmp_path, write=False) as store:
        assert store.entries()[0].at == datetime(2027, 1, 4, 7, 30, tzinfo=UTC)


def test_the_same_entry_twice_is_kept_once(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0), entry(0))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0),)


def test_several_entries_are_kept_all_or_none(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        with pytest.raises(TypeError, match="not JSON"):
            store.append(entry(0), Entry("x", datetime.now(UTC), "new", {"what": object()}))
        assert store.entries() == ()
        store.append(entry(0), entry(1))
        assert store.entries() == (entry(0), entry(1))


def test_reading_where_there_is_nothing_makes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "none" / "yet"
    with open_store(home, write=False) as store:
        assert store.entries() == ()
        assert store.snapshot("a") is None
        assert store.setting("a") is None
    assert list(tmp_path.iterdir()) == []


def test_opening_to_write_without_writing_leaves_no_backup(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["pacelift.db"]


def test_a_command_that_writes_leaves_one_backup_with_what_it_wrote(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.append(entry(0))
        store.append(entry(1))
        store.set_setting("units", "mi")
    (backup,) = (tmp_path / "backups").iterdir()
    assert rows(backup, "SELECT count(*) FROM journal") == [(2,)]


def test_a_failed_backup_does_not_undo_the_command(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    home_with(tmp_path, entry(0))
    with open_store(tmp_path, write=False) as store:
        assert store.entries() == (entry(0),)


def test_a_snapshot_is_found_by_its_key_alone(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.put_snapshot("one", "text")
        store.put_snapshot("one", "newer text")
        assert store.snapshot("one") == "newer text"
        assert store.snapshot("two") is None


def test_a_reading_command_may_keep_a_snapshot_and_makes_no_backup(tmp_path: Path) -> None:
    home_with(tmp_path)
    with open_store(tmp_path, write=True):
        pass
    with open_store(tmp_path, write=False) as store:
        store.put_snapshot("one", "text")
    with open_store(tmp_path, write=False) as store:
        assert store.snapshot("one") == "text"
    assert not (tmp_path / "backups").exists()


def test_a_snapshot_that_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.connection.execute("PRAGMA query_only = ON")
        store.put_snapshot("one", "text")
        assert store.snapshot("one") is None


def test_only_the_newest_snapshots_stay(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        for number in range(10):
            store.put_snapshot(str(number), "text")
        assert [store.snapshot(str(number)) for number in range(10)] == [
            None,
            None,
            *["text"] * 8,
        ]


def test_without_its_snapshots_the_store_is_as_good(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.append(entry(0))
        store.put_snapshot("one", "text")
        store.connection.execute("DELETE FROM snapshot")
        assert store.entries() == (entry(0),)


def test_a_setting_is_what_it_was_last_set_to(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        assert store.setting("units") is None
        store.set_setting("units", "mi")
        store.set_setting("units", "km")
    with open_store(tmp_path, write=False) as store:
        assert store.setting("units") == "km"


def test_a_relative_home_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home_with(Path("home of mine?#%20"), entry(0))
    with open_store(Path("home of mine?#%20"), write=False) as store:
        assert store.entries() == (entry(0),)


def test_a_read_only_home_can_be_read(tmp_path: Path) -> None:
    with everybodys_folder() as home:
        home_with(home, entry(0))
        with only_readable(home), open_store(home, write=False) as store:
            assert store.entries() == (entry(0),)
            store.put_snapshot("one", "text")


def test_what_stands_only_in_the_log_of_a_read_only_home_is_read_too(tmp_path: Path) -> None:
    with everybodys_folder() as home:
        with open_store(tmp_path, write=True) as writer:
            writer.append(entry(0))
            # As a killed command leaves it: the log not yet taken into the database.
            for name in ("pacelift.db", "pacelift.db-wal"):
                (home / name).write_bytes((tmp_path / name).read_bytes())
        assert (home / "pacelift.db").stat().st_size < (home / "pacelift.db-wal").stat().st_size
        with only_readable(home), open_store(home, write=False) as store:
            assert store.entries() == (entry(0),)


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    with open_store(tmp_path, write=True) as writer:
        writer.connection.execute("BEGIN IMMEDIATE")
        with open_store(tmp_path, write=False) as reader:
            assert reader.entries() == (entry(0),)
        writer.connection.execute("ROLLBACK")


def test_the_store_tells_its_home_and_whether_it_was_changed(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        assert repr(store) == f"<Store {tmp_path}>"
        store.append(entry(0))
        assert repr(store) == f"<Store {tmp_path} changed>"


def test_a_closed_store_is_a_defect_not_bad_input(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        store.entries()


def test_the_stamp_of_what_is_kept_is_another_after_each_commit(tmp_path: Path) -> None:
    seen = [files.stamp(tmp_path)]
    for value in ("a", "b"):
        with open_store(tmp_path, write=True) as store:
            store.set_setting("name", value)
            seen.append(files.stamp(tmp_path))
    assert len(set(seen)) == len(seen)
