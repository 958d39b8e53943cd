"""Hard running: how much, how often, in which phase."""

from __future__ import annotations

from attrs import evolve

from pacelift.coach.plan import Plan
from tests.coach.rules.plan_builder import (
    add,
    build,
    change,
    change_fitness,
    change_profile,
    drop,
    found,
    quality,
    session_of,
    step,
)


def with_work(plan: Plan, session_id: str, zone: str, km: float, repeat: int = 1) -> Plan:
    """The run with work of that size in the zone, and easy running for the rest of it."""
    easy_km = (session_of(plan, session_id).km or 0.0) - km * repeat
    easy = step(plan.fitness, "easy", "E", km=easy_km)
    work = step(plan.fitness, "work", zone, km=km, repeat=repeat)
    return change(plan, session_id, steps=(easy, work))


def test_a_week_with_too_little_easy_running_is_found() -> None:
    plan = build()
    for session_id in ("w09-easy-1", "w09-easy-2", "w09-easy-3"):
        plan = with_work(plan, session_id, "M", 4.0)
    assert "R-INT-1" not in found(plan)
    plan = with_work(plan, "w09-long", "M", 4.0)
    assert found(plan)["R-INT-1"] == {"week 9"}


def test_a_novice_running_much_faster_than_threshold_is_found() -> None:
    novice = change_fitness(build(), level="novice")
    assert "week 9" in found(novice)["R-INT-1"]
    shorter = with_work(novice, "w09-quality-1", "I", 0.8, 3)
    assert "week 9" not in found(shorter).get("R-INT-1", set())


def test_more_quality_runs_than_the_level_allows_are_found() -> None:
    second = evolve(
        quality(5, "steady", 8.0), id="w05-q2", start=session_of(build(), "w05-easy-2").start
    )
    two = add(drop(build(), "w05-easy-2"), second)
    assert "R-INT-2" not in found(two)
    third = evolve(
        quality(5, "steady", 8.0), id="w05-q3", start=session_of(build(), "w05-easy-3").start
    )
    assert "week 5" in found(add(drop(two, "w05-easy-3"), third))["R-INT-2"]
    assert "week 5" in found(change_fitness(two, level="novice"))["R-INT-2"]


def test_hard_days_in_a_row_are_found() -> None:
    start = session_of(build(), "w05-easy-3").start
    second = evolve(quality(5, "steady", 8.0), id="w05-quality-2", start=start)
    plan = add(drop(build(), "w05-easy-3"), second)
    assert found(plan)["R-INT-2"] == {"w05-long"}, "Saturday's quality run, Sunday's long run"


def test_threshold_work_over_a_tenth_of_the_week_is_found() -> None:
    plan = with_work(build(), "w05-quality-1", "T", 5.9)
    assert found(plan)["R-INT-3"] == {"w05-quality-1"}
    assert "R-INT-3" not in found(with_work(build(), "w05-quality-1", "T", 5.8))


def test_interval_work_over_8_percent_of_the_week_is_found() -> None:
    plan = with_work(build(), "w09-quality-1", "I", 0.9, 6)
    assert found(plan)["R-INT-3"] == {"w09-quality-1"}
    assert "R-INT-3" not in found(with_work(build(), "w09-quality-1", "I", 0.86, 6))


def test_interval_work_is_capped_at_10_km_in_any_week() -> None:
    """Ten km of work in a week of 134 km: 8 % would be 10.7 km."""
    huge = change(build(), "w09-easy-1", km=80.0)
    plan = with_work(change(huge, "w09-quality-1", km=14.0), "w09-quality-1", "I", 0.9, 12)
    assert found(plan)["R-INT-3"] == {"w09-quality-1"}
    less = with_work(change(huge, "w09-quality-1", km=14.0), "w09-quality-1", "I", 0.9, 11)
    assert "R-INT-3" not in found(less)


def test_an_interval_over_5_minutes_is_found() -> None:
    """At score 40 an interval km takes 4 min 42 s."""
    assert found(with_work(build(), "w09-quality-1", "I", 1.1, 4))["R-INT-3"] == {"w09-quality-1"}
    assert "R-INT-3" not in found(with_work(build(), "w09-quality-1", "I", 1.0, 4))


def test_repetitions_over_5_percent_of_the_week_are_found() -> None:
    plan = with_work(build(), "w09-quality-1", "R", 0.3, 11)
    assert found(plan)["R-INT-3"] == {"w09-quality-1"}
    assert "R-INT-3" not in found(with_work(build(), "w09-quality-1", "R", 0.3, 10))


def test_a_repetition_over_2_minutes_is_found() -> None:
    assert found(with_work(build(), "w09-quality-1", "R", 0.5, 4))["R-INT-3"] == {"w09-quality-1"}
    assert "R-INT-3" not in found(with_work(build(), "w09-quality-1", "R", 0.4, 4))


def test_the_caps_hold_in_runs_that_are_not_called_quality() -> None:
    assert found(with_work(build(), "w09-easy-1", "T", 7.0))["R-INT-3"] == {"w09-easy-1"}


def test_threshold_running_in_the_base_is_found() -> None:
    plan = add(build(), quality(3, "threshold", 8.4))
    assert found(plan)["R-INT-4"] == {"w03-quality-1"}


def test_before_a_short_race_the_base_may_hold_threshold_running() -> None:
    plan = change_profile(add(build(), quality(3, "threshold", 8.4)), "race", distance="10k")
    assert "R-INT-4" not in found(plan)


def test_hills_in_the_taper_are_found() -> None:
    plan = add(build(), quality(10, "hills", 8.3))
    assert "w10-quality-1" in found(plan)["R-INT-4"]


def test_anything_but_easy_running_after_the_race_is_found() -> None:
    assert "w14-easy-3" in found(change(build(), "w14-easy-3", kind="long"))["R-INT-4"]


def test_two_interval_sessions_a_week_are_found() -> None:
    start = session_of(build(), "w09-easy-2").start
    second = evolve(quality(9, "intervals", 9.6), id="w09-quality-2", start=start)
    assert found(add(drop(build(), "w09-easy-2"), second))["R-INT-4"] == {"week 9"}


def test_intervals_for_a_first_marathon_are_found() -> None:
    novice = change_fitness(build(), level="novice")
    assert found(novice)["R-INT-4"] == {"w09-quality-1"}
    second = change_profile(novice, "running", marathons=1)
    assert "R-INT-4" not in found(second)
