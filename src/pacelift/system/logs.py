"""The app's log file: what happened when, and not a word of the runner's.

Only this package's own records come in, and of their arguments only numbers, times and our own
words: no message of an error, no name, no note, no token.
"""

from __future__ import annotations

import logging
import os
import traceback
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from pacelift.errors import PaceliftError

LOG: Final = "pacelift.log"
FORMER: Final = "pacelift.log.1"
"""In the home; together they hold at most twice LARGEST bytes."""

LARGEST: Final = 256 * 1024
_HARMLESS: Final = (int, float, bool, type(None), date, datetime, time, timedelta, Enum)
_PACKAGE: Final = "pacelift"


class Word(str):
    """A text of our own, such as the name of a state, that may stand in the log."""

    __slots__ = ()


def open_log(home: Path) -> logging.Handler:
    """From now on this package's records, INFO and above, go to the log in the home alone.

    A log that cannot be written is no reason to stop: then there is none.
    """
    logger = logging.getLogger(_PACKAGE)
    for former in logger.handlers[:]:
        logger.removeHandler(former)
        former.close()
    handler = RotatingFile(home / LOG, home / FORMER)
    handler.setFormatter(Redacting())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return handler


def told_of(error: BaseException) -> str:
    """What an error's kind and place say, for the log and for a report: never its message."""
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        code = f" ({seen.code})" if isinstance(seen, PaceliftError) else ""
        lines.append(f"{type(seen).__qualname__}{code}")
        lines += [
            f"  {_module(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


class Redacting(logging.Formatter):
    """Time in UTC, level, place and text of a record, with "…" for what could be the runner's."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and more only for an error."""
        at = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")
        line = f"{at} {record.levelname} {record.name} {_message(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{told_of(error)}"


class RotatingFile(logging.Handler):
    """Appends to `path`; grown too large it becomes `former`, in the place of the last one.

    Smaller than the standard library's, whose module brings sockets and queues along.
    """

    def __init__(self, path: Path, former: Path, largest: int = LARGEST) -> None:
        super().__init__()
        self._path, self._former, self._largest = path, former, largest

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a record; where nothing can be written, drops it."""
        line = f"{self.format(record)}\n".encode("utf-8", "backslashreplace")
        try:
            self._write(line)
        except OSError:
            return

    def _write(self, line: bytes) -> None:
        if self._path.exists() and self._path.stat().st_size + len(line) > self._largest:
            self._path.replace(self._former)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def _message(record: logging.LogRecord) -> str:
    arguments = record.args or ()
    if isinstance(arguments, tuple):
        redacted: object = tuple(map(_redacted, arguments))
    else:
        redacted = {name: _redacted(value) for name, value in arguments.items()}
    try:
        text = str(record.msg) % redacted if arguments else str(record.msg)
    except (TypeError, ValueError, KeyError):
        text = str(record.msg)
    return " ".join(text.splitlines())


def _redacted(argument: object) -> object:
    return argument if isinstance(argument, (Word, *_HARMLESS)) else "…"


def _module(filename: str) -> str:
    """Where in our package or a library the file is, without the folders of this machine."""
    parts = Path(filename).parts
    roots = [i for i, part in enumerate(parts) if part in {_PACKAGE, "site-packages"}]
    return "/".join(parts[max(roots) :] if roots else parts[-1:])
