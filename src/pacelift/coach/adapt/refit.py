"""Another fitness for what lies ahead: new paces, no run longer in km or minutes, a new prediction.

What is past keeps the paces it was planned with.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach import fitness as f
from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import Adapted, is_ahead
from pacelift.coach.assemble import with_forecast
from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Fitness, PaceRange, Paces, Plan, Session, Step

LONGER: Final = 0.1
"""Km by which a run that would take longer than before is shortened at a time."""


def refit(adapted: Adapted, factor: float, now: datetime, slow_end: float = 1.0) -> Adapted:
    """The plan for a score times `factor`, the slow end of the prediction times `slow_end`.

    Runners without a score keep their paces by effort.
    """
    plan = adapted.plan
    if plan.fitness.score is None:
        return adapted
    fitness = _times(plan, factor, now, slow_end)
    changed = [
        _repaced(each, plan.fitness, fitness)
        for each in plan.sessions
        if is_ahead(each, now) and each.discipline == "run"
    ]
    plan = with_sessions(evolve(plan, fitness=fitness), changed)
    if plan.profile.race.date > now.date():
        plan = evolve(plan, sessions=with_forecast(plan.sessions, plan.profile, fitness))
    return Adapted(plan, adapted.reasons)


def _times(plan: Plan, factor: float, now: datetime, slow_end: float) -> Fitness:
    held = plan.fitness
    score = (held.score or f.LOWEST_SCORE) * factor
    paces = f.paces_of_score(min(max(score, f.LOWEST_SCORE), f.HIGHEST_SCORE))
    prediction = held.prediction_s
    if prediction is not None:
        best = f.equivalent_time_s(score, plan.profile.race.km)
        slower = best / f.equivalent_time_s(score / factor, plan.profile.race.km)
        worst = max(best, prediction[1] * slower * slow_end)
        prediction = (f.up_to_minute(best), f.up_to_minute(worst))
    return evolve(
        held,
        score=score,
        paces=paces,
        prediction_s=prediction,
        planning_pace_s_per_km=sum(paces.easy) / 2,
        factor=held.factor * factor,
        since=now.date() + timedelta(days=1),
    )


def paced(run: Session, fitness: Fitness) -> Session:
    """A run that comes back, at the paces of now where those it had are faster."""
    paces = fitness.paces
    if paces is None:
        return run
    steps = (_slowed(part, _range(part, paces)) for part in run.steps)
    return _no_longer(run, list(steps))


def _slowed(part: Step, zone: PaceRange | None) -> Step:
    if part.pace is None or zone is None or part.pace[0] >= zone[0]:
        return part
    return _at_pace(part, zone, sum(zone) / sum(part.pace))


def _repaced(run: Session, before: Fitness, after: Fitness) -> Session:
    if before.paces is None or after.paces is None:
        return run
    return _no_longer(run, [_step(part, before.paces, after.paces) for part in run.steps])


def _no_longer(run: Session, steps: list[Step]) -> Session:
    """The run with these steps, shortened where they would take longer than it did."""
    made = easing.with_steps(run, steps)
    while made.minutes > run.minutes:
        longest = max(range(len(steps)), key=lambda i: (steps[i].repeat == 1, steps[i].km))
        steps[longest] = easing.to_km(steps[longest], steps[longest].km - LONGER)
        made = easing.with_steps(run, steps)
    return made if made.steps != run.steps else run


def _step(part: Step, before: Paces, after: Paces) -> Step:
    """The step at its zone's new pace; its km and minutes never more than they were."""
    old, new = _range(part, before), _range(part, after)
    if old is None or new is None:
        return part
    ratio = sum(new) / sum(old)
    pace = part.pace
    if pace is not None:
        pace = new if pace == old else (pace[0] * ratio, pace[1] * ratio)
    return _at_pace(part, pace, ratio)


def _at_pace(part: Step, pace: PaceRange | None, ratio: float) -> Step:
    if part.by == "minutes":
        return evolve(part, pace=pace, km=min(part.km, round(part.km / ratio, 3)))
    return evolve(part, pace=pace, minutes=round(part.minutes * ratio, 3))


def _range(part: Step, paces: Paces) -> PaceRange | None:
    return f.steady_range(paces) if part.kind == "steady" else f.zone_range(paces, part.zone)
