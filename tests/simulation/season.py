"""A season lived: session after session, what the life makes of it and what the policy answers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from attrs import frozen

from pacelift.coach.clock import end_of, to_instant
from pacelift.coach.plan import Plan, Session
from tests.simulation.life import Life, Pause
from tests.simulation.policies import Answer, Happened, Policy

WAKING: Final = time(5)
"""When a runner says that they are ill, before the day's first window."""
FREE_DAYS: Final = 7
"""How far a runner looks for a day to train on."""


@frozen
class Did:
    """A session as it was done, and its session RPE."""

    session: Session
    rpe: float

    @property
    def day(self) -> date:
        """The day on which it was done."""
        return self.session.start.date()

    @property
    def felt_load(self) -> float:
        """Session RPE as felt times minutes (Foster 2001)."""
        return self.rpe * self.session.minutes


@frozen
class Lived:
    """What became of a plan up to the eve of the race: what was done, and changes by day."""

    planned: Plan
    did: tuple[Did, ...]
    changes: tuple[tuple[date, int], ...]


def live(planned: Plan, life: Life, policy: Policy) -> Lived:
    """Live that life with that plan and that policy."""
    plan, did, changes = planned, list[Did](), list[tuple[date, int]]()
    untold = sorted(life.pauses, key=lambda pause: pause.known)
    told: list[Pause] = []
    after = (datetime.combine(planned.weeks[0].start, time()), "")

    def answered(answer: Answer, day: date) -> Plan:
        if answer.changes:
            changes.append((day, answer.changes))
        return answer.plan

    while (session := due(plan, after)) is not None:
        if untold and _told_at(untold[0], plan) <= session.start:
            told.append(untold.pop(0))
            wall = _told_at(told[-1], plan)
            at = to_instant(wall, plan.profile.timezone)
            plan = answered(policy.paused(plan, told[-1], at), wall.date())
            continue
        after = (session.start, session.id)
        felt = life.felt(session)
        if felt.mark != "missed":
            did.append(Did(session, felt.rpe))
        at = end_of(session.start, session.minutes, plan.profile.timezone)
        happened = Happened(session, felt, at, _free_after(session.start.date(), told))
        plan = answered(policy.marked(plan, happened), session.start.date())
    return Lived(planned, tuple(did), tuple(changes))


def due(plan: Plan, after: tuple[datetime, str]) -> Session | None:
    """The next planned session before race day."""
    race = plan.profile.race.date
    ahead = (s for s in plan.sessions if s.status == "planned" and s.start.date() < race)
    return min(
        (s for s in ahead if (s.start, s.id) > after), key=lambda s: (s.start, s.id), default=None
    )


def _told_at(pause: Pause, plan: Plan) -> datetime:
    """The wall time of saying so, not before the plan begins."""
    return datetime.combine(max(pause.known, plan.weeks[0].start), WAKING)


def _free_after(day: date, told: list[Pause]) -> tuple[date, ...]:
    """The next days after that one outside all pauses the runner knows of."""
    free: list[date] = []
    while len(free) < FREE_DAYS:
        day += timedelta(days=1)
        if not any(pause.first <= day <= pause.last for pause in told):
            free.append(day)
    return tuple(free)
