"""Parsing the catalogue, asking it, and whether the one we ship suffices for every runner."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations, pairwise
from typing import Any, get_args

import pytest

from pacelift.coach.catalogue import (
    EQUIPMENT,
    LEVELS,
    Catalogue,
    Exercise,
    Pattern,
    equipment_rank,
    level_rank,
    parse_catalogue,
)
from pacelift.coach.profile import InjuryTag
from pacelift.coach.rules.strength import FOUNDATION_REPS
from pacelift.errors import Defect
from pacelift.system.resources import read_text
from tests.coach.catalogue_check import SEASON, validate
from tests.coach.exercise_records import record

PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
TAGS: tuple[InjuryTag, ...] = get_args(InjuryTag)
LOWER_LEG: tuple[InjuryTag, ...] = ("achilles", "calf", "plantar", "shin", "bone-stress")
PLACES: dict[str, tuple[Pattern, ...]] = {
    "squat, lunge or step": ("squat", "lunge", "step"),
    "hinge": ("hinge",),
    "calf": ("calf",),
    "hip": ("hip",),
    "core": ("core",),
    "push or pull": ("push", "pull"),
}
"""What a full session is made of, R-STR-12."""

SHIPPED = parse_catalogue(read_text("exercises.json"))


def catalogue(*records: object) -> Catalogue:
    return parse_catalogue(json.dumps(records))


def ids(exercises: tuple[Exercise, ...]) -> list[str]:
    return [each.id for each in exercises]


def defect(text: str) -> str:
    with pytest.raises(Defect) as caught:
        parse_catalogue(text)
    assert caught.value.code == "catalogue"
    assert caught.value.fix
    return caught.value.text


@pytest.mark.parametrize("each", SHIPPED, ids=lambda each: each.id)
def test_leg_work_of_the_foundation_starts_at_eight_repetitions(each: Exercise) -> None:
    band = each.band("foundation")
    trains = each.area == "legs" and each.unit == "reps" and each.pattern != "plyo"
    if band is not None and trains and not each.test:
        assert band[0] >= FOUNDATION_REPS


# parsing


def test_a_record_becomes_an_exercise_with_what_it_left_out_at_its_default() -> None:
    squat = catalogue(record())["squat"]
    assert (squat.cues, squat.sets) == (("Down", "Stay", "Up"), (2, 3))
    assert squat.amount == (("foundation", (8, 12)), ("taper", (5, 8)))
    assert (squat.load, squat.contacts, squat.test) == (None, 0, False)


def test_equal_texts_give_equal_catalogues_and_hashes() -> None:
    one, other = catalogue(record()), catalogue(record())
    assert one == other
    assert hash(one) == hash(other)
    assert hash(one["squat"]) == hash(other["squat"])


@pytest.mark.parametrize("name", sorted(record()))
def test_a_missing_field_is_named_with_its_record(name: str) -> None:
    broken = record()
    del broken[name]
    who = "number 2" if name == "id" else "squat"
    assert f"exercise {who}: {name}: is missing" in defect(json.dumps([record("first"), broken]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", 5),
        ("unilateral", "no"),
        ("cues", "Down"),
        ("amount", [8, 12]),
        ("easier", ["lunge"]),
        ("contacts", "many"),
        ("contacts", True),
        ("load", None),
        ("one_rep_max_factor", "half"),
    ],
)
def test_a_field_of_the_wrong_type_is_named_with_its_record(name: str, value: object) -> None:
    text = defect(json.dumps([record(**{name: value})]))
    assert f"exercise squat: {name}: has the wrong type" in text


@pytest.mark.parametrize("band", [[8], [8, 10, 12], [8, 10.5], ["8", "12"], "8-12", [True, 3]])
def test_a_band_that_is_no_pair_of_whole_numbers_is_named(band: object) -> None:
    in_sets = defect(
        json.dumps([record(sets=band)] if isinstance(band, list) else [record(sets=[1])])
    )
    assert "exercise squat: sets: is not a pair of whole numbers" in in_sets
    in_amount = defect(json.dumps([record(amount={"power": band})]))
    assert "exercise squat: amount: is not a pair of whole numbers" in in_amount


def test_an_unknown_field_is_named() -> None:
    assert "exercise squat: colour: is not a known field" in defect(
        json.dumps([record(colour="red")])
    )


def test_an_id_that_stands_twice_is_named() -> None:
    assert "exercise squat: id: stands twice" in defect(json.dumps([record(), record()]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "it is not JSON"),
        ("{}", "it is not a list of exercises"),
        ("[5]", "exercise number 1: is not an object"),
        ('[{"id": 5}]', "exercise number 1: id: has the wrong type"),
    ],
)
def test_what_is_no_catalogue_at_all_is_said(text: str, said: str) -> None:
    assert said in defect(text)


# one exercise


def test_phases_and_bands_come_from_the_amounts() -> None:
    squat = catalogue(record())["squat"]
    assert squat.phases == ("foundation", "taper")
    assert squat.band("taper") == (5, 8)
    assert squat.band("power") is None


@pytest.mark.parametrize(
    ("load", "loadable", "barbell"),
    [("barbell", True, True), ("dumbbell", True, False), ("band", False, False)],
)
def test_kilograms_go_on_everything_but_bands(load: str, loadable: bool, barbell: bool) -> None:
    squat = catalogue(record(load=load))["squat"]
    assert (squat.loadable, squat.barbell) == (loadable, barbell)


def test_without_any_load_it_is_not_loadable() -> None:
    assert not catalogue(record())["squat"].loadable


def test_ranks_grow_with_equipment_and_level() -> None:
    assert [equipment_rank(each) for each in EQUIPMENT] == [0, 1, 2, 3]
    assert [level_rank(each) for each in LEVELS] == [0, 1, 2]


# asking

FEW = catalogue(
    record("low", harder="middle"),
    record("middle", easier="low", harder="high", equipment="gym", avoid=["knee"]),
    record("high", easier="middle", equipment="dumbbells", level="advanced"),
    record("row", pattern="pull", area="upper", amount={"power": [3, 5]}, level="intermediate"),
    record("tested", test=True, avoid=["back"]),
)


def test_a_catalogue_is_asked_by_id_and_counted_like_a_mapping() -> None:
    assert FEW["row"].pattern == "pull"
    assert "row" in FEW
    assert "swim" not in FEW
    assert (len(FEW), next(each.id for each in FEW)) == (5, "low")
    with pytest.raises(KeyError):
        FEW["swim"]


def test_available_keeps_the_order_of_the_file_and_leaves_tests_out() -> None:
    assert ids(FEW.available("gym")) == ["low", "middle", "high", "row"]


def test_available_leaves_out_what_the_equipment_does_not_reach() -> None:
    assert ids(FEW.available("none")) == ["low", "row"]
    assert ids(FEW.available("dumbbells")) == ["low", "high", "row"]


def test_available_leaves_out_what_an_injury_forbids() -> None:
    assert ids(FEW.available("gym", ["knee", "hip"])) == ["low", "high", "row"]


def test_available_narrows_by_each_criterion() -> None:
    assert ids(FEW.available("gym", phase="power")) == ["row"]
    assert ids(FEW.available("gym", pattern="pull")) == ["row"]
    assert ids(FEW.available("none", pattern=("squat", "pull"))) == ["low", "row"]
    assert ids(FEW.available("gym", area="legs")) == ["low", "middle", "high"]
    assert ids(FEW.available("gym", max_level="beginner")) == ["low", "middle"]
    assert ids(FEW.available("gym", max_level="intermediate")) == ["low", "middle", "row"]


def test_tests_are_asked_for_apart() -> None:
    assert ids(FEW.tests("none")) == ["tested"]
    assert FEW.tests("none", ["back"]) == ()


def test_the_next_rung_skips_what_the_runner_may_not_do() -> None:
    assert FEW.harder(FEW["low"], "gym") == FEW["middle"]
    assert FEW.harder(FEW["low"], "dumbbells") == FEW["high"]
    assert FEW.harder(FEW["low"], "none") is None
    assert FEW.easier(FEW["high"], "gym", ["knee"]) == FEW["low"]
    assert FEW.easier(FEW["low"], "gym") is None


# the catalogue that is shipped


def test_the_shipped_catalogue_is_sound() -> None:
    assert validate(SHIPPED) == []


def test_there_are_at_least_85_exercises() -> None:
    assert len(SHIPPED) >= 85


@pytest.mark.parametrize("equipment", EQUIPMENT)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_is_there_at_every_equipment_in_every_phase(
    pattern: Pattern, equipment: Any
) -> None:
    # R-STR-8 leaves jumps out of the taper.
    phases = SEASON[:-1] if pattern == "plyo" else SEASON
    for phase in phases:
        assert SHIPPED.available(equipment, phase=phase, pattern=pattern), phase


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_a_deadlift_is_there_at_every_equipment_in_every_phase(equipment: Any) -> None:
    for phase in SEASON:
        assert any(
            each.deadlift for each in SHIPPED.available(equipment, phase=phase, pattern="hinge")
        )


@pytest.mark.parametrize("knee", ["straight", "bent"])
def test_both_calf_muscles_are_worked_in_every_phase_without_equipment(knee: str) -> None:
    for phase in SEASON:
        found = SHIPPED.available("none", phase=phase, pattern="calf", max_level="beginner")
        assert knee in {each.calf_knee for each in found}, phase


def test_more_equipment_never_takes_an_exercise_away() -> None:
    for injury in TAGS:
        for less, more in pairwise(EQUIPMENT):
            assert set(SHIPPED.available(less, (injury,))) <= set(
                SHIPPED.available(more, (injury,))
            )


@pytest.mark.parametrize("count", range(len(TAGS) + 1))
def test_any_injuries_leave_a_beginner_without_equipment_every_place_of_a_session(
    count: int,
) -> None:
    for injuries in combinations(TAGS, count):
        for phase in SEASON:
            for place, patterns in PLACES.items():
                assert SHIPPED.available(
                    "none", injuries, phase=phase, pattern=patterns, max_level="beginner"
                ), (injuries, phase, place)


@pytest.mark.parametrize("injury", TAGS)
def test_one_injury_leaves_a_one_sided_leg_exercise_in_every_phase(injury: InjuryTag) -> None:
    for phase in SEASON:
        found = SHIPPED.available("none", (injury,), phase=phase, area="legs")
        assert any(each.unilateral and each.pattern != "mobility" for each in found), phase


def test_jumps_are_out_with_lower_leg_trouble() -> None:
    for injury in LOWER_LEG:
        assert SHIPPED.available("gym", (injury,), pattern="plyo") == ()


def test_loaded_hinges_and_bars_on_the_shoulders_are_out_with_a_sore_back() -> None:
    for each in SHIPPED.available("gym", ("back",)):
        assert not (each.pattern == "hinge" and each.loadable), each.id
        assert not (each.barbell and each.pattern in {"squat", "lunge", "step"}), each.id


@pytest.mark.parametrize("injury", ["achilles", "calf", "plantar", "bone-stress"])
def test_heavy_calf_work_is_out_with_trouble_there(injury: InjuryTag) -> None:
    for each in SHIPPED.available("gym", (injury,), pattern="calf"):
        light = each.load in {None, "band", "backpack", "dumbbells"} and not each.unilateral
        assert light, each.id


def test_with_a_sore_achilles_and_calf_only_still_work_is_left() -> None:
    found = SHIPPED.available("gym", ("achilles", "calf"), pattern="calf")
    assert found
    assert all(each.unit == "s" and not each.unilateral and not each.load for each in found)


@pytest.mark.parametrize("injury", ["shoulder"])
def test_pressing_and_hanging_are_out_with_a_sore_shoulder(injury: InjuryTag) -> None:
    assert SHIPPED.available("gym", (injury,), pattern="push") == ()
    assert {each.load for each in SHIPPED.available("gym", (injury,), pattern="pull")} <= {
        None,
        "band",
    }


def test_a_sore_knee_leaves_no_deep_bend_under_load() -> None:
    for each in SHIPPED.available("gym", ("knee",), pattern=("squat", "lunge", "step", "plyo")):
        assert each.load is None, each.id
        assert each.level == "beginner", each.id


def test_heavy_two_legged_lifts_come_down_to_six_repetitions_or_fewer() -> None:
    # R-STR-2, R-STR-9: 3 to 6 in the phase of maximum strength.
    for each in SHIPPED:
        main = each.pattern in {"squat", "hinge"} and not each.unilateral
        band = each.band("max-strength")
        if main and band and each.load in {"barbell", "dumbbells"}:
            assert 3 <= band[0] <= band[1] <= 6, each.id


def test_repetitions_stay_inside_the_bands_of_the_phases() -> None:
    # R-STR-9: 8 to 15 in the foundation, which hard ones enter from below.
    for each in SHIPPED:
        if each.unit == "reps" and not each.test and each.pattern != "plyo":
            foundation, most = each.band("foundation"), each.band("max-strength")
            assert foundation is None or foundation[1] <= 15, each.id
            assert most is None or most[1] <= 15, each.id


def test_barbells_wait_until_the_foundation_is_laid() -> None:
    # R-STR-11: goblet and dumbbells first.
    for each in SHIPPED:
        if each.barbell and each.pattern in {"squat", "lunge", "step", "hinge"}:
            assert each.band("foundation") is None, each.id


def test_the_two_single_leg_tests_are_there() -> None:
    assert ids(SHIPPED.tests("none")) == ["single-leg-calf-raise-test", "single-leg-bridge-test"]
    assert all(each.unilateral and each.sets == (1, 1) for each in SHIPPED.tests("none"))


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_every_ladder_can_be_climbed_to_its_top_and_down_to_its_foot(equipment: Any) -> None:
    for each in SHIPPED.available(equipment):
        rungs = 0
        above: Exercise | None = each
        while above is not None:
            above = SHIPPED.harder(above, equipment)
            rungs += 1
            assert rungs < len(SHIPPED)
        below: Exercise | None = each
        while below is not None:
            assert below.pattern == each.pattern
            below = SHIPPED.easier(below, equipment)


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_the_foot_of_a_ladder_is_for_beginners(equipment: Any) -> None:
    for each in SHIPPED.available(equipment):
        if each.easier is not None:
            foot = each
            while foot.easier is not None:
                foot = SHIPPED[foot.easier]
            assert foot.level == "beginner", each.id


def test_hardly_any_cue_is_said_of_two_exercises() -> None:
    cues = Counter(cue.casefold() for each in SHIPPED for cue in each.cues)
    assert [cue for cue, times in cues.items() if times > 1] == []


def test_names_are_told_apart() -> None:
    assert max(Counter(each.name.casefold() for each in SHIPPED).values()) == 1


def test_nothing_promises_health() -> None:
    # R-STR-15: evidence on injuries is mixed.
    promise = re.compile(
        r"prevent|injur(y|ies)[ -](free|proof)|\bcures?\b|\bheal|\btreat|therap|guarante|protect"
        r"|\bsafe (for|with)|rehab|\bfix(es)?\b",
        re.IGNORECASE,
    )
    for each in SHIPPED:
        for text in (each.name, each.avoid_note, *each.cues, *each.faults):
            assert not promise.search(text), (each.id, text)


def test_notes_tell_of_every_tag_that_rules_the_exercise_out() -> None:
    said = {
        "achilles": "Achilles",
        "calf": "calf",
        "knee": "knee",
        "hip": "hip",
        "back": "back",
        "hamstring": "hamstring",
        "plantar": "sole",
        "shin": "shin",
        "bone-stress": "bone stress",
        "shoulder": "shoulder",
    }
    for each in SHIPPED:
        for tag in each.avoid:
            assert said[tag] in each.avoid_note, (each.id, tag)
