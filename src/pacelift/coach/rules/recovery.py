"""Around the training (R-SLEEP-1, R-FUEL-*, R-MENT-*, R-POST-1, R-RACE-1, R-RW-1, R-XT-1): sleep,
food, head, race day and the weeks after it.

Rest days are `ordering`, the taper is `taper_rules`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from pacelift.coach.rules.base import Rule
from pacelift.coach.rules.view import PlanView
from pacelift.errors import said

SLEEP_H: Final = (7.0, 10.0)
"""R-SLEEP-1: hours a night."""

FUEL_FROM_MIN: Final = 90
NO_FUEL_BELOW_MIN: Final = 60
FUEL_G_PER_H: Final = (30, 90)
"""R-FUEL-1: runs of these minutes carry carbohydrate, so much an hour; shorter ones none."""

NO_RUN_DAYS: Final = 7
EASY_ONLY_DAYS: Final = 14
NO_QUALITY_DAYS: Final = 21
"""R-POST-1: days after a marathon."""

NO_QUALITY_BEFORE_DAYS: Final = 3
NO_QUALITY_AFTER_DAYS: Final = 4
"""R-RACE-1: days around a race."""

WALKS_FROM_MIN: Final = 90
"""R-RW-1: from here a long run has planned walk breaks, for those who race with them."""


def _sleep(view: PlanView) -> Iterable[tuple[str, str]]:
    """Hours in bed are told by the wall clock, which is near enough."""
    least, most = SLEEP_H
    for week in view.by_week:
        low, high = week.week.sleep_h
        if not least <= low <= high <= most:
            yield week.where, said("{low} to {high} h of sleep", low=low, high=high)
        for session in week.sessions:
            if session.bedtime and session.start - session.bedtime < timedelta(hours=least):
                yield (
                    session.id,
                    said(
                        "in bed at {bedtime:%H:%M}, start at {start:%H:%M}",
                        bedtime=session.bedtime,
                        start=session.start,
                    ),
                )


def _fuel(view: PlanView) -> Iterable[tuple[str, str]]:
    least, most = FUEL_G_PER_H
    for run in view.runs:
        fuel = run.fuel_g_per_h
        if fuel is None:
            if run.minutes >= FUEL_FROM_MIN:
                yield run.id, said("{minutes} min without carbohydrate", minutes=run.minutes)
        elif run.minutes < NO_FUEL_BELOW_MIN or not least <= fuel[0] <= fuel[1] <= most:
            yield (
                run.id,
                said(
                    "{low} to {high} g of carbohydrate an hour in {minutes} min",
                    low=fuel[0],
                    high=fuel[1],
                    minutes=run.minutes,
                ),
            )


def _after_marathon(view: PlanView) -> Iterable[tuple[str, str]]:
    if view.profile.race.distance != "marathon":
        return
    for run in view.runs:
        days = -view.days_to_race(run)
        easy = run.kind in ("easy", "recovery")
        if 0 < days < NO_RUN_DAYS:
            yield run.id, said("a run {days} days after the marathon", days=days)
        elif 0 < days < EASY_ONLY_DAYS and not easy:
            yield run.id, said("{kind} {days} days after the marathon", kind=run.kind, days=days)
        elif 0 < days < NO_QUALITY_DAYS and run.quality:
            yield run.id, said("a quality run {days} days after the marathon", days=days)


def _around_race(view: PlanView) -> Iterable[tuple[str, str]]:
    for run in view.runs:
        days = view.days_to_race(run)
        if run.quality and -NO_QUALITY_AFTER_DAYS <= days <= NO_QUALITY_BEFORE_DAYS:
            yield run.id, said("a quality run {days} days from the race", days=abs(days))


def _run_walk(view: PlanView) -> Iterable[tuple[str, str]]:
    if not view.profile.race.run_walk:
        return
    for run in view.runs:
        walks = any(step.zone == "walk" for step in run.steps)
        if run.kind == "long" and run.minutes >= WALKS_FROM_MIN and not walks:
            yield run.id, said("a long run without walk breaks")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-SLEEP-1",
        "soft",
        "Seven to nine hours of sleep a night, half an hour more in hard weeks and before the "
        "race.",
        "Walsh 2021, Roberts 2019, AASM",
        "B",
        _sleep,
    ),
    Rule(
        "R-FUEL-1",
        "soft",
        "On runs from 90 minutes take 30 to 60 g of carbohydrate an hour, more on the longest.",
        "Jeukendrup, Wallis & Podlogar 2022",
        "A",
        _fuel,
    ),
    Rule(
        "R-FUEL-2",
        "info",
        "Drink to thirst, and eat some protein after lifting.",
        "general knowledge, not cited",
        "C",
        unchecked="a plan prescribes neither drink nor protein",
    ),
    Rule(
        "R-MENT-1",
        "info",
        "One thing to focus on in each key session trains the head for race day.",
        "McCormick 2015, Meijen 2023",
        "A",
        unchecked="a session cannot hold more than one focus",
    ),
    Rule(
        "R-MENT-2",
        "info",
        "In lifting, mean to move fast on the way up and stop the set when technique changes.",
        "general knowledge, not cited",
        "C",
        unchecked="it is a cue, not a property of a plan",
    ),
    Rule(
        "R-POST-1",
        "soft",
        "After a marathon: a week without running, then a week of easy running only.",
        "coaching practice: FIRST",
        "P",
        _after_marathon,
    ),
    Rule(
        "R-RACE-1",
        "soft",
        "No quality run in the three days before a race or the four after it.",
        "coaching practice: Pfitzinger, Higdon",
        "P",
        _around_race,
    ),
    Rule(
        "R-RW-1",
        "soft",
        "Planned walk breaks cost first-time marathon runners little time and spare much "
        "exhaustion.",
        "Hottenrott 2016",
        "B",
        _run_walk,
    ),
    Rule(
        "R-XT-1",
        "info",
        "An easy run may be swapped for one and a half times the minutes on a bicycle.",
        "coaching practice: Pfitzinger",
        "P",
        unchecked="the swap is the runner's choice on the day",
    ),
)
