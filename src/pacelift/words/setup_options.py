"""The ways on after a refusal as texts for buttons, made from what they would set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from pacelift.coach.answers import Document, value, with_edit
from pacelift.coach.profile import Window
from pacelift.coach.week_hours import windows_of
from pacelift.errors import Option
from pacelift.words.numbers import band, full_date, weekday_name
from pacelift.words.plain import plain
from pacelift.words.setup_hours import clock
from pacelift.words.voice import Voice, mark

MOST_NAMED: Final = 4
"""Stretches of time that are named one by one."""

_DISTANCES: Final[Mapping[object, str]] = {
    "half": mark("run the half marathon on that day instead"),
    "10k": mark("run 10 km on that day instead"),
    "5k": mark("run 5 km on that day instead"),
}


def option_text(option: Option, document: Document, voice: Voice) -> str:
    """What the button says; the coach's own words where nothing of the option is known here."""
    parts = [
        tell(value(option.profile, key), document, voice)
        for key, tell in _TELLS.items()
        if value(option.profile, key) is not None
    ]
    if not parts:
        return plain(voice.tell(option.text))
    whole = parts[0]
    for each in parts[1:]:
        whole = voice.say("{one}, and: {other}", one=whole, other=each)
    return whole[0].upper() + whole[1:]


def _hours(windows: Any, document: Document, voice: Voice) -> str:
    held = windows_of(document)
    after = windows_of(with_edit(document, {"window": windows}))
    new = [window for window in after if window not in held]
    if len(new) > MOST_NAMED:
        return voice.say("train on any day, two hours or more")
    hours = ", ".join(_stretch(window, voice) for window in new)
    return voice.say("make room: {hours}", hours=hours)


def _stretch(window: Window, voice: Voice) -> str:
    hours = band(clock(window.start_min), clock(window.end_min))
    day = weekday_name(voice, window.weekday)
    return voice.say("{day} {hours}", day=day, hours=hours)


def _day(day: Any, document: Document, voice: Voice) -> str:
    return voice.say(
        "choose a race on {date} or later", date=full_date(voice, date.fromisoformat(str(day)))
    )


def _distance(distance: Any, document: Document, voice: Voice) -> str:
    return voice.term(_DISTANCES[distance])


def _walks(run_walk: Any, document: Document, voice: Voice) -> str:
    return voice.say("run and walk in turn, in training and in the race, to finish")


def _step(step: Any, document: Document, voice: Voice) -> str:
    return voice.say(
        "let single runs grow by up to 15 % instead of 10 %, at a higher risk of injury"
    )


def _cleared(screening: Any, document: Document, voice: Voice) -> str:
    return voice.say("a doctor has cleared me for hard exercise")


_TELLS: Final[Mapping[str, Callable[[Any, Document, Voice], str]]] = {
    "athlete.screening": _cleared,
    "window": _hours,
    "race.date": _day,
    "race.distance": _distance,
    "race.run_walk": _walks,
    "running.single_run_step": _step,
}
"""Words for each key that an option may set; a goal of "finish" goes without saying."""
