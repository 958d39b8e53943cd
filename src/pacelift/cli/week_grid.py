"""A week as a grid, a row a session and a rest day, and each session as a card below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from rich import box
from rich.console import RenderableType
from rich.panel import Panel
from rich.text import Text

from pacelift.cli.cards import card_head, card_parts
from pacelift.cli.output import styled, width
from pacelift.cli.terminal import table
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.clock import end_of, zone_away
from pacelift.coach.plan import Plan, Session, Week
from pacelift.words.numbers import band, clock_time, day_name, days_text, distance, duration
from pacelift.words.terms import PHASES
from pacelift.words.titles import title
from pacelift.words.told import SIGNS
from pacelift.words.voice import Voice

_FRAME = 4
"""Columns a card's frame takes."""


def week_view(
    week: Week, plan: Plan, catalogue: Catalogue, voice: Voice
) -> Iterator[RenderableType]:
    """The week's line, its grid and its cards, ready to show."""
    yield Text(week_line(week, plan, voice), style="bold" if styled() else "")
    yield Text("")
    held = [each for each in plan.sessions if each.week == week.number and each.status != "dropped"]
    yield _grid(week, held, plan, voice)
    yield from (Text(line) for line in _clock_lines(week, plan, voice))
    for session in held:
        yield Text("")
        yield _card(session, plan, catalogue, voice)


def week_line(week: Week, plan: Plan, voice: Voice) -> str:
    """Such as "Week 9 of 16, build: 45 km in 4 h 50 min, sleep 7.5-8.5 h a night"."""
    phase = voice.term(PHASES[week.phase])
    if week.cutback:
        phase = voice.say("{phase}, lighter", phase=phase)
    return voice.say(
        "Week {number} of {count}, {phase}: {km} in {time}, sleep {sleep} h a night",
        number=week.number,
        count=len(plan.weeks),
        phase=phase,
        km=distance(voice, week.km),
        time=duration(voice, week.minutes),
        sleep=band(*(f"{each:g}" for each in week.sleep_h)),
    )


def _grid(week: Week, held: list[Session], plan: Plan, voice: Voice) -> RenderableType:
    effort = voice.say("Effort")
    made = table(
        voice.say("Day"),
        voice.say("Time"),
        voice.say("Session"),
        effort,
        right=frozenset((effort,)),
    )
    for offset in range(week.days):
        day = week.start + timedelta(days=offset)
        name = day_name(voice, day)
        sessions = [each for each in held if each.start.date() == day]
        if not sessions:
            made.add_row(Text(name), Text(""), Text(voice.say("rest")), Text(""))
        for session in sessions:
            made.add_row(*_row(name, session, plan, voice))
            name = ""
    return made


def _clock_lines(week: Week, plan: Plan, voice: Voice) -> Iterator[str]:
    """Which days of the week go by other clocks than those at home."""
    days = [week.start + timedelta(days=offset) for offset in range(week.days)]
    for there, group in groupby(days, key=lambda day: zone_away(day, plan.clocks)):
        if there is not None:
            away = list(group)
            told = days_text(voice, away[0], away[-1])
            yield voice.say("Times of {days} are those of {zone}.", days=told, zone=there)


def _row(day: str, session: Session, plan: Plan, voice: Voice) -> tuple[Text, ...]:
    end = end_of(session.start, session.minutes, plan.clocks)
    signed = (SIGNS.get(session.status, ""), title(session, plan.profile.race.name, voice))
    name = Text(" ".join(filter(None, signed)), overflow="fold")
    if session.key and styled():
        name.stylize("bold")
    return (
        Text(day, no_wrap=True),
        Text(band(clock_time(session.start), clock_time(end)), no_wrap=True),
        name,
        Text(band(*session.rpe), no_wrap=True),
    )


def _card(session: Session, plan: Plan, catalogue: Catalogue, voice: Voice) -> RenderableType:
    """In a frame on a terminal, with a line under its title elsewhere."""
    columns = width() - (_FRAME if styled() else 0)
    name, *when = card_head(session, plan, voice, columns)
    inside = [*when, "", *card_parts(session, catalogue, voice, columns)]
    if styled():
        return Panel(Text("\n".join(inside)), title=Text(name), title_align="left", box=box.ROUNDED)
    return Text("\n".join((name, "─" * min(len(name), columns), *inside)))
