"""The week's hours as a grid of days and half hours: where what stands, as data.

Days are columns, time goes down. Nothing here knows Qt or a font.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from attrs import frozen

from pacelift.coach.profile import Window

DAYS: Final = 7
SLOTS: Final = 48
SLOT_MIN: Final = 30


class Cell(NamedTuple):
    """A half hour of a weekday: `slot` counts from midnight."""

    weekday: int
    slot: int


class Box(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


@frozen
class Grid:
    """Where the cells stand: `left` is the column of hours' width, `top` the row of days' height.

    With `rtl` the first day is at the right and the hours beside it.
    """

    left: float
    top: float
    day_width: float
    slot_height: float
    rtl: bool = False

    @property
    def width(self) -> float:
        """Of the whole, in pixels."""
        return self.left + DAYS * self.day_width

    @property
    def height(self) -> float:
        """Of the whole, in pixels."""
        return self.top + SLOTS * self.slot_height

    def day(self, weekday: int) -> Box:
        """The column of a day, below its name."""
        at = self.left + weekday * self.day_width
        x = self.width - at - self.day_width if self.rtl else at
        return Box(x, self.top, self.day_width, SLOTS * self.slot_height)

    def cell(self, cell: Cell) -> Box:
        """Where a half hour stands."""
        day = self.day(cell.weekday)
        return Box(day.x, self.y_of(cell.slot * SLOT_MIN), day.width, self.slot_height)

    def window(self, window: Window) -> Box:
        """Where a stretch of time stands, to the minute."""
        day, top = self.day(window.weekday), self.y_of(window.start_min)
        return Box(day.x, top, day.width, self.y_of(window.end_min) - top)

    def hour(self, hour: int) -> Box:
        """Where the text of an hour stands: beside the line of that hour."""
        x = self.width - self.left if self.rtl else 0.0
        return Box(x, self.y_of(60 * hour) - self.slot_height, self.left, 2 * self.slot_height)

    def name(self, weekday: int) -> Box:
        """Where a day's name stands."""
        day = self.day(weekday)
        return Box(day.x, 0.0, day.width, self.top)

    def y_of(self, minute: int) -> float:
        """How far down a minute of the day is."""
        return self.top + minute / SLOT_MIN * self.slot_height

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The half hour at a point, or None beside them."""
        near = self.nearest(x, y)
        box = self.cell(near)
        inside = box.x <= x < box.x + box.width and box.y <= y < box.y + box.height
        return near if inside else None

    def nearest(self, x: float, y: float) -> Cell:
        """The half hour nearest to a point, for a drag that leaves the grid."""
        across = self.width - x if self.rtl else x
        weekday = int((across - self.left) // self.day_width)
        slot = int((y - self.top) // self.slot_height)
        return Cell(min(max(weekday, 0), DAYS - 1), min(max(slot, 0), SLOTS - 1))


def stretches(one: Cell, other: Cell) -> tuple[Window, ...]:
    """What lies between two cells, both included: the same hours on each day."""
    days = range(min(one.weekday, other.weekday), max(one.weekday, other.weekday) + 1)
    first, last = min(one.slot, other.slot), max(one.slot, other.slot)
    return tuple(Window(day, first * SLOT_MIN, (last + 1) * SLOT_MIN) for day in days)


def is_painted(windows: Iterable[Window], cell: Cell) -> bool:
    """Whether any of that half hour is in a window."""
    start = cell.slot * SLOT_MIN
    return any(
        each.weekday == cell.weekday and each.start_min < start + SLOT_MIN and start < each.end_min
        for each in windows
    )


def moved(cell: Cell, days: int, slots: int) -> Cell:
    """The cell so many days and half hours further, within the grid."""
    return Cell(
        min(max(cell.weekday + days, 0), DAYS - 1), min(max(cell.slot + slots, 0), SLOTS - 1)
    )
