"""The commented example is a good profile on any day, also with its asides put to use."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.profile import Profile
from pacelift.coach.profile_example import example
from pacelift.coach.profile_fields import TABLES
from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_toml import parse_toml
from tests.builders import TODAY, profile_document
from tests.coach.plans import catalogue


def read(text: str, today: date = TODAY) -> Profile:
    document = parse_toml(text.encode(), "example")
    return read_profile(document, today=today, system_timezone="UTC")


def with_asides(text: str) -> str:
    """The example with every commented key and table put to use."""
    return re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_it_is_good_on_any_day(today: date) -> None:
    plan = read(example(today), today)
    assert plan.start.weekday() == 0
    assert timedelta(0) < plan.start - today <= timedelta(days=7)
    assert plan.race.date.weekday() == 6
    assert timedelta(weeks=18) <= plan.race.date - today < timedelta(weeks=20)
    assert plan.running.recent_race
    assert plan.running.recent_race.date.weekday() == 6
    assert plan.running.recent_race.date < today


def test_it_says_what_the_contracts_does() -> None:
    document = parse_toml(example(TODAY).encode(), "example")
    contract = profile_document()
    document["start"] = contract["start"]
    document["race"]["date"] = contract["race"]["date"]
    document["running"]["recent_race"]["date"] = contract["running"]["recent_race"]["date"]
    assert document == contract


def test_its_asides_are_good_too() -> None:
    text = with_asides(example(TODAY))
    plan = read(text)
    assert plan.race.run_walk
    assert plan.running.easy_pace_s_per_km == 380
    assert len(plan.strength.one_rep_max_kg) == 4


def test_with_its_asides_it_has_every_field() -> None:
    document = tomllib.loads(with_asides(example(TODAY)))
    for table in TABLES:
        found = document
        for key in table.path.split(".") if table.path else ():
            found = found[key]
        for each in found if isinstance(found, list) else [found]:
            assert {field.key for field in table.fields} <= set(each)


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29)])
def test_it_fits_a_terminal(today: date) -> None:
    assert max(map(len, example(today).splitlines())) <= 100
    assert "{" not in example(today)


def test_the_bands_that_go_with_dumbbells_are_named_where_equipment_is_chosen() -> None:
    assert "band" in {each.load for each in catalogue().available("dumbbells")}
    assert '"dumbbells" (and bands)' in example(TODAY)
