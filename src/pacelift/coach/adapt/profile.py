"""The runner edited their profile: from now on the plan is one for it, changed as little as it can.

Names and a goal change words; windows, injuries and equipment the sessions that no longer fit; what
the season is made of, the season ahead. What is past stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from attrs import evolve

from pacelift.coach import notes
from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import Adapted, ahead, now_of
from pacelift.coach.adapt.giving_way import broken_rules
from pacelift.coach.adapt.progress import progressed
from pacelift.coach.adapt.race_day import without_race_day
from pacelift.coach.adapt.refit import with_fitness
from pacelift.coach.adapt.season_ahead import (
    begins,
    begun,
    first_week,
    planned_ahead,
    week_number,
)
from pacelift.coach.adapt.settle import settle
from pacelift.coach.adapt.swap import with_equipment
from pacelift.coach.adapt.taper_told import taper_told
from pacelift.coach.adapt.windows import in_windows
from pacelift.coach.assemble import with_forecast
from pacelift.coach.bedtime import bedtime_before
from pacelift.coach.catalogue import Catalogue, equipment_rank
from pacelift.coach.clock import to_instant, to_wall
from pacelift.coach.feasibility import Trial, race_over, too_near
from pacelift.coach.fitness import estimate, recent_result, with_prediction
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Fitness, Plan, Reason, Session
from pacelift.coach.planner import reaches_far_enough
from pacelift.coach.profile import Profile
from pacelift.coach.profile_changes import differing, in_other_units
from pacelift.coach.profile_input import read_completed
from pacelift.coach.rules import safety
from pacelift.coach.screening import screen
from pacelift.coach.totals import peak_block_km
from pacelift.errors import BadInput, Refusal

EDITED: Final = Reason("R-REPLAN-1", "profile-edited")
INJURY: Final = Reason("R-STR-17", "other-exercise")
EQUIPMENT: Final = Reason("R-STR-18", "now-equipment")

WINDOWS: Final = frozenset({"window", "timezone"})
FITNESS: Final = frozenset({"running.recent_race", "running.easy_pace"})
LIFTS: Final = frozenset({"strength.sessions", "strength.experience", "strength.one_rep_max"})
SEASON: Final = frozenset(
    {
        "athlete.born",
        "race.date",
        "race.distance",
        "race.run_walk",
        "running.weekly",
        "running.longest",
        "running.days",
        "running.long_run_day",
        "running.marathons",
        "running.single_run_step",
    }
)
"""Keys by what an edit of them reaches; others only change words."""


def adapt_profile(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The plan for the edited profile. Raises Refusal as a first plan for it would."""
    profile = _told(plan, entry.data)
    if profile is None:
        return Adapted(plan, {})
    return edited(plan, profile, now_of(plan, entry), catalogue, with_options=True)


def _told(plan: Plan, data: Mapping[str, Any]) -> Profile | None:
    """The profile of an entry; None where it cannot be this plan's any more."""
    document = data.get("profile")
    if not isinstance(document, Mapping):
        return None
    try:
        profile = in_other_units(plan.profile, read_completed(document, source="journal"))
    except BadInput:
        return None
    return profile if profile.start == plan.profile.start else None


def edited(
    plan: Plan, profile: Profile, now: datetime, catalogue: Catalogue, *, with_options: bool
) -> Adapted:
    """The plan for that profile from now on. Raises Refusal, with options if they are wanted."""
    screen(profile)
    differs = frozenset(differing(plan.profile, profile))
    if not differs:
        return Adapted(plan, {})
    clocks = evolve(plan, profile=profile).clocks
    local = to_wall(to_instant(now, plan.clocks), clocks).replace(fold=0)
    trial = _trial(plan, now, catalogue) if with_options else None
    changed = _with_profile(plan, profile, now)
    adapted = _fitted(Adapted(changed, {}), plan, differs, now, local, catalogue)
    small = taper_told(settle(adapted, plan, local, catalogue), catalogue)
    before = broken_rules(evolve(plan, told=now), catalogue)
    wanted = differs & (SEASON | LIFTS) or _more_equipment(plan.profile, profile)
    if wanted or broken_rules(small.plan, catalogue) - before:
        only_lifts = bool(wanted) and not differs & SEASON
        small = _season(adapted, plan, local, catalogue, trial, only_lifts=only_lifts)
    return progressed(_told_why(small, plan), local, catalogue)


def _more_equipment(before: Profile, after: Profile) -> bool:
    was, now = before.strength.equipment, after.strength.equipment
    return equipment_rank(now) > equipment_rank(was)


def _with_profile(plan: Plan, profile: Profile, now: datetime) -> Plan:
    """The plan under its new profile, nothing moved but the race to its own time and week."""
    start = datetime.combine(profile.race.date, profile.race.start)
    week = week_number(profile, profile.race.date)
    sessions = (
        evolve(each, start=start, week=week, bedtime=bedtime_before(start))
        if each.discipline == "race" and each.start > now
        else each
        for each in plan.sessions
    )
    in_order = tuple(sorted(sessions, key=lambda each: (each.start, each.id)))
    changed = evolve(plan, profile=profile, sessions=in_order)
    was, now_is = plan.profile.race, profile.race
    if (was.date, was.distance) == (now_is.date, now_is.distance):
        return changed
    return without_race_day(changed)


def _swapped(lift: Session, plan: Plan, catalogue: Catalogue) -> Session:
    """The lift with what equipment and injuries allow now; a test that they do not is left out."""
    strength, athlete = plan.profile.strength, plan.profile.athlete
    made = with_equipment(lift, plan, strength.equipment, catalogue)
    able = [
        each
        for each in made.exercises
        if catalogue[each.exercise].suits(strength.equipment, athlete.injuries)
    ]
    return easing.with_exercises(made, catalogue, able)


def _fitted(
    adapted: Adapted,
    before: Plan,
    differs: frozenset[str],
    now: datetime,
    local: datetime,
    catalogue: Catalogue,
) -> Adapted:
    """The sessions ahead for other injuries, equipment, windows, a race or a goal told anew."""
    plan = adapted.plan
    if differs & {"athlete.injuries", "strength.equipment"}:
        reason = INJURY if "athlete.injuries" in differs else EQUIPMENT
        lifts = (each for each in ahead(plan, local) if each.exercises)
        adapted = adapted.having([_swapped(each, plan, catalogue) for each in lifts], reason)
    if differs & WINDOWS:
        adapted = in_windows(adapted, local, catalogue)
    fitness = _fitness(before, plan.profile, differs)
    if differs & FITNESS and fitness != before.fitness:
        fitness = evolve(fitness, since=local.date() + timedelta(days=1))
        adapted = with_fitness(adapted, fitness, local, km_follow=True)
    plan = evolve(adapted.plan, fitness=fitness)
    if plan.profile.race.date > local.date():
        sessions = with_forecast(plan.sessions, plan.profile, fitness)
        plan = evolve(plan, sessions=sessions, warnings=notes.told_anew(plan))
    return Adapted(plan, adapted.reasons)


def _fitness(plan: Plan, profile: Profile, differs: frozenset[str]) -> Fitness:
    """What the profile says of the runner's fitness, unless a later race does."""
    held = plan.fitness
    level = safety.level(profile.running.weekly_km, profile.running.marathons)
    if differs & FITNESS:
        told = recent_result(profile)
        if held.result is None or (told is not None and told.date >= held.result.date):
            held = estimate(profile, level)
    return with_prediction(evolve(held, level=level), profile, peak_block_km(plan.weeks))


def _season(
    adapted: Adapted,
    before: Plan,
    now: datetime,
    catalogue: Catalogue,
    trial: Trial | None,
    *,
    only_lifts: bool,
) -> Adapted:
    """The season ahead planned anew; near the race there is none left to plan."""
    plan, race = adapted.plan, adapted.plan.profile.race
    first, held = begins(plan.profile, first_week(before, now)), before.profile.race
    another = (race.date, race.distance) != (held.date, held.distance)
    if another and datetime.combine(held.date, held.start) <= now:
        raise race_over(held.date)
    if race.date < first:
        if another:
            raise too_near(plan.profile, first, plan.fitness, trial)
        return settle(adapted, before, now, catalogue)
    made = planned_ahead(plan, before, now, catalogue, trial, only_lifts=only_lifts)
    return Adapted(made.plan, {**adapted.reasons, **made.reasons})


def _told_why(adapted: Adapted, before: Plan) -> Adapted:
    """The reason of whatever has none of its own."""
    ids = (each.id for each in (*before.sessions, *adapted.plan.sessions))
    return Adapted(adapted.plan, {**dict.fromkeys(ids, EDITED), **adapted.reasons})


def _trial(plan: Plan, now: datetime, catalogue: Catalogue) -> Trial:
    """How the options of a refusal are tried: as edits of this plan."""

    def reaches(profile: Profile) -> bool:
        fitness = _fitness(plan, profile, frozenset(differing(plan.profile, profile)))
        number = first_week(plan, now)
        if profile.race.date < begins(profile, number):
            return False
        so_far = begun(evolve(plan, profile=profile), number)
        return reaches_far_enough(profile, fitness, catalogue, so_far)

    def plans(profile: Profile) -> bool:
        try:
            edited(plan, profile, now, catalogue, with_options=False)
        except Refusal:
            return False
        return True

    return Trial(reaches, plans)
