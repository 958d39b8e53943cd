"""What a season lived comes to: spikes, hard efforts too close, load lost, form, changes to bear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Plan
from pacelift.coach.rules.base import TOLERANCE
from pacelift.coach.rules.ordering import Effort, efforts
from pacelift.coach.rules.pairs import (
    PairRule,
    hard_run_then_lift,
    hours_around_legs,
    legs_then_hard_run,
    no_hard_days_in_a_row,
    no_legs_before_hard_run,
    rest_after_long,
)
from pacelift.coach.rules.view import view_of
from pacelift.coach.rules.volume import LOOKBACK_DAYS, SINGLE_RUN_STEP, allowed_single_run_km
from tests.simulation.athlete import Athlete
from tests.simulation.season import Did, Lived

SPIKE: Final = 1.10
"""A week is a spike above this share of what was run in the weeks before, or was planned."""
LATELY_WEEKS: Final = 4

HARD_EFFORT_RULES: Final[tuple[PairRule, ...]] = (
    legs_then_hard_run,
    hard_run_then_lift,
    no_legs_before_hard_run,
    hours_around_legs,
    no_hard_days_in_a_row,
    rest_after_long,
)
"""The pair rules about hard efforts; the others are about the order of a day and the race's eve."""


@frozen
class Measures:
    """One season in numbers, from the first day to the eve of the race.

    `spike_weeks` are above 110 % of the highest of the four weeks before; `over_plan_weeks` above
    110 % of what was planned for them; `spike_runs` are longer than R-VOL-3 allows after the
    longest of the 30 days before. `close_efforts` are pairs of hard efforts closer than the rules allow.
    `load_lost_percent` is of the planned load; it is negative where more was done than planned.
    `form_percent` is form on race day against the same plan with nothing missed.
    """

    spike_weeks: float
    over_plan_weeks: float
    spike_runs: float
    close_efforts: float
    load_lost_percent: float
    form_percent: float
    changes_a_week: float
    most_changes_in_a_week: float


def measure(athlete: Athlete, lived: Lived, to_the_letter: Lived, catalogue: Catalogue) -> Measures:
    """The measures of a season; `to_the_letter` is the same with nothing missed."""
    planned, running = lived.planned, athlete.plan.profile.running
    done_km = weekly_km(planned, lived.did)
    changes = _by_week(planned, lived.changes)
    full = athlete.form_on_race_day(felt_loads(to_the_letter.did))
    return Measures(
        spike_weeks=spike_weeks(full_weeks(planned, done_km), running.weekly_km),
        over_plan_weeks=over_plan_weeks(done_km, weekly_km(planned, to_the_letter.did)),
        spike_runs=spike_runs(runs(lived.did), athlete.first_day, running.longest_km),
        close_efforts=close_efforts(planned, lived.did, catalogue),
        load_lost_percent=load_lost_percent(lived.did, to_the_letter.did),
        form_percent=100 * athlete.form_on_race_day(felt_loads(lived.did)) / full,
        changes_a_week=sum(changes) / len(changes),
        most_changes_in_a_week=max(changes),
    )


def weekly_km(plan: Plan, did: Sequence[Did]) -> tuple[float, ...]:
    """Km really run in each week of the plan up to the race's."""
    return tuple(_by_week(plan, [(each.day, each.session.km or 0.0) for each in did]))


def full_weeks(plan: Plan, by_week: Sequence[float]) -> tuple[float, ...]:
    """The same without a first week that began late, which cannot be compared."""
    return tuple(by_week if plan.weeks[0].days == 7 else by_week[1:])


def spike_weeks(km: Sequence[float], usual_km: float) -> int:
    """How many weeks are above 110 % of the highest of the four before.

    Before the first there were usual weeks.
    """
    before = [usual_km] * LATELY_WEEKS
    spikes = 0
    for week in km:
        spikes += week > SPIKE * max(before) + TOLERANCE
        before = [*before[1:], week]
    return spikes


def over_plan_weeks(km: Sequence[float], planned_km: Sequence[float]) -> int:
    """How many weeks are above 110 % of what was planned for them."""
    pairs = zip(km, planned_km, strict=True)
    return sum(week > SPIKE * planned + TOLERANCE for week, planned in pairs)


def runs(did: Sequence[Did]) -> tuple[tuple[date, float], ...]:
    """Day and km of each run, in order of time."""
    found = [(each.day, each.session.km) for each in did]
    return tuple((day, km) for day, km in found if km is not None)


def spike_runs(runs: Sequence[tuple[date, float]], first: date, longest_km: float) -> int:
    """How many runs are longer than R-VOL-3 allows; before the first was the profile's longest.

    A run after 30 days without one is none: nothing can be compared with it.
    """
    earlier = [(first - timedelta(days=1), longest_km)]
    spikes = 0
    for day, km in runs:
        lately = [k for d, k in earlier if 0 < (day - d).days <= LOOKBACK_DAYS]
        most = allowed_single_run_km(max(lately, default=km), SINGLE_RUN_STEP)
        spikes += km > most + TOLERANCE
        earlier.append((day, km))
    return spikes


def close_efforts(plan: Plan, did: Sequence[Did], catalogue: Catalogue) -> int:
    """How many pairs of efforts that were done break one of the rules about hard efforts."""
    return sum(1 for _ in close_pairs(plan, did, catalogue))


def close_pairs(
    plan: Plan, did: Sequence[Did], catalogue: Catalogue
) -> Iterator[tuple[Effort, Effort]]:
    """These pairs, the earlier effort first."""
    sessions = tuple(evolve(each.session, status="done") for each in did)
    for a, b in combinations(efforts(view_of(evolve(plan, sessions=sessions), catalogue)), 2):
        days = b.day - a.day
        if days <= 3 and any(
            b.start - a.end < rule(a.traits, b.traits)[min(days, 2)] for rule in HARD_EFFORT_RULES
        ):
            yield a, b


def load_lost_percent(did: Sequence[Did], planned: Sequence[Did]) -> float:
    """How much of the planned load was not done, each session at the effort it was meant for."""
    meant = sum(each.session.load for each in planned)
    return 100 * (1 - sum(each.session.load for each in did) / meant)


def felt_loads(did: Sequence[Did]) -> Mapping[date, float]:
    """The load of each day, as hard as it felt."""
    loads: dict[date, float] = {}
    for each in did:
        loads[each.day] = loads.get(each.day, 0.0) + each.felt_load
    return loads


def _by_week(plan: Plan, amounts: Sequence[tuple[date, float]]) -> list[float]:
    """Sums by week, from the plan's first to the race's."""
    monday = plan.weeks[0].start - timedelta(days=plan.weeks[0].start.weekday())
    sums = [0.0] * ((plan.profile.race.date - monday).days // 7 + 1)
    for day, amount in amounts:
        sums[(day - monday).days // 7] += amount
    return sums
