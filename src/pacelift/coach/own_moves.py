"""Rules that a plan breaks because its runner put a session where they wanted it.

Such a finding is no defect: it was said when the session was moved, with the nearest better time.
"""

from __future__ import annotations

from collections.abc import Iterable

from pacelift.coach.plan import Plan
from pacelift.coach.rules.base import Finding


def runners_own(findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """Those of the findings whose rule the plan's warnings name as broken by a move."""
    flagged = {value for each in plan.warnings for name, value in each.values if name == "broken"}
    return tuple(each for each in findings if each.rule in flagged)
