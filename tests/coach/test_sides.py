"""Left against right: what the test says, and what a difference changes."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.coach.plan import Prescription, Side
from pacelift.coach.sides import SideTest, side_tests_in, with_sides
from pacelift.coach.strength_dose import work_min
from tests.coach.lifting import FIRST_DAY, LoggedSet, lift, planned
from tests.coach.plans import catalogue

CALF_TEST = "single-leg-calf-raise-test"
BRIDGE_TEST = "single-leg-bridge-test"
CALF = "single-leg-calf-raise"
LUNGE = "dumbbell-split-squat"
EXERCISES = (planned("goblet-squat"), planned(LUNGE), planned(CALF), planned("front-plank"))


def side_test(left: int, right: int, test: str = CALF_TEST, day: int = 0) -> SideTest:
    return SideTest(FIRST_DAY.replace(day=1 + day), test, left, right)


def sided(
    *tests: SideTest, exercises: tuple[Prescription, ...] = EXERCISES, light: bool = False
) -> tuple[dict[str, Side | None], str | None]:
    """Which side each exercise puts first where one does, and the reason's code."""
    made, reason = with_sides(exercises, tests, catalogue(), light=light)
    return {each.exercise: each.weaker for each in made if each.weaker}, reason and reason.code


@pytest.mark.parametrize(
    ("left", "right", "weaker"),
    [(20, 20, None), (18, 20, None), (17, 20, "left"), (30, 26, "right"), (0, 0, None)],
)
def test_a_side_is_weaker_when_it_is_over_a_tenth_behind(
    left: int, right: int, weaker: Side | None
) -> None:
    assert side_test(left, right).weaker == weaker


def test_a_test_counts_once_both_sides_are_logged() -> None:
    session = lift(planned(CALF_TEST, test=True), planned(LUNGE))
    left, right = (LoggedSet(CALF_TEST, n, side=side) for n, side in ((17, "left"), (20, "right")))  # type: ignore[arg-type]
    lunges = LoggedSet(LUNGE, 8, side="left"), LoggedSet(LUNGE, 8, side="right")
    assert side_tests_in(session, (left, *lunges)) == ()
    (found,) = side_tests_in(session, (evolve(left, reps=12), left, right, *lunges))
    assert (found.exercise, found.left, found.right) == (CALF_TEST, 17, 20)
    assert found.day == session.start.date()


def test_the_weaker_side_goes_first_in_the_exercise_that_trains_it() -> None:
    assert sided(side_test(17, 20)) == ({CALF: "left"}, "weaker-side")
    assert sided(side_test(20, 15, BRIDGE_TEST)) == ({LUNGE: "right"}, "weaker-side")


def test_both_tests_are_answered_by_an_exercise_each() -> None:
    both = sided(side_test(17, 20), side_test(20, 15, BRIDGE_TEST))
    assert both == ({CALF: "left", LUNGE: "right"}, "weaker-side")


def test_a_hinge_on_one_leg_answers_the_bridge_before_a_lunge_does() -> None:
    hinge = planned("single-leg-romanian-deadlift")
    found, _ = sided(side_test(15, 20, BRIDGE_TEST), exercises=(planned(LUNGE), hinge))
    assert found == {hinge.exercise: "left"}


def test_without_time_for_a_set_more_the_weaker_side_only_goes_first() -> None:
    exercises = (planned("single-leg-romanian-deadlift", rest_s=150), planned(LUNGE, rest_s=30))
    now_min = work_min(catalogue(), exercises)
    found = []
    for spare_min in (0.5, 1.5, 5.0):
        made, reason = with_sides(
            exercises,
            [side_test(15, 20, BRIDGE_TEST)],
            catalogue(),
            light=False,
            most_min=now_min + spare_min,
        )
        sets = [(each.weaker, each.extra_sets) for each in made]
        found.append((sets, reason and reason.code))
    assert found == [
        ([("left", 0), (None, 0)], "weaker-first"),
        ([(None, 0), ("left", 1)], "weaker-side"),
        ([("left", 1), (None, 0)], "weaker-side"),
    ]


def test_a_light_lift_puts_off_the_set_it_had() -> None:
    before, _ = with_sides(EXERCISES, (side_test(15, 20),), catalogue(), light=False)
    assert sided(side_test(15, 20), exercises=before, light=True) == ({}, "sides-later")


def test_the_latest_test_decides_and_a_closed_difference_ends_it() -> None:
    first, later = side_test(15, 20), side_test(20, 20, day=27)
    assert sided(later, first) == ({}, None)
    before, _ = with_sides(EXERCISES, (first,), catalogue(), light=False)
    assert sided(first, later, exercises=before) == ({}, "sides-even")


def test_the_same_test_changes_a_lift_only_once() -> None:
    before, _ = with_sides(EXERCISES, (side_test(15, 20),), catalogue(), light=False)
    assert sided(side_test(15, 20), exercises=before) == ({CALF: "left"}, None)


def test_a_light_lift_has_no_set_more() -> None:
    assert sided(side_test(15, 20), light=True) == ({}, None)


def test_a_lift_without_the_exercise_stays_as_it_is() -> None:
    exercises = (planned("goblet-squat"), planned(CALF_TEST, test=True))
    assert sided(side_test(15, 20), exercises=exercises) == ({}, None)
