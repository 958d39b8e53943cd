"""`emulate` from npm: a Google that somebody else has written, as a process on loopback.

It is installed once into a folder of pytest's own, from the lock beside this file.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

import pytest
from google.oauth2.credentials import Credentials

from pacelift.calendars.adapters.google.calendar import GoogleCalendar
from pacelift.calendars.adapters.google.service import Service
from pacelift.calendars.adapters.google.waits import Waits
from pacelift.calendars.own_part import joined
from pacelift.calendars.port import Look
from pacelift.system.lock import held

LOCKED: Final = Path(__file__).parent / "emulate"
CALENDARS: Final = 100
"""It makes none by itself: so many are there from the start, one for each test."""

_LOGIN, _TOKEN = "runner@example.com", "token-of-the-runner"
_INSTALL_S, _START_S = 120, 20


class CannotDo(Exception):
    """It has no such thing."""


def installed(folder: Path) -> Path:
    """The program's script, installed if it is not yet; skips the test where that cannot be."""
    script = folder / "node_modules" / "emulate" / "dist" / "index.js"
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("there is no node here, which emulate runs on")
    until, whole = time.monotonic() + _INSTALL_S, folder / "whole"
    while not whole.exists():
        with held(folder / "lock") as ours:
            if ours:
                _install(folder)
                whole.touch()
            else:
                assert time.monotonic() < until, "another process does not end installing emulate"
                time.sleep(0.05)
    return script


def _install(folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCKED / name, folder)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=_INSTALL_S, check=False
    )
    if done.returncode:
        pytest.skip("npm cannot get emulate here: " + done.stderr[-300:])


@contextmanager
def running(script: Path, folder: Path) -> Iterator[str]:
    """Its root address, while it runs."""
    seed = folder / "seed.json"
    named = ["primary", *(f"c{number}@group.calendar.google.com" for number in range(CALENDARS))]
    calendars = [
        {"id": name, "user_email": _LOGIN, "summary": name, "time_zone": "Europe/Berlin"}
        for name in named
    ]
    google = {"users": [{"email": _LOGIN, "name": "Runner"}], "calendars": calendars}
    told = {"tokens": {_TOKEN: {"login": _LOGIN, "scopes": []}}, "google": google}
    seed.write_text(json.dumps(told), "utf-8")  # YAML takes all of JSON
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["node", script, "start", "--service", "google", "--port", str(port), "--seed", seed]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://localhost:{port}/"
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + _START_S
    while True:
        try:
            with socket.create_connection(("localhost", port), 1):
                return
        except OSError:
            assert time.monotonic() < until, "emulate did not start"
            time.sleep(0.05)


class EmulatedSide:
    """One of its calendars; what it has no way for cannot be done by the runner's hand."""

    def __init__(self, root: str, number: int) -> None:
        self.service = Service(Credentials(_TOKEN), Waits(lambda _s: False, lambda: 0.5), root=root)
        self.id = f"c{number}@group.calendar.google.com"
        self.calendar = GoogleCalendar(self.service, self.id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.calendar.close()

    def writes(self, event_id: str, look: Look) -> None:
        event = self.service.events
        self.service.call(event.patch(calendarId=self.id, eventId=event_id, body=_fields(look)))

    def adds(self, look: Look) -> str:
        request = self.service.events.insert(calendarId=self.id, body=_fields(look))
        return str(self.service.call(request)["id"])

    def deletes(self, event_id: str) -> None:
        self.service.call(self.service.events.delete(calendarId=self.id, eventId=event_id))

    def forgets_tokens(self) -> None:
        raise CannotDo("tokens")

    def vanishes(self) -> None:
        raise CannotDo("calendars that go")

    def pages(self, sizes: Sequence[int]) -> None:
        raise CannotDo("short pages")


def _fields(look: Look) -> dict[str, object]:
    return {
        "summary": look.title,
        "description": joined(look.body),
        "start": {"dateTime": look.start.isoformat()},
        "end": {"dateTime": look.end.isoformat()},
    }
