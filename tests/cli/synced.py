"""A runner at their desk with a calendar in Google's double, as the commands connect it."""

from __future__ import annotations

import json
import threading
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.given import Answer, run_here
from tests.google_double.double import GoogleDouble
from tests.google_double.hand import Hand

NOW = "2027-01-11T12:00:00+00:00"


class Desk:
    """A runner at their desk: an installation, a browser, and Google's double."""

    def __init__(
        self, home: Path, google: GoogleDouble, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = home
        self.now = NOW
        self.google = google
        self._capsys = capsys
        self.before = list(google.world.calendars)
        self.file = home.parent / "client.json"
        self.file.write_text(json.dumps(google.client_config()), "utf-8")

    def does(self, *arguments: str | Path) -> Answer:
        return run_here(self._capsys, *arguments, "--home", self.home, "--now", self.now)

    def connects(self, *more: str) -> Answer:
        files = ("--client-secrets", self.file, "--api-root", self.google.root)
        return self.does("connect", "google", *files, *more, "--json")

    def syncs(self, *more: str) -> Any:
        return self.does("sync", "--json", *more).json

    def session(self, name: str) -> Any:
        sessions = self.does("plan", "--json").json["sessions"]
        return next(each for each in sessions if each["id"] == name)

    @property
    def hand(self) -> Hand:
        (calendar_id,) = self.calendars
        return self.google.hand(calendar_id)

    @property
    def calendars(self) -> list[str]:
        """Those that were there from the beginning left out."""
        return [key for key in self.google.world.calendars if key not in self.before]

    def event(self, name: str) -> Any:
        title = self.session(name)["title"]
        start = datetime.fromisoformat(self.session(name)["start"])
        for event in self.hand.events():
            if datetime.fromisoformat(event["start"]["dateTime"]) == start:
                return event
        raise LookupError(title)


def visits(address: str) -> bool:
    """Opens Google's page in another thread, as a browser would, and agrees."""
    threading.Thread(target=lambda: urllib.request.urlopen(address).read(), daemon=True).start()
    return True
