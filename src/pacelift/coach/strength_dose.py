"""How much of an exercise: sets, amounts, reps in reserve, loads, rest, jumps (R-STR-9).

Which exercise is `strength_choice`; what a whole lift is made of is `strength`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from pacelift.coach.catalogue import Catalogue, Exercise
from pacelift.coach.plan import Prescription, StrengthPhase
from pacelift.coach.rules import strength as r
from pacelift.coach.strength_choice import (
    BLOCK_WEEKS,
    CHOICES_IN_TURN,
    LEVEL_BY_EXPERIENCE,
    LiftFrame,
)

MAIN_PATTERNS: Final = frozenset({"squat", "lunge", "step", "hinge"})


@frozen
class Dose:
    """Sets, reps in reserve, rest and share of the one-repetition maximum of a phase (R-STR-9)."""

    main_sets: int
    other_sets: int
    rir: int
    main_rest_s: int
    percent: tuple[int, int]
    contacts: int


DOSES: Final[dict[StrengthPhase, Dose]] = {
    "foundation": Dose(3, 2, 3, 75, (60, 70), 0),
    "max-strength": Dose(3, 2, 2, 150, (80, 87), 40),
    "power": Dose(3, 2, 3, 150, (60, 75), 60),
    "maintenance": Dose(2, 2, 2, 120, (80, 85), 40),
    "taper": Dose(2, 1, 3, 120, (75, 80), 0),
}
OTHER_REST_S: Final = 60
CORE_REST_S: Final = 30
WARM_UP_MIN: Final = 6
CORE_WARM_UP_MIN: Final = 2
SECONDS: Final = {"reps": 4.0, "s": 1.0, "m": 1.2}
"""Seconds one repetition, second or metre takes."""
NO_LOAD_TEMPO: Final = "3-1-1"
JUMP_REST_S: Final = 90
NEAR_CONTACTS: Final = 10
"""Jumps take turns whose contacts differ by no more than this."""


def prescribe(frame: LiftFrame, exercise: Exercise, *, main: bool) -> Prescription:
    """The dose of one exercise this week; `main` lifts get more sets and longer rest (R-STR-9)."""
    week, dose = frame.week, DOSES[frame.week.phase]
    main = main and exercise.pattern in MAIN_PATTERNS
    sets = dose.main_sets if main else dose.other_sets
    if week.phase == "foundation" and week.phase_week < 2:
        sets = min(sets, 2)
    if main and week.phase == "max-strength" and frame.profile.strength.experience == "regular":
        sets += 1
    rir = dose.rir + (week.phase == "foundation" and week.phase_week < 2)
    rir += frame.profile.strength.experience == "none" and week.phase == "max-strength"
    rir += week.phase == "taper" and not week.heavy
    load_kg, percent = _load(frame, exercise)
    no_load = not exercise.loadable and week.phase == "max-strength" and main
    return Prescription(
        exercise=exercise.id,
        sets=sets,
        amount=_amount(exercise, week.phase),
        unit=exercise.unit,
        rir=(min(5, rir + week.deload) if exercise.unit == "reps" else None),
        load_kg=load_kg,
        load_percent=percent,
        rest_s=dose.main_rest_s if main else OTHER_REST_S,
        tempo=NO_LOAD_TEMPO if no_load else None,
    )


def _amount(exercise: Exercise, phase: StrengthPhase) -> tuple[int, int]:
    return exercise.band(phase) or exercise.amount[0][1]


def _load(frame: LiftFrame, exercise: Exercise) -> tuple[float | None, tuple[int, int] | None]:
    """Kilograms from the runner's one-repetition maximum, rounded down to what plates allow."""
    if exercise.one_rep_max is None or not exercise.loadable:
        return None, None
    percent = DOSES[frame.week.phase].percent
    best = dict(frame.profile.strength.one_rep_max_kg).get(exercise.one_rep_max)
    if best is None or exercise.one_rep_max_factor is None:
        return None, percent
    step_kg = 2.5 if exercise.load in {"barbell", "machine"} else 1.0
    share = percent[0] / 100 * (0.95 if frame.week.deload else 1.0)
    kg = best * exercise.one_rep_max_factor * share // step_kg * step_kg
    return (kg if kg > 0 else None), percent


def jumps(frame: LiftFrame) -> Prescription | None:
    """Jumps first in the session, in a dose that grows slowly (R-STR-9, R-STR-11)."""
    week, strength = frame.week, frame.profile.strength
    target = DOSES[week.phase].contacts
    if week.weeks_lifting < r.WEEKS_BEFORE_JUMPS + 1 or not target:
        return None
    most = frame.contacts_before + r.CONTACTS_STEP if frame.contacts_before else r.FIRST_CONTACTS[0]
    target = min(target, most, r.MOST_CONTACTS)
    level = LEVEL_BY_EXPERIENCE[strength.experience][0]
    found = frame.catalogue.available(
        strength.equipment,
        frame.profile.athlete.injuries,
        phase=week.phase,
        pattern="plyo",
        max_level=level,
    )
    if not any(each.contacts <= target for each in found):
        return None
    ranked = sorted(found, key=lambda each: -_landings(each, target))
    near = _landings(ranked[0], target) - NEAR_CONTACTS
    alike = [each for each in ranked[:CHOICES_IN_TURN] if _landings(each, target) >= near]
    exercise = alike[week.phase_week // BLOCK_WEEKS % len(alike)]
    sets = _landings(exercise, target) // exercise.contacts
    return Prescription(
        exercise=exercise.id,
        sets=sets,
        amount=_amount(exercise, week.phase),
        unit=exercise.unit,
        rir=None,
        load_kg=None,
        load_percent=None,
        rest_s=JUMP_REST_S,
        contacts=sets * exercise.contacts,
    )


def _landings(exercise: Exercise, target: int) -> int:
    """The contacts of as many sets as the exercise may have inside the target."""
    return min(target // exercise.contacts, exercise.sets[1]) * exercise.contacts


def minutes(
    catalogue: Catalogue, chosen: Sequence[Prescription], warm_up_min: float = WARM_UP_MIN
) -> int:
    """Estimated time, warm-up included, to the next five minutes."""
    return math.ceil((warm_up_min + work_min(catalogue, chosen)) / 5) * 5


def work_min(catalogue: Catalogue, chosen: Sequence[Prescription]) -> float:
    """Estimated minutes of these exercises, a weaker side's set included."""
    seconds = 0.0
    for each in chosen:
        sides = 2 if catalogue[each.exercise].unilateral else 1
        one_side = sum(each.amount) / 2 * SECONDS[each.unit]
        seconds += each.sets * (one_side * sides + each.rest_s)
        seconds += each.extra_sets * (one_side + each.rest_s)
    return seconds / 60
