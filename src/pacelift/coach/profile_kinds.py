"""Kinds of value in a profile: words, numbers, lists; times and places are in `profile_times`.

A kind knows one value on its own. Which fields there are is `profile_fields`; what two values have
to do with each other is `profile_checks`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import Any

from attrs import frozen

from pacelift.coach.profile import KM_PER_MILE, Units
from pacelift.coach.profile_names import MAX_CHARACTERS, clean_name
from pacelift.coach.profile_problems import nearest, shown
from pacelift.errors import a_choice, said

Schema = dict[str, Any]


class WrongValue(Exception):
    """A value that a kind cannot take; `hint` says how to write it, or is empty."""

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint)
        self.hint = hint


def _as_it_is(value: object) -> object:
    return value


@frozen
class Kind:
    """What one sort of value is.

    `read` turns a value of a document into the coach's or raises WrongValue, `allowed` tells a
    person what may be written, `schema` tells a program, `plain` gives a good value in its one JSON
    form.
    """

    read: Callable[[object], Any]
    allowed: str
    schema: Schema
    plain: Callable[[object], object] = _as_it_is


UnitKind = Callable[[Units], Kind]
"""A kind whose range depends on the runner's unit."""


def unit_km(units: Units) -> float:
    """Kilometres in one of the unit."""
    return KM_PER_MILE if units == "mi" else 1.0


def name() -> Kind:
    """A title that people read: cleaned by `clean_name`, then 1 to 100 characters."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise WrongValue("write a text in quotes")
        title = clean_name(value)
        if not title:
            raise WrongValue("there is nothing to see in it")
        if len(title) > MAX_CHARACTERS:
            raise WrongValue(said("it has {length}", length=len(title)))
        return title

    # The schema leaves the length to the reader: cleaning makes a text shorter.
    schema = {"type": "string", "pattern": r"\S"}
    return Kind(read, said("a text of 1 to {most} characters", most=MAX_CHARACTERS), schema, read)


def choice(names: tuple[str, ...]) -> Kind:
    """One of a few words."""

    def read(value: object) -> str:
        if isinstance(value, str) and value in names:
            return value
        raise WrongValue(did_you_mean(value, names))

    *first, last = map(shown, names)
    return Kind(
        read, said("{names} or {last}", names=", ".join(first), last=last), {"enum": list(names)}
    )


def choices(names: tuple[str, ...], *, at_least: int = 0) -> Kind:
    """A list of words out of a few, read each once and in the order of `names`."""

    def read(value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            raise WrongValue(said("write [{value}]", value=shown(value)))
        if not isinstance(value, list | tuple) or len(value) < at_least:
            raise WrongValue
        for item in value:
            if not isinstance(item, str) or item not in names:
                raise WrongValue(
                    did_you_mean(item, names) or said("{value} is none of these", value=shown(item))
                )
        return tuple(each for each in names if each in value)

    how_many = (
        said("a list of {at_least} or more", at_least=at_least)
        if at_least
        else said("a list, empty or")
    )
    schema = {"type": "array", "items": {"enum": list(names)}, "minItems": at_least}
    return Kind(
        read,
        said("{how_many} of {names}", how_many=how_many, names=", ".join(map(shown, names))),
        schema,
        lambda value: list(read(value)),
    )


def flag() -> Kind:
    """Yes or no."""

    def read(value: object) -> bool:
        if isinstance(value, bool):
            return value
        raise WrongValue(said("write it without quotes") if value in ("true", "false") else "")

    return Kind(read, said("true or false"), {"type": "boolean"})


def whole(low: int, high: int, *, allowed: str = "") -> Kind:
    """A whole number in a range."""

    def read(value: object) -> int:
        if isinstance(value, float) and value.is_integer() and low <= value <= high:
            raise WrongValue(said("write {value:.0f}", value=value))
        if isinstance(value, bool) or not isinstance(value, int):
            raise WrongValue(_without_quotes(value))
        if not low <= value <= high:
            raise WrongValue
        return value

    schema = {"type": "integer", "minimum": low, "maximum": high}
    return Kind(
        read, allowed or said("a whole number from {low} to {high}", low=low, high=high), schema
    )


def number(low: float, high: float, unit: str) -> Kind:
    """A number in a range; whole ones stay whole."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongValue(_without_quotes(value))
        if not low <= value <= high:  # NaN never is
            raise WrongValue
        return value

    schema = {"type": "number", "minimum": low, "maximum": high}
    return Kind(
        read,
        said("a number from {low:g} to {high:g} ({unit})", low=low, high=high, unit=unit),
        schema,
    )


def distance(low_km: float, high_km: float) -> UnitKind:
    """A length read in the runner's unit; its range is rounded inwards to a tenth of that."""

    def in_unit(units: Units) -> Kind:
        tenths = 10 / unit_km(units)
        return number(math.ceil(low_km * tenths) / 10, math.floor(high_km * tenths) / 10, units)

    return in_unit


def one_of(numbers: tuple[float, ...]) -> Kind:
    """One of a few numbers."""

    def read(value: object) -> float:
        if isinstance(value, float) and value in numbers:
            return value
        raise WrongValue(_without_quotes(value))

    words = a_choice(f"{each:.2f}" for each in numbers)
    return Kind(read, words, {"enum": list(numbers)})


def did_you_mean(value: object, names: Iterable[str]) -> str:
    """A hint with the nearest of the names, or nothing."""
    meant = nearest(value, names)
    return said("did you mean {meant}?", meant=shown(meant)) if meant else ""


def _without_quotes(value: object) -> str:
    if not isinstance(value, str):
        return ""
    digits = value.strip().replace(",", ".")
    if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", digits):
        return said("write {digits}, not {value}", digits=digits, value=shown(value))
    return said("write a number, without quotes or units")
