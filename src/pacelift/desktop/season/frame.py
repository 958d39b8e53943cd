"""Where the rows of the season's picture lie, and its axis of weeks. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve, frozen

from pacelift.desktop.drawing import Rect, Text
from pacelift.desktop.ruler import Ruler
from pacelift.words.season_view import SeasonView

VOLUME_LINES: Final = (6.0, 11.0)
LOAD_LINES: Final = (3.2, 4.5)
"""The least and the natural height of a chart, in lines of text."""

_VOLUME_SHARE: Final = 0.7
_MOST_GUTTER: Final = 0.22


@frozen
class Frame:
    """The rows from above to below; `left` is where weeks begin, `column` how wide one is."""

    width: float
    height: float
    left: float
    column: float
    gap: float
    flags: Rect
    pauses: Rect
    volume: Rect
    numbers: Rect
    months: Rect
    phases: Rect
    strength: Rect
    load: Rect
    monotony: Rect
    legend: Rect

    def x(self, at: float) -> float:
        """Where a point of the axis of weeks lies."""
        return self.left + at * self.column

    def columns(self, count: int) -> tuple[Rect, ...]:
        """What belongs to each week, over all rows."""
        top, bottom = self.volume.y, self.monotony.bottom
        return tuple(Rect(self.x(i), top, self.column, bottom - top) for i in range(count))


def frame(view: SeasonView, width: float, height: float, ruler: Ruler, legend_rows: int) -> Frame:
    """The rows of a picture of that size."""
    line = ruler.line
    gap = line / 2
    left = _gutter(view, width, ruler)
    rest = height - _fixed(view, line, legend_rows)
    volume, load = rest * _VOLUME_SHARE, rest * (1 - _VOLUME_SHARE)
    heights = (
        ("flags", line, 0.0),
        ("pauses", line if view.pauses else 0.0, gap / 2),
        ("volume", volume, gap / 4),
        ("numbers", line, 0.0),
        ("months", line, gap / 2),
        ("phases", 1.3 * line, gap / 2),
        ("strength", 2.2 * line, gap),
        ("load", load, gap / 2),
        ("monotony", 1.3 * line, gap),
        ("legend", legend_rows * 1.3 * line, 0.0),
    )
    rows, y = {}, 0.0
    for name, high, after in heights:
        rows[name] = Rect(left, y, width - left - 1, high)
        y += high + after
    column = (width - left - 1) / len(view.weeks)
    return Frame(width=width, height=height, left=left, column=column, gap=gap, **rows)


def least_height(view: SeasonView, ruler: Ruler, legend_rows: int) -> float:
    """How low the picture may become."""
    charts = VOLUME_LINES[0] / _VOLUME_SHARE
    return _fixed(view, ruler.line, legend_rows) + charts * ruler.line


def natural_height(view: SeasonView, ruler: Ruler, legend_rows: int) -> float:
    """How high the picture looks best."""
    charts = VOLUME_LINES[1] + LOAD_LINES[1]
    return _fixed(view, ruler.line, legend_rows) + charts * ruler.line


def kept_apart(labels: Iterable[Text], ruler: Ruler) -> tuple[Text, ...]:
    """Those of the labels that stand clear of all before them; empty ones fall out too."""
    kept: list[tuple[Text, Rect]] = []
    for label in labels:
        area = inked(label, ruler)
        clear = evolve(area, x=area.x - ruler.line / 6, width=area.width + ruler.line / 3)
        if label.text and not any(clear.meets(other) for _, other in kept):
            kept.append((label, area))
    return tuple(label for label, _ in kept)


def inked(label: Text, ruler: Ruler) -> Rect:
    """The part of a label's area that its letters take."""
    area, width = label.rect, ruler.width(label.text) * label.size
    x = {
        "left": area.x,
        "centre": area.x + (area.width - width) / 2,
        "right": area.right - width,
    }[label.align]
    return Rect(x, area.y, width, area.height)


def _fixed(view: SeasonView, line: float, legend_rows: int) -> float:
    """The height of all that is not a chart."""
    rows = 1.0 + bool(view.pauses) + 2.0 + 1.3 + 2.2 + 1.3 + legend_rows * 1.3
    return line * (rows + 3.75 / 2)


def _gutter(view: SeasonView, width: float, ruler: Ruler) -> float:
    """The room to the left for what rows are called."""
    headings = view.headings
    named = (headings.phases, headings.strength, headings.load, headings.monotony, "0000")
    return min(max(map(ruler.width, named)) + ruler.line / 2, width * _MOST_GUTTER)
