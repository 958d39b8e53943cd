"""How a session felt, by its mark or the effort told."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.coach.adapt.felt import felt_easy, felt_hard
from pacelift.coach.plan import Actual, Session, Status
from tests.coach.adapt.lives import session
from tests.coach.plans import example_plan

HARD_RUN = session(example_plan(), "w07-quality-1")
EASY_RUN = session(example_plan(), "w07-easy-1")
LONG_RUN = session(example_plan(), "w07-long")
LIFT = session(example_plan(), "w07-lift-a")


def told(each: Session, status: Status, rpe: float | None = None) -> Session:
    return evolve(each, status=status, actual=None if rpe is None else Actual(rpe=rpe))


@pytest.mark.parametrize("each", [HARD_RUN, EASY_RUN, LONG_RUN, LIFT])
def test_a_mark_says_it(each: Session) -> None:
    assert felt_hard(told(each, "too-hard"))
    assert felt_easy(told(each, "too-easy"))
    assert not felt_hard(told(each, "done"))
    assert not felt_easy(told(each, "done"))
    assert not felt_hard(told(each, "too-easy", 10))


@pytest.mark.parametrize("each", [HARD_RUN, LONG_RUN, LIFT])
def test_two_beyond_the_effort_asked_is_too_hard_two_below_it_too_easy(each: Session) -> None:
    low, high = each.rpe
    assert felt_hard(told(each, "done", high + 2))
    assert not felt_hard(told(each, "done", high + 1.5))
    assert felt_easy(told(each, "done", low - 2))
    assert not felt_easy(told(each, "done", low - 1.5))


def test_an_easy_run_is_hard_from_an_effort_of_five() -> None:
    assert felt_hard(told(EASY_RUN, "done", 5))
    assert not felt_hard(told(EASY_RUN, "done", 4.5))


@pytest.mark.parametrize("status", ["planned", "missed", "dropped"])
def test_what_was_not_done_felt_like_nothing(status: Status) -> None:
    assert not felt_hard(told(HARD_RUN, status, 10))
    assert not felt_easy(told(HARD_RUN, status, 0))
