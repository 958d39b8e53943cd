"""Which hard runs a week holds, and how each is built within R-INT-3's caps.

The choice is a table by race, level and phase; the building is one function a kind, each giving
steps that fit a budget of km and minutes, or None when the budget is too small for the kind.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.fitness import (
    steady_pace_s_per_km,
    steady_range,
    zone_pace_s_per_km,
    zone_range,
)
from pacelift.coach.plan import Fitness, Level, RunKind, Step, StepKind, Zone
from pacelift.coach.profile import Distance
from pacelift.coach.rules import intensity

Cycle = tuple[RunKind, ...]

FIRST_TIMER: Final[Mapping[str, Cycle]] = {"build": ("steady",), "peak": ("steady",)}
"""R-GOAL-1: a first marathon of a novice holds strides and short steady runs, no more."""

NOVICE: Final[Mapping[str, Cycle]] = {
    "base": ("steady",),
    "build": ("steady", "threshold"),
    "peak": ("threshold", "steady"),
    "taper": ("steady",),
}

MAIN: Final[Mapping[Distance, Mapping[str, Cycle]]] = {
    "marathon": {
        "base": ("hills", "steady"),
        "build": ("threshold", "threshold", "hills"),
        "peak": ("threshold", "marathon-pace"),
        "taper": ("threshold", "marathon-pace"),
        "race": ("marathon-pace",),
    },
    "half": {
        "base": ("hills", "steady"),
        "build": ("threshold",),
        "peak": ("threshold", "intervals"),
        "taper": ("threshold",),
        "race": ("threshold",),
    },
    "10k": {
        "base": ("hills", "threshold"),
        "build": ("threshold", "intervals"),
        "peak": ("intervals", "threshold"),
        "taper": ("intervals",),
        "race": ("threshold",),
    },
    "5k": {
        "base": ("hills", "threshold"),
        "build": ("intervals", "threshold"),
        "peak": ("intervals", "threshold"),
        "taper": ("intervals",),
        "race": ("threshold",),
    },
}
"""R-INT-4: the main hard run, in turn through a phase, for everyone but novices."""

SECOND: Final[Mapping[Level, Mapping[str, Cycle]]] = {
    "novice": {},
    "intermediate": {"build": ("steady", "hills"), "peak": ("intervals", "steady")},
    "advanced": {
        "base": ("steady",),
        "build": ("hills", "intervals", "steady"),
        "peak": ("intervals", "steady"),
    },
}
"""R-INT-2, R-INT-4: the second hard run, from five runs a week on; VO2max work in turn with others,
so that it comes at most every 7 to 10 days."""

FIRST_QUALITY_WEEK: Final[Mapping[Level, int]] = {"novice": 4, "intermediate": 3, "advanced": 2}
"""R-INT-4: hard running starts after some easy weeks."""

RUNS_FOR_SECOND: Final = 5
CAP_MARGIN: Final = 0.9
"""Share of R-INT-3's caps a session is built to, so that a shortened week stays inside them."""

THRESHOLD_BOUT_MIN: Final = 10.0
THRESHOLD_WHOLE_MIN: Final = 12.0
THRESHOLD_JOG_MIN: Final = 2.0

LONGEST_STEADY_MIN: Final = {"novice": 25.0, "intermediate": 35.0, "advanced": 40.0}


@frozen
class Budget:
    """What a hard run may cost: the week's km for the caps, its own minutes, and a scale for
    cutback and taper weeks.
    """

    fitness: Fitness
    week_km: float
    minutes: float
    scale: float


def kinds_of_week(
    *, distance: Distance, level: Level, first_timer: bool, phase: str, turn: int, runs: int
) -> Cycle:
    """The hard runs of a week, the main one first; `turn` counts the weeks of the phase before."""
    if first_timer:
        main = FIRST_TIMER.get(phase, ())
    elif level == "novice":
        main = NOVICE.get(phase, ())
    else:
        main = MAIN[distance].get(phase, ())
    chosen = [main[turn % len(main)]] if main else []
    second = SECOND[level].get(phase, ())
    if chosen and second and runs >= RUNS_FOR_SECOND:
        other = second[turn % len(second)]
        chosen.append(other if other != chosen[0] else "steady")
    return tuple(chosen)


def step(
    fitness: Fitness,
    kind: StepKind,
    zone: Zone,
    *,
    km: float | None = None,
    minutes: float | None = None,
    repeat: int = 1,
    shown: bool = True,
) -> Step:
    """A step by distance or by time; the other is estimated from the zone's pace."""
    pace_s = zone_pace_s_per_km(fitness, zone)
    pace = zone_range(fitness.paces, zone) if fitness.paces is not None and shown else None
    if km is not None:
        return Step(kind, round(km, 3), round(km * pace_s / 60, 3), "km", zone, pace, repeat)
    minutes = minutes or 0.0
    return Step(kind, round(minutes * 60 / pace_s, 3), minutes, "minutes", zone, pace, repeat)


def build(kind: RunKind, budget: Budget) -> tuple[RunKind, tuple[Step, ...]] | None:
    """The steps of a hard run, or of the next gentler kind that fits; None when none does."""
    chain: tuple[RunKind, ...] = (kind, *(GENTLER[kind]))
    for candidate in chain:
        work = BUILDERS[candidate](budget)
        if work is not None:
            warm_up, cool_down = _frame_minutes(budget)
            fitness = budget.fitness
            first = step(fitness, "warm-up", "E", minutes=warm_up)
            last = step(fitness, "cool-down", "E", minutes=cool_down)
            return candidate, (first, *work, last)
    return None


def _frame_minutes(budget: Budget) -> tuple[float, float]:
    """Warm-up and cool-down."""
    return (15.0, 10.0) if budget.minutes >= 55 else (10.0, 5.0)


def _work_minutes(budget: Budget) -> float:
    return budget.minutes - sum(_frame_minutes(budget))


def _km(budget: Budget, zone: Zone, minutes: float) -> float:
    return minutes * 60 / zone_pace_s_per_km(budget.fitness, zone)


def _hills(budget: Budget) -> tuple[Step, ...] | None:
    """Short climbs at R effort; pace means nothing uphill and is not shown."""
    cap_km = CAP_MARGIN * min(
        intensity.REPETITION_MOST_KM, intensity.REPETITION_SHARE * budget.week_km
    )
    climb_min, jog_min, most, fewest = 0.75, 1.75, 10, 4
    count = min(
        math.floor(cap_km / _km(budget, "R", climb_min)),
        math.floor(_work_minutes(budget) / (climb_min + jog_min)),
        math.floor(most * budget.scale),
    )
    if count < fewest:
        return None
    fitness = budget.fitness
    return (
        step(fitness, "hill", "R", minutes=climb_min, repeat=count, shown=False),
        step(fitness, "jog", "E", minutes=jog_min, repeat=count),
    )


def _steady(budget: Budget) -> tuple[Step, ...] | None:
    """A stretch a little faster than easy: aerobic running, not yet marathon pace (R-INT-4)."""
    minutes = min(
        LONGEST_STEADY_MIN[budget.fitness.level] * budget.scale,
        _work_minutes(budget),
        0.22 * budget.week_km * steady_pace_s_per_km(budget.fitness) / 60,
    )
    minutes = math.floor(minutes / 5) * 5.0
    if minutes < 10:
        return None
    fitness = budget.fitness
    part = step(fitness, "steady", "E", minutes=minutes)
    pace = None if fitness.paces is None else steady_range(fitness.paces)
    km = round(minutes * 60 / steady_pace_s_per_km(fitness), 3)
    return (evolve(part, km=km, pace=pace),)


def _threshold(budget: Budget) -> tuple[Step, ...] | None:
    cap_km = CAP_MARGIN * intensity.THRESHOLD_SHARE * budget.week_km
    minutes = min(
        cap_km * zone_pace_s_per_km(budget.fitness, "T") / 60,
        intensity.THRESHOLD_MIN[1] * budget.scale,
        _work_minutes(budget),
    )
    if minutes < THRESHOLD_BOUT_MIN:
        return None
    count = 1 if minutes <= THRESHOLD_WHOLE_MIN else math.ceil(minutes / THRESHOLD_BOUT_MIN)
    if count > 1:
        minutes = min(minutes, _work_minutes(budget) - THRESHOLD_JOG_MIN * count)
    bout = float(math.floor(minutes / count))
    fitness = budget.fitness
    if count == 1:
        return (step(fitness, "work", "T", minutes=bout),)
    return (
        step(fitness, "work", "T", minutes=bout, repeat=count),
        step(fitness, "jog", "E", minutes=THRESHOLD_JOG_MIN, repeat=count),
    )


def _intervals(budget: Budget) -> tuple[Step, ...] | None:
    cap_km = CAP_MARGIN * min(intensity.INTERVAL_MOST_KM, intensity.INTERVAL_SHARE * budget.week_km)
    pace_min_per_km = zone_pace_s_per_km(budget.fitness, "I") / 60
    bout_km = next((km for km in (1.0, 0.8, 0.6) if km * pace_min_per_km <= 4.5), 0.4)
    bout_min = bout_km * pace_min_per_km
    jog_min = max(1.5, round(bout_min * 0.7 * 2) / 2)
    count = min(
        math.floor(cap_km / bout_km),
        math.floor(_work_minutes(budget) / (bout_min + jog_min)),
        math.floor(6 * budget.scale),
    )
    if count < 3:
        return None
    fitness = budget.fitness
    if fitness.paces is None:
        work = step(fitness, "work", "I", minutes=math.floor(bout_min * 2) / 2, repeat=count)
    else:
        work = step(fitness, "work", "I", km=bout_km, repeat=count)
    return (work, step(fitness, "jog", "E", minutes=jog_min, repeat=count))


def _marathon_pace(budget: Budget) -> tuple[Step, ...] | None:
    pace_min_per_km = zone_pace_s_per_km(budget.fitness, "M") / 60
    minutes = min(
        0.2 * budget.week_km * pace_min_per_km, _work_minutes(budget), 60.0 * budget.scale
    )
    minutes = math.floor(minutes / 5) * 5.0
    if minutes < 15:
        return None
    return (step(budget.fitness, "work", "M", minutes=minutes),)


BUILDERS: Final[Mapping[RunKind, Callable[[Budget], tuple[Step, ...] | None]]] = {
    "hills": _hills,
    "steady": _steady,
    "threshold": _threshold,
    "intervals": _intervals,
    "marathon-pace": _marathon_pace,
}

GENTLER: Final[Mapping[RunKind, Cycle]] = {
    "intervals": ("threshold", "steady"),
    "threshold": ("steady",),
    "hills": ("steady",),
    "marathon-pace": ("steady",),
    "steady": (),
}
"""What stands in for a kind the week is too small for."""
