"""A session as parts with a heading each: what a card on the screen and an event's body share.

How parts are laid out is the command line's, the window's or the calendar's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from pacelift.coach.clock import end_of
from pacelift.coach.plan import Session
from pacelift.words.care import bedtime_text, effort_text, fuel_text
from pacelift.words.exercises import cue_line, prescription_line
from pacelift.words.focus import focus_text
from pacelift.words.numbers import band, clock_time, day_name, duration
from pacelift.words.plan_b import plan_b
from pacelift.words.steps import step_lines
from pacelift.words.voice import Voice
from pacelift.words.why import why_text

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises


@frozen
class Part:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def when_line(session: Session, zone: str, voice: Voice) -> str:
    """Day, start, end and length, such as "Sun 7 Mar, 08:00-09:45 (1 h 45 min)"."""
    end = end_of(session.start, session.minutes, zone)
    return voice.say(
        "{day}, {times} ({length})",
        day=day_name(voice, session.start.date()),
        times=band(clock_time(session.start), clock_time(end)),
        length=duration(voice, session.minutes),
    )


def parts(session: Session, exercises: Exercises, voice: Voice) -> tuple[Part, ...]:
    """All there is to say about a session, in the order a runner needs it; no part is empty."""
    said = (Part(heading, tuple(lines)) for heading, lines in _said(session, exercises, voice))
    return tuple(part for part in said if part.lines)


def _said(
    session: Session, exercises: Exercises, voice: Voice
) -> Iterator[tuple[str, Iterator[str] | tuple[str, ...]]]:
    yield voice.say("Feel"), (effort_text(session, voice),)
    yield voice.say("Steps"), step_lines(session, voice)
    yield voice.say("Exercises"), _exercise_lines(session, exercises, voice)
    yield voice.say("Think of"), _present(focus_text(session, voice))
    yield voice.say("Fuel"), _present(fuel_text(session, voice))
    yield voice.say("Sleep"), _present(bedtime_text(session, voice))
    yield voice.say("Plan B"), plan_b_lines(session, voice)
    yield voice.say("Why"), tuple(why_text(reason, voice) for reason in session.why)


def _exercise_lines(session: Session, exercises: Exercises, voice: Voice) -> Iterator[str]:
    for number, prescription in enumerate(session.exercises, start=1):
        exercise = exercises[prescription.exercise]
        line = prescription_line(prescription, exercise, voice)
        yield voice.say("{n}. {exercise}", n=number, exercise=line)
        yield voice.say("   {cues}", cues=cue_line(exercise, voice))


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
