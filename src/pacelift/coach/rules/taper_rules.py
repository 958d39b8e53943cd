"""The rules of the taper (R-TAPER-*) and their checks; the shares are `taper`.

What strength does in these weeks is `strength_safety`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from pacelift.coach.plan import Step
from pacelift.coach.rules.base import TOLERANCE, Rule
from pacelift.coach.rules.ordering import race_eve_too_much
from pacelift.coach.rules.pairs import SHAKE_OUT_MIN
from pacelift.coach.rules.taper import LONG_RUN_DAYS
from pacelift.coach.rules.view import PlanView, WeekView
from pacelift.errors import said

SHARP_DAYS: Final = 14
HARDEST_DAYS: Final = 8
REST_DAYS: Final = 2
SHORT_TAPER_WEEKS: Final = 2
LAST_LONG_KM: Final = ((10, 19.0), (17, 26.0))
"""R-TAPER-3: something fast within so many days before the race, nothing hardest and only short
jogs within so many; and (days, km) of the last long runs before a marathon, of which a
short taper keeps the first only."""


def _falls(view: PlanView) -> Iterable[tuple[str, str]]:
    for week, most, _ in taper_limits(view):
        if 0 < most <= week.km:
            yield (
                week.where,
                said("{km:.1f} km does not fall from {most:.1f} km", km=week.km, most=most),
            )
    for before, week in pairwise(view.by_week[max(0, view.taper_from - 1) : view.race_week + 1]):
        fewest = _fewest_outings(view, before, week)
        if _outings(week) < fewest and not (_lighter(week) or _lighter(before)):
            yield (
                week.where,
                said("{count} runs, at least {fewest}", count=_outings(week), fewest=fewest),
            )


def taper_limits(view: PlanView) -> Iterator[tuple[WeekView, float, float]]:
    """Each week of the taper, the km it stays below, and the most of R-TAPER-2.

    A week that life made lighter, or that was for a race since put off, is no measure of the next.
    """
    previous = view.highest_km
    weeks = view.by_week[view.taper_from : view.race_week + 1]
    for week, (_, _, high) in zip(weeks, view.taper, strict=True):
        yield week, previous, high * view.highest_km
        previous = previous if _lighter(week) else min(previous, week.km)


def _lighter(week: WeekView) -> bool:
    return week.lightened or week.week.cutback


def _outings(week: WeekView) -> int:
    """Runs of a week, the race counted."""
    return len(week.runs) + sum(session.discipline == "race" for session in week.sessions)


def _fewest_outings(view: PlanView, before: WeekView, week: WeekView) -> int:
    usual = _outings(before)
    if week is view.by_week[view.race_week]:
        usual = usual * (view.profile.race.date.weekday() + 1) // 7
    return usual - 1


def below_taper(view: PlanView) -> bool:
    """Whether a week of the taper holds less than it should."""
    weeks = view.by_week[view.taper_from : view.race_week + 1]
    shares = zip(weeks, view.taper, strict=True)
    return any(
        week.km < (low - TOLERANCE) * view.highest_km and not week.week.cutback
        for week, (_, low, _) in shares
    )


def _shares(view: PlanView) -> Iterable[tuple[str, str]]:
    weeks = view.by_week[view.taper_from : view.race_week + 1]
    told = ("R-TAPER-2", "small-taper") in view.warned
    for week, (_, low, high) in zip(weeks, view.taper, strict=True):
        share = week.km / view.highest_km if view.highest_km else 0.0
        lowest = 0.0 if told or _lighter(week) else low
        if not lowest - TOLERANCE <= share <= high + TOLERANCE:
            yield (
                week.where,
                said(
                    "{share:.0%} of the highest week, expected {low:.0%} to {high:.0%}",
                    share=share,
                    low=low,
                    high=high,
                ),
            )


def _stays_sharp(view: PlanView) -> Iterable[tuple[str, str]]:
    last = [run for run in view.runs_before_race if view.days_to_race(run) <= SHARP_DAYS]
    if last and not any(run.quality or _strides(run.steps) for run in last):
        yield "plan", said("nothing fast in the last {days} days", days=SHARP_DAYS)
    is_marathon = view.profile.race.distance == "marathon"
    last_long = LAST_LONG_KM if len(view.taper) > SHORT_TAPER_WEEKS else LAST_LONG_KM[:1]
    for run in last:
        days, km = view.days_to_race(run), run.km or 0.0
        if is_marathon and run.kind in ("intervals", "hills") and days < HARDEST_DAYS:
            yield run.id, said("{kind} {days} days before the race", kind=run.kind, days=days)
        if run.kind == "long" and days < LONG_RUN_DAYS:
            yield run.id, said("a long run {days} days before the race", days=days)
        if days == REST_DAYS and run.minutes > SHAKE_OUT_MIN:
            yield (
                run.id,
                said("{minutes} min {days} days before the race", minutes=run.minutes, days=days),
            )
        if is_marathon and any(days <= within and km > most for within, most in last_long):
            yield run.id, said("{km:.1f} km {days} days before the race", km=km, days=days)
    yield from race_eve_too_much(view)


def _strides(steps: Iterable[Step]) -> bool:
    return any(step.kind == "strides" for step in steps)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-TAPER-1",
        "hard",
        "In the last two or three weeks distance falls every week, while you run almost as often.",
        "Bosquet 2007, Smyth & Lawlor 2021, Wang 2023",
        "A",
        _falls,
    ),
    Rule(
        "R-TAPER-2",
        "hard",
        "Before a marathon the last weeks hold about four fifths, three fifths and two fifths of "
        "the highest week.",
        "coaching practice: Pfitzinger and 17 published marathon plans",
        "P",
        _shares,
    ),
    Rule(
        "R-TAPER-3",
        "soft",
        "The taper keeps one or two short sharp sessions, and the last two days hold rest or a "
        "short jog.",
        "coaching practice: Pfitzinger",
        "P",
        _stays_sharp,
    ),
)
