"""Weekly volume and single runs (R-VOL-*): the numbers the season is built with, and their checks.

The long run's own caps and shares are `long_run`, the last weeks `taper`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from pacelift.coach.breaks import LONGER_BREAK_STAGES
from pacelift.coach.plan import Level, Session
from pacelift.coach.rules.base import TOLERANCE, Rule
from pacelift.coach.rules.view import PlanView, WeekView, age_on_start, really_km
from pacelift.errors import said

SINGLE_RUN_STEP: Final = 1.10
BOLD_SINGLE_RUN_STEP: Final = 1.15
SINGLE_RUN_ROUNDING_KM: Final = 0.5
SMALLEST_STEP_KM: Final = 0.81
ALWAYS_ALLOWED_KM: Final = 1.61
LOOKBACK_DAYS: Final = 30
"""R-VOL-3: a run's km against the longest of the days before it."""

FIRST_BACK: Final = LONGER_BREAK_STAGES[0] / 100
"""R-MISS-4: after a month without a run, the share of the longest before that may be run."""

NEW_HIGH_STEP: Final = 1.10
NEW_HIGH_STEP_MOST: Final = 1.15
NEW_HIGH_FLOOR_KM: Final = 5.0
STEADY_GROWTH: Final = 1.13
TWO_WEEK_STEP: Final = 1.30
WEEK_ROUNDING_KM: Final = 0.5
"""R-VOL-1, R-VOL-2: a week against the highest before it, and against the one two weeks before; two
steps of steady growth stay below what two weeks may grow."""

BELOW_KM: Final = 0.1
"""R-TAPER-1: so far below the week before."""

CUTBACK_EVERY_WEEKS: Final = 4
CUTBACK_EVERY_WEEKS_CAUTIOUS: Final = 3
CAUTIOUS_FROM_YEARS: Final = 50
CUTBACK_VOLUME: Final = 0.80
CUTBACK_LONG: Final = 0.72
CUTBACK_BAND: Final = (0.65, 0.90)
"""R-VOL-5: how often a week steps back (novices, and from 50 years, more often), and how far."""

START_BAND: Final = (0.90, 1.10)
"""R-VOL-7: week 1 against the mean of the last four weeks."""

PEAK_OVER_FIRST: Final = 2.0
SMALL_FIRST_WEEK_KM: Final = 30.0
"""R-VOL-8: the highest week against the first, unless the first is small."""

LOW_PEAK_KM: Final = 40.0
LOW_LONGEST_KM: Final = 25.0
"""R-VOL-6: below these a marathon tends to be slower."""


def allowed_single_run_km(longest_recent_km: float, step: float) -> float:
    """The longest a run may be after `longest_recent_km` in 30 days, in km (R-VOL-3).

    Source: Schuster Brandt Frandsen 2025. `step` is the runner's factor, 1.10 unless they chose
    otherwise. Ten minutes, or a mile, may be run after anything: less is no run. A step of half a
    mile is always allowed, as less is no step in miles: a ladder from one would have no other rung.
    """
    grown = step * longest_recent_km + SINGLE_RUN_ROUNDING_KM
    return max(grown, longest_recent_km + SMALLEST_STEP_KM, ALWAYS_ALLOWED_KM)


def next_high_km(highest_km: float) -> float:
    """What may follow the highest week: 10 % more, or 5 km where two such steps stay below 30 %
    (R-VOL-1, R-VOL-2).
    """
    usual = NEW_HIGH_STEP * highest_km
    return max(usual, min(highest_km + NEW_HIGH_FLOOR_KM, STEADY_GROWTH * highest_km))


def cutback_every(level: Level, age: int | None) -> int:
    """Every how many weeks one steps back: sooner for novices and from 50 years (R-VOL-5)."""
    cautious = level == "novice" or (age is not None and age >= CAUTIOUS_FROM_YEARS)
    return CUTBACK_EVERY_WEEKS_CAUTIOUS if cautious else CUTBACK_EVERY_WEEKS


def _counted_weeks_km(view: PlanView) -> list[float]:
    """Km of the weeks before the taper; a part first week counts as a usual week."""
    usual = view.profile.running.weekly_km
    return [week.km if week.full else usual for week in view.before_taper]


def two_week_limits(view: PlanView) -> Iterator[tuple[WeekView, float, float]]:
    """Each week before the taper, the most it may have, and the km that is measured by (R-VOL-1).

    A week that is lighter on purpose, or because life made it so, measures no later one.
    """
    usual = view.profile.running.weekly_km
    counted = _counted_weeks_km(view)
    highest = usual
    for index, week in enumerate(view.before_taper):
        before = index - 2
        if before < 0:
            reference = usual
        else:
            light = view.by_week[before].week.cutback or view.by_week[before].lightened
            reference = highest if light else counted[before]
        yield week, TWO_WEEK_STEP * reference + WEEK_ROUNDING_KM, reference
        highest = max(highest, counted[index])


def _two_weeks(view: PlanView) -> Iterable[tuple[str, str]]:
    for week, most, reference in two_week_limits(view):
        if week.km > most + TOLERANCE:
            yield (
                week.where,
                said(
                    "{km:.1f} km after {reference:.1f} km two weeks before",
                    km=week.km,
                    reference=reference,
                ),
            )


def _new_high(view: PlanView) -> Iterable[tuple[str, str]]:
    highest = view.profile.running.weekly_km
    for week, counted in zip(view.before_taper, _counted_weeks_km(view), strict=True):
        most = max(NEW_HIGH_STEP_MOST * highest, highest + NEW_HIGH_FLOOR_KM)
        if week.km > most + TOLERANCE:
            yield (
                week.where,
                said(
                    "{km:.1f} km where the highest before was {highest:.1f} km",
                    km=week.km,
                    highest=highest,
                ),
            )
        highest = max(highest, counted)


def _day(session: Session) -> int:
    return session.start.toordinal()


def longest_to_the_last(runs: Sequence[tuple[int, float]]) -> float:
    """The most km of one run in the 30 days up to the last of them; runs by day, oldest first."""
    last, _ = runs[-1]
    return max(km for day, km in runs if day >= last - LOOKBACK_DAYS)


def single_run_limits(
    view: PlanView, rung: Callable[[Session], object] = _day
) -> Iterator[tuple[Session, float, float]]:
    """Each run, the most km it may have, and the longest really run before it (R-VOL-3).

    One pass over the days; `recent` keeps the falling maxima of the window, oldest first. Where a
    break left nothing in it, a share of the longest run before it stands for the last (R-MISS-4).
    Runs of one rung, else of one day, do not measure each other.
    """
    running = view.profile.running
    recent = deque([(view.profile.start.toordinal() - 1, running.longest_km)])
    outings = sorted(
        (*view.runs, *((view.race,) if view.race else ())), key=lambda session: session.start
    )
    for _, alike in groupby(outings, key=rung):
        sessions = list(alike)
        for session in sessions:
            first = _day(session) - LOOKBACK_DAYS
            if recent[-1][0] < first:
                share_km = FIRST_BACK * longest_to_the_last(recent)
                recent = deque([(_day(session) - 1, share_km)])
            while recent[0][0] < first:
                recent.popleft()
            longest = recent[0][1]
            if session.discipline != "race":
                yield session, allowed_single_run_km(longest, running.single_run_step), longest
        for session in sessions:
            km = really_km(session)
            while recent and recent[-1][1] <= km:
                recent.pop()
            recent.append((_day(session), km))


def _single_run(view: PlanView) -> Iterable[tuple[str, str]]:
    for session, most, longest in single_run_limits(view):
        km = session.km or 0.0
        if session.status == "planned" and km > most + TOLERANCE:
            yield (
                session.id,
                said(
                    "{km:.1f} km after {longest:.1f} km: at most {most:.1f} km",
                    km=km,
                    longest=longest,
                    most=most,
                ),
            )


def _cutbacks(view: PlanView) -> Iterable[tuple[str, str]]:
    every = cutback_every(view.level, age_on_start(view.profile))
    usual = view.profile.running.weekly_km
    low, high = CUTBACK_BAND
    weeks_up, recent_high = 0, 0.0
    for week in view.before_taper:
        if week.week.cutback:
            reference = recent_high or usual
            share = week.km / reference
            if not low <= share <= high:
                yield (
                    week.where,
                    said(
                        "cutback to {share:.0%} of {reference:.1f} km",
                        share=share,
                        reference=reference,
                    ),
                )
            weeks_up, recent_high = 0, 0.0
            continue
        recent_high = max(recent_high, week.km if week.full else 0.0)
        weeks_up += week.full and week.km > START_BAND[1] * usual
        if weeks_up == every:
            yield week.where, said("{every} weeks in a row without a cutback", every=every)
            weeks_up = 0


def _expectation(view: PlanView) -> Iterable[tuple[str, str]]:
    told = ("R-VOL-6", "low-volume") in view.warned
    if view.profile.race.distance == "marathon" and view.highest_km < LOW_PEAK_KM and not told:
        yield (
            "plan",
            said("the highest week has {km:.1f} km and nothing says so", km=view.highest_km),
        )


def _first_week(view: PlanView) -> Iterable[tuple[str, str]]:
    week, usual = view.by_week[0], view.profile.running.weekly_km
    low, high = START_BAND
    rounding = WEEK_ROUNDING_KM * len(week.runs)
    most = high * usual * week.week.days / 7 + rounding
    if week.km > most + TOLERANCE:
        yield (
            week.where,
            said(
                "{km:.1f} km where {usual:.1f} km are usual: at most {most:.1f} km",
                km=week.km,
                usual=usual,
                most=most,
            ),
        )
    told = ("R-VOL-7", "less-than-now") in view.warned
    light = told or week.lightened
    if week.full and not light and week.km < low * usual - TOLERANCE:
        yield (
            week.where,
            said(
                "{km:.1f} km where {usual:.1f} km are usual, and nothing says so",
                km=week.km,
                usual=usual,
            ),
        )


def _peak_over_first(view: PlanView) -> Iterable[tuple[str, str]]:
    first = next((week.km for week in view.before_taper if week.full), 0.0)
    if first >= SMALL_FIRST_WEEK_KM and view.highest_km > PEAK_OVER_FIRST * first + TOLERANCE:
        most = PEAK_OVER_FIRST * first
        yield (
            "plan",
            said(
                "the highest week has {km:.1f} km, at most {most:.1f} km",
                km=view.highest_km,
                most=most,
            ),
        )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-VOL-1",
        "hard",
        "Weekly distance grows by no more than 30 % over any two weeks.",
        "Nielsen 2014",
        "B",
        _two_weeks,
    ),
    Rule(
        "R-VOL-2",
        "soft",
        "A new highest week adds no more than 15 %, or 5 km while volume is still low.",
        "coaching practice: 17 published marathon plans",
        "P",
        _new_high,
    ),
    Rule(
        "R-VOL-3",
        "hard",
        "No run is more than about 10 % longer than your longest of the last 30 days.",
        "Schuster Brandt Frandsen 2025",
        "B",
        _single_run,
    ),
    Rule(
        "R-VOL-4",
        "info",
        "Most published plans let single runs grow faster than this one, so they reach the same "
        "long run in fewer weeks.",
        "comparison of 21 published marathon plans",
        "P",
        unchecked="it explains how plans differ",
    ),
    Rule(
        "R-VOL-5",
        "soft",
        "Every third or fourth week steps back in distance, so that training can sink in.",
        "coaching practice: Higdon and other published plans",
        "P",
        _cutbacks,
    ),
    Rule(
        "R-VOL-6",
        "info",
        "Marathon runners below 40 km a week finish about six minutes slower than those on 40 to "
        "65.",
        "Fokkema 2020",
        "B",
        _expectation,
    ),
    Rule(
        "R-VOL-7",
        "hard",
        "The first week is what you already run, give or take a tenth.",
        "Schuster Brandt Frandsen 2025, coaching practice",
        "P",
        _first_week,
    ),
    Rule(
        "R-VOL-8",
        "info",
        "The highest week is at most twice the first, unless you start below 30 km.",
        "coaching practice: published marathon plans",
        "P",
        _peak_over_first,
    ),
)
