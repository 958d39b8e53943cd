"""The runner's choices about the tray app, kept as JSON in one setting. No Qt here."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time
from typing import Any, Final

from attrs import field, frozen

from pacelift.coach.due import Times

SETTING: Final = "desktop"
"""The name of the setting."""

MOST_REMINDER_MIN: Final = 24 * 60


@frozen
class Settings:
    """`times` are when to say what; `no_tray_told` whether it was said that there is no tray."""

    times: Times = field(factory=Times)
    no_tray_told: bool = False


def dumps(settings: Settings) -> str:
    """The settings as text."""
    times = settings.times
    told = {
        "reminder_min": times.reminder_min,
        "morning": None if times.morning is None else f"{times.morning:%H:%M}",
        "wind_down": times.wind_down,
        "check_in": times.check_in,
        "quiet_from": f"{times.quiet_from:%H:%M}",
        "quiet_to": f"{times.quiet_to:%H:%M}",
        "no_tray_told": settings.no_tray_told,
    }
    return json.dumps(told, sort_keys=True)


def loads(text: str | None) -> Settings:
    """The settings of a text; what is missing or makes no sense is as it comes."""
    try:
        told = json.loads(text or "{}")
    except ValueError:
        told = {}
    if not isinstance(told, dict):
        told = {}
    known: dict[str, Any] = {}
    for name, read in _READERS.items():
        with suppress(KeyError, TypeError, ValueError):
            known[name] = read(told[name])
    return Settings(Times(**known), told.get("no_tray_told") is True)


def _minutes(value: Any) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= MOST_REMINDER_MIN:
        raise ValueError(value)
    return value


def _time(value: Any) -> time:
    return datetime.strptime(value, "%H:%M").time()


def _time_or_none(value: Any) -> time | None:
    return None if value is None else _time(value)


def _bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_READERS: Final[dict[str, Callable[[Any], object]]] = {
    "reminder_min": _minutes,
    "morning": _time_or_none,
    "wind_down": _bool,
    "check_in": _bool,
    "quiet_from": _time,
    "quiet_to": _time,
}
