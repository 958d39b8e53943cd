"""The taper of a finished plan: volume, frequency, sharpness."""

from __future__ import annotations

from datetime import date, datetime

from attrs import evolve

from pacelift.coach.plan import Plan
from tests.coach.rules.plan_builder import (
    add,
    build,
    change,
    change_profile,
    drop,
    found,
    lift,
    quality,
    run,
    step,
    stretch,
    stretch_week,
)


def test_a_week_that_does_not_fall_is_found() -> None:
    plan = stretch_week(build(), 11, 50.3)
    assert found(plan)["R-TAPER-1"] == {"week 11"}
    assert "R-TAPER-1" not in found(stretch_week(build(), 11, 50.2))


def test_a_first_taper_week_as_high_as_the_highest_is_found() -> None:
    plan = stretch_week(build(), 10, 64.5)
    assert found(plan)["R-TAPER-1"] == {"week 10"}


def test_two_runs_less_than_the_week_before_are_found() -> None:
    once = drop(build(), "w11-easy-1")
    assert "R-TAPER-1" not in found(once)
    assert found(drop(once, "w11-easy-2"))["R-TAPER-1"] == {"week 11"}


def test_the_race_counts_as_a_run_of_its_week() -> None:
    once = drop(build(), "w12-easy-1")
    assert "R-TAPER-1" not in found(once)
    assert found(drop(once, "w12-easy-2"))["R-TAPER-1"] == {"week 12"}


def test_a_race_within_the_week_leaves_fewer_days_for_runs() -> None:
    """By Thursday 5 * 4 // 7 - 1 = 1 run is enough, and the race is one."""
    plan = drop(build(), "w12-easy-1", "w12-easy-2", "w12-easy-3", "w12-quality-1")
    assert found(plan)["R-TAPER-1"] == {"week 12"}
    thursday = datetime(2027, 4, 22, 9, 30)
    early = change_profile(change(plan, "w12-race", start=thursday), "race", date=thursday.date())
    assert "R-TAPER-1" not in found(early)


def test_volume_outside_the_taper_bands_is_found() -> None:
    highest = 64.5
    for number, low, high in ((10, 0.70, 0.90), (11, 0.50, 0.70), (12, 0.18, 0.50)):
        for share in (low - 0.01, high + 0.01):
            plan = stretch_week(build(), number, share * highest)
            assert found(plan)["R-TAPER-2"] == {f"week {number}"}
        for share in (low, high):
            plan = stretch_week(build(), number, share * highest)
            assert "R-TAPER-2" not in found(plan)


def test_the_highest_week_before_the_taper_is_the_measure() -> None:
    assert found(stretch_week(build(), 9, 80.0))["R-TAPER-2"] == {"week 10", "week 11"}


def test_a_race_on_monday_makes_the_week_before_it_the_race_week() -> None:
    """Week 12 then holds the taper's last share in full, and its stub no run at all."""
    monday = datetime(2027, 4, 26, 9, 30)
    moved = change(build(), "w12-race", start=monday, week=13)
    plan = change_profile(moved, "race", date=monday.date())
    plan = drop(plan, *(s.id for s in plan.sessions if s.week == 14))
    assert "R-TAPER-2" not in found(evolve(plan, weeks=plan.weeks[:13]))
    run_on_stub = add(plan, run(13, 0, "easy", 3.0))
    places = found(evolve(run_on_stub, weeks=plan.weeks[:13]))["R-TAPER-2"]
    assert places == {"week 13"}


def all_easy(plan: Plan, weeks: tuple[int, ...]) -> Plan:
    for number in weeks:
        km = next(s.km for s in plan.sessions if s.id == f"w{number:02d}-quality-1") or 0.0
        plan = drop(plan, f"w{number:02d}-quality-1")
        plan = add(plan, run(number, 1, "easy", km, role="easy-9"))
    return plan


def test_a_taper_without_anything_fast_is_found() -> None:
    plan = all_easy(build(), (11, 12))
    assert found(plan) == {"R-TAPER-3": {"plan"}}


def test_strides_are_fast_enough() -> None:
    plan = all_easy(build(), (11, 12))
    fitness = plan.fitness
    strides = (
        step(fitness, "easy", "E", km=6.0),
        step(fitness, "strides", "R", km=0.1, repeat=5),
    )
    assert found(change(plan, "w12-easy-1", steps=strides)) == {}


def test_intervals_in_the_last_week_are_found_before_a_marathon() -> None:
    intervals = quality(12, "intervals", 8.0)
    steps = (step(build().fitness, "work", "I", km=0.4, repeat=4),)
    plan = add(build(), evolve(intervals, steps=steps))
    assert found(plan) == {"R-TAPER-3": {"w12-quality-1"}}
    half = change_profile(plan, "race", distance="half")
    assert "R-TAPER-3" not in found(half)


def test_a_long_run_in_the_last_week_is_found() -> None:
    plan = change(build(), "w12-easy-1", kind="long")
    assert "w12-easy-1" in found(plan)["R-TAPER-3"]


def test_more_than_a_jog_on_the_last_two_days_is_found() -> None:
    plan = stretch(build(), "w12-easy-3", 5.0)
    assert found(plan)["R-TAPER-3"] == {"w12-race"}
    friday = add(build(), run(12, 4, "easy", 5.0, role="easy-4"))
    assert found(friday)["R-TAPER-3"] == {"w12-easy-4"}
    assert "R-TAPER-3" not in found(add(build(), run(12, 4, "easy", 4.0, role="easy-4")))


def test_a_lift_on_the_eve_of_the_race_is_found() -> None:
    eve = evolve(lift(10, "lift-b"), id="w12-lift-b", week=12, start=datetime(2027, 4, 24, 10))
    assert found(add(build(), eve))["R-TAPER-3"] == {"w12-race"}


def test_last_long_runs_that_are_too_long_are_found() -> None:
    assert found(stretch(build(), "w11-long", 19.1))["R-TAPER-3"] == {"w11-long"}
    assert "R-TAPER-3" not in found(stretch(build(), "w11-long", 19.0))
    assert found(stretch(build(), "w10-long", 26.1))["R-TAPER-3"] == {"w10-long"}


def test_a_short_taper_keeps_its_last_long_run_two_weeks_before() -> None:
    """Ten weeks to the race: the taper is two weeks, so the longest run is 14 days before."""
    plan = stretch(build(), "w10-long", 26.1)
    late = evolve(plan, weeks=plan.weeks[2:], profile=evolve(plan.profile, start=date(2027, 2, 15)))
    assert "R-TAPER-3" not in found(drop(late, *(s.id for s in late.sessions if s.week < 3)))
