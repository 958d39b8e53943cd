"""Each kind of fault in a catalogue is found and named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pacelift.coach.catalogue import parse_catalogue
from tests.coach.catalogue_check import validate
from tests.coach.exercise_records import record


def faults(*records: dict[str, Any]) -> list[str]:
    return validate(parse_catalogue(json.dumps(records)))


def test_a_sound_catalogue_has_no_faults() -> None:
    hop = record("hop", pattern="plyo", contacts=24, impact="high", unilateral=True, easier="skip")
    skip = record("skip", pattern="plyo", contacts=12, impact="low", harder="hop")
    press = record(
        "press", equipment="gym", load="barbell", one_rep_max="press", one_rep_max_factor=1
    )
    assert faults(record(), hop, skip, press) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pattern": "twist"}, "pattern: 'twist' is not one of squat, lunge"),
        ({"area": "arms"}, "area: 'arms' is not one of legs, core, upper"),
        ({"equipment": "rope"}, "equipment: 'rope' is not one of none, bands"),
        ({"level": "expert"}, "level: 'expert' is not one of beginner"),
        ({"unit": "km"}, "unit: 'km' is not one of reps, s, m"),
        ({"load": "rock"}, "load: 'rock' is not one of barbell"),
        ({"impact": "huge"}, "impact: 'huge' is not one of none, low, high"),
        ({"soreness": "none"}, "soreness: 'none' is not one of low"),
        ({"avoid": ["knees"]}, "avoid: 'knees' is not an injury tag"),
        ({"avoid": ["knee", "knee"]}, "avoid: a tag stands twice"),
        ({"cues": ["Down", "Up"]}, "cues: 2 of them, 3 or 4 wanted"),
        ({"cues": list("abcde")}, "cues: 5 of them, 3 or 4 wanted"),
        ({"cues": ["Down", "Up", "x" * 71]}, "is not a plain line of at most 70 characters"),
        ({"cues": ["Down", "Up", "Stop."]}, "cues: 'Stop.' is not a plain line"),
        ({"cues": ["Down", "Up", 5]}, "cues: 5 is not a plain line"),
        ({"faults": ["Fast"]}, "faults: 1 of them, 2 or 3 wanted"),
        ({"faults": ["Fast", "Two\nlines"]}, "is not a plain line"),
        ({"name": " "}, "name: is not a plain line"),
        ({"avoid_note": "No full stop"}, "avoid_note: is not one sentence"),
        ({"amount": {}}, "amount: no phase uses it"),
        ({"amount": {"summer": [8, 12]}}, "amount: its phases are not foundation"),
        ({"amount": {"taper": [5, 8], "power": [5, 8]}}, "amount: its phases are not"),
        ({"amount": {"power": [8, 5]}}, "amount: power has no band from low to high"),
        ({"amount": {"power": [0, 5]}}, "amount: power has no band from low to high"),
        ({"sets": [3, 2]}, "sets: is no band from low to high"),
        ({"contacts": 12}, "contacts: more than 0 for jumps, 0 for all else"),
        ({"impact": "low"}, "impact: jumps have some, all else has none"),
        ({"pattern": "plyo", "impact": "low"}, "contacts: more than 0 for jumps"),
        ({"pattern": "plyo", "contacts": 12}, "impact: jumps have some"),
        (
            {"pattern": "plyo", "impact": "low", "contacts": 12, "unilateral": True},
            "contacts: fewer than the 24 jumps of its longest set",
        ),
        ({"load": "barbell"}, "load: barbell does not go with equipment none"),
        ({"one_rep_max": "squat"}, "one_rep_max_factor: stands with one_rep_max"),
        ({"one_rep_max_factor": 0.5}, "one_rep_max_factor: stands with one_rep_max"),
        (
            {"load": "backpack", "one_rep_max": "squat", "one_rep_max_factor": 1.5},
            "one_rep_max_factor: needs a load in kilograms",
        ),
        (
            {"one_rep_max": "squat", "one_rep_max_factor": 0.5},
            "one_rep_max_factor: needs a load in kilograms",
        ),
        ({"one_rep_max": "curl", "one_rep_max_factor": 0.5}, "one_rep_max: 'curl' is not one of"),
        ({"pattern": "calf"}, "calf_knee: stands for calf exercises"),
        ({"calf_knee": "bent"}, "calf_knee: stands for calf exercises"),
        ({"pattern": "calf", "calf_knee": "stiff"}, "calf_knee: 'stiff' is not one of"),
        ({"pattern": "core"}, "core_kind: stands for core exercises"),
        ({"core_kind": "carry"}, "core_kind: stands for core exercises"),
        ({"pattern": "core", "core_kind": "crunch"}, "core_kind: 'crunch' is not one of"),
        ({"deadlift": True}, "deadlift: only a hinge is one"),
        ({"easier": "lunge"}, "easier: there is no 'lunge'"),
        ({"harder": "lunge"}, "harder: there is no 'lunge'"),
    ],
)
def test_a_fault_of_one_record_is_named_with_its_field(
    changes: dict[str, object], said: str
) -> None:
    found = faults(record(**changes))
    assert any(fault.startswith("squat: ") and said in fault for fault in found), found


def test_an_id_is_in_kebab_case() -> None:
    assert "Big Squat: id: is not in kebab-case" in faults(record("Big Squat"))


@pytest.mark.parametrize(
    ("other", "way", "said"),
    [
        ({"pattern": "hinge"}, "easier", "easier: other is a hinge, not a squat"),
        ({"pattern": "hinge"}, "harder", "harder: other is a hinge, not a squat"),
        ({"test": True}, "harder", "harder: a test has no place on a ladder"),
        ({"level": "advanced"}, "easier", "easier: other is not of a lower level than squat"),
        ({"equipment": "gym"}, "easier", "easier: other needs more equipment"),
    ],
)
def test_a_neighbour_fits_its_ladder(other: dict[str, object], way: str, said: str) -> None:
    assert f"squat: {said}" in faults(record(**{way: "other"}), record("other", **other))


def test_a_harder_neighbour_is_not_of_a_lower_level() -> None:
    found = faults(record(level="advanced", harder="other"), record("other"))
    assert found == ["squat: harder: squat is not of a lower level than other"]


def test_a_neighbour_with_an_unknown_level_or_equipment_is_told_once() -> None:
    found = faults(record(easier="other"), record("other", level="expert", equipment="rope"))
    assert [fault.split(": ")[:2] for fault in found] == [
        ["other", "equipment"],
        ["other", "level"],
    ]


@pytest.mark.parametrize(
    "records",
    [
        (record(easier="squat"),),
        (record(harder="other"), record("other", harder="squat")),
        (record(easier="other"), record("other", easier="squat")),
        (record(easier="other", harder="other"), record("other")),
    ],
)
def test_a_ladder_that_goes_round_is_named(records: tuple[dict[str, Any], ...]) -> None:
    found = faults(*records)
    assert len(found) == 1
    assert "easier, harder: the ladder goes round by" in found[0]
