"""The runner takes a session out, as by deleting its event: nothing makes up for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, now_of
from pacelift.coach.adapt.settle import settle
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason

TAKEN_OUT: Final = Reason("R-REPLAN-1", "taken-out")


def adapt_skip(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The plan without that session, or those; the race, and what was done, stay."""
    told = set(skipped(entry.data))
    out = [
        evolve(each, status="dropped")
        for each in plan.sessions
        if each.id in told and each.discipline != "race" and each.status == "planned"
    ]
    if not out:
        return Adapted(plan, {})
    without = Adapted(plan, {}).having(out, TAKEN_OUT)
    return settle(without, plan, now_of(plan, entry), catalogue)


def skipped(data: Mapping[str, Any]) -> Sequence[str]:
    """The ids of the sessions that an entry takes out: one, or many that were taken out at once."""
    many: Sequence[str] | None = data.get("sessions")
    return [data["session"]] if many is None else many
