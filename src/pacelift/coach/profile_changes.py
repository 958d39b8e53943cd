"""What differs between two profiles, key by key; other units alone make no difference."""

from __future__ import annotations

import math
from typing import Any, Final

from attrs import asdict, evolve

from pacelift.coach.profile import Profile

TABLES: Final = ("athlete", "race", "running", "strength")
NAMES: Final = {
    "windows": "window",
    "running.weekly_km": "running.weekly",
    "running.longest_km": "running.longest",
    "running.easy_pace_s_per_km": "running.easy_pace",
    "race.goal_s": "race.goal",
    "strength.one_rep_max_kg": "strength.one_rep_max",
}
"""Keys as the profile's document has them, where the values' names differ."""

ROUNDED: Final = 0.02
"""So far may a distance or a pace be off when it is written anew in other units."""


def differing(before: Profile, after: Profile) -> tuple[str, ...]:
    """The keys whose values differ, in the order of the profile."""
    old, new = _flat(before), _flat(after)
    return tuple(NAMES.get(key, key) for key, value in new.items() if old[key] != value)


def _flat(profile: Profile) -> dict[str, Any]:
    values = asdict(profile, recurse=False)
    tables = {name: asdict(values.pop(name), recurse=False) for name in TABLES}
    inner = {
        f"{name}.{key}": value for name, table in tables.items() for key, value in table.items()
    }
    return {**values, **inner}


def in_other_units(before: Profile, after: Profile) -> Profile:
    """The later profile, with the figures of the former where they only went into other units."""
    if before.units == after.units:
        return after
    old, new = before.running, after.running
    weekly, longest, pace = new.weekly_km, new.longest_km, new.easy_pace_s_per_km
    if math.isclose(old.weekly_km, weekly, rel_tol=ROUNDED):
        weekly = old.weekly_km
    if math.isclose(old.longest_km, longest, rel_tol=ROUNDED):
        longest = old.longest_km
    held = old.easy_pace_s_per_km
    if held is not None and pace is not None and math.isclose(held, pace, rel_tol=ROUNDED):
        pace = held
    running = evolve(new, weekly_km=weekly, longest_km=longest, easy_pace_s_per_km=pace)
    return evolve(after, running=running)
