"""The season's sheet as data: its story, its picture, a table with a row a week. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pacelift.desktop.drawing import Align, Ink, Line, Mark, Rect, Text, moved
from pacelift.desktop.paper.sheet import (
    LEADING,
    TITLE,
    Layout,
    Paper,
    RulerOf,
    first_that_fits,
    tries,
)
from pacelift.desktop.ruler import Ruler
from pacelift.desktop.season.frame import natural_height
from pacelift.desktop.season.geometry import season_geometry
from pacelift.desktop.season.legend import legend_rows
from pacelift.words.paper_view import Columns, PaperSeason

MOST_ROWS: Final = 27
"""More weeks than that stand in two blocks beside each other."""

_SHOWN: Final[dict[Columns, tuple[int, ...]]] = {
    "all": (0, 1, 2, 3, 4, 5, 6),
    "no-runs": (0, 1, 2, 3, 4, 6),
    "no-strength": (0, 1, 2, 3, 4),
}
"""Which of a row's cells stand in the table."""

_ONE_BLOCK: Final[tuple[Columns, ...]] = ("all",)
_TWO_BLOCKS: Final[tuple[Columns, ...]] = ("no-runs", "no-strength")

_ROW: Final = 1.3
_BLOCK_GAP: Final = 0.04
_ALIGNS: Final[tuple[Align, ...]] = ("right", "left", "left", "right", "right", "right", "left")


def season_layout(season: PaperSeason, paper: Paper, ruler_of: RulerOf) -> Layout:
    """The sheet in the biggest letters that fit on the paper."""
    return first_that_fits(
        (
            _sheet(season, paper, ruler_of(points), points, columns)
            for columns, points in tries(_ONE_BLOCK if _is_short(season) else _TWO_BLOCKS)
        ),
        paper,
    )


def _is_short(season: PaperSeason) -> bool:
    return len(season.rows) <= MOST_ROWS


def _sheet(
    season: PaperSeason, paper: Paper, ruler: Ruler, points: float, columns: Columns
) -> Layout:
    area, line = paper.area, ruler.line
    marks: list[Mark] = []
    title = ruler.fitted(season.title, area.width / TITLE)
    marks.append(Text(Rect(area.x, area.y, area.width, line * TITLE), title, bold=True, size=TITLE))
    y = area.y + line * TITLE
    for text in ruler.wrapped(" ".join(season.story), area.width):
        marks.append(Text(Rect(area.x, y, area.width, line), text))
        y += line * LEADING
    picture, high = _picture(season, area.width, ruler)
    marks.extend(moved(picture, area.x, y + line))
    y += high + 2 * line
    table, y, is_whole = _table(season, Rect(area.x, y, area.width, 0), ruler, columns)
    marks.extend(table)
    foot = Rect(area.x, y + line / 2, area.width, line)
    marks.append(Text(foot, ruler.fitted(season.feet[columns], area.width), "quiet"))
    return Layout(tuple(marks), foot.bottom, points, is_whole)


def _picture(season: PaperSeason, width: float, ruler: Ruler) -> tuple[tuple[Mark, ...], float]:
    rows = len(legend_rows(season.picture, width, ruler))
    height = natural_height(season.picture, ruler, rows)
    return season_geometry(season.picture, width, height, ruler).marks, height


def _table(
    season: PaperSeason, area: Rect, ruler: Ruler, columns: Columns
) -> tuple[list[Mark], float, bool]:
    """The table, where it ends, and whether its columns have room beside each other."""
    blocks = 1 if _is_short(season) else 2
    width = area.width * (1 - _BLOCK_GAP * (blocks - 1)) / blocks
    shown = _SHOWN[columns]
    rows = [[each.cells[at] for at in shown] for each in (season.headings, *season.rows)]
    aligns = [_ALIGNS[at] for at in shown]
    widths = [max(map(ruler.width, column)) for column in zip(*rows, strict=True)]
    gap = min((width - sum(widths)) / (len(widths) - 1), 2 * ruler.line)
    each = -(-len(season.rows) // blocks)
    high = _ROW * ruler.line
    marks: list[Mark] = []
    for block in range(blocks):
        x = area.x + block * (width + area.width * _BLOCK_GAP)
        below = rows[1 + block * each : 1 + (block + 1) * each]
        for number, cells in enumerate((rows[0], *below)):
            row = Rect(x, area.y + number * high, width, high)
            told = zip(cells, aligns, widths, strict=True)
            marks.extend(_row(told, row, gap, "text" if number else "quiet"))
    return marks, area.y + (each + 1) * high, gap >= ruler.line / 2


def _row(
    told: Iterable[tuple[str, Align, float]], row: Rect, gap: float, ink: Ink
) -> Iterator[Mark]:
    """Cells with how they are aligned and how wide their column is, and a line below."""
    x = row.x
    for text, align, wide in told:
        if text:
            yield Text(Rect(x, row.y, wide, row.height), text, ink, align)
        x += wide + gap
    yield Line(row.x, row.bottom, row.right, row.bottom, "line")
