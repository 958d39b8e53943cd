"""The board as a drawing: the ground of days and hours, the cards, the session in hand. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pacelift.coach.places import STEP_MIN, Stretch
from pacelift.desktop.board.carrying import Carried
from pacelift.desktop.board.frame import DAYS, Frame, stay_of
from pacelift.desktop.drawing import Box, Hatch, Ink, Line, Mark, Rect, Shape, Text, hatched
from pacelift.desktop.ruler import Ruler
from pacelift.words.week_view import HOUR_MIN, BoardDay, BoardSession, WeekView

RADIUS: Final = 4.0
_SMALL: Final = 0.9
_BOLD: Final = 1.1
"""How much wider bold letters are."""


def ground(view: WeekView, frame: Frame, ruler: Ruler) -> Iterator[Mark]:
    """All beneath the cards: windows, other appointments, hours, the names of days."""
    for window in view.windows:
        if view.days[window.day].in_plan:
            yield Box(frame.stay(window), fill="card", outline="line")
    for taken in view.busy:
        yield from hatched(frame.stay(taken), "falling", frame.line / 2, "line")
        yield Box(frame.stay(taken), outline="line")
    yield from _hours(frame)
    for day, named in enumerate(view.days):
        yield from _day(frame, day, named, ruler)
    if view.now is not None and view.first_min <= view.now.start_min <= view.last_min:
        area = frame.stay(view.now)
        yield Line(area.x, area.y, area.right, area.y, "accent", weight=2)


def cards(
    sessions: Iterable[BoardSession], areas: Mapping[str, Rect], ruler: Ruler
) -> Iterator[Mark]:
    """The cards of all sessions."""
    for each in sessions:
        yield from card(each, areas[each.session], ruler)


def card(session: BoardSession, area: Rect, ruler: Ruler) -> Iterator[Mark]:
    """A session's card: its sign, title and time; a run, a lift, core and the race told apart by
    the edge as well.
    """
    is_race = session.discipline == "race"
    yield Box(area, fill="accent" if is_race else "card", outline="quiet", radius=RADIUS)
    edge = ruler.line / 3
    if not is_race:
        yield from _edge(session, area, edge)
    ink: Ink = "on-accent" if is_race else _ink(session)
    yield from _words(session, area, edge, ink, ruler)
    if session.is_pinned:
        side = ruler.line / 2
        yield Shape(
            (
                (area.right - side, area.y),
                (area.right, area.y),
                (area.right, area.y + side),
            ),
            "accent",
        )


def in_hand(held: Carried, frame: Frame, ruler: Ruler) -> Iterator[Mark]:
    """The carried session over its place."""
    area = frame.card(held.at)
    yield from card(held.session, area, ruler)
    yield from framed(area, "accent")


def framed(area: Rect, ink: Ink) -> Iterator[Mark]:
    """A line of two pixels around an area."""
    for inset in (0.0, 1.0):
        inner = Rect(
            area.x + inset, area.y + inset, area.width - 2 * inset, area.height - 2 * inset
        )
        yield Box(inner, outline=ink, radius=RADIUS)


def shading(view: WeekView, frame: Frame, found: Iterable[Stretch]) -> Iterator[Mark]:
    """Where the carried session may start: a bar where all rules hold, hatched where one does
    not.
    """
    for each in found:
        stay = stay_of(view, each.day, each.first_min, each.last_min + STEP_MIN)
        if stay.end_min <= frame.first_min or stay.start_min >= frame.last_min:
            continue
        area = frame.stay(stay)
        if each.rules:
            yield from hatched(area, "rising", frame.line * 0.8, "quiet")
        else:
            wide = frame.line / 4
            x = area.right - wide if frame.rtl else area.x
            yield Box(Rect(x, area.y, wide, area.height), fill="accent")


def _hours(frame: Frame) -> Iterator[Mark]:
    left = 0.0 if frame.rtl else frame.left
    for hour in range(frame.first_min // HOUR_MIN, frame.last_min // HOUR_MIN + 1):
        y = frame.y_of(hour * HOUR_MIN)
        yield Line(left, y, left + DAYS * frame.day_width, y, "line", dashed=bool(hour % 3))
    for hour in range(frame.first_min // HOUR_MIN, frame.last_min // HOUR_MIN + 1):
        yield Text(frame.hour(hour), f"{hour:02}:00", "quiet", "centre", size=_SMALL)


def _day(frame: Frame, day: int, named: BoardDay, ruler: Ruler) -> Iterator[Mark]:
    area, name = frame.day(day), frame.name(day)
    yield Line(area.x, 0, area.x, area.bottom, "line")
    yield Line(area.right, 0, area.right, area.bottom, "line")
    ink: Ink = "text" if named.in_plan else "quiet"
    upper = Rect(name.x, name.y + ruler.line * 0.2, name.width, ruler.line)
    lower = Rect(name.x, upper.bottom, name.width, ruler.line)
    yield Text(upper, ruler.fitted(named.weekday, name.width), ink, "centre", bold=named.is_today)
    yield Text(lower, named.day, ink, "centre", bold=named.is_today)
    if named.is_today:
        yield Box(Rect(name.x, name.bottom - 4, name.width, 4), fill="accent")
    if named.note:
        text = ruler.fitted(named.note, area.width)
        at = Rect(area.x, area.y + ruler.line / 2, area.width, ruler.line)
        yield Text(at, text, "quiet", "centre", size=_SMALL)
    if not named.in_plan:
        yield from hatched(area, "level", frame.line, "line")


def _edge(session: BoardSession, area: Rect, wide: float) -> Iterator[Mark]:
    """Runs have a full edge, lifts a hatched one, core one of lines."""
    edge = Rect(area.x + 1, area.y + 1, wide - 1, area.height - 2)
    if session.discipline == "run":
        yield Box(edge, fill="accent")
        return
    yield Box(edge, outline="accent")
    hatch: Hatch = "crossed" if session.discipline == "strength" else "level"
    yield from hatched(edge, hatch, wide / 2, "accent")


def _ink(session: BoardSession) -> Ink:
    return "text" if session.status == "planned" else "quiet"


def _words(
    session: BoardSession, area: Rect, edge: float, ink: Ink, ruler: Ruler
) -> Iterator[Mark]:
    """As many lines as there is room for: the title, wrapped, then the time."""
    pad = ruler.line / 4
    x, room = area.x + edge + pad, area.width - edge - 2 * pad
    room /= _SMALL * (_BOLD if session.is_key else 1.0)  # in which letters of full size would fit
    title = f"{session.sign} {session.title}" if session.sign else session.title
    high = _SMALL * ruler.line
    rows = max(int((area.height - pad / 2) // high), 1)
    lines = ruler.wrapped(title, room)
    if len(lines) > rows:
        lines = (*lines[: rows - 1], ruler.fitted(" ".join(lines[rows - 1 :]), room))
    told = [(line, session.is_key) for line in lines]
    if len(lines) < rows:
        when = session.when if ruler.width(session.when) <= room else session.starts
        told.append((ruler.fitted(when, room), False))
    top = area.y + (0 if rows > 1 else (area.height - high) / 2 - pad / 4)
    for at, (line, bold) in enumerate(told):
        place = Rect(x, top + pad / 4 + at * high, area.right - x, high)
        yield Text(place, line, ink, "left", bold=bold, size=_SMALL)
