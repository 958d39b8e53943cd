"""Our values as Google's event resource, and back. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from html import escape
from typing import Any, Final
from zoneinfo import ZoneInfo

from pacelift.calendars.own_part import joined, parted, plain_text
from pacelift.calendars.port import Changed, First, Look, Memo, Remote

APP: Final = "pacelift"
STATE_PART: Final = 512
"""Google cuts values off at 1,024 characters without a word; a character may count twice there."""

MOST_REMINDERS: Final = 5
LONGEST_REMINDER_MIN: Final = 40_320

_COLORS: Final[Mapping[str, str]] = {
    "easy": "2",  # green
    "recovery": "2",
    "long": "9",  # blue
    "steady": "5",  # yellow
    "marathon-pace": "5",
    "hills": "6",  # orange
    "threshold": "6",
    "intervals": "6",
    "strength": "3",  # purple
    "core": "3",
    "race": "11",  # red
}
"""The calendar's own colour numbers by kind: what is alike to the legs looks alike."""

Fields = dict[str, Any]


def new_event(event_id: str, look: Look, first: First, memo: Memo) -> Fields:
    """The body of an insertion."""
    number = _COLORS.get(first.kind)
    colour, ours = ({}, {}) if number is None else ({"colorId": number}, {"colour": number})
    return {
        "id": event_id,
        "summary": look.title,
        "description": _text(look),
        "start": {"dateTime": look.start.isoformat(), "timeZone": first.zone},
        "end": {"dateTime": look.end.isoformat(), "timeZone": first.zone},
        "transparency": "opaque" if first.busy else "transparent",
        "reminders": _reminders(first),
        "extendedProperties": {"private": {**_properties(memo, look), **ours}},
        **colour,
    }


def changes(look: Look, memo: Memo, changed: frozenset[Changed]) -> Fields:
    """The body of a patch: those groups, and what tells programs how we left the event."""
    fields: Fields = {"extendedProperties": {"private": _properties(memo, look)}}
    if "time" in changed:
        # The runner may have made a whole day of it, whose date has to go.
        fields["start"] = {"dateTime": look.start.isoformat(), "date": None}
        fields["end"] = {"dateTime": look.end.isoformat(), "date": None}
    if "title" in changed:
        fields["summary"] = look.title
    if "body" in changed:
        fields["description"] = _text(look)
    return fields


def remote(event: Mapping[str, Any], zone: str) -> Remote:
    """An event as it is there; a date begins at midnight in the calendar's zone.

    Raises KeyError or ValueError for what is none.
    """
    if event.get("status") == "cancelled":
        # Of a deleted event Google promises no more than the id.
        return Remote(event["id"], event.get("etag", "deleted"), None)
    look = Look(
        _instant(event["start"], zone),
        _instant(event["end"], zone),
        event.get("summary", ""),
        parted(plain_text(event.get("description", ""))),
        whole_day="date" in event["start"],
    )
    return Remote(event["id"], event["etag"], look)


def is_untouched(event: Mapping[str, Any], look: Look | None) -> bool:
    """Whether it shows what we last wrote."""
    noted = event.get("extendedProperties", {}).get("private", {})
    return look is not None and noted.get("hash") == _hash(look)


def has_our_colour(event: Mapping[str, Any]) -> bool:
    """Whether its colour is the one that it was made with."""
    noted = event.get("extendedProperties", {}).get("private", {})
    return "colour" in noted and noted["colour"] == event.get("colorId")


def memo_of(event: Mapping[str, Any]) -> Memo | None:
    """What we noted in an event; None in one that is not ours, or not as we wrote it."""
    noted = event.get("extendedProperties", {}).get("private", {})
    try:
        parts = [noted[f"state{number}"] for number in range(int(noted["states"]))]
        memo = Memo(noted["plan"], noted["session"], int(noted["generation"]), "".join(parts))
    except (KeyError, ValueError):
        return None
    return memo if noted.get("app") == APP else None


def _text(look: Look) -> str:
    # Google takes a body for HTML: without this "<" begins a tag there.
    return escape(joined(look.body), quote=False)


def _reminders(first: First) -> Fields:
    """Ours, or where there are none those of the calendar, which the runner can set."""
    if not first.reminders:
        return {"useDefault": True}
    minutes = [each for each in first.reminders if each <= LONGEST_REMINDER_MIN]
    overrides = [{"method": "popup", "minutes": each} for each in minutes[:MOST_REMINDERS]]
    return {"useDefault": False, "overrides": overrides}


def _properties(memo: Memo, look: Look) -> dict[str, str]:
    parts = [
        memo.state[begin : begin + STATE_PART] for begin in range(0, len(memo.state), STATE_PART)
    ]
    # Counted, because what an earlier state had more of stays there.
    return {
        "app": APP,
        "plan": memo.plan,
        "session": memo.session,
        "generation": str(memo.generation),
        "hash": _hash(look),
        "states": str(len(parts)),
        **{f"state{number}": part for number, part in enumerate(parts)},
    }


def _hash(look: Look) -> str:
    """A digest of what we wrote, by which a later machine sees whether the runner wrote since."""
    content = (look.start.isoformat(), look.end.isoformat(), look.title, joined(look.body))
    return hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:32]


def _instant(told: Mapping[str, str], zone: str) -> datetime:
    if "date" in told:
        midnight = datetime.combine(date.fromisoformat(told["date"]), time(), ZoneInfo(zone))
        return midnight.astimezone(UTC)
    return datetime.fromisoformat(told["dateTime"]).astimezone(UTC)
