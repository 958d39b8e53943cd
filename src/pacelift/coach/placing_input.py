"""From a draft to the search's problems: what is to be placed, where and with what worth."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pacelift.coach.draft import Draft, WeekDraft
from pacelift.coach.fitness import zone_pace_s_per_km
from pacelift.coach.long_running import run_walk_steps
from pacelift.coach.plan import Fitness
from pacelift.coach.profile import Profile
from pacelift.coach.rules import safety
from pacelift.coach.rules.pairs import LONG_DAY_MIN, REST_DAYS, EffortKind
from pacelift.coach.run_draft import RunDraft
from pacelift.coach.slots import Slot, minute_of, week_minutes, week_slots
from pacelift.coach.strength import LiftDraft
from pacelift.coach.week import Item, Spot, WeekProblem

WORTH = {
    "race": 100,
    "long": 90,
    "quality-1": 80,
    "lift-a": 70,
    "quality-2": 60,
    "easy": 50,
    "lift-b": 40,
    "core": 30,
}
WORTH_FIRST_TIMER = {
    **WORTH,
    "easy": 85,
    "lift-a": 80,
    "lift-b": 75,
    "quality-1": 70,
    "quality-2": 60,
}
"""R-MISS-2: what is dropped last has the highest worth; a first-timer's easy runs and strength
come before hard running."""

PREFERRED_RUN_MIN = 6 * 60
PREFERRED_LIFT_MIN = 17 * 60
"""R-ORD-11: runs in the morning, lifts in the evening, where windows leave a choice."""

EASY_DAY_FROM_YEARS = 46
"""R-MAST-1: from this age one more easy day after hard runs is aimed at."""


def week_problems(profile: Profile, fitness: Fitness, draft: Draft) -> tuple[WeekProblem, ...]:
    """One problem a week, in order."""
    return tuple(_problem(profile, fitness, week) for week in draft.weeks)


def worth_of(role: str, profile: Profile, fitness: Fitness) -> int:
    """What a session of that role is worth to that runner."""
    first_timer = safety.first_time_finisher(profile, fitness.level)
    worth = WORTH_FIRST_TIMER if first_timer else WORTH
    return worth[role] if role in worth else worth[role.partition("-")[0]]


def preferred_min(kind: EffortKind) -> int:
    """The local minute of the day that suits the kind best."""
    return PREFERRED_LIFT_MIN if kind in ("lift", "core") else PREFERRED_RUN_MIN


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def race_range_s(profile: Profile, fitness: Fitness) -> tuple[int, int] | None:
    """The fastest and the slowest time the race is run in: what is forecast, or the goal where
    that is no faster (R-PACE-7); None without a forecast.
    """
    goal_s = profile.race.goal_s
    if fitness.prediction_s is not None and goal_s is not None:
        return (goal_s, goal_s) if goal_s >= fitness.prediction_s[0] else fitness.prediction_s
    return fitness.prediction_s


def race_minutes(profile: Profile, fitness: Fitness) -> int:
    """How long the race is expected to take, in minutes: with walk breaks what they and the easy
    runs between them take, else the slow end of its range; before there is a forecast, the goal.
    """
    if profile.race.run_walk:
        steps = run_walk_steps(fitness, profile.race.km)
        return round(sum(part.minutes * part.repeat for part in steps))
    if (range_s := race_range_s(profile, fitness)) is not None:
        return round(range_s[1] / 60)
    if profile.race.goal_s is not None:
        return round(profile.race.goal_s / 60)
    return round(profile.race.km * zone_pace_s_per_km(fitness, "M") / 60)


def _problem(profile: Profile, fitness: Fitness, week: WeekDraft) -> WeekProblem:
    monday = monday_of(week.span.start)
    slots = _slots(profile, week, monday)
    race_day = (profile.race.date - monday).days
    items = [_run_item(run, worth_of(run.role, profile, fitness)) for run in week.runs]
    items += [_lift_item(lift, worth_of(lift.role, profile, fitness)) for lift in week.lifts]
    if 0 <= race_day <= 6:
        items.append(_race_item(profile, fitness, monday, race_day))
    return WeekProblem(
        items=tuple(items),
        slots=slots,
        first_day=week.span.start.weekday(),
        last_day=6,
        rest_days=REST_DAYS[fitness.level],
        long_run_day=profile.running.long_run_day,
        race_day=race_day if race_day >= 0 else None,
        extra_easy_days=extra_easy_days(profile),
        minutes=week_minutes(monday, profile.timezone),
    )


def _slots(profile: Profile, week: WeekDraft, monday: date) -> tuple[Slot, ...]:
    allowed = {window.day.weekday() for window in week.span.windows}
    slots = week_slots(monday, profile.windows, profile.timezone, week.span.start.weekday(), 6)
    return tuple(slot for slot in slots if slot.day in allowed)


def _run_item(run: RunDraft, worth: int) -> Item:
    kind: EffortKind = "quality" if run.quality else "easy"
    if run.role == "long":
        kind = "long"
    return Item(
        role=run.role,
        kind=kind,
        minutes=run.minutes,
        leg_load=run.leg_load,
        worth=worth,
        preferred_min=preferred_min(kind),
        rest_after=run.role == "long" and run.minutes >= LONG_DAY_MIN,
    )


def _lift_item(lift: LiftDraft, worth: int) -> Item:
    kind: EffortKind = "core" if lift.role == "core-1" else "lift"
    return Item(
        role=lift.role,
        kind=kind,
        minutes=lift.minutes,
        leg_load=lift.leg_load,
        worth=worth,
        preferred_min=preferred_min(kind),
    )


def _race_item(profile: Profile, fitness: Fitness, monday: date, race_day: int) -> Item:
    start = datetime.combine(profile.race.date, profile.race.start)
    return Item(
        role="race",
        kind="race",
        minutes=race_minutes(profile, fitness),
        leg_load=3,
        worth=WORTH["race"],
        fixed=Spot(race_day, minute_of(start, monday, profile.timezone)),
    )


def extra_easy_days(profile: Profile) -> int:
    """More easy days than usual after hard runs that are aimed at (R-MAST-1)."""
    born = profile.athlete.born
    return int(born is not None and profile.race.date.year - born >= EASY_DAY_FROM_YEARS)
