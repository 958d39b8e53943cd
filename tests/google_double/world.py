"""What the double keeps: calendars, their events of all times, and the versions of these. No HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import define, field

from tests.google_double.event_fields import Event, check_id, in_order, instant, merged, rewritten
from tests.google_double.refusals import Refused

RUNNER: Final = "runner@example.com"
MOST_NEW_CALENDARS: Final = 60
"""How many calendars may be made in a short time."""


@define
class CalendarState:
    """One calendar. `floor` is the version before which no sync token is known any more."""

    resource: dict[str, Any]
    entry: dict[str, Any]
    made_by_app: bool
    events: dict[str, Event] = field(factory=dict)
    versions: dict[str, int] = field(factory=dict)
    floor: int = 0

    @property
    def zone(self) -> str:
        """The calendar's time zone."""
        return str(self.resource["timeZone"])

    def event(self, event_id: str) -> Event:
        """An event, also one that was deleted. Raises Refused."""
        if event_id not in self.events:
            raise Refused("notFound")
        return self.events[event_id]


class World:
    """One account: its primary calendar, those made since, and a version for every writing."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.version = 0
        self.calendars: dict[str, CalendarState] = {}
        self._made = 0
        self.add_calendar(RUNNER, {"summary": RUNNER, "timeZone": "Europe/Berlin"})

    def calendar(self, calendar_id: str) -> CalendarState:
        """A calendar by its id, or the primary one. Raises Refused."""
        name = RUNNER if calendar_id == "primary" else calendar_id
        if name not in self.calendars:
            raise Refused("notFound")
        return self.calendars[name]

    def make_calendar(self, body: dict[str, Any]) -> CalendarState:
        """A secondary calendar, by the app."""
        if not body.get("summary"):
            raise Refused("required", "Missing title.")
        if self._made == MOST_NEW_CALENDARS:
            raise Refused("quotaExceeded")
        self._made += 1
        calendar_id = f"c{self._made:032x}@group.calendar.google.com"
        return self.add_calendar(calendar_id, body, made_by_app=True)

    def add_calendar(
        self, calendar_id: str, body: dict[str, Any], *, made_by_app: bool = False
    ) -> CalendarState:
        """A calendar with that id."""
        primary = calendar_id == RUNNER
        resource = {"kind": "calendar#calendar", "id": calendar_id, "timeZone": "UTC", **body}
        entry = {
            "kind": "calendar#calendarListEntry",
            "id": calendar_id,
            "accessRole": "owner",
            "selected": True,
            "defaultReminders": [],
            **({"primary": True} if primary else {}),
        }
        self._check_zone(resource["timeZone"])
        made = CalendarState({**resource, "etag": self.next_etag()}, entry, made_by_app)
        self.calendars[calendar_id] = made
        return made

    def change_calendar(self, calendar: CalendarState, body: dict[str, Any]) -> None:
        """A PATCH of the calendar itself."""
        sent = {name: each for name, each in body.items() if name not in ("id", "kind", "etag")}
        resource = merged(calendar.resource, sent)
        self._check_zone(resource["timeZone"])
        calendar.resource = {**resource, "etag": self.next_etag()}

    def next_etag(self) -> str:
        """Another version of the world, as an etag."""
        self.version += 1
        return f'"{3600000000000000 + self.version}"'

    def insert(self, calendar: CalendarState, body: Event) -> Event:
        """A new event; the ids of deleted ones stay taken."""
        event_id = body.get("id") or f"{self.version + 1:026d}"
        check_id(event_id)
        if event_id in calendar.events:
            raise Refused("duplicate")
        whose = {"email": calendar.resource["id"], "self": True}
        return self.put(
            calendar,
            {
                **body,
                "id": event_id,
                "kind": "calendar#event",
                "iCalUID": f"{event_id}@google.com",
                "htmlLink": f"https://www.google.com/calendar/event?eid={event_id}",
                "eventType": body.get("eventType", "default"),
                "created": self._stamp(),
                "creator": whose,
                "organizer": whose,
                "sequence": body.get("sequence", 0),
            },
        )

    def change(self, calendar: CalendarState, event_id: str, body: Event, *, patch: bool) -> Event:
        """A PATCH or PUT of an event; another time is another sequence."""
        before = calendar.event(event_id)
        after = in_order(rewritten(before, body, patch=patch), calendar.zone)
        if _when(after, calendar.zone) != _when(before, calendar.zone):
            after["sequence"] += 1
        return self.put(calendar, after)

    def delete(self, calendar: CalendarState, event_id: str) -> None:
        """The event cancelled: its id and its details stay."""
        before = calendar.event(event_id)
        if before["status"] == "cancelled":
            raise Refused("deleted")
        self.put(calendar, {**before, "status": "cancelled"})

    def put(self, calendar: CalendarState, event: Event) -> Event:
        """The event kept as another version."""
        kept = {**in_order(event, calendar.zone), "updated": self._stamp()}
        kept["etag"] = self.next_etag()
        calendar.events[kept["id"]] = kept
        calendar.versions[kept["id"]] = self.version
        return kept

    def _stamp(self) -> str:
        return self.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")

    @staticmethod
    def _check_zone(zone: str) -> None:
        try:
            ZoneInfo(zone)
        except (ValueError, ZoneInfoNotFoundError) as error:
            raise Refused("invalid", "Invalid time zone.") from error


def _when(event: Event, zone: str) -> tuple[datetime, datetime]:
    return instant(event["start"], zone), instant(event["end"], zone)
