"""A week with fewer km: its runs ahead shortened alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from attrs import evolve

from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import is_ahead
from pacelift.coach.plan import Plan, Session


def of_at_most(runs: Sequence[Session], plan: Plan, most_km: float, now: datetime) -> list[Session]:
    """Those runs of a week that change for it to have at most so many km, as far as they can.

    Where shortening no longer helps, the one of least worth is dropped.
    """
    ahead = [run for run in runs if is_ahead(run, now)]
    ahead_km = sum(run.km or 0.0 for run in ahead)
    if not ahead_km:
        return []
    behind_km = sum(run.km or 0.0 for run in runs) - ahead_km
    share = max(0.0, most_km - behind_km) / ahead_km
    made = [easing.shortened(run, plan, (run.km or 0.0) * share) for run in ahead]
    if made == ahead:
        least = min(ahead, key=lambda run: (run.key, run.km or 0.0, run.id))
        return [evolve(least, status="dropped")]
    return [after for run, after in zip(ahead, made, strict=True) if after != run]
