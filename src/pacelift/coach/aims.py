"""What a good week is, in numbers: the order of aims of the week placing and the weight of each.

Whether a placing is allowed is `rules.pairs`; the search for the best is `placing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from pacelift.coach.rules.pairs import FORBIDDEN, HEAVY, HOUR, MEDIUM, Traits, gaps

if TYPE_CHECKING:
    from pacelift.coach.week import Spot, WeekProblem

# The aims, from the last to the first. A unit of each outweighs all that a week can have of those
# before it: at most 14 items, so under 2**12 points, 2**13 quarter hours of change, 2**4 moves,
# 2**10 steps too close (10 hard efforts, 18 steps at most in 45 pairs), 3 for the long day.
POINT: Final = 1
MOVED_QUARTER_HOUR: Final = 1 << 12
MOVED: Final = 1 << 25
TOO_CLOSE: Final = 1 << 29
LONG_DAY: Final = 1 << 44
DROP: Final = 1 << 46

MOST_QUARTER_HOURS: Final = 6 * 24 * 4
"""A change by more than six days counts as six, so that those of a week stay below a move."""

TWO_NIGHTS_MIN: Final = 32 * HOUR
"""R-ORD-2, R-ORD-5, R-ORD-6: aimed at between hard efforts, and around legs. An evening and the
morning two days on are further apart, so that no session is put off for the last minutes of it."""
HALF_DAY_MIN: Final = 12 * HOUR
"""A step below what is aimed at: coarse, so that sessions keep their time of day."""
STACKED_APART_MIN: Final = 6 * HOUR
"""R-ORD-3: aimed at from a hard run to a lift on the same day."""
EXTRA_EASY_DAY_MIN: Final = 24 * HOUR
"""R-MAST-1: what each extra easy day adds between hard runs."""
CHANGE_OVER_MIN: Final = 10
"""Minutes to change between two sessions of one outing."""

_NEXT_TO_HARD: Final = 8
_NEXT_TO_EASY: Final = 4
_LIFT_ALONE: Final = 8
CORE_ALONE: Final = 4
_CORE_TWICE: Final = 16
_CORE_WITH_LIFT: Final = 8
_BEFORE_RUN: Final = 8
_NO_CHANGE_OVER: Final = 8
"""Points; one is an hour off the preferred time of day."""

SUNDAY: Final = 6
SATURDAY: Final = 5


class Closeness(NamedTuple):
    """Each `step` begun below `wanted` minutes between two sessions costs `weight`."""

    wanted: int
    step: int
    weight: int

    def cost(self, gap: int) -> int:
        """The cost of `gap` minutes between them."""
        short = self.wanted - gap
        return self.weight * -(-short // self.step) if short > 0 else 0


class PairAim(NamedTuple):
    """What a pair of sessions costs at one distance in days, the earlier one first.

    Less than `needed` minutes between them is not allowed. What they cost for standing too close
    is `apart`; `points` are added as they are, and _NO_CHANGE_OVER below `change_over` minutes.
    From `reach` minutes on there is no cost.
    """

    needed: int
    apart: Closeness
    points: int
    change_over: int
    reach: int


PairAims = tuple[PairAim, PairAim, PairAim]
"""On one day, on days running, and further apart."""


@lru_cache(maxsize=4096)
def pair_aims(a: Traits, b: Traits, extra_easy_days: int, *, across: bool) -> PairAims:
    """The aims of two sessions on one day, on days running, and further apart.

    `across` for two of different weeks; within one, days running are `days_cost`.
    """
    asked = gaps(a, b)
    on_one_day = Closeness(STACKED_APART_MIN, STACKED_APART_MIN, _stacked_weight(a, b))
    apart = _wanted(a, b, extra_easy_days)
    return (
        _aim(asked.same, on_one_day, _same_day_points(a, b), CHANGE_OVER_MIN),
        _aim(asked.next, apart, _next_day_points(a, b, across), 0),
        _aim(asked.later, apart, 0, 0),
    )


def _aim(needed: int, apart: Closeness, points: int, change_over: int) -> PairAim:
    wanted = apart.wanted if apart.weight else 0
    reach = FORBIDDEN if points else max(needed, wanted, change_over)
    return PairAim(needed, apart, points, change_over, reach)


def _stacked_weight(a: Traits, b: Traits) -> int:
    if a.is_hard_run and b.leg_lift:
        return (4 if b.leg_lift == HEAVY else 2) * TOO_CLOSE
    return 0


def _wanted(a: Traits, b: Traits, extra_easy_days: int) -> Closeness:
    """What is aimed at between two sessions of different days."""
    wanted, weight = TWO_NIGHTS_MIN, 0
    legs_first = a.leg_lift >= MEDIUM and (b.is_hard_run or b.leg_lift >= MEDIUM)
    if a.is_hard and b.is_hard:
        weight = 2 * TOO_CLOSE
        if a.is_hard_run and b.is_hard_run:
            wanted += extra_easy_days * EXTRA_EASY_DAY_MIN
    elif legs_first or (a.kind in ("long", "race") and b.leg_lift >= MEDIUM):
        weight = TOO_CLOSE
    return Closeness(wanted, HALF_DAY_MIN, weight)


def _same_day_points(a: Traits, b: Traits) -> int:
    """R-ORD-4: on one day the run comes first; core stays away from lifts."""
    if a.kind == b.kind == "core":
        return _CORE_TWICE
    if {a.kind, b.kind} == {"core", "lift"}:
        return _CORE_WITH_LIFT
    return _BEFORE_RUN if b.is_run else 0


def _next_day_points(a: Traits, b: Traits, across: bool) -> int:
    if across and a.is_run and b.is_run:
        return _NEXT_TO_HARD if a.is_hard_run or b.is_hard_run else _NEXT_TO_EASY
    return 0


@lru_cache(maxsize=16384)
def days_cost(hard: int, easy: int, lift: int, core: int) -> int:
    """What the sets of days (bits) with hard and easy runs, lifts and core cost, in points.

    Runs on days running, the more beside a hard one; lifts and core on days without a run, which
    would be rest.
    """
    runs = hard | easy
    both = runs & runs >> 1
    beside_hard = both & (hard | hard >> 1)
    return (
        _NEXT_TO_EASY * both.bit_count()
        + (_NEXT_TO_HARD - _NEXT_TO_EASY) * beside_hard.bit_count()
        + _LIFT_ALONE * (lift & ~runs).bit_count()
        + CORE_ALONE * (core & ~runs).bit_count()
    )


@lru_cache(maxsize=16384)
def easy_days(
    hard: int, easy: int, lift: int, core: int, free: int, more: int
) -> tuple[tuple[int, int], ...]:
    """The ways to put as many more easy runs on free days: (`days_cost`, days), cheapest first."""
    days = [1 << day for day in range(7) if free >> day & 1]
    sets = [sum(chosen) for chosen in combinations(days, more)]
    return tuple(sorted((days_cost(hard, easy | s, lift, core), s) for s in sets))


def pair_cost(aim: PairAim, gap: int) -> int:
    """The cost of an allowed pair with `gap` minutes between the two."""
    cost = aim.points + aim.apart.cost(gap)
    if gap < aim.change_over:
        cost += _NO_CHANGE_OVER
    return cost


def long_day_cost(day: int, wanted: int | None) -> int:
    """The cost of a long run on a weekday: the one wanted, else Sunday, Saturday, any other."""
    order = [SUNDAY, SATURDAY] if wanted is None else [wanted, SUNDAY, SATURDAY]
    return LONG_DAY * (order.index(day) if day in order else len(order))


def change_cost(seen: Spot, day: int, start: int) -> int:
    """The cost of standing elsewhere than where the runner has seen the session before."""
    if (seen.day, seen.start) == (day, start):
        return 0
    quarters = min((abs(start - seen.start) + 14) // 15, MOST_QUARTER_HOURS)
    return MOVED + MOVED_QUARTER_HOUR * quarters


def time_cost(wall_min: int, preferred_min: int | None) -> int:
    """The cost of a local minute of the day against the one preferred, in points."""
    return 0 if preferred_min is None else abs(wall_min - preferred_min) // HOUR


def drop_costs(weeks: Iterable[WeekProblem]) -> dict[int, int]:
    """What leaving out one item of each worth costs: more than all of lower worth in a week."""
    most: dict[int, int] = {}
    for week in weeks:
        worths = [item.worth for item in week.items if item.fixed is None]
        for worth in set(worths):
            most[worth] = max(most.get(worth, 0), worths.count(worth))
    costs = {}
    units = 1
    for worth in sorted(most):
        costs[worth] = units * DROP
        units *= most[worth] + 1
    return costs
