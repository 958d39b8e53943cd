"""SQLite's and the file system's failures in the runner's words: the one place that maps them.

Each says what failed, where, that nothing was lost, which copy is the newest, and what to do.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from pacelift.errors import BadInput, said
from pacelift.store import files

BUSY_S: Final = 2.0
"""How long a command waits for another one's write, in seconds."""

_PRIMARY: Final = 0xFF
"""SQLite's extended result codes keep the primary one in the low byte."""

_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LOCKED: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_READ_ONLY: Final = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
_FILE_TROUBLE: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
_WRITE_REFUSED: Final = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE)
"""What SQLite says of a quota; only a full disk is SQLITE_FULL."""
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def explained(home: Path) -> Iterator[None]:
    """Turns failures of SQLite and of files under `home` into BadInput; unknown ones pass."""
    try:
        yield
    except sqlite3.Error as error:
        failure = _from_sqlite(error, home)
        if failure is None:
            raise
        raise failure from error
    except OSError as error:
        raise _from_system(error, home) from error


def primary_code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code of an error, or None when the module itself complains."""
    code = _extended_code(error)
    return None if code is None else code & _PRIMARY


def _extended_code(error: sqlite3.Error) -> int | None:
    return getattr(error, "sqlite_errorcode", None)


def _is_undecodable(error: sqlite3.Error) -> bool:
    """Text that is not UTF-8: the one OperationalError that is not SQLite's but the module's."""
    return isinstance(error, sqlite3.OperationalError) and primary_code(error) is None


def _from_sqlite(error: sqlite3.Error, home: Path) -> BadInput | None:
    code = primary_code(error)
    if code in _DAMAGED or _is_undecodable(error):
        return damaged(home, str(error))
    if code in _LOCKED:
        return _locked(home)
    if code == sqlite3.SQLITE_FULL or _extended_code(error) in _WRITE_REFUSED:
        return _full(home)
    if code in _READ_ONLY or (code in _FILE_TROUBLE and not may_write(home)):
        return _read_only(home)
    if code in _FILE_TROUBLE:
        return unusable(home, f"{files.database_file(home)}: {error}")
    return None


def _from_system(error: OSError, home: Path) -> BadInput:
    if error.errno in _FULL:
        return _full(home)
    if error.errno == errno.EROFS and files.is_there(files.database_file(home)):
        return _read_only(home)
    return unusable(home, f"{error.filename or home}: {error.strerror or error}")


def may_write(home: Path) -> bool:
    """Whether this process may write the database and the files SQLite puts beside it."""
    database = files.database_file(home)
    return files.writable(home) and (not files.is_there(database) or files.writable(database))


def damaged(home: Path, detail: str) -> BadInput:
    """The database cannot be trusted; names the newest copy that can."""
    database = files.database_file(home)
    copy = next(filter(is_sound, files.backups(home)), None)
    aside = said(
        "Move {name}, {name}-wal and {name}-shm out of {home}, then", name=database.name, home=home
    )
    if copy is None:
        found, way = (
            said("There is no good backup."),
            said("make the plan again: pacelift new PROFILE"),
        )
    else:
        found, way = (
            said("The newest good backup is {copy}.", copy=copy),
            said("copy {copy} to {database}.", copy=copy, database=database),
        )
    return BadInput(
        "database-corrupt",
        said(
            "The database {database} is damaged ({detail}). It was left as it is. {found}",
            database=database,
            detail=detail,
            found=found,
        ),
        said("{aside} {way}", aside=aside, way=way),
    )


def newer(home: Path, version: int, known: int) -> BadInput:
    """The database was written by a later Pacelift."""
    return _failure(
        home,
        "database-newer",
        said(
            "is of version {version}; this Pacelift knows versions up to {known}",
            version=version,
            known=known,
        ),
        "Install the newest Pacelift, or use another --home.",
    )


def foreign(home: Path) -> BadInput:
    """The file is a database of some other program."""
    return _failure(
        home,
        "database-foreign",
        "belongs to another program",
        "Move it elsewhere, or use another --home.",
    )


def unusable(home: Path, detail: str) -> BadInput:
    """The folder, or a file in it, cannot be used at all."""
    return BadInput(
        "home-unusable",
        f"Pacelift cannot keep its data in {home} ({detail}). Nothing was changed.",
        "Name a folder you may write to: --home DIR, or the variable PACELIFT_HOME.",
    )


def _locked(home: Path) -> BadInput:
    return _failure(
        home,
        "database-locked",
        said("has been in another program's hands for over {seconds:g} seconds", seconds=BUSY_S),
        "Try again; if it stays so, end the other program (another pacelift, a database viewer).",
    )


def _full(home: Path) -> BadInput:
    return _failure(
        home,
        "disk-full",
        "could not be written: the disk is full, a quota is reached, or the disk fails",
        said("Make room on the disk of {home}, then do it again.", home=home),
    )


def _read_only(home: Path) -> BadInput:
    return _failure(
        home,
        "database-read-only",
        "cannot be written: it, or its folder, is read-only",
        said(
            "Give yourself the right to write in {home} and to its files, or use another --home.",
            home=home,
        ),
    )


def _failure(home: Path, code: str, what: str, fix: str) -> BadInput:
    copy = next(iter(files.backups(home)), None)
    found = (
        said("There is no backup yet.")
        if copy is None
        else said("The newest backup is {copy}.", copy=copy)
    )
    where = files.database_file(home)
    return BadInput(
        code,
        said(
            "The database {where} {what}. Nothing was lost. {found}",
            where=where,
            what=what,
            found=found,
        ),
        fix,
    )


def is_sound(copy: Path) -> bool:
    """Whether a backup passes SQLite's own check. Backups have no log, so they open as they are."""
    address = f"{copy.as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
