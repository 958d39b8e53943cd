"""Which exercise stands in which place of a lift.

The same exercises stay for a block of weeks, since progress needs repetition; the next block takes
the runner-up. What equipment and injuries rule out never comes up (R-STR-17, R-STR-18).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from attrs import frozen

from pacelift.coach.catalogue import (
    Catalogue,
    Exercise,
    ExerciseLevel,
    Pattern,
    equipment_rank,
    level_rank,
)
from pacelift.coach.plan import StrengthPhase
from pacelift.coach.profile import InjuryTag, Profile, Strength
from pacelift.coach.strength_season import LiftWeek

LEVEL_BY_EXPERIENCE: Final[dict[str, tuple[ExerciseLevel, ExerciseLevel]]] = {
    "none": ("beginner", "intermediate"),
    "some": ("intermediate", "intermediate"),
    "regular": ("intermediate", "advanced"),
}
"""The hardest level in the foundation phase, and after it (R-STR-11)."""

BLOCK_WEEKS: Final = 4
CHOICES_IN_TURN: Final = 2
TRUNK_PATTERNS: Final = frozenset({"core", "hip"})
HEAVY_PHASES: Final = frozenset({"max-strength", "power", "maintenance"})

Choice = tuple[Pattern, ...]
"""Patterns for one place of a session, the wanted one first."""


@frozen
class LiftFrame:
    """What composing a week's lifts needs. `number` is the week's; `cap_min` the longest a lift
    may take in its windows; `contacts_before` the ground contacts of the last session with jumps;
    `sets_before` the mean sets of a lift in the week before, infinite where it had none.
    """

    profile: Profile
    catalogue: Catalogue
    week: LiftWeek
    number: int
    cap_min: int
    contacts_before: int
    sets_before: float = math.inf


def choose(
    frame: LiftFrame, patterns: Choice, place: int, taken: Collection[str], *, squats: bool
) -> Exercise | None:
    """The exercise for one place: of the wanted pattern, else the next that the runner may do.

    `squats` tells a lift with squats from one with lunges: the first hinges on one leg and trains
    calves with straight knees, the second the other way round.
    """
    for pattern in patterns:
        ranked = _ranked(candidates(frame, pattern), pattern, frame.week.phase, squats=squats)
        found = [(exercise, merit) for exercise, merit in ranked if exercise.id not in taken]
        if found:
            best = found[0][1]
            alike = [exercise for exercise, merit in found if merit == best]
            turn = frame.week.phase_week // BLOCK_WEEKS
            # Trunk work differs from place to place and from lift to lift of one week.
            turn += place + squats if pattern in TRUNK_PATTERNS else 0
            return alike[turn % min(len(alike), CHOICES_IN_TURN)]
    return None


def candidates(frame: LiftFrame, pattern: Pattern) -> tuple[Exercise, ...]:
    """What the runner may do of a pattern this week, in the catalogue's order."""
    profile = frame.profile
    return _allowed(
        frame.catalogue, profile.strength, profile.athlete.injuries, frame.week.phase, pattern
    )


@lru_cache(maxsize=2048)
def _allowed(
    catalogue: Catalogue,
    strength: Strength,
    injuries: tuple[InjuryTag, ...],
    phase: StrengthPhase,
    pattern: Pattern,
) -> tuple[Exercise, ...]:
    """Of this phase and the runner's level, or else of any phase, or else of any level."""
    first, later = LEVEL_BY_EXPERIENCE[strength.experience]
    equipment = strength.equipment
    top = first if phase == "foundation" else later
    found = catalogue.available(equipment, injuries, phase=phase, pattern=pattern, max_level=top)
    if strength.experience == "none" and phase == "foundation":
        found = tuple(each for each in found if not each.barbell) or found
    found = found or catalogue.available(equipment, injuries, pattern=pattern, max_level=top)
    return found or catalogue.available(equipment, injuries, pattern=pattern)


@lru_cache(maxsize=2048)
def _ranked(
    found: tuple[Exercise, ...], pattern: Pattern, phase: StrengthPhase, *, squats: bool
) -> tuple[tuple[Exercise, tuple[bool, ...]], ...]:
    """Best first, each with what must be alike for another to take its turn.

    A deadlift before a bridge; what can be loaded in the heavy phases and no bar before them;
    a side at a time where the lift is the one for it; then what the equipment offers most of.
    Trunk and hips live by variety, so that a weight there is no merit of its own.
    """
    heavy = phase in HEAVY_PHASES

    def merit(each: Exercise) -> tuple[bool, ...]:
        loaded = each.loadable if heavy else not each.barbell
        if pattern == "calf":
            bent = each.calf_knee == "bent"
            return (bent != squats, each.unilateral, loaded)
        if pattern == "hinge":
            return (each.deadlift, each.unilateral == squats, loaded)
        return () if pattern in TRUNK_PATTERNS else (loaded,)

    def order(each: Exercise) -> tuple[int, ...]:
        level = level_rank(each.level)
        after = (equipment_rank(each.equipment), level if heavy else -level)
        return tuple(-value for value in (*merit(each), *after))

    return tuple((each, merit(each)) for each in sorted(found, key=order))


def one_sided_leg(exercise: Exercise) -> bool:
    """Whether it is a leg exercise done a side at a time, calves aside (R-STR-12)."""
    return exercise.unilateral and exercise.area == "legs" and exercise.pattern != "calf"
