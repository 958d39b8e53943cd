"""A plan with some of its sessions replaced or added: in order again, its weeks summed anew.

What to replace is decided in `adapt`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import asdict, evolve

from pacelift.coach.plan import Plan, Session, Week
from pacelift.coach.totals import totals_of


def session_of(plan: Plan, session_id: str) -> Session | None:
    """The session of that id, or None."""
    return next((each for each in plan.sessions if each.id == session_id), None)


def week_of(plan: Plan, day: date) -> Week | None:
    """The week that day is in, or None outside the plan."""
    return next((week for week in plan.weeks if week.start <= day <= week.end), None)


def with_sessions(plan: Plan, changed: Iterable[Session]) -> Plan:
    """The plan with each of these in place of the session of its id, or added."""
    new = {session.id: session for session in changed}
    touched = {each.week for each in (*new.values(), *plan.sessions) if each.id in new}
    held = {**{session.id: session for session in plan.sessions}, **new}
    sessions = sorted(held.values(), key=lambda session: (session.start, session.id))
    weeks = (_summed(each, sessions) if each.number in touched else each for each in plan.weeks)
    return evolve(plan, weeks=tuple(weeks), sessions=tuple(sessions))


def _summed(week: Week, sessions: Iterable[Session]) -> Week:
    held = (session for session in sessions if session.week == week.number)
    return evolve(week, **asdict(totals_of(held)))
