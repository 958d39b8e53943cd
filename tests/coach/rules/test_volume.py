"""Weekly volume and single runs: each rule found when broken, and silent at its edge."""

from __future__ import annotations

from datetime import date

import pytest

from pacelift.coach.rules import volume
from pacelift.coach.rules.view import view_of
from tests.coach.plans import catalogue
from tests.coach.rules.plan_builder import (
    add,
    build,
    change_fitness,
    change_profile,
    change_week,
    drop,
    found,
    run,
    stretch,
    stretch_week,
    warn,
)


def test_a_week_over_130_percent_of_the_one_two_before_is_found() -> None:
    plan = stretch_week(build(), 5, 1.30 * 53.0 + 0.6)
    assert "week 5" in found(plan)["R-VOL-1"]
    assert "R-VOL-1" not in found(stretch_week(build(), 5, 1.30 * 53.0 + 0.4))


def test_after_a_cutback_the_highest_week_before_counts() -> None:
    """Week 8 follows the cutback of week 6 by two: 58 and 60 km before, so 72 km may be."""
    assert "R-VOL-1" not in found(stretch_week(build(), 8, 72.0))
    assert "week 8" in found(stretch_week(build(), 8, 79.0))["R-VOL-1"]


def test_weeks_before_the_plan_count_as_the_runner_said() -> None:
    assert "R-VOL-1" not in found(stretch_week(build(), 2, 65.4))
    assert "week 2" in found(stretch_week(build(), 2, 65.6))["R-VOL-1"]


def test_a_part_first_week_counts_as_a_usual_one() -> None:
    plan = change_week(stretch_week(build(), 1, 20.0), 1, start=date(2027, 2, 4))
    assert not {"R-VOL-1", "R-VOL-2", "R-VOL-7"} & found(plan).keys()


def test_a_new_highest_week_far_above_the_last_is_found() -> None:
    assert "week 5" in found(stretch_week(build(), 5, 55.5 * 1.15 + 0.1))["R-VOL-2"]
    assert "R-VOL-2" not in found(stretch_week(build(), 5, 55.5 * 1.15 - 0.1))


def test_small_weeks_may_grow_by_five_km() -> None:
    small = change_profile(build(), "running", weekly_km=20.0)
    for number in range(1, 13):
        small = stretch_week(small, number, 20.0)
    assert "R-VOL-2" not in found(stretch_week(small, 5, 25.0))
    assert "week 5" in found(stretch_week(small, 5, 25.1))["R-VOL-2"]


def test_a_run_over_the_step_from_the_longest_of_30_days_is_found() -> None:
    longest = 22.5 * 1.10 + 0.5
    assert found(stretch(build(), "w07-long", longest + 0.1))["R-VOL-3"] == {"w07-long"}
    assert "R-VOL-3" not in found(stretch(build(), "w07-long", longest))


def test_the_runner_may_choose_the_bolder_step() -> None:
    plan = stretch(build(), "w07-long", 22.5 * 1.15 + 0.5)
    assert "R-VOL-3" in found(plan)
    assert "R-VOL-3" not in found(change_profile(plan, "running", single_run_step=1.15))


def test_the_first_runs_are_measured_against_the_profile() -> None:
    assert "R-VOL-3" not in found(stretch(build(), "w01-long", 20.3))
    assert found(stretch(build(), "w01-long", 20.4))["R-VOL-3"] == {"w01-long"}


def test_a_run_longer_ago_than_30_days_no_longer_counts() -> None:
    """The long runs of weeks 5 to 8 gone, week 9's has only easy runs to stand on."""
    plan = drop(build(), "w05-long", "w06-long", "w07-long", "w08-long")
    assert found(plan)["R-VOL-3"] == {"w09-long"}
    near = drop(build(), "w06-long", "w07-long", "w08-long")
    assert found(near)["R-VOL-3"] == {"w09-long"}, "22.5 km four weeks before allow 25.25 km"
    assert "R-VOL-3" not in found(stretch(near, "w09-long", 25.2))


def test_exactly_30_days_ago_still_counts_and_31_do_not() -> None:
    """Only two runs: one on a Tuesday, one on the Thursday or Friday four weeks later."""
    profile = change_profile(build(), "running", longest_km=10.0)
    first = run(1, 1, "easy", 10.0)
    after_30_days = run(5, 3, "easy", 11.5, role="thirty")
    after_31_days = run(5, 4, "easy", 11.5, role="thirty-one")
    ids = [s.id for s in profile.sessions]
    empty = drop(profile, *ids)
    assert "R-VOL-3" not in found(add(empty, first, after_30_days))
    assert "w05-thirty-one" in found(add(empty, first, after_31_days))["R-VOL-3"]


def test_after_a_month_off_a_third_of_the_longest_of_the_month_before_is_the_measure() -> None:
    """However short the last run before the break and the first one after it were."""
    profile = change_profile(build(), "running", longest_km=20.0)
    before = run(1, 6, "long", 21.0), run(2, 2, "easy", 2.0)
    back = run(7, 1, "easy", 2.0, role="first"), run(7, 6, "long", 8.1, role="then")
    too_far = run(8, 6, "long", 9.5, role="too-far")
    plan = add(drop(profile, *(s.id for s in profile.sessions)), *before, *back, too_far)
    limits = {run.id: most for run, most, _ in volume.single_run_limits(view_of(plan, catalogue()))}
    third = volume.allowed_single_run_km(volume.FIRST_BACK * 21.0, 1.10)
    assert limits["w07-first"] == limits["w07-then"] == pytest.approx(third)
    assert found(plan)["R-VOL-3"] == {"w08-too-far"}


def test_a_second_run_of_the_day_does_not_stand_on_the_first() -> None:
    big = run(5, 6, "easy", 23.5, role="easy-9")
    plan = add(stretch(build(), "w05-long", 23.6), big)
    assert found(plan).get("R-VOL-3") is None
    plan = add(stretch(build(), "w05-long", 24.5), run(5, 6, "easy", 24.6, role="easy-9"))
    assert found(plan)["R-VOL-3"] == {"w05-long", "w05-easy-9"}


def test_the_race_is_no_training_run_but_counts_for_later_ones() -> None:
    assert "R-VOL-3" not in found(stretch(build(), "w14-easy-1", 30.0))


def test_too_many_weeks_up_without_a_cutback_are_found() -> None:
    plan = change_week(stretch_week(build(), 6, 58.5), 6, cutback=False)
    assert found(plan)["R-VOL-5"] == {"week 7"}


def test_a_cutback_is_measured_against_the_weeks_before_it_not_against_the_usual() -> None:
    plan = change_profile(build(), "running", weekly_km=90.0)
    assert "R-VOL-5" not in found(plan)


def test_a_cutback_too_shallow_or_too_deep_is_found() -> None:
    for km in (58.0 * 0.91, 58.0 * 0.64):
        assert found(stretch_week(build(), 6, km))["R-VOL-5"] == {"week 6"}
    for km in (58.0 * 0.89, 58.0 * 0.66):
        assert "R-VOL-5" not in found(stretch_week(build(), 6, km))


def test_novices_step_back_every_third_week() -> None:
    assert found(change_fitness(build(), level="novice"))["R-VOL-5"] == {"week 9"}


def test_a_marathon_on_few_km_is_told_to_the_runner() -> None:
    plan = build()
    for number in range(1, 13):
        plan = stretch_week(plan, number, 39.0)
    assert found(plan)["R-VOL-6"] == {"plan"}
    assert "R-VOL-6" not in found(warn(plan, "R-VOL-6", "low-volume"))
    assert "R-VOL-6" not in found(stretch_week(plan, 9, 40.1))


def test_a_first_week_above_what_is_usual_is_found() -> None:
    assert found(stretch_week(build(), 1, 1.1 * 50 + 2.6))["R-VOL-7"] == {"week 1"}
    assert "R-VOL-7" not in found(stretch_week(build(), 1, 1.1 * 50 + 2.4))


def test_a_first_week_below_what_is_usual_is_found_unless_told() -> None:
    plan = stretch_week(build(), 1, 44.9)
    assert found(plan)["R-VOL-7"] == {"week 1"}
    assert "R-VOL-7" not in found(warn(plan, "R-VOL-7", "less-than-now"))
    assert "R-VOL-7" not in found(stretch_week(build(), 1, 45.0))


def test_a_part_first_week_is_scaled() -> None:
    """Four of seven days: 1.1 * 50 * 4 / 7 + 5 runs * 0.5 = 33.9 km."""
    part = change_week(build(), 1, start=date(2027, 2, 4))
    assert "R-VOL-7" not in found(stretch_week(part, 1, 33.9))
    assert found(stretch_week(part, 1, 34.0))["R-VOL-7"] == {"week 1"}


def test_a_highest_week_over_twice_the_first_is_found() -> None:
    plan = stretch_week(build(), 1, 32.0)
    assert found(plan)["R-VOL-8"] == {"plan"}
    assert "R-VOL-8" not in found(stretch_week(build(), 1, 32.3))
    assert "R-VOL-8" not in found(stretch_week(build(), 1, 29.9)), "small first weeks may"


@pytest.mark.parametrize(
    ("level", "age", "weeks"),
    [
        ("novice", 30, 3),
        ("novice", None, 3),
        ("intermediate", 49, 4),
        ("intermediate", 50, 3),
        ("advanced", None, 4),
    ],
)
def test_how_often_to_step_back(level: str, age: int | None, weeks: int) -> None:
    assert volume.cutback_every(level, age) == weeks  # type: ignore[arg-type]


def test_a_single_run_may_grow_by_the_step_and_half_a_km() -> None:
    assert volume.allowed_single_run_km(20.0, 1.10) == pytest.approx(22.5)
    assert volume.allowed_single_run_km(20.0, 1.15) == pytest.approx(23.5)
    assert volume.allowed_single_run_km(0.7, 1.10) == pytest.approx(1.61), "ten minutes, or a mile"
    half_a_mile = 1.6093 / 2
    assert volume.allowed_single_run_km(1.61, 1.10) >= 1.61 + half_a_mile, "no other step in miles"
