"""Where in a week a session could go, beside what the plan's rules say of it there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

import pytest
from attrs import evolve

from pacelift.coach.edited import with_sessions
from pacelift.coach.places import STEP_MIN, TIMED, Stretch, places, rule_at
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules import RULES, hard_findings
from tests.coach.plans import catalogue, example_plan

NOW: Final = datetime.fromisoformat("2027-01-12T08:00+01:00")


def session(name: str, plan: Plan | None = None) -> Session:
    return next(each for each in (plan or example_plan()).sessions if each.id == name)


def found(name: str, week: int, now: datetime = NOW) -> tuple[Stretch, ...]:
    return places(example_plan(), session(name), week, now, catalogue())


def rules(name: str, week: int, start: str) -> tuple[str, ...] | None:
    return rule_at(found(name, week), datetime.fromisoformat(start))


def test_its_own_place_keeps_all_rules() -> None:
    for each in example_plan().sessions:
        if each.week == 3:
            assert rules(each.id, 3, each.start.isoformat()) == (), each.id


@pytest.mark.parametrize(
    ("name", "start", "told"),
    [
        ("w03-easy-1", "2027-01-20T06:30", ()),
        ("w03-easy-1", "2027-01-24T12:00", ("R-FIT-1",)),  # the day of the long run
        ("w03-quality-1", "2027-01-19T15:00", ("R-ORD-3",)),  # two hours before the lift
        ("w03-quality-1", "2027-01-20T06:30", ("R-ORD-2", "R-ORD-5")),  # the morning after it
        ("w03-long", "2027-01-20T06:30", ("R-ORD-2",)),
    ],
)
def test_a_place_breaks_the_rules_of_its_time(name: str, start: str, told: tuple[str, ...]) -> None:
    assert set(told) <= set(rules(name, 3, start) or ())
    assert bool(rules(name, 3, start)) is bool(told)


def test_what_is_over_is_no_place_nor_is_a_day_before_the_plan() -> None:
    there = found("w02-easy-2", 2)
    assert rule_at(there, datetime(2027, 1, 11, 7)) is None
    assert rule_at(there, datetime(2027, 1, 12, 7, 45)) is None
    assert rule_at(there, datetime(2027, 1, 12, 8)) is not None
    first = example_plan().weeks[0]
    days = {each.day for each in found("w01-long", 1, NOW - timedelta(days=10))}
    assert min(days) == first.start > date(2027, 1, 4)


def test_stretches_of_a_day_touch_each_other_and_differ_in_their_rules() -> None:
    there = found("w03-quality-1", 3)
    for day in {each.day for each in there}:
        mine = [each for each in there if each.day == day]
        assert mine[0].first_min == 0
        assert mine[-1].last_min == 24 * 60 - STEP_MIN
        for one, other in pairwise(mine):
            assert one.last_min + STEP_MIN == other.first_min
            assert one.rules != other.rules


@pytest.mark.parametrize("name", ["w03-easy-1", "w03-lift-b", "w03-quality-1", "w03-long"])
def test_it_says_what_the_check_of_the_whole_plan_says(name: str) -> None:
    plan, moved = example_plan(), session(name)
    before = set(hard_findings(plan, catalogue()))
    there = found(name, 3, datetime.fromisoformat("2027-01-18T00:00+01:00"))
    for day in range(18, 25):
        for hour in (6, 12, 18):
            start = datetime(2027, 1, day, hour)
            put = evolve(moved, start=start, pinned=True)
            broken = set(hard_findings(with_sessions(plan, (put,)), catalogue())) - before
            told = {each.rule for each in broken} & set(TIMED)
            assert set(rule_at(there, start) or ()) == told, start


def test_another_week_s_places_see_the_sessions_there() -> None:
    assert rules("w02-easy-2", 3, "2027-01-24T12:00") == ("R-FIT-1",)
    assert rules("w02-easy-2", 3, "2027-01-23T10:00") is not None


def test_only_hard_rules_with_a_check_are_told_of() -> None:
    assert {RULES[each].severity for each in TIMED} == {"hard"}
    assert all(RULES[each].check for each in TIMED)
