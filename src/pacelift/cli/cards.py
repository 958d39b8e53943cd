"""A session as a card of plain lines, the same for `today` and `plan --week`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pacelift.cli.layout import cells, labelled, wrap
from pacelift.coach.plan import Plan, Session
from pacelift.words.card import Part, parts, when_line
from pacelift.words.titles import title
from pacelift.words.told import told_lines
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises


def card_head(session: Session, plan: Plan, voice: Voice, width: int) -> list[str]:
    """The title, and when it is."""
    name = title(session, plan.profile.race.name, voice)
    when = when_line(session, plan.clocks, voice)
    return [*wrap(name, width), *wrap(when, width)]


def card_parts(session: Session, exercises: Exercises, voice: Voice, width: int) -> Iterator[str]:
    """What the runner told of it, what to do, plan B and why, with the headings at the left."""
    told = told_lines(session, exercises, voice)
    said = (Part(voice.say("You told"), told),) if told else ()
    shown = (*said, *parts(session, exercises, voice))
    column = max(cells(part.heading) for part in shown) + 2
    for part in shown:
        yield from _part(part, column, width)


def _part(part: Part, column: int, width: int) -> Iterator[str]:
    return labelled(part.heading, part.lines, column, width)
