"""A week with fewer km: its runs ahead shortened alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from attrs import evolve

from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import is_ahead
from pacelift.coach.easy_running import SHORTEST_EASY_MIN
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules.long_run import most_long_km


def of_at_most(runs: Sequence[Session], plan: Plan, most_km: float, now: datetime) -> list[Session]:
    """Those runs of a week that change for it to have at most so many km, as far as they can.

    The long run stays as long as its share of the week allows (R-MISS-2, R-LONG-1), the others get
    shorter alike; one that would be too short to set out for is dropped. Where shorter runs do not
    help, the one of least worth is.
    """
    ahead = [run for run in runs if is_ahead(run, now)]
    left_km = most_km - sum(run.km or 0.0 for run in runs if run not in ahead)
    kept = ahead
    made = _shorter(kept, plan, left_km)
    while len(kept) > 1 and (gone := _too_short(made, kept)):
        kept = [run for run in kept if run is not gone]
        made = _shorter(kept, plan, left_km)
    if ahead and made == ahead:
        least = min(ahead, key=lambda run: (run.key, run.km or 0.0, run.id))
        kept, made = [run for run in ahead if run is not least], []
    dropped = [evolve(run, status="dropped") for run in ahead if run not in kept]
    return [*dropped, *(after for run, after in zip(kept, made, strict=False) if after != run)]


def _shorter(runs: Sequence[Session], plan: Plan, most_km: float) -> list[Session]:
    long = next((run for run in runs if run.kind == "long"), None)
    if long is None:
        return _alike(runs, plan, most_km)
    others = [run for run in runs if run is not long]
    made = easing.shortened(long, plan, most_long_km(most_km, len(runs)))
    rest = iter(_alike(others, plan, most_km - (made.km or 0.0)))
    return [made if run is long else next(rest) for run in runs]


def _alike(runs: Sequence[Session], plan: Plan, most_km: float) -> list[Session]:
    share = _share(runs, most_km)
    return [easing.shortened(run, plan, (run.km or 0.0) * share) for run in runs]


def _share(runs: Sequence[Session], most_km: float) -> float:
    km = sum(run.km or 0.0 for run in runs)
    return max(0.0, most_km) / km if km else 1.0


def _too_short(made: Sequence[Session], before: Sequence[Session]) -> Session | None:
    """The shortest of those that are too short now and were not before, as it was."""
    pairs = zip(made, before, strict=True)
    short = [(now, was) for now, was in pairs if now.minutes < SHORTEST_EASY_MIN <= was.minutes]
    return min(short, key=lambda pair: (pair[0].km or 0.0, pair[0].id))[1] if short else None
