"""Over the whole space of profiles: a plan that breaks no hard rule, or a refusal with a way on."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from pacelift.coach import codec
from pacelift.coach.plan import Plan
from pacelift.coach.rules import hard_findings
from pacelift.errors import Refusal
from tests.coach.plans import catalogue, edited, plan_of
from tests.coach.windows import outside_windows
from tests.strategies import profile_documents

EXAMPLES = int(os.environ.get("PACELIFT_EXAMPLES", "2000"))
"""All examples of the main property; split in parts, so that xdist can run them side by side."""

PARTS = 40
WITHOUT_WAY_ON = {"pregnant", "under-age"}


@pytest.mark.no_cover  # Thousands of plans: measuring them takes longer than making them.
@pytest.mark.parametrize("part", range(PARTS))
def test_every_profile_gives_a_sound_plan_or_a_refusal_whose_options_work(part: int) -> None:
    # A seed of its own for each part: the same examples in every run, others in every part.
    @seed(part)
    @settings(max_examples=EXAMPLES // PARTS, deadline=None, derandomize=False, database=None)
    @given(profile_documents())
    def holds(document: dict[str, Any]) -> None:
        outcome = outcome_of(document)
        if isinstance(outcome, Refusal):
            assert_refusal_helps(document, outcome)
        else:
            assert_sound(outcome)

    holds()


def assert_sound(plan: Plan) -> None:
    """No hard rule is broken; every session lies in one of the runner's windows."""
    assert hard_findings(plan, catalogue()) == ()
    assert outside_windows(plan.sessions, plan) == []


def assert_refusal_helps(document: dict[str, Any], refusal: Refusal) -> None:
    """A refusal names its rule, and each of its options gives a plan."""
    assert refusal.rule
    assert refusal.text
    assert refusal.fix
    assert refusal.options or refusal.code in WITHOUT_WAY_ON
    for option in refusal.options:
        changed = edited(document, option.profile)
        outcome = outcome_of(changed)
        if refusal.code in {"see-a-doctor", "bone-stress"} and isinstance(outcome, Refusal):
            # Cleared, the profile is judged like any other, and may have another way to go.
            assert outcome.code not in {"see-a-doctor", "bone-stress"}
        else:
            assert isinstance(outcome, Plan)
            assert_sound(outcome)


def outcome_of(document: dict[str, Any]) -> Plan | Refusal:
    """What the planner answers."""
    try:
        return plan_of(document)
    except Refusal as refusal:
        return refusal


def as_text(outcome: Plan | Refusal) -> str:
    """An answer to the byte."""
    if isinstance(outcome, Plan):
        return codec.dumps(outcome)
    return repr((outcome.rule, outcome.code, outcome.text, outcome.options))


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(6))
def test_a_plan_depends_on_nothing_but_the_profile(part: int) -> None:
    @seed(part)
    @settings(max_examples=10, deadline=None, derandomize=False, database=None)
    @given(profile_documents(), st.randoms(use_true_random=False))
    def holds(document: dict[str, Any], shuffled: random.Random) -> None:
        again = dict(document)
        again["window"] = list(document["window"])
        shuffled.shuffle(again["window"])
        first = as_text(outcome_of(document))
        assert as_text(outcome_of(document)) == first
        assert as_text(outcome_of(again)) == first

    holds()
