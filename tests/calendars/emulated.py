"""`emulate` from npm: a Google that somebody else has written, as a process on loopback.

What is fetched, once, stands in the lock beside this file: each package with its hash.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Self

from google.oauth2.credentials import Credentials

from pacelift.calendars.adapters.google.calendar import GoogleCalendar, delete_calendar
from pacelift.calendars.adapters.google.consent import OWN_CALENDARS
from pacelift.calendars.adapters.google.service import Service
from pacelift.calendars.adapters.google.waits import Waits
from pacelift.calendars.port import Look, NoSuchEvent
from tests.calendars.google_side import fields

LOCKED: Final = Path(__file__).parent / "emulate"
OUTPUT: Final = Path(__file__).parents[1] / "output"
PACKAGE: Final = "node_modules/emulate"
OLDEST_NODE: Final = 20
CALENDARS: Final = 100
"""It makes none by itself: so many are there from the start, one for each test."""

_LOGIN, _TOKEN = "runner@example.com", "token-of-the-runner"
_INSTALL: Final = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
_OFFLINE: Final = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"]
_INSTALL_S: Final = 120


class NotHere(Exception):
    """Why it cannot run on this machine."""


def node() -> str:
    """The program that runs it. Raises NotHere."""
    found = shutil.which("node")
    if found is None:
        raise NotHere("there is no node")
    told = subprocess.run([found, "--version"], capture_output=True, check=True, text=True).stdout
    if int(told.removeprefix("v").split(".")[0]) < OLDEST_NODE:
        raise NotHere(f"node is {told.strip()}, and it needs {OLDEST_NODE} or newer")
    return found


def installed() -> Path:
    """Its folder, with all that it needs. Raises NotHere."""
    lock = json.loads((LOCKED / "package-lock.json").read_text("utf-8"))
    folder = OUTPUT / f"emulate-{lock['packages'][PACKAGE]['version']}"
    if not folder.exists():
        _install(folder)
    return folder / PACKAGE


def _install(folder: Path) -> None:
    """Beside the folder first: several processes of tests may do so at once, or be ended."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotHere("there is no npm")
    OUTPUT.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=OUTPUT) as made:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(LOCKED / name, made)
        command = [npm, *_INSTALL, *_OFFLINE]
        try:
            subprocess.run(
                command, cwd=made, capture_output=True, check=True, text=True, timeout=_INSTALL_S
            )
        except subprocess.SubprocessError as error:
            told = " ".join(str(error.stderr or error).split())
            raise NotHere(f"npm cannot get it: {told:.200}") from None
        with suppress(OSError):  # another was faster
            Path(made).rename(folder)


@contextmanager
def running() -> Iterator[str]:
    """Its root address while it runs, which is until its standard input ends. Raises NotHere."""
    named = ["primary", *(f"c{number}@group.calendar.google.com" for number in range(CALENDARS))]
    calendars = [
        {"id": name, "user_email": _LOGIN, "summary": name, "time_zone": "Europe/Berlin"}
        for name in named
    ]
    google = {"users": [{"email": _LOGIN, "name": "Runner"}], "calendars": calendars}
    told = {"tokens": {_TOKEN: {"login": _LOGIN, "scopes": [OWN_CALENDARS]}}, "google": google}
    command = [node(), LOCKED / "serve.mjs", installed() / "dist" / "api.js", json.dumps(told)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        assert port, "emulate did not start"
        yield f"http://127.0.0.1:{port}/"


class EmulatedSide:
    """One of its calendars, and the runner's hand as the requests of another program."""

    def __init__(self, root: str, number: int, signed_in: Credentials | None = None) -> None:
        waits = Waits(lambda _s: True, lambda: 0.5)
        self.service = Service(signed_in or Credentials(_TOKEN), waits, root=root)
        self.id = f"c{number}@group.calendar.google.com"
        self.calendar = GoogleCalendar(self.service, self.id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.calendar.close()

    def writes(self, event_id: str, look: Look) -> None:
        events = self.service.events
        patch = events.patch(calendarId=self.id, eventId=event_id, body=fields(look))
        self.service.call(patch, NoSuchEvent)

    def adds(self, look: Look) -> str:
        request = self.service.events.insert(calendarId=self.id, body=fields(look))
        return str(self.service.call(request)["id"])

    def deletes(self, event_id: str) -> None:
        request = self.service.events.delete(calendarId=self.id, eventId=event_id)
        self.service.call(request, NoSuchEvent)

    def forgets_tokens(self) -> None:
        """Has none to forget."""

    def vanishes(self) -> None:
        delete_calendar(self.service, self.id)

    def pages(self, sizes: Sequence[int]) -> None:
        """Its pages are as long as was asked."""
