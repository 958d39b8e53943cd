"""The runner's own move of a session: it stays where they put it from now on (R-REPLAN-1)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.bedtime import bedtime_before
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import session_of, week_of, with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason, Session

RUNNER_MOVED: Final = Reason("R-REPLAN-1", "runner-moved")
BROUGHT_BACK: Final = frozenset({"missed", "dropped"})
"""What the runner gives a new time is to be done after all."""


def adapt_move(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The session starts then, as long as before and pinned; the race never moves."""
    session = session_of(plan, entry.data["session"])
    start = datetime.fromisoformat(entry.data["to"])
    week = week_of(plan, start.date())
    if session is None or week is None or session.discipline == "race":
        return Adapted(plan, {})
    moved = _at(start, week.number, session)
    return Adapted(with_sessions(plan, (moved,)), {session.id: RUNNER_MOVED})


def _at(start: datetime, week: int, session: Session) -> Session:
    return evolve(
        session,
        start=start,
        week=week,
        pinned=True,
        bedtime=None if session.bedtime is None else bedtime_before(start),
        status="planned" if session.status in BROUGHT_BACK else session.status,
    )
