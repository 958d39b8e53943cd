"""What is wrong with an answer, in plain words to stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen

from pacelift.coach.answers import Document, field_of, value
from pacelift.coach.profile_checks import MAX_HORIZON_DAYS, MIN_WINDOW_MIN, plausible_s
from pacelift.coach.profile_kinds import WrongValue
from pacelift.coach.profile_problems import MISSING, Problem, shown
from pacelift.coach.profile_reading import units_of
from pacelift.words.numbers import decimal, full_date, race_time
from pacelift.words.setup import ASKING, RECENT_RACE, Ask
from pacelift.words.voice import Voice

_ASKS: Final[Mapping[str, Ask]] = {
    ask.key: ask for ask in (*(a for step in ASKING for a in step.asks), *RECENT_RACE)
}


@frozen
class Day:
    """The day on which answers are looked at; `made` is that of the first plan, in an edit."""

    today: date
    made: date


def is_missing(problem: Problem) -> bool:
    """Whether nothing was answered yet, rather than something wrong."""
    return problem.value in (shown(MISSING), shown(""))


def problem_text(problem: Problem, document: Document, day: Day, voice: Voice) -> str:
    """The sentence beside the field that the problem is shown at."""
    if problem.key.startswith("window"):
        return _window(problem, voice)
    ask = _ASKS.get(problem.key)
    if ask is None:
        return voice.say("This cannot be used: {value}.", value=problem.value)
    if is_missing(problem):
        choose = ask.sort in ("choice", "numbers")
        return voice.say("Please choose one.") if choose else voice.say("Please fill this in.")
    if not _is_readable(problem.key, document):
        return _wrong(ask, document, voice)
    return _TOGETHER[problem.key](document, day, voice)


def _is_readable(key: str, document: Document) -> bool:
    try:
        field_of(key).kind_in(units_of(document)).read(value(document, key))
    except WrongValue:
        return False
    return True


def _wrong(ask: Ask, document: Document, voice: Voice) -> str:
    schema = field_of(ask.key).kind_in(units_of(document)).schema
    places: dict[str, Any] = {}
    if "minimum" in schema and "{low}" in ask.wrong:
        places = {
            "low": decimal(voice, schema["minimum"]),
            "high": decimal(voice, schema["maximum"]),
        }
    return voice.say(ask.wrong, **places)


def _window(problem: Problem, voice: Voice) -> str:
    if problem.key == "window":
        return voice.say("Please paint at least one stretch of time.")
    if problem.key.endswith("]"):
        return voice.say(
            "{hours} is too short: at least {minutes} minutes, please.",
            hours=problem.value,
            minutes=MIN_WINDOW_MIN,
        )
    return voice.say("A stretch of time has to end after it begins.")


def _longest(document: Document, day: Day, voice: Voice) -> str:
    return voice.say(
        "Your longest run is part of a week: at most {weekly} {unit}.",
        weekly=decimal(voice, value(document, "running.weekly")),
        unit=units_of(document),
    )


def _weekly(document: Document, day: Day, voice: Voice) -> str:
    return voice.say(
        "Seven runs of your longest make {most} {unit}: your week cannot have more.",
        most=decimal(voice, 7 * value(document, "running.longest")),
        unit=units_of(document),
    )


def _race_date(document: Document, day: Day, voice: Voice) -> str:
    race = _date(document, "race.date")
    if race <= day.today:
        return voice.say("Please choose a day after today.")
    start = _date(document, "start") if value(document, "start") else day.today
    if race <= start:
        return voice.say(
            "Please choose a day after the first training day, {date}.",
            date=full_date(voice, start),
        )
    return voice.say(
        "A plan has 52 weeks at most: a day up to {date}, please, or a later first training day.",
        date=full_date(voice, start + timedelta(days=MAX_HORIZON_DAYS)),
    )


def _start(document: Document, day: Day, voice: Voice) -> str:
    return voice.say("That is too long ago.")


def _born(document: Document, day: Day, voice: Voice) -> str:
    return voice.say("A year up to {year}, please.", year=day.today.year)


def _recent_date(document: Document, day: Day, voice: Voice) -> str:
    return voice.say("Please choose a day within the last year, today at the latest.")


def _time_of(distance_key: str) -> Callable[[Document, Day, Voice], str]:
    def text(document: Document, day: Day, voice: Voice) -> str:
        fastest, slowest = plausible_s(value(document, distance_key))
        return voice.say(
            "For that distance a time from {fastest} to {slowest}, please.",
            fastest=race_time(fastest),
            slowest=race_time(slowest),
        )

    return text


_TOGETHER: Final[Mapping[str, Callable[[Document, Day, Voice], str]]] = {
    "running.longest": _longest,
    "running.weekly": _weekly,
    "race.date": _race_date,
    "race.goal": _time_of("race.distance"),
    "running.recent_race.time": _time_of("running.recent_race.distance"),
    "running.recent_race.date": _recent_date,
    "start": _start,
    "athlete.born": _born,
}
"""What readable values have to do with each other and with today, by `profile_checks`' keys."""


def _date(document: Document, key: str) -> date:
    return date.fromisoformat(str(value(document, key)))
