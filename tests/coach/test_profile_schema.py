"""The JSON Schema agrees with the reader: what it refuses, the reader refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from pacelift.coach.profile_example import example
from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_problems import BadProfile
from pacelift.coach.profile_schema import schema
from pacelift.coach.profile_toml import parse_toml
from tests.builders import ABSENT, TODAY, profile_document
from tests.strategies import Document, as_json, profile_documents

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)

GOOD: list[dict[str, Any]] = [
    {},
    {"units": "mi", "running.weekly": 155.3, "running.longest": 37.2, "running.easy_pace": "24:08"},
    {"start": ABSENT, "timezone": ABSENT, "athlete.born": ABSENT, "athlete.injuries": ABSENT},
    {"race.goal": "3:45:00", "race.run_walk": True, "race.start": "00:00"},
    {"running.recent_race": ABSENT, "running.easy_pace": "6:20", "running.single_run_step": 1.15},
    {"strength.one_rep_max": {"squat": 80, "press": 42.5}},
    {"window": [{"days": ["mon", "mon"], "from": "00:00", "to": "24:00"}]},
]

BAD: list[dict[str, Any]] = [
    {"name": ABSENT},
    {"name": "  "},
    {"name": 5},
    {"units": "miles"},
    {"units": ABSENT},
    {"timezone": "../etc/passwd"},
    {"start": "2027-02-30"},
    {"start": "soon"},
    {"typo": 1},
    {"athlete": ABSENT},
    {"athlete": []},
    {"athlete.born": 1850},
    {"athlete.screening": "well"},
    {"athlete.injuries": ["soul"]},
    {"athlete.typo": 1},
    {"race.date": ABSENT},
    {"race.start": "24:00"},
    {"race.distance": "20k"},
    {"race.goal": "3:45"},
    {"race.run_walk": "yes"},
    {"running.weekly": "32"},
    {"running.weekly": 251},
    {"running.weekly": 4},
    {"units": "mi", "running.weekly": 156},
    {"running.longest": 61},
    {"running.days": 2},
    {"running.days": 4.5},
    {"running.days": True},
    {"running.long_run_day": "sunday"},
    {"running.marathons": -1},
    {"running.easy_pace": "6:60"},
    {"running.single_run_step": 1.2},
    {"running.recent_race.time": "finish"},
    {"running.recent_race.distance": ABSENT},
    {"running.recent_race.typo": 1},
    {"strength.sessions": 4},
    {"strength.equipment": "garage"},
    {"strength.one_rep_max": {"curl": 20}},
    {"strength.one_rep_max": {"squat": 5}},
    {"window": ABSENT},
    {"window": []},
    {"window": {}},
    {"window": [{}]},
    {"window": [{"days": [], "from": "06:00", "to": "07:00"}]},
    {"window": [{"days": ["mon"], "from": "6:00", "to": "07:00"}]},
    {"window": [{"days": ["mon"], "from": "06:00", "to": "24:01"}]},
    {"window": [{"days": ["mon"], "from": "06:00", "to": "07:00", "till": "08:00"}]},
]

LEFT_TO_THE_READER: list[dict[str, Any]] = [
    {"name": "x" * 101},
    {"timezone": "Mars/Olympus"},
    {"athlete.born": 2100},
    {"race.date": "2020-01-01"},
    {"race.goal": "0:01:00"},
    {"running.longest": 40},
    {"running.easy_pace": "1:00"},
    {"window": [{"days": ["mon"], "from": "07:00", "to": "06:00"}]},
]


def reader_takes(document: Any) -> bool:
    try:
        read_profile(document, today=TODAY, system_timezone="UTC")
    except BadProfile:
        return False
    return True


def document(overrides: dict[str, Any]) -> Any:
    return as_json(profile_document(**overrides))


def test_it_is_a_schema_and_json() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


def test_it_takes_the_example() -> None:
    VALIDATOR.validate(as_json(parse_toml(example(TODAY).encode(), "example")))


@pytest.mark.parametrize("overrides", GOOD, ids=str)
def test_both_take_it(overrides: dict[str, Any]) -> None:
    VALIDATOR.validate(document(overrides))
    assert reader_takes(document(overrides))


@pytest.mark.parametrize("overrides", BAD, ids=str)
def test_both_refuse_it(overrides: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(document(overrides))
    assert not reader_takes(document(overrides))


@pytest.mark.parametrize("overrides", LEFT_TO_THE_READER, ids=str)
def test_only_the_reader_refuses_it(overrides: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(document(overrides))
    assert not reader_takes(document(overrides))


@given(profile_documents())
def test_it_takes_every_valid_document(valid: Document) -> None:
    VALIDATOR.validate(as_json(valid))
