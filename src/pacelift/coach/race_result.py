"""A race result as it is typed: how far, in what time. Each raises BadInput where it cannot be."""

from __future__ import annotations

import re
from typing import Final

from pacelift.coach.profile import RACE_KM, Units
from pacelift.coach.profile_kinds import unit_km
from pacelift.errors import BadInput, said

_NUMBER: Final = re.compile(r"[0-9]{1,3}([.,][0-9]{1,3})?")
_TIME: Final = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])")
_MOST_MINUTES: Final = 59


def read_distance(told: str, units: Units) -> float:
    """Km of "5k", "10k", "half", "marathon" or a number of the unit. Raises "bad-distance"."""
    name = told.strip().lower()
    for distance, km in RACE_KM.items():
        if name == distance:
            return km
    if _NUMBER.fullmatch(name):
        return round(float(name.replace(",", ".")) * unit_km(units), 4)
    raise BadInput(
        "bad-distance",
        said("{told!r} is not a distance.", told=told),
        said(
            "Write {distances}, or how many {units} the time trial had, such as 3.",
            distances=", ".join(sorted(RACE_KM)),
            units=units,
        ),
    )


def read_race_time(told: str) -> int:
    """Seconds of "H:MM:SS" or "MM:SS". Raises "bad-time"."""
    match = _TIME.fullmatch(told.strip())
    hours, minutes, seconds = match.groups() if match else (None, "0", "0")
    if match is None or (hours is not None and int(minutes) > _MOST_MINUTES):
        raise BadInput(
            "bad-time",
            said("{told!r} is not a time.", told=told),
            "Write H:MM:SS or MM:SS, such as 47:30.",
        )
    return 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
