"""Harder and easier neighbours: how those progress who cannot add a weight (R-STR-13).

A walk along the catalogue's ladder, each step told by two sessions in a row. Where it ends depends
on the log alone, so that a plan already changed by it ends at the same place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal

from attrs import frozen

from pacelift.coach.catalogue import Catalogue, Exercise, ExerciseLevel, level_rank
from pacelift.coach.load_steps import next_down
from pacelift.coach.performed import Performed, twice
from pacelift.coach.plan import StrengthPhase
from pacelift.coach.profile import Equipment, InjuryTag, Strength
from pacelift.coach.strength_choice import LEVEL_BY_EXPERIENCE

Way = Literal["harder", "easier"]


@frozen
class Means:
    """What a runner can do exercises with: R-STR-11, R-STR-17 and R-STR-18 in one value."""

    equipment: Equipment
    injuries: tuple[InjuryTag, ...]
    hardest: ExerciseLevel
    barbell: bool


def means_of(strength: Strength, injuries: tuple[InjuryTag, ...], phase: StrengthPhase) -> Means:
    """The runner's means in a phase."""
    first, later = LEVEL_BY_EXPERIENCE[strength.experience]
    learning = phase == "foundation"
    return Means(
        equipment=strength.equipment,
        injuries=injuries,
        hardest=first if learning else later,
        barbell=not (learning and strength.experience == "none"),
    )


@frozen
class Ladder:
    """The rungs a runner may use in a phase; `taken` are ids the session already holds."""

    catalogue: Catalogue
    means: Means
    phase: StrengthPhase
    taken: Collection[str] = ()

    def neighbour(self, exercise: Exercise, way: Way) -> Exercise | None:
        """The nearest rung that way which this runner may use now, None when it is taken."""
        step = self.catalogue.harder if way == "harder" else self.catalogue.easier
        rung = step(exercise, self.means.equipment, self.means.injuries)
        while rung is not None and not self._usable(rung, way):
            rung = step(rung, self.means.equipment, self.means.injuries)
        return None if rung is None or rung.id in self.taken else rung

    def _usable(self, rung: Exercise, way: Way) -> bool:
        too_hard = level_rank(rung.level) > level_rank(self.means.hardest)
        return (
            rung.band(self.phase) is not None
            and not (way == "harder" and too_hard)
            and (self.means.barbell or not rung.barbell)
        )


@frozen
class Climb:
    """A rung and the way that led there, None without a step.

    `at_top` tells that the log asks for a harder one and there is none.
    """

    rung: Exercise
    way: Way | None
    at_top: bool = False


def climbed(
    ladder: Ladder, planned: Exercise, history: Sequence[Performed], *, hold: bool
) -> Climb:
    """Where on the ladder the log leads from a planned exercise.

    With `hold` no rung is climbed that was not done before. Of two rungs that each ask for the
    other, the one asked for later is the end.
    """
    rung, moved = planned, None
    while True:
        way, asked_on = _asked(_of(rung, history), rung)
        following = None if way is None else ladder.neighbour(rung, way)
        if following is None:
            return Climb(rung, moved, at_top=way == "harder" and not hold)
        done = _of(following, history)
        back, back_on = _asked(done, following)
        returns = back is not None and back != way and back_on > asked_on
        turns = moved is not None and way != moved
        if returns or turns or (hold and way == "harder" and not done):
            return Climb(rung, moved)
        rung, moved = following, way


def _of(rung: Exercise, history: Sequence[Performed]) -> list[Performed]:
    return [each for each in history if each.exercise == rung.id]


def _asked(done: Sequence[Performed], rung: Exercise) -> tuple[Way | None, date]:
    """Which way the log of a rung leads, and of which day it is."""
    return _way(done, rung), (done[-1].day if done else date.min)


def _way(done: Sequence[Performed], rung: Exercise) -> Way | None:
    """A weight goes up and down first; only where it cannot go down the rung is too hard."""
    said = twice(done, rung)
    if said == "ready":
        return None if rung.loadable else "harder"
    if said is None or rung.load is None or rung.load == "band":
        return "easier" if said == "short" else None
    load_kg = next(each.load_kg for each in reversed(done) if not each.light)
    lowest = load_kg is None or next_down(rung.load, load_kg) == load_kg
    return "easier" if lowest else None
