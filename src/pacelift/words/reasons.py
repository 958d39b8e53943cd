"""Fills the places of a reason's sentence: each value by the unit its name carries.

The sentences stand in `why` and `warnings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final, cast

from pacelift.coach.plan import Kind, Reason, Side, Value
from pacelift.coach.profile import InjuryTag
from pacelift.words.numbers import clock_time, day_name, decimal, distance, duration, race_time
from pacelift.words.terms import INJURIES, KINDS, SIDES, role
from pacelift.words.voice import Voice

_WEEK: Final = re.compile(r"week (?P<number>[0-9]+)")
_SESSION: Final = re.compile(r"(?P<kind>[a-z-]+)@(?P<start>[0-9T:-]+)")


def fill(sentence: str, reason: Reason, voice: Voice) -> str:
    """The sentence with the reason's values said in the runner's units and language."""
    values = {name: value_text(name, value, voice) for name, value in reason.values}
    return voice.say(sentence, **values)


def value_text(name: str, value: Value, voice: Voice) -> str:
    """One value by its name: a distance, a duration, a race time, a word for a code, a number."""
    if name == "km" or name.endswith("_km"):
        return distance(voice, float(value))
    if name.endswith("_s"):
        return race_time(float(value))
    if name == "minutes":
        return duration(voice, float(value))
    if name in _CODES:
        return _CODES[name](voice, str(value))
    if name == "hours" and value == 0:
        return voice.say("less than 1")
    return value if isinstance(value, str) else decimal(voice, value)


def where_text(where: str, voice: Voice) -> str:
    """Where a rule is broken: a session's id as it is, "week 3" and "plan" in words."""
    week = _WEEK.fullmatch(where)
    if week is not None:
        return voice.say("week {number}", number=week["number"])
    return voice.say("plan") if where == "plan" else where


def _rules(voice: Voice, ids: str) -> str:
    """The id of the rule that is spoken of, and those of the others."""
    first, *others = ids.split()
    if not others:
        return first
    return voice.say("{rule}; also {also}", rule=first, also=", ".join(others))


def _found(voice: Voice, text: str) -> str:
    """What is wrong, with each session (kind@start) named by its kind and day."""

    def named(match: re.Match[str]) -> str:
        kind = voice.term(KINDS[cast(Kind, match["kind"])])
        day = day_name(voice, datetime.fromisoformat(match["start"]).date())
        return voice.say("the {kind} on {day}", kind=kind, day=day)

    return _SESSION.sub(named, text)


def _moment(voice: Voice, text: str) -> str:
    moment = datetime.fromisoformat(text)
    day, time = day_name(voice, moment.date()), clock_time(moment)
    return voice.say("{day}, {time}", day=day, time=time)


_CODES: Final[dict[str, Callable[[Voice, str], str]]] = {
    "before": lambda voice, name: voice.term(name),
    "exercise": lambda voice, name: voice.term(name),
    "injury": lambda voice, code: voice.term(INJURIES[cast(InjuryTag, code)]),
    "kind": lambda voice, code: voice.term(KINDS[cast(Kind, code)]),
    "role": role,
    "side": lambda voice, code: voice.term(SIDES[cast(Side, code)]),
    "broken": _rules,
    "found": _found,
    "at": _moment,
    "better": _moment,
}
