"""What holds for all rules together, and for the plan the other tests break."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from pacelift.coach import rules
from pacelift.coach.rules import RULES, Rule
from tests.coach.rules.plan_builder import (
    build,
    catalogue,
    change_profile,
    change_week,
    found,
    stretch,
)

ALL = tuple(RULES.values())
HARD = tuple(rule for rule in ALL if rule.severity == "hard")
by_id = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)


def test_no_rule_finds_anything_in_the_plan_made_by_hand() -> None:
    assert found(build()) == {}


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in chain.from_iterable(family.RULES for family in rules._FAMILIES)]
    assert len(ids) == len(set(ids)) == len(RULES)


@by_id
def test_sentences_are_short_and_whole(rule: Rule) -> None:
    assert len(rule.sentence) <= 200
    assert not rule.sentence[0].islower()
    assert rule.sentence.endswith(".")


@by_id
def test_no_sentence_promises_or_names_what_it_must_not(rule: Rule) -> None:
    said = f"{rule.sentence} {rule.source} {rule.unchecked or ''}".lower()
    for word in ("prevents injur", "prevent injur", "injury-free", "guarantee", "vdot", "acwr"):
        assert word not in said


@by_id
def test_every_rule_names_its_source_and_evidence(rule: Rule) -> None:
    assert rule.source
    assert "http" not in rule.source
    assert "memory" not in rule.source.lower()
    assert rule.evidence in ("A", "B", "C", "P")
    assert re.fullmatch(r"R-[A-Z]+-\d+", rule.id)


@by_id
def test_a_rule_has_a_check_or_says_why_no_plan_can_break_it(rule: Rule) -> None:
    assert (rule.check is None) == (rule.unchecked is not None)


def test_hard_rules_without_a_check_are_about_formulas_design_and_changes() -> None:
    assert {rule.id for rule in HARD if rule.check is None} == {
        "R-PACE-2",
        "R-LOAD-2",
        "R-REPLAN-1",
        "R-MISS-1",
        "R-MISS-2",
        "R-MISS-4",
        "R-MISS-5",
        "R-HARD-1",
        "R-ILL-1",
        "R-PAIN-1",
    }


def test_no_rule_weighs_recent_against_long_term_load() -> None:
    """A week far above the mean of the four before it is no matter for a load rule (R-LOAD-2)."""
    plan = stretch(build(), "w06-long", 24.0)
    assert not {rule for rule in found(plan) if rule.startswith("R-LOAD")}


def test_findings_tell_rule_severity_place_and_text() -> None:
    plan = change_profile(build(), "athlete", screening="disease")
    (finding,) = rules.hard_findings(plan, catalogue())
    assert (finding.rule, finding.severity, finding.where) == ("R-SAFE-1", "hard", "plan")
    assert "disease" in finding.text


def test_hard_findings_leave_out_soft_ones() -> None:
    plan = change_week(build(), 3, sleep_h=(5.0, 6.0))
    assert found(plan) == {"R-SLEEP-1": {"week 3"}}
    assert rules.hard_findings(plan, catalogue()) == ()
