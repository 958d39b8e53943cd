"""Between what is typed into a line and the value that a profile has."""

from __future__ import annotations

import re

from pacelift.words.setup import Typed

_NUMBER = re.compile(r"[0-9]{1,6}([.,][0-9]{1,6})?")
_WHOLE = re.compile("[0-9]{1,6}")
_TWO_PARTS = re.compile("[0-9]{1,2}:[0-5][0-9]")


def read_typed(text: str, typed: Typed) -> object:
    """The value of a text, None for an empty one; what makes no sense stays as it is typed."""
    bare = text.strip()
    if typed == "text":
        return text or None
    if typed == "whole" and _WHOLE.fullmatch(bare):
        return int(bare)
    if typed == "number" and _NUMBER.fullmatch(bare):
        number = float(bare.replace(",", "."))
        return int(number) if number.is_integer() else number
    if typed == "time" and _TWO_PARTS.fullmatch(bare):
        # As people say it: one digit before the colon is hours, two are minutes.
        return f"{bare}:00" if bare[1] == ":" else f"0:{bare}"
    return bare or None


def typed_text(value: object) -> str:
    """A value as one would type it."""
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)
