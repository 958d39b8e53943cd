"""The whole of what is kept: saved to a file of the runner's, taken back from one, removed.

A copy is a database as `store` opens it; nothing is half saved, half restored or half removed.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pacelift.errors import BadInput, said
from pacelift.store import backup, database, failures, files
from pacelift.store.migrations import APPLICATION_ID, STEPS, version_of

LOGS: Final = "pacelift.log*"
"""What else is ours under the home."""


def save_copy(home: Path, path: Path) -> None:
    """Writes all that is kept to that file, whole or not at all.

    Raises BadInput "no-plan" where nothing is kept yet, "copy-unwritable", and what opening raises.
    """
    home = home.absolute()
    if not files.is_there(files.database_file(home)):
        raise BadInput("no-plan", "There is nothing to save yet.", "Make a plan first.")
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with closing(database.open_to_read(home)) as source:
            files.make_private_file(part)
            with closing(sqlite3.connect(part)) as target:
                source.backup(target)
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def restore_copy(home: Path, path: Path) -> None:
    """Puts a saved copy in place of all that is kept; what was there stays among the backups.

    Raises BadInput "not-a-copy", "copy-newer", and what opening raises. Then nothing was changed.
    """
    home = home.absolute()
    with TemporaryDirectory(prefix="pacelift-") as folder:
        copy = Path(folder) / files.DATABASE
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise _no_copy(path, error.strerror or str(error)) from error
        with closing(sqlite3.connect(copy)) as source:
            _refuse_other(source, path)
            if _is_damaged(home):
                _put_aside(home)
                _put_in_place(source, home)
            else:
                with closing(database.open_to_write(home)) as target, failures.explained(home):
                    backup.keep_copy_of_what_goes(target, home)
                    source.backup(target)
    with closing(database.open_to_write(home)):
        pass  # an older form is brought to the newest


def _is_damaged(home: Path) -> bool:
    """Whether the database cannot be opened for that: it is then that one restores."""
    try:
        with closing(database.open_to_write(home)):
            return False
    except BadInput as error:
        if error.code != "database-corrupt":
            raise
        return True


def _put_in_place(source: sqlite3.Connection, home: Path) -> None:
    """The copy as the database where there is none, whole or not at all."""
    base = files.database_file(home)
    part = base.with_name(f"{base.name}.part")
    with failures.explained(home):
        files.make_private_file(part)
        with closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(base)


def _put_aside(home: Path) -> None:
    """Moves a damaged database to the backups; somebody may still mend it."""
    with failures.explained(home):
        base = files.database_file(home)
        files.make_folder(home / files.BACKUPS)
        aside = home / files.BACKUPS / f"damaged-{backup.before_restoring()}"
        for end in ("-shm", "-wal", ""):
            held = base.with_name(base.name + end)
            if held.exists():
                held.replace(aside.with_name(aside.name + end))


def remove_all(home: Path) -> None:
    """Removes the plan, the journal, all copies and logs under the home; nothing else in it.

    Raises BadInput "home-unusable" naming what could not be removed.
    """
    home = home.absolute()
    with failures.explained(home):
        base = files.database_file(home)
        # The log first: a new database must not meet an old one's.
        for path in (base.with_name(f"{base.name}-shm"), files.log_file(base), base):
            path.unlink(missing_ok=True)
        for path in home.glob(LOGS):
            path.unlink(missing_ok=True)
        if files.is_there(home / files.BACKUPS):
            shutil.rmtree(home / files.BACKUPS)


def _refuse_other(source: sqlite3.Connection, path: Path) -> None:
    try:
        application = source.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION_ID:
            raise _no_copy(path, said("it is no backup of Pacelift's"))
        found = source.execute("PRAGMA integrity_check(1)").fetchone()[0]
        version = version_of(source)
    except sqlite3.Error as error:
        raise _no_copy(path, str(error)) from error
    if found != "ok":
        raise _no_copy(path, said("it is damaged: {found}", found=found))
    if version > len(STEPS):
        raise BadInput(
            "copy-newer",
            said(
                "{path} was written by a newer Pacelift (version {version} of its form; this one "
                "knows versions up to {known}). Nothing was changed.",
                path=path,
                version=version,
                known=len(STEPS),
            ),
            "Install the newest Pacelift, then restore it.",
        )


def _no_copy(path: Path, why: str) -> BadInput:
    return BadInput(
        "not-a-copy",
        said("{path} cannot be restored: {why}. Nothing was changed.", path=path, why=why),
        "Choose a file that “Save a backup…” has written, or one of the folder “backups” of "
        "Pacelift's data.",
    )


def _unwritable(path: Path, error: OSError | sqlite3.Error) -> BadInput:
    why = getattr(error, "strerror", None) or str(error)
    return BadInput(
        "copy-unwritable",
        said(
            "The backup could not be written to {path} ({why}). Nothing was changed.",
            path=path,
            why=why,
        ),
        "Choose another folder, or make room on the disk.",
    )
