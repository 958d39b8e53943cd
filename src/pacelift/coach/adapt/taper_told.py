"""A taper that is smaller than usual, since the runner has fewer days or hours now, is told."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Reason
from pacelift.coach.rules.taper_rules import below_taper
from pacelift.coach.rules.view import view_of

SMALL_TAPER: Final = Reason("R-TAPER-2", "small-taper")


def taper_told(adapted: Adapted, catalogue: Catalogue) -> Adapted:
    """The plan with a word on its taper where that holds less than it should, else without."""
    others = tuple(each for each in adapted.plan.warnings if each != SMALL_TAPER)
    plan = evolve(adapted.plan, warnings=others)
    if below_taper(view_of(plan, catalogue)):
        plan = evolve(plan, warnings=(*others, SMALL_TAPER))
    return Adapted(plan, adapted.reasons)
