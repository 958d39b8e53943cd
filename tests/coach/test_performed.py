"""What a log says of an exercise: its last set, and whether two of them agree."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.coach.performed import judged, performed_in, twice
from tests.coach.lifting import BACK_SQUAT, LoggedSet, did, lift, planned, weekly
from tests.coach.plans import catalogue

SQUAT = catalogue()[BACK_SQUAT]
PUSH_UP = catalogue()["push-up"]
PLANK = catalogue()["front-plank"]
LUNGE = "dumbbell-split-squat"


def test_the_last_set_of_an_exercise_counts() -> None:
    session = lift(planned(), planned("push-up"))
    sets = (LoggedSet(BACK_SQUAT, 6, 60.0), LoggedSet(BACK_SQUAT, 8, 62.5, 1))
    (found,) = performed_in(session, sets, "max-strength")
    assert (found.exercise, found.reps, found.load_kg, found.rir) == (BACK_SQUAT, 8, 62.5, 1)
    assert (found.day, found.asked_rir, found.too_hard) == (session.start.date(), 2, False)


def test_of_two_sides_the_weaker_counts() -> None:
    sets = (LoggedSet(LUNGE, 8, 12.0, side="left"), LoggedSet(LUNGE, 6, 12.0, side="right"))
    for order in (sets, sets[::-1]):
        (found,) = performed_in(lift(planned(LUNGE)), order, "max-strength")
        assert found.reps == 6


def test_what_was_done_without_being_asked_for_counts_but_no_test_does() -> None:
    session = lift(planned("single-leg-calf-raise-test", test=True))
    sets = (LoggedSet("single-leg-calf-raise-test", 20), LoggedSet(BACK_SQUAT, 5, 60.0))
    (found,) = performed_in(session, sets, "max-strength")
    assert (found.exercise, found.load_kg, found.asked_rir) == (BACK_SQUAT, 60.0, None)


def test_a_set_is_of_a_hard_or_of_a_light_session_as_that_was() -> None:
    sets = (LoggedSet(BACK_SQUAT, 5, 60.0),)
    (found,) = performed_in(lift(planned()), sets, "max-strength", too_hard=True, light=True)
    assert (found.too_hard, found.light) == (True, True)


@pytest.mark.parametrize(
    ("reps", "rir", "said"),
    [
        (2, None, "short"),
        (3, None, None),
        (7, None, None),
        (8, None, "ready"),
        (6, 4, "ready"),  # two left over what was asked are two repetitions over
        (6, 3, None),
        (8, 0, None),  # two more, but at the cost of the reserve
        (5, 5, None),  # not yet at the top of the band
    ],
)
def test_a_loaded_set_is_judged_by_repetitions_and_reserve(
    reps: int, rir: int | None, said: str | None
) -> None:
    assert judged(did(BACK_SQUAT, reps, 60.0, rir=rir, asked_rir=2), SQUAT) == said


@pytest.mark.parametrize(
    ("reps", "rir", "asked", "said"),
    [
        (12, 3, 2, "ready"),
        (12, 2, 2, None),
        (12, 3, 4, None),
        (11, 4, 2, None),
        (14, None, 2, "ready"),
        (13, None, 2, None),
        (5, None, 2, "short"),
    ],
)
def test_without_a_weight_three_in_reserve_at_the_top_are_too_easy(
    reps: int, rir: int | None, asked: int, said: str | None
) -> None:
    assert judged(did("push-up", reps, rir=rir, asked_rir=asked), PUSH_UP) == said


def test_a_hold_is_too_easy_ten_seconds_over_its_band() -> None:
    assert judged(did("front-plank", 54), PLANK) is None
    assert judged(did("front-plank", 55), PLANK) == "ready"


def test_nothing_too_hard_asks_for_more() -> None:
    assert judged(did(BACK_SQUAT, 9, 60.0, too_hard=True), SQUAT) is None


def test_once_is_not_twice_and_only_the_last_two_count() -> None:
    assert twice(weekly(BACK_SQUAT, (8, 60.0)), SQUAT) is None
    assert twice(weekly(BACK_SQUAT, (8, 60.0), (7, 60.0), (8, 60.0)), SQUAT) is None
    assert twice(weekly(BACK_SQUAT, (2, 60.0), (8, 60.0), (8, 60.0)), SQUAT) == "ready"


def test_a_lighter_week_does_not_break_the_row() -> None:
    first, light, second = weekly(BACK_SQUAT, (8, 60.0), (3, 55.0), (8, 60.0))
    assert twice([first, evolve(light, light=True), second], SQUAT) == "ready"
    assert twice([first, light, second], SQUAT) is None


def test_two_loads_or_two_phases_are_not_in_a_row() -> None:
    assert twice(weekly(BACK_SQUAT, (8, 57.5), (8, 60.0)), SQUAT) is None
    first, second = weekly(BACK_SQUAT, (8, 60.0), (8, 60.0))
    assert twice([evolve(first, phase="maintenance"), second], SQUAT) is None
