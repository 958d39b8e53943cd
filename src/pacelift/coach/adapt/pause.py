"""Days off: ill, injured, away. Days that are only busy leave the sessions where they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason

DAYS_OFF: Final[Mapping[str, Reason]] = {
    "ill": Reason("R-ILL-1", "ill"),
    "injured": Reason("R-PAIN-1", "injured"),
    "away": Reason("R-REPLAN-1", "away"),
}
"""Why days are emptied, by the kind of pause."""


def adapt_pause(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """What is planned from the first to the last day of it is dropped, but never the race."""
    reason = DAYS_OFF.get(entry.data["kind"])
    if reason is None:
        return Adapted(plan, {})
    first, last = date.fromisoformat(entry.data["from"]), date.fromisoformat(entry.data["to"])
    off = [
        evolve(session, status="dropped")
        for session in plan.sessions
        if first <= session.start.date() <= last
        and session.status == "planned"
        and session.discipline != "race"
    ]
    return Adapted(with_sessions(plan, off), {session.id: reason for session in off})
