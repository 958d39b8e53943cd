"""Writing a file whole or not at all, with what goes wrong said as a person can use it."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from pacelift.calendars.event import clean_line
from pacelift.errors import BadInput, said

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, octets: bytes) -> None:
    """Replaces the file's content, so that at any moment either the old or the new one is there.

    A link is followed and stays a link; an existing file keeps its mode. When this returns, the
    content is on the disk. Raises BadInput ("no-folder", "not-a-file", "not-writable",
    "disk-full", "cannot-write"), with nothing changed and nothing left behind.
    """
    target = Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for a loop of links
    name = clean_line(str(path))
    try:
        _write(target, _mode(name, target), octets)
    except OSError as error:
        raise _explained(name, target.parent, error) from error


def _mode(name: str, target: Path) -> int | None:
    """The mode to keep, or None for a new file; refuses what a file must not take the place of."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        what = said("folder") if stat.S_ISDIR(found) else said("device, not a file")
        raise BadInput(
            "not-a-file",
            said("{name} is a {what}.", name=name, what=what),
            "Name a file, such as plan.ics.",
        )
    # Replacing needs the folder's permission only, but a read-only file is meant to stay.
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(found)


def _write(target: Path, mode: int | None, octets: bytes) -> None:
    # In the same folder, so that replacing is one step; the name is short and never a link.
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            if mode is not None:
                beside.chmod(mode)
            file.write(octets)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened
        return
    # The file is in place already; some network file systems cannot sync a folder.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(name: str, folder: Path, error: OSError) -> BadInput:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return BadInput(
            "no-folder",
            said(
                "{name} cannot be written: there is no folder {folder}.",
                name=name,
                folder=clean_line(str(folder)),
            ),
            "Make the folder first, or name another place.",
        )
    if error.errno in _NO_SPACE:
        return BadInput(
            "disk-full",
            said("{name} cannot be written: the disk is full.", name=name),
            "Free some space and try again; what was there before is unchanged.",
        )
    if error.errno in _FORBIDDEN:
        return BadInput(
            "not-writable",
            said("{name} cannot be written: permission denied or read-only.", name=name),
            "Name a place where you may write; what was there before is unchanged.",
        )
    return BadInput(
        "cannot-write",
        said("{name} cannot be written: {why}.", name=name, why=error.strerror or error),
        "Name another place; what was there before is unchanged.",
    )
