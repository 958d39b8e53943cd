"""Plan B for every kind of session."""

from datetime import datetime
from typing import get_args

import pytest

from pacelift.coach.plan import Kind, RunKind
from pacelift.words.plan_b import PlanB, plan_b
from pacelift.words.voice import Voice
from tests.words.builders import run

KINDS = (*get_args(RunKind), "strength", "core")


def way_on(kind: Kind, minutes: int = 45) -> PlanB:
    session = run("w05-easy-1", datetime(2027, 2, 3, 7), 7.0, kind=kind, minutes=minutes)
    return plan_b(session, Voice())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_three_ways_on_of_one_or_two_short_sentences(kind: Kind) -> None:
    way = way_on(kind)
    for text in (way.tired, way.short, way.missed):
        assert text.endswith(".")
        assert len(text) < 120


@pytest.mark.parametrize("kind", KINDS)
def test_a_missed_session_is_never_made_up_by_more(kind: Kind) -> None:
    missed = way_on(kind).missed
    assert not any(word in missed for word in ("longer", "harder", "extra", "double"))


@pytest.mark.parametrize(("minutes", "short"), [(20, "Ten"), (25, "Ten"), (30, "Twenty")])
def test_a_short_easy_run_has_a_shorter_way_on(minutes: int, short: str) -> None:
    assert way_on("easy", minutes).short == f"{short} easy minutes are plenty."


@pytest.mark.parametrize("kind", ["steady", "hills", "threshold", "intervals", "marathon-pace"])
def test_what_is_left_of_a_hard_run_is_told_as_a_part_of_it(kind: Kind) -> None:
    assert "half of" in way_on(kind).short
