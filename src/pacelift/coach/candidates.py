"""Where a session may stand in a week's windows, and what one that stands costs another.

What pairs may and should be is `aims` and `rules.pairs`; weeks are made ready in `placing`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import frozen

from pacelift.coach import aims
from pacelift.coach.rules.pairs import MEDIUM, Traits
from pacelift.coach.slots import Slot

NEVER: Final = 1 << 62
"""The cost of what is not allowed; any sum with it is at least half of it."""

Effect = tuple[tuple[int, int], ...]
"""What something costs the candidates of an item: (candidate, cost) where it costs anything."""


@frozen(cache_hash=True)
class Stay:
    """A session somewhere: its traits, weekday and elapsed minutes since a week's Monday.

    In the week before, day and minutes are negative; in the week after, over 6 and its length.
    """

    traits: Traits
    day: int
    start: int
    end: int

    def shifted(self, minutes: int, days: int) -> Stay:
        """The same seen from another week's Monday."""
        return Stay(self.traits, self.day + days, self.start + minutes, self.end + minutes)

    @property
    def is_felt(self) -> bool:
        """Whether the next week's rules and aims can see it."""
        return is_felt(self.traits)


def is_felt(seen: Traits) -> bool:
    """Whether the next week's rules and aims can see a session with such traits."""
    return seen.is_hard or seen.leg_lift >= MEDIUM or seen.rest_after


@frozen(eq=False)
class Candidates:
    """The times a session of that length may start at, in order.

    `walls` are local minutes of the day; `by_day` holds the indices of each weekday's.
    """

    traits: Traits
    minutes: int
    starts: tuple[int, ...]
    days: tuple[int, ...]
    walls: tuple[int, ...]
    by_day: tuple[tuple[int, ...], ...]

    def stay(self, index: int) -> Stay:
        """One of them."""
        start = self.starts[index]
        return Stay(self.traits, self.days[index], start, start + self.minutes)


@lru_cache(maxsize=4096)
def candidates(
    slots: tuple[Slot, ...],
    traits: Traits,
    minutes: int,
    preferred_min: int | None,
    after_min: int | None,
) -> Candidates:
    """The candidates in those windows.

    They are at an opening, up to an end, at the local minute preferred, and, with the minutes to
    change, after a run of `after_min` begun at an opening.
    """
    found = []
    for slot in slots:
        latest = slot.end - minutes
        starts = {slot.start, latest}
        if after_min is not None:
            starts.add(slot.start + after_min + aims.CHANGE_OVER_MIN)
        if preferred_min is not None:
            starts.add(slot.start + preferred_min - slot.wall_min)
        found += [
            (start, slot.day, slot.wall_min + start - slot.start)
            for start in starts
            if slot.start <= start <= latest
            and not slot.second_pass[0] <= start < slot.second_pass[1]
        ]
    found.sort()
    days = tuple(day for _, day, _ in found)
    return Candidates(
        traits,
        minutes,
        tuple(start for start, _, _ in found),
        days,
        tuple(wall for _, _, wall in found),
        tuple(tuple(i for i, there in enumerate(days) if there == day) for day in range(7)),
    )


@lru_cache(maxsize=1 << 15)
def day_effect(there: Candidates, day: int, others: Candidates, extra_easy_days: int) -> Effect:
    """What standing on a weekday costs each weekday of another at the least: (day, cost).

    The more minutes lie between two sessions the less they cost, so the furthest apart counts.
    """
    before = aims.pair_aims(there.traits, others.traits, extra_easy_days, across=False)
    after = aims.pair_aims(others.traits, there.traits, extra_easy_days, across=False)
    mine = there.by_day[day]
    first, last = there.starts[mine[0]], there.starts[mine[-1]]
    ends, begins = first + there.minutes, last - others.minutes
    both_runs = there.traits.is_run and others.traits.kind == "easy"
    found = []
    for other_day, theirs in enumerate(others.by_day):
        if not theirs or (other_day == day and both_runs):
            continue
        apart = other_day - day
        costs = []
        if apart >= 0:
            costs.append(_cost(before[min(apart, 2)], others.starts[theirs[-1]] - ends))
        if apart <= 0:
            costs.append(_cost(after[min(-apart, 2)], begins - others.starts[theirs[0]]))
        cost = min(costs)
        if cost:
            found.append((other_day, cost))
    return tuple(found)


def _cost(aim: aims.PairAim, gap: int) -> int:
    if gap >= aim.reach:
        return 0
    return NEVER if gap < aim.needed else aims.pair_cost(aim, gap)


@lru_cache(maxsize=1 << 16)
def effect(stay: Stay, others: Candidates, extra_easy_days: int, across: bool) -> Effect:
    """What a session that stands costs each candidate of another, NEVER where a rule forbids it.

    `across` for a stay of another week; within one, which days have runs is not counted here.
    """
    seen = others.traits
    before = aims.pair_aims(stay.traits, seen, extra_easy_days, across=across)
    after = aims.pair_aims(seen, stay.traits, extra_easy_days, across=across)
    found: list[tuple[int, int]] = []
    if 0 <= stay.day <= 6 and (across or seen.kind != "easy" or not stay.traits.is_run):
        _same_day(stay, others, before[0], after[0], found)
    _days_after(stay, others, before, found)
    _days_before(stay, others, after, found)
    return tuple(found)


def _same_day(
    stay: Stay,
    others: Candidates,
    before: aims.PairAim,
    after: aims.PairAim,
    found: list[tuple[int, int]],
) -> None:
    for index in others.by_day[stay.day]:
        start = others.starts[index]
        if start >= stay.start:
            _charge(index, before, start - stay.end, found)
        else:
            _charge(index, after, stay.start - start - others.minutes, found)


def _days_after(
    stay: Stay, others: Candidates, pair: aims.PairAims, found: list[tuple[int, int]]
) -> None:
    end = stay.end
    for day in range(max(stay.day + 1, 0), 7):
        there = others.by_day[day]
        if there:
            next_day = day == stay.day + 1
            aim = pair[1] if next_day else pair[2]
            reach = aim.reach
            for index in there:
                gap = others.starts[index] - end
                if gap >= reach:
                    break
                _charge(index, aim, gap, found)
            if not next_day and others.starts[there[0]] - end >= reach:
                return


def _days_before(
    stay: Stay, others: Candidates, pair: aims.PairAims, found: list[tuple[int, int]]
) -> None:
    begin = stay.start - others.minutes
    for day in range(min(stay.day - 1, 6), -1, -1):
        there = others.by_day[day]
        if there:
            next_day = day == stay.day - 1
            aim = pair[1] if next_day else pair[2]
            reach = aim.reach
            for index in reversed(there):
                gap = begin - others.starts[index]
                if gap >= reach:
                    break
                _charge(index, aim, gap, found)
            if not next_day and begin - others.starts[there[-1]] >= reach:
                return


def _charge(index: int, aim: aims.PairAim, gap: int, found: list[tuple[int, int]]) -> None:
    if gap < aim.needed:
        found.append((index, NEVER))
    else:
        cost = aims.pair_cost(aim, gap)
        if cost:
            found.append((index, cost))
