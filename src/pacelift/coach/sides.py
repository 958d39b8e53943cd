"""Left against right: the single-leg tests, and what a difference changes (R-STR-12).

A test stands in a lighter week about every four weeks and is logged by side. Over a tenth apart,
the weaker side goes first and does one set more, until a later test finds the two closer. Whether
such differences matter to a runner is not settled; the tenth is coaching practice.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.catalogue import Catalogue, Pattern
from pacelift.coach.performed import SetDone
from pacelift.coach.plan import Prescription, Reason, Session, Side
from pacelift.coach.strength_dose import work_min

CLOSE: Final = 0.10
"""A difference up to this share of the stronger side is none."""
EXTRA_SETS: Final = 1

EVEN: Final = Reason("R-STR-12", "sides-even")
LATER: Final = Reason("R-STR-12", "sides-later")

TRAINED_BY: Final[Mapping[Pattern, tuple[Pattern, ...]]] = {
    "calf": ("calf",),
    "hinge": ("hinge", "hamstring", "lunge", "step", "squat"),
}
"""Which one-sided exercises answer the test of a pattern, the nearest first."""


@frozen
class SideTest:
    """The repetitions of one test, a side at a time."""

    day: date
    exercise: str
    left: int
    right: int

    @property
    def weaker(self) -> Side | None:
        """The side over a tenth behind the other, None when they are close."""
        if self.difference <= CLOSE:
            return None
        return "left" if self.left < self.right else "right"

    @property
    def difference(self) -> float:
        """How far the weaker side is behind, as a share of the stronger."""
        most = max(self.left, self.right)
        return abs(self.left - self.right) / most if most else 0.0


def side_tests_in(session: Session, sets: Sequence[SetDone]) -> tuple[SideTest, ...]:
    """The tests of a session that were logged on both sides, the best of each side."""
    found = []
    for asked in session.exercises:
        best: dict[Side, int] = {}
        for done in sets:
            if asked.test and done.exercise == asked.exercise and done.side is not None:
                best[done.side] = max(done.reps, best.get(done.side, 0))
        if len(best) == 2:
            day = session.start.date()
            found.append(SideTest(day, asked.exercise, best["left"], best["right"]))
    return tuple(found)


def with_sides(
    exercises: Sequence[Prescription],
    tests: Sequence[SideTest],
    catalogue: Catalogue,
    *,
    light: bool,
    most_min: float = math.inf,
) -> tuple[tuple[Prescription, ...], Reason | None]:
    """Exercises with the weaker side first where the latest tests ask for it, and why they changed.

    One exercise answers each test: the nearest with which a set more keeps all of them within
    `most_min`, else the nearest without one. A `light` session (a cutback week, the taper, after
    "too hard") has no set to add, so that nothing is asked of it.
    """
    latest = {test.exercise: test for test in sorted(tests, key=lambda test: test.day)}
    made = tuple(evolve(each, weaker=None, extra_sets=0) for each in exercises)
    reason = None
    for test in () if light else latest.values():
        answers = list(_answers(made, test, catalogue))
        fitting = (each for each in answers if work_min(catalogue, each[1]) <= most_min)
        place, answer = next(fitting, answers[0] if answers else (None, made))
        if place is None:
            continue
        if work_min(catalogue, answer) > most_min:
            answer = _replaced(answer, place, evolve(answer[place], extra_sets=0))
        made = answer
        if reason is None and made[place] != exercises[place]:
            reason = _weaker_reason(made[place], test, catalogue)
    if made == tuple(exercises):
        return made, None
    if reason is None:
        even = not light and all(test.weaker is None for test in latest.values())
        reason = EVEN if even else LATER
    return made, reason


def _answers(
    made: tuple[Prescription, ...], test: SideTest, catalogue: Catalogue
) -> Iterator[tuple[int, tuple[Prescription, ...]]]:
    """Each exercise that could answer a test and answers no other, the nearest first: where it
    stands, and all of them with its weaker side first and a set more.
    """
    patterns = TRAINED_BY.get(catalogue[test.exercise].pattern, ()) if test.weaker else ()
    for pattern in patterns:
        for place, each in enumerate(made):
            exercise = catalogue[each.exercise]
            free = exercise.unilateral and not each.test and each.weaker is None
            if free and exercise.pattern == pattern:
                answer = evolve(each, weaker=test.weaker, extra_sets=EXTRA_SETS)
                yield place, _replaced(made, place, answer)


def _replaced(
    made: tuple[Prescription, ...], place: int, by: Prescription
) -> tuple[Prescription, ...]:
    return (*made[:place], by, *made[place + 1 :])


def _weaker_reason(made: Prescription, test: SideTest, catalogue: Catalogue) -> Reason:
    values = (
        ("exercise", catalogue[made.exercise].name),
        ("side", test.weaker or ""),
        ("percent", round(100 * test.difference)),
    )
    if made.extra_sets:
        return Reason("R-STR-12", "weaker-side", values)
    return Reason("R-STR-12", "weaker-first", values)
