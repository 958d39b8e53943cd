"""`pacelift changes`: what has changed in the plan since it was made, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from pacelift.cli.answer import change_lines
from pacelift.cli.layout import wrap
from pacelift.cli.options import Given, common
from pacelift.cli.output import bold, print_json, print_lines, width
from pacelift.coach.clock import to_wall
from pacelift.coach.journal import Folded
from pacelift.words.entries import entry_text
from pacelift.words.numbers import clock_time, day_name
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises


@click.command("changes")
@common
def command(given: Given) -> None:
    """What you told of the plan, and what changed for it."""
    app = given.app()
    folded = app.history()
    voice = app.voice(folded.plan)
    if given.json:
        from pacelift.words.changes_document import history_document

        print_json(history_document(folded.history, folded.plan, app.catalogue, voice))
    else:
        print_lines(_lines(folded, app.catalogue, voice))


def _lines(folded: Folded, exercises: Exercises, voice: Voice) -> Iterator[str]:
    plan = folded.plan
    if not folded.history:
        yield voice.say("Nothing has changed: the plan is as it was made.")
    for entry, changes in folded.history:
        at = to_wall(entry.at, plan.clocks)
        told = voice.say(
            "{day}, {time}: {entry}",
            day=day_name(voice, at.date()),
            time=clock_time(at),
            entry=entry_text(entry, plan, voice, exercises),
        )
        for line in wrap(told, width()):
            yield bold(line)
        yield from change_lines(changes, plan, exercises, voice)
