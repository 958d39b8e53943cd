"""The season's sheet as data: its story, its picture, a table with a row a week. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pacelift.desktop.drawing import Align, Line, Mark, Rect, Text, moved
from pacelift.desktop.paper.sheet import (
    LEADING,
    MOST_POINTS,
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
from pacelift.words.paper_view import PaperSeason
from pacelift.words.season import WeekRow

MOST_ROWS: Final = 27
"""More weeks than that stand in two blocks beside each other."""

_RUNS: Final = 5
"""The column that only a table of one block has."""

_ROW: Final = 1.3
_BLOCK_GAP: Final = 0.04
_ALIGNS: Final[tuple[Align, ...]] = ("right", "left", "left", "right", "right", "right", "left")


def season_layout(season: PaperSeason, paper: Paper, ruler_of: RulerOf) -> Layout:
    """The sheet in the biggest letters that fit on the paper."""
    blocks = 1 if len(season.rows) <= MOST_ROWS else 2
    return first_that_fits(
        (
            _sheet(season, paper, ruler_of(points), points, count)
            for count, points in tries((blocks,), MOST_POINTS)
        ),
        paper,
    )


def _sheet(season: PaperSeason, paper: Paper, ruler: Ruler, points: float, blocks: int) -> Layout:
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
    table, y, is_whole = _table(season, Rect(area.x, y, area.width, 0), ruler, blocks)
    marks.extend(table)
    foot = Rect(area.x, y + line / 2, area.width, line)
    told = season.foot if blocks == 1 else season.foot_without_runs
    marks.append(Text(foot, ruler.fitted(told, area.width), "quiet"))
    return Layout(tuple(marks), foot.bottom, points, is_whole)


def _picture(season: PaperSeason, width: float, ruler: Ruler) -> tuple[tuple[Mark, ...], float]:
    rows = len(legend_rows(season.picture, width, ruler))
    height = natural_height(season.picture, ruler, rows)
    return season_geometry(season.picture, width, height, ruler).marks, height


def _table(
    season: PaperSeason, area: Rect, ruler: Ruler, blocks: int
) -> tuple[list[Mark], float, bool]:
    """The table, where it ends, and whether its columns have room beside each other."""
    width = area.width * (1 - _BLOCK_GAP * (blocks - 1)) / blocks
    rows = [_cells(each, blocks) for each in (season.headings, *season.rows)]
    widths = [max(map(ruler.width, column)) for column in zip(*rows, strict=True)]
    gap = min((width - sum(widths)) / (len(widths) - 1), 2 * ruler.line)
    each = -(-len(season.rows) // blocks)
    marks: list[Mark] = []
    for block in range(blocks):
        x = area.x + block * (width + area.width * _BLOCK_GAP)
        shown = (rows[0], *rows[1 + block * each : 1 + (block + 1) * each])
        for number, cells in enumerate(shown):
            y = area.y + number * _ROW * ruler.line
            row = Rect(x, y, width, _ROW * ruler.line)
            marks.extend(_row(cells, row, widths, gap, is_head=not number))
    bottom = area.y + (each + 1) * _ROW * ruler.line
    return marks, bottom, gap >= ruler.line / 2


def _cells(row: WeekRow, blocks: int) -> tuple[str, ...]:
    """What a row says; of two blocks beside each other each has no room for the number of runs."""
    return row.cells if blocks == 1 else (*row.cells[:_RUNS], *row.cells[_RUNS + 1 :])


def _row(
    cells: Sequence[str], row: Rect, widths: Sequence[float], gap: float, *, is_head: bool
) -> Iterator[Mark]:
    aligns = _ALIGNS if len(cells) == len(_ALIGNS) else (*_ALIGNS[:_RUNS], *_ALIGNS[_RUNS + 1 :])
    x = row.x
    for text, wide, align in zip(cells, widths, aligns, strict=True):
        if text:
            yield Text(
                Rect(x, row.y, wide, row.height), text, "quiet" if is_head else "text", align
            )
        x += wide + gap
    yield Line(row.x, row.bottom, row.right, row.bottom, "line")
