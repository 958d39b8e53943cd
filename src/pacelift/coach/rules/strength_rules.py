"""Rules of strength beside running (R-STR-*): how often, in which dose, and how it grows.

What is forbidden when is `strength_safety`, what one session holds `strength_menu`; the numbers
are `strength`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from pacelift.coach.catalogue import Exercise
from pacelift.coach.performed import performed_in
from pacelift.coach.plan import Prescription, Session
from pacelift.coach.rules.base import TOLERANCE, Rule
from pacelift.coach.rules.strength import (
    DELOAD_SETS,
    FEW_RUNS,
    FOUNDATION_REPS,
    HEAVY_REPS,
    HEAVY_RIR,
    HEAVY_WEEKS,
    LEAST_RIR,
    LIFTS_A_WEEK,
    LOAD_STEP,
    MAINTENANCE_GAP_DAYS,
    MAINTENANCE_MORE,
    OLDER_YEARS,
    SETS,
    SMALLEST_PLATE_KG,
    WEEKS_FOR_EFFECT,
    WEEKS_FOR_SPLIT,
)
from pacelift.coach.rules.view import PlanView, WeekView, age_on_start
from pacelift.errors import said


def _enough_weeks(view: PlanView) -> Iterable[tuple[str, str]]:
    if not view.profile.strength.sessions:
        return
    weeks = sum(bool(week.lifts) for week in view.to_race)
    told = ("R-STR-2", "few-weeks") in view.warned
    if weeks < WEEKS_FOR_EFFECT and len(view.to_race) >= WEEKS_FOR_SPLIT and not told:
        yield (
            "plan",
            said("{weeks} weeks with strength and nothing says that it is few", weeks=weeks),
        )
    heavy = [lift for lift in view.lifts if _phase(view, lift) == "max-strength"]
    loads = view.profile.strength.equipment in ("dumbbells", "gym")
    if heavy and loads and not any(_is_heavy(each) for lift in heavy for each in lift.exercises):
        yield (
            "plan",
            said(
                "no set of {reps} or fewer repetitions in the max-strength phase", reps=HEAVY_REPS
            ),
        )


def _is_heavy(exercise: Prescription) -> bool:
    few = exercise.unit == "reps" and exercise.amount[0] <= HEAVY_REPS
    return few and exercise.rir is not None and exercise.rir <= HEAVY_RIR


def _phase(view: PlanView, lift: Session) -> str:
    return view.week(lift).week.strength_phase


def _frequency(view: PlanView) -> Iterable[tuple[str, str]]:
    wanted = view.profile.strength.sessions
    no_room = ("R-DAYS-1", "no-room") in view.warned
    for week in view.by_week[: view.race_week]:
        low, high = LIFTS_A_WEEK[week.week.strength_phase]
        if week.week.strength_phase == "maintenance" and _may_keep_two(view, week):
            high = MAINTENANCE_MORE
        count = len(week.lifts)
        if count > high or (count < min(low, wanted) and week.full and not no_room):
            yield (
                week.where,
                said(
                    "{count} lifts in {phase}, expected {low}-{high}",
                    count=count,
                    phase=week.week.strength_phase,
                    low=low,
                    high=high,
                ),
            )


def _may_keep_two(view: PlanView, week: WeekView) -> bool:
    age = age_on_start(view.profile)
    return len(week.runs) <= FEW_RUNS or (age is not None and age >= OLDER_YEARS)


def _maintained(view: PlanView) -> Iterable[tuple[str, str]]:
    for before, lift in pairwise(view.lifts):
        gap = (lift.start.date() - before.start.date()).days
        if gap > MAINTENANCE_GAP_DAYS and _phase(view, lift) == "maintenance":
            yield lift.id, said("{gap} days after the lift before", gap=gap)


def _bands(view: PlanView) -> Iterable[tuple[str, str]]:
    yield from _foundation_first(view)
    for lift, each, exercise in _legs(view):
        phase = _phase(view, lift)
        if phase == "none" or exercise.pattern == "plyo":
            continue
        if each.sets > SETS[phase]:
            yield (
                lift.id,
                said(
                    "{exercise}: {sets} sets in {phase}, at most {most}",
                    exercise=each.exercise,
                    sets=each.sets,
                    phase=phase,
                    most=SETS[phase],
                ),
            )
        if each.rir is not None and each.rir < LEAST_RIR[phase]:
            yield (
                lift.id,
                said(
                    "{exercise}: {rir} repetitions in reserve in {phase}",
                    exercise=each.exercise,
                    rir=each.rir,
                    phase=phase,
                ),
            )
        few = each.unit == "reps" and each.amount[0] < FOUNDATION_REPS
        if phase == "foundation" and few:
            yield (
                lift.id,
                said(
                    "{exercise}: {reps} repetitions in the foundation",
                    exercise=each.exercise,
                    reps=each.amount[0],
                ),
            )


def _foundation_first(view: PlanView) -> Iterator[tuple[str, str]]:
    first = next((week for week in view.by_week if week.lifts), None)
    if first is not None and first.week.strength_phase in ("max-strength", "power"):
        yield first.where, said("strength starts with {phase}", phase=first.week.strength_phase)


def _legs(view: PlanView) -> Iterator[tuple[Session, Prescription, Exercise]]:
    """Leg exercises of all lifts; tests and what no catalogue knows are left out."""
    for lift in view.lifts:
        for each in lift.exercises:
            if each.test or each.exercise not in view.catalogue:
                continue
            exercise = view.catalogue[each.exercise]
            if exercise.area == "legs":
                yield lift, each, exercise


def _split(view: PlanView) -> Iterable[tuple[str, str]]:
    weeks = view.to_race
    heavy = sum(week.week.strength_phase in ("max-strength", "power") for week in weeks)
    wanted = view.profile.strength.sessions
    if wanted and len(weeks) >= WEEKS_FOR_SPLIT and heavy < HEAVY_WEEKS:
        yield (
            "plan",
            said(
                "{heavy} weeks of max-strength and power, at least {least}",
                heavy=heavy,
                least=HEAVY_WEEKS,
            ),
        )


def _load_steps(view: PlanView) -> Iterable[tuple[str, str]]:
    last: dict[tuple[str, str], float] = {}
    for lift in view.lifts:
        week = view.week(lift).week
        for each in lift.exercises:
            key = (each.exercise, week.strength_phase)
            if each.load_kg is None:
                # A load by feel is the runner's own, and what follows goes on from it.
                last.pop(key, None)
                continue
            before = last.get(key, each.load_kg)
            most = max(before * LOAD_STEP, before + SMALLEST_PLATE_KG)
            if each.load_kg > (before if week.cutback else most) + TOLERANCE:
                yield (
                    lift.id,
                    said(
                        "{exercise}: {kg} kg after {before} kg",
                        exercise=each.exercise,
                        kg=each.load_kg,
                        before=before,
                    ),
                )
            if not week.cutback:
                last[key] = each.load_kg
        logged = lift.actual.sets if lift.actual is not None and not week.cutback else ()
        for done in performed_in(lift, logged, week.strength_phase):
            # What was lifted is known now, whatever was asked.
            if done.load_kg is not None:
                last[done.exercise, week.strength_phase] = done.load_kg


def _deload(view: PlanView) -> Iterable[tuple[str, str]]:
    for before, week in pairwise(view.before_taper):
        sets, usual = _sets_a_lift(week), _sets_a_lift(before)
        if week.week.cutback and usual and sets > DELOAD_SETS * usual + TOLERANCE:
            yield (
                week.where,
                said(
                    "{sets:.1f} sets a lift after {usual:.1f}: at most {most:.0%}",
                    sets=sets,
                    usual=usual,
                    most=DELOAD_SETS,
                ),
            )


def _sets_a_lift(week: WeekView) -> float:
    sets = sum(each.sets for lift in week.lifts for each in lift.exercises if not each.test)
    return sets / max(1, len(week.lifts))


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-STR-1",
        "info",
        "Strength training makes running cheaper: the same pace costs about 2 to 8 % less energy.",
        "Denadai 2017, Blagrove 2018, Balsalobre-Fernandez 2016",
        "A",
        unchecked="it explains why a plan has strength",
    ),
    Rule(
        "R-STR-2",
        "soft",
        "Heavy strength works best, over ten weeks or more.",
        "Eihara 2022",
        "A",
        _enough_weeks,
    ),
    Rule(
        "R-STR-3",
        "info",
        "Heavy lifting and small doses of jumping together suit most runners.",
        "general knowledge, not cited",
        "C",
        unchecked="it explains the choice of exercises",
    ),
    Rule(
        "R-STR-4",
        "info",
        "Strength helps most late in a run: economy holds up longer when you are tired.",
        "Zanini 2025",
        "B",
        unchecked="it explains why a plan has strength",
    ),
    Rule(
        "R-STR-5",
        "soft",
        "Two lifts a week while you build, one in the peak weeks, one light one at most in the "
        "taper.",
        "Blagrove 2018, Eihara 2022, Spiering 2021",
        "A",
        _frequency,
    ),
    Rule(
        "R-STR-6",
        "soft",
        "One lift every seven to ten days keeps strength, as long as the load stays heavy.",
        "Spiering 2021",
        "B",
        _maintained,
    ),
    Rule(
        "R-STR-7",
        "info",
        "In a small study four weeks without jumps and fast lifts lost nothing, so a pause before "
        "the race is fine.",
        "Berryman 2021",
        "C",
        unchecked="it explains R-STR-8",
    ),
    Rule(
        "R-STR-9",
        "soft",
        "Strength starts with technique at moderate effort, then gets heavier, then faster.",
        "Blagrove 2018, Eihara 2022, Suc 2022",
        "P",
        _bands,
    ),
    Rule(
        "R-STR-10",
        "soft",
        "The strength phases share the weeks to the race, with six heavy or fast ones from twelve "
        "weeks on.",
        "Eihara 2022, coaching practice",
        "P",
        _split,
    ),
    Rule(
        "R-STR-13",
        "soft",
        "Loads go up in small steps once you manage more repetitions than asked, never in a "
        "cutback week.",
        "coaching practice: NSCA, Baechle & Earle",
        "P",
        _load_steps,
    ),
    Rule(
        "R-STR-14",
        "soft",
        "When running steps back for a week, strength does too: about half the sets.",
        "Bell 2023",
        "P",
        _deload,
    ),
    Rule(
        "R-STR-15",
        "info",
        "Studies disagree on whether strength training keeps runners healthy, so no plan promises "
        "that.",
        "Lauersen 2018, Toresdahl 2020, Leppanen 2024",
        "A",
        unchecked="it is about wording: tests read every sentence",
    ),
)
