"""The store a command works with: open it, read the journal, add to it, leave.

Each table's work is done in its own module; here are transactions, failures and the copy at the
end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pacelift.coach.journal import Entry
from pacelift.errors import BadInput
from pacelift.store import (
    backup,
    calendar_store,
    database,
    failures,
    journal_store,
    settings_store,
    snapshot_store,
)
from pacelift.store.migrations import transaction


class Store:
    """An open database. Every method may raise BadInput (see `failures`)."""

    def __init__(self, connection: sqlite3.Connection, home: Path) -> None:
        self.connection = connection
        self.home = home
        self._changed = False

    def __repr__(self) -> str:
        return f"<Store {self.home}{' changed' if self._changed else ''}>"

    def entries(self) -> tuple[Entry, ...]:
        """The whole journal, by instant, then id."""
        with failures.explained(self.home):
            try:
                return journal_store.read(self.connection)
            except ValueError as error:
                raise failures.damaged(self.home, f"an entry is not readable: {error}") from error

    def append(self, *entries: Entry) -> None:
        """Adds entries, all or none; they are on the disk when this returns."""
        with self._writing():
            journal_store.add(self.connection, entries)

    def snapshot(self, key: str) -> str | None:
        """The text of the snapshot kept under `key` (see `snapshot_store.plan_key`), or None."""
        with failures.explained(self.home):
            return snapshot_store.read(self.connection, key)

    def put_snapshot(self, key: str, text: str) -> None:
        """Keeps a snapshot if that can be now; it is a cache, so no command fails by it."""
        with suppress(sqlite3.OperationalError), transaction(self.connection):
            snapshot_store.put(self.connection, key, text)

    def setting(self, name: str) -> str | None:
        """The text of a setting, or None."""
        with failures.explained(self.home):
            return settings_store.read(self.connection, name)

    def set_setting(self, name: str, value: str) -> None:
        """Sets a setting."""
        with self._writing():
            settings_store.put(self.connection, name, value)

    def remember(self, name: str, value: str) -> None:
        """Sets a setting that is not worth a copy, and only if that can be now."""
        with suppress(sqlite3.OperationalError), transaction(self.connection):
            settings_store.put(self.connection, name, value)

    def calendar_rows(self) -> dict[str, str]:
        """What was agreed with the connected calendar, as text by event id."""
        with failures.explained(self.home):
            return calendar_store.read(self.connection)

    def put_calendar_row(self, event_id: str, row: str) -> None:
        """Keeps one row; it is on the disk when this returns."""
        with self._writing():
            calendar_store.put(self.connection, [(event_id, row)])

    def heard(
        self, entries: Iterable[Entry], rows: Mapping[str, str], settings: Mapping[str, str]
    ) -> None:
        """Keeps what a calendar told, all of it or nothing: entries, rows, where it was heard."""
        with self._writing():
            journal_store.add(self.connection, tuple(entries))
            calendar_store.put(self.connection, rows.items())
            for name, value in settings.items():
                settings_store.put(self.connection, name, value)

    def forget_calendar(self) -> None:
        """Forgets what was agreed: another calendar is connected, or none."""
        with self._writing():
            calendar_store.clear(self.connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with failures.explained(self.home), transaction(self.connection):
            yield
        self._changed = True

    def close(self) -> None:
        """Closes the database, after a copy when it was changed."""
        try:
            if self._changed:
                # What was written is safe in the database: a copy that fails (a full disk) must
                # not make the command look undone. `doctor` tells the age of the newest copy.
                with suppress(BadInput), failures.explained(self.home):
                    backup.keep_copy(self.connection, self.home)
        finally:
            self.connection.close()


@contextmanager
def open_store(home: Path, *, write: bool) -> Iterator[Store]:
    """The store under `home`; with `write` it is made when there is none.

    Without, an installation that has no database yet is an empty journal, and a place where nothing
    may be written can still be read. Raises BadInput: "database-corrupt", "database-newer",
    "database-foreign", "database-locked", "database-read-only", "disk-full", "home-unusable".
    """
    home = home.absolute()
    opened = database.open_to_write(home) if write else database.open_to_read(home)
    store = Store(opened, home)
    try:
        yield store
    finally:
        store.close()
