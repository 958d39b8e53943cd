"""The order of the aims: what each costs, and that a unit of one outweighs all of those below."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from math import comb
from typing import Final

import pytest

from pacelift.coach.aims import (
    CHANGE_OVER_MIN,
    DROP,
    LONG_DAY,
    MOVED,
    MOVED_QUARTER_HOUR,
    TOO_CLOSE,
    change_cost,
    days_cost,
    drop_costs,
    easy_days,
    long_day_cost,
    pair_aims,
    pair_cost,
    time_cost,
)
from pacelift.coach.rules.pairs import HOUR, Traits, gaps, traits
from pacelift.coach.week import Item, Spot, WeekProblem

SAME, NEXT, LATER = range(3)
SESSIONS: Final = {
    "easy": traits("easy", 60, 1),
    "long": traits("long", 60, 2),
    "quality": traits("quality", 60, 2),
    "race": traits("race", 60, 3),
    "heavy": traits("lift", 45, 3),
    "medium": traits("lift", 45, 2),
    "light": traits("lift", 45, 1),
    "core": traits("core", 20, 0),
}
PAIRS: Final = tuple(product(SESSIONS.values(), repeat=2))

ITEMS: Final = 14
HARD_EFFORTS: Final = 10
MOST_EXTRA_EASY_DAYS: Final = 3
"""The most a week can hold, and the most R-MAST-1 adds."""


def costs_of_pairs(gap: int = 0) -> list[int]:
    """Of each two kinds at each distance in days, within a week and across its edge."""
    return [
        pair_cost(aim, gap)
        for (a, b), extra, across in product(PAIRS, range(MOST_EXTRA_EASY_DAYS + 1), (False, True))
        for aim in pair_aims(a, b, extra, across=across)
    ]


def most_points() -> int:
    """More than any week has: all items far from their time, and all pairs as bad as can be."""
    pairs = comb(ITEMS, 2) * max(cost % TOO_CLOSE for cost in costs_of_pairs())
    days = max(days_cost(hard, 0, lift, lift) for hard, lift in product(range(128), (0, 127)))
    return ITEMS * time_cost(24 * HOUR - 1, 0) + pairs + days


def most_change() -> int:
    return ITEMS * change_cost(Spot(0, 0), 6, 7 * 24 * HOUR)


def most_too_close() -> int:
    return comb(HARD_EFFORTS, 2) * (max(costs_of_pairs()) // TOO_CLOSE) * TOO_CLOSE


def most_long_day() -> int:
    return max(long_day_cost(day, wanted) for day in range(7) for wanted in (None, *range(7)))


def test_a_quarter_hour_of_change_outweighs_all_points_of_a_week() -> None:
    assert most_points() < MOVED_QUARTER_HOUR


def test_a_move_outweighs_how_far_the_others_move_and_all_points() -> None:
    quarters = most_change() - ITEMS * MOVED
    assert quarters + most_points() < MOVED


def test_hard_efforts_too_close_outweigh_all_moves() -> None:
    assert most_change() + most_points() < TOO_CLOSE


def test_the_long_runs_day_outweighs_how_close_hard_efforts_are() -> None:
    assert most_too_close() + most_change() + most_points() < LONG_DAY


def test_a_session_outweighs_the_long_runs_day_and_all_below() -> None:
    below = most_long_day() + most_too_close() + most_change() + most_points()
    assert below < DROP


def item(role: str, worth: int, fixed: Spot | None = None) -> Item:
    return Item(role, "easy", 60, 1, worth, fixed=fixed)


def week_of(*items: Item) -> WeekProblem:
    return WeekProblem(items=items, slots=())


def test_a_session_outweighs_all_of_lower_worth_together() -> None:
    week = week_of(item("a", 10), item("b", 10), item("c", 20), item("d", 30), item("e", 30))
    costs = drop_costs([week])
    below = DROP - 1
    for worth, count in ((10, 2), (20, 1), (30, 2)):
        assert costs[worth] > below
        below += costs[worth] * count


def test_what_is_fixed_is_never_dropped_and_has_no_cost() -> None:
    week = week_of(item("a", 10), item("race", 100, fixed=Spot(6, 9000)))
    assert drop_costs([week]) == {10: DROP}


def test_the_fullest_week_of_each_worth_sets_the_costs_of_all_weeks() -> None:
    one = week_of(item("a", 10), item("c", 20))
    three = week_of(*(item(role, 10) for role in "abc"))
    assert drop_costs([one, three]) == drop_costs([three, one]) == {10: DROP, 20: 4 * DROP}


def test_standing_where_it_was_seen_costs_nothing() -> None:
    assert change_cost(Spot(2, 3000), 2, 3000) == 0


@pytest.mark.parametrize(
    ("by", "quarters"), [(1, 1), (15, 1), (16, 2), (-15, 1), (-60, 4), (9000, 576)]
)
def test_change_is_counted_in_quarter_hours_begun(by: int, quarters: int) -> None:
    cost = change_cost(Spot(2, 3000), 2, 3000 + by)
    assert cost == MOVED + quarters * MOVED_QUARTER_HOUR


@pytest.mark.parametrize(
    ("wall_min", "points"), [(420, 0), (479, 0), (480, 1), (361, 0), (360, 1), (0, 7)]
)
def test_each_full_hour_off_the_preferred_time_is_a_point(wall_min: int, points: int) -> None:
    assert time_cost(wall_min, 420) == points
    assert time_cost(wall_min, None) == 0


@pytest.mark.parametrize(
    ("wanted", "order"),
    [(None, (6, 5, 0)), (6, (6, 5, 0)), (5, (5, 6, 0)), (2, (2, 6, 5, 0))],
)
def test_the_long_run_goes_to_the_day_wanted_then_to_the_weekend(
    wanted: int | None, order: tuple[int, ...]
) -> None:
    costs = [long_day_cost(day, wanted) for day in order]
    assert costs[0] == 0
    assert all(better < worse for better, worse in pairwise(costs))
    assert len({long_day_cost(day, wanted) for day in range(7) if day not in order[:-1]}) == 1


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_what_the_rules_ask_is_needed(a: Traits, b: Traits) -> None:
    found = pair_aims(a, b, 0, across=False)
    assert tuple(aim.needed for aim in found) == gaps(a, b)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_beyond_its_reach_a_pair_costs_nothing(a: Traits, b: Traits) -> None:
    for across in (False, True):
        for aim in pair_aims(a, b, 2, across=across):
            if not aim.points:
                assert pair_cost(aim, aim.reach) == 0
                assert aim.reach >= aim.needed


WANTED: Final = (
    ("quality", "quality", 0, 2, 32),
    ("quality", "long", 1, 2, 56),
    ("long", "quality", 2, 2, 80),
    ("heavy", "long", 1, 2, 32),
    ("heavy", "heavy", 0, 2, 32),
    ("heavy", "quality", 1, 2, 32),
    ("quality", "heavy", 1, 2, 32),
    ("medium", "quality", 0, 1, 32),
    ("medium", "medium", 0, 1, 32),
    ("long", "medium", 0, 1, 32),
)
"""Earlier and later session, extra easy days, weight of half a day, hours wanted."""


@pytest.mark.parametrize(("a", "b", "extra", "weight", "hours"), WANTED)
def test_two_nights_are_wanted_between_hard_efforts_and_after_legs(
    a: str, b: str, extra: int, weight: int, hours: int
) -> None:
    for aim in pair_aims(SESSIONS[a], SESSIONS[b], extra, across=False)[NEXT:]:
        costs = [aim.apart.cost(gap * HOUR) for gap in (hours, hours - 1, hours - 12, hours - 13)]
        assert costs == [0, weight * TOO_CLOSE, weight * TOO_CLOSE, 2 * weight * TOO_CLOSE]


@pytest.mark.parametrize(
    ("a", "b"),
    [("quality", "medium"), ("light", "quality"), ("easy", "long"), ("quality", "core")],
)
def test_other_sessions_may_stand_as_close_as_the_rules_let_them(a: str, b: str) -> None:
    for aim in pair_aims(SESSIONS[a], SESSIONS[b], 0, across=False)[NEXT:]:
        assert aim.apart.cost(0) == 0


@pytest.mark.parametrize(
    ("b", "weight"), [("heavy", 4), ("medium", 2), ("light", 2), ("core", 0), ("easy", 0)]
)
def test_six_hours_are_wanted_from_a_hard_run_to_a_lift_of_the_day(b: str, weight: int) -> None:
    aim = pair_aims(SESSIONS["quality"], SESSIONS[b], 1, across=False)[SAME]
    assert aim.apart.cost(6 * HOUR) == 0
    assert aim.apart.cost(6 * HOUR - 1) == aim.apart.cost(3 * HOUR) == weight * TOO_CLOSE


def test_no_session_is_put_off_for_minutes_between_hard_efforts() -> None:
    """From an evening to the morning two days on is as good as from morning to evening."""
    aim = pair_aims(SESSIONS["medium"], SESSIONS["quality"], 0, across=False)[LATER]
    evening_to_morning, morning_to_evening = 35 * HOUR, 58 * HOUR
    assert pair_cost(aim, evening_to_morning) == pair_cost(aim, morning_to_evening) == 0


@pytest.mark.parametrize(
    ("first", "then", "dearer"),
    [("core", "easy", True), ("medium", "easy", True), ("easy", "core", False)],
)
def test_the_run_comes_first_on_a_day(first: str, then: str, dearer: bool) -> None:
    aim = pair_aims(SESSIONS[first], SESSIONS[then], 0, across=False)[SAME]
    assert (pair_cost(aim, HOUR) > 0) == dearer


def test_core_keeps_away_from_the_days_of_lifts() -> None:
    for a, b in (("core", "medium"), ("light", "core")):
        assert pair_cost(pair_aims(SESSIONS[a], SESSIONS[b], 0, across=False)[SAME], 6 * HOUR) > 0


def test_an_outing_of_two_sessions_leaves_time_to_change() -> None:
    aim = pair_aims(SESSIONS["easy"], SESSIONS["light"], 0, across=False)[SAME]
    assert pair_cost(aim, CHANGE_OVER_MIN) == 0
    assert 0 < pair_cost(aim, CHANGE_OVER_MIN - 1) < MOVED_QUARTER_HOUR


def test_days_running_cost_points_in_pairs_across_weeks_only() -> None:
    """Within a week they are counted by `days_cost`."""
    easy, quality, core = (SESSIONS[name] for name in ("easy", "quality", "core"))
    inside = [pair_aims(easy, b, 0, across=False)[NEXT].points for b in (easy, quality, core)]
    across = [pair_aims(easy, b, 0, across=True)[NEXT].points for b in (easy, quality, core)]
    assert inside == [0, 0, 0]
    assert across == [days_cost(0, 0b11, 0, 0), days_cost(0b10, 0b01, 0, 0), 0]


@pytest.mark.parametrize(
    ("hard", "easy", "lift", "core", "points"),
    [
        (0, 0, 0, 0, 0),
        (0, 0b0000101, 0, 0, 0),
        (0, 0b0000011, 0, 0, 4),
        (0b0000010, 0b0000001, 0, 0, 8),
        (0b0000001, 0b0000010, 0, 0, 8),
        (0b0000010, 0b0000101, 0, 0, 16),
        (0b1000000, 0b0000001, 0, 0, 0),
        (0b0000010, 0, 0b0000010, 0b0000010, 0),
        (0b0000010, 0, 0b0000101, 0, 16),
        (0b0000010, 0, 0, 0b0000101, 8),
    ],
)
def test_days_cost_what_stands_side_by_side_or_alone(
    hard: int, easy: int, lift: int, core: int, points: int
) -> None:
    """Bits are weekdays, the lowest is Monday: Sunday and the same week's Monday are not beside."""
    assert days_cost(hard, easy, lift, core) == points


@pytest.mark.parametrize("more", range(4))
def test_easy_days_are_all_ways_to_fill_the_free_days_cheapest_first(more: int) -> None:
    hard, easy, lift, core, free = 0b1000010, 0b0010000, 0b0000110, 0b0000001, 0b0101101
    ways = easy_days(hard, easy, lift, core, free, more)
    days = [1 << day for day in range(7) if free >> day & 1]
    assert {chosen for _, chosen in ways} == {sum(c) for c in combinations(days, more)}
    assert list(ways) == sorted(ways)
    assert all(cost == days_cost(hard, easy | chosen, lift, core) for cost, chosen in ways)


def test_there_is_no_way_to_put_more_runs_than_there_are_free_days() -> None:
    assert easy_days(0, 0, 0, 0, 0b11, 3) == ()
