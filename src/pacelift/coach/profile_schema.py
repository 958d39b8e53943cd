"""The JSON Schema of a profile, made from the table of fields, for editors and other programs.

It knows each value on its own. Dates, times and contradictions are held to more by the reader.
"""

from __future__ import annotations

from typing import Any, get_args

from pacelift.coach.profile import Units
from pacelift.coach.profile_fields import TABLES, Field, Table
from pacelift.coach.profile_kinds import Schema


def schema() -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) for the JSON form of a profile: dates and times are text.

    What it refuses, `read_profile` refuses.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pacelift.profile/1",
        "description": "What a runner tells Pacelift. Numbers are in the unit that `units` names.",
        **_object(""),
        "allOf": [
            {
                "if": {"properties": {"units": {"const": units}}},
                "then": {"properties": _ranges(units)},
            }
            for units in get_args(Units)
        ],
    }


def _object(path: str) -> Schema:
    table = next(table for table in TABLES if table.path == path)
    children = [child for child in TABLES if child.path and _parent(child) == path]
    properties = {field.key: _property(field) for field in table.fields}
    required = [field.key for field in table.fields if field.required]
    for child in children:
        name = child.path.rpartition(".")[2]
        inner = _object(child.path)
        properties[name] = (
            {"type": "array", "items": inner, "minItems": 1} if child.repeated else inner
        )
        required += [name] * child.required
    described: Schema = {"description": table.comment} if table.comment else {}
    return {
        **described,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(field: Field) -> Schema:
    """A range that depends on the unit is left to `_ranges`."""
    described: Schema = {"description": field.comment} if field.comment else {}
    fragment = field.kind_in("km").schema
    if field.depends_on_units:
        fragment = {key: value for key, value in fragment.items() if key in ("type", "pattern")}
    return described | fragment


def _ranges(units: Units) -> Schema:
    """Properties with the ranges in that unit; the tables that have any are at the top."""
    return {
        table.path: {
            "properties": {
                field.key: field.kind_in(units).schema
                for field in table.fields
                if field.depends_on_units
            }
        }
        for table in TABLES
        if any(field.depends_on_units for field in table.fields)
    }


def _parent(table: Table) -> str:
    return table.path.rpartition(".")[0]
