"""Text wrapped by terminal cells, with hanging indents and labels at the left.

Wide characters take two cells and joined marks none, so that lines end where they should.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

_NUMBER_CELLS: Final = 3
"""What "1. " takes: the lines below a numbered one stand under its text."""


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(char) in "WF")
        for char in text
    )


def wrap(text: str, width: int, hang: int = 0) -> Iterator[str]:
    """The text in lines of at most `width` cells; all but the first are indented by `hang` more.

    Leading spaces are kept for every line; a word that is longer than a line is cut, and a number
    stays with what it counts.
    """
    lead = " " * (len(text) - len(text.lstrip(" ")))
    line, start = lead, lead
    for word in _pieces(_words(text), max(width - len(lead) - hang, 8)):
        gap = "" if line == start else " "
        if gap and cells(line) + 1 + cells(word) > width:
            yield line
            line = start = lead + " " * hang
            gap = ""
        line += gap + word
    yield line


def _words(text: str) -> Iterator[str]:
    """The text's words, a number and the next one as one."""
    number = ""
    for word in text.split():
        word_or_pair = f"{number} {word}" if number else word
        number = word_or_pair if word.isdecimal() and not number else ""
        if not number:
            yield word_or_pair
    if number:
        yield number


def _pieces(words: Iterable[str], width: int) -> Iterator[str]:
    for word in words:
        rest = word
        while cells(rest) > width:
            cut = width
            while cells(rest[:cut]) > width:
                cut -= 1
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def labelled(label: str, lines: Iterable[str], label_width: int, width: int) -> Iterator[str]:
    """Lines beside a label that stands before the first of them."""
    head = label + " " * max(label_width - cells(label), 1)
    blank = " " * label_width
    for line in lines:
        hang = _NUMBER_CELLS if line.partition(". ")[0].isdecimal() else 0
        for part in wrap(line, width - label_width, hang):
            yield f"{head}{part}".rstrip()
            head = blank
