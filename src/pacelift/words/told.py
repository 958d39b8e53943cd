"""What the runner told of a session, in a sign for a row and in lines for a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from pacelift.coach.plan import Actual, LoggedSet, Session, Status
from pacelift.words.numbers import decimal, distance, duration
from pacelift.words.plain import plain
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

SIGNS: Final[dict[Status, str]] = {
    "done": "\N{CHECK MARK}",
    "missed": "\N{BALLOT X}",
    "too-hard": "!",
    "too-easy": "+",
}
"""Before a title; sessions that nobody has marked have none."""

MARKS: Final[dict[Status, str]] = {
    "done": mark("Done"),
    "missed": mark("Missed"),
    "too-hard": mark("Too hard"),
    "too-easy": mark("Too easy"),
}
_AMOUNTS: Final = {
    "reps": mark("{sets} × {reps}"),
    "s": mark("{sets} × {reps} s"),
    "m": mark("{sets} × {reps} m"),
}
_SIDES: Final = {"left": mark("left"), "right": mark("right")}


def told_lines(session: Session, exercises: Exercises, voice: Voice) -> tuple[str, ...]:
    """The mark with what was really done, each lift that was logged, and the runner's own note."""
    actual = session.actual or Actual()
    units = {each.exercise: each.unit for each in session.exercises}
    return (*_marked(session, actual, voice), *_extras(actual, units, exercises, voice))


def merged(logged: Iterable[LoggedSet]) -> tuple[LoggedSet, ...]:
    """Sets one after the other that were alike as one: each may have been told by itself."""
    found: list[LoggedSet] = []
    for each in logged:
        if found and evolve(found[-1], sets=each.sets) == each:
            found[-1] = evolve(each, sets=found[-1].sets + each.sets)
        else:
            found.append(each)
    return tuple(found)


def _marked(session: Session, actual: Actual, voice: Voice) -> Iterator[str]:
    said = [] if session.status not in MARKS else [voice.say(MARKS[session.status])]
    if actual.km is not None:
        said.append(distance(voice, actual.km))
    if actual.minutes is not None:
        said.append(duration(voice, actual.minutes))
    if actual.rpe is not None:
        said.append(voice.say("effort {rpe} of 10", rpe=decimal(voice, actual.rpe)))
    if said:
        yield voice.say("{told}.", told=", ".join(said))


def _extras(
    actual: Actual, units: Mapping[str, str], exercises: Exercises, voice: Voice
) -> Iterator[str]:
    for logged in merged(actual.sets):
        yield _logged(logged, units.get(logged.exercise, "reps"), exercises, voice)
    if actual.note:
        yield voice.say("\u201c{note}\u201d", note=plain(actual.note))


def _logged(logged: LoggedSet, unit: str, exercises: Exercises, voice: Voice) -> str:
    known = logged.exercise in exercises
    name = voice.term(exercises[logged.exercise].name) if known else plain(logged.exercise)
    said = [voice.say(_AMOUNTS[unit], sets=logged.sets, reps=logged.reps)]
    if logged.load_kg is not None:
        said.append(voice.say("{kg} kg", kg=decimal(voice, logged.load_kg, 2)))
    if logged.side is not None:
        said.append(voice.say(_SIDES[logged.side]))
    if logged.rir is not None:
        said.append(voice.say_n("{n} rep in reserve", "{n} reps in reserve", logged.rir))
    return voice.say("{name}: {facts}", name=name, facts=", ".join(said))
