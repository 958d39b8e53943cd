"""Answers in the other unit: lengths and paces of a document, as a person would round them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pacelift.coach.profile import Units
from pacelift.coach.profile_fields import TABLES
from pacelift.coach.profile_kinds import unit_km
from pacelift.coach.profile_reading import units_of

_LENGTHS: Final = ("weekly", "longest")
_PACE: Final = "easy_pace"
_RUNNING: Final = next(table for table in TABLES if table.path == "running")


def in_units(document: Mapping[str, Any], units: Units) -> dict[str, Any]:
    """The document with its numbers in that unit; what is no number stays as it is typed."""
    held = units_of(document)
    running = dict(document.get("running", {}))
    if held != units:
        factor = unit_km(held) / unit_km(units)
        for key in _LENGTHS:
            if key in running:
                running[key] = _length(key, running[key], held, units)
        if _PACE in running:
            running[_PACE] = _pace(running[_PACE], 1 / factor)
    return {**document, "units": units, **({"running": running} if running else {})}


def back_in_units(document: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The document in an earlier one's units, with its numbers where nothing was answered since."""
    units = units_of(before)
    done, then = in_units(document, units), in_units(before, units_of(document))
    held, old = document.get("running", {}), then.get("running", {})
    exact = {
        key: before["running"][key]
        for key in (*_LENGTHS, _PACE)
        if key in old and held.get(key) == old[key]
    }
    return {**done, "running": {**done["running"], **exact}} if exact else done


def _length(key: str, typed: object, held: Units, units: Units) -> object:
    """To a tenth; what was within the range in one unit is so in the other."""
    if isinstance(typed, bool) or not isinstance(typed, int | float):
        return typed
    field = next(field for field in _RUNNING.fields if field.key == key)
    length = round(typed * unit_km(held) / unit_km(units), 1)
    old, new = field.kind_in(held).schema, field.kind_in(units).schema
    if old["minimum"] <= typed <= old["maximum"]:
        length = min(max(length, new["minimum"]), new["maximum"])
    return int(length) if length.is_integer() else length


def _pace(typed: object, factor: float) -> object:
    if not isinstance(typed, str) or not re.fullmatch("[0-9]{1,2}:[0-5][0-9]", typed):
        return typed
    minutes, seconds = map(int, typed.split(":"))
    whole = round((60 * minutes + seconds) * factor)
    return f"{whole // 60}:{whole % 60:02}"
