"""The lifts of one week, before they have a day.

Which exercise is `strength_choice`, how much of it `strength_dose`. A lift that must be shorter
gives up sets, then its last exercises.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.plan import Prescription, Reason, StrengthPhase
from pacelift.coach.rules import strength as r
from pacelift.coach.strength_choice import (
    Choice,
    LiftFrame,
    candidates,
    choose,
    one_sided_leg,
)
from pacelift.coach.strength_dose import (
    CORE_REST_S,
    CORE_WARM_UP_MIN,
    OTHER_REST_S,
    jumps,
    minutes,
    prescribe,
)
from pacelift.coach.strength_season import LiftRole, LiftWeek

MENUS: Final[dict[str, tuple[Choice, ...]]] = {
    "squat": (
        ("squat", "lunge", "step"),
        ("hinge", "hamstring"),
        ("calf",),
        ("push", "pull"),
        ("core",),
        ("hip", "core"),
    ),
    "lunge": (
        ("lunge", "step", "squat"),
        ("hinge", "hamstring"),
        ("calf",),
        ("pull", "push"),
        ("core",),
        ("hip", "core"),
    ),
    "core": (("hip",), ("core",), ("hip", "core"), ("core",), ("mobility",)),
}
"""R-STR-12, R-STR-16: what a session holds, in its order."""

ONE_SIDED_PATTERNS: Final[Choice] = ("step", "lunge", "hinge", "squat")

CORE_SETS: Final = 2
CORE_MINUTES: Final = 20
SHORTEST_LIFT_MIN: Final = 20
FEWEST_EXERCISES: Final = 4
LEG_LOADS: Final[dict[StrengthPhase, int]] = {
    "foundation": 2,
    "max-strength": 3,
    "power": 3,
    "maintenance": 3,
    "taper": 3,
    "none": 0,
}
MEDIUM_LEGS: Final = 2
"""Leg load of lift A by phase, 0 to 3. Lift B is medium, so that R-ORD-6 keeps a night between."""


@frozen
class LiftDraft:
    """A lift without a time; `shortened` tells that a longer window would hold more of it."""

    role: LiftRole
    minutes: int
    leg_load: int
    rpe: tuple[int, int]
    exercises: tuple[Prescription, ...]
    why: tuple[Reason, ...]
    shortened: bool = False


def compose(frame: LiftFrame) -> tuple[LiftDraft, ...]:
    """The week's lifts, in their order of worth."""
    drafts = (_core(frame) if role == "core-1" else _lift(frame, role) for role in frame.week.roles)
    return tuple(draft for draft in drafts if draft is not None)


def _lift(frame: LiftFrame, role: LiftRole) -> LiftDraft | None:
    week = frame.week
    squats = _squats(frame, role)
    chosen: list[Prescription] = []
    for place, patterns in enumerate(MENUS["squat" if squats else "lunge"]):
        taken = [p.exercise for p in chosen]
        exercise = choose(frame, patterns, place, taken, squats=squats)
        if exercise is not None:
            chosen.append(prescribe(frame, exercise, main=place < 2))
    chosen = _with_one_sided(frame, chosen)
    hops = jumps(frame) if role == "lift-a" else None
    chosen = _in_order(frame, chosen)
    if hops is not None and len(chosen) < r.MOST_EXERCISES:
        chosen = [hops, *chosen]
    whole = _fit(frame, chosen, r.MOST_MINUTES)
    fitted = whole if frame.cap_min >= r.MOST_MINUTES else _fit(frame, chosen, frame.cap_min)
    if fitted is None:
        return None
    shortened = fitted != whole
    if week.deload:
        fitted = _deloaded(fitted, frame.sets_before)
    if week.test and role == _lift_roles(week)[-1]:
        fitted = _in_order(frame, _with_tests(frame, fitted))
        fitted = _fit(frame, fitted, min(frame.cap_min, r.MOST_MINUTES)) or fitted
    return LiftDraft(
        role=role,
        minutes=minutes(frame.catalogue, fitted),
        leg_load=_leg_load(frame, role),
        rpe=_rpe(week),
        exercises=tuple(fitted),
        why=_why(frame, role, fitted),
        shortened=shortened,
    )


def _squats(frame: LiftFrame, role: LiftRole) -> bool:
    """Squats in A and lunges in B; a lone lift takes them in turn, week by week."""
    alone = "lift-b" not in frame.week.roles
    return frame.number % 2 == 1 if alone else role == "lift-a"


def _leg_load(frame: LiftFrame, role: LiftRole) -> int:
    heavy = role == "lift-a" and frame.week.heavy and not frame.week.deload
    load = LEG_LOADS[frame.week.phase]
    return load if heavy else min(load, MEDIUM_LEGS)


def _rpe(week: LiftWeek) -> tuple[int, int]:
    low, high = r.SESSION_RPE[week.phase]
    return (low - 1, high - 1) if week.deload else (low, high)


def _with_one_sided(frame: LiftFrame, chosen: list[Prescription]) -> list[Prescription]:
    """R-STR-12: at least one leg exercise a side at a time; where none is, one is added."""
    catalogue = frame.catalogue
    if any(one_sided_leg(catalogue[p.exercise]) for p in chosen):
        return chosen
    taken = {p.exercise for p in chosen}
    for pattern in ONE_SIDED_PATTERNS:
        for exercise in candidates(frame, pattern):
            if one_sided_leg(exercise) and exercise.id not in taken:
                return [*chosen, prescribe(frame, exercise, main=False)]
    return chosen


def _in_order(frame: LiftFrame, chosen: list[Prescription]) -> list[Prescription]:
    """R-STR-12: both legs, one leg, calves, upper body, trunk; tests last."""

    def place(each: Prescription) -> int:
        exercise = frame.catalogue[each.exercise]
        if each.test:
            return 5
        if exercise.area != "legs":
            return 3 if exercise.area == "upper" else 4
        return 2 if exercise.pattern == "calf" else int(exercise.unilateral)

    return sorted(chosen, key=place)


def _with_tests(frame: LiftFrame, chosen: list[Prescription]) -> list[Prescription]:
    """The single-leg tests: the calf test in place of the calf exercise, others at the end."""
    profile = frame.profile
    tests = frame.catalogue.tests(profile.strength.equipment, profile.athlete.injuries)
    for test in tests:
        made = evolve(
            prescribe(frame, test, main=False), sets=1, rir=None, rest_s=OTHER_REST_S, test=True
        )
        place = next(
            (
                i
                for i, p in enumerate(chosen)
                if test.pattern == "calf" and frame.catalogue[p.exercise].pattern == "calf"
            ),
            None,
        )
        chosen = [*chosen, made] if place is None else [*chosen[:place], made, *chosen[place + 1 :]]
    return chosen


def _lift_roles(week: LiftWeek) -> tuple[LiftRole, ...]:
    return tuple(role for role in week.roles if role != "core-1")


def _fit(frame: LiftFrame, chosen: list[Prescription], cap_min: int) -> list[Prescription] | None:
    """As many exercises as the time holds, the first ones kept; None when it holds too few."""
    if cap_min < SHORTEST_LIFT_MIN:
        return None
    while minutes(frame.catalogue, chosen) > cap_min:
        shorter = _one_set_less(chosen)
        if shorter is not None:
            chosen = shorter
        elif len(chosen) > FEWEST_EXERCISES:
            chosen = chosen[:-1]
        else:
            shorter = _one_set_less(chosen, fewest=1)
            if shorter is None:
                return None
            chosen = shorter
    return chosen


def _deloaded(chosen: list[Prescription], sets_before: float) -> list[Prescription]:
    """R-STR-14: at most 60 % of this week's sets and of those before, which a phase's first weeks
    may have kept low; where single sets are still too many, fewer exercises.
    """
    most = r.DELOAD_SETS * min(sets_before, sum(each.sets for each in chosen))
    less = [_with_sets(each, max(1, int(each.sets * r.DELOAD_SETS))) for each in chosen]
    while sum(each.sets for each in less) > most and len(less) > 1:
        less = less[:-1]
    return less


def _with_sets(each: Prescription, sets: int) -> Prescription:
    return evolve(each, sets=sets, contacts=each.contacts * sets // each.sets)


def _one_set_less(chosen: list[Prescription], fewest: int = 2) -> list[Prescription] | None:
    """The last exercise with the most sets loses one, down to the fewest."""
    most = max(each.sets for each in chosen)
    if most <= fewest:
        return None
    place = max(i for i, each in enumerate(chosen) if each.sets == most)
    return [*chosen[:place], _with_sets(chosen[place], most - 1), *chosen[place + 1 :]]


def _why(frame: LiftFrame, role: LiftRole, exercises: Sequence[Prescription]) -> tuple[Reason, ...]:
    week, strength = frame.week, frame.profile.strength
    why: list[Reason] = []
    if week.deload:
        why.append(Reason("R-STR-14", "deload"))
    if any(each.test for each in exercises):
        why.append(Reason("R-STR-12", "sides-test"))
    if week.phase == "maintenance":
        why.append(Reason("R-STR-6", "maintenance"))
    elif week.phase == "taper":
        why.append(Reason("R-STR-8", "taper"))
    else:
        why.append(Reason("R-STR-9", week.phase))
    if strength.experience == "none" and week.phase == "foundation":
        why.append(Reason("R-STR-11", "technique-first"))
    elif role == "lift-a":
        why.append(Reason("R-STR-4", "durability") if week.heavy else Reason("R-STR-1", "economy"))
    else:
        why.append(Reason("R-STR-12", "one-sided"))
    if strength.equipment == "none" and week.phase == "max-strength":
        why.append(Reason("R-STR-18", "no-load"))
    if not week.deload and week.phase in {"foundation", "max-strength"} and exercises:
        why.append(Reason("R-STR-13", "progression"))
    injuries = frame.profile.athlete.injuries
    why += [Reason("R-STR-17", "swapped", (("injury", tag),)) for tag in injuries[:1]]
    return tuple(why)


def _core(frame: LiftFrame) -> LiftDraft | None:
    """Hip and core in twenty minutes, half the sets in deload and taper weeks (R-STR-16)."""
    week = frame.week
    chosen: list[Prescription] = []
    for place, patterns in enumerate(MENUS["core"]):
        taken = [p.exercise for p in chosen]
        exercise = choose(frame, patterns, place, taken, squats=True)
        if exercise is not None:
            made = prescribe(frame, exercise, main=False)
            sets = 1 if week.deload or week.phase == "taper" else CORE_SETS
            chosen.append(evolve(made, sets=sets, rest_s=CORE_REST_S, load_kg=None))
    while minutes(frame.catalogue, chosen, CORE_WARM_UP_MIN) > CORE_MINUTES:
        chosen = _one_set_less(chosen, fewest=1) or chosen[:-1]
    length_min = minutes(frame.catalogue, chosen, CORE_WARM_UP_MIN)
    if frame.cap_min < length_min:
        return None
    return LiftDraft(
        role="core-1",
        minutes=length_min,
        leg_load=0,
        rpe=r.SESSION_RPE["core"],
        exercises=tuple(chosen),
        why=(Reason("R-STR-16", "hip-core"),),
    )
