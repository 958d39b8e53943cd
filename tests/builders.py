"""Builders for tests: a valid profile, changed only in what a test is about.

`profile_document(**{"race.distance": "half"})` is the contract's example as a document with that key
changed; `profile(...)` is the same, read. `ABSENT` as a value takes a key (or a whole table) away.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from enum import Enum
from typing import Any, Final

from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import read_profile

TODAY: Final = date(2027, 1, 4)
"""A Monday, two days before the contract's example starts."""


class _Absent(Enum):
    """Its name does not change from process to process, as test ids must not."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent.ABSENT

_CONTRACT: Final[dict[str, Any]] = {
    "name": "Hamburg 2027",
    "timezone": "Europe/Berlin",
    "units": "km",
    "start": date(2027, 1, 6),
    "athlete": {"born": 1986, "screening": "clear", "injuries": []},
    "race": {
        "name": "Hamburg Marathon",
        "date": date(2027, 4, 25),
        "start": "09:30",
        "distance": "marathon",
        "goal": "finish",
    },
    "running": {
        "weekly": 32,
        "longest": 16,
        "days": 4,
        "long_run_day": "sun",
        "marathons": 0,
        "recent_race": {"distance": "10k", "time": "0:50:03", "date": date(2026, 12, 6)},
    },
    "strength": {"experience": "none", "equipment": "dumbbells", "sessions": 2},
    "window": [
        {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "06:30", "to": "08:00"},
        {"days": ["tue", "thu"], "from": "17:30", "to": "19:30"},
        {"days": ["sat", "sun"], "from": "08:00", "to": "13:00"},
    ],
}


def profile_document(**overrides: object) -> dict[str, Any]:
    """The contract's profile as TOML gives it, with values replaced by dotted key."""
    document = deepcopy(_CONTRACT)
    for dotted, value in overrides.items():
        *tables, key = dotted.split(".")
        table = document
        for name in tables:
            table = table.setdefault(name, {})
        if value is ABSENT:
            table.pop(key, None)
        else:
            table[key] = value
    return document


def profile(*, today: date = TODAY, **overrides: object) -> Profile:
    """The contract's profile, read on `today`, with values replaced by dotted key."""
    return read_profile(profile_document(**overrides), today=today, system_timezone="UTC")
