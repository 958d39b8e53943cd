"""How long a break really is: pauses that meet, and runs missed around them, are one (R-MISS-4)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules.view import is_held


@frozen
class DaysOff:
    """Days without running up to a pause's end, and how many of them the paces allow for yet."""

    days: int
    known_days: int = 0


def days_off(plan: Plan, first: date, last: date) -> DaysOff:
    """The break that a pause from `first` to `last` ends.

    Runs missed or taken out just before it belong to it: then it began after the last run that was
    held. Otherwise it is as long as it was told to be.
    """
    told = (last - first).days + 1
    before = [each for each in plan.sessions if _is_run(each) and each.start.date() < first]
    ran = max((each.start.date() for each in before if is_held(each)), default=None)
    if ran is None or before[-1].start.date() == ran:
        return DaysOff(told)
    days = (last - ran).days
    since = plan.fitness.since
    known = since is not None and since > ran
    return DaysOff(days, days - told if known else 0)


def _is_run(session: Session) -> bool:
    return session.discipline == "run"
