"""Loads come in the steps that plates and dumbbells have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.catalogue import Area, Load
from pacelift.coach.load_steps import next_down, next_up, rounded_down

LOADS: tuple[Load, ...] = ("barbell", "machine", "dumbbell", "dumbbells", "backpack")
AREAS: tuple[Area, ...] = ("legs", "core", "upper")


@pytest.mark.parametrize(
    ("load", "area", "kg", "up"),
    [
        ("barbell", "legs", 60.0, 62.5),  # 63 is wanted
        ("barbell", "legs", 100.0, 105.0),
        ("barbell", "upper", 100.0, 102.5),
        ("barbell", "upper", 40.0, 42.5),
        ("barbell", "upper", 120.0, 122.5 + 2.5),  # 122.5 would be 2 % only
        ("barbell", "legs", 25.0, 27.5),
        ("barbell", "legs", 22.5, None),  # 25 would be 11 %
        ("machine", "legs", 61.0, 65.0),
        ("dumbbell", "legs", 16.0, 17.0),
        ("dumbbells", "legs", 10.0, 11.0),
        ("dumbbells", "legs", 9.0, None),
        ("dumbbells", "legs", 20.0, 22.0),
        ("dumbbells", "legs", 24.0, 26.0),
        ("backpack", "legs", 12.0, 13.0),
    ],
)
def test_the_next_load_is_the_one_nearest_to_the_wanted_step(
    load: Load, area: Area, kg: float, up: float | None
) -> None:
    assert next_up(load, area, kg) == up


@pytest.mark.parametrize(
    ("load", "kg", "down"),
    [
        ("barbell", 60.0, 55.0),
        ("barbell", 100.0, 95.0),
        ("dumbbell", 16.0, 15.0),
        ("dumbbells", 24.0, 22.0),
        ("backpack", 1.0, 1.0),
    ],
)
def test_a_step_back_is_five_percent_or_the_next_that_exists(
    load: Load, kg: float, down: float
) -> None:
    assert next_down(load, kg) == down


@given(st.sampled_from(LOADS), st.sampled_from(AREAS), st.floats(0.5, 300))
def test_a_step_up_is_from_a_fortieth_to_a_tenth_and_exists(
    load: Load, area: Area, kg: float
) -> None:
    up = next_up(load, area, kg)
    if up is not None:
        assert 1.025 - 1e-6 <= up / kg <= 1.10 + 1e-6
        assert rounded_down(load, up) == up


@given(st.sampled_from(LOADS), st.floats(0.1, 300))
def test_rounding_never_adds_weight(load: Load, kg: float) -> None:
    fitting = rounded_down(load, kg)
    assert fitting is None or 0 < fitting <= kg + 1e-6
    assert next_down(load, kg) <= kg
