"""What `doctor` finds in the store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pacelift.store import open_store
from pacelift.store.health import Fact, examine
from pacelift.store.migrations import STEPS
from tests.store.given import entry, everybodys_folder, home_with, no_superuser, only_readable


def facts(home: Path) -> dict[str, Fact]:
    return {fact.name: fact for fact in examine(home)}


def test_a_sound_store_is_good_in_every_fact(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0), entry(1))
    found = facts(tmp_path)
    assert all(fact.good for fact in found.values())
    assert found["home"].value == str(tmp_path)
    assert found["database"].value == str(tmp_path / "pacelift.db")
    assert found["bytes"].value == (tmp_path / "pacelift.db").stat().st_size
    assert found["version"].value == len(STEPS)
    assert found["integrity"].value == "ok"
    assert found["entries"].value == 2
    assert found["last-entry"].value == "2027-01-04T07:01:00+00:00"
    assert found["newest-backup"].value == str(max((tmp_path / "backups").iterdir()))


def test_an_installation_without_a_database_is_good_and_stays_without(tmp_path: Path) -> None:
    found = facts(tmp_path / "none")
    assert all(fact.good for fact in found.values())
    assert found["database"].value is None
    assert found["entries"].value == 0
    assert found["newest-backup"].value is None
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_is_a_fact_with_the_way_out(tmp_path: Path) -> None:
    home_with(tmp_path, entry(0))
    (tmp_path / "pacelift.db").write_bytes(b"no database" * 1000)
    found = facts(tmp_path)
    assert not found["database-corrupt"].good
    assert str(max((tmp_path / "backups").iterdir())) in str(found["database-corrupt"].value)
    assert found["backups"].value == 1


def test_a_home_that_is_a_file_is_a_fact(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    assert not facts(tmp_path / "home")["home-unusable"].good


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_rights_that_let_others_read_are_not_good() -> None:
    with everybodys_folder() as home:
        home_with(home, entry(0))
        with only_readable(home):
            found = facts(home)
        assert (found["mode"].value, found["mode"].good) == ("0444", False)
        assert (found["writable"].value, found["writable"].good) == ("no", False)
        assert found["entries"].value == 1


def test_a_home_that_may_not_be_entered_is_a_fact() -> None:
    with everybodys_folder() as home:
        home_with(home, entry(0))
        home.chmod(0)
        with no_superuser():
            found = facts(home)
        home.chmod(0o700)
    assert not found["home-unusable"].good


def test_looking_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True):
        pass
    before = (tmp_path / "pacelift.db").read_bytes()
    examine(tmp_path)
    assert (tmp_path / "pacelift.db").read_bytes() == before
