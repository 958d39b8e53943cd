"""What an adapter gives back, and how it comes about: one change with its reason after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from attrs import evolve, frozen

from pacelift.coach.clock import to_wall
from pacelift.coach.edited import with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason, Session


@frozen
class Adapted:
    """The plan after an entry, and by session id why what changed did."""

    plan: Plan
    reasons: Mapping[str, Reason]

    def having(self, changed: Iterable[Session], reason: Reason) -> Adapted:
        """The same with these sessions in place of theirs, the reason first among their own.

        Sessions that are as they were are left out.
        """
        held = {session.id: session for session in self.plan.sessions}
        new = [each for each in changed if each != held[each.id]]
        if not new:
            return self
        plan = with_sessions(self.plan, [because(each, reason) for each in new])
        return Adapted(plan, {**self.reasons, **{each.id: reason for each in new}})


def because(session: Session, reason: Reason) -> Session:
    """The session with that reason first; an older one of the same code gives way."""
    others = (each for each in session.why if (each.rule, each.code) != (reason.rule, reason.code))
    return evolve(session, why=(reason, *others))


def now_of(plan: Plan, entry: Entry) -> datetime:
    """The wall time at which the runner said it, by the plan's clocks."""
    return to_wall(entry.at, plan.clocks).replace(fold=0)


def is_ahead(session: Session, now: datetime) -> bool:
    """Whether it is still to be done; the race is not ours to change."""
    return session.status == "planned" and session.start > now and session.discipline != "race"


def ahead(plan: Plan, now: datetime, within: timedelta | None = None) -> list[Session]:
    """What is still to be done, in order of time; `within` so much time from now."""
    later = [each for each in plan.sessions if is_ahead(each, now)]
    return later if within is None else [each for each in later if each.start <= now + within]
