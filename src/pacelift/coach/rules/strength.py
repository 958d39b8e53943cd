"""Numbers of strength for runners (R-STR-*): what is done when, how much, and what is too much.

The rules and their checks are `strength_rules`, `strength_safety` and `strength_menu`.
"""

from __future__ import annotations

from typing import Final

NO_HEAVY_LEGS_DAYS: Final = 10
NO_LEG_LOAD_DAYS: Final = 5
"""R-STR-8: days before the race without heavy legs, without any leg load."""

BEGINNER_DAYS_BEFORE_HEAVY: Final = 21
FIRST_CONTACTS: Final = (40, 60)
CONTACTS_STEP: Final = 20
MOST_CONTACTS: Final = 120
WEEKS_BEFORE_JUMPS: Final = 3
"""R-STR-11: first weeks of someone new to lifting."""

MOST_EXERCISES: Final = 7
MOST_MINUTES: Final = 50
"""R-STR-12: one full session."""

DELOAD_SETS: Final = 0.6
"""R-STR-14: sets of a deload week against the week before, at the most."""

PHASE_WEEKS: Final = {
    8: (2, 3, 1, 1, 1),
    12: (3, 5, 2, 1, 1),
    16: (4, 6, 3, 1, 2),
    18: (4, 7, 3, 2, 2),
    20: (4, 8, 3, 3, 2),
    24: (5, 10, 4, 3, 2),
    30: (6, 14, 4, 4, 2),
}
"""R-STR-10: weeks of foundation, max-strength, power, maintenance, taper by horizon in weeks."""

FOUNDATION_WEEKS_NEW: Final = ((16, 6), (0, 4))
"""R-STR-9, R-STR-11: from a horizon in weeks on, foundation weeks of someone new to lifting: six,
and in shorter seasons the four that come before anything heavy."""

SESSION_RPE: Final = {
    "foundation": (5, 6),
    "max-strength": (7, 8),
    "power": (6, 7),
    "maintenance": (6, 7),
    "taper": (4, 5),
    "core": (3, 4),
}
"""R-PACE-12: target ratings of perceived exertion of lifts, 0 to 10."""

LIFTS_A_WEEK: Final = {
    "foundation": (2, 3),
    "max-strength": (2, 3),
    "power": (1, 3),
    "maintenance": (1, 1),
    "taper": (0, 1),
    "none": (0, 0),
}
FEW_RUNS: Final = 3
OLDER_YEARS: Final = 50
MAINTENANCE_MORE: Final = 2
"""R-STR-5, R-STR-6: lifts a week by strength phase; those with few runs, and older lifters, may
keep two in maintenance."""

MAINTENANCE_GAP_DAYS: Final = 10
"""R-STR-6: at the most between two lifts that keep strength."""

WEEKS_FOR_EFFECT: Final = 10
HEAVY_REPS: Final = 6
HEAVY_RIR: Final = 3
"""R-STR-2: weeks with strength, and repetitions and reserve of the heaviest sets."""

WEEKS_FOR_SPLIT: Final = 12
HEAVY_WEEKS: Final = 6
"""R-STR-10: from this horizon, weeks of max-strength and power together."""

SETS: Final = {"foundation": 3, "max-strength": 4, "power": 3, "maintenance": 3, "taper": 2}
LEAST_RIR: Final = {"foundation": 3, "max-strength": 1, "power": 1, "maintenance": 1, "taper": 3}
FOUNDATION_REPS: Final = 8
"""R-STR-9: most sets and least repetitions in reserve of leg exercises; fewest repetitions of the
foundation."""

LOAD_STEP: Final = 1.10
SMALLEST_PLATE_KG: Final = 2.5
"""R-STR-13: how much a load grows from one session to the next of its phase."""
