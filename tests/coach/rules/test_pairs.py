"""What each pair rule asks of each two kinds of session."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest

from pacelift.coach.rules.pairs import (
    FORBIDDEN,
    HOUR,
    LONGEST_GAP_MIN,
    PAIR_RULES,
    Gaps,
    PairRule,
    Traits,
    gaps,
    hard_run_then_lift,
    hours_around_legs,
    leg_load_allowed,
    legs_then_hard_run,
    no_hard_days_in_a_row,
    no_legs_before_hard_run,
    one_run_a_day,
    race_eve,
    rest_after_long,
    rest_days_needed,
    run_before_lift,
    traits,
)

SESSIONS: Final = {
    "jog": traits("easy", 30, 1),
    "short": traits("easy", 40, 1),
    "easy": traits("easy", 41, 1),
    "long": traits("long", 89, 2),
    "longest": traits("long", 90, 2),
    "quality": traits("quality", 60, 2),
    "race": traits("race", 60, 3),
    "heavy": traits("lift", 45, 3),
    "medium": traits("lift", 45, 2),
    "light": traits("lift", 45, 1),
    "arms": traits("lift", 45, 0),
    "core": traits("core", 20, 0),
}

SAME: Final = Gaps(same=FORBIDDEN)
NEXT: Final = Gaps(next=FORBIDDEN)
RUNS: Final = "jog short easy long longest quality race"
HARD_RUNS: Final = "long longest quality race"
LEG_LIFTS: Final = "heavy medium light"


def hours(number: int) -> Gaps:
    return Gaps(number * HOUR, number * HOUR, number * HOUR)


TABLES: Final[dict[PairRule, tuple[tuple[str, str, Gaps], ...]]] = {
    run_before_lift: ((LEG_LIFTS, f"easy {HARD_RUNS}", SAME),),
    legs_then_hard_run: (
        ("heavy", HARD_RUNS, hours(36)),
        ("medium", HARD_RUNS, hours(24)),
    ),
    hard_run_then_lift: ((HARD_RUNS, LEG_LIFTS, Gaps(same=3 * HOUR)),),
    no_legs_before_hard_run: (
        ("heavy medium", "long quality race", NEXT),
        ("heavy medium", "longest", Gaps(same=FORBIDDEN, next=FORBIDDEN)),
        ("light", "longest", SAME),
        ("longest", LEG_LIFTS, SAME),
    ),
    hours_around_legs: (
        ("long longest race", "heavy", hours(36)),
        ("long longest race", "medium", hours(24)),
        ("heavy", "long longest race", hours(48)),
        ("heavy", "heavy", hours(48)),
        ("heavy", "medium", hours(24)),
        ("medium", "heavy medium", hours(24)),
    ),
    no_hard_days_in_a_row: ((f"{HARD_RUNS} heavy", f"{HARD_RUNS} heavy", NEXT),),
    rest_after_long: (("longest race", f"easy {HARD_RUNS} heavy medium", NEXT),),
    race_eve: ((" ".join(SESSIONS.keys() - {"jog"}), "race", NEXT),),
    one_run_a_day: (
        (RUNS, RUNS, SAME),
        ("race", "heavy medium light arms core", SAME),
        ("heavy medium light arms core", "race", SAME),
    ),
}
"""By rule, (earlier sessions, later sessions, what it asks); it asks nothing of all others."""


def test_every_pair_rule_has_its_table() -> None:
    assert set(TABLES) == set(PAIR_RULES)


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_asks_what_its_table_says_and_nothing_else(rule: PairRule) -> None:
    expected = {
        pair: asked
        for before, after, asked in TABLES[rule]
        for pair in product(before.split(), after.split())
    }
    asked = {
        (a, b): rule(SESSIONS[a], SESSIONS[b])
        for a, b in product(SESSIONS, SESSIONS)
        if rule(SESSIONS[a], SESSIONS[b]) != Gaps()
    }
    assert asked == expected


def test_all_rules_together_ask_the_most_of_any_at_each_distance() -> None:
    assert gaps(SESSIONS["heavy"], SESSIONS["longest"]) == (FORBIDDEN, FORBIDDEN, 48 * HOUR)
    assert gaps(SESSIONS["heavy"], SESSIONS["quality"]) == (FORBIDDEN, FORBIDDEN, 36 * HOUR)
    assert gaps(SESSIONS["quality"], SESSIONS["heavy"]) == (3 * HOUR, FORBIDDEN, 0)
    assert gaps(SESSIONS["core"], SESSIONS["easy"]) == (0, 0, 0)


def test_nothing_is_asked_of_sessions_further_apart_than_the_longest_gap() -> None:
    """The check of a finished plan stops looking there."""
    asked = [gaps(a, b).later for a, b in product(SESSIONS.values(), SESSIONS.values())]
    assert max(asked) == LONGEST_GAP_MIN


@pytest.mark.parametrize(
    ("minutes", "as_good_as"), [(1, 30), (31, 40), (41, 89), (90, 90), (91, 90), (240, 90)]
)
def test_minutes_between_two_bounds_are_one_and_the_same(minutes: int, as_good_as: int) -> None:
    assert traits("long", minutes, 2) is traits("long", as_good_as, 2)
    assert traits("long", minutes, 2).minutes == as_good_as


@pytest.mark.parametrize("bound", [30, 40, 89])
def test_minutes_on_either_side_of_a_bound_differ(bound: int) -> None:
    assert traits("easy", bound, 1) is not traits("easy", bound + 1, 1)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (traits("long", 89, 2), False),
        (traits("long", 90, 2), True),
        (traits("long", 60, 2, rest_after=True), True),
        (traits("easy", 90, 1), False),
        (traits("race", 20, 3), True),
    ],
)
def test_rest_follows_races_and_the_longest_runs(held: Traits, expected: bool) -> None:
    assert held.rest_after is expected
    assert (rest_after_long(held, SESSIONS["easy"]) == NEXT) is expected


def test_legs_count_as_loaded_by_lifts_only() -> None:
    assert traits("long", 60, 2).leg_lift == 0
    assert traits("core", 20, 1).leg_lift == 0
    assert traits("lift", 45, 2).leg_lift == 2


@pytest.mark.parametrize(
    ("days_to_race", "most"),
    [(None, 3), (-1, 3), (0, 0), (4, 0), (5, 2), (9, 2), (10, 3), (300, 3)],
)
def test_legs_are_spared_more_and_more_before_the_race(days_to_race: int | None, most: int) -> None:
    assert leg_load_allowed(days_to_race) == most


@pytest.mark.parametrize(
    ("wish", "needed"),
    [
        (0, (0, 0, 0, 0, 0, 0, 0)),
        (1, (0, 0, 0, 1, 1, 1, 1)),
        (2, (0, 0, 0, 1, 1, 1, 2)),
        (3, (0, 0, 0, 1, 2, 2, 3)),
        (4, (0, 0, 0, 2, 2, 3, 4)),
    ],
)
def test_rest_days_of_a_part_week_are_in_proportion(wish: int, needed: tuple[int, ...]) -> None:
    """From one day of the week that belongs to the plan to all seven."""
    assert tuple(rest_days_needed(wish, days) for days in range(1, 8)) == needed
