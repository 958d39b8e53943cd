"""Sleep, food, race day and the weeks after it."""

from __future__ import annotations

import pytest
from attrs import evolve

from tests.coach.rules.plan_builder import (
    add,
    at,
    build,
    change,
    change_profile,
    change_week,
    found,
    quality,
    run,
    session_of,
    stretch,
    time,
)


@pytest.mark.parametrize("hours", [(6.5, 8.0), (8.0, 10.5), (9.0, 8.0)])
def test_a_sleep_target_outside_seven_to_ten_hours_is_found(hours: tuple[float, float]) -> None:
    assert found(change_week(build(), 5, sleep_h=hours)) == {"R-SLEEP-1": {"week 5"}}


def test_a_bedtime_too_late_for_seven_hours_is_found() -> None:
    late = change(build(), "w05-long", bedtime=at(5, 6, time(1, 1)))
    assert found(late) == {"R-SLEEP-1": {"w05-long"}}
    assert found(change(build(), "w05-long", bedtime=at(5, 6, time(1, 0)))) == {}


def test_a_run_from_90_minutes_without_carbohydrate_is_found() -> None:
    assert found(change(build(), "w05-long", fuel_g_per_h=None)) == {"R-FUEL-1": {"w05-long"}}
    assert found(change(build(), "w01-easy-1", minutes=89)) == {}


@pytest.mark.parametrize("grams", [(20, 40), (60, 100), (60, 30)])
def test_an_amount_of_carbohydrate_nobody_advises_is_found(grams: tuple[int, int]) -> None:
    assert found(change(build(), "w05-long", fuel_g_per_h=grams)) == {"R-FUEL-1": {"w05-long"}}


def test_carbohydrate_on_a_run_below_an_hour_is_found() -> None:
    plan = change(stretch(build(), "w05-easy-1", 8.5), "w05-easy-1", fuel_g_per_h=(30, 60))
    assert found(plan)["R-FUEL-1"] == {"w05-easy-1"}


def test_a_run_in_the_week_after_a_marathon_is_found() -> None:
    plan = add(build(), run(13, 5, "recovery", 4.0))
    assert found(plan)["R-POST-1"] == {"w13-recovery"}
    assert "R-POST-1" not in found(change_profile(plan, "race", distance="half"))


def test_anything_but_easy_running_in_the_second_week_after_is_found() -> None:
    assert found(change(build(), "w14-easy-3", kind="steady"))["R-POST-1"] == {"w14-easy-3"}


def test_a_quality_run_in_the_third_week_after_is_found() -> None:
    plan = change(build(), "w14-easy-3", start=at(15, 3, time(6, 30)), kind="steady")
    assert "R-POST-1" not in found(plan)
    assert found(change(plan, "w14-easy-3", quality=True))["R-POST-1"] == {"w14-easy-3"}


def test_a_quality_run_within_three_days_of_the_race_is_found() -> None:
    near = evolve(quality(12, "marathon-pace", 8.0), start=at(12, 3, time(6, 30)))
    assert found(add(build(), near))["R-RACE-1"] == {"w12-quality-1"}
    earlier = evolve(near, start=at(12, 2, time(6, 30)))
    assert "R-RACE-1" not in found(add(build(), earlier))


def test_a_quality_run_within_four_days_after_a_race_is_found() -> None:
    soon = evolve(quality(13, "steady", 6.0), start=at(13, 3, time(6, 30)))
    assert found(add(build(), soon))["R-RACE-1"] == {"w13-quality-1"}
    later = evolve(soon, start=at(13, 4, time(6, 30)))
    assert "R-RACE-1" not in found(add(build(), later))


def test_long_runs_without_walk_breaks_are_found_for_who_races_with_them() -> None:
    plan = change_profile(build(), "race", run_walk=True)
    assert found(plan)["R-RW-1"] >= {"w05-long", "w09-long"}
    steps = session_of(plan, "w09-long").steps
    walk = evolve(steps[0], kind="walk", zone="walk", pace=None, km=0.1, minutes=1.0)
    assert "w09-long" not in found(change(plan, "w09-long", steps=(*steps, walk)))["R-RW-1"]
