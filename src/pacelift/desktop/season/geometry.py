"""The picture of the season as data: what of it lies where, ready to be painted. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor, log10
from typing import Final

from attrs import evolve, frozen

from pacelift.desktop.drawing import (
    Box,
    Hatch,
    Ink,
    Line,
    Mark,
    Rect,
    Shape,
    Text,
    hatched,
    mirrored,
    mirrored_rect,
)
from pacelift.desktop.ruler import Ruler
from pacelift.desktop.season.frame import Frame, frame, kept_apart
from pacelift.desktop.season.legend import bracket, flag, legend_marks, legend_rows
from pacelift.words.season_view import Band, SeasonView, SeasonWeek

BAR: Final = 0.7
"""The share of its week that a bar is wide."""

MONOTONY_MARK: Final = 2.0
MONOTONY_TOP: Final = 3.0
"""R-LOAD-1's line, and where the strip ends."""

VOLUME_TICKS: Final = 5
LOAD_TICKS: Final = 3
_STEPS: Final = (1, 2, 5)
_NUMBER_STEPS: Final = (1, 2, 4, 5, 10, 20)

STRENGTH_HATCHES: Final[dict[str, Hatch | None]] = {
    "foundation": None,
    "max-strength": "rising",
    "power": "crossed",
    "maintenance": "level",
    "taper": "upright",
}


@frozen
class Bar:
    """A week of running: what is planned, what is done of it, and how high its long run goes."""

    planned: Rect
    done: Rect | None
    long_y: float | None


@frozen
class Tick:
    """A value of an axis and where it lies."""

    value: float
    y: float


@frozen
class SeasonGeometry:
    """The picture; `columns` are what belongs to each week, `marks` all of it in painting order."""

    width: float
    height: float
    columns: tuple[Rect, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Text, ...]
    marks: tuple[Mark, ...]

    def week_at(self, x: float) -> int | None:
        """The index of the week there, None beside the weeks."""
        for index, column in enumerate(self.columns):
            if column.x <= x < column.right:
                return index
        return None


def season_geometry(
    view: SeasonView, width: float, height: float, ruler: Ruler, *, rtl: bool = False
) -> SeasonGeometry:
    """The picture at that size; `rtl` for those who read from right to left."""
    rows = legend_rows(view, width, ruler)
    of = frame(view, width, height, ruler, len(rows))
    volumes = [max(week.volume, week.volume_done, week.long_run) for week in view.weeks]
    ticks = axis(of.volume, max(volumes))
    bars = tuple(_bar(week, index, of, ticks[-1]) for index, week in enumerate(view.weeks))
    labels = kept_apart(_labels(view, of, ticks, ruler), ruler)
    drawn: tuple[Mark, ...] = (
        *_grounds(view, of, ruler),
        *_axes(of, ticks),
        *_bars(view.weeks, bars, ruler),
        *_bands(view, of, ruler),
        *_load(view, of),
        *_monotony(view, of),
        *_moments(view, of),
        *labels,
        *legend_marks(rows, of.legend, ruler),
    )
    columns = of.columns(len(view.weeks))
    if not rtl:
        return SeasonGeometry(width, height, columns, bars, ticks, labels, drawn)
    return SeasonGeometry(
        width=width,
        height=height,
        columns=tuple(mirrored_rect(each, width) for each in columns),
        bars=tuple(_mirrored_bar(each, width) for each in bars),
        ticks=ticks,
        labels=tuple(each for each in mirrored(labels, width) if isinstance(each, Text)),
        marks=mirrored(drawn, width),
    )


def axis(area: Rect, highest: float, most: int = VOLUME_TICKS) -> tuple[Tick, ...]:
    """Round values from 0 to at least the highest, at most so many of them beside 0."""
    step = _round_step(max(highest, 1.0) / most)
    count = 1
    while count * step < highest:
        count += 1
    return tuple(
        Tick(index * step, area.bottom - area.height * index / count) for index in range(count + 1)
    )


def _round_step(least: float) -> float:
    power: float = 10 ** floor(log10(least))
    return next(step * power for step in (*_STEPS, 10) if step * power >= least)


def _bar(week: SeasonWeek, index: int, of: Frame, top: Tick) -> Bar:
    area, scale = of.volume, of.volume.height / top.value
    x, wide = of.x(index) + of.column * (1 - BAR) / 2, of.column * BAR

    def upright(value: float) -> Rect:
        return Rect(x, area.bottom - value * scale, wide, value * scale)

    return Bar(
        planned=upright(week.volume),
        done=upright(week.volume_done) if week.volume_done else None,
        long_y=area.bottom - week.long_run * scale if week.long_run else None,
    )


def _mirrored_bar(bar: Bar, width: float) -> Bar:
    done = None if bar.done is None else mirrored_rect(bar.done, width)
    return evolve(bar, planned=mirrored_rect(bar.planned, width), done=done)


def _grounds(view: SeasonView, of: Frame, ruler: Ruler) -> Iterator[Mark]:
    """The days off, behind all else."""
    for pause in view.pauses:
        begin, end = of.x(pause.begin), of.x(pause.end)
        area = Rect(begin, of.volume.y, end - begin, of.volume.height)
        yield Box(area, fill="raised")
        yield from hatched(area, "falling", ruler.line / 2, "line")
        yield from bracket(begin, end, of.pauses.bottom, of.gap / 2)


def _axes(of: Frame, ticks: Sequence[Tick]) -> Iterator[Mark]:
    for tick in ticks:
        weight = 1.5 if tick.value == 0 else 1
        yield Line(of.left, tick.y, of.volume.right, tick.y, "line", weight)


def _bars(weeks: Sequence[SeasonWeek], bars: Sequence[Bar], ruler: Ruler) -> Iterator[Mark]:
    """Layer by layer, so that what is alike is painted at once."""
    planned = [bar for bar in bars if bar.planned.height]
    yield from (Box(bar.planned, fill="ground") for bar in planned)
    yield from (Box(bar.done, fill="accent") for bar in bars if bar.done is not None)
    step = ruler.line / 3.5
    inks: tuple[Ink, ...] = ("quiet", "on-accent")
    for ink in inks:
        for week, bar in zip(weeks, bars, strict=True):
            hatch = _bar_hatch(week)
            area = _open_part(bar) if ink == "quiet" else bar.done
            if hatch is not None and area is not None and area.height > 0:
                yield from hatched(area, hatch, step, ink)
    yield from (Box(bar.planned, outline="quiet") for bar in planned)
    yield from _long_runs(bars, "ground", 4.5)
    yield from _long_runs(bars, "text", 2)


def _long_runs(bars: Sequence[Bar], ink: Ink, weight: float) -> Iterator[Mark]:
    """A line across each bar and a little beyond it."""
    for bar in bars:
        if bar.long_y is not None:
            over = bar.planned.width * 0.15
            begin, end = bar.planned.x - over, bar.planned.right + over
            yield Line(begin, bar.long_y, end, bar.long_y, ink, weight)


def _bar_hatch(week: SeasonWeek) -> Hatch | None:
    if week.is_taper:
        return "upright"
    return "rising" if week.is_lighter else None


def _open_part(bar: Bar) -> Rect:
    """What of the planned bar stands above what is done."""
    done = 0.0 if bar.done is None else bar.done.height
    return evolve(bar.planned, height=max(0.0, bar.planned.height - done))


def _bands(view: SeasonView, of: Frame, ruler: Ruler) -> Iterator[Mark]:
    """The phases of running and of strength, and a small square for each lift."""
    for band in view.phases:
        yield Box(_over(band, of, of.phases), fill="raised", outline="line", radius=3)
    strip = ruler.line * 0.5
    for band in view.strength:
        area = _over(band, of, of.strength)
        below = Rect(area.x, area.y + ruler.line * 1.1, area.width, strip)
        yield Box(below, fill="raised", outline="quiet")
        hatch = STRENGTH_HATCHES[band.kind]
        if hatch:
            yield from hatched(below, hatch, ruler.line / 5, "quiet")
    for index, week in enumerate(view.weeks):
        yield from _lifts(week.lifts, of.x(index), of, ruler)


def _lifts(count: int, x: float, of: Frame, ruler: Ruler) -> Iterator[Mark]:
    if not count:
        return
    side = min(ruler.line * 0.4, of.column / (1.5 * count + 0.5))
    wide = side * (1.5 * count - 0.5)
    begin, y = x + (of.column - wide) / 2, of.strength.bottom - ruler.line * 0.5
    for number in range(count):
        yield Box(Rect(begin + number * 1.5 * side, y, side, side), fill="text")


def _over(band: Band, of: Frame, row: Rect) -> Rect:
    begin, end = of.x(band.first), of.x(band.last + 1)
    return Rect(begin + 1, row.y, end - begin - 2, row.height)


def _load(view: SeasonView, of: Frame) -> Iterator[Mark]:
    """What is planned dashed, what is done as a heavier line with dots."""
    top = load_axis(view, of)[-1]
    area, scale = of.load, of.load.height / top.value
    for tick in load_axis(view, of):
        yield Line(of.left, tick.y, area.right, tick.y, "line")

    def points(values: Sequence[float]) -> list[tuple[float, float]]:
        return [(of.x(i + 0.5), area.bottom - value * scale) for i, value in enumerate(values)]

    for (x1, y1), (x2, y2) in pairwise(points([week.load for week in view.weeks])):
        yield Line(x1, y1, x2, y2, "quiet", 1.5, dashed=True)
    done = points([week.load_done for week in view.weeks[: told_weeks(view)]])
    # A week that is not over yet stands alone: a line to it would look like a fall.
    over = done if view.today is None else done[: view.this_week]
    for (x1, y1), (x2, y2) in pairwise(over):
        yield Line(x1, y1, x2, y2, "accent", 2)
    side = min(6.0, of.column / 2)
    for x, y in done:
        yield Box(Rect(x - side / 2, y - side / 2, side, side), fill="accent", radius=side / 2)


def load_axis(view: SeasonView, of: Frame) -> tuple[Tick, ...]:
    """The values beside the load."""
    highest = max(max(week.load, week.load_done) for week in view.weeks)
    return axis(of.load, highest, LOAD_TICKS)


def told_weeks(view: SeasonView) -> int:
    """How many weeks from the first on have something done, with those between."""
    return max((i + 1 for i, week in enumerate(view.weeks) if week.load_done), default=0)


def _monotony(view: SeasonView, of: Frame) -> Iterator[Mark]:
    area = of.monotony
    for index, week in enumerate(view.weeks):
        if week.monotony is None:
            continue
        high = area.height * min(week.monotony, MONOTONY_TOP) / MONOTONY_TOP
        wide = of.column * 0.4
        x = of.x(index) + (of.column - wide) / 2
        yield Box(Rect(x, area.bottom - high, wide, high), fill="quiet")
    y = area.bottom - area.height * MONOTONY_MARK / MONOTONY_TOP
    yield Line(of.left, y, area.right, y, "text", 1, dashed=True)
    yield Line(of.left, area.bottom, area.right, area.bottom, "line")


_HALOED: Final[tuple[tuple[Ink, float], ...]] = (("ground", 5), ("accent", 2))
"""A line on a wider one of the ground is seen on anything."""


def _moments(view: SeasonView, of: Frame) -> Iterator[Mark]:
    """The race's flag and today's line."""
    x = of.x(view.race.at)
    yield from flag(x, of.flags.y, of.flags.height)
    yield Line(x, of.flags.bottom, x, of.volume.bottom, "text", 1.5)
    if view.today is not None:
        x, side = of.x(view.today.at), of.gap / 2
        tops = ((of.flags.bottom, of.volume.bottom), (of.load.y, of.monotony.bottom))
        for ink, weight in _HALOED:
            for begin, end in tops:
                yield Line(x, begin, x, end, ink, weight)
        top = of.flags.bottom
        yield Shape(((x - side, top), (x + side, top), (x, top + side * 1.5)), "accent")


def _labels(view: SeasonView, of: Frame, ticks: Sequence[Tick], ruler: Ruler) -> Iterator[Text]:
    """All texts but the legend's, those that matter most first."""
    yield from _headings(view, of, ruler)
    yield _race_label(view, of, ruler)
    if view.today is not None:
        yield _centred(view.today.name, of.x(view.today.at), of.flags, of, ruler)
    for pause in view.pauses:
        middle = of.x((pause.begin + pause.end) / 2)
        yield _centred(pause.name, middle, of.pauses, of, ruler)
    for tick in (*ticks, *load_axis(view, of)):
        area = Rect(0, tick.y - ruler.line / 2, of.left - of.gap / 2, ruler.line)
        if tick.value:
            yield Text(area, f"{tick.value:g}", "quiet", "right")
    yield from _numbers(view, of, ruler)
    for month in view.months:
        room = of.width - of.x(month.at)
        area = Rect(
            of.x(month.at), of.months.y, min(room, ruler.width(month.name) + of.gap), ruler.line
        )
        yield Text(area, ruler.fitted(month.name, room), "quiet")
    for band in view.phases:
        area = _over(band, of, of.phases)
        yield Text(area, ruler.fitted(band.name, area.width - 4), align="centre")
    yield from _strength_names(view, of, ruler)


def _strength_names(view: SeasonView, of: Frame, ruler: Ruler) -> Iterator[Text]:
    """Names may be wider than their band where there is room beside them, else are shortened."""
    areas = [(band.name, _over(band, of, of.strength)) for band in view.strength]
    for name, area in sorted(areas, key=lambda each: ruler.width(each[0]) > each[1].width):
        yield _centred(name, area.x + area.width / 2, of.strength, of, ruler)
    for name, area in areas:
        short = ruler.fitted(name, area.width - 4)
        yield Text(evolve(area, height=ruler.line), short, align="centre")


def _headings(view: SeasonView, of: Frame, ruler: Ruler) -> Iterator[Text]:
    named = view.headings
    room = of.left - of.gap / 2
    yield Text(Rect(0, of.flags.y, of.width / 3, ruler.line), named.volume, "quiet")
    rows = (
        (named.phases, of.phases.y + (of.phases.height - ruler.line) / 2),
        (named.strength, of.strength.y),
        (named.load, of.load.bottom - ruler.line),
        (named.monotony, of.monotony.y + (of.monotony.height - ruler.line) / 2),
    )
    for text, y in rows:
        yield Text(Rect(0, y, room, ruler.line), ruler.fitted(text, room), "quiet")


def _race_label(view: SeasonView, of: Frame, ruler: Ruler) -> Text:
    end = of.x(view.race.at) - of.flags.height * 1.3
    room = max(0.0, min(end - of.width / 3, of.width / 2))
    area = Rect(end - room, of.flags.y, room, ruler.line)
    return Text(area, ruler.fitted(view.race.name, room), align="right")


def _centred(text: str, x: float, row: Rect, of: Frame, ruler: Ruler) -> Text:
    """A label over a point, moved as far as it takes to stay in the picture."""
    wide = ruler.width(text) + of.gap
    begin = min(max(x - wide / 2, 0.0), of.width - wide)
    return Text(Rect(begin, row.y, wide, ruler.line), text, align="centre")


def _numbers(view: SeasonView, of: Frame, ruler: Ruler) -> Iterator[Text]:
    """The weeks' numbers, as many of them as have room."""
    widest = max(ruler.width(str(week.number)) for week in view.weeks) + ruler.line / 3
    step = next((s for s in _NUMBER_STEPS if s * of.column >= widest), _NUMBER_STEPS[-1])
    for index, week in enumerate(view.weeks):
        if index % step == 0:
            label = _centred(str(week.number), of.x(index + 0.5), of.numbers, of, ruler)
            yield evolve(label, ink="quiet")
