"""What is different in a session that was made easier or harder, in a clause or two.

For people who have seen the session before: only what they would do otherwise now is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pacelift.coach.plan import Prescription, Session, Step
from pacelift.words.exercises import amount_text, sides_text
from pacelift.words.numbers import decimal, duration, pace_range
from pacelift.words.steps import step_text
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

MOST_CLAUSES: Final = 3
MOST_NAMES: Final = 2
"""What is told by name; the rest is counted."""

_FEWER: Final = (mark("{n} set fewer of {names}"), mark("{n} sets fewer of {names}"))
_MORE: Final = (mark("{n} set more of {names}"), mark("{n} sets more of {names}"))

_WORK: Final = frozenset({"work", "hill", "steady"})


def only_pace_differs(before: Session, after: Session) -> bool:
    """Whether a run keeps its time and each of its steps, but for how fast they are."""
    return (
        before.discipline == after.discipline == "run"
        and _shape(before) == _shape(after)
        and before.steps != after.steps
    )


def _shape(run: Session) -> tuple[object, ...]:
    """All of a run but its paces and what they do to its length."""
    return run.kind, run.start, run.status, tuple(map(_amount, run.steps))


def difference_text(before: Session, after: Session, exercises: Exercises, voice: Voice) -> str:
    """The clauses, such as "1 set fewer of Goblet squat"; empty when nothing is to tell."""
    if after.discipline == "run":
        clauses = list(_run(before, after, voice))
    else:
        clauses = list(_lift(before.exercises, after.exercises, exercises, voice))
        if len(clauses) > MOST_CLAUSES:
            more = len(clauses) - MOST_CLAUSES + 1
            rest = voice.say_n("{n} more like it", "{n} more like these", more)
            clauses = [*clauses[: MOST_CLAUSES - 1], rest]
    if after.minutes != before.minutes:
        clauses.append(duration(voice, after.minutes))
    return "; ".join(clauses)


def _run(before: Session, after: Session, voice: Voice) -> Iterator[str]:
    was, now = _main(before), _main(after)
    if now is None or was == now:
        return
    if was is None or _amount(was) != _amount(now):
        yield step_text(now, voice)
    elif was.pace is not None and now.pace is not None:
        paces = pace_range(voice, was.pace), pace_range(voice, now.pace)
        if paces[0] != paces[1]:
            yield voice.say("{now} instead of {before}", before=paces[0], now=paces[1])


def _main(run: Session) -> Step | None:
    """The step a run is done for: its hard part, else the longest."""
    return max(run.steps, key=lambda s: (s.kind in _WORK, s.minutes * s.repeat), default=None)


def _amount(step: Step) -> tuple[object, ...]:
    """All of a step but how fast it is."""
    length = round(step.km if step.by == "km" else step.minutes, 2)
    return step.kind, step.zone, step.repeat, step.by, length


def _lift(
    before: tuple[Prescription, ...],
    after: tuple[Prescription, ...],
    exercises: Exercises,
    voice: Voice,
) -> Iterator[str]:
    held = {each.exercise: each for each in before}
    stay = {each.exercise for each in after}
    gone = [each.exercise for each in before if each.exercise not in stay]
    sets: dict[int, list[str]] = {}
    reserve: dict[tuple[int, int], list[str]] = {}
    for now in after:
        was, name = held.get(now.exercise), voice.term(exercises[now.exercise].name)
        if was is None:
            yield _instead(name, gone, exercises, voice)
        elif _how(was) != _how(now):
            yield _dosed(name, was, now, exercises, voice)
        elif was.sets != now.sets:
            sets.setdefault(now.sets - was.sets, []).append(name)
        elif was.rir is not None and now.rir is not None and was.rir != now.rir:
            reserve.setdefault((was.rir, now.rir), []).append(name)
    for by, names in sets.items():
        one, many = _FEWER if by < 0 else _MORE
        yield voice.say_n(one, many, abs(by), names=_some(names, voice))
    for (were, are), names in reserve.items():
        yield voice.say_n(
            "{n} rep in reserve instead of {before}: {names}",
            "{n} reps in reserve instead of {before}: {names}",
            are,
            before=were,
            names=_some(names, voice),
        )
    for exercise in gone:
        yield voice.say("without {name}", name=voice.term(exercises[exercise].name))


def _instead(name: str, gone: list[str], exercises: Exercises, voice: Voice) -> str:
    """A new exercise, for one of those that went."""
    if not gone:
        return voice.say("new: {name}", name=name)
    old = voice.term(exercises[gone.pop(0)].name)
    return voice.say("{name} instead of {before}", name=name, before=old)


def _how(asked: Prescription) -> tuple[object, ...]:
    """How an exercise is done, but for how many sets and how near to the limit."""
    return asked.load_kg, asked.amount, asked.weaker, asked.extra_sets, asked.tempo


def _dosed(
    name: str, was: Prescription, now: Prescription, exercises: Exercises, voice: Voice
) -> str:
    """An exercise with another load or amount, another side first, or slower."""
    if was.load_kg != now.load_kg and now.load_kg is not None:
        kg = decimal(voice, now.load_kg)
        if was.load_kg is None:
            return voice.say("{name} with {kg} kg", name=name, kg=kg)
        before = decimal(voice, was.load_kg)
        return voice.say(
            "{name} with {kg} kg instead of {before} kg", name=name, kg=kg, before=before
        )
    if was.load_kg != now.load_kg:
        return voice.say("{name} with a weight by feel", name=name)
    if was.amount == now.amount and was.tempo != now.tempo:
        return voice.say("{name} slower", name=name)
    if was.amount == now.amount:
        return voice.say("{name}: {sides}", name=name, sides=sides_text(now, voice))
    exercise = exercises[now.exercise]
    return voice.say(
        "{name}: {amount} instead of {before}",
        name=name,
        amount=amount_text(now, exercise, voice),
        before=amount_text(was, exercise, voice),
    )


def _some(names: list[str], voice: Voice) -> str:
    """The first of the names, and how many more there are."""
    if len(names) <= MOST_NAMES + 1:
        *most, last = names
        return voice.say("{names} and {name}", names=", ".join(most), name=last) if most else last
    shown = ", ".join(names[:MOST_NAMES])
    return voice.say_n(
        "{names} and {n} more", "{names} and {n} more", len(names) - MOST_NAMES, names=shown
    )
