"""A Google for tests: consent and Calendar v3 over HTTP on loopback, with a script of faults.

with GoogleDouble(now) as google:
    google.script.refuse("backendError", path="/events", times=2)
    google.hand(calendar_id).moves(event_id, by=timedelta(hours=1))
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Self
from urllib.parse import parse_qs

from attrs import frozen

from tests.google_double import batch
from tests.google_double.api import Api, Request
from tests.google_double.consent import CLIENT_ID, CLIENT_SECRET, Consent
from tests.google_double.discovery import document
from tests.google_double.faults import Fault, Lost, Script
from tests.google_double.hand import Hand
from tests.google_double.refusals import Answer
from tests.google_double.server import Server, written
from tests.google_double.world import World

CONSENT: Final = "/o/oauth2/v2/auth"
TOKEN: Final = "/token"
REVOKE: Final = "/revoke"
LONGEST_HANG_S: Final = 30.0


@frozen
class Seen:
    """A request as it came, and the status of its answer: 0 where none was sent."""

    verb: str
    path: str
    status: int


class GoogleDouble:
    """The double of one account. `now` is its clock, for the test to set."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.world = World(lambda: self.now)
        self.consent = Consent(lambda: self.now)
        self.api = Api(self.world, self.consent)
        self.script = Script()
        self.seen: list[Seen] = []
        self._one_at_a_time = threading.RLock()
        self._closing = threading.Event()
        self._server = Server(self._answer)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._closing.set()
        self._server.stop()

    @property
    def root(self) -> str:
        """What stands for https://www.googleapis.com/."""
        return self._server.root

    @property
    def revoke_uri(self) -> str:
        """What stands for https://oauth2.googleapis.com/revoke."""
        return f"{self.root.rstrip('/')}{REVOKE}"

    def client_config(self) -> dict[str, Any]:
        """A client secrets file as Google gives it to a desktop app."""
        root = self.root.rstrip("/")
        return {
            "installed": {
                "client_id": CLIENT_ID,
                "client_secret": CLIENT_SECRET,
                "project_id": "double",
                "auth_uri": f"{root}{CONSENT}",
                "token_uri": f"{root}{TOKEN}",
                "redirect_uris": ["http://localhost"],
            }
        }

    def hand(self, calendar_id: str) -> Hand:
        """The runner's own hand in that calendar."""
        return Hand(self.world, calendar_id)

    def _answer(self, request: Request) -> Answer:
        with self._one_at_a_time:
            if request.path == f"/{document()['batchPath']}":
                return self._with_faults(request, self._batch)
            return self._with_faults(request, self._route)

    def _batch(self, request: Request) -> Answer:
        return batch.answered(
            request, lambda inner: self._with_faults(inner, self.api.answer), written
        )

    def _route(self, request: Request) -> Answer:
        if request.path == CONSENT:
            return self.consent.screen(_first(request.query))
        if request.path in (TOKEN, REVOKE) and request.verb == "POST":
            form = _form(request)
            if request.path == REVOKE:
                return self.consent.revoke(form)
            return self.consent.token(form, request.headers.get("authorization", ""))
        return self.api.answer(request)

    def _with_faults(self, request: Request, answering: Any) -> Answer:
        fault = self.script.next(request.verb, request.path)
        try:
            answer = self._failing(fault, request, answering) if fault else answering(request)
        except Lost:
            self.seen.append(Seen(request.verb, request.path, 0))
            raise
        self.seen.append(Seen(request.verb, request.path, answer.status))
        return answer

    def _failing(self, fault: Fault, request: Request, answering: Any) -> Answer:
        if fault.answer is not None:
            return fault.answer
        if fault.how == "lose before":
            raise Lost
        if fault.how == "hang":
            self._hang()
            raise Lost
        answer = answering(request)
        if fault.how == "lose after":
            raise Lost
        if fault.how == "garble":
            return Answer(200, raw=b"<html>Sign in to the network</html>")
        body = written(answer)
        return Answer(answer.status, raw=body[: len(body) // 2], headers=_length(len(body)))

    def _hang(self) -> None:
        # Others are answered meanwhile.
        self._one_at_a_time.release()
        try:
            self._closing.wait(LONGEST_HANG_S)
        finally:
            self._one_at_a_time.acquire()


def _length(length: int) -> tuple[tuple[str, str], ...]:
    return (("Content-Length", str(length)),)


def _first(query: Mapping[str, Any]) -> dict[str, str]:
    return {name: values[0] for name, values in query.items()}


def _form(request: Request) -> dict[str, str]:
    return _first(parse_qs(request.body.decode(), keep_blank_values=True))
