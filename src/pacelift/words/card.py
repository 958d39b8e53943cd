"""A session as parts with a heading each: what a card on the screen and an event's body share.

How parts are laid out is the command line's, the window's or the calendar's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from pacelift.coach.clock import Clocks, end_of, zone_away
from pacelift.coach.plan import Prescription, Session
from pacelift.words.care import bedtime_text, effort_text, fuel_text
from pacelift.words.exercises import cue_line, prescription_line
from pacelift.words.focus import focus_text
from pacelift.words.numbers import band, clock_time, day_name, duration
from pacelift.words.plan_b import plan_b
from pacelift.words.steps import step_lines
from pacelift.words.voice import Voice, mark
from pacelift.words.why import why_text

if TYPE_CHECKING:
    from pacelift.coach.catalogue import Exercise
    from pacelift.words.exercises import Exercises


@frozen
class Part:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def when_line(session: Session, clocks: Clocks, voice: Voice) -> str:
    """Day, start, end and length, such as "Sun 7 Mar, 08:00-09:45 (1 h 45 min)".

    Away it names the zone whose clocks are meant.
    """
    end = end_of(session.start, session.minutes, clocks)
    told = voice.say(
        "{day}, {times} ({length})",
        day=day_name(voice, session.start.date()),
        times=band(clock_time(session.start), clock_time(end)),
        length=duration(voice, session.minutes),
    )
    there = zone_away(session.start.date(), clocks)
    return told if there is None else voice.say("{when}, {zone} time", when=told, zone=there)


def parts(
    session: Session, exercises: Exercises, voice: Voice, *, most_reasons: int | None = None
) -> tuple[Part, ...]:
    """All there is to say about a session, in the order a runner needs it; no part is empty.

    With `most_reasons`, no more of the reasons than that, the weightiest first.
    """
    return tuple(
        Part(voice.say(heading), lines)
        for heading, lines in _said(session, exercises, voice, most_reasons)
        if lines
    )


def _said(
    session: Session, exercises: Exercises, voice: Voice, most_reasons: int | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield mark("Feel"), (effort_text(session, voice),)
    yield mark("Steps"), step_lines(session, voice)
    yield mark("Exercises"), _exercise_lines(session, exercises, voice)
    yield mark("Think of"), _present(focus_text(session, voice))
    yield mark("Fuel"), _present(fuel_text(session, voice))
    yield mark("Sleep"), _present(bedtime_text(session, voice))
    yield mark("Plan B"), plan_b_lines(session, voice)
    yield mark("Why"), tuple([why_text(reason, voice) for reason in session.why[:most_reasons]])


def _exercise_lines(session: Session, exercises: Exercises, voice: Voice) -> tuple[str, ...]:
    return tuple(
        line
        for number, prescription in enumerate(session.exercises, start=1)
        for line in _two_lines(number, prescription, exercises[prescription.exercise], voice)
    )


@lru_cache(maxsize=512)
def _two_lines(
    number: int, prescription: Prescription, exercise: Exercise, voice: Voice
) -> tuple[str, str]:
    """What to do and what to think of. Kept, as a season tells most of its exercises often."""
    line = prescription_line(prescription, exercise, voice)
    return (
        voice.say("{n}. {exercise}", n=number, exercise=line),
        voice.say("   {cues}", cues=cue_line(exercise, voice)),
    )


def plan_b_lines(session: Session, voice: Voice) -> tuple[str, ...]:
    """The three ways on, each named."""
    way = plan_b(session, voice)
    return (
        voice.say("Tired: {text}", text=way.tired),
        voice.say("Short of time: {text}", text=way.short),
        voice.say("Missed: {text}", text=way.missed),
    )


def _present(text: str | None) -> tuple[str, ...]:
    return () if text is None else (text,)
