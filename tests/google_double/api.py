"""Calendar v3 without HTTP: who may, what is asked, and what the world answers."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from attrs import frozen

from tests.google_double import freebusy
from tests.google_double.consent import Consent
from tests.google_double.discovery import Method, check_body, check_query, method_of
from tests.google_double.listing import page
from tests.google_double.refusals import Answer, Refused
from tests.google_double.world import CalendarState, World

SCOPE: Final = "https://www.googleapis.com/auth/calendar"
APP_CREATED: Final = f"{SCOPE}.app.created"
FREE_BUSY: Final = f"{SCOPE}.freebusy"
LIST_READ: Final = f"{SCOPE}.calendarlist.readonly"


@frozen
class Request:
    """A request in the parts that matter; names of headers are in lower case."""

    verb: str
    path: str
    query: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]
    body: bytes = b""


@frozen
class Call:
    """A request that is allowed: its method, what its path and query say, and its document."""

    method: Method
    path: Mapping[str, str]
    query: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]
    document: Any


class Api:
    """The service. `page_sizes` are those of the next listings' pages, the usual ones after them.

    `per_minute` is how many requests it takes in any minute.
    """

    def __init__(self, world: World, consent: Consent) -> None:
        self.world = world
        self.page_sizes: list[int] = []
        self.per_minute: int | None = None
        self._consent = consent
        self._taken: deque[datetime] = deque()
        self._only_own = False
        self._handlers: dict[str, Callable[[Call], Answer]] = {
            "calendarList.get": lambda call: Answer(200, self._entry(self._calendar(call))),
            "calendarList.list": self._entries,
            "calendarList.patch": self._patch_entry,
            "calendars.delete": self._delete_calendar,
            "calendars.get": lambda call: Answer(200, self._calendar(call).resource),
            "calendars.insert": self._make_calendar,
            "calendars.patch": self._patch_calendar,
            "colors.get": lambda _call: Answer(200, COLORS),
            "events.delete": self._delete_event,
            "events.get": self._get_event,
            "events.insert": self._insert_event,
            "events.list": self._list_events,
            "events.patch": self._change_event,
            "events.update": self._change_event,
            "freebusy.query": lambda call: Answer(
                200, freebusy.answered(self.world, call.document)
            ),
        }

    def answer(self, request: Request) -> Answer:
        """What Google answers, also where it refuses."""
        try:
            call = self._allowed(request)
            return self._handlers[call.method.id](call)
        except Refused as refused:
            return refused.answer()

    def _allowed(self, request: Request) -> Call:
        scopes = self._consent.scopes_of(request.headers.get("authorization", ""))
        method, path = method_of(request.verb, request.path)
        if not scopes & method.scopes:
            raise Refused("insufficientPermissions")
        self._count()
        check_query(method, request.query)
        try:
            document = json.loads(request.body) if request.body else None
        except ValueError as error:
            raise Refused("parseError", "Parse Error") from error
        check_body(method, document)
        # A narrow scope is for the calendars that the app has made.
        self._only_own = scopes & method.scopes == {APP_CREATED}
        return Call(method, path, request.query, request.headers, document)

    def _count(self) -> None:
        now = self.world.now()
        while self._taken and self._taken[0] <= now - timedelta(minutes=1):
            self._taken.popleft()
        if self.per_minute is not None and len(self._taken) >= self.per_minute:
            raise Refused("rateLimitExceeded")
        self._taken.append(now)

    def _calendar(self, call: Call) -> CalendarState:
        calendar = self.world.calendar(call.path["calendarId"])
        if self._only_own and not calendar.made_by_app:
            raise Refused("notFound")
        return calendar

    def _entry(self, calendar: CalendarState) -> dict[str, Any]:
        shown = ("etag", "summary", "timeZone", "description")
        told = {name: calendar.resource[name] for name in shown if name in calendar.resource}
        return {**told, **calendar.entry}

    def _entries(self, _call: Call) -> Answer:
        items = [self._entry(each) for each in self.world.calendars.values()]
        return Answer(200, {"kind": "calendar#calendarList", "items": items})

    def _patch_entry(self, call: Call) -> Answer:
        calendar = self._calendar(call)
        calendar.entry |= call.document
        return Answer(200, self._entry(calendar))

    def _make_calendar(self, call: Call) -> Answer:
        return Answer(200, self.world.make_calendar(call.document).resource)

    def _patch_calendar(self, call: Call) -> Answer:
        calendar = self._calendar(call)
        _check_match(call, calendar.resource["etag"])
        self.world.change_calendar(calendar, call.document)
        return Answer(200, calendar.resource)

    def _delete_calendar(self, call: Call) -> Answer:
        calendar = self._calendar(call)
        if "primary" in calendar.entry:
            raise Refused("forbidden", "The primary calendar cannot be deleted.")
        del self.world.calendars[calendar.resource["id"]]
        return Answer(204)

    def _list_events(self, call: Call) -> Answer:
        calendar = self._calendar(call)
        size = self.page_sizes.pop(0) if self.page_sizes else None
        return Answer(200, page(calendar, call.query, self.world.version, size))

    def _get_event(self, call: Call) -> Answer:
        event = self._calendar(call).event(call.path["eventId"])
        if call.headers.get("if-none-match") == event["etag"]:
            return Answer(304)
        return Answer(200, event)

    def _insert_event(self, call: Call) -> Answer:
        return Answer(200, self.world.insert(self._calendar(call), call.document))

    def _change_event(self, call: Call) -> Answer:
        calendar, event_id = self._calendar(call), call.path["eventId"]
        _check_match(call, calendar.event(event_id)["etag"])
        patch = call.method.verb == "PATCH"
        return Answer(200, self.world.change(calendar, event_id, call.document, patch=patch))

    def _delete_event(self, call: Call) -> Answer:
        calendar, event_id = self._calendar(call), call.path["eventId"]
        event = calendar.event(event_id)
        if event["status"] != "cancelled":
            _check_match(call, event["etag"])
        self.world.delete(calendar, event_id)
        return Answer(204)


def _check_match(call: Call, etag: str) -> None:
    if call.headers.get("if-match", "*") not in ("*", etag):
        raise Refused("conditionNotMet")


COLORS: Final = {
    "kind": "calendar#colors",
    "calendar": {},
    "event": {
        str(number): {"background": background, "foreground": "#1d1d1d"}
        for number, background in enumerate(
            (
                *("#a4bdfc", "#7ae7bf", "#dbadff", "#ff887c", "#fbd75b", "#ffb878"),
                *("#46d6db", "#e1e1e1", "#5484ed", "#51b749", "#dc2127"),
            ),
            start=1,
        )
    },
}
