"""How a week meets the one before it."""

from __future__ import annotations

from typing import Final

import pytest

from pacelift.coach import aims
from pacelift.coach.candidates import Stay
from pacelift.coach.edges import FREE, Entrance, no_worse
from pacelift.coach.placing import make_ready
from pacelift.coach.rules.pairs import HOUR, EffortKind, traits
from pacelift.coach.slots import Slot
from pacelift.coach.week import Item, WeekProblem

DAY: Final = 24 * HOUR
MORNINGS: Final = tuple(
    Slot(day, day * DAY + 6 * HOUR, day * DAY + 8 * HOUR, 6 * HOUR) for day in range(7)
)


def entrance(*items: Item, slots: tuple[Slot, ...] = MORNINGS) -> Entrance:
    week = WeekProblem(items=items, slots=slots)
    return Entrance(make_ready(week, None, aims.drop_costs([week])))


def quality() -> Item:
    return Item("quality-1", "quality", 60, 2, 80)


def before(kind: EffortKind, day: int, hour: int, leg_load: int = 2) -> Stay:
    """A session of an hour on a day of the week before (-1 is its Sunday)."""
    start = day * DAY + hour * HOUR
    return Stay(traits(kind, 60, leg_load), day, start, start + HOUR)


def test_what_costs_the_week_nothing_is_not_felt() -> None:
    assert entrance(quality()).felt(before("quality", -4, 6)) is None


def test_sessions_that_cost_the_same_are_felt_as_one() -> None:
    week = entrance(quality())
    first = week.felt(before("quality", -1, 6))
    assert first is not None
    assert week.felt(before("quality", -1, 7)) is first


def test_sessions_that_cost_another_candidate_are_told_apart() -> None:
    week = entrance(quality())
    assert week.felt(before("quality", -1, 6)) != week.felt(before("quality", -2, 20))


def test_behind_nothing_felt_candidates_cost_their_own() -> None:
    week = entrance(quality())
    assert week.costs_behind(FREE) == [list(m.costs) for m in week.week.movables]


def test_a_hard_sunday_forbids_a_hard_monday_and_leaves_wednesday() -> None:
    week = entrance(quality())
    felt = week.felt(before("quality", -1, 6))
    assert felt is not None
    own, costs = week.costs_behind(FREE)[0], week.costs_behind((1, (felt,)))[0]
    days = week.week.movables[0].candidates.days
    extra = {day: b - a for day, a, b in zip(days, own, costs, strict=True)}
    assert extra[0] > aims.DROP
    assert extra[2] == 0


@pytest.mark.parametrize(("streak", "counts"), [(5, False), (6, True)])
def test_days_in_a_row_count_when_they_can_become_seven(streak: int, counts: bool) -> None:
    """The first rest that is possible is on Tuesday: one training day leads the week."""
    week = entrance(quality(), slots=MORNINGS[:1])
    assert week.lead == 1
    assert week.canonical((streak, ())) == (streak if counts else 0, ())


def test_fewer_and_earlier_sessions_are_no_worse() -> None:
    early, late, lift = before("long", -1, 6), before("long", -1, 9), before("lift", -2, 18, 3)
    assert no_worse((), (early,))
    assert no_worse((early,), (late,))
    assert no_worse((early,), (late, lift))
    assert not no_worse((late,), (early,))
    assert not no_worse((early, lift), (late,))
    assert not no_worse((lift,), (early, late))


def test_two_sessions_are_not_matched_by_one() -> None:
    lift = before("lift", -1, 18)
    assert not no_worse((lift, lift), (lift, before("long", -1, 6)))
