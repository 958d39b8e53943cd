"""One running app per home: whoever starts second hands over to the first and ends.

A lock in the home says who is first, as the kernel frees it however a process ends; a socket (on
Windows a pipe) carries the message. The side that hands over imports nothing heavy.
"""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Final, Protocol
from zlib import crc32

from pacelift.errors import PaceliftError, said
from pacelift.system.mailbox import Mailbox

SHOW: Final = b"show\n"
"""All that can be said: show the panel."""

LOCK: Final = "tray.lock"
"""In the home: held while the app runs, and naming the socket it listens on."""

ANSWER_S: Final = 3.0
"""How long a running app may take to answer; one that draws does so in milliseconds."""

LONGEST_PATH: Final = 100
"""Bytes in a socket's name: Linux takes 107, macOS 103."""

_TAKEN: Final = b"ok\n"
_LONGEST: Final = 64
_READ_S: Final = 0.2


class Listener(Protocol):
    """The first one's ear."""

    def fileno(self) -> int:
        """The descriptor that is readable when somebody hands over."""

    def shows(self) -> int:
        """How often the panel was asked for since the last time; anything else is ignored."""

    def close(self) -> None:
        """Lets the next start be the first."""


def hand_over(home: Path) -> bool:
    """Whether an app that runs for this home was told to show its panel.

    Raises PaceliftError "does-not-answer" when one is there and is silent.
    """
    if sys.platform == "win32":
        return _hand_over_by_pipe(pipe_name(home))
    try:
        address = (home / LOCK).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return bool(address) and _hand_over_by_socket(address)


def claim(home: Path, environ: Mapping[str, str] = os.environ) -> Listener | None:
    """Makes this process the home's one app; None when another is, and shows its panel now.

    Raises PaceliftError "does-not-answer", and OSError when the home cannot be written.
    """
    until = time.monotonic() + ANSWER_S
    while True:
        listener = _first(home, environ)
        if listener or hand_over(home):
            return listener
        # Another start holds the lock and is about to listen: as a rule for a millisecond.
        if time.monotonic() > until:
            raise _silent()
        time.sleep(0.02)


def socket_path(home: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """The socket's place for this home, in a folder that only this user can write to.

    The user's runtime folder or, where that will not do, one made in the folder for temporary
    files. Raises PaceliftError "no-private-folder".
    """
    runtime = environ.get("XDG_RUNTIME_DIR")
    made = Path(tempfile.gettempdir()) / f"pacelift-{os.getuid()}"
    for folder in (Path(runtime), made) if runtime else (made,):
        path = folder / f"pacelift-{_name(home)}.socket"
        if len(os.fsencode(path)) <= LONGEST_PATH and _is_private(folder):
            return path
    raise PaceliftError(
        "no-private-folder",
        said(
            "Pacelift cannot listen in {made}: the name is too long, or others can write to it.",
            made=made,
        ),
        "Name a folder of your own in the variable XDG_RUNTIME_DIR.",
    )


def pipe_name(home: Path) -> str:
    """Windows' name for the same."""
    return rf"\\.\pipe\pacelift-{_name(home)}"


def _name(home: Path) -> str:
    """Tells one user's homes apart, of which there are few; cryptography costs 2 MiB."""
    return f"{crc32(os.fsencode(home.resolve())):08x}"


def _first(home: Path, environ: Mapping[str, str]) -> Listener | None:
    if sys.platform == "win32":
        try:
            return PipeListener(pipe_name(home), "AF_PIPE")
        except PermissionError:
            return None
    lock = _lock(home)
    if lock is None:
        return None
    try:
        return SocketListener(lock, socket_path(home, environ))
    except BaseException:
        lock.close()
        raise


def _lock(home: Path) -> IO[str] | None:
    """The home's lock, or None while another process has it."""
    import fcntl

    home.mkdir(parents=True, exist_ok=True)
    # Not "w": the address in it is another's until the lock is ours.
    lock = (home / LOCK).open("a", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


class SocketListener:
    """Listens on a socket of this user's alone, while the lock is held."""

    def __init__(self, lock: IO[str], path: Path) -> None:
        self._lock = lock
        self._path = path
        # The lock is ours, so whoever left this is gone.
        path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.bind(str(path))
            path.chmod(0o600)
            self._socket.listen()
            self._socket.setblocking(False)
            self._write(str(path))
        except BaseException:
            self._socket.close()
            raise

    def fileno(self) -> int:
        """The descriptor that is readable when somebody hands over."""
        return self._socket.fileno()

    def shows(self) -> int:
        """How often the panel was asked for since the last time; anything else is ignored."""
        asked = 0
        with contextlib.suppress(OSError):  # Nobody else waits.
            while True:
                asked += self._answer(self._socket.accept()[0])
        return asked

    @staticmethod
    def _answer(connection: socket.socket) -> bool:
        # Who connects writes at once; one that does not is not waited for.
        connection.settimeout(_READ_S)
        with connection, contextlib.suppress(OSError):
            if connection.recv(_LONGEST) == SHOW:
                connection.sendall(_TAKEN)
                return True
        return False

    def close(self) -> None:
        """Lets the next start be the first."""
        self._write("")
        self._path.unlink(missing_ok=True)
        self._socket.close()
        self._lock.close()

    def _write(self, address: str) -> None:
        self._lock.truncate(0)
        self._lock.write(address)
        self._lock.flush()


class PipeListener:
    """Listens on a named pipe in a thread; the pipe's name is the lock."""

    def __init__(self, address: str, family: str) -> None:
        from multiprocessing.connection import Listener as Pipe
        from threading import Thread

        self._address, self._family = address, family
        self._mail: Mailbox[bytes] = Mailbox()
        self._pipe = Pipe(address, family)
        self._thread = Thread(target=self._listen, name="instance", daemon=True)
        self._thread.start()

    def fileno(self) -> int:
        """The descriptor that is readable when somebody hands over."""
        return self._mail.fileno()

    def shows(self) -> int:
        """How often the panel was asked for since the last time; anything else is ignored."""
        return len(self._mail.take())

    def close(self) -> None:
        """Lets the next start be the first."""
        _say_by_pipe(self._address, self._family, b"")
        self._thread.join(ANSWER_S)
        self._pipe.close()
        self._mail.close()

    def _listen(self) -> None:
        said: bytes | None = None
        while said != b"":
            connection = self._pipe.accept()
            with connection, contextlib.suppress(OSError, EOFError):
                said = connection.recv_bytes(_LONGEST) if connection.poll(_READ_S) else None
                if said == SHOW:
                    self._mail.post(said)
                    connection.send_bytes(_TAKEN)


def _hand_over_by_socket(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(ANSWER_S)
        try:
            connection.connect(address)
        except OSError:
            return False
        return _answered(lambda: _ask(connection))


def _ask(connection: socket.socket) -> bytes:
    connection.sendall(SHOW)
    return connection.recv(_LONGEST)


def _hand_over_by_pipe(address: str, family: str = "AF_PIPE") -> bool:
    try:
        return _answered(lambda: _say_by_pipe(address, family, SHOW))
    except FileNotFoundError:
        return False


def _say_by_pipe(address: str, family: str, message: bytes) -> bytes:
    """Says it and gives back the answer, if any comes in time."""
    from multiprocessing.connection import Client

    with Client(address, family) as connection:
        connection.send_bytes(message)
        if message and connection.poll(ANSWER_S):
            return connection.recv_bytes(_LONGEST)
    return b""


def _answered(ask: Callable[[], bytes]) -> bool:
    try:
        answer = ask()
    except (TimeoutError, EOFError, ConnectionError):
        answer = b""
    if answer != _TAKEN:
        raise _silent()
    return True


def _is_private(folder: Path) -> bool:
    """Whether only this user can put anything there; makes the folder if need be."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.stat(follow_symlinks=False)
    except OSError:
        return False
    return found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o022


def _silent() -> PaceliftError:
    return PaceliftError(
        "does-not-answer",
        "Pacelift is running for this folder already, but does not answer.",
        "Wait a moment and start it again; if it stays silent, end it in the task manager.",
    )
