"""events.list: pages, which may be short or empty, and the token that only the last one has.

Events come by their versions. A sync token is from before the first page, so that what is written
between two pages is told again rather than never.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from tests.google_double.event_fields import Event, instant
from tests.google_double.refusals import Refused
from tests.google_double.world import CalendarState

NOT_WITH_A_TOKEN: Final = (
    "iCalUID",
    "orderBy",
    "privateExtendedProperty",
    "q",
    "sharedExtendedProperty",
    "timeMax",
    "timeMin",
    "updatedMin",
)
_NO_TOKEN_AFTER: Final = ("orderBy", "q", "privateExtendedProperty", "sharedExtendedProperty")
_TOKENS: Final = ("syncToken", "pageToken")
USUAL_PAGE: Final = 250
LONGEST_PAGE: Final = 2500

Query = Mapping[str, Sequence[str]]


@frozen
class Place:
    """Where a listing stands: all after `seen` are to come, and its token will be of `began`."""

    calendar: str
    seen: int
    began: int
    asked: str
    since: int


def page(calendar: CalendarState, query: Query, version: int, size: int | None) -> dict[str, Any]:
    """One page of the calendar's events, of at most `size` where the test says so."""
    place = _place(calendar, query, version)
    wanted = [
        event
        for event_id, event in sorted(
            calendar.events.items(), key=lambda each: calendar.versions[each[0]]
        )
        if calendar.versions[event_id] > place.seen and _matches(event, query, calendar, place)
    ]
    most = int(query.get("maxResults", [USUAL_PAGE])[0])
    shown = wanted[: min(most, LONGEST_PAGE) if size is None else size]
    answer = {
        "kind": "calendar#events",
        "etag": f'"p{version}"',
        "summary": calendar.resource["summary"],
        "timeZone": calendar.zone,
        "accessRole": "owner",
        "defaultReminders": [],
        "items": [_told(event) for event in shown],
    }
    if len(shown) < len(wanted):
        seen = calendar.versions[shown[-1]["id"]] if shown else place.seen
        answer["nextPageToken"] = _sealed(
            "page", [place.calendar, seen, place.began, place.asked, place.since]
        )
    elif not any(name in query for name in _NO_TOKEN_AFTER):
        answer["nextSyncToken"] = _sealed("sync", [place.calendar, place.began, place.asked])
    return answer


def _place(calendar: CalendarState, query: Query, version: int) -> Place:
    since = _since(calendar, query) if "syncToken" in query else 0
    asked = _asked(query)
    if "pageToken" not in query:
        return Place(calendar.resource["id"], since, version, asked, since)
    place = Place(*_opened("page", query["pageToken"][0], "Invalid page token value."))
    if (place.calendar, place.asked, place.since) != (calendar.resource["id"], asked, since):
        raise Refused("invalid", "A page token goes with the query that it came from.")
    return place


def _since(calendar: CalendarState, query: Query) -> int:
    """The version that a sync token stands for."""
    for name in NOT_WITH_A_TOKEN:
        if name in query:
            raise Refused("invalid", f"Sync token cannot be used with {name}.")
    if query.get("showDeleted") == ["false"]:
        raise Refused("invalid", "Sync token cannot be used with showDeleted=false.")
    words = "Invalid sync token value."
    owner, version, asked = _opened("sync", query["syncToken"][0], words)
    if owner != calendar.resource["id"]:
        raise Refused("invalid", words)
    if version < calendar.floor:
        raise Refused("fullSyncRequired")
    if asked != _asked(query):
        # Google says only that what happens then is not defined.
        raise Refused("invalid", "A sync token goes with the query that it came from.")
    return int(version)


def _asked(query: Query) -> str:
    """The part of a query that must stay the same from one listing to the next."""
    left_out = (*_TOKENS, *NOT_WITH_A_TOKEN)
    return json.dumps({name: query[name] for name in sorted(query) if name not in left_out})


def _matches(event: Event, query: Query, calendar: CalendarState, place: Place) -> bool:
    if event["status"] == "cancelled":
        deleted_too = place.since > 0 or query.get("showDeleted") == ["true"]
        if not deleted_too:
            return False
    start, end = (instant(event[side], calendar.zone) for side in ("start", "end"))
    private = event.get("extendedProperties", {}).get("private", {})
    return (
        ("timeMin" not in query or end > datetime.fromisoformat(query["timeMin"][0]))
        and ("timeMax" not in query or start < datetime.fromisoformat(query["timeMax"][0]))
        and ("iCalUID" not in query or event["iCalUID"] == query["iCalUID"][0])
        and ("q" not in query or query["q"][0].lower() in str(event.get("summary")).lower())
        and all(
            private.get(pair.partition("=")[0]) == pair.partition("=")[2]
            for pair in query.get("privateExtendedProperty", ())
        )
    )


def _told(event: Event) -> Event:
    """An event as a list tells it: of a deleted one no more than what Google promises."""
    if event["status"] != "cancelled":
        return event
    return {name: event[name] for name in ("kind", "etag", "id", "status")}


def _sealed(kind: str, values: Sequence[object]) -> str:
    return base64.urlsafe_b64encode(json.dumps([kind, *values]).encode()).decode()


def _opened(kind: str, token: str, words: str) -> list[Any]:
    try:
        found = json.loads(base64.urlsafe_b64decode(token))
    except ValueError as error:
        raise Refused("invalid", words) from error
    if not isinstance(found, list) or found[:1] != [kind]:
        raise Refused("invalid", words)
    return found[1:]
