"""A plan as text and back: exactly, or not at all."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from pacelift.coach import codec
from pacelift.coach.plan import Plan
from tests.coach.plans import VARIED, varied_plan

LEAVES: dict[Any, tuple[Any, ...]] = {
    str: ("", "w03-long", 'Läufe 🏃 "\\" \u202e\n\x00'),
    int: (0, -7, 2**70),
    float: (0.1 + 0.2, -0.0, 10.0, 1e300, 5e-324),
    bool: (True, False),
    NoneType: (None,),
    date: (date(1, 1, 1), date(2027, 3, 28)),
    datetime: (datetime(2027, 3, 28, 2, 30), datetime(9999, 12, 31, 23, 59, 59, 999999)),
    time: (time(0, 0), time(9, 30, 1, 5)),
}
"""The values that are hard to keep; a generator of any values is a hundred times slower."""


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that plans are made of."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in LEAVES:
        return st.sampled_from(LEAVES[hint])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*map(values_of, inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(values_of(inner[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, inner))
    hints = get_type_hints(hint)
    return st.builds(
        hint, **{each.name: values_of(hints[each.name]) for each in attrs.fields(hint)}
    )


plans = values_of(Plan)


@given(plans)
def test_a_plan_comes_back_exactly(plan: Plan) -> None:
    back = codec.loads(codec.dumps(plan))
    assert back == plan
    assert repr(back) == repr(plan)


@pytest.mark.parametrize("name", VARIED)
def test_a_plan_of_the_planner_comes_back_exactly(name: str) -> None:
    plan = varied_plan(name)
    back = codec.loads(codec.dumps(plan))
    assert back == plan
    assert repr(back) == repr(plan)


@settings(max_examples=20)
@given(plans)
def test_the_text_of_a_plan_is_always_the_same(plan: Plan) -> None:
    back = codec.loads(codec.dumps(plan))
    assert back is not None
    assert codec.dumps(back) == codec.dumps(plan)


@settings(max_examples=20)
@given(plans, st.data())
def test_a_text_cut_short_is_not_read(plan: Plan, data: st.DataObject) -> None:
    text = codec.dumps(plan)
    assert codec.loads(text[: data.draw(st.integers(0, len(text) - 1))]) is None


@settings(max_examples=20)
@given(plans)
def test_a_text_of_another_shape_is_not_read(plan: Plan) -> None:
    shape, row = json.loads(codec.dumps(plan))
    assert codec.loads(json.dumps([shape + ";Shoe(name:str)", row])) is None
    assert codec.loads(json.dumps([shape, [*row[:-1], 1, 2]])) is None


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", "[1,2,3]", '["a",[]]', "[[]]", "\x00"])
def test_what_is_no_plan_is_not_read(text: str) -> None:
    assert codec.loads(text) is None


@settings(max_examples=20)
@given(plans)
def test_a_number_json_has_no_word_for_is_refused(plan: Plan) -> None:
    broken = evolve(plan, fitness=evolve(plan.fitness, planning_pace_s_per_km=float("nan")))
    with pytest.raises(ValueError, match="JSON"):
        codec.dumps(broken)


def test_every_class_of_a_plan_is_in_the_shape() -> None:
    shape = codec._shape()
    for name in (
        "Plan",
        "Profile",
        "Window",
        "Week",
        "Session",
        "Step",
        "Prescription",
        "Reason",
        "Actual",
        "LoggedSet",
    ):
        assert f"{name}(" in shape
    assert "'too-hard'" in shape


@frozen
class OfMoments:
    """What a fixed tuple may not hold."""

    both: tuple[date, date]


@frozen
class OfEither:
    """What JSON tells no apart."""

    either: date | str


@frozen
class OfSets:
    """What no plan has held so far."""

    names: set[str]


@pytest.mark.parametrize("kind", [OfMoments, OfEither, OfSets])
def test_a_class_that_could_be_misread_is_refused_at_once(kind: type) -> None:
    with pytest.raises(TypeError):
        codec._reader(kind)
