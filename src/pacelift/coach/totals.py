"""What a week's sessions sum up to: the figures a week carries."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from pacelift.coach.plan import Session, Week

PEAK_BLOCK_WEEKS = 6
"""R-PACE-7: the weeks whose mean volume the marathon prediction looks at."""


@frozen
class Totals:
    """A week's figures, named and counted as `plan.Week` has them."""

    km: float
    long_km: float
    minutes: int
    load: float
    strength_sessions: int


def totals_of(sessions: Iterable[Session]) -> Totals:
    """The figures of one week's sessions; what was missed or dropped does not count."""
    held = [each for each in sessions if each.status not in ("missed", "dropped")]
    runs = [each for each in held if each.discipline == "run"]
    return Totals(
        km=round(sum(run.km or 0.0 for run in runs), 2),
        long_km=max((run.km or 0.0 for run in runs if run.kind == "long"), default=0.0),
        minutes=sum(run.minutes for run in runs),
        load=round(sum(each.load for each in held if each.discipline != "race"), 1),
        strength_sessions=sum(each.discipline == "strength" for each in held),
    )


def peak_block_km(weeks: Iterable[Week]) -> float:
    """Mean km of a week in the hardest block (R-PACE-7)."""
    return block_of(week.km for week in weeks if week.phase != "recovery")


def block_of(weeks_km: Iterable[float]) -> float:
    """The mean of the highest of those weeks."""
    block = sorted(weeks_km, reverse=True)[:PEAK_BLOCK_WEEKS]
    return sum(block) / max(1, len(block))
