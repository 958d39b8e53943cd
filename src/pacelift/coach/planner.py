"""From a profile to a plan: the eight steps, and what happens when windows are too small.

Composes the parts and decides; what each part does stands in its own module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from pacelift.coach import assemble, feasibility, notes
from pacelift.coach.calendar_weeks import horizon_weeks
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.draft import Begun, Draft, Shape, draft
from pacelift.coach.fitness import estimate, with_prediction
from pacelift.coach.placing_input import week_problems
from pacelift.coach.plan import Fitness, Plan
from pacelift.coach.profile import Profile
from pacelift.coach.rules import hard_findings, long_run, safety, volume
from pacelift.coach.rules.pairs import REST_DAYS
from pacelift.coach.rules.view import age_on_start
from pacelift.coach.screening import screen
from pacelift.coach.totals import peak_block_km
from pacelift.coach.week import WeekPlacing, place_season
from pacelift.errors import Refusal

FEWEST_RUNS = 3
MOST_FITTINGS = 4
"""How often a season is bent to windows that have no room for a run before fewer runs are tried."""

MOST_BENT_WEEKS = 3
"""Weeks that may hold fewer runs than the others; where more would, all get fewer."""


@frozen
class Attempt:
    """A season placed: the shape it has now, its draft and where everything goes."""

    shape: Shape
    draft: Draft
    placings: tuple[WeekPlacing, ...]


@frozen
class Ask:
    """What a season is made of and how its weeks are placed; `begun` if it is under way."""

    profile: Profile
    fitness: Fitness
    catalogue: Catalogue
    place: Callable[[Draft], Sequence[WeekPlacing]]
    begun: Begun | None = None

    def draft(self, shape: Shape) -> Draft:
        """The season in that shape."""
        return draft(self.profile, self.fitness, self.catalogue, shape, self.begun)

    def band(self, drafted: Draft) -> feasibility.Band:
        """How ready for the race it makes."""
        return feasibility.band(self.profile, self.fitness, drafted.ladder.longest_km)


def start(profile: Profile, catalogue: Catalogue, plan_id: str) -> Plan:
    """The plan for a profile.

    Raises Refusal when a safety rule says no, with the options that were tried and work.
    """
    return _start(profile, catalogue, plan_id, with_options=True)


def _start(profile: Profile, catalogue: Catalogue, plan_id: str, *, with_options: bool) -> Plan:
    screen(profile)
    level = safety.level(profile.running.weekly_km, profile.running.marathons)
    fitness = estimate(profile, level)

    def place(drafted: Draft) -> Sequence[WeekPlacing]:
        return place_season(week_problems(profile, fitness, drafted))

    def finish(found: Attempt) -> Plan | None:
        plan = _plan(profile, fitness, found, plan_id)
        return None if hard_findings(plan, catalogue) else plan

    trial = _trial(catalogue, plan_id) if with_options else None
    if horizon_weeks(profile) < long_run.FEWEST_WEEKS:
        raise feasibility.too_soon(profile, fitness, trial)
    return best(Ask(profile, fitness, catalogue, place), finish, trial)


def best(
    ask: Ask, finish: Callable[[Attempt], Plan | None], trial: feasibility.Trial | None
) -> Plan:
    """The plan of the first shape that is ready for the race, else of the first that will do.

    `finish` makes a plan of a season, or None where it breaks a rule. Raises Refusal.
    """
    beyond: dict[tuple[int, int], Draft] = {}
    short: Plan | None = None
    fits = False
    for shape in shapes(ask.profile, ask.fitness):
        found = _season(ask, shape, beyond)
        plan = None if found is None else finish(found)
        fits = fits or found is not None
        if found is not None and plan is not None:
            if ask.band(found.draft) == "ready":
                return plan
            short = short or plan
        # Rarer cutbacks, the last rhythm of a shape, may reach further than the usual ones.
        if short is not None and shape.cutback_every == volume.CUTBACK_EVERY_WEEKS:
            return short
    for unreachable in beyond.values():
        raise feasibility.out_of_reach(ask.profile, ask.fitness, unreachable.ladder, trial)
    if fits:
        raise feasibility.no_season(ask.profile, ask.fitness, trial)
    raise feasibility.no_room(ask.profile, ask.fitness, trial)


def _season(ask: Ask, shape: Shape, beyond: dict[tuple[int, int], Draft]) -> Attempt | None:
    """A season in that shape that comes far enough; `beyond` notes those whose runs do not.

    Lifts make no difference to how far runs come, so such a shape is not drafted again.
    """
    key = (shape.runs, shape.cutback_every)
    if key in beyond:
        return None
    drafted = ask.draft(shape)
    if ask.band(drafted) == "out-of-reach":
        beyond[key] = drafted
        return None
    attempt = _fitted(ask, shape, drafted)
    if attempt is not None and ask.band(attempt.draft) == "out-of-reach":
        beyond[key] = attempt.draft
        return None
    return attempt


def _trial(catalogue: Catalogue, plan_id: str) -> feasibility.Trial:
    """How options of a refusal are tried; theirs are not followed further."""

    def reaches(profile: Profile) -> bool:
        level = safety.level(profile.running.weekly_km, profile.running.marathons)
        return horizon_weeks(profile) >= long_run.FEWEST_WEEKS and reaches_far_enough(
            profile, estimate(profile, level), catalogue
        )

    def plans(profile: Profile) -> bool:
        try:
            _start(profile, catalogue, plan_id, with_options=False)
        except Refusal:
            return False
        return True

    return feasibility.Trial(reaches, plans)


def reaches_far_enough(
    profile: Profile, fitness: Fitness, catalogue: Catalogue, begun: Begun | None = None
) -> bool:
    """Whether the long runs of any shape come far enough for the race."""
    ask = Ask(profile, fitness, catalogue, lambda _: (), begun)
    return any(ask.band(ask.draft(shape)) != "out-of-reach" for shape in shapes(profile, fitness))


def run_days(profile: Profile, fitness: Fitness) -> int:
    """Runs a week that are planned for: what was asked, as far as level and windows allow."""
    most = 7 - REST_DAYS[fitness.level]
    if safety.first_time_finisher(profile, fitness.level):
        most = safety.FIRST_TIMER_RUNS[1]
    weekdays = len({window.weekday for window in profile.windows})
    return min(profile.running.days, most, weekdays)


def shapes(profile: Profile, fitness: Fitness) -> Iterator[Shape]:
    """The season as asked; with rarer cutbacks where time is short; fewer runs; fewer lifts."""
    every = volume.cutback_every(fitness.level, age_on_start(profile))
    rhythms = sorted({every, volume.CUTBACK_EVERY_WEEKS})
    for lifts in range(profile.strength.sessions, -1, -1):
        for runs in range(run_days(profile, fitness), FEWEST_RUNS - 1, -1):
            for rhythm in rhythms:
                yield Shape(runs=runs, cutback_every=rhythm, lifts=lifts)


def _fitted(ask: Ask, shape: Shape, drafted: Draft) -> Attempt | None:
    """The season placed, bent week by week until every run that is planned has found room."""
    for _ in range(MOST_FITTINGS):
        placings = tuple(ask.place(drafted))
        bent = _bent(shape, drafted, placings)
        if bent == shape:
            return Attempt(shape, drafted, placings)
        if len(bent.fewer) > MOST_BENT_WEEKS:
            return None
        shape = bent
        drafted = ask.draft(shape)
    return None


def _bent(shape: Shape, drafted: Draft, placings: Sequence[WeekPlacing]) -> Shape:
    fewer, no_long = dict(shape.fewer), set(shape.no_long)
    for week, placing in zip(drafted.weeks, placings, strict=True):
        runs = {run.role for run in week.runs}
        dropped = runs & set(placing.dropped)
        if dropped:
            fewer[week.span.number] = len(runs) - len(dropped)
        if "long" in dropped:
            no_long.add(week.span.number)
    return evolve(shape, fewer=fewer, no_long=frozenset(no_long))


def _plan(profile: Profile, fitness: Fitness, attempt: Attempt, plan_id: str) -> Plan:
    sessions = assemble.sessions_of(
        profile, fitness, attempt.draft, attempt.placings, profile.timezone
    )
    weeks = assemble.weeks_of(attempt.draft, sessions)
    fitness = with_prediction(fitness, profile, peak_block_km(weeks))
    sessions = assemble.with_forecast(sessions, profile, fitness)
    plan = Plan(plan_id, profile, fitness, weeks, sessions)
    return evolve(plan, warnings=notes.warnings(plan, attempt.draft, attempt.placings))
