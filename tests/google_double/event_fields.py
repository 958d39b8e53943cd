"""What Google makes of an event's fields: what it refuses, fills in, shortens and merges. Pure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tests.google_double.refusals import Refused

Event = dict[str, Any]

LONGEST_KEY: Final = 44
LONGEST_VALUE: Final = 1024
MOST_PROPERTIES: Final = 300
MOST_PROPERTY_BYTES: Final = 32 * 1024
MOST_REMINDERS: Final = 5
LONGEST_REMINDER_MIN: Final = 40320

THEIRS: Final = frozenset(
    ["kind", "etag", "id", "created", "updated", "creator", "organizer", "htmlLink", "iCalUID"]
)
"""Fields that a later writing cannot set: what it sends of them is ignored."""

_UNSAID: Final = {"transparency": "opaque", "visibility": "default", "status": None}
_ID: Final = re.compile(r"[a-v0-9]{5,1024}")


def check_id(event_id: str) -> None:
    """Refuses an id that is not base32hex of 5 to 1024 characters."""
    if not _ID.fullmatch(event_id):
        raise Refused("invalid", "Invalid resource id value.")


def merged(before: Any, changes: Any) -> Any:
    """What a PATCH makes: objects are merged, null takes a field away, lists are put anew."""
    if not isinstance(changes, dict):
        return changes
    kept = dict(before) if isinstance(before, dict) else {}
    for name, value in changes.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = merged(kept.get(name), value)
    return kept


def rewritten(before: Event, body: Event, *, patch: bool) -> Event:
    """The event as a PATCH or PUT with that body leaves it."""
    if body.get("sequence", before["sequence"]) < before["sequence"]:
        raise Refused("invalid", "Invalid sequence value.")
    sent = {name: value for name, value in body.items() if name not in THEIRS}
    if patch:
        patched: Event = merged(before, sent)
        return patched
    # What a PUT does not send is gone, but for what only Google writes.
    return {
        "sequence": before["sequence"],
        **sent,
        **{name: before[name] for name in THEIRS if name in before},
    }


def in_order(event: Event, zone: str) -> Event:
    """The event as Google keeps it in a calendar of that zone. Raises Refused."""
    for side in ("start", "end"):
        if not event.get(side):
            raise Refused("required", f"Missing {side} time.")
    start, end = (_time(event[side], zone, side) for side in ("start", "end"))
    if ("date" in start) != ("date" in end):
        raise Refused("invalid", "Start and end times must either both be date or both dateTime.")
    kept = {**event, "start": start, "end": end}
    if instant(end, zone) < instant(start, zone):
        raise Refused("timeRangeEmpty")
    kept["extendedProperties"] = _properties(event.get("extendedProperties", {}))
    kept["reminders"] = _reminders(event.get("reminders", {"useDefault": True}))
    kept.setdefault("status", "confirmed")
    silent = {name for name, value in kept.items() if value in ("", {}, _UNSAID.get(name))}
    return {name: value for name, value in kept.items() if name not in silent}


def _time(told: dict[str, str], zone: str, side: str) -> dict[str, str]:
    """A time as Google answers it: with the offset that the calendar's zone has then."""
    if ("date" in told) == ("dateTime" in told):
        raise Refused("invalid", f"The {side} time is either a date or a dateTime.")
    try:
        if "date" in told:
            return {"date": date.fromisoformat(told["date"]).isoformat()}
        if "T" not in told["dateTime"]:
            raise Refused("invalid", f"Bad {side} time.")
        moment = datetime.fromisoformat(told["dateTime"])
        own = ZoneInfo(told.get("timeZone", zone))
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise Refused("invalid", f"Invalid value for {side}: {error}") from error
    if moment.tzinfo is None:
        if "timeZone" not in told:
            raise Refused("required", f"Missing time zone definition for {side} time.")
        moment = moment.replace(tzinfo=own)
    shown = moment.astimezone(ZoneInfo(zone)).replace(microsecond=0).isoformat()
    return {"dateTime": shown.replace("+00:00", "Z"), "timeZone": own.key}


def instant(told: dict[str, str], zone: str) -> datetime:
    """The instant of a time as it is kept; a date begins at the calendar's midnight."""
    if "date" in told:
        midnight = datetime.combine(date.fromisoformat(told["date"]), time(), ZoneInfo(zone))
        return midnight.astimezone(UTC)
    return datetime.fromisoformat(told["dateTime"]).astimezone(UTC)


def _properties(told: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Keys that are too long are silently dropped, values silently cut."""
    kept = {
        side: {key: text[:LONGEST_VALUE] for key, text in each.items() if len(key) <= LONGEST_KEY}
        for side, each in told.items()
    }
    pairs = [pair for each in kept.values() for pair in each.items()]
    size = sum(len(text.encode()) for pair in pairs for text in pair)
    if len(pairs) > MOST_PROPERTIES or size > MOST_PROPERTY_BYTES:
        raise Refused("invalid", "The extended properties are too many or too long.")
    return {side: each for side, each in kept.items() if each}


def _reminders(told: dict[str, Any]) -> dict[str, Any]:
    overrides = told.get("overrides", [])
    if told.get("useDefault") and overrides:
        raise Refused(
            "invalid", "Cannot specify both default reminders and overrides at the same time."
        )
    if len(overrides) > MOST_REMINDERS:
        raise Refused("invalid", "Too many reminder overrides.")
    for each in overrides:
        if not 0 <= each.get("minutes", -1) <= LONGEST_REMINDER_MIN or "method" not in each:
            raise Refused("invalid", "Invalid reminder override.")
    return told
