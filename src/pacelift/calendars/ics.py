"""Reading and writing iCalendar text: events to the bytes of an `.ics` file and back.

The form every calendar reads (RFC 5545 and 7986): one VCALENDAR, no METHOD, all times UTC so that
no time zone table is needed. No file is touched here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from attrs import frozen

from pacelift.calendars import contentlines
from pacelift.calendars.event import CalendarEvent, Status, clean_line, clean_text
from pacelift.errors import BadInput

if TYPE_CHECKING:
    from icalendar import Component

# Without a version: a new Pacelift is no reason for an unchanged plan to be another file.
PRODUCT = "-//Pacelift//Pacelift//EN"
REFRESH_MINUTES = 6 * 60
"""How often a subscriber should look again."""


def write_calendar(events: Iterable[CalendarEvent], *, name: str) -> bytes:
    """The `.ics` file of these events, sorted by start and UID; equal events give equal bytes.

    `name` is the calendar's, shown by most programs. DTSTAMP and LAST-MODIFIED are each event's
    last change, so nothing depends on when this is called.
    """
    ordered = sorted(events, key=lambda event: (event.start, event.uid))
    return contentlines.join(_calendar(ordered, clean_line(name)))


def _calendar(events: Iterable[CalendarEvent], name: str) -> Iterator[str]:
    refresh = contentlines.duration(REFRESH_MINUTES)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
    if name:  # an empty value is an error to libical
        yield f"NAME:{contentlines.text(name)}"
        yield f"X-WR-CALNAME:{contentlines.text(name)}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}"
    yield f"X-PUBLISHED-TTL:{refresh}"
    for event in events:
        yield from _event(event)
    yield "END:VCALENDAR"


def _event(event: CalendarEvent) -> Iterator[str]:
    cancelled = event.status == "cancelled"
    title = contentlines.text(event.title)
    changed = contentlines.instant(event.last_modified)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{title}"
    yield f"DTSTART:{contentlines.instant(event.start)}"
    yield f"DTEND:{contentlines.instant(event.end)}"
    yield f"DTSTAMP:{changed}"
    yield f"UID:{contentlines.text(event.uid)}"
    yield f"SEQUENCE:{event.sequence}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(map(contentlines.text, event.categories))
    if event.body:
        yield f"DESCRIPTION:{contentlines.text(event.body)}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"STATUS:{event.status.upper()}"
    yield f"TRANSP:{'OPAQUE' if event.busy and not cancelled else 'TRANSPARENT'}"
    if event.session:  # a discreet event says nothing of where it comes from
        yield f"X-PACELIFT-GENERATION:{event.generation}"
        yield f"X-PACELIFT-PLAN:{contentlines.text(event.plan)}"
        yield f"X-PACELIFT-SESSION:{contentlines.text(event.session)}"
    if not cancelled:
        for minutes in event.reminders:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}")
            yield f"TRIGGER:{contentlines.duration(-minutes)}"
            yield "END:VALARM"
    yield "END:VEVENT"


@frozen(kw_only=True)
class FileEvent:
    """One event as it stands in a file, whoever wrote it.

    `start` and `end` are UTC instants; of an `all_day` event they are the midnights around it.
    `reminders` are the alarms told in minutes before the start. `plan`, `session` and `generation`
    are None in an event that is not ours, or that we wrote discreetly.
    """

    uid: str
    start: datetime
    end: datetime
    all_day: bool
    title: str
    body: str
    categories: tuple[str, ...]
    busy: bool
    reminders: tuple[int, ...]
    status: Status
    sequence: int
    last_modified: datetime | None
    plan: str | None
    session: str | None
    generation: int | None


def read_calendar(octets: bytes, *, zone: str) -> tuple[FileEvent, ...]:
    """The events of an `.ics` file, in its order; tolerant of what other programs write.

    An event without a UID or a start that can be read is left out; times and days without a zone
    are read in `zone`. Raises BadInput ("not-a-calendar") when it is no iCalendar text at all.
    """
    from icalendar import Component  # here, because loading it takes 70 ms

    # A text with no line break would be taken for a file's name; octets never are.
    utf8 = octets.decode("utf-8-sig", errors="replace").encode()
    try:
        calendars = Component.from_ical(utf8, multiple=True)
    except (ValueError, AttributeError) as error:  # the latter for a list of VALUEs
        raise _not_a_calendar() from error
    if not any(calendar.name == "VCALENDAR" for calendar in calendars):
        raise _not_a_calendar()
    found = (event for calendar in calendars for event in calendar.walk("VEVENT"))
    read: list[FileEvent] = []
    for event in found:
        with suppress(OverflowError):  # a time before the year 1 or after 9999 in UTC
            read.extend(_read_event(event, ZoneInfo(zone)))
    return tuple(read)


def _not_a_calendar() -> BadInput:
    return BadInput(
        "not-a-calendar",
        "The file is not a calendar that can be read.",
        "Name an .ics file that your calendar program opens.",
    )


def _read_event(event: Component, zone: ZoneInfo) -> Iterator[FileEvent]:
    uid = clean_line(_text(event, "UID"))
    start = _moment(event, "DTSTART")
    if not uid or start is None:
        return
    start_at = _instant(start, zone)
    modified = _moment(event, "LAST-MODIFIED")
    yield FileEvent(
        uid=uid,
        start=start_at,
        end=max(start_at, _end(event, start, zone)),
        all_day=not isinstance(start, datetime),
        title=clean_line(_text(event, "SUMMARY")),
        body=clean_text(_text(event, "DESCRIPTION")),
        categories=tuple(_categories(event)),
        busy=_text(event, "TRANSP").upper() != "TRANSPARENT",
        reminders=_reminders(event),
        status="cancelled" if _text(event, "STATUS").upper() == "CANCELLED" else "confirmed",
        sequence=_whole(_text(event, "SEQUENCE")) or 0,
        last_modified=None if modified is None else _instant(modified, UTC),
        plan=_text(event, "X-PACELIFT-PLAN") or None,
        session=_text(event, "X-PACELIFT-SESSION") or None,
        generation=_whole(_text(event, "X-PACELIFT-GENERATION")),
    )


def _first(component: Component, name: str) -> object:
    """The property's value, the first of several, or None."""
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def _text(component: Component, name: str) -> str:
    value = _first(component, name)
    return "" if value is None else str(value)


def _categories(event: Component) -> Iterator[str]:
    value = event.get("CATEGORIES", [])
    for each in value if isinstance(value, list) else [value]:
        yield from filter(None, map(clean_line, getattr(each, "cats", [])))


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else None


def _native(component: Component, name: str) -> object:
    """The property as a value of Python's own, or None when there is none that can be read."""
    # What the library could not parse raises an InvalidCalendar, a ValueError, here.
    with suppress(ValueError):
        return getattr(_first(component, name), "dt", None)
    return None


def _moment(component: Component, name: str) -> date | None:
    """A day or, as a datetime, a time."""
    value = _native(component, name)
    return value if isinstance(value, date) else None


def _span(component: Component, name: str) -> timedelta | None:
    value = _native(component, name)
    return value if isinstance(value, timedelta) else None


def _end(event: Component, start: date, zone: tzinfo) -> datetime:
    """DTEND, else DTSTART plus DURATION, else what RFC 5545 3.6.1 says of an event with neither."""
    end = _moment(event, "DTEND")
    if end is not None:
        return _instant(end, zone)
    span = _span(event, "DURATION")
    if isinstance(start, datetime):  # elapsed time: added to the instant, not to the wall clock
        return _instant(start, zone) + (span or timedelta(0))
    return _instant(start + (span or timedelta(days=1)), zone)


def _instant(moment: date, zone: tzinfo) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).replace(microsecond=0)


def _reminders(event: Component) -> tuple[int, ...]:
    spans = (_span(alarm, "TRIGGER") for alarm in event.walk("VALARM"))
    before = {int(-span / timedelta(minutes=1)) for span in spans if span is not None}
    return tuple(sorted((minutes for minutes in before if minutes >= 0), reverse=True))
