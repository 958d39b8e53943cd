"""The runner takes a session out, as by deleting its event: nothing makes up for it."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, now_of
from pacelift.coach.adapt.settle import settle
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import session_of
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason

TAKEN_OUT: Final = Reason("R-REPLAN-1", "taken-out")


def adapt_skip(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The plan without that session; the race, and what was done, stay."""
    session = session_of(plan, entry.data["session"])
    if session is None or session.discipline == "race" or session.status != "planned":
        return Adapted(plan, {})
    dropped = evolve(session, status="dropped")
    without = Adapted(plan, {}).having([dropped], TAKEN_OUT)
    return settle(without, plan, now_of(plan, entry), catalogue)
