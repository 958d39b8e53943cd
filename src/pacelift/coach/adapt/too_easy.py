"""Key sessions were too easy for three weeks: one lever, a little faster paces (R-HARD-4)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.felt import felt_easy
from pacelift.coach.adapt.refit import refit
from pacelift.coach.plan import Plan, Reason, Session

TOO_EASY: Final = 3
OVER_DAYS: Final = 14
WITHIN_DAYS: Final = 28
BETWEEN_DAYS: Final = 21
FASTER: Final = 1.02
"""R-HARD-4: so many key sessions in three weeks' training, none missed, and not again before three
weeks have passed."""

SOON: Final = timedelta(hours=48)
"""The next two days stay as they are."""

RAISED: Final = Reason("R-HARD-4", "faster-paces")


def after_too_easy(adapted: Adapted, session: Session, now: datetime) -> Adapted:
    """The plan with a score 2 % higher once three key sessions over three weeks were too easy."""
    if not session.key or not _due(adapted.plan, session, now):
        return adapted
    before = {each.id: each for each in adapted.plan.sessions}
    faster = refit(adapted, FASTER, datetime.combine((now + SOON).date(), time.max))
    changed = (s for s in faster.plan.sessions if s != before[s.id])
    return Adapted(faster.plan, {**adapted.reasons, **{each.id: RAISED for each in changed}})


def _due(plan: Plan, session: Session, now: datetime) -> bool:
    since = plan.fitness.since
    if since is not None and (now.date() - since).days < BETWEEN_DAYS:
        return False
    day = session.start.date()
    lately = [
        each
        for each in plan.sessions
        if each.key
        and each.discipline == "run"
        and 0 <= (day - each.start.date()).days < WITHIN_DAYS
        and each.status != "planned"
    ]
    easy = [each for each in lately if felt_easy(each)]
    span = (day - easy[0].start.date()).days if easy else 0
    missed = any(each.status in ("missed", "dropped") for each in lately)
    return len(easy) >= TOO_EASY and span >= OVER_DAYS and not missed
