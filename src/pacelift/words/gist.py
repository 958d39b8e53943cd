"""A session in at most three lines: what to do, for a glance. All of it is `card`'s."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pacelift.coach.plan import Session
from pacelift.words.care import effort_text
from pacelift.words.exercises import amount_text
from pacelift.words.numbers import decimal
from pacelift.words.steps import step_text
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

MOST_LINES: Final = 3


def gist(session: Session, exercises: Exercises, voice: Voice) -> tuple[str, ...]:
    """The lines; `exercises` holds those of the session."""
    if session.exercises:
        return _most(tuple(_lifts(session, exercises, voice)), voice)
    steps = tuple(_steps(session, voice))
    effort = effort_text(session, voice)
    return (*steps, effort) if len(steps) < MOST_LINES else _most(steps, voice)


def _most(lines: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES:
        return lines
    kept = lines[: MOST_LINES - 1]
    rest = len(lines) - len(kept)
    return (*kept, voice.say_n("and {n} more", "and {n} more", rest))


def _steps(session: Session, voice: Voice) -> Iterator[str]:
    """The steps; a pause between repeats stands behind what is repeated."""
    line = ""
    for step in session.steps:
        text = step_text(step, voice)
        if line and step.kind in ("jog", "walk") and step.repeat > 1:
            line = voice.say("{step}, {pause}", step=line, pause=text)
            continue
        if line:
            yield line
        line = text
    if line:
        yield line


def _lifts(session: Session, exercises: Exercises, voice: Voice) -> Iterator[str]:
    for each in session.exercises:
        record = exercises[each.exercise]
        name, amount = voice.term(record.name), amount_text(each, record, voice)
        if each.load_kg is None:
            yield voice.say("{exercise}: {amount}", exercise=name, amount=amount)
        else:
            kg = decimal(voice, each.load_kg)
            yield voice.say("{exercise}: {amount}, {kg} kg", exercise=name, amount=amount, kg=kg)
