"""Who may be planned for, and what every plan must say."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from pacelift.coach.rules import safety
from tests.coach.rules.plan_builder import build, change, change_profile, found, runner


@pytest.mark.parametrize("screening", ["symptoms", "disease"])
def test_a_plan_for_someone_not_cleared_is_found(screening: str) -> None:
    assert found(change_profile(build(), "athlete", screening=screening)) == {"R-SAFE-1": {"plan"}}


def test_a_doctors_clearance_is_enough() -> None:
    assert found(change_profile(build(), "athlete", screening="cleared-by-doctor")) == {}


def test_a_plan_during_pregnancy_is_found() -> None:
    plan = change_profile(build(), "athlete", screening="pregnant")
    assert found(plan) == {"R-FEM-2": {"plan"}}


def test_a_plan_without_the_disclaimer_is_found() -> None:
    assert found(evolve(build(), warnings=())) == {"R-SAFE-2": {"plan"}}


def test_a_plan_for_a_minor_is_found() -> None:
    minor = change_profile(build(), "athlete", born=2010)
    assert found(minor)["R-SAFE-2"] == {"plan"}
    assert "R-SAFE-2" not in found(change_profile(build(), "athlete", born=2009))
    assert "R-SAFE-2" not in found(change_profile(build(), "athlete", born=None))


def test_a_race_without_a_pacing_note_is_found() -> None:
    assert found(change(build(), "w12-race", why=())) == {"R-SAFE-3": {"w12-race"}}


def test_a_bone_stress_injury_without_clearance_is_found() -> None:
    plan = change_profile(build(), "athlete", injuries=("bone-stress",))
    assert "plan" in found(plan)["R-INJ-1"]
    cleared = change_profile(plan, "athlete", screening="cleared-by-doctor")
    assert "R-INJ-1" not in found(cleared)


@pytest.mark.parametrize(
    ("weekly_km", "marathons", "level"),
    [
        (24.9, 5, "novice"),
        (25.0, 0, "intermediate"),
        (55.0, 3, "intermediate"),
        (55.1, 0, "intermediate"),
        (55.1, 1, "advanced"),
    ],
)
def test_level_by_volume_and_marathons(weekly_km: float, marathons: int, level: str) -> None:
    assert safety.level(weekly_km, marathons) == level


def test_who_is_a_first_time_finisher() -> None:
    profile = runner()
    assert safety.first_time_finisher(profile, "novice")
    assert not safety.first_time_finisher(profile, "intermediate")
    timed = evolve(profile, race=evolve(profile.race, goal_s=14_400))
    half = evolve(profile, race=evolve(profile.race, distance="half"))
    again = evolve(profile, running=evolve(profile.running, marathons=1))
    for other in (timed, half, again):
        assert not safety.first_time_finisher(other, "novice")


def test_age_counts_by_the_year_the_plan_starts() -> None:
    plan = change_profile(change_profile(build(), "athlete", born=2009), start=date(2026, 12, 31))
    assert "R-SAFE-2" in found(plan)
