"""CalendarEvent: one session as every calendar gets it, safe to write anywhere by construction.

Knows no calendar format, no plan and no words: text comes in ready, times as instants.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from attrs import Attribute, evolve, field, frozen

Status = Literal["confirmed", "cancelled"]

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "pacelift.app")
UID_DOMAIN = "pacelift.app"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The `last_modified` of an event that no calendar has seen yet."""

_LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
# C0 but tab and line feed, DEL, C1, lone surrogates, and the two that are never characters:
# XML, CalDAV servers and terminals refuse or obey them.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Unicode's Bidi_Control: in a title they turn round what stands beside it in a calendar's grid.
_BIDI_CONTROL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_GAP = re.compile("[ \t\n]+")
_UNTITLED = "-"


def clean_text(text: str) -> str:
    """The text with plain line feeds, without control characters or white space at its ends."""
    if text.replace("\n", "").isprintable():  # most texts, ten times as fast
        return text.strip(" \n")
    return _CONTROL.sub("", _LINE_BREAK.sub("\n", text)).strip(" \t\n")


def clean_line(text: str) -> str:
    """The text as one line: clean, gaps made single spaces, and without bidirectional controls."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _GAP.sub(" ", _BIDI_CONTROL.sub("", clean_text(text))).strip(" ")


def event_uuid(plan: str, session: str, generation: int) -> uuid.UUID:
    """The identity of a session's event in every calendar; its hex is a legal Google event id."""
    return uuid.uuid5(NAMESPACE, f"{plan}/{session}/{generation}")


def event_uid(plan: str, session: str, generation: int) -> str:
    """The UID of that event in `.ics` and CalDAV."""
    return f"{event_uuid(plan, session, generation).hex}@{UID_DOMAIN}"


def _title(text: str) -> str:
    # Some readers drop an event whose title is empty.
    return clean_line(text) or _UNTITLED


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(clean_line, texts) if line)


def _instant(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    if moment.tzinfo is UTC and not moment.microsecond:
        return moment
    return moment.astimezone(UTC).replace(microsecond=0)


def _minutes(minutes: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(minutes), reverse=True))


@frozen(kw_only=True)
class CalendarEvent:
    """One session in a calendar; a session that comes back after a deletion is a new generation.

    `start` and `end` are UTC instants in whole seconds (any aware time is converted); `zone` is
    the IANA name the runner thinks in. `title` and `categories` are single lines, `body` is plain
    text. `busy` blocks the time. `reminders` are minutes before the start, longest first.
    `sequence` and `last_modified` tell what was changed last, not what it is: they are set by
    `revision.next_revision` and no part of `content_hash`. Raises ValueError for a time without a
    zone, an end not after its start, or a reminder after the start.
    """

    plan: str
    session: str
    generation: int = 0
    uid: str = field()
    start: datetime = field(converter=_instant)
    end: datetime = field(converter=_instant)
    zone: str
    title: str = field(converter=_title)
    body: str = field(default="", converter=clean_text)
    busy: bool = True
    reminders: tuple[int, ...] = field(default=(), converter=_minutes)
    categories: tuple[str, ...] = field(default=(), converter=_lines)
    status: Status = "confirmed"
    sequence: int = 0
    last_modified: datetime = field(default=NEVER, converter=_instant)

    @uid.default
    def _uid_of_session(self) -> str:
        return event_uid(self.plan, self.session, self.generation)

    @end.validator
    def _end_after_start(self, _attribute: Attribute[datetime], end: datetime) -> None:
        if end <= self.start:
            raise ValueError(f"{self.uid}: the end {end} is not after the start {self.start}")

    @reminders.validator
    def _before_start(self, _attribute: Attribute[tuple[int, ...]], value: tuple[int, ...]) -> None:
        if value and value[-1] < 0:
            raise ValueError(f"{self.uid}: a reminder {value[-1]} minutes before the start")


def content_hash(event: CalendarEvent) -> str:
    """A hex digest of what a calendar shows of the event, the same on every platform."""
    content = (
        *(event.plan, event.session, str(event.generation), event.uid),
        *(event.start.isoformat(), event.end.isoformat(), event.zone),
        *(event.title, event.body, str(event.busy), str(event.reminders), event.status),
        *event.categories,
    )
    # A control character, so no text holds it.
    return hashlib.sha256("\x1f".join(content).encode()).hexdigest()


def discreet(event: CalendarEvent, title: str = "Busy") -> CalendarEvent:
    """The event that shows nobody what it is for: its time, a neutral title, and the same UID."""
    return evolve(event, plan="", session="", generation=0, title=title, body="", categories=())
