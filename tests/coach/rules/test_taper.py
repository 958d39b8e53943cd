"""The taper's shares by race, horizon and weekday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from pacelift.coach.profile import Profile
from pacelift.coach.rules import taper
from tests.coach.rules.plan_builder import RACE_DAY, runner


def racing(distance: str = "marathon", day: date = RACE_DAY) -> Profile:
    profile = runner()
    return evolve(profile, race=evolve(profile.race, distance=distance, date=day))


@pytest.mark.parametrize(
    ("distance", "weeks", "length"),
    [
        ("marathon", 11, 3),
        ("marathon", 10, 2),
        ("half", 20, 2),
        ("10k", 20, 2),
        ("5k", 20, 1),
    ],
)
def test_length_by_race_and_horizon(distance: str, weeks: int, length: int) -> None:
    assert len(taper.taper_of(racing(distance), weeks)) == length


def test_a_sunday_race_leaves_the_shares_as_they_are() -> None:
    assert taper.schedule(racing(), 16) == taper.taper_of(racing(), 16)


def test_a_saturday_race_scales_the_race_week() -> None:
    saturday = racing(day=RACE_DAY - timedelta(days=1))
    aim, low, high = taper.schedule(saturday, 16)[-1]
    assert (aim, low, high) == pytest.approx((0.38 * 5 / 6, 0.18 * 5 / 6, 0.5 * 5 / 6))


def test_three_days_before_the_race_need_no_least_volume() -> None:
    thursday = racing(day=RACE_DAY - timedelta(days=3))
    shares = taper.schedule(thursday, 16)
    assert shares[-1] == pytest.approx((0.19, 0.0, 0.25))
    assert len(shares) == 3


@pytest.mark.parametrize("weekday", [0, 1, 2])
def test_an_early_race_adds_a_stub_behind_the_last_full_week(weekday: int) -> None:
    shares = taper.schedule(racing(day=RACE_DAY + timedelta(days=1 + weekday)), 16)
    assert shares[:-1] == taper.TAPERS["marathon"]
    assert shares[-1] == pytest.approx((0.38 * weekday / 6, 0.0, 0.5 * weekday / 6))
