"""`pacelift today`: the day's sessions as cards, or what a day without one is for.

The command of every morning: nothing heavy is imported for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from pacelift.app import App
from pacelift.cli.cards import card_head, card_parts
from pacelift.cli.layout import wrap
from pacelift.cli.options import Given, common
from pacelift.cli.output import bold, print_json, print_lines, width
from pacelift.coach.plan import Plan
from pacelift.words.day import Day, day_of, headline, outlook_lines, quiet_lines, race_line


@click.command("today")
@common
def command(given: Given) -> None:
    """Today's sessions, with steps or exercises, plan B and why."""
    app = given.app()
    plan = app.plan()
    show_today(app, plan, as_json=given.json)


def show_today(app: App, plan: Plan, *, as_json: bool) -> None:
    """Prints the day."""
    day = day_of(plan, app.today(plan.clocks))
    if as_json:
        print_json(_document(app, plan, day))
    else:
        print_lines(_lines(app, plan, day))


def _lines(app: App, plan: Plan, day: Day) -> Iterator[str]:
    voice, columns = app.voice(plan), width()
    yield from (bold(line) for line in wrap(headline(day, plan, voice), columns))
    countdown = race_line(day, plan, voice)
    if countdown is not None:
        yield from wrap(countdown, columns)
    exercises = app.exercises_of(day.sessions)
    for session in day.sessions:
        yield ""
        name, *when = card_head(session, plan, voice, columns)
        yield bold(name)
        yield from (*when, "")
        yield from card_parts(session, exercises, voice, columns)
    yield ""
    said = () if day.sessions else quiet_lines(day, plan, voice)
    for line in (*said, *outlook_lines(day, plan, voice)):
        yield from wrap(line, columns)


def _document(app: App, plan: Plan, day: Day) -> dict[str, Any]:
    from pacelift.coach.clock import local
    from pacelift.words.document import session_document

    voice = app.voice(plan)
    told = [session_document(each, plan, app.catalogue, voice) for each in day.sessions]
    after = None
    if day.next is not None:
        after = session_document(day.next, plan, app.catalogue, voice)
    return {
        "date": day.date.isoformat(),
        "week": None if day.week is None else day.week.number,
        "phase": None if day.week is None else day.week.phase,
        "days_to_race": (plan.profile.race.date - day.date).days,
        "sessions": told,
        "next": after,
        "bedtime": None if day.bedtime is None else local(day.bedtime, plan.clocks).isoformat(),
    }
