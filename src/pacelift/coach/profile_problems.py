"""What is wrong with a profile: one Problem a wrong value, all of them told in one BadProfile.

Values come from strangers' files, so everything shown here is shortened and free of control
characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Final

from attrs import frozen

from pacelift.errors import BadInput, joined, said

MISSING: Final = object()
"""Stands for the value of a key that is not there."""

_SHOWN_CHARACTERS: Final = 60
_TOLD: Final = 30
_NUMBER_DIGITS: Final = 40


@frozen
class Problem:
    """One wrong value.

    `key` is its dotted path, with windows counted from 1: "window[2].to" is in the second one.
    `value` is the value as a person may see it, `allowed` what would do, `hint` how to get there
    (may be empty).
    """

    key: str
    value: str
    allowed: str
    hint: str = ""

    def line(self, source: str) -> str:
        """The problem in one line that begins with the file's name."""
        told = said(
            "{source}: {key}: got {value}; allowed: {allowed}",
            source=source,
            key=self.key,
            value=self.value,
            allowed=self.allowed,
        )
        return said("{problem} ({hint})", problem=told, hint=self.hint) if self.hint else told


class BadProfile(BadInput):
    """A profile with one or more wrong values; `problems` holds every one, in document order."""

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        self.source = shown_name(source)
        self.problems = tuple(problems)
        lines = [problem.line(self.source) for problem in self.problems[:_TOLD]]
        untold = len(self.problems) - _TOLD
        if untold > 0:
            lines.append(said("{source}: and {untold} more", source=self.source, untold=untold))
        super().__init__(
            "bad-profile",
            joined("\n", lines),
            said(
                "Correct this in {source}; `pacelift profile --example` prints a whole profile.",
                source=self.source,
            ),
        )


def shown(value: object) -> str:
    """A value as TOML would write it, in at most 60 harmless characters."""
    return _shortened(_written(value, depth=2))


def shown_name(name: str) -> str:
    """A key or a file name without quotes, in at most 60 harmless characters."""
    return _shortened(_harmless(name[: 2 * _SHOWN_CHARACTERS]))


def nearest(name: object, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, if one is close enough but for capitals."""
    if not isinstance(name, str):
        return None
    by_small_letters = {each.lower(): each for each in known}
    meant = name[:_SHOWN_CHARACTERS].strip().lower()
    close = get_close_matches(meant, by_small_letters, n=1)
    return by_small_letters[close[0]] if close else None


def _written(value: object, depth: int) -> str:
    if value is MISSING:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        cut = value[: 2 * _SHOWN_CHARACTERS].replace("\\", "\\\\").replace('"', '\\"')
        return f'"{_harmless(cut)}"'
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_NUMBER_DIGITS else "a number of very many digits"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    return _container(value, depth)


def _container(value: object, depth: int) -> str:
    if isinstance(value, Mapping):
        if not depth:
            return "{…}"
        pairs = list(value.items())[:_SHOWN_CHARACTERS]
        inside = (f"{shown_name(str(key))} = {_written(item, depth - 1)}" for key, item in pairs)
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list | tuple):
        if not depth:
            return "[…]"
        items = value[:_SHOWN_CHARACTERS]
        return "[" + ", ".join(_written(item, depth - 1) for item in items) + "]"
    return "nothing" if value is None else f"a {type(value).__name__}"


def _harmless(text: str) -> str:
    """Control characters, direction marks and the like as escapes; letters of every script stay."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
