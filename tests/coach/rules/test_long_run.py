"""The long run: caps, share, timing, marathon pace in it."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.coach.plan import Plan
from pacelift.coach.rules import long_run
from tests.coach.rules.plan_builder import (
    build,
    change,
    change_profile,
    drop,
    found,
    runner,
    step,
    stretch,
)


def with_marathon_pace(plan: Plan, number: int, km: float) -> Plan:
    """The week's long run with that many km at marathon pace."""
    long = next(s for s in plan.sessions if s.id == f"w{number:02d}-long")
    rest, fitness = (long.km or 0.0) - km, plan.fitness
    steps = (step(fitness, "easy", "E", km=rest), step(fitness, "work", "M", km=km))
    return change(plan, long.id, steps=steps)


def test_a_long_run_with_too_much_of_the_week_is_found() -> None:
    plan = stretch(build(), "w05-long", 25.5)
    assert found(plan)["R-LONG-1"] == {"week 5"}
    assert "R-LONG-1" not in found(stretch(build(), "w05-long", 23.5))


@pytest.mark.parametrize(
    ("week_km", "runs", "most_km"),
    [(40, 5, 20), (44, 5, 22), (60, 5, 24), (64, 5, 25.6), (100, 5, 30), (100, 3, 50)],
)
def test_the_share_falls_with_volume_but_not_for_three_runs(
    week_km: float, runs: int, most_km: float
) -> None:
    assert long_run.most_long_km(week_km, runs) == pytest.approx(most_km)
    assert long_run.week_km_for(most_km, runs) == pytest.approx(week_km)


@pytest.mark.parametrize("runs", [3, 5])
def test_a_bigger_week_never_allows_a_shorter_long_run(runs: int) -> None:
    most = [long_run.most_long_km(km, runs) for km in range(20, 120)]
    assert most == sorted(most)


@pytest.mark.parametrize(("units", "most_km"), [("km", 24.5), ("mi", 25.0)])
def test_a_long_run_half_a_unit_over_its_share_is_rounding(units: str, most_km: float) -> None:
    plan = change_profile(build(), units=units)
    assert "R-LONG-1" not in found(stretch(plan, "w05-long", most_km))
    assert found(stretch(plan, "w05-long", most_km + 0.1))["R-LONG-1"] == {"week 5"}


def test_a_run_over_the_time_cap_is_found() -> None:
    assert found(change(build(), "w09-long", minutes=211)) == {"R-LONG-2": {"w09-long"}}
    assert found(change(build(), "w09-long", minutes=210)) == {}


def test_with_a_time_goal_the_cap_is_three_hours() -> None:
    plan = change_profile(build(), "race", goal_s=4 * 3600)
    assert "R-LONG-2" not in found(change(plan, "w09-long", minutes=180))
    assert found(change(plan, "w09-long", minutes=181))["R-LONG-2"] == {"w09-long"}


def test_a_run_over_35_km_is_found() -> None:
    assert found(change(build(), "w09-long", km=35.1))["R-LONG-2"] == {"w09-long"}
    assert "R-LONG-2" not in found(change(build(), "w09-long", km=35.0))


def test_the_cap_by_goal_pace_and_walking() -> None:
    profile, fitness = runner(), build().fitness
    fast = evolve(fitness, planning_pace_s_per_km=340.0)
    slow = evolve(fitness, planning_pace_s_per_km=350.0)
    walking = evolve(profile, race=evolve(profile.race, run_walk=True))
    timed = evolve(profile, race=evolve(profile.race, goal_s=14_400))
    half = evolve(profile, race=evolve(profile.race, distance="half"))
    assert long_run.cap_minutes(profile, fast) == 150
    assert long_run.cap_minutes(profile, slow) == 210, "26 km take 151.7 min"
    assert long_run.cap_minutes(walking, fast) == 210
    assert long_run.cap_minutes(timed, slow) == 180
    assert long_run.cap_minutes(half, slow) == 150


def test_a_longest_run_long_before_the_taper_is_found() -> None:
    plan = stretch(build(), "w05-long", 28.0)
    plan = stretch(stretch(stretch(plan, "w07-long", 26.0), "w08-long", 26.0), "w09-long", 26.0)
    assert found(plan)["R-LONG-3"] == {"plan"}
    assert "R-LONG-3" not in found(stretch(plan, "w07-long", 27.0))


def test_a_far_run_too_close_to_the_race_is_found() -> None:
    plan = stretch(build(), "w10-long", 26.0)
    assert found(plan)["R-LONG-3"] == {"w10-long"}
    assert "R-LONG-3" not in found(stretch(build(), "w10-long", 25.9))


def test_timing_of_the_longest_run_is_asked_of_marathons_only() -> None:
    plan = change_profile(stretch(build(), "w05-long", 40.0), "race", distance="half")
    assert "R-LONG-3" not in found(plan)


def test_marathon_pace_in_a_peak_or_late_build_long_run_is_fine() -> None:
    for number in (7, 8, 9):
        assert "R-LONG-4" not in found(with_marathon_pace(build(), number, 8.0))


def test_marathon_pace_in_an_early_long_run_is_found() -> None:
    for number in (3, 4, 5):
        places = found(with_marathon_pace(build(), number, 8.0))["R-LONG-4"]
        assert places == {f"w{number:02d}-long"}


def test_too_little_or_too_much_marathon_pace_is_found() -> None:
    for km in (5.1, 15.7):
        assert found(with_marathon_pace(build(), 9, km))["R-LONG-4"] == {"w09-long"}
    for km in (5.3, 15.5):
        assert "R-LONG-4" not in found(with_marathon_pace(build(), 9, km))


def test_marathon_pace_two_weeks_in_a_row_is_found() -> None:
    plan = with_marathon_pace(with_marathon_pace(build(), 8, 8.0), 9, 8.0)
    assert found(plan)["R-LONG-4"] == {"w09-long"}
    apart = with_marathon_pace(with_marathon_pace(build(), 7, 8.0), 9, 8.0)
    assert "R-LONG-4" not in found(apart)


def test_a_plan_that_is_all_taper_has_no_longest_run_to_time() -> None:
    plan = drop(build(), *(s.id for s in build().sessions if s.week < 10))
    assert "R-LONG-3" not in found(evolve(plan, weeks=plan.weeks[9:12]))
