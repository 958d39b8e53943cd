"""Goals and groups: what changes with who runs."""

from __future__ import annotations

from datetime import timedelta

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
    run,
    session_of,
    stretch,
    stretch_week,
    warn,
)


def first_timer() -> Plan:
    """The plan with four runs a week, for a novice."""
    plan = change_fitness(build(), level="novice")
    return drop(plan, *(s.id for s in plan.sessions if s.role == "easy-3"))


def test_five_runs_a_week_before_a_first_marathon_are_found() -> None:
    assert "R-GOAL-1" not in found(first_timer())
    plan = add(first_timer(), run(5, 5, "easy", 6.0, role="easy-3"))
    assert found(plan)["R-GOAL-1"] == {"week 5"}


def test_two_quality_runs_a_week_before_a_first_marathon_are_found() -> None:
    start = session_of(build(), "w05-easy-2").start
    second = evolve(quality(5, "steady", 8.0), id="w05-quality-2", start=start)
    plan = add(drop(first_timer(), "w05-easy-2"), second)
    assert found(plan)["R-GOAL-1"] == {"week 5"}


def test_a_run_over_32_km_before_a_first_marathon_is_found() -> None:
    assert found(stretch(first_timer(), "w09-long", 32.1))["R-GOAL-1"] == {"week 9"}
    assert "R-GOAL-1" not in found(stretch(first_timer(), "w09-long", 32.0))


def test_the_first_marathons_caps_bind_nobody_else() -> None:
    plan = change_profile(change_fitness(build(), level="novice"), "running", marathons=1)
    assert "R-GOAL-1" not in found(plan)


def test_a_goal_out_of_reach_is_found_unless_told() -> None:
    best, _ = build().fitness.prediction_s or (0, 0)
    plan = change_profile(build(), "race", goal_s=int(best * 0.96))
    assert found(plan)["R-GOAL-2"] == {"plan"}
    assert "R-GOAL-2" not in found(warn(plan, "R-GOAL-2", "goal-out-of-reach"))
    assert "R-GOAL-2" not in found(change_profile(build(), "race", goal_s=int(best * 0.98)))


def test_another_level_than_the_volume_says_is_found() -> None:
    assert "plan" in found(change_fitness(build(), level="advanced"))["R-GOAL-3"]
    assert "plan" in found(change_profile(build(), "running", weekly_km=20.0))["R-GOAL-3"]


def test_a_highest_week_above_the_levels_band_is_found() -> None:
    assert found(stretch_week(build(), 9, 80.1))["R-GOAL-3"] == {"plan"}
    assert "R-GOAL-3" not in found(stretch_week(build(), 9, 79.9))


def test_masters_get_more_easy_days_after_intervals() -> None:
    start = session_of(build(), "w09-easy-2").start
    second = evolve(quality(9, "steady", 9.6), id="w09-quality-2", start=start)
    plan = add(drop(build(), "w09-easy-2"), second)
    assert "R-MAST-1" not in found(plan), "one easy day is enough at 41"
    assert found(change_profile(plan, "athlete", born=1980))["R-MAST-1"] == {"w09-quality-2"}
    assert "R-MAST-1" not in found(change_profile(plan, "athlete", born=None))
    later = change(plan, "w09-quality-2", start=start + timedelta(days=1))
    assert "R-MAST-1" not in found(change_profile(later, "athlete", born=1980))


def test_a_long_run_far_over_what_a_shorter_race_needs_is_found() -> None:
    half = change_profile(build(), "race", distance="half")
    assert found(half)["R-DIST-1"] == {f"w{n:02d}-long" for n in (5, 7, 8, 9)}
    longer_before = change_profile(half, "running", longest_km=26.0)
    assert "R-DIST-1" not in found(longer_before)


def test_quality_runs_of_an_absolute_beginner_are_found_in_the_first_weeks() -> None:
    plan = change_profile(build(), "running", longest_km=4.9)
    assert found(plan)["R-NOV-1"] == {f"w{n:02d}-quality-1" for n in range(2, 9)}
    assert "R-NOV-1" not in found(change_profile(build(), "running", longest_km=5.0))
