"""How a plan answers an entry: one module per kind, and the table of them.

An adapter's "now" is the entry's instant. It may meet entries of another machine: one about a
session that is not in the plan changes nothing. Whether an entry makes sense is asked before it
is kept, by `requests`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.appointments import adapt_appointments
from pacelift.coach.adapt.log import adapt_log
from pacelift.coach.adapt.mark import adapt_mark
from pacelift.coach.adapt.move import adapt_move
from pacelift.coach.adapt.pause import adapt_pause
from pacelift.coach.adapt.profile import adapt_profile
from pacelift.coach.adapt.race import adapt_race
from pacelift.coach.adapt.skip import adapt_skip
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.changes import Change, changes
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason

Adapter = Callable[[Plan, Entry, Catalogue], Adapted]

ADAPTERS: Final[Mapping[str, Adapter]] = {
    "mark": adapt_mark,
    "log": adapt_log,
    "move": adapt_move,
    "pause": adapt_pause,
    "race": adapt_race,
    "profile": adapt_profile,
    "skip": adapt_skip,
    "appointments": adapt_appointments,
}
"""By the entry's kind."""

LEAST_CHANGE: Final = Reason("R-REPLAN-1", "least-change")
"""Why something changed of which an adapter says nothing more."""

UNDONE: Final = Reason("R-REPLAN-1", "undone")
"""Why something is as it was after an entry was taken back."""


def adapt(plan: Plan, entry: Entry, catalogue: Catalogue) -> tuple[Plan, tuple[Change, ...]]:
    """The plan with the entry told to it, and what is different now."""
    adapted = ADAPTERS[entry.kind](plan, entry, catalogue)
    return adapted.plan, changes(plan, adapted.plan, adapted.reasons, LEAST_CHANGE)
