"""A race or time trial was run: what it says of the runner's fitness (R-PACE-5).

Paces of what lies ahead and the prediction are those of the result from now on; nothing moves and
no run gets longer; the days after it are easy (R-RACE-1). The goal stays the runner's: where it is
out of reach now, that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from attrs import evolve

from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import Adapted, ahead, because, now_of
from pacelift.coach.adapt.goal import looked_at
from pacelift.coach.adapt.refit import with_fitness
from pacelift.coach.adapt.settle import settle
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.fitness import of_result, recent_result, with_prediction
from pacelift.coach.journal import Entry
from pacelift.coach.long_running import run_walk_steps
from pacelift.coach.placing_input import race_minutes
from pacelift.coach.plan import Plan, Reason, Result, Session
from pacelift.coach.profile_checks import is_plausible
from pacelift.coach.rules.recovery import NO_QUALITY_AFTER_DAYS
from pacelift.coach.totals import peak_block_km

TRIAL_KM: Final = (1.5, 50.0)
"""The shortest and the longest time trial that tells a fitness."""

KM_AN_EASY_DAY: Final = 2.5
LONG_RACE_KM: Final = 15.0
LONG_AFTER: Final = 0.6
"""R-RACE-1: an easy day for every two or three km raced, up to the rule's; and after a race from so
long on, the share of a long run in these days."""


def adapt_race(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The plan at the paces of the result, unless it knows of a later one."""
    result = result_in(entry.data)
    if result is None:
        return Adapted(plan, {})
    now = now_of(plan, entry)
    adapted = easy_after(after_result(Adapted(plan, {}), result, now), result, now)
    return settle(adapted, plan, now, catalogue)


def easy_after(adapted: Adapted, result: Result, now: datetime) -> Adapted:
    """The plan with easy days after that race, and no long run at full length after a long one."""
    days = min(NO_QUALITY_AFTER_DAYS, round(result.km / KM_AN_EASY_DAY))
    last = result.date + timedelta(days=days)
    made = []
    for run in ahead(adapted.plan, now):
        if not result.date < run.start.date() <= last:
            continue
        if run.quality:
            made.append(easing.as_easy(run, adapted.plan))
        elif run.kind == "long" and result.km >= LONG_RACE_KM:
            made.append(easing.shortened(run, adapted.plan, LONG_AFTER * (run.km or 0.0)))
    return adapted.having(made, Reason("R-RACE-1", "easy-after", (("race_km", result.km),)))


def result_in(data: Mapping[str, Any]) -> Result | None:
    """The result that an entry tells; None where it tells none that can be believed."""
    km, time_s, day = data.get("km"), data.get("time_s"), data.get("date")
    if not isinstance(km, int | float) or not isinstance(time_s, int) or not isinstance(day, str):
        return None
    try:
        result = Result(float(km), time_s, date.fromisoformat(day))
    except ValueError:
        return None
    return result if is_believable(result.km, result.time_s) else None


def is_believable(km: float, time_s: float) -> bool:
    """Whether somebody may have run that, over a distance that tells a fitness."""
    shortest, longest = TRIAL_KM
    return shortest <= km <= longest and is_plausible(km, time_s)


def latest_result(plan: Plan) -> Result | None:
    """The race that the plan's paces come from, the profile's or one told since."""
    return plan.fitness.result or recent_result(plan.profile)


def result_of(session: Session) -> Result | None:
    """The result of a race in the plan as its mark tells it; None without a time."""
    told = session.actual
    if session.discipline != "race" or session.status == "missed":
        return None
    if told is None or told.minutes is None:
        return None
    km, time_s = told.km or session.km or 0.0, 60 * told.minutes
    return Result(km, time_s, session.start.date()) if is_believable(km, time_s) else None


def after_result(adapted: Adapted, result: Result, now: datetime) -> Adapted:
    """The plan once that race is run; as it was where its paces come from a later one."""
    plan = adapted.plan
    latest = latest_result(plan)
    if latest is not None and latest.date > result.date:
        return adapted
    fitness = of_result(result, plan.fitness.level)
    fitness = with_prediction(fitness, plan.profile, peak_block_km(plan.weeks))
    fitness = evolve(fitness, since=now.date() + timedelta(days=1))
    before = {each.id: each for each in plan.sessions}
    made = with_fitness(adapted, fitness, now, km_follow=True)
    values = (("race_km", result.km), ("time_s", result.time_s))
    reason = Reason("R-PACE-5", "race-result", values)
    walked = (_walked(each, made.plan, now) for each in made.plan.sessions)
    sessions = tuple(_said_shorter(each, before[each.id], reason) for each in walked)
    changed = [each.id for each in sessions if each != before[each.id]]
    plan = evolve(made.plan, sessions=sessions)
    if plan.profile.race.date > now.date():
        plan = looked_at(plan)
    return Adapted(plan, {**dict.fromkeys(changed, reason), **adapted.reasons})


def _said_shorter(run: Session, before: Session, reason: Reason) -> Session:
    """A run that slower paces make shorter says so, as weeks are not to blame for it."""
    shorter = run.discipline == "run" and (run.km or 0.0) < (before.km or 0.0)
    return because(run, reason) if shorter else run


def _walked(session: Session, plan: Plan, now: datetime) -> Session:
    """A race still to come that is run with walk breaks takes what these take now."""
    ahead = session.discipline == "race" and session.start > now
    if not ahead or not plan.profile.race.run_walk:
        return session
    steps = run_walk_steps(plan.fitness, plan.profile.race.km)
    return evolve(session, steps=steps, minutes=race_minutes(plan.profile, plan.fitness))
