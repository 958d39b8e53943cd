"""What days off mean for race day itself: the race stays, and what speaks against it is told.

Ill or hurt on the day (R-ILL-1, R-PAIN-1), or on the way back from days off (R-MISS-4, R-ILL-2):
a warning of the plan, and first among the reasons on the race's card.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, because
from pacelift.coach.adapt.days_off import days_off
from pacelift.coach.adapt.paused import LOOK_AT_GOAL_DAYS, Pause
from pacelift.coach.breaks import way_back
from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Plan, Reason
from pacelift.coach.rules.view import is_held

CODES: Final = frozenset({"race-ill", "race-hurt", "race-sore", "race-on-way-back"})
"""Codes of what is told of race day."""

FIRST_RUNS: Final = 2
"""R-ILL-2: easy runs after an illness before anything hard."""


def race_day_told(adapted: Adapted, pause: Pause, now: datetime) -> Adapted:
    """The plan with what speaks against the race where it falls into those days, or too soon
    after them.
    """
    plan, race = adapted.plan, adapted.plan.profile.race
    if datetime.combine(race.date, race.start) <= now or race.date < pause.first:
        return adapted
    during = race.date <= pause.last + timedelta(days=pause.rest)
    reason = _during(pause) if during else _soon_after(plan, pause)
    return adapted if reason is None else _told(adapted, reason)


def _during(pause: Pause) -> Reason | None:
    """Against a race on days ill or hurt; who is away may be so to run it."""
    if pause.kind == "ill":
        return Reason("R-ILL-1", "race-ill")
    if pause.kind != "injured":
        return None
    return Reason("R-PAIN-1", "race-sore") if pause.sore else Reason("R-PAIN-1", "race-hurt")


def _soon_after(plan: Plan, pause: Pause) -> Reason | None:
    """Against a race on the way back: its easy days are not over, or its first runs not run."""
    if pause.kind == "busy" or pause.sore or pause.trains:
        return None
    race_day, days = plan.profile.race.date, days_off(plan, pause.first, pause.last).days
    way = way_back(days, after_injury=pause.kind == "injured")
    told = (("days", days),)
    enough = pause.kind != "away" or days >= LOOK_AT_GOAL_DAYS[0]
    if enough and (race_day - pause.last).days <= way.days:
        return Reason("R-MISS-4", "race-on-way-back", told)
    back_from = pause.last + timedelta(days=pause.rest)
    runs = [s.start.date() for s in plan.sessions if s.discipline == "run" and is_held(s)]
    first_back = [day for day in runs if back_from < day < race_day]
    if pause.kind == "ill" and len(first_back) < FIRST_RUNS:
        return Reason("R-ILL-2", "race-on-way-back", told)
    return None


def without_race_day(plan: Plan) -> Plan:
    """The plan for another race: what was told of the day of the former one is gone."""
    race = [each for each in plan.sessions if each.discipline == "race"]
    plan = with_sessions(plan, [evolve(each, why=_others(each.why)) for each in race])
    return evolve(plan, warnings=_others(plan.warnings))


def _told(adapted: Adapted, reason: Reason) -> Adapted:
    """The plan that says so, first of all; what was said of race day before gives way."""
    plan = without_race_day(adapted.plan)
    race = [each for each in plan.sessions if each.discipline == "race"]
    plan = with_sessions(plan, [because(each, reason) for each in race])
    return Adapted(evolve(plan, warnings=(reason, *plan.warnings)), adapted.reasons)


def _others(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(each for each in reasons if each.code not in CODES)
