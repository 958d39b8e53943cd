"""Calendar events for tests: one made of defaults, and a season's worth of awkward ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from attrs import frozen

from pacelift.calendars.event import CalendarEvent
from pacelift.coach import clock

CHANGED = datetime(2027, 1, 6, 9, 15, tzinfo=UTC)

TITLES = (
    "Easy run 8 km",
    "Long run 🏃🏽‍♀️ 18 km · Straße",
    "Strength: legs, core; \\new\\ (a:b=c) 50 %",
    "ריצה קלה 8 ק״מ",
    "جري طويل",
    "耐力跑十六公里" * 12,
    'Quoted "hard" run, \\, and \\; and \\\\n',
    "Recovery",
)
BODIES = (
    "Warm-up 10 minutes\n5 x 3 minutes, jog 2 minutes; cool down\n\nWhy: R-INT-4",
    "",
    "C:\\notes\\new; a,b\nURL: https://example.org/?a=1&b=%2C;c^n\n",
    "🏔️" * 200 + "\n" + "é" * 300,
    "  indented\ttab\n\tline\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:not a title",
    "long " * 700,
)


def event(**fields: Any) -> CalendarEvent:
    """An event with everything set; name what matters."""
    defaults: dict[str, Any] = {
        "plan": "plan-1",
        "session": "w01-easy-1",
        "start": datetime(2027, 1, 6, 5, 30, tzinfo=UTC),
        "end": datetime(2027, 1, 6, 6, 20, tzinfo=UTC),
        "zone": "Europe/Berlin",
        "title": "Easy run 8 km",
        "body": "Easy all the way.",
        "reminders": (30,),
        "categories": ("Running",),
        "last_modified": CHANGED,
    }
    return CalendarEvent(**(defaults | fields))


@frozen
class Season:
    """Events over nine weeks around a change of the clocks, and the zone they are lived in."""

    zone: str
    first_day: date
    events: tuple[CalendarEvent, ...]

    @property
    def last_day(self) -> date:
        return self.first_day + timedelta(weeks=9)

    def wall(self, instant: datetime) -> datetime:
        return clock.to_wall(instant, self.zone)


def season(zone: str, changeover: datetime) -> Season:
    """A session a day and more, five weeks before the change of the clocks and four after.

    The last begins at the change itself, at a wall time that does not exist, or exists twice.
    """
    first_day = changeover.date() - timedelta(weeks=5)
    walls = [datetime.combine(first_day + timedelta(days=day), time(6, 30)) for day in range(63)]
    walls += [datetime.combine(day.date(), time(17, 45)) for day in walls[1::3]]
    walls.append(changeover)
    return Season(zone, first_day, tuple(_session(n, wall, zone) for n, wall in enumerate(walls)))


def _session(number: int, wall: datetime, zone: str) -> CalendarEvent:
    start = clock.to_instant(wall, zone)
    return event(
        session=f"w{number // 7 + 1:02}-easy-{number}",
        start=start,
        end=start + timedelta(minutes=40 + number % 50),
        zone=zone,
        title=f"{number:02} {TITLES[number % len(TITLES)]}",
        body=BODIES[number % len(BODIES)],
        busy=number % 3 != 0,
        reminders=((), (30,), (0, 90, 1500))[number % 3],
        categories=(("Running",), ("Strength", "Legs; heavy \\o/"), ())[number % 3],
        status="cancelled" if number == 40 else "confirmed",
        sequence=number % 4,
        last_modified=CHANGED + timedelta(minutes=number),
    )


SEASONS = (
    season("Europe/Berlin", datetime(2027, 3, 28, 2, 30)),
    season("Europe/Berlin", datetime(2026, 10, 25, 2, 30)),
    season("America/New_York", datetime(2027, 3, 14, 2, 30)),
    season("America/New_York", datetime(2026, 11, 1, 1, 30)),
)
