"""The long run (R-LONG-*, R-PHASE-2): caps, shares, targets and how long a ladder must reach.

How a single run may grow is `volume`, what the horizon must allow is checked in `phases`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from pacelift.coach.plan import Fitness, Session
from pacelift.coach.profile import Profile
from pacelift.coach.rules.base import TOLERANCE, Rule
from pacelift.coach.rules.view import PlanView
from pacelift.errors import said

MOST_KM: Final = 35.0
CAP_MIN: Final = 150
CAP_TIME_GOAL_MIN: Final = 180
CAP_SLOW_FINISHER_MIN: Final = 210
"""R-LONG-2: caps of one long run."""

SHARE_CAPS: Final = ((45.0, 0.50), (65.0, 0.40), (float("inf"), 0.30))
SHARE_CAP_THREE_RUNS: Final = 0.50
THREE_RUNS: Final = 3
MOST_SHARE: Final = 0.57
"""R-LONG-1: share of the week's km, by weekly km below each bound; the most in published plans."""

PEAK_KM: Final = {
    "marathon": {"novice": 29.0, "intermediate": 32.0, "advanced": 32.0},
    "half": {"novice": 18.0, "intermediate": 20.0, "advanced": 22.0},
    "10k": {"novice": 11.0, "intermediate": 14.0, "advanced": 17.0},
    "5k": {"novice": 8.0, "intermediate": 10.0, "advanced": 14.0},
}
"""R-LONG-3, R-DIST-1: the longest run aimed at, in km."""

READY_SHARE: Final = 26.0 / 42.195
SHORT_SHARE: Final = 18.0 / 42.195
RUN_WALK_SHARE: Final = 14.0 / 42.195
"""R-PHASE-2: longest run as a share of the race: ready from the first, with a warning from the
second, as a planned run-walk from the third, refused below."""

MARATHON_PACE_SHARE: Final = (0.20, 0.60)
MARATHON_PACE_GAP_DAYS: Final = 10
"""R-LONG-4: M-pace share of a long run in the peak phase, and the days between two such runs."""

FEWEST_WEEKS: Final = 5
MOST_WEEKS: Final = 52

SLOW_FINISHER_KM: Final = 26.0
"""R-LONG-2: a marathon finisher who needs longer than the usual cap for this may run longer."""


def cap_minutes(profile: Profile, fitness: Fitness) -> int:
    """The longest a single training run may last, in minutes (R-LONG-2; Daniels, Galloway)."""
    if profile.race.goal_s is not None:
        return CAP_TIME_GOAL_MIN
    slow = SLOW_FINISHER_KM * fitness.planning_pace_s_per_km > CAP_MIN * 60
    if profile.race.distance == "marathon" and (slow or profile.race.run_walk):
        return CAP_SLOW_FINISHER_MIN
    return CAP_MIN


def most_long_km(week_km: float, runs: int) -> float:
    """The longest long run of a week of so many km (R-LONG-1; Daniels, published plans).

    A week that passes into the next band keeps what the one below allows, so that an easy run
    more never makes the long run too long.
    """
    if runs <= THREE_RUNS:
        return SHARE_CAP_THREE_RUNS * week_km
    return max(share * min(week_km, below) for below, share in SHARE_CAPS)


def week_km_for(long_km: float, runs: int) -> float:
    """The smallest week that a long run keeps its share of (R-LONG-1), in km."""
    if runs <= THREE_RUNS:
        return long_km / SHARE_CAP_THREE_RUNS
    return next(long_km / share for below, share in SHARE_CAPS if long_km <= share * below)


LONGEST_WEEKS: Final = 3
FAR_RUN_KM: Final = 26.0
FAR_RUN_DAYS: Final = 18
NEAR_LONGEST: Final = 0.95
"""R-LONG-3: the longest run, or one as good as it, falls into so many weeks before the taper; no
run of the far kind comes later than these days before a marathon with a full taper."""


def _shares(view: PlanView) -> Iterable[tuple[str, str]]:
    for week in view.before_taper:
        if not week.full or not week.runs:
            continue
        most_km = most_long_km(week.km, len(week.runs))
        if week.longest_km > most_km + view.profile.unit_km / 2 + TOLERANCE:
            share, most = week.longest_km / week.km, most_km / week.km
            yield (
                week.where,
                said(
                    "the long run is {share:.0%} of the week, at most {most:.0%}",
                    share=share,
                    most=most,
                ),
            )


def _caps(view: PlanView) -> Iterable[tuple[str, str]]:
    minutes = cap_minutes(view.profile, view.fitness)
    for run in view.runs:
        if run.minutes > minutes:
            yield (
                run.id,
                said("{minutes} min, at most {minutes_2}", minutes=run.minutes, minutes_2=minutes),
            )
        if (run.km or 0.0) > MOST_KM + TOLERANCE:
            yield run.id, said("{km:.1f} km, at most {most:.0f}", km=run.km, most=MOST_KM)


def _timing(view: PlanView) -> Iterable[tuple[str, str]]:
    if view.profile.race.distance != "marathon" or not view.before_taper:
        return
    longest = max(week.longest_km for week in view.before_taper)
    window = view.before_taper[-LONGEST_WEEKS:]
    if max(week.longest_km for week in window) < NEAR_LONGEST * longest:
        yield (
            "plan",
            said(
                "the longest run, {longest:.1f} km, lies over {weeks} weeks back",
                longest=longest,
                weeks=LONGEST_WEEKS,
            ),
        )
    if len(view.taper) < LONGEST_WEEKS:
        return
    for run in view.runs_before_race:
        if (run.km or 0.0) >= FAR_RUN_KM and view.days_to_race(run) < FAR_RUN_DAYS:
            yield (
                run.id,
                said(
                    "{km:.1f} km only {days} days before the race",
                    km=run.km,
                    days=view.days_to_race(run),
                ),
            )


def _marathon_pace_in_long_runs(view: PlanView) -> Iterable[tuple[str, str]]:
    low, high = MARATHON_PACE_SHARE
    last: date | None = None
    late = _weeks_for_marathon_pace(view)
    for run in view.runs:
        km = _marathon_pace_km(run) if run.kind == "long" else 0.0
        if not km:
            continue
        if run.week not in late:
            yield run.id, said("marathon pace in a long run outside the late build and peak weeks")
        if not low <= km / (run.km or km) <= high:
            yield run.id, said("{km:.1f} km of {km_2:.1f} km at marathon pace", km=km, km_2=run.km)
        day = run.start.date()
        if last is not None and (day - last).days < MARATHON_PACE_GAP_DAYS:
            yield (
                run.id,
                said("marathon pace in long runs only {days} days apart", days=(day - last).days),
            )
        last = day


def _marathon_pace_km(run: Session) -> float:
    return sum(step.km * step.repeat for step in run.steps if step.zone == "M")


def _weeks_for_marathon_pace(view: PlanView) -> frozenset[int]:
    """Numbers of the peak weeks and of the later half of the build weeks."""
    build = [week.week.number for week in view.by_week if week.week.phase == "build"]
    peak = [week.week.number for week in view.by_week if week.week.phase == "peak"]
    return frozenset((*build[len(build) // 2 :], *peak))


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-LONG-1",
        "soft",
        "The long run is at most half of a small week, and a smaller share of a big one.",
        "coaching practice: Daniels and published marathon plans",
        "P",
        _shares,
    ),
    Rule(
        "R-LONG-2",
        "hard",
        "No training run is longer than 35 km or than 2.5 hours; 3 with a time goal, 3.5 for slow "
        "marathon finishers.",
        "coaching practice: Daniels, Pfitzinger",
        "P",
        _caps,
    ),
    Rule(
        "R-LONG-3",
        "soft",
        "The longest run comes about three weeks before a marathon, so that you have time to "
        "recover.",
        "coaching practice: published marathon plans",
        "P",
        _timing,
    ),
    Rule(
        "R-LONG-4",
        "soft",
        "Some late long runs hold a part at marathon pace, but never two weeks in a row.",
        "coaching practice: Pfitzinger and other published plans",
        "P",
        _marathon_pace_in_long_runs,
    ),
)
