"""A one-repetition maximum is told as a range, and only from sets that tell it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.estimated_maximum import brzycki, epley, estimated_maximum, load_for

loads = st.floats(1, 300)
reps = st.integers(1, 10)
reserves = st.integers(0, 4)


def test_epley_and_brzycki_give_the_published_values() -> None:
    assert epley(100, 5) == pytest.approx(116.7, abs=0.1)
    assert brzycki(100, 5) == pytest.approx(112.5)
    assert epley(100, 10) == pytest.approx(brzycki(100, 10))


def test_five_of_eighty_with_two_left_point_to_between_93_and_102() -> None:
    """Six repetitions at least and eight at most: 80 × 36/31 and 80 × (1 + 8/30)."""
    found = estimated_maximum(80, 5, 2)
    assert found is not None
    assert (found.low_kg, found.high_kg) == pytest.approx((92.9, 101.3), abs=0.1)


@pytest.mark.parametrize(
    ("load_kg", "done", "reserve"), [(0, 5, 2), (80, 11, 0), (80, 0, 2), (80, 5, 5), (80, 5, None)]
)
def test_a_set_that_tells_too_little_gives_no_estimate(
    load_kg: float, done: int, reserve: int | None
) -> None:
    assert estimated_maximum(load_kg, done, reserve) is None


@given(loads, reps, reserves)
def test_both_formulas_lie_inside_the_range(load_kg: float, done: int, reserve: int) -> None:
    found = estimated_maximum(load_kg, done, reserve)
    assert found is not None
    for formula in (epley, brzycki):
        assert found.low_kg <= formula(load_kg, done + reserve) <= found.high_kg
    assert found.low_kg >= load_kg


@given(loads, st.integers(1, 9), reserves)
def test_one_repetition_more_never_lowers_the_estimate(
    load_kg: float, done: int, reserve: int
) -> None:
    fewer, more = (estimated_maximum(load_kg, n, reserve) for n in (done, done + 1))
    assert fewer is not None
    assert more is not None
    assert more.low_kg >= fewer.low_kg
    assert more.high_kg >= fewer.high_kg


@given(loads, reps, reserves)
def test_the_load_for_the_same_set_is_no_heavier_than_was_lifted(
    load_kg: float, done: int, reserve: int
) -> None:
    found = estimated_maximum(load_kg, done, reserve)
    assert found is not None
    assert load_for(found, done, reserve) <= load_kg + 1e-9
