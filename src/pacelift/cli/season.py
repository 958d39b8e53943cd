"""The season as a table: a row a week with its phase, volume as a bar, long run and strength."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from pacelift.cli.layout import labelled
from pacelift.cli.output import WIDTH, width
from pacelift.cli.terminal import table
from pacelift.coach.plan import Plan
from pacelift.words.season import head_lines, week_headings, week_row
from pacelift.words.voice import Voice
from pacelift.words.warnings import warning_text

BAR_CELLS: Final = 9
_BAR_PLACE: Final = 4
"""The column before which the bar stands, where the terminal is wide enough for it."""

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


def season(plan: Plan, voice: Voice) -> Iterator[RenderableType]:
    """Head, table and warnings, ready to show."""
    yield Text("\n".join(_wrapped(head_lines(plan, voice))))
    yield Text("")
    yield _weeks(plan, voice)
    if plan.warnings:
        yield Text("")
        yield Text("\n".join(_warnings(plan, voice)))


def bar(share: float, cells: int = BAR_CELLS) -> str:
    """A bar of block characters, `share` of `cells` long, to an eighth of a cell."""
    whole, eighths = divmod(round(share * cells * 8), 8)
    return ("█" * whole + _EIGHTHS[eighths]).rstrip()


def _weeks(plan: Plan, voice: Voice) -> RenderableType:
    number, days, phase, volume, longest, runs, strength = week_headings(voice).cells
    bars = [""] if width() >= WIDTH else []
    made = table(
        *(number, days, phase, volume, *bars, longest, runs, strength),
        right=frozenset((number, volume, longest, runs)),
    )
    highest = max((week.km for week in plan.weeks), default=0.0)
    for week in plan.weeks:
        shown = week_row(week, plan, voice).cells
        drawn = [bar(week.km / highest if highest else 0.0) for _ in bars]
        cells = (*shown[:_BAR_PLACE], *drawn, *shown[_BAR_PLACE:])
        made.add_row(*(Text(each, no_wrap=bool(bars)) for each in cells))
    return made


def _wrapped(pairs: Iterator[tuple[str, str]]) -> Iterator[str]:
    told = tuple(pairs)
    column = max(len(label) for label, _ in told) + 2
    for label, text in told:
        yield from labelled(label, (text,), column, width())


def _warnings(plan: Plan, voice: Voice) -> Iterator[str]:
    for warning in plan.warnings:
        yield from labelled("•", (warning_text(warning, voice),), 2, width())
