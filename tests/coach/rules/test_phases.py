"""Phases in order, and a season long enough for its race."""

from __future__ import annotations

from pacelift.coach.plan import Plan
from tests.coach.rules.plan_builder import (
    build,
    change_fitness,
    change_profile,
    change_week,
    found,
    stretch,
    warn,
)


def with_longest(km: float) -> Plan:
    """The plan with no run longer than that."""
    plan = build()
    for session in plan.sessions:
        if session.discipline == "run" and (session.km or 0.0) > km:
            plan = stretch(plan, session.id, km)
    return plan


def test_a_phase_that_comes_back_is_found() -> None:
    assert found(change_week(build(), 4, phase="peak"))["R-PHASE-1"] == {
        f"week {n}" for n in (5, 6, 7)
    }
    assert "R-PHASE-1" not in found(change_week(build(), 4, phase="base"))


def test_a_taper_of_the_wrong_length_is_found() -> None:
    assert found(change_week(build(), 10, phase="peak"))["R-PHASE-1"] == {"plan"}


def test_a_season_without_a_peak_is_found() -> None:
    plan = change_week(change_week(build(), 8, phase="build"), 9, phase="build")
    assert found(plan)["R-PHASE-1"] == {"plan"}


def test_a_longest_run_below_26_km_is_found_for_a_marathon_unless_told() -> None:
    plan = with_longest(25.9)
    assert found(plan)["R-PHASE-2"] == {"plan"}
    assert "R-PHASE-2" not in found(warn(plan, "R-PHASE-2", "short-long-run"))
    assert "R-PHASE-2" not in found(with_longest(26.0))


def test_a_longest_run_below_18_km_is_found_even_when_told() -> None:
    told = warn(with_longest(17.9), "R-PHASE-2", "short-long-run")
    assert found(told)["R-PHASE-2"] == {"plan"}
    assert "R-PHASE-2" not in found(warn(with_longest(18.0), "R-PHASE-2", "short-long-run"))


def test_walk_breaks_allow_14_km_when_told() -> None:
    walking = change_profile(with_longest(14.0), "race", run_walk=True)
    assert found(walking)["R-PHASE-2"] == {"plan"}
    assert "R-PHASE-2" not in found(warn(walking, "R-PHASE-2", "run-walk"))
    too_short = change_profile(with_longest(13.9), "race", run_walk=True)
    assert "R-PHASE-2" in found(warn(too_short, "R-PHASE-2", "run-walk"))


def test_only_who_races_with_walk_breaks_may_do_with_14_km() -> None:
    assert "R-PHASE-2" in found(warn(with_longest(15.0), "R-PHASE-2", "run-walk"))


def test_a_long_run_at_the_time_cap_is_always_enough() -> None:
    """At 10 min/km the cap of 210 min is 21 km, and half a km short of it still counts."""
    slow = change_fitness(with_longest(20.5), planning_pace_s_per_km=600.0)
    assert "R-PHASE-2" not in found(slow)
    slower = change_fitness(with_longest(20.4), planning_pace_s_per_km=600.0)
    assert "R-PHASE-2" in found(slower)


def test_other_races_are_measured_in_proportion() -> None:
    half = change_profile(with_longest(13.0), "race", distance="half")
    assert "R-PHASE-2" not in found(half)
    assert "R-PHASE-2" in found(change_profile(with_longest(12.9), "race", distance="half"))


def test_runs_after_the_race_do_not_count() -> None:
    plan = stretch(with_longest(17.9), "w14-easy-1", 30.0)
    assert "R-PHASE-2" in found(plan)


def test_a_long_run_more_than_eight_weeks_before_the_race_does_not_count() -> None:
    race = build().profile.race.date
    early = [s for s in build().sessions if s.kind == "long" and (race - s.start.date()).days > 56]
    late = [s for s in build().sessions if s.kind == "long" and (race - s.start.date()).days <= 56]
    assert early
    assert "R-PHASE-2" in found(stretch(with_longest(17.9), early[-1].id, 30.0))
    assert "R-PHASE-2" not in found(stretch(with_longest(17.9), late[0].id, 30.0))
