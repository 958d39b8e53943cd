"""Exercises as lines, and the contract's fields."""

import pytest
from attrs import evolve

from pacelift.coach.catalogue import Load
from pacelift.words.exercises import amount_json, cue_line, load_note, prescription_line
from pacelift.words.voice import Voice
from tests.words.builders import CATALOGUE, exercise, prescription

VOICE = Voice()


def test_a_line_tells_sets_load_reserve_and_rest() -> None:
    line = prescription_line(prescription(load_kg=16.0), exercise(), VOICE)
    assert line == "Goblet squat: 3 × 8–12, 16 kg, 3 reps in reserve, rest 90 s"


def test_a_hold_is_in_seconds_for_each_side() -> None:
    plank = prescription("side-plank", amount=(20, 40), unit="s", rir=None, rest_s=60)
    assert (
        prescription_line(plank, CATALOGUE["side-plank"], VOICE)
        == "Side plank: 3 × 20–40 s each side, rest 1 min"
    )


def test_a_test_asks_for_as_many_as_there_are_and_not_for_sets() -> None:
    calf = prescription("single-leg-calf-raise-test", amount=(1, 40), sets=1, rir=None, test=True)
    assert prescription_line(calf, exercise(name="Calf test", unilateral=True), VOICE) == (
        "Calf test: each side once, as many as you can with good form, at most 40; note left and "
        "right, rest 90 s"
    )


def test_reps_in_reserve_tell_the_load_where_no_weight_is_known() -> None:
    heavy = prescription(amount=(4, 6), load_percent=(80, 85), rir=1, tempo="3-1-1", rest_s=0)
    line = prescription_line(heavy, exercise(), VOICE)
    assert line == "Goblet squat: 3 × 4–6, 1 rep in reserve, tempo 3-1-1 (down, pause, up)"


def test_a_share_of_the_best_single_stands_where_nothing_else_tells_the_load() -> None:
    fast = prescription(amount=(3, 5), load_percent=(60, 80), rir=None, rest_s=0)
    line = prescription_line(fast, exercise(), VOICE)
    assert line == "Goblet squat: 3 × 3–5, 60–80 % of your best single"


def test_a_weaker_side_is_told_in_the_line_and_in_the_note() -> None:
    step = prescription("side-plank", weaker="left", rest_s=0)
    record = CATALOGUE["side-plank"]
    assert prescription_line(step, record, VOICE).endswith("left side first")
    assert load_note(step, record, VOICE).endswith(" Left side first.")
    step = evolve(step, extra_sets=1)
    assert prescription_line(step, record, VOICE).endswith("left side first and one set more")
    assert load_note(step, record, VOICE).endswith(" Left side first, and one set more on it.")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "8-12"),
        ({"amount": (5, 5)}, "5"),
        ({"amount": (20, 40), "unit": "s"}, "20-40 s"),
        ({"amount": (20, 40), "unit": "m"}, "20-40 m"),
    ],
)
def test_the_contracts_reps_are_a_band_with_its_unit(changes: dict[str, object], text: str) -> None:
    assert amount_json(prescription(**changes)) == text


@pytest.mark.parametrize(
    "load", ["barbell", "dumbbells", "dumbbell", "machine", "backpack", "band"]
)
@pytest.mark.parametrize("load_kg", [None, 12.5])
def test_every_load_has_a_note_that_names_the_reserve(load: Load, load_kg: float | None) -> None:
    note = load_note(prescription(load_kg=load_kg), exercise(load=load), VOICE)
    assert "3 good repetitions" in note
    assert ("12.5 kg" in note) is (load_kg is not None and load != "band")


@pytest.mark.parametrize(
    ("made", "of", "words"),
    [
        (prescription(rir=None), exercise(load=None), "Your own weight"),
        (prescription(unit="m"), exercise(), "A weight with which the form stays clean"),
        (prescription(contacts=40), exercise(load=None), "40 landings in all"),
        (prescription(test=True), exercise(load=None), "A test"),
    ],
)
def test_what_has_no_weight_to_choose_has_a_note_of_its_own(
    made: object, of: object, words: str
) -> None:
    assert load_note(made, of, VOICE).startswith(words)  # type: ignore[arg-type]


def test_cues_stand_in_one_line() -> None:
    assert (
        cue_line(exercise(), VOICE)
        == "Sit between your heels. Elbows inside the knees. Push the floor away."
    )
