"""Fills the places of a reason's sentence: each value by the unit its name carries.

The sentences stand in `why` and `warnings`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, cast

from pacelift.coach.plan import Kind, Reason, Side, Value
from pacelift.coach.profile import InjuryTag
from pacelift.words.numbers import clock_time, day_name, decimal, distance, duration, race_time
from pacelift.words.terms import INJURIES, KINDS, SIDES, role
from pacelift.words.voice import Voice


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
    return value if isinstance(value, str) else decimal(value)


def _rules(voice: Voice, ids: str) -> str:
    """The sentence of one of these rules, of the order of two sessions if one is, and all ids."""
    from pacelift.coach.rules import RULES  # `today` needs none of them

    first, *others = sorted(ids.split(), key=lambda rule: not rule.startswith("R-ORD-"))
    sentence = voice.term(RULES[first].sentence)
    if not others:
        return voice.say("{sentence} ({rule})", sentence=sentence, rule=first)
    also = ", ".join(others)
    return voice.say("{sentence} ({rule}; also {also})", sentence=sentence, rule=first, also=also)


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
    "at": _moment,
    "better": _moment,
}
