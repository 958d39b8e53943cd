"""Kinds of value in a profile that are about time: dates, times of day, race times, paces, zones.

Reading a zone's name loads it; nothing else here leaves the value at hand.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfoNotFoundError, available_timezones

from pacelift.coach.clock import zone
from pacelift.coach.profile import Units
from pacelift.coach.profile_kinds import Kind, UnitKind, WrongValue, did_you_mean, unit_km
from pacelift.errors import said

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

_MINUTES: Final = "[0-9]{1,2}:[0-5][0-9]"
_HOURS: Final = "[0-9]{1,2}:[0-5][0-9]:[0-5][0-9]"
_TIME_OF_DAY: Final = "([01][0-9]|2[0-3]):[0-5][0-9]"
_DATE: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

# Each part begins with a capital. That leaves out every path, and the files beside the zones
# ("localtime", "posixrules", "right/…") that mean something else on each machine.
_ZONE: Final = "[A-Z][A-Za-z0-9_+-]{0,31}(/[A-Z][A-Za-z0-9_+-]{0,31}){0,3}"


def day() -> Kind:
    """A calendar date: a TOML date, or text "YYYY-MM-DD"."""

    def read(value: object) -> date:
        if isinstance(value, datetime):
            raise WrongValue(said("write only the date, {date}", date=value.date().isoformat()))
        if isinstance(value, str):
            value = _date_from(value)
        if not isinstance(value, date) or not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise WrongValue
        return value

    allowed = said("a date as YYYY-MM-DD, from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR)
    schema = {"type": "string", "format": "date", "pattern": f"^{_DATE}$"}
    return Kind(read, allowed, schema, lambda value: read(value).isoformat())


def time_of_day(*, or_midnight: bool = False) -> Kind:
    """Local wall time "HH:MM" as minutes since midnight; with `or_midnight` up to "24:00"."""
    pattern = f"{_TIME_OF_DAY}|24:00" if or_midnight else _TIME_OF_DAY

    def plain(value: object) -> object:
        if isinstance(value, time) and value == value.replace(second=0, microsecond=0):
            return value.isoformat("minutes")
        return value

    def read(value: object) -> int:
        text = plain(value)
        if not isinstance(text, str):
            raise WrongValue('write hours and minutes in quotes, as in "06:30"')
        if not re.fullmatch(pattern, text):
            raise WrongValue(
                said('write "0{text}"', text=text) if re.fullmatch("[0-9]:[0-5][0-9]", text) else ""
            )
        return 60 * int(text[:2]) + int(text[3:])

    allowed = said('a time from "00:00" to "{latest}"', latest="24:00" if or_midnight else "23:59")
    return Kind(read, allowed, {"type": "string", "pattern": f"^({pattern})$"}, plain)


def race_time(*, or_finish: bool = False) -> Kind:
    """A finishing time "H:MM:SS" as seconds; with `or_finish` also "finish", read as None.

    What is plausible depends on the distance and is left to `profile_checks`.
    """

    def read(value: object) -> int | None:
        if or_finish and value == "finish":
            return None
        if not isinstance(value, str):
            raise WrongValue('write it in quotes, as in "0:50:03"')
        if not re.fullmatch(_HOURS, value):
            raise WrongValue(_with_three_parts(value))
        hours, minutes, seconds = map(int, value.split(":"))
        return 3600 * hours + 60 * minutes + seconds

    words = said('a time as "H:MM:SS"')
    if or_finish:
        schema = {"type": "string", "pattern": f"^(finish|{_HOURS})$"}
        return Kind(read, said('"finish" or {words}', words=words), schema)
    return Kind(read, words, {"type": "string", "pattern": f"^{_HOURS}$"})


def pace(fast_s_per_km: int, slow_s_per_km: int) -> UnitKind:
    """Minutes and seconds "M:SS" for one of the runner's unit, read as seconds for that unit."""

    def in_unit(units: Units) -> Kind:
        low = math.ceil(fast_s_per_km * unit_km(units))
        high = math.floor(slow_s_per_km * unit_km(units))

        def read(value: object) -> int:
            if not isinstance(value, str) or not re.fullmatch(_MINUTES, value):
                raise WrongValue('write minutes and seconds in quotes, as in "6:20"')
            minutes, seconds = map(int, value.split(":"))
            if not low <= 60 * minutes + seconds <= high:
                raise WrongValue
            return 60 * minutes + seconds

        allowed = said(
            'a time from "{low}" to "{high}" (minutes per {units})',
            low=_clock(low),
            high=_clock(high),
            units=units,
        )
        return Kind(read, allowed, {"type": "string", "pattern": f"^{_MINUTES}$"})

    return in_unit


def time_zone() -> Kind:
    """The IANA name of a time zone that can be loaded."""

    def read(value: object) -> str:
        if isinstance(value, str) and re.fullmatch(_ZONE, value) and _loads(value):
            return value
        raise WrongValue(_nearest_zone(value))

    allowed = said('the IANA name of a time zone, as in "Europe/Berlin"')
    return Kind(read, allowed, {"type": "string", "pattern": f"^{_ZONE}$"})


def _with_three_parts(text: str) -> str:
    """A hint for "22:30", which is minutes and seconds, and for "3:45", which is hours."""
    if not re.fullmatch(_MINUTES, text):
        return ""
    hours = text[1] == ":"
    return said('write "{text}:00"', text=text) if hours else said('write "0:{text}"', text=text)


def _date_from(text: str) -> date:
    if re.fullmatch(f"{_DATE}[Tt ].*", text):
        raise WrongValue(said("write only the date, {date}", date=text[:10]))
    if not re.fullmatch(_DATE, text):
        raise WrongValue
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongValue("there is no such day") from None


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _loads(name: str) -> bool:
    try:
        zone(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a directory such as "Europe"
        return False
    return True


def _nearest_zone(value: object) -> str:
    return did_you_mean(value, sorted(filter(re.compile(_ZONE).fullmatch, available_timezones())))
