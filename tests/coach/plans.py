"""Plans for tests: the real catalogue, and the real planner on a profile document."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import timedelta
from functools import cache
from typing import Any, Final

from pacelift.coach.catalogue import Catalogue, parse_catalogue
from pacelift.coach.plan import Plan
from pacelift.coach.planner import start
from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import read_profile
from pacelift.system.resources import read_text
from tests.builders import ABSENT, TODAY, profile_document

PLAN_ID = "0" * 32


@cache
def catalogue() -> Catalogue:
    """The catalogue that is shipped."""
    return parse_catalogue(read_text("exercises.json"))


def read(document: Mapping[str, Any]) -> Profile:
    """The profile of a document, as of the tests' today."""
    return read_profile(document, today=TODAY, system_timezone="UTC")


def plan_of(document: Mapping[str, Any]) -> Plan:
    """The plan of a profile document; raises what the planner raises."""
    return start(read(document), catalogue(), PLAN_ID)


@cache
def example_plan() -> Plan:
    """The plan of the contract's example."""
    return plan_of(profile_document())


def plan_with(**overrides: object) -> Plan:
    """The plan of the contract's example with values replaced by dotted key."""
    return plan_of(profile_document(**overrides))


def edited(document: Mapping[str, Any], edit: Mapping[str, object]) -> dict[str, Any]:
    """The document with an option's keys set, tables merged, anything else replaced."""
    result = deepcopy(dict(document))
    for key, value in edit.items():
        if isinstance(value, Mapping):
            result[key] = edited(result.get(key, {}), value)
        else:
            result[key] = value
    return result


def _race_in(weeks: int, **overrides: object) -> dict[str, object]:
    """Values for a season of that many whole weeks from the tests' today."""
    return {"start": TODAY, "race.date": TODAY + timedelta(weeks=weeks, days=-1), **overrides}


SHORT_MORNINGS: Final = [
    {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "06:00", "to": "06:45"},
    {"days": ["sat", "sun"], "from": "08:00", "to": "11:30"},
]
EVENINGS: Final = [{"days": ["mon", "wed", "fri"], "from": "18:00", "to": "20:30"}]
ALL_DAY: Final = [
    {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "05:00", "to": "21:00"}
]
VARIED: Final[Mapping[str, Mapping[str, object]]] = {
    "the contract's example": {},
    "a first marathon in miles": _race_in(
        30,
        units="mi",
        timezone="America/New_York",
        **{
            "running.weekly": 14,
            "running.longest": 6,
            "running.days": 6,
            "running.recent_race": ABSENT,
        },
    ),
    "a fast marathon": _race_in(
        18,
        window=ALL_DAY,
        **{
            "race.goal": "2:55:00",
            "running.weekly": 70,
            "running.longest": 26,
            "running.days": 6,
            "running.marathons": 5,
            "running.recent_race.time": "0:39:00",
            "strength.experience": "regular",
            "strength.equipment": "gym",
            "strength.sessions": 3,
            "strength.one_rep_max": {"squat": 100, "deadlift": 120},
        },
    ),
    "a marathon with run and walk": _race_in(
        20,
        **{
            "race.run_walk": True,
            "running.weekly": 20,
            "running.longest": 9,
            "athlete.born": 1960,
            "athlete.injuries": ["achilles", "knee"],
        },
    ),
    "a marathon on bigger steps": _race_in(
        14,
        **{
            "running.single_run_step": 1.15,
            "running.weekly": 30,
            "running.longest": 14,
            "strength.equipment": "bands",
        },
    ),
    "a marathon a little too soon": _race_in(
        9, **{"race.goal": "3:00:00", "running.weekly": 26, "running.longest": 12}
    ),
    "a slow marathon on a few long windows": _race_in(
        40,
        window=EVENINGS,
        **{"running.days": 5, "strength.sessions": 3, "running.recent_race.time": "1:05:00"},
    ),
    "a marathon on short mornings": _race_in(
        18, window=SHORT_MORNINGS, **{"running.weekly": 50, "running.longest": 20}
    ),
    "a half marathon without equipment": _race_in(
        12, **{"race.distance": "half", "strength.equipment": "none", "race.goal": "1:50:00"}
    ),
    "a half marathon over a year": _race_in(
        52,
        timezone="Australia/Lord_Howe",
        **{"race.distance": "half", "running.weekly": 16, "running.longest": 6},
    ),
    "ten kilometres, starting on a Saturday": _race_in(
        16,
        timezone="Africa/Casablanca",
        start=TODAY + timedelta(days=5),
        **{"race.distance": "10k", "race.goal": "0:48:00", "running.weekly": 40},
    ),
    "five kilometres in five weeks": _race_in(
        5,
        timezone="America/St_Johns",
        **{
            "race.distance": "5k",
            "running.days": 3,
            "running.recent_race": ABSENT,
            "running.easy_pace": "6:20",
            "strength.sessions": 1,
        },
    ),
}
"""Runners as different as the contract allows, each the contract's example but for these values."""


@cache
def varied_plan(name: str) -> Plan:
    """The plan of one of `VARIED`."""
    return plan_with(**VARIED[name])
