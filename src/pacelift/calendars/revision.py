"""What an export says has changed: SEQUENCE, LAST-MODIFIED and the cancelled events it keeps.

Pure: compares what was exported last with what is to be exported now. Reads and writes no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from attrs import evolve, field, frozen

from pacelift.calendars.event import CalendarEvent, content_hash, discreet

KEPT_DAYS = 30
"""How many local days an export tells that a session was dropped, the first one included."""


@frozen
class Exported:
    """What the last export said of one event.

    `content` is the hash of what it showed, empty once it is cancelled; `last_modified` is then
    when that was. `outline` is what it takes to write it as cancelled, as JSON can hold it.
    """

    content: str
    sequence: int
    last_modified: datetime
    outline: Mapping[str, Any]


@frozen
class ExportState:
    """What was exported last, by UID, in each of the two forms: in full, and discreet.

    Each form is remembered by itself: exporting both in turn changes neither, and a session that
    was dropped after it was exported in full never shows its title in the discreet form.
    """

    full: Mapping[str, Exported] = field(factory=dict)
    discreet: Mapping[str, Exported] = field(factory=dict)


@frozen
class Revision:
    """What to write now, and the state to keep once it is written."""

    events: tuple[CalendarEvent, ...]
    state: ExportState


def next_revision(
    state: ExportState,
    desired: Iterable[CalendarEvent],
    now: datetime,
    *,
    busy_title: str | None = None,
) -> Revision:
    """The desired events with their sequence and last change, and the dropped ones as cancelled.

    An unchanged event keeps both; a changed one, a dropped one and one that comes back get the
    next sequence and `now`. A dropped event is told for 30 days, counted in the local days of
    `now` (aware), so that the exports of one day are equal; its sequence is never forgotten.
    With a `busy_title` the events are discreet, with that as their only text. Desired events that
    are cancelled count as dropped.
    """
    forms = (state.full, state.discreet)
    known, other = forms if busy_title is None else forms[::-1]
    shown = [event for event in desired if event.status == "confirmed"]
    if busy_title is not None:
        shown = [discreet(event, busy_title) for event in shown]
    exported = {event.uid: _confirmed(event, known, other, now) for event in shown}
    events = [_numbered(event, exported[event.uid]) for event in shown]
    for uid in [uid for uid in known if uid not in exported]:
        exported[uid] = _cancelled(uid, known, other, now)
        if _days_since(exported[uid].last_modified, now) < KEPT_DAYS:
            events.append(_numbered(_tombstone(uid, exported[uid].outline), exported[uid]))
    full, in_discreet = (exported, other) if busy_title is None else (other, exported)
    return Revision(tuple(events), ExportState(full, in_discreet))


def _confirmed(
    event: CalendarEvent,
    known: Mapping[str, Exported],
    other: Mapping[str, Exported],
    now: datetime,
) -> Exported:
    content = content_hash(event)
    last = known.get(event.uid)
    if last is not None and last.content == content:
        return last
    return _changed(content, _outline(event), (last, other.get(event.uid)), now)


def _cancelled(
    uid: str, known: Mapping[str, Exported], other: Mapping[str, Exported], now: datetime
) -> Exported:
    last = known[uid]
    return _changed("", last.outline, (last, other.get(uid)), now) if last.content else last


def _changed(
    content: str,
    outline: Mapping[str, Any],
    forms: tuple[Exported | None, Exported | None],
    now: datetime,
) -> Exported:
    """What has changed now: a calendar may hold either form of it, so it outnumbers both."""
    earlier = [form for form in forms if form is not None]
    sequence = 1 + max((form.sequence for form in earlier), default=-1)
    # A clock that was set back must not make a newer event look older.
    stamp = max([now.replace(microsecond=0), *(form.last_modified for form in earlier)])
    return Exported(content, sequence, stamp, outline)


def _numbered(event: CalendarEvent, exported: Exported) -> CalendarEvent:
    return evolve(event, sequence=exported.sequence, last_modified=exported.last_modified)


def _outline(event: CalendarEvent) -> dict[str, Any]:
    return {
        "plan": event.plan,
        "session": event.session,
        "generation": event.generation,
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "zone": event.zone,
        "title": event.title,
        "categories": list(event.categories),
    }


def _tombstone(uid: str, outline: Mapping[str, Any]) -> CalendarEvent:
    times = {key: datetime.fromisoformat(outline[key]) for key in ("start", "end")}
    fields: dict[str, Any] = {**outline, **times}
    return CalendarEvent(uid=uid, status="cancelled", **fields)


def _days_since(moment: datetime, now: datetime) -> int:
    return (now.date() - moment.astimezone(now.tzinfo).date()).days


def state_document(state: ExportState) -> dict[str, Any]:
    """The state as values that JSON can hold; `read_state` is its inverse."""
    return {"full": _document(state.full), "discreet": _document(state.discreet)}


def _document(form: Mapping[str, Exported]) -> dict[str, Any]:
    return {
        uid: [each.content, each.sequence, each.last_modified.isoformat(), each.outline]
        for uid, each in form.items()
    }


def read_state(document: Mapping[str, Any]) -> ExportState:
    """The state that `state_document` wrote; an empty document is the state before any export.

    Raises KeyError, TypeError or ValueError for anything else.
    """
    return ExportState(_form(document.get("full", {})), _form(document.get("discreet", {})))


def _form(document: Mapping[str, Any]) -> dict[str, Exported]:
    return {
        uid: Exported(content, sequence, datetime.fromisoformat(modified), outline)
        for uid, (content, sequence, modified, outline) in document.items()
    }
