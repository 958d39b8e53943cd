"""What strength must never be: too late, too much too soon, harmful, impossible."""

from __future__ import annotations

from datetime import datetime

import pytest
from attrs import evolve

from pacelift.coach.plan import Plan
from tests.coach.rules.plan_builder import (
    add,
    build,
    change,
    change_exercise,
    change_profile,
    drop,
    found,
    lift,
    session_of,
)


def lift_on(day: datetime, leg_load: int) -> Plan:
    """Week 11's lift on another day and with another load for the legs."""
    return change(build(), "w11-lift-a", start=day, leg_load=leg_load)


def test_heavy_legs_within_ten_days_of_the_race_are_found() -> None:
    assert found(lift_on(datetime(2027, 4, 16, 6, 30), 3))["R-STR-8"] == {"w11-lift-a"}
    assert "R-STR-8" not in found(lift_on(datetime(2027, 4, 15, 17, 30), 3)), "ten days before"


def test_any_leg_load_within_five_days_of_the_race_is_found() -> None:
    assert found(lift_on(datetime(2027, 4, 21, 6, 30), 1))["R-STR-8"] == {"w11-lift-a"}
    assert "R-STR-8" not in found(lift_on(datetime(2027, 4, 20, 17, 30), 1)), "five days before"
    assert "R-STR-8" not in found(lift_on(datetime(2027, 4, 21, 6, 30), 0))


def test_core_work_counts_by_its_leg_load() -> None:
    late = change(build(), "w12-core-1", start=datetime(2027, 4, 22, 17, 30))
    assert found(late) == {}
    assert found(change(late, "w12-core-1", leg_load=1))["R-STR-8"] == {"w12-core-1"}


def test_lifts_after_the_race_are_free_of_it() -> None:
    after = evolve(lift(11, "lift-a"), id="w14-lift-a", week=14, start=datetime(2027, 5, 6, 17, 30))
    assert "R-STR-8" not in found(add(build(), after))


def test_heavy_legs_in_a_newcomers_first_three_weeks_are_found() -> None:
    assert found(change(build(), "w03-lift-a", leg_load=3))["R-STR-11"] == {"w03-lift-a"}
    assert "R-STR-11" not in found(change(build(), "w04-lift-a", leg_load=3)), "21 days later"


def test_three_weeks_count_from_the_first_lift() -> None:
    late = drop(build(), "w01-lift-a", "w01-lift-b", "w02-lift-a", "w02-lift-b")
    assert found(change(late, "w05-lift-a", leg_load=3))["R-STR-11"] == {"w05-lift-a"}


def test_who_has_lifted_before_may_start_heavy() -> None:
    plan = change_profile(build(), "strength", experience="some")
    assert "R-STR-11" not in found(change(plan, "w01-lift-a", leg_load=3))


def jumping(plan: Plan, contacts: dict[str, int]) -> Plan:
    """The plan with these ground contacts in these sessions, and in no others."""
    for session in plan.sessions:
        if session.discipline == "strength":
            first = session.exercises[0].exercise
            number = contacts.get(session.id, 0)
            plan = change_exercise(plan, session.id, first, contacts=number)
    return plan


def test_jumps_in_a_newcomers_first_three_weeks_are_found() -> None:
    assert found(jumping(build(), {"w03-lift-a": 40}))["R-STR-11"] == {"w03-lift-a"}
    assert "R-STR-11" not in found(jumping(build(), {"w04-lift-a": 40}))


def test_a_newcomers_first_jumps_over_60_contacts_are_found() -> None:
    assert found(jumping(build(), {"w05-lift-a": 61}))["R-STR-11"] == {"w05-lift-a"}
    assert "R-STR-11" not in found(jumping(build(), {"w05-lift-a": 60}))


def test_over_20_contacts_more_than_in_the_weeks_before_are_found() -> None:
    assert "R-STR-11" not in found(jumping(build(), {"w05-lift-a": 60, "w07-lift-a": 80}))
    plan = jumping(build(), {"w05-lift-a": 60, "w07-lift-a": 81})
    assert found(plan)["R-STR-11"] == {"w07-lift-a"}


def test_contacts_within_one_week_do_not_build_on_each_other() -> None:
    plan = jumping(build(), {"w05-lift-a": 60, "w05-lift-b": 80})
    assert found(plan)["R-STR-11"] == {"w05-lift-b"}


def test_over_120_contacts_are_found_however_they_came() -> None:
    grown = {"w04-lift-a": 60, "w05-lift-a": 80, "w07-lift-a": 100, "w08-lift-a": 120}
    assert "R-STR-11" not in found(jumping(build(), grown))
    plan = jumping(build(), {**grown, "w09-lift-a": 121})
    assert found(plan)["R-STR-11"] == {"w09-lift-a"}


def test_a_plan_without_lifts_has_no_first_lift() -> None:
    plan = drop(build(), *(s.id for s in build().sessions if s.discipline == "strength"))
    assert "R-STR-11" not in found(plan)


@pytest.mark.parametrize(
    ("injury", "exercise"),
    [
        ("achilles", "pogo-hops"),
        ("knee", "dumbbell-reverse-lunge"),
        ("back", "goblet-squat"),
    ],
)
def test_an_exercise_that_strains_an_injury_is_found(injury: str, exercise: str) -> None:
    plan = change_profile(build(), "athlete", injuries=(injury,))
    places = found(plan)["R-STR-17"]
    assert {s.id for s in plan.sessions if exercise in {e.exercise for e in s.exercises}} <= places


def test_an_injury_that_no_exercise_strains_is_no_matter() -> None:
    plan = change_profile(build(), "athlete", injuries=("shoulder",))
    kept = {"pogo-hops", "dumbbell-romanian-deadlift", "dumbbell-reverse-lunge", "clamshell"}
    for session in plan.sessions:
        exercises = tuple(e for e in session.exercises if e.exercise in kept)
        plan = change(plan, session.id, exercises=exercises)
    assert "R-STR-17" not in found(plan)


def test_an_exercise_beyond_the_equipment_is_found() -> None:
    plan = change_exercise(build(), "w05-lift-b", "goblet-squat", exercise="barbell-back-squat")
    assert found(plan)["R-STR-18"] == {"w05-lift-b"}
    gym = change_profile(plan, "strength", equipment="gym")
    assert "R-STR-18" not in found(gym)
    assert "R-STR-18" in found(change_profile(build(), "strength", equipment="bands"))


def test_an_exercise_that_no_catalogue_knows_is_found() -> None:
    plan = change_exercise(build(), "w12-core-1", "dead-bug", exercise="sky-hook")
    assert found(plan) == {"R-STR-18": {"w12-core-1"}}
    assert session_of(plan, "w12-core-1").exercises[0].exercise == "sky-hook"
