"""A session was missed: a key run may move a day or two, all else is gone (R-MISS-1, R-MISS-7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.lighter_week import of_at_most
from pacelift.coach.adapt.refit import paced
from pacelift.coach.adapt.replace import moved_to, placed_again
from pacelift.coach.breaks import least_after
from pacelift.coach.edited import session_of
from pacelift.coach.plan import Plan, Reason, Session, Week
from pacelift.coach.rules.view import is_held, really_run_km

MOVES_BY_DAYS: Final = (1, 2)
"""R-MISS-1: how much later a missed key run may be."""

KEY_MISSED: Final = 2
KEY_MISSED_DAYS: Final = 7
LEAST_MINUTES: Final = 0.70
WEEKS_IN_A_ROW: Final = 2
MEAN_OF_WEEKS: Final = 4
"""R-MISS-7, R-VOL-7: what counts as missing often, and the weeks whose mean is really run."""

TRAINING: Final = frozenset({"base", "build", "peak"})
MOVED: Final = Reason("R-MISS-1", "moved-after-missed")


def after_missed(adapted: Adapted, session_id: str, now: datetime) -> Adapted:
    """The plan once that session is missed: it moves, or much missed makes a week lighter."""
    session = session_of(adapted.plan, session_id)
    if session is None or not session.key or session.discipline != "run":
        return adapted
    start = _later(adapted.plan, session, now)
    if start is not None:
        moved = moved_to(paced(session, adapted.plan), start)
        return adapted.having([moved], MOVED)
    if _often(adapted.plan, session, now):
        return _stepped_back(adapted, session, now)
    return adapted


def _later(plan: Plan, session: Session, now: datetime) -> datetime | None:
    """When a missed key run finds its place a day or two later in its week; only once."""
    week = _week(plan, session.week)
    if MOVED in session.why or week.phase not in TRAINING:
        return None
    days = {session.start.date() + timedelta(days=by) for by in MOVES_BY_DAYS}
    days = {day for day in days if now.date() <= day <= week.end}
    return placed_again(plan, {session.id}, now, days)[session.id] if days else None


def _week(plan: Plan, number: int) -> Week:
    return plan.weeks[number - plan.weeks[0].number]


def _often(plan: Plan, session: Session, now: datetime) -> bool:
    day = session.start.date()
    ago = [(day - s.start.date()).days for s in plan.sessions if s.key and s.status == "missed"]
    missed = [days for days in ago if 0 <= days < KEY_MISSED_DAYS]
    over = [week for week in plan.weeks if week.end < now.date()][-WEEKS_IN_A_ROW:]
    few = [week for week in over if _share_done(plan, week) < LEAST_MINUTES]
    return len(missed) >= KEY_MISSED or len(few) == WEEKS_IN_A_ROW


def _share_done(plan: Plan, week: Week) -> float:
    """Minutes done of those asked; what a pause has taken out was not asked."""
    asked = [s for s in plan.sessions if s.week == week.number and s.status != "dropped"]
    minutes = sum(each.minutes for each in asked)
    done = sum(each.minutes for each in asked if is_held(each))
    return done / minutes if minutes else 1.0


def _stepped_back(adapted: Adapted, session: Session, now: datetime) -> Adapted:
    """The next whole week no bigger than what was really run in this one, or in the last four, nor
    smaller than after no run at all.
    """
    plan = adapted.plan
    following = next((week for week in plan.weeks if week.start > now.date()), None)
    if following is None or following.phase not in TRAINING:
        return adapted
    real = [really_run_km(plan, week) for week in plan.weeks if week.number <= session.week]
    lately = real[-MEAN_OF_WEEKS:]
    most_km = max(real[-1], sum(lately) / len(lately), least_after(real))
    runs = [
        each
        for each in plan.sessions
        if each.week == following.number and each.discipline == "run" and is_held(each)
    ]
    if sum(run.km or 0.0 for run in runs) <= most_km:
        return adapted
    made = of_at_most(runs, plan, most_km, now)
    return adapted.having(made, Reason("R-MISS-7", "repeat-week", (("km", round(most_km, 1)),)))
