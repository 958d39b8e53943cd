"""All that is kept: saved to a file, restored from one, removed; never by half."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pacelift.app import App
from pacelift.coach.profile_writing import write_toml
from pacelift.errors import BadInput
from pacelift.store.files import backups, database_file
from pacelift.store.keeping import remove_all, restore_copy, save_copy
from pacelift.store.migrations import STEPS
from tests.builders import profile_document

NOW = datetime.fromisoformat("2027-01-05T08:00+01:00")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a plan."""
    app = App(tmp_path / "home", NOW)
    app.keep(app.draft(write_toml(profile_document()).encode(), "profile"))
    return tmp_path / "home"


def done(home: Path) -> set[str]:
    return {each.id for each in App(home, NOW).plan().sessions if each.status == "done"}


def mark(home: Path, session: str) -> None:
    App(home, NOW + timedelta(days=3)).mark(session, "done")


def saved(home: Path, tmp_path: Path) -> Path:
    save_copy(home, tmp_path / "saved.db")
    return tmp_path / "saved.db"


def test_what_was_saved_is_restored_and_what_was_there_is_among_the_backups(
    home: Path, tmp_path: Path
) -> None:
    mark(home, "w01-easy-1")
    copy = saved(home, tmp_path)
    mark(home, "w01-lift-b")
    restore_copy(home, copy)
    assert done(home) == {"w01-easy-1"}
    mark(home, "w01-easy-2")  # its copy does not take the place of the one before
    newest = next(each for each in backups(home) if "before-restore" in each.name)
    other = tmp_path / "other"
    restore_copy(other, newest)
    assert done(other) == {"w01-easy-1", "w01-lift-b"}


def test_it_is_restored_on_a_machine_that_has_nothing(home: Path, tmp_path: Path) -> None:
    mark(home, "w01-easy-1")
    restore_copy(tmp_path / "new", saved(home, tmp_path))
    assert done(tmp_path / "new") == {"w01-easy-1"}


def test_only_the_runner_may_read_a_saved_copy(home: Path, tmp_path: Path) -> None:
    assert saved(home, tmp_path).stat().st_mode & 0o077 == 0


def test_a_copy_holds_what_is_only_in_the_log_yet(home: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database_file(home))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM setting").fetchall()
        mark(home, "w01-easy-1")  # it cannot be taken from the log while somebody reads
        copy = saved(home, tmp_path)
    restore_copy(tmp_path / "new", copy)
    assert done(tmp_path / "new") == {"w01-easy-1"}


def test_there_is_nothing_to_save_without_a_plan(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        save_copy(tmp_path / "empty", tmp_path / "saved.db")
    assert caught.value.code == "no-plan"
    assert not (tmp_path / "saved.db").exists()


def test_a_copy_that_cannot_be_written_leaves_nothing_and_the_old_one(
    home: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput) as caught:
        save_copy(home, tmp_path / "no such folder" / "saved.db")
    assert caught.value.code == "copy-unwritable"
    assert "no such folder" in caught.value.text
    folder = tmp_path / "taken.db"
    folder.mkdir()
    with pytest.raises(BadInput):
        save_copy(home, folder)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "taken.db"]


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as changed:
        changed.execute(f"PRAGMA user_version = {len(STEPS) + 1}")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:16384] = os.urandom(8192)
    path.write_bytes(bytes(content))


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE other (id)")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (newer, "copy-newer"),
        (damaged, "not-a-copy"),
        (foreign, "not-a-copy"),
        (lambda path: path.write_bytes(b"a letter"), "not-a-copy"),
        (lambda path: path.write_bytes(b""), "not-a-copy"),
        (lambda path: path.unlink(), "not-a-copy"),
    ],
    ids=["newer", "damaged", "foreign", "text", "empty", "missing"],
)
def test_what_cannot_be_restored_changes_nothing(
    home: Path, tmp_path: Path, spoil: object, code: str
) -> None:
    copy = saved(home, tmp_path)
    mark(home, "w01-easy-1")
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(BadInput) as caught:
        restore_copy(home, copy)
    assert caught.value.code == code
    assert "saved.db" in caught.value.text
    assert "Nothing was changed" in caught.value.text
    assert done(home) == {"w01-easy-1"}


def test_removing_leaves_no_plan_no_copies_and_what_is_not_ours(home: Path) -> None:
    (home / "notes.txt").write_text("mine")
    (home / "pacelift.log").write_text("log")
    mark(home, "w01-easy-1")
    remove_all(home)
    assert [each.name for each in home.iterdir()] == ["notes.txt"]
    assert App(home, NOW).plan_or_none() is None
    remove_all(home)  # twice is no error


def test_what_is_damaged_is_put_aside_and_the_copy_restored(home: Path, tmp_path: Path) -> None:
    mark(home, "w01-easy-1")
    copy = saved(home, tmp_path)
    damaged(database_file(home))
    with pytest.raises(BadInput):
        App(home, NOW).plan()
    restore_copy(home, copy)
    assert done(home) == {"w01-easy-1"}
    assert any(each.name.startswith("damaged-") for each in (home / "backups").iterdir())
