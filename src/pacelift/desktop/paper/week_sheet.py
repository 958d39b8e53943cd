"""A week's sheet as data: a row a day, a box a session, a small box for each set. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pacelift.desktop.drawing import Box, Line, Mark, Rect, Text
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
from pacelift.words.paper_view import DETAILS, Detail, PaperDay, PaperLine, PaperSession, PaperWeek

DAY_SHARE: Final = 0.14
"""The share of the width that the days' names take."""

_MOST_AIR: Final = 1.2


def week_layout(weeks: Mapping[Detail, PaperWeek], paper: Paper, ruler_of: RulerOf) -> Layout:
    """The sheet in the most detail, and then in the biggest letters, that fit on the paper."""
    return first_that_fits(
        (
            _aired(weeks[detail], paper, ruler_of(points), points)
            for detail, points in tries(DETAILS)
        ),
        paper,
    )


def _aired(week: PaperWeek, paper: Paper, ruler: Ruler, points: float) -> Layout:
    """The sheet with what is left of the page shared out between the days, within reason."""
    close = _sheet(week, paper, ruler, points, 0.0)
    left = paper.area.bottom - close.bottom
    if left <= 0:
        return close
    return _sheet(week, paper, ruler, points, min(left / len(week.days), _MOST_AIR * ruler.line))


def _sheet(week: PaperWeek, paper: Paper, ruler: Ruler, points: float, air: float) -> Layout:
    area, line = paper.area, ruler.line
    marks: list[Mark] = []
    title = ruler.fitted(week.title, area.width / TITLE)
    marks.append(Text(Rect(area.x, area.y, area.width, line * TITLE), title, bold=True, size=TITLE))
    y = area.y + line * TITLE
    for text in ruler.wrapped(week.subtitle, area.width):
        marks.append(Text(Rect(area.x, y, area.width, line), text, "quiet"))
        y += line * LEADING
    y += line * 0.5
    for day in week.days:
        marks.append(Line(area.x, y, area.right, y, "line"))
        made, bottom = _day(day, Rect(area.x, y + line * 0.35, area.width, 0), ruler)
        marks.extend(made)
        y = bottom + line * 0.35 + air
    marks.append(Line(area.x, y, area.right, y, "line"))
    y += line * 0.35
    for text in ruler.wrapped(week.foot, area.width):
        marks.append(Text(Rect(area.x, y, area.width, line), text, "quiet"))
        y += line * LEADING
    return Layout(tuple(marks), y, points)


def _day(day: PaperDay, row: Rect, ruler: Ruler) -> tuple[list[Mark], float]:
    """A day's marks, and where they end."""
    line, left = ruler.line, row.width * DAY_SHARE
    marks: list[Mark] = [Text(Rect(row.x, row.y, left, line), day.name, bold=True)]
    x, y = row.x + left, row.y
    if not day.sessions:
        marks.append(Text(Rect(x, y, row.right - x, line), day.rest, "quiet"))
        return marks, y + line * LEADING
    for number, session in enumerate(day.sessions):
        y += line * 0.4 if number else 0
        made, y = _session(session, Rect(x, y, row.right - x, 0), ruler)
        marks.extend(made)
    return marks, y


def _session(session: PaperSession, row: Rect, ruler: Ruler) -> tuple[list[Mark], float]:
    line = ruler.line
    marks: list[Mark] = [*_box(row.x, row.y, line, 0.85, ticked=session.is_done)]
    x = row.x + line * 1.4
    time_room = ruler.width(session.time) + line / 2
    room = row.right - x - time_room
    # Bold letters are about a tenth wider.
    title = ruler.fitted(session.title, room / 1.12)
    marks.append(Text(Rect(x, row.y, room, line), title, bold=True))
    marks.append(
        Text(Rect(row.right - time_room, row.y, time_room, line), session.time, align="right")
    )
    y = row.y + line * LEADING
    for each in session.lines:
        made, y = _line(each, Rect(x, y, row.right - x, 0), ruler)
        marks.extend(made)
    return marks, y


def _line(told: PaperLine, row: Rect, ruler: Ruler) -> tuple[list[Mark], float]:
    line = ruler.line
    boxes_room = told.boxes * line * 1.1 + (line / 2 if told.boxes else 0)
    y = row.y
    marks: list[Mark] = []
    for number in range(told.boxes):
        marks.extend(_box(row.right - (number + 0.9) * line * 1.1, y, line, 0.7))
    for text in ruler.wrapped(told.text, row.width - boxes_room):
        marks.append(Text(Rect(row.x, y, row.width - boxes_room, line), text))
        y += line * LEADING
    return marks, y


def _box(x: float, y: float, line: float, size: float, *, ticked: bool = False) -> Iterator[Mark]:
    """A box to tick; what is done already is ticked."""
    side = line * size
    top = y + (line - side) / 2
    yield Box(Rect(x, top, side, side), outline="text")
    if ticked:
        yield Line(x + side * 0.2, top + side * 0.5, x + side * 0.45, top + side * 0.8, "text", 2)
        yield Line(x + side * 0.45, top + side * 0.8, x + side * 0.85, top + side * 0.2, "text", 2)
