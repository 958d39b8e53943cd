"""Plan B for every kind of session."""

from typing import get_args

import pytest

from pacelift.coach.plan import Kind, RunKind
from pacelift.words.plan_b import plan_b
from pacelift.words.voice import Voice

KINDS = (*get_args(RunKind), "strength", "core")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_three_ways_on_of_one_or_two_short_sentences(kind: Kind) -> None:
    way = plan_b(kind, Voice())
    for text in (way.tired, way.short, way.missed):
        assert text.endswith(".")
        assert len(text) < 120


@pytest.mark.parametrize("kind", KINDS)
def test_a_missed_session_is_never_made_up_by_more(kind: Kind) -> None:
    missed = plan_b(kind, Voice()).missed
    assert not any(word in missed for word in ("longer", "harder", "extra", "double"))
