"""A drawing as data: boxes, lines, shapes and texts with the ink they are drawn in. No Qt here.

What is drawn where is decided as data, so that it can be tested as data; `painting` puts it on a
screen or on paper. Lengths are in one unit for a whole drawing, pixels or points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from attrs import evolve, frozen

Ink = Literal["text", "quiet", "line", "accent", "on-accent", "ground", "raised", "card"]
"""A part that a colour plays; which colour that is, the painter's palette says."""

Align = Literal["left", "centre", "right"]
Hatch = Literal["rising", "falling", "crossed", "upright", "level"]
"""Ways of filling an area with lines, told apart without any colour."""

_MIRRORED: Final[dict[Align, Align]] = {"left": "right", "centre": "centre", "right": "left"}


@frozen
class Rect:
    """An area, from its left upper corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends to the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    def holds(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the other lies wholly inside, give or take the slack."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Rect) -> bool:
        """Whether both have some area together."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@frozen
class Box:
    """A rectangle, filled or outlined or both; `radius` rounds its corners."""

    rect: Rect
    fill: Ink | None = None
    outline: Ink | None = None
    radius: float = 0.0


@frozen
class Line:
    """A straight line; `weight` is its width as a multiple of a thin one."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    weight: float = 1.0
    dashed: bool = False


@frozen
class Shape:
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    ink: Ink


@frozen
class Text:
    """One line of plain text in an area; `size` is a multiple of the drawing's font."""

    rect: Rect
    text: str
    ink: Ink = "text"
    align: Align = "left"
    bold: bool = False
    size: float = 1.0


Mark = Box | Line | Shape | Text


def mirrored(marks: Iterable[Mark], width: float) -> tuple[Mark, ...]:
    """The same drawing for those who read from right to left, on a sheet of that width."""
    return tuple(_mirrored(each, width) for each in marks)


def _mirrored(mark: Mark, width: float) -> Mark:
    match mark:
        case Box():
            return evolve(mark, rect=mirrored_rect(mark.rect, width))
        case Line():
            return evolve(mark, x1=width - mark.x1, x2=width - mark.x2)
        case Shape():
            return evolve(mark, points=tuple((width - x, y) for x, y in mark.points))
        case Text():
            rect = mirrored_rect(mark.rect, width)
            return evolve(mark, rect=rect, align=_MIRRORED[mark.align])


def moved(marks: Iterable[Mark], dx: float, dy: float) -> Iterator[Mark]:
    """The same drawing further to the right and further down."""
    for mark in marks:
        match mark:
            case Box() | Text():
                yield evolve(mark, rect=evolve(mark.rect, x=mark.rect.x + dx, y=mark.rect.y + dy))
            case Line():
                yield evolve(
                    mark, x1=mark.x1 + dx, y1=mark.y1 + dy, x2=mark.x2 + dx, y2=mark.y2 + dy
                )
            case Shape():
                yield evolve(mark, points=tuple((x + dx, y + dy) for x, y in mark.points))


def mirrored_rect(rect: Rect, width: float) -> Rect:
    """The area where a mirror in the middle of that width shows it."""
    return evolve(rect, x=width - rect.right)


def hatched(rect: Rect, hatch: Hatch, step: float, ink: Ink) -> Iterator[Line]:
    """The lines that fill the area, `step` apart, none of them outside of it."""
    if hatch == "crossed":
        yield from _slanted(rect, step, ink, rises=True)
        yield from _slanted(rect, step, ink, rises=False)
    elif hatch == "level":
        for y in _steps(rect.y, rect.bottom, step):
            yield Line(rect.x, y, rect.right, y, ink)
    elif hatch == "upright":
        for x in _steps(rect.x, rect.right, step):
            yield Line(x, rect.y, x, rect.bottom, ink)
    else:
        yield from _slanted(rect, step, ink, rises=hatch == "rising")


def _steps(begin: float, end: float, step: float) -> Iterator[float]:
    count = max(1, int((end - begin) / step))
    inset = (end - begin - (count - 1) * step) / 2
    return (begin + inset + index * step for index in range(count))


def _slanted(rect: Rect, step: float, ink: Ink, *, rises: bool) -> Iterator[Line]:
    """Lines at 45 degrees, each from one edge of the area to another."""
    apart = step * 2**0.5
    at = apart / 2
    while at < rect.width + rect.height:
        x1, y1 = max(0.0, at - rect.height), min(at, rect.height)
        x2, y2 = min(at, rect.width), max(0.0, at - rect.width)
        if rises:
            yield Line(rect.x + x1, rect.y + y1, rect.x + x2, rect.y + y2, ink)
        else:
            yield Line(rect.x + x1, rect.bottom - y1, rect.x + x2, rect.bottom - y2, ink)
        at += apart
