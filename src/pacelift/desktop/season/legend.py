"""The legend of the season's picture: a sign and its word, in rows as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pacelift.desktop.drawing import Box, Hatch, Line, Mark, Rect, Shape, Text, hatched
from pacelift.desktop.ruler import Ruler
from pacelift.words.season_view import SeasonView, Sign

_SIGN: Final = 1.1
"""The width of a sign in lines of text."""

Row = tuple[tuple[Sign, str, float], ...]
"""Signs with their words and how far from the left they begin."""


def legend_rows(view: SeasonView, width: float, ruler: Ruler) -> tuple[Row, ...]:
    """What stands in which row."""
    rows: list[list[tuple[Sign, str, float]]] = [[]]
    x = 0.0
    for sign, word in view.legend:
        room = (_SIGN + 0.4) * ruler.line + ruler.width(word)
        if rows[-1] and x + room > width:
            rows.append([])
            x = 0.0
        rows[-1].append((sign, word, x))
        x += room + ruler.line
    return tuple(map(tuple, rows))


def legend_marks(rows: tuple[Row, ...], area: Rect, ruler: Ruler) -> Iterator[Mark]:
    """The signs and the words."""
    line = ruler.line
    for number, row in enumerate(rows):
        y = area.y + number * 1.3 * line
        for sign, word, x in row:
            yield from _sign(sign, Rect(x, y + 0.15 * line, _SIGN * line, 0.7 * line), line)
            begin = x + (_SIGN + 0.4) * line
            yield Text(Rect(begin, y, ruler.width(word) + 1, line), word, "quiet")


def _sign(sign: Sign, area: Rect, line: float) -> Iterator[Mark]:
    middle = area.y + area.height / 2
    match sign:
        case "planned":
            yield Box(area, outline="quiet")
        case "done":
            yield Box(area, fill="accent", outline="quiet")
        case "long":
            yield Line(area.x, middle, area.right, middle, "text", 2)
        case "lighter" | "taper":
            yield Box(area, outline="quiet")
            hatch: Hatch = "rising" if sign == "lighter" else "upright"
            yield from hatched(area, hatch, line / 4, "quiet")
        case "pause":
            yield from bracket(area.x, area.right, area.y, area.height)
        case "today":
            x = area.x + area.width / 2
            yield Line(x, area.y, x, area.bottom, "accent", 2)
        case "race":
            yield from flag(area.right, area.y, area.height)
        case "load":
            yield Line(area.x, middle, area.right, middle, "quiet", 1, dashed=True)
        case "load-done":
            yield Line(area.x, middle, area.right, middle, "accent", 2)


def flag(x: float, y: float, height: float) -> Iterator[Mark]:
    """A flag that flies to the left of its pole, as the race may be the last day."""
    yield Line(x, y, x, y + height, "text", 2)
    top, side = y + height * 0.6, height * 1.1
    yield Shape(((x, y), (x - side, (y + top) / 2), (x, top)), "text")


def bracket(begin: float, end: float, y: float, height: float) -> Iterator[Mark]:
    """A bar with ends that hang down, over the days it means."""
    top, down = y + height * 0.3, y + height
    yield Line(begin, top, end, top, "text", 2)
    yield Line(begin, top, begin, down, "text", 2)
    yield Line(end, top, end, down, "text", 2)
