"""Rules that a plan breaks because its runner put a session where they wanted it.

Such a finding is no defect: it is said when the session is moved, with the nearest better time, and
kept as a warning of the plan for as long as it is so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.rules.base import Finding

FLAGS: Final = frozenset({"breaks-rule", "breaks-rule-anywhere"})
"""Codes of what is said of a runner's own move."""

_ID: Final = re.compile(r"w[0-9]+-[a-z0-9-]+")


def flag(
    moved: Session, broken: Collection[Finding], plan: Plan, better: datetime | None
) -> Reason:
    """What is said of a move: what it breaks, and the nearest time that breaks nothing.

    One finding is told, of the move itself and of the order of sessions if there is such a one; of
    the others the rules. Sessions in it are told by kind and start.
    """
    first = min(broken, key=lambda each: _weight(each, moved))
    others = sorted({each.rule for each in broken} - {first.rule})
    values = (
        ("session", moved.id),
        ("kind", moved.kind),
        ("at", moved.start.isoformat(timespec="minutes")),
        ("found", _with_kinds(first, plan)),
        ("broken", " ".join((first.rule, *others))),
    )
    if better is None:
        return Reason("R-REPLAN-1", "breaks-rule-anywhere", values)
    offer = ("better", better.isoformat(timespec="minutes"))
    return Reason("R-REPLAN-1", "breaks-rule", (*values, offer))


def _weight(finding: Finding, moved: Session) -> tuple[bool, bool, str, str]:
    order = finding.rule.startswith("R-ORD-")
    return moved.id not in finding.text, not order, finding.rule, finding.text


def _with_kinds(finding: Finding, plan: Plan) -> str:
    """The finding's text with kind@start in place of each session's id."""
    known = {each.id: each for each in plan.sessions}

    def told(match: re.Match[str]) -> str:
        named = known.get(match[0])
        if named is None:
            return match[0]
        return f"{named.kind}@{named.start.isoformat(timespec='minutes')}"

    of_week = finding.where.startswith("week ")
    return _ID.sub(told, f"{finding.where}: {finding.text}" if of_week else finding.text)


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
