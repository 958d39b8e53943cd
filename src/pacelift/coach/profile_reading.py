"""A document against the table of fields, each value on its own: values found and problems found.

What values have to do with each other is `profile_checks`; what they make is `profile_input`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import Factory, frozen

from pacelift.coach.profile import WEEKDAYS, Units
from pacelift.coach.profile_fields import TABLES, WINDOW, Table
from pacelift.coach.profile_kinds import WrongValue, did_you_mean
from pacelift.coach.profile_problems import MISSING, Problem, shown, shown_name
from pacelift.errors import a_choice, said

_CHILDREN: Final = {
    table.path: tuple(
        child.path.removeprefix(f"{table.path}.")
        for child in TABLES
        if child.path.rpartition(".")[0] == table.path and child is not table
    )
    for table in TABLES
}


@frozen
class TypedWindow:
    """A [[window]] as typed, `number` counted from 1; weekdays from 0, minutes since midnight."""

    number: int
    weekdays: tuple[int, ...]
    start_min: int
    end_min: int


@frozen
class Reading:
    """What a document says.

    `values` holds each readable value by dotted key, in the document's own unit, and the default of
    what is absent; `windows` is empty unless every one could be read.
    """

    values: dict[str, Any] = Factory(dict)
    windows: list[TypedWindow] = Factory(list)
    problems: list[Problem] = Factory(list)


def read_fields(document: object) -> Reading:
    """All values and all problems of a document, in the order of the table."""
    reading = Reading()
    if not isinstance(document, Mapping):
        problem = Problem("the profile", shown(document), "a table of keys and values")
        return Reading(problems=[problem])
    units = units_of(document)
    for table in TABLES:
        found = find(document, table.path)
        if table.repeated:
            _read_windows(reading, found, units)
        elif isinstance(found, Mapping):
            _read_table(reading, table, found, table.path, units)
        elif found is not MISSING:
            reading.problems.append(_not_a_table(table, found))
        elif table.required:
            _read_table(reading, table, {}, table.path, units)
    return reading


def find(document: object, path: str) -> object:
    """What stands at a dotted path; MISSING when nothing does or the way there is no table."""
    for key in path.split(".") if path else ():
        if not isinstance(document, Mapping):
            return MISSING
        document = document.get(key, MISSING)
    return document


def units_of(document: object) -> Units:
    """The unit the document's numbers are in; km while it does not say a known one."""
    return "mi" if find(document, "units") == "mi" else "km"


def _read_table(
    reading: Reading, table: Table, typed: Mapping[str, object], path: str, units: Units
) -> None:
    for field in table.fields:
        key = f"{path}.{field.key}" if path else field.key
        kind = field.kind_in(units)
        value = typed.get(field.key, MISSING)
        if value is MISSING and not field.required:
            reading.values[key] = field.default
            continue
        try:
            reading.values[key] = kind.read(value)
        except WrongValue as wrong:
            hint = "" if value is MISSING else wrong.hint
            reading.problems.append(Problem(key, shown(value), kind.allowed, hint))
    reading.problems.extend(_unknown_keys(table, typed, path))


def _unknown_keys(table: Table, typed: Mapping[str, object], path: str) -> Iterator[Problem]:
    known = (*(field.key for field in table.fields), *_CHILDREN[table.path])
    for key, value in typed.items():
        if key not in known:
            name = shown_name(str(key))
            hint = did_you_mean(key, known) or _home(key)
            yield Problem(
                f"{path}.{name}" if path else name,
                shown(value),
                said("the keys {keys}", keys=", ".join(known)),
                hint,
            )


def _home(key: str) -> str:
    """Where a key that stands in the wrong table would be right."""
    homes = [
        said("in [{path}]", path=table.path)
        if table.path
        else said("at the top, before the first [table]")
        for table in TABLES
        if any(field.key == key for field in table.fields)
    ]
    return (
        said("it belongs {places}", places=a_choice(homes))
        if homes
        else said("it means nothing here")
    )


def _not_a_table(table: Table, found: object) -> Problem:
    hint = said("write it once, in single brackets") if isinstance(found, list) else ""
    return Problem(table.path, shown(found), said("a table, [{path}]", path=table.path), hint)


def _read_windows(reading: Reading, found: object, units: Units) -> None:
    allowed = said("at least one [[window]] with days, from and to")
    if not isinstance(found, list | tuple) or not found:
        hint = said("write it in double brackets") if isinstance(found, Mapping) else ""
        reading.problems.append(Problem("window", shown(found), allowed, hint))
        return
    for number, typed in enumerate(found, start=1):
        path = f"window[{number}]"
        before = len(reading.problems)
        if isinstance(typed, Mapping):
            _read_table(reading, WINDOW, typed, path, units)
        else:
            problem = Problem(path, shown(typed), "a [[window]] with days, from and to")
            reading.problems.append(problem)
        if len(reading.problems) == before:
            reading.windows.append(_typed_window(reading.values, number))
    if len(reading.windows) < len(found):
        reading.windows.clear()


def _typed_window(values: Mapping[str, Any], number: int) -> TypedWindow:
    path = f"window[{number}]"
    return TypedWindow(
        number,
        tuple(WEEKDAYS.index(name) for name in values[f"{path}.days"]),
        values[f"{path}.from"],
        values[f"{path}.to"],
    )
