"""A session as its own page shows it, as values: its card, each exercise set by set, why, hours.

Nothing here knows a toolkit. Texts are plain text in the voice's units.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from pacelift.coach.hard_efforts import Apart, hard_efforts
from pacelift.coach.plan import LoggedSet, Plan, Prescription, Reason, Session
from pacelift.coach.rules import RULES
from pacelift.words.card import Part, parts
from pacelift.words.exercises import cue_line, load_note, prescription_facts
from pacelift.words.numbers import day_name, decimal, short_duration
from pacelift.words.steps import step_lines
from pacelift.words.terms import KINDS
from pacelift.words.today_view import CardView, card_view
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
    told: str


@frozen
class ExerciseView:
    """An exercise of the session. `last` tells what was done of it last time; empty if nothing."""

    exercise: str
    name: str
    asked: str
    note: str
    cues: str
    last: str
    rest_s: int
    unit: str
    has_load: bool
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
        last=_last(asked.exercise, session, plan, voice),
        rest_s=asked.rest_s,
        unit=asked.unit,
        has_load=record.load is not None,
        sets=tuple(_sets(asked, session, voice)),
    )


def _sets(asked: Prescription, session: Session, voice: Voice) -> Iterator[SetView]:
    """The sets that are logged, then those that are still asked for."""
    done = list(_one_by_one(logged_of(asked.exercise, session)))
    count = max(asked.sets + asked.extra_sets, len(done))
    last = done[-1] if done else None
    for number in range(1, count + 1):
        name = voice.say("Set {number}", number=number)
        if number <= len(done):
            each = done[number - 1]
            told = _set_text(each.reps, each.load_kg, asked.unit, voice)
            yield SetView(number, name, each.reps, each.load_kg, told)
        else:
            reps = asked.amount[0] if last is None else last.reps
            kg = asked.load_kg if last is None else last.load_kg
            yield SetView(number, name, reps, kg, "")


def logged_of(exercise: str, session: Session) -> tuple[LoggedSet, ...]:
    """What was logged of an exercise in that session."""
    actual = session.actual
    return () if actual is None else tuple(e for e in actual.sets if e.exercise == exercise)


def _one_by_one(logged: tuple[LoggedSet, ...]) -> Iterator[LoggedSet]:
    for each in logged:
        for _ in range(each.sets):
            yield evolve(each, sets=1)


def _last(exercise: str, session: Session, plan: Plan, voice: Voice) -> str:
    """The last session before this one in which it was logged."""
    for each in reversed(plan.sessions):
        logged = logged_of(exercise, each) if each.start < session.start else ()
        if logged:
            told = ", ".join(_logged_text(one, plan, session, voice) for one in logged)
            day = day_name(voice, each.start.date())
            return voice.say("Last time, {day}: {told}", day=day, told=told)
    return ""


def _logged_text(logged: LoggedSet, plan: Plan, session: Session, voice: Voice) -> str:
    unit = next((e.unit for e in session.exercises if e.exercise == logged.exercise), "reps")
    told = _set_text(logged.reps, logged.load_kg, unit, voice)
    return voice.say("{sets} × {set}", sets=logged.sets, set=told)


def _set_text(reps: int, kg: float | None, unit: str, voice: Voice) -> str:
    """Such as "8 reps, 16 kg", "30 s", "20 m"."""
    if unit == "s":
        told = voice.say("{seconds} s", seconds=reps)
    elif unit == "m":
        told = voice.say("{metres} m", metres=reps)
    else:
        told = voice.say_n("{n} rep", "{n} reps", reps)
    if kg is None:
        return told
    return voice.say("{amount}, {kg} kg", amount=told, kg=decimal(kg, 2))


def _why(reason: Reason, voice: Voice) -> WhyView:
    rule = RULES[reason.rule]
    sentence, source = voice.term(rule.sentence), voice.term(rule.source)
    return WhyView(
        text=why_text(reason, voice),
        source=voice.say(
            "Rule {rule}: {sentence} Source: {source}.",
            rule=rule.id,
            sentence=sentence,
            source=source,
        ),
    )


def rest_text(left_s: float, voice: Voice) -> str:
    """What a rest has left; that it is over when nothing is."""
    if left_s <= 0:
        return voice.say("The rest is over: next set.")
    return voice.say("Rest: {time} left", time=short_duration(voice, -(-left_s // 1)))
