"""What a break from running costs and how the load comes back (R-MISS-4).

The table is Daniels's, by days without running; between its rows the factor is interpolated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from attrs import frozen

FREE_DAYS: Final = 5
"""A break this short costs nothing and needs no way back."""

FACTORS: Final[tuple[tuple[int, float, float], ...]] = (
    (5, 1.000, 1.000),
    (6, 0.997, 0.998),
    (7, 0.994, 0.997),
    (10, 0.985, 0.992),
    (14, 0.973, 0.986),
    (21, 0.952, 0.976),
    (28, 0.931, 0.965),
    (35, 0.910, 0.955),
    (42, 0.889, 0.944),
    (49, 0.868, 0.934),
    (56, 0.847, 0.923),
    (63, 0.826, 0.913),
    (70, 0.805, 0.902),
    (72, 0.800, 0.900),
)
"""Days off, factor on the score without and with cross-training."""

LONGER_BREAK_STAGES: Final = (33, 50, 75)
STAGES: Final[tuple[tuple[int, tuple[int, ...]], ...]] = (
    (5, (100,)),
    (28, (50, 75)),
    (56, LONGER_BREAK_STAGES),
)
LONG_STAGES: Final = (33, 50, 70, 85, 100)
LONG_RETURN_DAYS: Final = 105
"""After more than eight weeks off: fifteen weeks in five stages."""


@frozen
class Layoff:
    """Days without training, the last included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


@frozen
class WayBack:
    """The return from a break: how many days it takes and the stages' load in percent of before."""

    days: int
    stages: tuple[int, ...]


def score_factor(days_off: int, *, cross_trained: bool = False) -> float:
    """What a Daniels-Gilbert score is multiplied with after a break (R-MISS-4, Daniels)."""
    column = 2 if cross_trained else 1
    if days_off <= FREE_DAYS:
        return 1.0
    for before, after in pairwise(FACTORS):
        if days_off <= after[0]:
            share = (days_off - before[0]) / (after[0] - before[0])
            return before[column] + share * (after[column] - before[column])
    return FACTORS[-1][column]


def least_after(weeks_km: Sequence[float]) -> float:
    """Km of a first week back after no run at all for as long as weeks were below the best of them
    (R-MISS-4): who ran a little all the time is not put back further.
    """
    month, (half, _) = STAGES[1]
    lately = max(weeks_km[-(month // 7 + 1) :], default=0.0)
    third = LONGER_BREAK_STAGES[0] * max(weeks_km, default=0.0)
    return max(half * lately, third) / 100


def way_back(days_off: int, *, after_injury: bool = False) -> WayBack:
    """How long the return takes and its stages (R-MISS-4, Daniels).

    After an injury those of the next longer kind of break.
    """
    kind = sum(days_off > most for most, _ in STAGES) + after_injury
    if kind == 0:
        return WayBack(0, STAGES[0][1])
    if kind < len(STAGES):
        return WayBack(days_off, STAGES[kind][1])
    return WayBack(LONG_RETURN_DAYS, LONG_STAGES)
