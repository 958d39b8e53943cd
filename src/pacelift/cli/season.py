"""The season as a table: a row a week with its phase, volume as a bar, long run and strength."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from pacelift.cli.layout import labelled
from pacelift.cli.output import WIDTH, width
from pacelift.cli.terminal import table
from pacelift.coach.plan import Plan, Week
from pacelift.words.numbers import days_text, decimal
from pacelift.words.season import head_lines
from pacelift.words.terms import PHASES, STRENGTH_PHASES
from pacelift.words.voice import Voice, mark
from pacelift.words.warnings import warning_text

BAR_CELLS: Final = 9
_BAR_PLACE: Final = 4
"""The column before which the bar stands, where the terminal is wide enough for it."""

_WEEK: Final = mark("Week")
_LONG: Final = mark("long")
_RUNS: Final = mark("Runs")
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
    number, volume, longest, runs = map(voice.term, (_WEEK, voice.units, _LONG, _RUNS))
    bars = [""] if width() >= WIDTH else []
    made = table(
        *(number, voice.say("Days"), voice.say("Phase"), volume, *bars, longest, runs),
        voice.say("Strength"),
        right=frozenset((number, volume, longest, runs)),
    )
    highest = max((week.km for week in plan.weeks), default=0.0)
    for week in plan.weeks:
        shown = _row(week, plan, voice)
        drawn = [bar(week.km / highest if highest else 0.0) for _ in bars]
        cells = (*shown[:_BAR_PLACE], *drawn, *shown[_BAR_PLACE:])
        made.add_row(*(Text(each, no_wrap=bool(bars)) for each in cells))
    return made


def _row(week: Week, plan: Plan, voice: Voice) -> tuple[str, ...]:
    held = [each for each in plan.sessions if each.week == week.number and each.status != "dropped"]
    runs = sum(each.discipline == "run" for each in held)
    phase = voice.term(PHASES[week.phase])
    if week.cutback:
        phase = voice.say("{phase}, lighter", phase=phase)
    return (
        str(week.number),
        days_text(voice, week.start, week.end),
        phase,
        decimal(week.km / plan.profile.unit_km),
        decimal(week.long_km / plan.profile.unit_km) if week.long_km else "",
        str(runs),
        _strength(week, voice),
    )


def _strength(week: Week, voice: Voice) -> str:
    if not week.strength_sessions:
        return ""
    phase = voice.term(STRENGTH_PHASES[week.strength_phase])
    return voice.say("{n} {phase}", n=week.strength_sessions, phase=phase)


def _wrapped(pairs: Iterator[tuple[str, str]]) -> Iterator[str]:
    told = tuple(pairs)
    column = max(len(label) for label, _ in told) + 2
    for label, text in told:
        yield from labelled(label, (text,), column, width())


def _warnings(plan: Plan, voice: Voice) -> Iterator[str]:
    for warning in plan.warnings:
        yield from labelled("•", (warning_text(warning, voice),), 2, width())
