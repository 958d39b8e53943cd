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
from pacelift.coach.rules.view import is_lightened
from pacelift.coach.totals import peak_block_km

LONGER: Final = 0.1
"""Km by which a hard run that would take longer than that is shortened at a time."""
LEAST_EASY_KM: Final = 1.0
"""What a warm-up keeps while there is something else to shorten."""
A_METRE_KM: Final = 0.001
"""Steps are told in metres."""


def refit(adapted: Adapted, factor: float, now: datetime, slow_end: float = 1.0) -> Adapted:
    """The plan for a score times `factor`, the slow end of the prediction `slow_end` times slower.

    Runners without a score keep their paces by effort.
    """
    plan = adapted.plan
    if plan.fitness.score is None:
        return adapted
    return with_fitness(adapted, _times(plan, factor, now, slow_end), now)


def with_fitness(
    adapted: Adapted, fitness: Fitness, now: datetime, *, km_follow: bool = False
) -> Adapted:
    """The plan with that fitness from now on, its runs as long as before or shorter.

    `km_follow`: what is run by time at a faster pace covers more km, and the rest of the run less.
    """
    plan = adapted.plan
    changed = [
        _repaced(each, plan, fitness, km_follow=km_follow)
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
    fitness = evolve(
        held,
        score=score,
        paces=paces,
        planning_pace_s_per_km=sum(paces.easy) / 2,
        factor=held.factor * factor,
        since=now.date() + timedelta(days=1),
        slow_end=max(held.slow_end, slow_end),
    )
    block_km = peak_block_km(plan.weeks) if held.block_km is None else held.block_km
    return f.with_prediction(fitness, plan.profile, block_km)


def paced(run: Session, plan: Plan) -> Session:
    """A run that comes back, at the plan's paces of now; what was made slower for it stays so.

    Nothing that was told of it counts any more.
    """
    paces = plan.fitness.paces
    back = evolve(run, status="planned", actual=None)
    if paces is None:
        return back
    held = run.steps if is_lightened(back) else [_caught_up(s, plan.fitness) for s in run.steps]
    steps = (_slowed(part, _range(part, paces)) for part in held)
    return _no_longer(back, list(steps), plan.profile.unit_km)


def _slowed(part: Step, zone: PaceRange | None) -> Step:
    if part.pace is None or zone is None or part.pace[0] >= zone[0]:
        return part
    return _at_pace(part, zone, sum(zone) / sum(part.pace))


def _repaced(run: Session, plan: Plan, after: Fitness, *, km_follow: bool) -> Session:
    before = plan.fitness
    held = run.steps if is_lightened(run) else [_caught_up(part, before) for part in run.steps]
    steps = [_step(part, before, after, km_follow=km_follow) for part in held]
    return _no_longer(run, steps, plan.profile.unit_km)


def _caught_up(part: Step, fitness: Fitness) -> Step:
    """A step that was left at a slower pace when paces last rose, at the one of then."""
    zone = None if fitness.paces is None else _range(part, fitness.paces)
    if part.pace is None or zone is None or part.pace[1] <= zone[1]:
        return part
    return _at_pace(part, zone, sum(zone) / sum(part.pace))


def _no_longer(run: Session, steps: list[Step], unit_km: float) -> Session:
    """The run with these steps, shortened where they would take longer than it or cover more km.

    An easy or long run by half its runner's units, a hard one by as little as it takes.
    """
    least = unit_km / 2 if len(run.steps) == 1 else LONGER
    while not easing.fits(steps, run):
        if not _shorter(steps, least, spare=False):
            break
    while round(_km(steps), 2) > (run.km or 0.0):
        over = _km(steps) - (run.km or 0.0)
        if not any(map(_is_spare, steps)) and _one_repeat_fewer(steps):
            continue  # a warm-up is not given up for a repeat
        if not _shorter(steps, min(least, over), spare=True):
            break
    made = easing.with_steps(run, steps)
    return made if made.steps != run.steps else run


def _is_spare(part: Step) -> bool:
    """Whether it is an easy step of which enough is left."""
    return part.kind not in easing.WORK and part.km > LEAST_EASY_KM


def _one_repeat_fewer(steps: list[Step]) -> bool:
    """Takes one repeat off, of the fast part and its rest alike; False where there is but one."""
    repeated = [place for place, part in enumerate(steps) if part.repeat > 1]
    for place in repeated:
        steps[place] = evolve(steps[place], repeat=steps[place].repeat - 1)
    return bool(repeated)


def _shorter(steps: list[Step], by_km: float, *, spare: bool) -> bool:
    """Takes so many km off the longest step; False where nothing is left to take.

    With `spare` off an easy one as long as there is enough of it.
    """

    def order(place: int) -> tuple[bool, bool, float]:
        part = steps[place]
        return spare and _is_spare(part), part.repeat == 1, part.km

    longest = max(range(len(steps)), key=order)
    km = steps[longest].km - max(by_km / steps[longest].repeat, A_METRE_KM)
    if km <= 0:
        return False
    steps[longest] = easing.to_km(steps[longest], km)
    return True


def _km(steps: list[Step]) -> float:
    return sum(part.km * part.repeat for part in steps)


def _step(part: Step, before: Fitness, after: Fitness, *, km_follow: bool) -> Step:
    """The step at its zone's new pace; where none was known before, at the first one."""
    new = None if after.paces is None else _range(part, after.paces)
    if new is None:
        return part
    old = None if before.paces is None else _range(part, before.paces)
    if old is None:
        return _at_pace(part, new, sum(new) / (2 * _by_effort(part, before)), km_follow=km_follow)
    ratio = sum(new) / sum(old)
    pace = part.pace
    if pace is not None:
        pace = new if pace == old else (pace[0] * ratio, pace[1] * ratio)
    return _at_pace(part, pace, ratio, km_follow=km_follow)


def _by_effort(part: Step, fitness: Fitness) -> float:
    """Seconds per km that a step without a pace was sized with."""
    if part.kind == "steady":
        return f.steady_pace_s_per_km(fitness)
    return f.zone_pace_s_per_km(fitness, part.zone)


def _at_pace(part: Step, pace: PaceRange | None, ratio: float, *, km_follow: bool = False) -> Step:
    if part.by == "minutes":
        km = round(part.km / ratio, 3)
        return evolve(part, pace=pace, km=km if km_follow else min(part.km, km))
    return evolve(part, pace=pace, minutes=round(part.minutes * ratio, 3))


def _range(part: Step, paces: Paces) -> PaceRange | None:
    return f.steady_range(paces) if part.kind == "steady" else f.zone_range(paces, part.zone)
