"""Exercises and sets as they are typed."""

import pytest

from pacelift.coach.which_exercise import SetsDone, read_sets, which_exercise
from pacelift.errors import BadInput
from tests.coach.plans import catalogue


@pytest.mark.parametrize(
    ("told", "done"),
    [
        ("3x8@40", SetsDone(3, 8, 40.0)),
        ("3x8", SetsDone(3, 8, None)),
        ("3×8@42.5", SetsDone(3, 8, 42.5)),
        (" 2 X 10 @ 12,5 ", SetsDone(2, 10, 12.5)),
        ("1x120", SetsDone(1, 120, None)),
        ("20x999@500", SetsDone(20, 999, 500.0)),
    ],
)
def test_sets_repetitions_and_load(told: str, done: SetsDone) -> None:
    assert read_sets(told) == done


@pytest.mark.parametrize(
    "told",
    [
        "",
        "3",
        "3*8",
        "x8",
        "3x",
        "0x8",
        "3x0",
        "21x8",
        "3x8@",
        "3x8@0",
        "3x8@501",
        "3x8@-4",
        "3x8@1e2",
        "3x8@nan",
        "3x8@40kg",
        "-3x8",
        "3x8x2",
        "٣x٨",
    ],
)
def test_anything_else_is_told_with_an_example(told: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_sets(told)
    assert raised.value.code == "bad-sets"
    assert "3x8@40" in raised.value.fix


@pytest.mark.parametrize("told", ["goblet-squat", "Goblet squat", "  goblet  SQUAT "])
def test_an_exercise_is_known_by_its_id_and_its_name(told: str) -> None:
    assert which_exercise(catalogue(), told).id == "goblet-squat"


def test_every_exercise_is_known_by_both() -> None:
    for each in catalogue():
        assert which_exercise(catalogue(), each.id) == each
        assert which_exercise(catalogue(), each.name) == each


def test_a_slip_gets_the_nearest() -> None:
    with pytest.raises(BadInput) as raised:
        which_exercise(catalogue(), "gobet squat")
    assert raised.value.code == "unknown-exercise"
    assert raised.value.fix.startswith("Did you mean goblet-squat")


def test_what_is_like_nothing_gets_no_guess() -> None:
    with pytest.raises(BadInput) as raised:
        which_exercise(catalogue(), "zzzzzzzz")
    assert "Did you mean" not in raised.value.fix


@pytest.mark.parametrize("told", ["squat", "goblet", "Goblet s"])
def test_in_a_session_a_word_of_one_name_is_enough(told: str) -> None:
    assert which_exercise(catalogue(), told, ["a-skip", "goblet-squat"]).id == "goblet-squat"


@pytest.mark.parametrize("held", [(), ("goblet-squat", "box-squat")])
def test_a_word_of_several_names_is_none_of_them(held: tuple[str, ...]) -> None:
    with pytest.raises(BadInput) as raised:
        which_exercise(catalogue(), "squat", held)
    assert raised.value.fix.startswith("Did you mean ")
    assert all(each in raised.value.fix for each in held)
