"""Where on a week's board days and times lie, in pixels. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from attrs import frozen

from pacelift.desktop.drawing import Rect
from pacelift.desktop.ruler import Ruler
from pacelift.words.week_view import DAY_MIN, HOUR_MIN, BoardSession, Stay, WeekView

DAYS: Final = 7
LINES_AN_HOUR: Final = (2.0, 2.6)
"""How high an hour is at the least and as it looks best, in lines of text."""

_LEAST_CARD_LINES: Final = 2.0
_NAME_LINES: Final = 2.6


@frozen
class Frame:
    """The board's areas: the hours to the left, the names of days above, the days.

    With `rtl` the first day is at the right and the hours beside it.
    """

    left: float
    top: float
    day_width: float
    minute_height: float
    first_min: int
    last_min: int
    line: float
    rtl: bool = False

    @property
    def width(self) -> float:
        """Of the whole."""
        return self.left + DAYS * self.day_width

    @property
    def height(self) -> float:
        """Of the whole."""
        return self.top + (self.last_min - self.first_min) * self.minute_height + self.line / 2

    def y_of(self, minute: float) -> float:
        """Where a minute of the day lies."""
        return self.top + (minute - self.first_min) * self.minute_height

    def day(self, day: int) -> Rect:
        """A day's column below its name."""
        return Rect(self._x(day), self.top, self.day_width, self.y_of(self.last_min) - self.top)

    def name(self, day: int) -> Rect:
        """Where a day is named."""
        return Rect(self._x(day), 0.0, self.day_width, self.top)

    def hour(self, hour: int) -> Rect:
        """Where the text of an hour stands, beside its line."""
        x = self.width - self.left if self.rtl else 0.0
        return Rect(x, self.y_of(hour * HOUR_MIN) - self.line / 2, self.left, self.line)

    def stay(self, stay: Stay) -> Rect:
        """A stretch of time of a day, as far as it is shown."""
        first = max(stay.start_min, self.first_min)
        last = min(max(stay.end_min, first), self.last_min)
        y = self.y_of(first)
        return Rect(self._x(stay.day), y, self.day_width, self.y_of(last) - y)

    def card(self, stay: Stay) -> Rect:
        """Where a session's card stands: its time, and no lower than a line of text."""
        area = self.stay(stay)
        inset = self.line / 8
        high = max(area.height, _LEAST_CARD_LINES * self.line)
        y = min(area.y, self.y_of(self.last_min) - high)
        return Rect(area.x + inset, y, area.width - 2 * inset, high)

    def day_at(self, x: float) -> int | None:
        """The day at that place; None beside all of them."""
        at = self.width - x if self.rtl else x
        day = int((at - self.left) // self.day_width)
        return day if 0 <= day < DAYS else None

    def minute_at(self, y: float) -> float:
        """The minute of the day at that place, though it be outside."""
        return self.first_min + (y - self.top) / self.minute_height

    def _x(self, day: int) -> float:
        at = self.left + day * self.day_width
        return self.width - at - self.day_width if self.rtl else at


def frame(view: WeekView, width: float, height: float, ruler: Ruler, *, rtl: bool) -> Frame:
    """The board in that room; no lower than can be read."""
    left = ruler.width("00:00") + ruler.line
    top = _NAME_LINES * ruler.line
    minutes = view.last_min - view.first_min
    least = LINES_AN_HOUR[0] * ruler.line / HOUR_MIN
    return Frame(
        left=left,
        top=top,
        day_width=(width - left) / DAYS,
        minute_height=max((height - top - ruler.line / 2) / minutes, least),
        first_min=view.first_min,
        last_min=view.last_min,
        line=ruler.line,
        rtl=rtl,
    )


def height_of(view: WeekView, ruler: Ruler, lines_an_hour: float) -> float:
    """How high the board is with hours of so many lines."""
    hours = (view.last_min - view.first_min) / HOUR_MIN
    return (_NAME_LINES + 0.5 + hours * lines_an_hour) * ruler.line


def cards(frame: Frame, sessions: Sequence[BoardSession]) -> dict[str, Rect]:
    """Where each session's card stands; those that would lie on each other share the column."""
    found: dict[str, Rect] = {}
    for day in range(DAYS):
        there = [each for each in sessions if each.stay.day == day]
        areas = {each.session: frame.card(each.stay) for each in there}
        for group in _meeting(areas):
            found |= _side_by_side(group, areas, rtl=frame.rtl)
    return found


def _meeting(areas: dict[str, Rect]) -> Iterable[list[str]]:
    """Groups of cards of one day, from above to below, that lie on each other."""
    group: list[str] = []
    bottom = 0.0
    for name in sorted(areas, key=lambda each: areas[each].y):
        if group and areas[name].y >= bottom - 0.01:
            yield group
            group = []
        bottom = max(bottom, areas[name].bottom) if group else areas[name].bottom
        group.append(name)
    if group:
        yield group


def _side_by_side(group: list[str], areas: dict[str, Rect], *, rtl: bool) -> dict[str, Rect]:
    found = {}
    for at, name in enumerate(group):
        area = areas[name]
        wide = area.width / len(group)
        place = len(group) - 1 - at if rtl else at
        found[name] = Rect(area.x + place * wide, area.y, wide, area.height)
    return found


def start_of(view: WeekView, day: int, minute: int) -> datetime:
    """The wall time at a minute of a day of the week."""
    return datetime.combine(view.days[day].date, time()) + timedelta(minutes=minute)


def stay_of(view: WeekView, day: date, first_min: int, last_min: int) -> Stay:
    """A stretch of a date of the week."""
    return Stay((day - view.days[0].date).days, first_min, min(last_min, DAY_MIN))
