"""What the runner should know about the whole plan: its warnings, most important first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from pacelift.coach import feasibility, season
from pacelift.coach.draft import FULL_WEEK, Draft
from pacelift.coach.fitness import long_pace_s_per_km
from pacelift.coach.plan import Discipline, Phase, Plan, Reason
from pacelift.coach.rules import long_run, safety, strength, volume
from pacelift.coach.rules.pace import GOAL_TOLERANCE
from pacelift.coach.rules.view import age_on_start
from pacelift.coach.run_draft import RunDraft
from pacelift.coach.strength import LiftDraft
from pacelift.coach.week import WeekPlacing

MASTERS_FROM_YEARS = 46
LISTED_WEEKS = 6
MOST_LIFTS = 2
"""R-STR-5: lifts of the whole body a week at the most."""

BUILDING: Final[frozenset[Phase]] = frozenset({"base", "build", "peak"})


def warnings(plan: Plan, draft: Draft, placings: Sequence[WeekPlacing]) -> tuple[Reason, ...]:
    """All warnings of a plan."""
    families: tuple[Callable[[Plan], list[Reason]], ...] = (
        lambda p: _readiness(p, draft),
        goal,
        _runs,
        _lifts,
        lambda p: _room(draft, placings),
        lambda p: _shortened(p, draft),
        _start,
        lambda p: _caps(p, draft),
        _expectations,
        _strength,
        _person,
    )
    found = [reason for family in families for reason in family(plan)]
    return (*found, Reason("R-SAFE-2", "disclaimer"))


def told_anew(plan: Plan) -> tuple[Reason, ...]:
    """The plan's warnings, with those of goal, lifting and person as its profile is now."""
    families = {"goal-out-of-reach", "technique-check", "no-load", "injury"}
    others = [each for each in plan.warnings if each.code not in families]
    new = [*goal(plan), *_strength(plan), *_person(plan)]
    return (*(each for each in new if each not in others), *others)


def _readiness(plan: Plan, draft: Draft) -> list[Reason]:
    longest = _longest(plan)
    band = feasibility.band(plan.profile, plan.fitness, draft.ladder.longest_km)
    found = []
    if band == "short":
        found.append(Reason("R-PHASE-2", "short-long-run", (("km", longest),)))
    if band == "run-walk":
        found.append(Reason("R-PHASE-2", "run-walk", (("km", longest),)))
    step = plan.profile.running.single_run_step
    if step > volume.SINGLE_RUN_STEP:
        found.append(Reason("R-VOL-3", "bigger-steps", (("percent", round(100 * step - 100)),)))
    return found


def goal(plan: Plan) -> list[Reason]:
    """Steps in place of a goal that is out of reach (R-GOAL-2); none where it is not."""
    goal_s, prediction = plan.profile.race.goal_s, plan.fitness.prediction_s
    if goal_s is None or prediction is None:
        return []
    best_s, worst_s = prediction
    if goal_s >= best_s * (1 - GOAL_TOLERANCE):
        return []
    values = (("goal_s", goal_s), ("b_s", best_s), ("c_s", worst_s))
    return [Reason("R-GOAL-2", "goal-out-of-reach", values)]


def _runs(plan: Plan) -> list[Reason]:
    """Fewer runs than asked for: in the best week, and in weeks that hold still fewer."""
    wanted = plan.profile.running.days
    building = [w.number for w in plan.weeks if w.days == FULL_WEEK and w.phase in BUILDING]
    runs = {number: _count(plan, number, "run") for number in building}
    planned = min(wanted, max(runs.values(), default=wanted))
    found = []
    if planned < wanted:
        first = safety.first_time_finisher(plan.profile, plan.fitness.level)
        rule = "R-GOAL-1" if first and planned == safety.FIRST_TIMER_RUNS[1] else "R-DAYS-1"
        found.append(Reason(rule, "fewer-runs", (("wanted", wanted), ("planned", planned))))
    weeks = [number for number, count in runs.items() if count < planned]
    if weeks:
        fewest = min(runs.values())
        numbers = (("planned", planned), ("fewest", fewest), ("count", len(weeks)))
        values = (*numbers, ("weeks", _listed(weeks)))
        found.append(Reason("R-DAYS-1", "weeks-of-fewer-runs", values))
    return found


def _lifts(plan: Plan) -> list[Reason]:
    """Fewer lifts than asked for; the third is hip and core work in any case."""
    wanted = plan.profile.strength.sessions
    base = [w for w in plan.weeks if w.strength_phase in {"foundation", "max-strength"}]
    full = [w.number for w in base if w.days == FULL_WEEK]
    lifts = max((_count(plan, number, "strength") for number in full), default=0)
    if lifts >= wanted or (base and not full):
        return []
    values = (("wanted", wanted), ("planned", lifts))
    if lifts == MOST_LIFTS and any(_count(plan, number, "core") for number in full):
        return [Reason("R-STR-5", "core-for-lift", values)]
    return [Reason("R-DAYS-1", "fewer-lifts", values)]


def _count(plan: Plan, number: int, discipline: Discipline) -> int:
    return sum(s.week == number and s.discipline == discipline for s in plan.sessions)


def _room(draft: Draft, placings: Sequence[WeekPlacing]) -> list[Reason]:
    """Sessions that found no window, by role."""
    weeks: dict[str, list[int]] = {}
    for week, placing in zip(draft.weeks, placings, strict=True):
        for role in placing.dropped:
            weeks.setdefault(role, []).append(week.span.number)
    return [
        Reason(
            "R-DAYS-1",
            "no-room",
            (("role", role), ("count", len(numbers)), ("weeks", _listed(numbers))),
        )
        for role, numbers in sorted(weeks.items())
    ]


def _shortened(plan: Plan, draft: Draft) -> list[Reason]:
    """Sessions that longer windows would make longer, easy runs as one."""
    kept = {(session.week, session.role) for session in plan.sessions}
    found: dict[str, list[tuple[int, int]]] = {}
    for week in draft.weeks:
        drafts: tuple[RunDraft | LiftDraft, ...] = (*week.runs, *week.lifts)
        for each in drafts:
            if each.shortened and (week.span.number, each.role) in kept:
                role = "easy" if each.role.startswith("easy") else each.role
                found.setdefault(role, []).append((week.span.number, each.minutes))
    return [_shortened_role(role, found[role]) for role in sorted(found)]


def _shortened_role(role: str, weeks: Sequence[tuple[int, int]]) -> Reason:
    numbers = sorted({number for number, _ in weeks})
    longest_min = max(minutes for _, minutes in weeks)
    values = (("role", role), ("minutes", longest_min), ("weeks", _listed(numbers)))
    return Reason("R-DAYS-1", "shortened", values)


def _listed(numbers: Sequence[int]) -> str:
    listed = ", ".join(str(number) for number in numbers[:LISTED_WEEKS])
    return f"{listed} …" if len(numbers) > LISTED_WEEKS else listed


def _start(plan: Plan) -> list[Reason]:
    """A whole first week with less than now; a begun one has less whatever the reason."""
    first, weekly = plan.weeks[0], plan.profile.running.weekly_km
    if first.days < FULL_WEEK or first.km >= volume.START_BAND[0] * weekly:
        return []
    return [Reason("R-VOL-7", "less-than-now", (("km", first.km), ("weekly_km", round(weekly, 1))))]


def _caps(plan: Plan, draft: Draft) -> list[Reason]:
    profile, fitness = plan.profile, plan.fitness
    longest, slack = draft.ladder.longest_km, profile.unit_km / 2
    cap_km = season.long_cap_km(profile, fitness)
    if longest >= cap_km - slack and cap_km < long_run.MOST_KM:
        minutes = long_run.cap_minutes(profile, fitness)
        return [Reason("R-LONG-2", "time-cap", (("minutes", minutes), ("km", longest)))]
    window_min = max((w.minutes for week in draft.weeks for w in week.span.windows), default=0)
    window_km = window_min * 60 / long_pace_s_per_km(profile, fitness)
    usual = long_run.PEAK_KM[profile.race.distance][fitness.level]
    if longest >= window_km - slack and longest < usual:
        return [Reason("R-LONG-2", "window-cap", (("minutes", window_min), ("km", longest)))]
    return []


def _expectations(plan: Plan) -> list[Reason]:
    found = []
    peak = max((week.km for week in plan.weeks), default=0.0)
    marathon = plan.profile.race.distance == "marathon"
    if marathon and (peak < volume.LOW_PEAK_KM or _longest(plan) < volume.LOW_LONGEST_KM):
        found.append(Reason("R-VOL-6", "low-volume", (("km", peak),)))
    share = max((w.long_km / w.km for w in plan.weeks if w.km and w.days == FULL_WEEK), default=0.0)
    if share > long_run.MOST_SHARE:
        found.append(Reason("R-LONG-1", "long-share", (("percent", round(100 * share)),)))
    if plan.fitness.paces is None:
        found.append(Reason("R-PACE-7", "effort-only"))
    return found


def _strength(plan: Plan) -> list[Reason]:
    given, found = plan.profile.strength, []
    weeks = sum(week.strength_sessions > 0 for week in plan.weeks)
    racing = sum(week.phase != "recovery" for week in plan.weeks)
    if weeks and weeks < strength.WEEKS_FOR_EFFECT and racing >= strength.WEEKS_FOR_SPLIT:
        found.append(Reason("R-STR-2", "few-weeks", (("weeks", weeks),)))
    if weeks and given.equipment == "gym":
        found.append(Reason("R-STR-11", "technique-check"))
    if weeks and given.equipment == "none":
        found.append(Reason("R-STR-18", "no-load"))
    return found


def _person(plan: Plan) -> list[Reason]:
    athlete = plan.profile.athlete
    found = [Reason("R-INJ-1", "injury", (("injury", tag),)) for tag in athlete.injuries]
    born = athlete.born
    if born is not None and plan.profile.race.date.year - born >= MASTERS_FROM_YEARS:
        lighter, usual = Reason("R-MAST-1", "masters-lighter"), Reason("R-MAST-1", "masters")
        found.append(lighter if _lighter_sooner(plan) else usual)
    return found


def _lighter_sooner(plan: Plan) -> bool:
    """Whether age makes lighter weeks come sooner, and they do."""
    age = age_on_start(plan.profile)
    cutbacks = [week.number for week in plan.weeks if week.cutback]
    gaps = [later - sooner for sooner, later in pairwise(cutbacks)]
    old_enough = age is not None and age >= volume.CAUTIOUS_FROM_YEARS
    return old_enough and bool(gaps) and max(gaps) <= volume.CUTBACK_EVERY_WEEKS_CAUTIOUS


def _longest(plan: Plan) -> float:
    runs = (s.km or 0.0 for s in plan.sessions if s.discipline == "run")
    return max(runs, default=0.0)
