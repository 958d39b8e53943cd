"""Fitness: from a race to a score, to paces, to a prediction.

The formulas are Daniels and Gilbert's (score and equivalent times) and Vickers and Vertosick's
(marathon); their rules are R-PACE-1 to 7. Nothing here looks at a plan.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from attrs import evolve

from pacelift.coach.plan import Fitness, Level, PaceRange, Paces, Result, Zone
from pacelift.coach.profile import KM_PER_MILE, RACE_KM, Profile

EASY_FAST: Final = 0.733
EASY_SLOW: Final = 0.630
THRESHOLD: Final = 0.880
INTERVAL: Final = 0.974
"""Training paces as shares of the score's oxygen uptake (R-PACE-3)."""

REPETITION_GAIN_S_PER_KM: Final = 15.0
"""R pace: 400 m in 6 s less than at I pace (R-PACE-3)."""

MARATHON_SLOWING: Final = 0.042
MARATHON_SLOWING_BELOW_SCORE: Final = 46.0
"""M pace is slower than the formula's race pace below this score (R-PACE-4)."""

VICKERS_INTERCEPT: Final = 0.16018617
VICKERS_RIEGEL: Final = 0.83076202
VICKERS_MILES: Final = 0.06423826
VICKERS_RIEGEL_EXPONENT: Final = 1.07
"""Vickers-Vertosick model 1 (R-PACE-6); copies often have ten times the miles' coefficient."""

PLANNING_PACE_S_PER_KM: Final[dict[Level, float]] = {
    "novice": 450.0,
    "intermediate": 390.0,
    "advanced": 330.0,
}
"""Easy pace assumed only to size sessions when nothing tells the runner's own."""

ZONE_HALF_WIDTH_S: Final = 4.0
"""Half the width of the M, T, I and R ranges shown, in seconds per km."""

EFFORT_SPEEDS: Final[dict[Zone, float]] = {"E": 1.0, "M": 0.88, "T": 0.82, "I": 0.76, "R": 0.72}
"""Pace of a zone as a share of the easy pace, for runners whose paces are unknown: the ratios of
`paces_of_score` around a score of 40."""

STEADY_EFFORT_SPEED: Final = 0.91
"""The same of steady running, which is quicker than easy and has no zone of its own."""

WALK_S_PER_KM: Final = 600.0
"""A brisk walk."""

RUN_WALK_MIN: Final = (9.0, 1.0)
"""R-RW-1: minutes of running and of walking in turn on a run-walk's long runs."""

LOWEST_SCORE: Final = 10.0
HIGHEST_SCORE: Final = 95.0
VICKERS_KM: Final = (5.0, 25.0)
"""Races from which the marathon model starts; it was made of 5 km to half marathons."""

RECENT_RACE_SPREAD: Final = 1.03
"""How much slower than the equivalent the slow end of a prediction is where no model widens it."""


def oxygen_cost(speed_m_per_min: float) -> float:
    """VO2 in ml/kg/min of running at that speed (Daniels and Gilbert 1979)."""
    return -4.60 + 0.182258 * speed_m_per_min + 0.000104 * speed_m_per_min**2


def sustainable_share(minutes: float) -> float:
    """The share of VO2max that can be held for that long (Daniels and Gilbert 1979)."""
    return (
        0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)
    )


def score_of_race(km: float, time_s: float) -> float:
    """The Daniels-Gilbert score of a race (R-PACE-1)."""
    minutes = time_s / 60
    return oxygen_cost(km * 1000 / minutes) / sustainable_share(minutes)


def bisect(low: float, high: float, too_low: Callable[[float], bool]) -> float:
    """The point between low and high where `too_low` turns from True to False, to 1e-9 of it."""
    while high - low > 1e-9 * high:
        middle = (low + high) / 2
        if too_low(middle):
            low = middle
        else:
            high = middle
    return (low + high) / 2


@lru_cache(maxsize=256)
def equivalent_time_s(score: float, km: float) -> float:
    """The race time in seconds that has the score (R-PACE-2)."""
    return bisect(60.0 * km, 1200.0 * km, lambda time_s: score_of_race(km, time_s) > score)


def pace_at_share(score: float, share: float) -> float:
    """Seconds per km at that share of the score's oxygen uptake (R-PACE-3)."""
    b, c = 0.182258, -4.60 - score * share
    speed_m_per_min = (-b + math.sqrt(b * b - 4 * 0.000104 * c)) / (2 * 0.000104)
    return float(60_000 / speed_m_per_min)


def marathon_pace_s_per_km(score: float) -> float:
    """Marathon training pace in seconds per km, slower than race pace at low scores (R-PACE-4)."""
    race_pace = equivalent_time_s(score, 42.195) / 42.195
    below = max(0.0, MARATHON_SLOWING_BELOW_SCORE - score)
    return race_pace + MARATHON_SLOWING * below**2


@lru_cache(maxsize=256)
def paces_of_score(score: float) -> Paces:
    """Training paces of a score in seconds per km (R-PACE-3, R-PACE-4).

    M pace never falls behind the fast end of easy, as the fit of R-PACE-4 would let it below the
    scores it was made for.
    """
    interval = pace_at_share(score, INTERVAL)
    easy_fast = pace_at_share(score, EASY_FAST)
    return Paces(
        easy=(easy_fast, pace_at_share(score, EASY_SLOW)),
        marathon=min(marathon_pace_s_per_km(score), easy_fast),
        threshold=pace_at_share(score, THRESHOLD),
        interval=interval,
        repetition=interval - REPETITION_GAIN_S_PER_KM,
    )


def zone_range(paces: Paces, zone: Zone) -> PaceRange | None:
    """The pace range of a zone in seconds per km, the fast end first; None for walking and rest."""
    if zone == "E":
        return paces.easy
    middle = {
        "M": paces.marathon,
        "T": paces.threshold,
        "I": paces.interval,
        "R": paces.repetition,
    }.get(zone)
    return None if middle is None else (middle - ZONE_HALF_WIDTH_S, middle + ZONE_HALF_WIDTH_S)


def steady_range(paces: Paces) -> PaceRange:
    """The pace range of steady running in seconds per km, the fast end first: from the fast end of
    easy half of the way to M pace (R-PACE-11).
    """
    easy_fast = paces.easy[0]
    return (paces.marathon + easy_fast) / 2, easy_fast


def steady_pace_s_per_km(fitness: Fitness) -> float:
    """Seconds per km steady running is sized with, also for runners without paces."""
    if fitness.paces is None:
        return fitness.planning_pace_s_per_km * STEADY_EFFORT_SPEED
    return sum(steady_range(fitness.paces)) / 2


def zone_pace_s_per_km(fitness: Fitness, zone: Zone) -> float:
    """Seconds per km a step of the zone is sized with, also for runners without paces."""
    if zone in {"walk", "rest"}:
        return WALK_S_PER_KM
    if fitness.paces is None:
        return fitness.planning_pace_s_per_km * EFFORT_SPEEDS[zone]
    if zone == "E":
        return fitness.planning_pace_s_per_km
    fast, slow = zone_range(fitness.paces, zone) or (0.0, 0.0)
    return (fast + slow) / 2


def long_pace_s_per_km(profile: Profile, fitness: Fitness) -> float:
    """Seconds per km of a long run on the whole, walk breaks included where they are planned."""
    easy_s = fitness.planning_pace_s_per_km
    if not profile.race.run_walk:
        return easy_s
    run_min, walk_min = RUN_WALK_MIN
    walk_s = zone_pace_s_per_km(fitness, "walk")
    return (run_min + walk_min) / (run_min / easy_s + walk_min / walk_s)


def score_of_easy_pace(pace_s_per_km: float) -> float:
    """The score whose easy range has this pace in its middle."""

    def middle_is_slower(score: float) -> bool:
        fast = pace_at_share(score, EASY_FAST)
        slow = pace_at_share(score, EASY_SLOW)
        return (fast + slow) / 2 > pace_s_per_km

    return bisect(LOWEST_SCORE, HIGHEST_SCORE, middle_is_slower)


def vickers_marathon_s(race_km: float, time_s: float, week_km: float) -> float:
    """Marathon time in seconds by Vickers and Vertosick's first model (R-PACE-6).

    `week_km` is the mean weekly volume of the hardest block of training.
    """
    riegel = 42_195 / (time_s * (42.195 / race_km) ** VICKERS_RIEGEL_EXPONENT)
    miles_a_week = week_km / KM_PER_MILE
    speed = VICKERS_INTERCEPT + VICKERS_RIEGEL * riegel + VICKERS_MILES * miles_a_week / 10
    return float(42_195 / speed)


def estimate(profile: Profile, level: Level) -> Fitness:
    """Fitness from the recent race, else the easy pace, else by effort only; no prediction yet."""
    running, race = profile.running, recent_result(profile)
    if race is not None:
        return _scored("recent_race", score_of_race(race.km, race.time_s), level)
    if running.easy_pace_s_per_km is not None:
        return _scored("easy_pace", score_of_easy_pace(running.easy_pace_s_per_km), level)
    return Fitness("effort", None, None, None, PLANNING_PACE_S_PER_KM[level], level)


def of_result(result: Result, level: Level) -> Fitness:
    """Fitness from a race or time trial just run (R-PACE-5); no prediction yet."""
    fitness = _scored("recent_race", score_of_race(result.km, result.time_s), level)
    return evolve(fitness, result=result)


def recent_result(profile: Profile) -> Result | None:
    """The recent race of the profile."""
    race = profile.running.recent_race
    return None if race is None else Result(RACE_KM[race.distance], race.time_s, race.date)


def with_prediction(fitness: Fitness, profile: Profile, block_week_km: float) -> Fitness:
    """Adds the race prediction as a range in seconds, whole minutes (R-PACE-7).

    From the score's equivalent time to the slower of it and the Vickers-Vertosick time at
    `block_week_km`, the mean week of the peak block.
    """
    if fitness.score is None:
        return fitness
    km = profile.race.km
    best = equivalent_time_s(fitness.score, km)
    worst = best * RECENT_RACE_SPREAD
    if profile.race.distance == "marathon":
        worst = max(worst, volume_aware_marathon_s(fitness, profile, block_week_km))
    worst = max(best, worst * fitness.slow_end)
    predicted = (up_to_minute(best), up_to_minute(worst))
    return evolve(fitness, prediction_s=predicted, block_km=block_week_km)


def _scored(source: str, score: float, level: Level) -> Fitness:
    held = min(max(score, LOWEST_SCORE), HIGHEST_SCORE)
    paces = paces_of_score(held)
    planning = sum(paces.easy) / 2
    if source == "recent_race":
        return Fitness("recent_race", score, paces, None, planning, level)
    return Fitness("easy_pace", score, paces, None, planning, level)


def volume_aware_marathon_s(fitness: Fitness, profile: Profile, week_km: float) -> float:
    """Marathon time in seconds at that weekly volume: from the race really run and what has become
    of the score since, else from the score's equivalent 10 km.
    """
    race = fitness.result or recent_result(profile)
    shortest, longest = VICKERS_KM
    if race is not None and fitness.score and shortest <= race.km <= longest:
        now_s = equivalent_time_s(fitness.score, profile.race.km)
        then_s = equivalent_time_s(fitness.score / fitness.factor, profile.race.km)
        return vickers_marathon_s(race.km, race.time_s, week_km) * now_s / then_s
    time_s = equivalent_time_s(fitness.score or LOWEST_SCORE, 10.0)
    return vickers_marathon_s(10.0, time_s, week_km)


def up_to_minute(seconds: float) -> int:
    """Whole minutes, in seconds, no less."""
    return math.ceil(seconds / 60) * 60
