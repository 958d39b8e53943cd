"""Where the store's files are, and that nobody but the runner may read them.

No SQL here.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

DATABASE: Final = "pacelift.db"
BACKUPS: Final = "backups"
PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700


def database_file(home: Path) -> Path:
    """The database under `home`."""
    return home / DATABASE


def log_file(database: Path) -> Path:
    """The write-ahead log beside a database: what was committed last may be only in there."""
    return database.with_name(database.name + "-wal")


def is_there(path: Path) -> bool:
    """Whether there is such a file, as far as we may look."""
    with suppress(OSError):
        return path.exists()
    return False


def stamp(home: Path) -> tuple[tuple[int, int], ...]:
    """What is another after each commit: time and size of the database and its log."""
    database, found = database_file(home), []
    for path in (database, log_file(database)):
        with suppress(OSError):
            told = path.stat()
            found.append((told.st_mtime_ns, told.st_size))
    return tuple(found)


def backups(home: Path) -> tuple[Path, ...]:
    """The copies kept of the database, newest first; none when they cannot be listed."""
    with suppress(OSError):
        return tuple(sorted((home / BACKUPS).glob("pacelift-*.db"), reverse=True))
    return ()


def make_folder(folder: Path) -> None:
    """Makes a folder only the runner may enter; one that is there already keeps its rights."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Makes an empty file only the runner may read, or takes others' rights to the one there.

    SQLite gives its log and its shared memory the rights of the database.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDONLY, PRIVATE_FILE))
    make_private(path)


def make_private(path: Path) -> None:
    """Takes others' rights to a file away, where we may; `doctor` tells when we may not."""
    if rights(path) & ~PRIVATE_FILE:
        with suppress(OSError):
            path.chmod(PRIVATE_FILE)


def rights(path: Path) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def writable(path: Path) -> bool:
    """Whether this process may write there."""
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=effective)
