"""The runner's own move of a session: it stays where they put it from now on (R-REPLAN-1).

Where that breaks a rule, the rest of its week and the first days of the next give way; what then
still breaks one is kept and said: it is the runner's life.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, now_of
from pacelift.coach.adapt.giving_way import GivesWay, broken_rules, flagged, give_way, nearest
from pacelift.coach.adapt.missed import MOVES_BY_DAYS
from pacelift.coach.adapt.refit import paced
from pacelift.coach.adapt.replace import moved_to
from pacelift.coach.adapt.settle import settle
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import session_of, week_of, with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.own_moves import said_of
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.rules import Finding, hard_findings

RUNNER_MOVED: Final = Reason("R-REPLAN-1", "runner-moved")
GIVES_WAY: Final = GivesWay(
    moved=Reason("R-REPLAN-1", "gives-way"), dropped=Reason("R-REPLAN-1", "no-room-left")
)
BROUGHT_BACK: Final = frozenset({"missed", "dropped"})
"""What the runner gives a new time is to be done after all."""

SOON: Final = timedelta(hours=48)
"""Nothing in the next two days gives way, but what stands where the runner puts it."""


def is_over(session: Session, today: date) -> bool:
    """Whether its day is so long past that what was missed of it is not made up (R-MISS-1)."""
    return (today - session.start.date()).days > max(MOVES_BY_DAYS)


def adapt_move(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The session starts then, as long as before and pinned; the race never moves."""
    session = session_of(plan, entry.data["session"])
    start = datetime.fromisoformat(entry.data["to"])
    week = week_of(plan, start.date())
    if session is None or week is None or session.discipline == "race":
        return Adapted(plan, {})
    now = now_of(plan, entry)
    if is_over(session, now.date()):
        return Adapted(plan, {})
    if session.status in BROUGHT_BACK:
        session = paced(session, plan)
    moved = _at(start, week.number, session)
    adapted = Adapted(with_sessions(plan, (moved,)), {session.id: RUNNER_MOVED})
    alone = settle(adapted, plan, now, catalogue)
    if not broken_rules(alone.plan, catalogue):
        return alone
    before = _broken_by_others(evolve(plan, told=now), session, catalogue)
    broken = _newly_broken(alone.plan, before, catalogue)
    if not broken:
        return alone
    giving = settle(give_way(adapted, moved, now, GIVES_WAY, SOON), plan, now, catalogue)
    left = _newly_broken(giving.plan, before, catalogue)
    if not left:
        return giving
    better = nearest(alone.plan, moved, now)
    fewest, kept = (left, giving) if _rules(left) < _rules(broken) else (broken, alone)
    return flagged(kept, moved, fewest, better)


def _broken_by_others(plan: Plan, session: Session, catalogue: Catalogue) -> frozenset[Finding]:
    """What breaks a rule already, but for what an earlier move of the session is said to break."""
    said = said_of(session, plan)
    return frozenset(each for each in hard_findings(plan, catalogue) if each.rule not in said)


def _newly_broken(
    plan: Plan, before: frozenset[Finding], catalogue: Catalogue
) -> tuple[Finding, ...]:
    """Where a rule is broken in another way than before."""
    return tuple(each for each in hard_findings(plan, catalogue) if each not in before)


def _rules(broken: tuple[Finding, ...]) -> int:
    """How many rules are broken."""
    return len({each.rule for each in broken})


def _at(start: datetime, week: int, session: Session) -> Session:
    return evolve(moved_to(session, start), week=week, pinned=True)
