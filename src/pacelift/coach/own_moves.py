"""Rules that a plan breaks because its runner put a session where they wanted it.

Such a finding is no defect: it is said when the session is moved, with the nearest better time, and
kept as a warning of the plan for as long as it is so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.rules.base import Finding

FLAGS: Final = frozenset({"breaks-rule", "breaks-rule-anywhere"})
"""Codes of what is said of a runner's own move."""


def flag(moved: Session, broken: Collection[str], better: datetime | None) -> Reason:
    """What is said of a move: which rules it breaks, and the nearest time that breaks none."""
    values = (
        ("session", moved.id),
        ("kind", moved.kind),
        ("at", moved.start.isoformat(timespec="minutes")),
        ("broken", " ".join(sorted(broken))),
    )
    if better is None:
        return Reason("R-REPLAN-1", "breaks-rule-anywhere", values)
    offer = ("better", better.isoformat(timespec="minutes"))
    return Reason("R-REPLAN-1", "breaks-rule", (*values, offer))


def broken_by(warning: Reason) -> frozenset[str]:
    """The ids of the rules that a warning says a move breaks; none for any other warning."""
    if warning.code not in FLAGS:
        return frozenset()
    return frozenset(str(dict(warning.values)["broken"]).split())


def said_of(session: Session, plan: Plan) -> frozenset[str]:
    """The rules that a warning says this session breaks where its runner put it before."""
    said = (each for each in plan.warnings if ("session", session.id) in each.values)
    return frozenset[str]().union(*map(broken_by, said))


def runners_own(findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """Those of the findings whose rule the plan's warnings name as broken by a move."""
    flagged = frozenset[str]().union(*map(broken_by, plan.warnings))
    return tuple(each for each in findings if each.rule in flagged)
