"""Goals and groups (R-GOAL-*, R-MAST-1, R-DIST-1, R-NOV-1, R-DAYS-2): what changes with who runs.

The runner's level is `safety.level`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from pacelift.coach.rules.base import TOLERANCE, Rule
from pacelift.coach.rules.pace import GOAL_TOLERANCE
from pacelift.coach.rules.safety import FIRST_TIMER_RUNS, first_time_finisher, level
from pacelift.coach.rules.view import PlanView, age_on_start
from pacelift.errors import said

FIRST_TIMER_QUALITY: Final = 1
FIRST_TIMER_LONGEST_KM: Final = 32.0
"""R-GOAL-1: quality runs a week and the longest run of a novice's first marathon."""

PEAK_MOST_KM: Final = {"novice": 65.0, "intermediate": 80.0, "advanced": 110.0}
"""R-GOAL-3: the highest week of a marathon plan."""

EASY_DAYS_BY_AGE: Final = ((56, 3), (46, 2), (36, 1))
"""R-MAST-1: from these years, days without quality after intervals."""

LONGEST_BY_RACE_KM: Final = {"half": 22.0, "10k": 18.0, "5k": 14.0}
"""R-DIST-1: the longest run, unless the runner ran longer before."""

ABSOLUTE_BEGINNER_KM: Final = 5.0
EASY_START_WEEKS: Final = 8
"""R-NOV-1: who cannot run the first yet runs easy for so many weeks."""


def easy_days_after_intervals(age: int | None) -> int:
    """Days without quality after intervals at an age (R-MAST-1; Pfitzinger & Latter)."""
    return next((days for from_age, days in EASY_DAYS_BY_AGE if age and age >= from_age), 0)


def starts_from_nothing(longest_km: float) -> bool:
    """Whether weeks of easy running come first (R-NOV-1)."""
    return longest_km < ABSOLUTE_BEGINNER_KM


def _first_timer(view: PlanView) -> Iterable[tuple[str, str]]:
    if not first_time_finisher(view.profile, view.level):
        return
    _, most_runs = FIRST_TIMER_RUNS
    for week in view.by_week:
        if len(week.runs) > most_runs:
            yield (
                week.where,
                said("{count} runs, at most {most}", count=len(week.runs), most=most_runs),
            )
        if len(week.quality) > FIRST_TIMER_QUALITY:
            yield (
                week.where,
                said(
                    "{count} quality runs, at most {most}",
                    count=len(week.quality),
                    most=FIRST_TIMER_QUALITY,
                ),
            )
        if week.longest_km > FIRST_TIMER_LONGEST_KM + TOLERANCE:
            yield week.where, said("a run of {km:.1f} km", km=week.longest_km)


def _goal_in_reach(view: PlanView) -> Iterable[tuple[str, str]]:
    goal, prediction = view.profile.race.goal_s, view.fitness.prediction_s
    told = ("R-GOAL-2", "goal-out-of-reach") in view.warned
    if goal and prediction and not told and goal < (1 - GOAL_TOLERANCE) * prediction[0]:
        yield (
            "plan",
            said(
                "the goal {goal} s is out of reach, the best prediction {best} s",
                goal=goal,
                best=prediction[0],
            ),
        )


def _level(view: PlanView) -> Iterable[tuple[str, str]]:
    running = view.profile.running
    expected = level(running.weekly_km, running.marathons)
    if view.level != expected:
        yield (
            "plan",
            said(
                "planned for level {level}, {expected} expected",
                level=view.level,
                expected=expected,
            ),
        )
    most = PEAK_MOST_KM[view.level]
    is_marathon = view.profile.race.distance == "marathon"
    if is_marathon and view.highest_km > max(most, running.weekly_km) + TOLERANCE:
        yield (
            "plan",
            said(
                "the highest week has {km:.1f} km, at most {most:.0f}",
                km=view.highest_km,
                most=most,
            ),
        )


def _masters(view: PlanView) -> Iterable[tuple[str, str]]:
    age = age_on_start(view.profile)
    days = easy_days_after_intervals(age)
    hard = [run for run in view.runs if run.quality]
    for run, after in pairwise(hard):
        gap = (after.start.date() - run.start.date()).days - 1
        if run.kind == "intervals" and gap < days:
            yield (
                after.id,
                said(
                    "{gap} days after intervals, {days} expected at {age}",
                    gap=gap,
                    days=days,
                    age=age,
                ),
            )


def _distance(view: PlanView) -> Iterable[tuple[str, str]]:
    usual = LONGEST_BY_RACE_KM.get(view.profile.race.distance)
    if usual is None:
        return
    most = max(usual, view.profile.running.longest_km)
    for run in view.runs:
        if (run.km or 0.0) > most + TOLERANCE:
            yield (
                run.id,
                said("{km:.1f} km for a {race}", km=run.km, race=view.profile.race.distance),
            )


def _beginner(view: PlanView) -> Iterable[tuple[str, str]]:
    if not starts_from_nothing(view.profile.running.longest_km):
        return
    for week in view.by_week[:EASY_START_WEEKS]:
        for run in week.quality:
            yield run.id, said("a quality run in the first {weeks} weeks", weeks=EASY_START_WEEKS)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-GOAL-1",
        "hard",
        "A first marathon from a small base is about finishing: up to four runs a week, one of "
        "them a little faster.",
        "coaching practice: Galloway and other published plans",
        "P",
        _first_timer,
    ),
    Rule(
        "R-GOAL-2",
        "soft",
        "A goal more than 3 % faster than your best prediction gets steps: an A, a B and a C goal.",
        "Vickers & Vertosick 2016; coaching practice: Daniels",
        "P",
        _goal_in_reach,
    ),
    Rule(
        "R-GOAL-3",
        "soft",
        "Your level, and with it the highest week, follows from what you ran in the last four "
        "weeks.",
        "Knopp 2024; published marathon plans",
        "P",
        _level,
    ),
    Rule(
        "R-MAST-1",
        "soft",
        "From the mid-thirties on, hard running gets more easy days after it, and heavy strength "
        "stays in.",
        "coaching practice: Pfitzinger & Latter; Spiering 2021",
        "C",
        _masters,
    ),
    Rule(
        "R-DIST-1",
        "info",
        "Shorter races need shorter long runs: up to 22 km for a half marathon, 18 km for 10 km.",
        "Knopp 2024; published plans",
        "P",
        _distance,
    ),
    Rule(
        "R-NOV-1",
        "soft",
        "Whoever cannot run 5 km yet starts with weeks of easy running and walking.",
        "Nielsen 2014; coaching practice: Higdon",
        "B",
        _beginner,
    ),
    Rule(
        "R-DAYS-2",
        "soft",
        "Recreational marathon runners train on four or five days a week.",
        "Nikolaidis 2021",
        "B",
        unchecked="how often to run is the runner's wish",
    ),
)
