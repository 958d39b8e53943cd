"""The app as a runner has it: a process of its own, with a plan in its home."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from attrs import frozen

from pacelift.app import App
from pacelift.store.store import open_store
from pacelift.system.instance import LOCK
from tests.e2e.processes import PATIENCE_S, started

FIRST = "w01-easy-1"
"""Monday's session, the first of the plan."""

RUN, LIFT = "w01-easy-2", "w01-lift-a"
"""Tuesday's sessions: the run from 6:30 to 7:05, the lift from 17:30."""

MONDAY = "2027-01-11T08:00:00+01:00"
MORNING = "2027-01-12T06:45:00+01:00"
AFTER_THE_MORNING_LINE = "2027-01-12T07:02:00+01:00"
JUST_BEFORE_THE_END = "2027-01-12T07:04:57+01:00"
AFTER_THE_END = "2027-01-12T07:05:01+01:00"
AFTER_THE_REMINDER = "2027-01-12T17:00:01+01:00"


@frozen
class Runner:
    """Somebody with a desktop and a plan; `log` has what the app says to nobody."""

    home: Path
    environ: Mapping[str, str]
    log: Path

    @contextmanager
    def app(self, now: str = MORNING, **variables: str) -> Iterator[subprocess.Popen[str]]:
        """Runs the app from that time on."""
        environ = {**self.environ, **variables}
        with started(self._command("--now", now), environ, log=self.log) as process:
            yield process

    def start_again(self) -> int:
        """Starts the app once more, as from the menu of the desktop; gives the exit code.

        The first one is waited for: of two at once, either may come first.
        """
        until = time.monotonic() + PATIENCE_S
        while not self.listens():
            assert time.monotonic() < until, "the app does not listen"
            time.sleep(0.02)
        return self._run().returncode

    def listens(self) -> bool:
        """Whether an app runs for this home, or was killed."""
        lock = self.home / LOCK
        return lock.exists() and bool(lock.read_text())

    def asks(self, *command: str, now: str = MORNING) -> str:
        """What a command of the terminal prints."""
        return self._run(*command, "--now", now).stdout

    def status(self, session: str) -> str:
        """How a session went, by the plan."""
        plan = App(self.home, datetime.fromisoformat(MORNING)).plan()
        return next(each.status for each in plan.sessions if each.id == session)

    def told(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The journal's entries in the database: kind and data."""
        with open_store(self.home, write=False) as store:
            return [(entry.kind, entry.data) for entry in store.entries()]

    def said(self) -> str:
        """All that was written to standard error so far: nothing, as a rule.

        Qt's words about a portal, which these desktops lack, do not count.
        """
        lines = self.log.read_text().splitlines(keepends=True) if self.log.exists() else []
        return "".join(line for line in lines if "org.freedesktop.portal" not in line)

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._command(*command),
            env=dict(self.environ),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "pacelift", *arguments, "--home", str(self.home)]
