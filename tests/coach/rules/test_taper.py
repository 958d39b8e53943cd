"""The taper's shares by race, horizon and weekday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from pacelift.coach.profile import Profile, Window
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


def test_four_days_before_the_race_need_no_least_volume() -> None:
    assert taper.schedule(racing(day=RACE_DAY - timedelta(days=2)), 16)[-1][1] == 0.0


def test_three_days_before_the_race_need_no_least_volume() -> None:
    thursday = racing(day=RACE_DAY - timedelta(days=3))
    shares = taper.schedule(thursday, 16)
    assert shares[-1] == pytest.approx((0.19, 0.0, 0.25))
    assert len(shares) == 3


@pytest.mark.parametrize(("open_weekdays", "bound"), [((0, 1), True), ((0, 4, 5), False)])
def test_a_race_week_with_few_windows_needs_no_least_volume(
    open_weekdays: tuple[int, ...], bound: bool
) -> None:
    """The last two days before the race, Friday and Saturday, hold short jogs only."""
    windows = tuple(Window(weekday, 420, 480) for weekday in open_weekdays)
    low = taper.schedule(evolve(racing(), windows=windows), 16)[-1][1]
    assert (low > 0) == bound


@pytest.mark.parametrize("weekday", [0, 1, 2])
def test_an_early_race_adds_a_stub_behind_the_last_full_week(weekday: int) -> None:
    shares = taper.schedule(racing(day=RACE_DAY + timedelta(days=1 + weekday)), 16)
    assert shares[:-1] == taper.TAPERS["marathon"]
    assert shares[-1] == pytest.approx((0.38 * weekday / 6, 0.0, 0.5 * weekday / 6))
