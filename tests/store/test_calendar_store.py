"""What was agreed with a calendar is kept with what it told, or not at all."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pacelift.coach.journal import Entry
from pacelift.store import open_store

ENTRY = Entry("e1", datetime(2027, 1, 11, 12, tzinfo=UTC), "mark", {"session": "w01-long"})


def test_nothing_was_agreed_at_first(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        assert store.calendar_rows() == {}


def test_rows_entries_and_token_are_kept_together(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.put_calendar_row("a", "1")
        store.heard([ENTRY], {"a": "2", "b": "3"}, {"token": "t1"})
    with open_store(tmp_path, write=False) as store:
        assert store.calendar_rows() == {"a": "2", "b": "3"}
        assert store.entries() == (ENTRY,)
        assert store.setting("token") == "t1"


def test_nothing_is_kept_of_what_cannot_be_kept_whole(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        unkeepable: dict[str, Any] = {"a": "2", "b": None}
        with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
            store.heard([ENTRY], unkeepable, {"token": "t1"})
        assert store.calendar_rows() == {}
        assert store.entries() == ()
        assert store.setting("token") is None


def test_another_calendar_begins_with_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path, write=True) as store:
        store.put_calendar_row("a", "1")
        store.forget_calendar()
        assert store.calendar_rows() == {}
