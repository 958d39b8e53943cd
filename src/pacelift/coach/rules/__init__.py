"""The coach's rules: every one with its id, sentence, source, severity and check.

A family is a module; planner, warnings, reasons, tests and the check of a finished plan use them
all from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Final

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Plan
from pacelift.coach.rules import (
    adaptation,
    goals,
    intensity,
    load,
    long_run,
    ordering,
    pace,
    phases,
    recovery,
    safety,
    strength_menu,
    strength_rules,
    strength_safety,
    taper_rules,
    volume,
)
from pacelift.coach.rules.base import Finding, Rule, Severity
from pacelift.coach.rules.view import view_of

__all__ = ["RULES", "Finding", "Rule", "Severity", "check", "hard_findings"]

_FAMILIES: Final = (
    safety,
    goals,
    pace,
    phases,
    volume,
    long_run,
    intensity,
    taper_rules,
    ordering,
    strength_rules,
    strength_menu,
    strength_safety,
    load,
    recovery,
    adaptation,
)

RULES: Final[dict[str, Rule]] = {
    rule.id: rule for rule in chain.from_iterable(family.RULES for family in _FAMILIES)
}
"""Every rule by its id, in an order to read them in."""


def check(plan: Plan, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Everything in which the plan breaks a rule, in the order of the rules."""
    return _findings(plan, catalogue, RULES.values())


def hard_findings(plan: Plan, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The findings of hard rules only; a plan with any must not be shown."""
    hard = (rule for rule in RULES.values() if rule.severity == "hard")
    return _findings(plan, catalogue, hard)


def _findings(plan: Plan, catalogue: Catalogue, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    view = view_of(plan, catalogue)
    past = _past(plan)
    return tuple(
        Finding(rule.id, rule.severity, where, text)
        for rule in rules
        if rule.check is not None
        for where, text in rule.check(view)
        if where not in past
    )


def _past(plan: Plan) -> frozenset[str]:
    """Sessions and weeks with no training left to be done: how they went is no fault of a plan."""
    told = plan.told
    if told is None:
        return frozenset()
    ahead = [each for each in plan.sessions if each.status == "planned" and each.start > told]
    training = (each for each in ahead if each.discipline != "race")
    held = {each.id for each in ahead} | {f"week {each.week}" for each in training}
    weeks = (f"week {week.number}" for week in plan.weeks)
    return frozenset((*(each.id for each in plan.sessions), *weeks)) - held
