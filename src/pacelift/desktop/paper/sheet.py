"""Sheets of paper: their sizes, and how a drawing is made to fit one. No Qt here.

Lengths are in units of a tenth of a point, so that letters are placed finely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Final, TypeVar

from attrs import frozen

from pacelift.desktop.drawing import Mark, Rect, Text
from pacelift.desktop.ruler import Ruler

UNITS_A_POINT: Final = 10
LEAST_POINTS: Final = 7.0
"""Smaller letters cannot be read on a fridge."""

MOST_POINTS: Final = 11.0
TITLE: Final = 1.6
LEADING: Final = 1.12
"""Of a title and from one line to the next, as multiples of a line."""

_STEP: Final = 0.25

Level = TypeVar("Level")


@frozen
class Paper:
    """A size of paper with the margin that printers need."""

    name: str
    width: float
    height: float
    margin: float = 36.0 * UNITS_A_POINT

    @property
    def area(self) -> Rect:
        """What may be printed on."""
        return Rect(
            self.margin,
            self.margin,
            self.width - 2 * self.margin,
            self.height - 2 * self.margin,
        )


A4: Final = Paper("A4", 595 * UNITS_A_POINT, 842 * UNITS_A_POINT)
LETTER: Final = Paper("Letter", 612 * UNITS_A_POINT, 792 * UNITS_A_POINT)
PAPERS: Final = (A4, LETTER)

_LETTER_COUNTRIES: Final = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)
"""Source: Unicode CLDR, territories whose paperSize is US-Letter."""


def paper_in(country: str) -> Paper:
    """The paper that is used in a country, by its ISO 3166 code."""
    return LETTER if country in _LETTER_COUNTRIES else A4


@frozen
class Layout:
    """A drawing on a sheet, from its top to `bottom`; letters of size 1 have that many points.

    `is_whole` is false where a text had to lose its end.
    """

    marks: tuple[Mark, ...]
    bottom: float
    points: float
    is_whole: bool = True

    @property
    def texts(self) -> tuple[Text, ...]:
        """All that is to be read."""
        return tuple(each for each in self.marks if isinstance(each, Text))

    def fits(self, paper: Paper) -> bool:
        """Whether all of it is on the sheet."""
        return self.is_whole and self.bottom <= paper.area.bottom


def tries(levels: Iterable[Level], most: float = MOST_POINTS) -> Iterator[tuple[Level, float]]:
    """Levels of detail with sizes in points to try, best first: smaller letters before less."""
    steps = int((most - LEAST_POINTS) / _STEP) + 1
    return product(levels, [most - step * _STEP for step in range(steps)])


def first_that_fits(layouts: Iterable[Layout], paper: Paper) -> Layout:
    """The first layout that fits the paper, else the last of them."""
    for layout in layouts:
        last = layout
        if layout.fits(paper):
            break
    return last


RulerOf = Callable[[float], Ruler]
"""The ruler of letters of so many points, in units."""
