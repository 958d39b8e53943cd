"""What one lift holds and in which order (R-STR-12), and the hips and trunk of novices (R-STR-16).

Sets, repetitions and loads are `strength`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pacelift.coach.catalogue import Exercise, Pattern
from pacelift.coach.plan import Session
from pacelift.coach.rules.base import Rule
from pacelift.coach.rules.strength import MOST_EXERCISES, MOST_MINUTES
from pacelift.coach.rules.view import PlanView
from pacelift.errors import a_choice, said

COVERAGE: Final[tuple[tuple[Pattern, ...], ...]] = (
    ("squat", "lunge", "step"),
    ("hinge",),
    ("calf",),
    ("core",),
    ("hip",),
    ("push", "pull"),
)
"""R-STR-12: every full session has one of each."""

LEG_PATTERNS: Final = frozenset({"squat", "lunge", "step", "hinge", "hamstring"})
"""R-STR-12: at least one of these works one leg at a time."""

FULL_PHASES: Final = ("foundation", "max-strength", "power")
FULL_MINUTES: Final = 30
"""A lift in these phases and from these minutes on is a full session."""

HIP_CORE_A_WEEK: Final = 2
"""R-STR-16: sessions a week with hip and trunk work, for novices who lift."""


def _menu(view: PlanView) -> Iterable[tuple[str, str]]:
    for lift in view.lifts:
        done = _exercises(view, lift)
        if len(done) > MOST_EXERCISES:
            yield (
                lift.id,
                said("{count} exercises, at most {most}", count=len(done), most=MOST_EXERCISES),
            )
        if lift.minutes > MOST_MINUTES:
            yield (
                lift.id,
                said("{minutes} min, at most {most}", minutes=lift.minutes, most=MOST_MINUTES),
            )
        yield from _out_of_order(lift, done)
        full = lift.minutes >= FULL_MINUTES and not view.week(lift).week.cutback
        if full and view.week(lift).week.strength_phase in FULL_PHASES:
            yield from _missing(view, lift, done)


def _exercises(view: PlanView, session: Session) -> list[Exercise]:
    """The session's training exercises in order; tests and unknown ones left out."""
    return [
        view.catalogue[each.exercise]
        for each in session.exercises
        if not each.test and each.exercise in view.catalogue
    ]


def _missing(view: PlanView, lift: Session, done: list[Exercise]) -> Iterator[tuple[str, str]]:
    held = {exercise.pattern for exercise in done}
    for patterns in COVERAGE:
        if held.isdisjoint(patterns) and _possible(view, patterns):
            yield lift.id, said("no {patterns}", patterns=a_choice(patterns))
    legs = [each for each in done if each.pattern in LEG_PATTERNS]
    if legs and not any(exercise.unilateral for exercise in legs):
        yield lift.id, said("no leg exercise on one side at a time")


def _possible(view: PlanView, patterns: tuple[Pattern, ...]) -> bool:
    """Whether equipment and injuries leave an exercise of these patterns."""
    profile = view.profile
    return bool(
        view.catalogue.available(
            profile.strength.equipment, profile.athlete.injuries, pattern=patterns
        )
    )


def _out_of_order(lift: Session, done: list[Exercise]) -> Iterator[tuple[str, str]]:
    ranks = [rank for rank in map(_rank, done) if rank is not None]
    if ranks != sorted(ranks):
        yield lift.id, said("not in the order jumps, both legs, one leg, calves, upper body, trunk")


def _rank(exercise: Exercise) -> int | None:
    if exercise.pattern == "mobility":
        return None
    if exercise.pattern == "plyo":
        return 0
    if exercise.pattern == "calf":
        return 3
    if exercise.area == "legs":
        return 2 if exercise.unilateral else 1
    return 4 if exercise.area == "upper" else 5


def _hips_and_trunk(view: PlanView) -> Iterable[tuple[str, str]]:
    if view.level != "novice" or not view.profile.strength.sessions:
        return
    no_room = ("R-DAYS-1", "no-room") in view.warned
    for week in view.before_taper:
        sessions = sum(
            any(exercise.area == "core" for exercise in _exercises(view, session))
            for session in week.sessions
            if session.discipline in ("strength", "core")
        )
        if week.full and not no_room and sessions < HIP_CORE_A_WEEK:
            yield week.where, said("{sessions} sessions with hip and trunk work", sessions=sessions)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-STR-12",
        "soft",
        "A full lift trains knee and hip bending, calves, hips, trunk and upper body, one leg at a "
        "time too, the fastest first.",
        "coaching practice",
        "P",
        _menu,
    ),
    Rule(
        "R-STR-16",
        "soft",
        "Newer runners train hips and trunk twice a week.",
        "Leppanen 2024",
        "B",
        _hips_and_trunk,
    ),
)
