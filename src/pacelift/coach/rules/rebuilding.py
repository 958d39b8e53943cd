"""How weeks grow again after much was missed or too hard, or a pain had halved them.

By what was really run in the weeks before, as new highs do (R-VOL-1, R-MISS-7, R-HARD-1, R-PAIN-1).
One bad week hardly counts, for the highest of several measures; a month of them is what is run now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pacelift.coach.breaks import least_after
from pacelift.coach.plan import Session
from pacelift.coach.rules.view import PlanView, WeekView, really_km
from pacelift.coach.rules.volume import BELOW_KM, CUTBACK_BAND, WEEK_ROUNDING_KM, next_high_km

MEASURED_WEEKS: Final = 4
"""R-VOL-7: the weeks that tell what is run now."""

MUCH_MISSED: Final = 2
MUCH_TOO_HARD: Final = 2
"""R-MISS-7, R-HARD-1: key runs of a week from which the weeks after it are built up anew, and from
which a week was too much to be a measure."""

BUILT_UP_ANEW: Final = frozenset({("R-MISS-7", "repeat-week"), ("R-HARD-1", "lighter-week")})
HALVED: Final = ("R-PAIN-1", "half-and-easy")
OF_BREAKS: Final = frozenset({"R-MISS-2", "R-MISS-4", "R-ILL-2"})
"""Reasons of a run in weeks that later ones are built up from, and of all runs of such a week; and
rules of those on busy days and on the way back from a break, which has stages of its own."""


def rebuilt_limits(view: PlanView) -> Iterator[tuple[WeekView, float, float]]:
    """Each week after such ones up to the race, the most it may have, and the km that is measured
    by.
    """
    highest = view.profile.running.weekly_km
    measures: list[float | None] = [highest]
    rebuilding = False
    for week in view.before_taper:
        highest = _run_now_km(measures, highest)
        if rebuilding:
            most = CUTBACK_BAND[1] * highest if week.week.cutback else next_high_km(highest)
            yield week, most + WEEK_ROUNDING_KM, highest
        rebuilding = rebuilding or _is_rebuilt_from(week)
        measures.append(sum(map(really_km, week.runs)) if _is_measure(week) else None)
    if rebuilding:
        highest = _run_now_km(measures, highest)
        weeks = view.by_week[view.taper_from : view.race_week + 1]
        before = highest
        for week, (_, _, high) in zip(weeks, view.taper, strict=True):
            yield week, min(high * highest, before - BELOW_KM), highest
            before = min(before, week.km)


def _run_now_km(measures: Sequence[float | None], before: float) -> float:
    """The highest of the last weeks that are a measure; where none is, what it was before."""
    lately = [km for km in measures[-MEASURED_WEEKS:] if km is not None]
    return max(*lately, least_after([km or 0.0 for km in measures])) if lately else before


def _is_rebuilt_from(week: WeekView) -> bool:
    told = {(why.rule, why.code) for run in week.asked for why in run.why}
    halved = bool(week.runs) and all(_has(HALVED, run) for run in week.runs)
    return halved or bool(told & BUILT_UP_ANEW) or _key_runs(week, "missed") >= MUCH_MISSED


def _has(reason: tuple[str, str], run: Session) -> bool:
    return any((why.rule, why.code) == reason for why in run.why)


def _is_measure(week: WeekView) -> bool:
    """Whether a week tells what can be run: not one lighter on purpose, or that was too much."""
    if week.week.cutback or not week.full or _key_runs(week, "too-hard") >= MUCH_TOO_HARD:
        return False
    return not any(_is_off(run) for run in week.asked if run.discipline == "run")


def _is_off(run: Session) -> bool:
    """Whether a pause took it out, or made it less than was planned for the week."""
    rules = {why.rule for why in run.why}
    return bool(rules & OF_BREAKS) or (run.status == "dropped" and "R-MISS-7" not in rules)


def _key_runs(week: WeekView, status: str) -> int:
    return sum(s.key and s.discipline == "run" and s.status == status for s in week.asked)
