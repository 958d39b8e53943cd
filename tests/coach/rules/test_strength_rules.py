"""Strength beside running: how often, in which dose, and how it grows."""

from __future__ import annotations

from datetime import timedelta

from attrs import evolve

from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Actual, LoggedSet, Plan
from tests.coach.rules.plan_builder import (
    add,
    build,
    change,
    change_exercise,
    change_profile,
    change_week,
    drop,
    found,
    lift,
    session_of,
    warn,
)


def without_lifts(plan: Plan, *weeks: int) -> Plan:
    """The plan without any lift in these weeks."""
    lifts = (s for s in plan.sessions if s.week in weeks and s.discipline == "strength")
    return drop(plan, *(s.id for s in lifts))


def test_few_weeks_of_strength_are_found_unless_told() -> None:
    plan = without_lifts(build(), 1, 2)
    assert found(plan)["R-STR-2"] == {"plan"}
    assert "R-STR-2" not in found(warn(plan, "R-STR-2", "few-weeks"))
    assert "R-STR-2" not in found(without_lifts(build(), 1))


def test_who_wants_no_strength_is_asked_for_none() -> None:
    plan = without_lifts(build(), *range(1, 13))
    plan = change_profile(plan, "strength", sessions=0)
    for number in range(1, 13):
        plan = change_week(plan, number, strength_phase="none")
    assert found(plan) == {}


def test_a_max_strength_phase_without_heavy_sets_is_found() -> None:
    plan = build()
    for number in (5, 6, 7, 8):
        for role in ("lift-a", "lift-b"):
            for name in {e.exercise for e in session_of(plan, f"w{number:02d}-{role}").exercises}:
                plan = change_exercise(plan, f"w{number:02d}-{role}", name, amount=(8, 10))
    assert found(plan) == {"R-STR-2": {"plan"}}
    heavy = change_exercise(plan, "w07-lift-b", "goblet-squat", amount=(6, 8))
    assert found(heavy) == {}


def test_too_few_lifts_in_a_building_week_are_found_unless_there_was_no_room() -> None:
    plan = drop(build(), "w05-lift-b")
    assert found(plan) == {"R-STR-5": {"week 5"}}
    assert "R-STR-5" not in found(warn(plan, "R-DAYS-1", "no-room"))
    assert "R-STR-5" not in found(change_profile(plan, "strength", sessions=1))


def test_too_many_lifts_in_maintenance_are_found() -> None:
    plan = add(build(), evolve(lift(11, "lift-b"), leg_load=1))
    assert found(plan)["R-STR-5"] == {"week 11"}


def test_few_runs_or_age_allow_two_lifts_in_maintenance() -> None:
    plan = add(build(), evolve(lift(11, "lift-b"), leg_load=1))
    assert "R-STR-5" not in found(change_profile(plan, "athlete", born=1970))
    assert "R-STR-5" not in found(drop(plan, "w11-easy-1", "w11-easy-2"))


def test_a_lift_in_a_week_without_strength_is_found() -> None:
    assert found(change_week(build(), 2, strength_phase="none"))["R-STR-5"] == {"week 2"}


def test_a_gap_over_ten_days_in_maintenance_is_found() -> None:
    plan = drop(build(), "w10-lift-b")
    day = session_of(plan, "w10-lift-a").start
    within = change(plan, "w11-lift-a", start=day + timedelta(days=10))
    assert "R-STR-6" not in found(within)
    beyond = change(plan, "w11-lift-a", start=day + timedelta(days=11))
    assert found(beyond)["R-STR-6"] == {"w11-lift-a"}


def test_a_plan_that_starts_heavy_is_found() -> None:
    plan = build()
    for number in (1, 2, 3, 4):
        plan = change_week(plan, number, strength_phase="max-strength")
    assert found(plan)["R-STR-9"] == {"week 1"}


def test_sets_above_the_phases_band_are_found() -> None:
    for session_id, name, most in (
        ("w02-lift-b", "goblet-squat", 3),
        ("w05-lift-b", "goblet-squat", 4),
        ("w09-lift-b", "goblet-squat", 3),
        ("w11-lift-a", "dumbbell-reverse-lunge", 3),
    ):
        assert "R-STR-9" not in found(change_exercise(build(), session_id, name, sets=most))
        plan = change_exercise(build(), session_id, name, sets=most + 1)
        assert found(plan)["R-STR-9"] == {session_id}


def test_too_few_repetitions_in_reserve_are_found() -> None:
    for session_id, least in (("w02-lift-b", 3), ("w05-lift-b", 1)):
        plan = change_exercise(build(), session_id, "goblet-squat", rir=least)
        assert "R-STR-9" not in found(plan)
        plan = change_exercise(build(), session_id, "goblet-squat", rir=least - 1)
        assert found(plan)["R-STR-9"] == {session_id}


def test_heavy_sets_in_the_foundation_are_found() -> None:
    plan = change_exercise(build(), "w02-lift-b", "goblet-squat", amount=(5, 8))
    assert found(plan) == {"R-STR-9": {"w02-lift-b"}}


def test_upper_body_jumps_and_tests_are_free_of_the_leg_bands() -> None:
    plan = change_exercise(build(), "w05-lift-a", "dumbbell-floor-press", sets=5)
    plan = change_exercise(plan, "w05-lift-a", "pogo-hops", sets=5)
    plan = change_exercise(plan, "w05-lift-b", "goblet-squat", sets=5, test=True)
    assert "R-STR-9" not in found(plan)


def test_a_lift_in_a_week_without_a_phase_has_no_band() -> None:
    assert "R-STR-9" not in found(change_week(build(), 5, strength_phase="none"))


def test_too_few_heavy_weeks_are_found_from_twelve_weeks_on() -> None:
    plan = change_week(build(), 10, strength_phase="maintenance")
    assert "R-STR-10" not in found(build())
    assert found(plan)["R-STR-10"] == {"plan"}
    assert "R-STR-10" not in found(change_profile(plan, "strength", sessions=0))


def test_a_load_growing_by_more_than_a_tenth_is_found() -> None:
    plan = change_exercise(build(), "w07-lift-b", "goblet-squat", load_kg=22.6)
    assert found(plan) == {"R-STR-13": {"w07-lift-b"}}
    assert found(change_exercise(build(), "w07-lift-b", "goblet-squat", load_kg=22.5)) == {}


def test_a_load_growing_in_a_cutback_week_is_found() -> None:
    plan = change_exercise(build(), "w06-lift-b", "goblet-squat", load_kg=20.5)
    assert found(plan) == {"R-STR-13": {"w06-lift-b"}}


def test_a_load_is_compared_with_the_lift_before_whichever_of_the_week_it_was() -> None:
    plan = change_exercise(build(), "w07-lift-a", "dumbbell-reverse-lunge", exercise="goblet-squat")
    plan = change_exercise(plan, "w07-lift-b", "goblet-squat", load_kg=24.0)
    step = change_exercise(plan, "w07-lift-a", "goblet-squat", load_kg=22.0)
    assert "R-STR-13" not in found(step)
    leap = change_exercise(plan, "w07-lift-a", "goblet-squat", load_kg=24.0)
    assert found(leap)["R-STR-13"] == {"w07-lift-a"}


def logged(plan: Plan, session_id: str, load_kg: float) -> Plan:
    done = Actual(sets=(LoggedSet("goblet-squat", 3, 8, load_kg),))
    return with_sessions(plan, [evolve(session_of(plan, session_id), actual=done)])


def test_a_load_is_compared_with_what_was_lifted_where_that_is_known() -> None:
    plan = change_exercise(build(), "w08-lift-b", "goblet-squat", load_kg=26.0)
    assert found(plan) == {"R-STR-13": {"w08-lift-b"}}
    assert found(logged(plan, "w07-lift-b", 24.0)) == {}
    assert found(logged(build(), "w07-lift-b", 14.0)) == {"R-STR-13": {"w08-lift-b"}}


def test_what_was_lifted_in_a_cutback_week_is_no_measure() -> None:
    assert found(logged(build(), "w06-lift-b", 10.0)) == {}


def test_after_a_lighter_week_the_load_before_it_may_come_back() -> None:
    plan = change_exercise(build(), "w06-lift-b", "goblet-squat", load_kg=12.0)
    assert found(plan) == {}


def test_after_a_load_by_feel_any_load_may_follow() -> None:
    plan = change_exercise(build(), "w07-lift-b", "goblet-squat", load_kg=None)
    assert found(change_exercise(plan, "w08-lift-b", "goblet-squat", load_kg=30.0)) == {}


def test_a_new_phase_may_start_at_another_load() -> None:
    plan = build()
    for number in (5, 6, 7, 8):
        plan = change_exercise(plan, f"w{number:02d}-lift-b", "goblet-squat", load_kg=30.0)
    assert found(plan) == {}


def test_a_cutback_week_with_nearly_all_sets_is_found() -> None:
    """30 sets in week 5 and 12 in week 6, of which squats are one: 18 are the most."""
    assert "R-STR-14" not in found(change_exercise(build(), "w06-lift-b", "goblet-squat", sets=6))
    plan = change_exercise(build(), "w06-lift-b", "goblet-squat", sets=7)
    assert found(plan)["R-STR-14"] == {"week 6"}
