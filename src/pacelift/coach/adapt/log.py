"""A lift logged by the runner: kept with the session, and the lifts ahead go on from it."""

from __future__ import annotations

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, now_of
from pacelift.coach.adapt.progress import progressed
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Actual, LoggedSet, Plan


def adapt_log(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The session's actual sets have these behind them, and what lies ahead goes on from them."""
    session = session_of(plan, entry.data["session"])
    if session is None:
        return Adapted(plan, {})
    data = entry.data
    logged = LoggedSet(
        exercise=data["exercise"],
        sets=data["sets"],
        reps=data["reps"],
        load_kg=data.get("load_kg"),
        rir=data.get("rir"),
        side=data.get("side"),
    )
    actual = session.actual or Actual()
    told = evolve(session, actual=evolve(actual, sets=(*actual.sets, logged)))
    now = now_of(plan, entry)
    logged_plan = evolve(with_sessions(plan, (told,)), told=now)
    return progressed(Adapted(logged_plan, {}), now, catalogue)
