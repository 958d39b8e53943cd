"""What the runner did or said, in words: one line for each entry of the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from pacelift.coach.clock import to_wall
from pacelift.coach.edited import session_of
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan
from pacelift.words.numbers import (
    band,
    clock_time,
    day_name,
    days_text,
    decimal,
    distance,
    race_time,
)
from pacelift.words.plain import plain
from pacelift.words.terms import SIDES
from pacelift.words.titles import short_title
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

_MARKS: Final[dict[str, str]] = {
    "done": mark("Done: {title}."),
    "missed": mark("Missed: {title}."),
    "too-hard": mark("Too hard: {title}."),
    "too-easy": mark("Too easy: {title}."),
}
_PAUSES: Final[dict[str, str]] = {
    "ill": mark("Ill: {days}."),
    "injured": mark("Injured: {days}."),
    "away": mark("Away: {days}."),
    "busy": mark("Busy: {days}."),
}
_NOTHING_ELSE: Final[dict[str, str]] = {
    "missed": mark("Nothing else changes: what is missed is not made up (R-MISS-1)."),
    "busy": mark("Nothing changes: busy days only lighten what does not fit."),
}


def entry_text(entry: Entry, plan: Plan, voice: Voice, exercises: Exercises | None = None) -> str:
    """An entry about the plan in one sentence; sessions are named as `plan` has them.

    Without the exercises one that was logged is named after its id.
    """
    if entry.kind == "log":
        return _log(entry.data, plan, voice, exercises or {})
    return _TEXTS[entry.kind](entry.data, plan, voice)


_EASY_FELT_HARD: Final = mark(
    "No session changes, and your paces stay. Look at sleep, heat and whether you are falling ill "
    "first, and keep the next two days easy (R-HARD-3)."
)
_LIFT_FELT_HARD: Final = mark(
    "No session changes: nothing hard for your legs is near. No load is added next time (R-HARD-1)."
)
_RACE_WEEK: Final = mark(
    "No session changes: weeks are planned anew from the next Monday on, and the race comes before."
)


def nothing_else_text(entry: Entry, plan: Plan, voice: Voice) -> str:
    """What is said where an entry changes no session; `plan` is the one with it."""
    from pacelift.coach.adapt.felt import easy_felt_hard, felt_hard  # as below

    about = session_of(plan, entry.data["session"]) if entry.kind == "mark" else None
    if about is not None and easy_felt_hard(about):
        return voice.say(_EASY_FELT_HARD)
    if about is not None and about.exercises and felt_hard(about):
        return voice.say(_LIFT_FELT_HARD)
    if entry.kind == "profile" and _asks_for_training(entry) and _is_race_week(entry, plan):
        return voice.say(_RACE_WEEK)
    told = entry.data.get("mark") or entry.data.get("kind")
    return voice.say(_NOTHING_ELSE.get(str(told), mark("Nothing else changes.")))


def _asks_for_training(entry: Entry) -> bool:
    keys = entry.data.get("differs")
    training = ("running.", "strength.")
    return isinstance(keys, list) and any(str(key).startswith(training) for key in keys)


def _is_race_week(entry: Entry, plan: Plan) -> bool:
    now, race = to_wall(entry.at, plan.clocks).date(), plan.profile.race.date
    return now <= race and race - now < timedelta(days=7 - now.weekday())


def _title(data: Mapping[str, Any], plan: Plan, voice: Voice) -> str:
    session = session_of(plan, data["session"])
    if session is None:
        return str(data["session"])
    name = short_title(session, plan.profile.race.name, voice)
    day = day_name(voice, session.start.date())
    return voice.say("{title}, {day}", title=name, day=day)


def _mark(data: Mapping[str, Any], plan: Plan, voice: Voice) -> str:
    return voice.say(_MARKS[data["mark"]], title=_title(data, plan, voice))


def _log(data: Mapping[str, Any], plan: Plan, voice: Voice, exercises: Exercises) -> str:
    told = {name: data[name] for name in ("sets", "reps")}
    told["exercise"] = _exercise(data["exercise"], exercises, voice)
    name = _title(data, plan, voice)
    if data.get("side") is not None:
        side = voice.term(SIDES[data["side"]])
        told["reps"] = voice.say("{reps} ({side})", reps=told["reps"], side=side)
    if data["load_kg"] is None:
        return voice.say("Logged: {exercise} {sets} × {reps}, {title}.", title=name, **told)
    kg = decimal(voice, data["load_kg"], 2)
    return voice.say(
        "Logged: {exercise} {sets} × {reps} with {kg} kg, {title}.", title=name, kg=kg, **told
    )


def _exercise(exercise_id: str, exercises: Exercises, voice: Voice) -> str:
    if exercise_id in exercises:
        return voice.term(exercises[exercise_id].name)
    return exercise_id.replace("-", " ").capitalize()


def _move(data: Mapping[str, Any], plan: Plan, voice: Voice) -> str:
    to = datetime.fromisoformat(data["to"])
    session = session_of(plan, data["session"])
    return voice.say(
        "Put on {day}, {time}: {title}.",
        day=day_name(voice, to.date()),
        time=clock_time(to),
        title=data["session"]
        if session is None
        else short_title(session, plan.profile.race.name, voice),
    )


def _skip(data: Mapping[str, Any], plan: Plan, voice: Voice) -> str:
    many = data.get("sessions")
    if many is not None:
        one, more = "Taken out: {n} session.", "Taken out: {n} sessions."
        return voice.say_n(one, more, len(many))
    return voice.say("Taken out: {title}.", title=_title(data, plan, voice))


def _appointments(data: Mapping[str, Any], plan: Plan, voice: Voice) -> str:
    if not data["sessions"]:
        return voice.say("Appointments that are no longer yours were forgotten.")
    told = (_title({"session": each}, plan, voice) for each in data["sessions"])
    return voice.say("Placed around your appointments: {titles}.", titles="; ".join(told))


def _pause(data: Mapping[str, Any], plan: Plan, voice: Voice) -> str:
    days = days_text(voice, date.fromisoformat(data["from"]), date.fromisoformat(data["to"]))
    return " ".join((voice.say(_PAUSES[data["kind"]], days=days), *_there(data, voice)))


def _there(data: Mapping[str, Any], voice: Voice) -> Iterator[str]:
    """Whose clocks and which windows count away."""
    if data.get("timezone"):
        yield voice.say("Your times there are those of {zone}.", zone=data["timezone"])
    if data.get("windows"):
        times = ", ".join(band(*each.split("-")) for each in data["windows"])
        yield voice.say("You train there at {times}.", times=times)


def _race(data: Mapping[str, Any], _: Plan, voice: Voice) -> str:
    from pacelift.coach.adapt.race import result_in  # brings the planner, which a page needs not

    result = result_in(data)
    if result is None:
        return voice.say("Raced.")
    return voice.say(
        "Raced: {km} in {time}, {day}.",
        km=distance(voice, result.km),
        time=race_time(result.time_s),
        day=day_name(voice, result.date),
    )


def _profile(data: Mapping[str, Any], _: Plan, voice: Voice) -> str:
    keys = data.get("differs")
    if not isinstance(keys, list) or not keys:
        return voice.say("Profile edited.")
    return voice.say("Profile edited: {keys}.", keys=plain(", ".join(map(str, keys))))


_TEXTS: Final[dict[str, Callable[[Mapping[str, Any], Plan, Voice], str]]] = {
    "mark": _mark,
    "move": _move,
    "skip": _skip,
    "appointments": _appointments,
    "pause": _pause,
    "race": _race,
    "profile": _profile,
}
