"""What a set tells of the one-repetition maximum, as a range and never as a number.

Two formulas, on how many repetitions the runner could have done: Epley (1985) and Brzycki (1993),
which are alike at ten and part on either side. Neither is sound for long sets (Mayhew 1995), and
repetitions in reserve are told with an error of about one (Halperin 2022).
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

MOST_REPS: Final = 10
"""Repetitions of a set up to which the formulas hold."""
MOST_RESERVE: Final = 4
"""Further from the end of a set nobody tells how many are left."""
RESERVE_ERROR: Final = 1


@frozen
class MaximumRange:
    """A one-repetition maximum in kilograms, counted as the exercise counts them."""

    low_kg: float
    high_kg: float


def epley(load_kg: float, reps: float) -> float:
    """The one-repetition maximum in kg when `reps` were the most that could be done."""
    return load_kg * (1 + reps / 30)


def brzycki(load_kg: float, reps: float) -> float:
    """The same by Brzycki; for fewer than 37 repetitions."""
    return load_kg * (36 / (37 - reps))


def estimated_maximum(load_kg: float, reps: int, reserve: int | None) -> MaximumRange | None:
    """From a set of `reps` that left `reserve` more; None where the set says too little."""
    if load_kg <= 0 or not 1 <= reps <= MOST_REPS:
        return None
    if reserve is None or not 0 <= reserve <= MOST_RESERVE:
        return None
    fewest = reps + max(0, reserve - RESERVE_ERROR)
    most = reps + reserve + RESERVE_ERROR
    return MaximumRange(
        low_kg=min(epley(load_kg, fewest), brzycki(load_kg, fewest)),
        high_kg=max(epley(load_kg, most), brzycki(load_kg, most)),
    )


def load_for(maximum: MaximumRange, reps: int, reserve: int) -> float:
    """Kilograms with which `reps` surely leave `reserve`, by the cautious end of the range."""
    return maximum.low_kg / max(epley(1, reps + reserve), brzycki(1, reps + reserve))
