"""Loads that exist: which kilograms can be put together, and the next ones up and down (R-STR-13).

A bar takes two plates of 1.25 kg, dumbbells come by the kilogram and heavy ones by two, and into a
backpack go litres of water.
"""

from __future__ import annotations

import math
from typing import Final

from pacelift.coach.catalogue import Area, Load
from pacelift.coach.rules.strength import LOAD_STEP

PLATES_KG: Final = 2.5
"""The smallest step of a bar (two plates) and of most machines."""
LIGHT_STEP_KG: Final = 1.0
HEAVY_DUMBBELL_KG: Final = 20.0
HEAVY_STEP_KG: Final = 2.0

WANTED_STEP: Final[dict[Area, float]] = {"legs": 1.05, "core": 1.05, "upper": 1.025}
LEAST_STEP: Final = 1.025
STEP_BACK: Final = 0.95
"""R-STR-13: the step wanted by area, the smallest that counts, and one back."""

_ROUNDING: Final = 1e-9


def rounded_down(load: Load, kg: float) -> float | None:
    """The heaviest load that exists and is no heavier; None when there is none."""
    step = _step_kg(load, kg)
    fitting = math.floor(kg / step + _ROUNDING) * step
    return fitting if fitting > 0 else None


def next_up(load: Load, area: Area, kg: float) -> float | None:
    """The load nearest to 5 % more for legs and trunk, 2.5 % for the upper body.

    None when the next one that exists is more than a tenth heavier.
    """
    step = _step_kg(load, kg + _ROUNDING)
    first = math.floor(kg / step + _ROUNDING) + 1
    most = math.floor(kg * LOAD_STEP / step + _ROUNDING)
    loads = [n * step for n in range(first, most + 1)]
    found = [each for each in loads if each >= kg * LEAST_STEP - _ROUNDING]
    return min(found, key=lambda each: (abs(each - kg * WANTED_STEP[area]), each), default=None)


def most_after(load: Load, kg: float) -> float:
    """The heaviest load that is no more than a step above, or the next one that exists."""
    step = _step_kg(load, kg + _ROUNDING)
    following = (math.floor(kg / step + _ROUNDING) + 1) * step
    return max(following, rounded_down(load, kg * LOAD_STEP) or 0.0)


def next_down(load: Load, kg: float) -> float:
    """The heaviest load that exists at least 5 % below, or the same when there is none."""
    return rounded_down(load, kg * STEP_BACK) or kg


def _step_kg(load: Load, kg: float) -> float:
    if load in ("barbell", "machine"):
        return PLATES_KG
    heavy = load in ("dumbbell", "dumbbells") and kg >= HEAVY_DUMBBELL_KG
    return HEAVY_STEP_KG if heavy else LIGHT_STEP_KG
