"""Whether sessions lie in their runner's windows, written apart from R-FIT-1's own check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from pacelift.coach.clock import end_of, to_instant
from pacelift.coach.plan import Plan, Session


def outside_windows(sessions: Iterable[Session], plan: Plan) -> list[str]:
    """Ids of those that do not; the race has its own time."""
    return [
        each.id for each in sessions if each.discipline != "race" and not _inside_any(each, plan)
    ]


def _inside_any(session: Session, plan: Plan) -> bool:
    """Instants against the windows' instants."""
    zone, midnight = plan.clocks, session.start.replace(hour=0, minute=0)
    monday = session.start.date() - timedelta(days=session.start.weekday())
    begin, end = to_instant(session.start, zone), end_of(session.start, session.minutes, zone)
    return any(
        to_instant(midnight + timedelta(minutes=window.start_min), zone) <= begin
        and end <= to_instant(midnight + timedelta(minutes=window.end_min), zone)
        for window in plan.windows_of(monday)
        if window.weekday == session.start.weekday()
    )
