"""The runner's mark of a session: done, missed, too hard, too easy, and what was really done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Actual, Plan

NOTHING = Actual()


def adapt_mark(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The session has the mark and stays where it is; of two marks the later holds."""
    session = session_of(plan, entry.data["session"])
    if session is None:
        return Adapted(plan, {})
    actual = _actual(entry.data, session.actual or NOTHING)
    marked = evolve(session, status=entry.data["mark"], actual=actual)
    return Adapted(with_sessions(plan, (marked,)), {})


def _actual(data: Mapping[str, Any], before: Actual) -> Actual | None:
    """What this mark tells, with the lifts logged so far; None where there is neither."""
    told = Actual(
        data.get("km"), data.get("minutes"), data.get("rpe"), data.get("note"), before.sets
    )
    return None if told == NOTHING else told
