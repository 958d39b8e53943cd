"""What one lift holds, in which order, and hips and trunk of novices."""

from __future__ import annotations

import pytest

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Plan, Prescription
from pacelift.coach.rules import check
from tests.coach.rules.plan_builder import (
    build,
    catalogue,
    change,
    change_exercise,
    change_fitness,
    change_profile,
    change_week,
    drop,
    found,
    session_of,
    warn,
)


def without_exercise(plan: Plan, session_id: str, *names: str) -> Plan:
    """The plan without these exercises in one lift."""
    kept = (e for e in session_of(plan, session_id).exercises if e.exercise not in names)
    return change(plan, session_id, exercises=tuple(kept))


@pytest.mark.parametrize(
    "name",
    [
        "goblet-squat",
        "dumbbell-kickstand-romanian-deadlift",
        "seated-backpack-calf-raise",
        "one-arm-dumbbell-row",
        "side-plank",
        "side-lying-hip-abduction",
    ],
)
def test_a_full_session_without_one_of_its_movements_is_found(name: str) -> None:
    assert found(without_exercise(build(), "w05-lift-b", name)) == {"R-STR-12": {"w05-lift-b"}}


def test_a_full_session_without_a_one_sided_leg_exercise_is_found() -> None:
    plan = change_exercise(
        build(), "w05-lift-b", "dumbbell-kickstand-romanian-deadlift", exercise="dumbbell-deadlift"
    )
    assert found(plan) == {"R-STR-12": {"w05-lift-b"}}


def test_a_movement_no_exercise_is_left_for_is_not_missed() -> None:
    plan = without_exercise(build(), "w05-lift-b", "seated-backpack-calf-raise")
    without_calves = Catalogue(tuple(each for each in catalogue() if each.pattern != "calf"))
    assert "R-STR-12" not in {finding.rule for finding in check(plan, without_calves)}


def test_a_short_or_late_or_cutback_session_may_hold_less() -> None:
    less = without_exercise(build(), "w05-lift-b", "side-plank")
    assert "R-STR-12" not in found(change(less, "w05-lift-b", minutes=29))
    assert "R-STR-12" not in found(without_exercise(build(), "w11-lift-a", "dead-bug"))
    assert "R-STR-12" not in found(without_exercise(build(), "w06-lift-b", "side-plank"))
    assert "R-STR-12" not in found(change_week(less, 5, strength_phase="maintenance"))


def test_more_than_seven_exercises_are_found() -> None:
    lift = session_of(build(), "w05-lift-a")
    extra = Prescription("front-plank", 2, (20, 30), "s", None, None, None, 30)
    plan = change(build(), "w05-lift-a", exercises=(*lift.exercises, extra))
    assert found(plan) == {"R-STR-12": {"w05-lift-a"}}


def test_a_left_right_test_is_no_exercise_of_the_session() -> None:
    lift = session_of(build(), "w05-lift-a")
    test = Prescription(
        "single-leg-calf-raise-test", 1, (1, 30), "reps", None, None, None, 60, test=True
    )
    assert found(change(build(), "w05-lift-a", exercises=(*lift.exercises, test))) == {}


def test_a_lift_over_50_minutes_is_found() -> None:
    assert found(change(build(), "w05-lift-a", minutes=51)) == {"R-STR-12": {"w05-lift-a"}}
    assert found(change(build(), "w05-lift-a", minutes=50)) == {}


def test_the_wrong_order_is_found() -> None:
    lift = session_of(build(), "w05-lift-a")
    for first, second in ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5)):
        order = list(lift.exercises)
        order[first], order[second] = order[second], order[first]
        plan = change(build(), "w05-lift-a", exercises=tuple(order))
        assert found(plan) == {"R-STR-12": {"w05-lift-a"}}


def test_mobility_may_stand_anywhere() -> None:
    lift = session_of(build(), "w05-lift-b")
    loose = Prescription("cat-cow", 1, (8, 10), "reps", None, None, None, 0)
    assert found(change(build(), "w05-lift-b", exercises=(loose, *lift.exercises))) == {}


def test_a_novice_with_hip_and_trunk_work_once_a_week_is_found_unless_there_was_no_room() -> None:
    novice = drop(change_fitness(build(), level="novice"), "w05-lift-b")
    assert found(novice)["R-STR-16"] == {"week 5"}
    assert "R-STR-16" not in found(warn(novice, "R-DAYS-1", "no-room"))
    assert "R-STR-16" not in found(drop(build(), "w05-lift-b"))
    assert "R-STR-16" not in found(change_profile(novice, "strength", sessions=0))
