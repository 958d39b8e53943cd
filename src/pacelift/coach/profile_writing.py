"""A profile document as the text of a TOML file; reading one is `profile_toml`.

It writes what is in the table of fields, in its order, whether it could be planned or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from pacelift.coach.profile_fields import TABLES, Field, Table
from pacelift.coach.profile_reading import find

_DATE: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\"}


def write_toml(document: Mapping[str, Any]) -> str:
    """The document, in its JSON form or in TOML's, as TOML that reads as the same."""
    parts = ("\n".join(lines) for table in TABLES for lines in _tables(table, document))
    return "\n\n".join(parts) + "\n"


def _tables(table: Table, document: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """The lines of the table, once for each time it stands in the document."""
    found = find(document, table.path)
    held = found if table.repeated and isinstance(found, list | tuple) else [found]
    for each in held:
        if isinstance(each, Mapping):
            header = f"[[{table.path}]]" if table.repeated else f"[{table.path}]"
            lines = [
                f"{field.key} = {_value(field, each[field.key])}"
                for field in table.fields
                if field.key in each
            ]
            yield [header, *lines] if table.path else lines


def _value(field: Field, value: object) -> str:
    is_date = field.kind_in("km").schema.get("format") == "date"
    if is_date and isinstance(value, str) and _DATE.fullmatch(value):
        return value
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_text, value)) + "]"
    return '"' + "".join(map(_escaped, str(value))) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    return char if char.isprintable() else f"\\U{ord(char):08X}"
