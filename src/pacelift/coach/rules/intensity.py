"""Hard running (R-INT-*): how much, how often, in which phase.

Which sessions may stand next to which is `ordering`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pacelift.coach.plan import Session
from pacelift.coach.rules.base import TOLERANCE, Rule
from pacelift.coach.rules.ordering import hard_days_adjacent
from pacelift.coach.rules.safety import first_time_finisher
from pacelift.coach.rules.view import PlanView, WeekView
from pacelift.errors import said

QUALITY_A_WEEK: Final = {"novice": 1, "intermediate": 2, "advanced": 2}
"""R-INT-2: quality runs a week at the most, by level."""

THRESHOLD_SHARE: Final = 0.10
INTERVAL_SHARE: Final = 0.08
INTERVAL_MOST_KM: Final = 10.0
INTERVAL_BOUT_MIN: Final = 5.0
REPETITION_SHARE: Final = 0.05
REPETITION_MOST_KM: Final = 8.0
REPETITION_BOUT_MIN: Final = 2.0
THRESHOLD_MIN: Final = (20.0, 40.0)
"""R-INT-3: work of one session against the week's km, and of one bout in minutes."""

EASY_SHARE: Final = (0.75, 0.92)
"""R-INT-1: easy minutes of a week's running."""

RPE: Final = {
    "recovery": (2, 3),
    "easy": (2, 4),
    "long": (3, 5),
    "steady": (4, 6),
    "marathon-pace": (4, 6),
    "threshold": (6, 7),
    "intervals": (8, 9),
    "hills": (8, 9),
    "race": (8, 10),
}
"""R-PACE-12: target ratings of perceived exertion, 0 to 10."""

WORK_ROUNDING_KM: Final = 0.05
EASY_ZONES: Final = frozenset({"E", "walk", "rest"})
NOVICE_FAST_SHARE: Final = 0.05
"""R-INT-1: minutes in I and R, for novices at the most."""

EASY_KINDS: Final = frozenset({"easy", "recovery", "long"})
KINDS_BY_PHASE: Final = {
    "base": EASY_KINDS | {"steady", "hills"},
    "build": EASY_KINDS | {"steady", "hills", "threshold", "intervals", "marathon-pace"},
    "peak": EASY_KINDS | {"steady", "hills", "threshold", "intervals", "marathon-pace"},
    "taper": EASY_KINDS | {"steady", "threshold", "intervals", "marathon-pace"},
    "race": EASY_KINDS | {"steady", "threshold", "intervals", "marathon-pace"},
    "recovery": frozenset({"easy", "recovery"}),
}
SHORT_RACES: Final = ("10k", "5k")
INTERVALS_A_WEEK: Final = 1
"""R-INT-4: kinds of run a phase may hold (threshold running in the base too before a short race),
and interval sessions a week at the most."""


def _easy_share(view: PlanView) -> Iterable[tuple[str, str]]:
    """Only too much hard running is told: small weeks stay easier than the band by R-INT-3."""
    least, _ = EASY_SHARE
    for week in view.to_race[:-1]:
        total, easy, fast = _minutes_by_effort(week)
        if not total or not week.full:
            continue
        if easy / total < least:
            yield (
                week.where,
                said(
                    "{share:.0%} of the running is easy, at least {least:.0%}",
                    share=easy / total,
                    least=least,
                ),
            )
        if view.level == "novice" and fast / total > NOVICE_FAST_SHARE:
            yield (
                week.where,
                said("{share:.0%} of the running is faster than threshold", share=fast / total),
            )


def _minutes_by_effort(week: WeekView) -> tuple[float, float, float]:
    """Minutes in all, easy, and faster than threshold.

    Strides are too short to count as fast, and steady running is not easy.
    """
    total = easy = fast = 0.0
    for run in week.runs:
        for step in run.steps:
            minutes = step.minutes * step.repeat
            total += minutes
            if (step.zone in EASY_ZONES and step.kind != "steady") or step.kind == "strides":
                easy += minutes
            elif step.zone in ("I", "R"):
                fast += minutes
    return total, easy, fast


def _hard_days(view: PlanView) -> Iterable[tuple[str, str]]:
    most = QUALITY_A_WEEK[view.level]
    for week in view.by_week:
        if len(week.quality) > most:
            yield (
                week.where,
                said("{count} quality runs, at most {most}", count=len(week.quality), most=most),
            )
    yield from hard_days_adjacent(view)


def _work_caps(view: PlanView) -> Iterable[tuple[str, str]]:
    for week in view.by_week:
        for run in week.runs:
            yield from over_caps(run, week.asked_km)


def over_caps(run: Session, week_km: float) -> Iterator[tuple[str, str]]:
    """What a run breaks of the caps of fast work in a week planned with so many km (R-INT-3)."""
    run_in = {step.zone for step in run.steps}
    for zone, (most_km, most_min) in _caps(week_km).items():
        if zone in run_in:
            yield from _over_caps(run, zone, most_km, most_min)


def _caps(week_km: float) -> dict[str, tuple[float, float]]:
    """By zone, (km of work a session, minutes a bout) at the most in a week of that many km."""
    return {
        "T": (THRESHOLD_SHARE * week_km, float("inf")),
        "I": (min(INTERVAL_MOST_KM, INTERVAL_SHARE * week_km), INTERVAL_BOUT_MIN),
        "R": (min(REPETITION_MOST_KM, REPETITION_SHARE * week_km), REPETITION_BOUT_MIN),
    }


def _over_caps(
    run: Session, zone: str, most_km: float, most_min: float
) -> Iterable[tuple[str, str]]:
    work = [step for step in run.steps if step.zone == zone]
    km = sum(step.km * step.repeat for step in work)
    if km > most_km + WORK_ROUNDING_KM + TOLERANCE:
        yield (
            run.id,
            said(
                "{km:.2f} km in {zone}, at most {most:.2f} km in this week",
                km=km,
                zone=zone,
                most=most_km,
            ),
        )
    longest = max(step.minutes for step in work)
    if longest > most_min + TOLERANCE:
        yield (
            run.id,
            said(
                "{longest:.1f} min in {zone} at a stretch, at most {most:.0f}",
                longest=longest,
                zone=zone,
                most=most_min,
            ),
        )


def _introduction(view: PlanView) -> Iterable[tuple[str, str]]:
    first_timer = first_time_finisher(view.profile, view.level)
    early = {"threshold"} if view.profile.race.distance in SHORT_RACES else set()
    for week in view.by_week:
        allowed = KINDS_BY_PHASE[week.week.phase] | (early if week.week.phase == "base" else set())
        for run in week.runs:
            if run.kind not in allowed:
                yield (
                    run.id,
                    said("{kind} in the {phase} phase", kind=run.kind, phase=week.week.phase),
                )
            if first_timer and run.kind == "intervals":
                yield run.id, said("intervals for a first marathon")
        intervals = sum(run.kind == "intervals" for run in week.runs)
        if intervals > INTERVALS_A_WEEK:
            yield (
                week.where,
                said(
                    "{count} interval sessions, at most {most}",
                    count=intervals,
                    most=INTERVALS_A_WEEK,
                ),
            )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-INT-1",
        "soft",
        "At least three quarters of the running time is easy, in most weeks nearer nine tenths.",
        "Knopp 2024, Muniz-Pumares 2025, Rosenblat 2025",
        "B",
        _easy_share,
    ),
    Rule(
        "R-INT-2",
        "hard",
        "One or two quality runs a week beside the long run, and no two hard days in a row.",
        "coaching practice: Fitzgerald",
        "P",
        _hard_days,
    ),
    Rule(
        "R-INT-3",
        "hard",
        "Fast work in one session is capped: threshold at 10 % of the week's distance, intervals "
        "at 8 %, repetitions at 5 %.",
        "coaching practice: Daniels",
        "P",
        _work_caps,
    ),
    Rule(
        "R-INT-4",
        "soft",
        "Strides and hills come first, threshold running in the build phase, then intervals and "
        "race pace.",
        "coaching practice: Daniels, Pfitzinger",
        "P",
        _introduction,
    ),
)
