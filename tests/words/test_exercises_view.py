"""The guide of an exercise in words, and what a search finds."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from pacelift.coach.catalogue import parse_catalogue
from pacelift.system.resources import read_text
from pacelift.words.exercises_view import exercise_guide, found
from pacelift.words.voice import Voice
from tests.coach.exercise_records import record

CATALOGUE = parse_catalogue(read_text("exercises.json"))
VOICE = Voice()


def ids(**asked: str) -> list[str]:
    return [each.id for each in found(CATALOGUE, VOICE, **asked)]


def test_a_guide_says_what_the_catalogue_has() -> None:
    guide = exercise_guide(CATALOGUE["bodyweight-squat"], CATALOGUE, VOICE)
    assert guide.name == "Bodyweight squat"
    assert guide.facts == "Legs · No equipment · Beginner · Both sides at once"
    assert guide.cues[0] == "Stack the ribs over the hips before you move"
    assert guide.faults[0] == "Heels coming off the floor"
    assert guide.avoid == "knee"
    assert guide.avoid_note == "Leave it out while a knee is sore; sit to a high box instead."


def test_the_kit_is_named_by_what_carries_the_load() -> None:
    said = {
        name: exercise_guide(CATALOGUE[name], CATALOGUE, VOICE).facts.split(" · ")[1]
        for name in ("barbell-back-squat", "goblet-squat", "chin-up", "backpack-squat", "band-row")
    }
    assert list(said.values()) == ["Barbell", "One dumbbell", "Gym", "Backpack", "Band"]


def test_easier_and_harder_are_told_with_their_names_and_none_at_an_end() -> None:
    guide = exercise_guide(CATALOGUE["box-squat"], CATALOGUE, VOICE)
    assert guide.easier is None
    assert guide.harder is not None
    assert (guide.harder.exercise, guide.harder.text) == (
        "bodyweight-squat",
        "Harder: Bodyweight squat",
    )


def test_parts_to_spare_are_listed_and_nothing_stands_where_there_are_none() -> None:
    guide = exercise_guide(CATALOGUE["conventional-deadlift"], CATALOGUE, VOICE)
    assert guide.avoid is not None
    assert guide.avoid.split(", ")[:2] == ["hip", "back"]
    assert exercise_guide(CATALOGUE["box-squat"], CATALOGUE, VOICE).avoid is None


@pytest.mark.parametrize("exercise", [each.id for each in CATALOGUE])
def test_every_exercise_has_a_guide_without_a_gap(exercise: str) -> None:
    guide = exercise_guide(CATALOGUE[exercise], CATALOGUE, VOICE)
    assert all((guide.name, guide.facts, *guide.cues, *guide.faults, guide.avoid_note))


def test_no_filter_finds_all_in_the_order_of_the_file() -> None:
    assert ids() == [each.id for each in CATALOGUE]


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        ("deadlift bar", "trap-bar-deadlift"),
        ("PUSH UP", "push-up"),
        ("push-up", "wall-push-up"),
        ("half kneeling", "half-kneeling-band-lift"),
    ],
)
def test_all_words_in_any_order_and_case_find_a_name(search: str, wanted: str) -> None:
    assert wanted in ids(search=search)
    assert len(ids(search=search)) < 15


def test_what_no_name_has_finds_nothing() -> None:
    assert ids(search="squat quantum") == []


def test_area_and_equipment_narrow_it_further() -> None:
    assert {CATALOGUE[each].area for each in ids(area="upper")} == {"upper"}
    assert {CATALOGUE[each].equipment for each in ids(equipment="bands")} == {"bands"}
    both = ids(area="upper", equipment="bands", search="press")
    assert both == ["band-chest-press", "band-overhead-press"]


class German(NullTranslations):
    def gettext(self, message: str, /) -> str:
        return {"Squat": "Kniebeuge für Läufer"}.get(message, message)


def test_a_name_is_found_in_the_runners_language_without_its_accents_and_in_english() -> None:
    import json

    catalogue = parse_catalogue(json.dumps([record()]))
    german = Voice(translations=German())
    assert [each.id for each in found(catalogue, german, "laufer")] == ["squat"]
    assert [each.id for each in found(catalogue, german, "squat")] == ["squat"]
