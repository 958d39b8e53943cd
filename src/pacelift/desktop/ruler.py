"""Texts and the room they have: what stays on one line, what fits, how it wraps. No Qt here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from attrs import frozen

_NO_BREAK_SPACE: Final = "\u00a0"
_PER_KM, _PER_MI = "/\u2060km", "/\u2060mi"
_BEFORE_UNIT: Final = re.compile(r"(?<=\d) (?=(?:/?km|/?mi|m|min|h|s|kg|g|%)\b)")

_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_FEWEST_LETTERS: Final = 3


def tied(text: str) -> str:
    """The text with spaces that do not break before units, and none after their slash."""
    return _BEFORE_UNIT.sub(_NO_BREAK_SPACE, text).replace("/km", _PER_KM).replace("/mi", _PER_MI)


@frozen
class Ruler:
    """How high a line of text is in the drawing's font, and how wide a text."""

    line: float
    width: Callable[[str], float]

    def fitted(self, text: str, room: float) -> str:
        """The text as far as there is room, with an ellipsis; empty where it would say nothing."""
        if self.width(text) <= room:
            return text
        for end in range(len(text) - 1, _FEWEST_LETTERS - 1, -1):
            short = text[:end].rstrip() + _ELLIPSIS
            if self.width(short) <= room:
                return short
        return ""

    def wrapped(self, text: str, room: float) -> tuple[str, ...]:
        """The text in lines, broken between words but not between a number and its unit.

        A word too wide for a line loses its end.
        """
        lines: list[str] = []
        line = ""
        for word in tied(text).split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            line = self.fitted(word, room)
        return (*lines, line) if line else tuple(lines)
