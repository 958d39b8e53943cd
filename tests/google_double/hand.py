"""The runner's own hand in their calendar, as in Google's app: not seen by any script of faults."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.google_double.event_fields import Event, instant
from tests.google_double.world import CalendarState, World


def as_edited_in_browser(text: str) -> str:
    """A body's text as the web editor saves it: HTML, with breaks for lines and linked addresses."""
    linked = re.sub(r"(https?://\S+)", r'<a href="\1">\1</a>', html.escape(text, quote=False))
    return linked.replace("\n", "<br>")


class Hand:
    """What the runner does in one calendar."""

    def __init__(self, world: World, calendar_id: str) -> None:
        self._world = world
        self._id = calendar_id

    @property
    def calendar(self) -> CalendarState:
        """The calendar as it is now."""
        return self._world.calendar(self._id)

    def events(self) -> list[Event]:
        """All that is shown in the calendar, by its start."""
        shown = [each for each in self.calendar.events.values() if each["status"] != "cancelled"]
        return sorted(shown, key=lambda each: instant(each["start"], self.calendar.zone))

    def changes(self, event_id: str, **fields: Any) -> None:
        """Any fields of an event; None takes one away."""
        self._world.change(self.calendar, event_id, fields, patch=True)

    def moves(self, event_id: str, by: timedelta, longer: timedelta = timedelta()) -> None:
        """Drags the event, and its end by more."""
        event = self.calendar.event(event_id)
        times = {"start": by, "end": by + longer}
        self.changes(
            event_id,
            **{side: self._at(event[side], each) for side, each in times.items()},
        )

    def renames(self, event_id: str, title: str) -> None:
        """Another title."""
        self.changes(event_id, summary=title)

    def marks(self, event_id: str, mark: str) -> None:
        """A mark before the title."""
        self.renames(event_id, f"{mark} {self.calendar.event(event_id).get('summary', '')}")

    def notes(self, event_id: str, note: str) -> None:
        """A line below the body, in the web editor, which turns all of it into HTML."""
        text = self.calendar.event(event_id).get("description", "")
        self.changes(event_id, description=as_edited_in_browser(f"{text}\n{note}"))

    def deletes(self, event_id: str) -> None:
        """The event into the bin."""
        self._world.delete(self.calendar, event_id)

    def takes_back(self, event_id: str) -> None:
        """The event out of the bin again."""
        self.changes(event_id, status="confirmed")

    def adds(self, title: str, start: datetime, minutes: int = 60, **fields: Any) -> str:
        """An event of their own; its id."""
        end = start + timedelta(minutes=minutes)
        times = {
            side: {"dateTime": moment.astimezone(UTC).isoformat()}
            for side, moment in (("start", start), ("end", end))
        }
        made = self._world.insert(self.calendar, {"summary": title, **times, **fields})
        return str(made["id"])

    def empties_the_calendar(self) -> None:
        """Deletes all that is in it."""
        for event in self.events():
            self.deletes(event["id"])

    def deletes_the_calendar(self) -> None:
        """The whole calendar away."""
        del self._world.calendars[self._id]

    def outlives_sync_tokens(self) -> None:
        """No token that was given out till now is good any more."""
        self._world.next_etag()
        self.calendar.floor = self._world.version

    def _at(self, told: dict[str, str], by: timedelta) -> dict[str, str | None]:
        moment = instant(told, self.calendar.zone) + by
        return {"dateTime": moment.isoformat(), "timeZone": told.get("timeZone"), "date": None}
