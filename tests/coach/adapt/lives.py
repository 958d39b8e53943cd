"""Entries for tests: what a runner does to a plan, and plans folded from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from pacelift.coach.adapt import adapt
from pacelift.coach.changes import Change
from pacelift.coach.clock import to_instant
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Session
from tests.coach.plans import catalogue


def session(plan: Plan, session_id: str) -> Session:
    return next(each for each in plan.sessions if each.id == session_id)


def told(plan: Plan, entry: Entry) -> tuple[Plan, tuple[Change, ...]]:
    return adapt(plan, entry, catalogue())


def entry(plan: Plan, kind: str, at: datetime, /, **data: Any) -> Entry:
    """An entry at a wall time by the plan's clocks."""
    return Entry(f"{kind}-{at.isoformat()}", to_instant(at, plan.clocks), kind, data)


def mark(
    plan: Plan, session_id: str, mark: str, *, at: datetime | None = None, **said: Any
) -> tuple[Plan, tuple[Change, ...]]:
    """The session marked, an hour after its end unless a time is given."""
    marked = session(plan, session_id)
    at = at or marked.start + timedelta(minutes=marked.minutes + 60)
    return told(plan, entry(plan, "mark", at, session=session_id, mark=mark, **said))


def marks(plan: Plan, mark_as: str, session_ids: Iterable[str]) -> Plan:
    for session_id in session_ids:
        plan, _ = mark(plan, session_id, mark_as)
    return plan


def move(
    plan: Plan, session_id: str, to: datetime, at: datetime
) -> tuple[Plan, tuple[Change, ...]]:
    said = to.isoformat(timespec="minutes")
    return told(plan, entry(plan, "move", at, session=session_id, to=said))


def pause(
    plan: Plan, kind: str, first: date, last: date, at: datetime, **said: Any
) -> tuple[Plan, tuple[Change, ...]]:
    data = {"kind": kind, "from": first.isoformat(), "to": last.isoformat(), **said}
    return told(plan, entry(plan, "pause", at, **data))
