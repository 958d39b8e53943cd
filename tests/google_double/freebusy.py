"""freeBusy.query: when a calendar's owner is busy, and nothing of why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from tests.google_double.event_fields import Event, instant
from tests.google_double.refusals import Refused
from tests.google_double.world import CalendarState, World

Span = tuple[datetime, datetime]


def answered(world: World, body: dict[str, Any]) -> dict[str, Any]:
    """The busy times of each calendar that is asked for; an unknown one has an error."""
    try:
        first, last = (datetime.fromisoformat(body[name]) for name in ("timeMin", "timeMax"))
    except (KeyError, ValueError) as error:
        raise Refused("required", "timeMin and timeMax are needed.") from error
    if first.tzinfo is None or last.tzinfo is None:
        raise Refused("invalid", "A time has an offset.")
    if last <= first:
        raise Refused("timeRangeEmpty")
    told = {each["id"]: _told(world, each["id"], first, last) for each in body.get("items", ())}
    return {
        "kind": "calendar#freeBusy",
        "timeMin": _shown(first),
        "timeMax": _shown(last),
        "calendars": told,
    }


def _told(world: World, calendar_id: str, first: datetime, last: datetime) -> dict[str, Any]:
    try:
        calendar = world.calendar(calendar_id)
    except Refused:
        return {"errors": [{"domain": "global", "reason": "notFound"}], "busy": []}
    spans = sorted(
        (max(start, first), min(end, last))
        for start, end in _busy(calendar)
        if start < last and end > first
    )
    return {"busy": [{"start": _shown(a), "end": _shown(b)} for a, b in _joined(spans)]}


def _busy(calendar: CalendarState) -> Iterator[Span]:
    for event in calendar.events.values():
        if _blocks(event):
            yield instant(event["start"], calendar.zone), instant(event["end"], calendar.zone)


def _blocks(event: Event) -> bool:
    return event["status"] != "cancelled" and event.get("transparency") != "transparent"


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch or overlap as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _shown(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
