"""A calendar round as a child process, `pacelift sync --json`: it can hang or crash, we cannot.

Its lines on stderr are progress, its one JSON document on stdout the result.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from pacelift.errors import CalendarNeedsYou, CalendarOutOfReach
from pacelift.words.plain import plain
from pacelift.words.voice import Voice

LOG: Final = logging.getLogger(__name__)
LIMIT_S: Final = 180
NEEDS_YOU: Final = ("reconnect", "confirm")

SyncState = Literal["never", "running", "ok", "offline", "reconnect", "confirm", "failed"]

_OF_EXIT: Final[Mapping[int, SyncState]] = {
    CalendarNeedsYou.exit_code: "reconnect",
    CalendarOutOfReach.exit_code: "offline",
}
"""What an error comes to that a round could not even begin for."""


def own_command() -> tuple[str, ...]:
    """How this program is started again."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "pacelift")


class SyncChild(QObject):
    """One round at a time. `changed` comes when there is something new to say of it."""

    changed = Signal()

    def __init__(
        self,
        home: Path,
        command: Sequence[str] = (),
        limit_s: float = LIMIT_S,
        parent: QObject | None = None,
        arguments: Sequence[str] = ("sync",),
    ) -> None:
        super().__init__(parent)
        own = command or own_command()
        self._command = (*own, *arguments, "--json", "--home", str(home))
        self.state: SyncState = "never"
        self.result: Mapping[str, Any] = {}
        """The document of the last round that ended."""
        self._text = ""
        self._out, self._err = b"", b""
        self._child: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(int(limit_s * 1000))
        self._limit.timeout.connect(self._too_long)

    @property
    def is_running(self) -> bool:
        """Whether a round is on."""
        return self._child is not None

    def state_text(self, voice: Voice) -> str:
        """The state in one line."""
        if self.state == "never":
            return voice.say("The calendar was not synced yet.")
        if self.state == "running":
            return voice.say("Syncing… {progress}", progress=self._text).rstrip()
        if self.state == "failed":
            return self._text or voice.say("Syncing failed; the log tells more.")
        return self._text or voice.say("The calendar is up to date.")

    def needs_you(self, voice: Voice) -> str | None:
        """What the calendar asks of the runner, or None; its own words stand in its dialog."""
        asks = {
            "reconnect": voice.say(
                "Your calendar waits for you to sign in again: see “Calendar…” in the menu."
            ),
            "confirm": voice.say(
                "Your calendar waits for a word of yours: see “Calendar…” in the menu."
            ),
        }
        return asks.get(self.state)

    def start(self) -> None:
        """Begins a round, unless one is on."""
        if self._child is not None:
            return
        self._out, self._err = b"", b""
        child = QProcess(self)
        child.readyReadStandardOutput.connect(self._read_out)
        child.readyReadStandardError.connect(self._read_err)
        child.finished.connect(self._finished)
        child.errorOccurred.connect(self._broken)
        self._child = child
        self._tell("running", "")
        self._limit.start()
        child.start(self._command[0], list(self._command[1:]))

    def stop(self) -> None:
        """Ends a round; what it did so far is kept by it."""
        if self._child is not None:
            self._child.finished.disconnect(self._finished)
            self._child.errorOccurred.disconnect(self._broken)
            self._child.kill()
            self._child.waitForFinished(1000)
            self._drop()

    def _read_out(self) -> None:
        if self._child is not None:
            self._out += self._child.readAllStandardOutput().data()

    def _read_err(self) -> None:
        """The last whole line is what is going on."""
        if self._child is None:
            return
        self._err += self._child.readAllStandardError().data()
        lines = self._err[: self._err.rfind(b"\n") + 1].decode("utf-8", "replace").splitlines()
        if lines:
            self._tell("running", plain(lines[-1]))

    def _too_long(self) -> None:
        LOG.error("calendar round: stopped after %d s", self._limit.interval() // 1000)
        if self._child is not None:
            self._child.kill()

    def _broken(self, error: QProcess.ProcessError) -> None:
        """It could not even be started; any other end is `_finished`'s."""
        if error == QProcess.ProcessError.FailedToStart:
            LOG.error("calendar round: cannot be started")
            self.result = {}
            self._drop()
            self._tell("failed", "")

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read_out()
        self._read_err()
        result = self.result = _result(self._out)
        self._drop()
        state = result.get("status")
        if status == QProcess.ExitStatus.NormalExit and state in ("ok", "offline", *NEEDS_YOU):
            self._tell(state, plain(str(result.get("text", ""))))
            return
        LOG.error("calendar round: ended with %d (%s)", code, status.name)
        self._tell(_OF_EXIT.get(code, "failed"), _error_text(result))

    def _drop(self) -> None:
        self._limit.stop()
        if self._child is not None:
            self._child.deleteLater()
            self._child = None

    def _tell(self, state: SyncState, text: str) -> None:
        if (state, text) != (self.state, self._text):
            self.state, self._text = state, text
            self.changed.emit()


def _error_text(result: Mapping[str, Any]) -> str:
    """What a command says of an error, and what to do."""
    error = result.get("error")
    if not isinstance(error, dict):
        return ""
    return plain(f"{error.get('text', '')} {error.get('fix', '')}")


def _result(out: bytes) -> dict[str, Any]:
    try:
        told = json.loads(out)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
