"""Opening the database file: is it ours, whole and not from the future; rights and pragmas.

What stands in its tables is for the modules beside this one.
"""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import ExitStack, closing
from pathlib import Path

from pacelift.store import backup, failures, files
from pacelift.store.migrations import APPLICATION_ID, STEPS, migrate, version_of


def open_to_write(home: Path) -> sqlite3.Connection:
    """The database under `home`, made when there is none, brought to the newest form.

    Raises BadInput when it is damaged, foreign, from a newer version, locked, read-only, or the
    folder cannot be used.
    """
    with failures.explained(home):
        files.make_folder(home)
        files.make_private_file(files.database_file(home))
        return _open_file(home)


def open_to_read(home: Path) -> sqlite3.Connection:
    """The database under `home` for looking: an empty one in memory when there is none.

    Where nothing may be written, not even SQLite's own side files, it is a copy in memory.
    Raises BadInput as `open_to_write` does, but never because of a read-only place.
    """
    with failures.explained(home):
        if not _is_there(files.database_file(home)):
            return _in_memory()
        files.make_private(files.database_file(home))
        try:
            return _open_file(home)
        except (sqlite3.OperationalError, OSError) as error:
            if not _only_unwritable(error, home):
                raise
            return _open_copy(home)


def _is_there(database: Path) -> bool:
    try:
        mode = database.stat().st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(mode):
        raise failures.unusable(database.parent, f"{database}: not a file")
    return True


def _only_unwritable(error: sqlite3.OperationalError | OSError, home: Path) -> bool:
    if isinstance(error, sqlite3.OperationalError):
        unwritable = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
        if failures.primary_code(error) not in unwritable:
            return False
    return not failures.may_write(home)


def _open_file(home: Path) -> sqlite3.Connection:
    with ExitStack() as until_usable:
        connection = _connect(f"{files.database_file(home).as_uri()}?mode=rw")
        until_usable.callback(connection.close)
        _refuse_unusable(connection, home)
        _set_up(connection)
        migrate(connection, lambda version: _copy_before(connection, home, version))
        until_usable.pop_all()
    return connection


def _open_copy(home: Path) -> sqlite3.Connection:
    """The database and its log, copied to where SQLite may write, then taken into memory."""
    # A rare way, and the import costs every other command three milliseconds.
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="pacelift-") as folder:
        copy = files.database_file(Path(folder))
        shutil.copyfile(files.database_file(home), copy)
        if files.log_file(files.database_file(home)).exists():
            shutil.copyfile(files.log_file(files.database_file(home)), files.log_file(copy))
        with closing(_connect(f"{copy.as_uri()}?mode=rw")) as source:
            _refuse_unusable(source, home)
            return _in_memory(source)


def _in_memory(source: sqlite3.Connection | None = None) -> sqlite3.Connection:
    connection = _connect("file::memory:")
    if source is not None:
        source.backup(connection)
    migrate(connection, lambda _version: None)
    return connection


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=failures.BUSY_S, isolation_level=None)


def _set_up(connection: sqlite3.Connection) -> None:
    """A write-ahead log, so that readers never wait; every commit on the disk before we say so.

    FULL costs a sync per commit, which a few commits a day do not feel; with NORMAL a power cut
    could take back what the runner was told is kept.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _copy_before(connection: sqlite3.Connection, home: Path, version: int) -> None:
    if version:
        backup.keep_copy_of_version(connection, home, version)


def _refuse_unusable(connection: sqlite3.Connection, home: Path) -> None:
    """Looks before anything is changed.

    The check reads the whole file each time: about a millisecond for a season's megabyte, and a
    damaged page is told before a plan is made of half a journal.
    """
    if not _is_ours(connection):
        _refuse_foreign(connection, home)
    elif (version := version_of(connection)) > len(STEPS):
        raise failures.newer(home, version, len(STEPS))
    elif (found := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise failures.damaged(home, found)


def _refuse_foreign(connection: sqlite3.Connection, home: Path) -> None:
    """Only an empty file without a past is ours to begin with."""
    # Another command may be making the tables just now; there are none of its backups before.
    has_past = bool(files.backups(home))
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        if has_past:
            raise failures.damaged(home, "it is empty")
    elif not _is_ours(connection):
        raise failures.foreign(home)


def _is_ours(connection: sqlite3.Connection) -> bool:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    return application == APPLICATION_ID
