"""Sessions of a plan placed anew by the same exact search that placed them first.

Everything else stands where it is; the weeks before and after are there for the rules across their
edges. Which sessions may move is decided by the modules of the entries.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.bedtime import bedtime_before
from pacelift.coach.free_slots import free_slots, from_minute
from pacelift.coach.placing_input import extra_easy_days, monday_of, preferred_min, worth_of
from pacelift.coach.plan import Plan, Session, Week
from pacelift.coach.rules.ordering import kind_of
from pacelift.coach.rules.pairs import LONG_DAY_MIN, REST_DAYS
from pacelift.coach.rules.view import is_held
from pacelift.coach.slots import Slot, minute_of, wall_of, week_minutes
from pacelift.coach.week import Item, Spot, WeekProblem, place_season

NOTICE: Final = timedelta(hours=1)
"""Nothing is put to a time that is nearer than this."""


def moved_to(session: Session, start: datetime) -> Session:
    """The session at another time, with its bedtime before it."""
    bedtime = None if session.bedtime is None else bedtime_before(start)
    return evolve(session, start=start, bedtime=bedtime)


def placed_again(
    plan: Plan, free: Collection[str], now: datetime, days: Collection[date] | None = None
) -> dict[str, datetime | None]:
    """Where each of these sessions best goes in its week, near to where it is if the rules allow.

    None where there is no room for it. `days` are those they may go to, any from now on if None.
    A session that was missed or dropped is placed as if it were still to be done.
    """
    numbers = [each.week for each in plan.sessions if each.id in free]
    weeks = [w for w in plan.weeks if min(numbers) - 1 <= w.number <= max(numbers) + 1]
    placings = place_season([week_problem(plan, week, free, now, days) for week in weeks])
    found: dict[str, datetime | None] = dict.fromkeys(free)
    for week, placing in zip(weeks, placings, strict=True):
        monday = monday_of(week.start)
        for placed in placing.placed:
            if placed.role in free:
                found[placed.role] = wall_of(placed.start, monday, placed.day, plan.clocks)
    return found


def week_problem(
    plan: Plan,
    week: Week,
    free: Collection[str],
    now: datetime,
    days: Collection[date] | None = None,
) -> WeekProblem:
    """The week as it stands, with those sessions of it to be placed."""
    profile, monday = plan.profile, monday_of(week.start)
    held = (s for s in plan.sessions if s.week == week.number and (is_held(s) or s.id in free))
    race_day = (profile.race.date - monday).days
    return WeekProblem(
        items=tuple(_item(plan, each, monday, fixed=each.id not in free) for each in held),
        slots=_slots(plan, week, now, days),
        first_day=week.start.weekday(),
        last_day=week.end.weekday(),
        rest_days=REST_DAYS[plan.fitness.level],
        long_run_day=profile.running.long_run_day,
        race_day=race_day if race_day >= 0 else None,
        extra_easy_days=extra_easy_days(profile),
        minutes=week_minutes(monday, plan.clocks),
    )


def _item(plan: Plan, session: Session, monday: date, *, fixed: bool) -> Item:
    spot = Spot(session.start.weekday(), minute_of(session.start, monday, plan.clocks))
    kind = kind_of(session)
    return Item(
        role=session.id,
        kind=kind,
        minutes=session.minutes,
        leg_load=session.leg_load,
        worth=worth_of(session.role, plan.profile, plan.fitness),
        preferred_min=preferred_min(kind),
        rest_after=kind == "long" and session.minutes >= LONG_DAY_MIN,
        fixed=spot if fixed else None,
        seen=None if fixed else spot,
    )


def _slots(
    plan: Plan, week: Week, now: datetime, days: Collection[date] | None
) -> tuple[Slot, ...]:
    """The week's free time from now on that is on those days and not on or after the race's."""
    monday, clocks = monday_of(week.start), plan.clocks
    slots = free_slots(plan, monday, week.start.weekday(), 6)
    race_day = (plan.profile.race.date - monday).days
    from_min = -(-minute_of(now + NOTICE, monday, clocks) // 5) * 5
    return tuple(
        from_minute(slot, from_min)
        for slot in slots
        if slot.end > from_min
        and not 0 <= race_day <= slot.day
        and (days is None or monday + timedelta(days=slot.day) in days)
    )
