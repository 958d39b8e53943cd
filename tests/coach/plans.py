"""Plans for tests: the real catalogue, and the real planner on a profile document."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from pacelift.coach.catalogue import Catalogue, parse_catalogue
from pacelift.coach.plan import Plan
from pacelift.coach.planner import start
from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import read_profile
from pacelift.system.resources import read_text
from tests.builders import TODAY, profile_document

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
