"""Answers on the way to a profile: a document that may still lack or mistake some of its values.

Every change gives another document in the profile's JSON form. What a value means and whether it
will do stays with `profile_input`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from pacelift.coach.answers_units import in_units
from pacelift.coach.profile import Units
from pacelift.coach.profile_example import example
from pacelift.coach.profile_fields import TABLES, WINDOW, Field
from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_names import MAX_CHARACTERS
from pacelift.coach.profile_problems import MISSING, BadProfile, Problem, shown
from pacelift.coach.profile_reading import find, read_fields, units_of
from pacelift.coach.profile_toml import parse_toml

Document = Mapping[str, Any]

RECENT: Final = "running.recent_race"

ASKED: Final = ("name", "race.name", "athlete.screening", "athlete.born", RECENT)
"""What of the example says nothing about anybody else, so that first answers leave it open."""

_FIELDS: Final[Mapping[str, Field]] = {
    f"{table.path}.{field.key}" if table.path else field.key: field
    for table in TABLES
    if table is not WINDOW
    for field in table.fields
}


def field_of(key: str) -> Field:
    """The field of a dotted key outside the windows. Raises KeyError."""
    return _FIELDS[key]


def example_answers(today: date) -> Document:
    """The example's profile, in which nothing is wrong on that day."""
    document, _ = cleaned(parse_toml(example(today).encode(), "example"))
    return without(document, "timezone")


def first_answers(today: date, units: Units) -> Document:
    """What stands there before anybody has answered: the example's, but for what is asked."""
    document = example_answers(today)
    for key in ASKED:
        document = without(document, key)
    return in_units(document, units)


def next_answers(told: Document, today: date) -> Document:
    """Answers for another plan of the same runner: what is about the last race is open again."""
    first = first_answers(today, units_of(told))
    for key in (*ASKED[:3], RECENT):
        told = without(told, key)
    return {**told, "start": first["start"], "race": first["race"]}


def value(document: Document, key: str) -> Any:
    """The value at a dotted key, or None."""
    found = find(document, key)
    return None if found is MISSING else found


def with_value(document: Document, key: str, new: object) -> Document:
    """The document with that value; None takes the key away, or the whole table."""
    if new is None:
        return without(document, key)
    head, _, rest = key.partition(".")
    return {**document, head: with_value(document.get(head, {}), rest, new) if rest else new}


def without(document: Document, key: str) -> Document:
    """The document without that key or table."""
    head, _, rest = key.partition(".")
    if rest and head in document:
        return {**document, head: without(document[head], rest)}
    return {name: held for name, held in document.items() if name != head}


def with_recent_race(document: Document, today: date) -> Document:
    """The document with a recent race of which only the time is still to be told."""
    day = today - timedelta(weeks=4)
    return with_value(document, RECENT, {"distance": "10k", "date": day.isoformat()})


def with_edit(document: Document, edit: Mapping[str, object]) -> Document:
    """The document with all the nested keys of an option set."""
    inner = {
        key: with_edit(document.get(key, {}), new) if isinstance(new, Mapping) else new
        for key, new in edit.items()
    }
    return {**document, **inner}


def cleaned(found: Mapping[str, Any]) -> tuple[Document, tuple[Problem, ...]]:
    """What can be used of a document from a file, in its JSON form, and what was left out."""
    problems = read_fields(found).problems
    bad = {problem.key for problem in problems}
    units = units_of(found)
    document: Document = {}
    for table in TABLES:
        typed = find(found, table.path)
        if not isinstance(typed, Mapping):
            continue
        for field in table.fields:
            key = f"{table.path}.{field.key}" if table.path else field.key
            if field.key in typed and key not in bad:
                document = with_value(document, key, field.kind_in(units).plain(typed[field.key]))
    typed_windows = found.get("window")
    windows = typed_windows if isinstance(typed_windows, list) else []
    held = [
        {field.key: field.kind_in(units).plain(window[field.key]) for field in WINDOW.fields}
        for number, window in enumerate(windows, start=1)
        if not any(key.startswith(f"window[{number}]") for key in bad)
    ]
    document = {**document, "window": held}
    return document, tuple(each for each in problems if each.value != shown(MISSING))


def problems(
    document: Document, *, today: date, timezone: str, made: date | None = None
) -> tuple[Problem, ...]:
    """All that keeps the answers from being a profile on that day."""
    try:
        read_profile(document, today=today, system_timezone=timezone, made=made)
    except BadProfile as error:
        return error.problems
    return ()


def named(document: Document) -> Document:
    """The document with a title for the plan, the race's and its year, where it has none."""
    race, day = value(document, "race.name"), value(document, "race.date")
    if value(document, "name") or not isinstance(race, str) or not race.strip():
        return document
    year = str(day)[:4] if day else ""
    title = f"{race.strip()[: MAX_CHARACTERS - len(year) - 1]} {year}".strip()
    return {"name": title, **without(document, "name")}


def drawable(document: Document, race_name: str) -> Document:
    """The document with what a season can be drawn without: names, and the health screening."""
    for key, new in (("race.name", race_name), ("athlete.screening", "clear")):
        if not value(document, key):
            document = with_value(document, key, new)
    return named(document)
