"""A session as its own page shows it, as values: its card, each exercise set by set, why, hours.

Nothing here knows a toolkit. Texts are plain text in the voice's units.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from pacelift.coach.hard_efforts import Apart, hard_efforts
from pacelift.coach.plan import LoggedSet, Plan, Prescription, Reason, Session, Side
from pacelift.coach.requests import MOST_LOAD_KG
from pacelift.coach.rules import RULES
from pacelift.words.card import Part, parts
from pacelift.words.exercises import cue_line, load_note, prescription_facts
from pacelift.words.numbers import day_name, decimal
from pacelift.words.steps import step_lines
from pacelift.words.terms import KINDS, SIDES
from pacelift.words.today_view import CardView, card_view
from pacelift.words.told import merged
from pacelift.words.voice import Voice
from pacelift.words.why import why_text

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

_OWN: Final = ("Steps", "Exercises", "Why")
"""The parts of a card that the page shows in its own way."""


@frozen
class SetView:
    """A set: what to do, or, when `told` says so, what was done."""

    number: int
    name: str
    reps: int
    kg: float | None
    side: Side | None
    told: str


@frozen
class ExerciseView:
    """An exercise of the session.

    `last` tells what was done of it last time, empty if nothing; `most_kg` is the most that is
    believed, 0 without a weight.
    """

    exercise: str
    name: str
    asked: str
    note: str
    cues: str
    last: str
    rest_s: int
    unit: str
    most_kg: float
    sets: tuple[SetView, ...]


@frozen
class WhyView:
    """A reason, and the rule it comes from with its source."""

    text: str
    source: str


@frozen
class SessionView:
    """A session."""

    card: CardView
    hours: tuple[str, ...]
    steps: tuple[str, ...]
    exercises: tuple[ExerciseView, ...]
    parts: tuple[Part, ...]
    why: tuple[WhyView, ...]


def session_view(
    plan: Plan, session_id: str, exercises: Exercises, voice: Voice, today: date
) -> SessionView:
    """The session of that id; `exercises` holds those of it. Raises ValueError if there is none."""
    session = next((each for each in plan.sessions if each.id == session_id), None)
    if session is None:
        raise ValueError(session_id)
    card = card_view(session, plan, exercises, voice, today=today, with_day=True)
    own = {voice.say(each) for each in _OWN}
    return SessionView(
        # Loads are logged set by set below.
        card=evolve(card, lifts=(), more=(), gist=()),
        hours=tuple(_hours(session, plan, voice)),
        steps=tuple(step_lines(session, voice)),
        exercises=tuple(
            _exercise(each, session, plan, exercises, voice) for each in session.exercises
        ),
        parts=tuple(each for each in parts(session, exercises, voice) if each.heading not in own),
        why=tuple(_why(each, voice) for each in session.why),
    )


def _hours(session: Session, plan: Plan, voice: Voice) -> Iterator[str]:
    """How far the hard efforts before and after it are."""
    around = hard_efforts(session, plan)
    if around.before is not None:
        yield voice.say("{hours} h after the {kind} on {day}", **_effort(around.before, voice))
    if around.after is not None:
        yield voice.say("{hours} h before the {kind} on {day}", **_effort(around.after, voice))


def _effort(apart: Apart, voice: Voice) -> dict[str, object]:
    return {
        "hours": apart.hours,
        "kind": voice.term(KINDS[apart.session.kind]),
        "day": day_name(voice, apart.session.start.date()),
    }


def _exercise(
    asked: Prescription, session: Session, plan: Plan, exercises: Exercises, voice: Voice
) -> ExerciseView:
    record = exercises[asked.exercise]
    return ExerciseView(
        exercise=asked.exercise,
        name=voice.term(record.name),
        asked=prescription_facts(asked, record, voice),
        note=load_note(asked, record, voice),
        cues=cue_line(record, voice),
        last=_last(asked, session, plan, voice),
        rest_s=asked.rest_s,
        unit=asked.unit,
        # A band has no kilograms to count.
        most_kg=0.0 if record.load in (None, "band") else MOST_LOAD_KG[record.load],
        sets=tuple(_sets(asked, session, voice)),
    )


def _sets(asked: Prescription, session: Session, voice: Voice) -> Iterator[SetView]:
    """Each set that is asked for, with what was logged of it; then what was done besides.

    A test is of each side; the sets that the weaker side does more are of that side.
    """
    done = [one for each in logged_of(asked.exercise, session) for one in _one_by_one(each)]
    last = done[-1] if done else None
    for number, side in enumerate(_asked_sides(asked), start=1):
        found = next((each for each in done if each.side == side), None)
        if found is not None:
            done.remove(found)
        told = "" if found is None else _set_text(found, asked.unit, voice)
        like = found or last
        yield SetView(
            number=number,
            name=_set_name(number, side, voice),
            reps=asked.amount[0] if like is None else like.reps,
            kg=asked.load_kg if like is None else like.load_kg,
            side=side,
            told=told,
        )
    first = len(_asked_sides(asked)) + 1
    for number, each in enumerate(done, start=first):
        name = _set_name(number, each.side, voice)
        told = _set_text(each, asked.unit, voice)
        yield SetView(number, name, each.reps, each.load_kg, each.side, told)


def _asked_sides(asked: Prescription) -> tuple[Side | None, ...]:
    """The side of each set, None where both do it."""
    if asked.test:
        return ("left", "right")
    return (None,) * asked.sets + (asked.weaker,) * asked.extra_sets


def _set_name(number: int, side: Side | None, voice: Voice) -> str:
    if side is None:
        return voice.say("Set {number}", number=number)
    return voice.say("Set {number}, {side}", number=number, side=voice.term(SIDES[side]))


def logged_of(exercise: str, session: Session) -> tuple[LoggedSet, ...]:
    """What was logged of an exercise in that session."""
    actual = session.actual
    return () if actual is None else tuple(e for e in actual.sets if e.exercise == exercise)


def _one_by_one(logged: LoggedSet) -> Iterator[LoggedSet]:
    return (evolve(logged, sets=1) for _ in range(logged.sets))


def _last(asked: Prescription, session: Session, plan: Plan, voice: Voice) -> str:
    """What was done of it in the last session before this one in which it was logged."""
    for each in reversed(plan.sessions):
        logged = logged_of(asked.exercise, each) if each.start < session.start else ()
        if logged:
            told = ", ".join(
                voice.say("{sets} × {set}", sets=one.sets, set=_set_text(one, asked.unit, voice))
                for one in merged(logged)
            )
            day = day_name(voice, each.start.date())
            return voice.say("Last time, {day}: {told}", day=day, told=told)
    return ""


def _set_text(done: LoggedSet, unit: str, voice: Voice) -> str:
    """Such as "8 reps, 16 kg", "30 s", "20 m"."""
    if unit == "s":
        told = voice.say("{seconds} s", seconds=done.reps)
    elif unit == "m":
        told = voice.say("{metres} m", metres=done.reps)
    else:
        told = voice.say_n("{n} rep", "{n} reps", done.reps)
    if done.load_kg is None:
        return told
    return voice.say("{amount}, {kg} kg", amount=told, kg=decimal(voice, done.load_kg, 2))


def _why(reason: Reason, voice: Voice) -> WhyView:
    rule = RULES[reason.rule]
    sentence, source = voice.term(rule.sentence), voice.term(rule.source)
    return WhyView(
        text=why_text(reason, voice),
        source=voice.say(
            "Rule {rule}: {sentence} Source: {source} (evidence {grade}).",
            rule=rule.id,
            sentence=sentence,
            source=source,
            grade=rule.evidence,
        ),
    )


def rest_text(left_s: float, voice: Voice) -> str:
    """What a rest has left, such as "1:25"; that it is over when nothing is."""
    if left_s <= 0:
        return voice.say("The rest is over: next set.")
    minutes, seconds = divmod(ceil(left_s), 60)
    return voice.say("Rest: {time} left", time=f"{minutes}:{seconds:02}")
