"""A week made ready for its search: where each item may stand, and what that costs others.

What costs what is `aims`; the search itself is `search`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from pacelift.coach import aims
from pacelift.coach.rules.pairs import (
    MEDIUM,
    MOST_DAYS_IN_A_ROW,
    Traits,
    leg_load_allowed,
    rest_days_needed,
    traits,
)
from pacelift.coach.slots import DAY_MIN, Slot

if TYPE_CHECKING:
    from pacelift.coach.week import Item, WeekProblem

NEVER: Final = 1 << 62
"""The cost of what is not allowed; any sum with it is at least half of it."""

Costs = list[int]
"""The cost of each candidate of one item, as far as it is known."""
Effect = tuple[tuple[int, int], ...]
"""What something costs the candidates of an item: (candidate, cost), those without cost left out."""


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


@frozen
class Movable:
    """An item with its candidates in order of time.

    `by_day` holds the candidates of each weekday, `costs` what each costs by itself, `drop` what
    leaving the item out costs. `like_previous`: it could change places with the movable before it.
    """

    item: Item
    traits: Traits
    starts: tuple[int, ...]
    days: tuple[int, ...]
    by_day: tuple[tuple[int, ...], ...]
    costs: tuple[int, ...]
    drop: int
    like_previous: bool

    def stay(self, candidate: int) -> Stay:
        """One of its candidates."""
        start = self.starts[candidate]
        return Stay(self.traits, self.days[candidate], start, start + self.item.minutes)


@define
class Week:
    """A week made ready for searching.

    `movables` stand in the order of the search: first those that the next week can feel, `felt`
    many. `next_lead` training days in a row are fixed from the next Monday on.
    """

    problem: WeekProblem
    fixed: tuple[Stay, ...]
    movables: tuple[Movable, ...]
    felt: int
    first_easy: int
    first_core: int
    next_lead: int
    effects: dict[tuple[int, int], tuple[tuple[int, Effect], ...]] = field(factory=dict)

    def effects_on_later(self, index: int, candidate: int) -> tuple[tuple[int, Effect], ...]:
        """What a movable at one of its candidates costs each of those after it, if anything."""
        key = (index, candidate)
        known = self.effects.get(key)
        if known is None:
            known = self.effects[key] = tuple(self._effects(index, candidate))
        return known

    def _effects(self, index: int, candidate: int) -> Iterator[tuple[int, Effect]]:
        stay = self.movables[index].stay(candidate)
        extra = self.problem.extra_easy_days
        for place, movable in enumerate(self.movables[index + 1 :]):
            if stay.traits.kind == movable.traits.kind == "easy":
                continue
            effect = _effect(stay, movable, extra, across=False)
            if effect:
                yield place, effect

    def effect_of(self, stay: Stay, other: int) -> Effect:
        """What a session of the week before costs the candidates of a movable."""
        return _effect(stay, self.movables[other], self.problem.extra_easy_days, across=True)


def _effect(stay: Stay, movable: Movable, extra: int, *, across: bool) -> Effect:
    table = _pair_table(stay.traits, movable.traits, extra, across=across)
    before, after, far_before, far_after = table
    found = []
    day, start, end = stay.day, stay.start, stay.end
    minutes = movable.item.minutes
    starts = movable.starts
    skip = day if not across and movable.traits.kind == "easy" and stay.traits.is_run else 99
    for other_day in range(max(0, day - far_after), min(6, day + far_before) + 1):
        if other_day == skip:
            continue
        for index in movable.by_day[other_day]:
            there = starts[index]
            if there >= start:
                gap = there - end
                aim = before[other_day - day if other_day - day < 2 else 2]
            else:
                gap = start - there - minutes
                aim = after[day - other_day if day - other_day < 2 else 2]
            if gap < aim[0]:
                found.append((index, NEVER))
            elif gap < aim[1] or aim[3] or gap < aim[4]:
                cost = aims.pair_cost(aim, gap)
                if cost:
                    found.append((index, cost))
    return tuple(found)


@lru_cache(maxsize=4096)
def _pair_table(
    stay: Traits, other: Traits, extra: int, *, across: bool
) -> tuple[aims.PairAims, aims.PairAims, int, int]:
    """The aims with the stay first and with the other first, and how many days each reaches."""
    before = aims.pair_aims(stay, other, extra, across=across)
    after = aims.pair_aims(other, stay, extra, across=across)
    return before, after, _reach(before), _reach(after)


def _reach(pair: aims.PairAims) -> int:
    same, following, later = pair
    minutes = max(later.needed, later.wanted)
    if minutes:
        return (minutes + 60) // DAY_MIN + 1  # a night in which the clocks go forward is shorter
    return 1 if following.needed or following.points or following.wanted else 0


def item_traits(item: Item) -> Traits:
    """What the rules see of an item."""
    return traits(item.kind, item.minutes, item.leg_load, item.rest_after)


def is_felt(seen: Traits) -> bool:
    """Whether the next week's rules and aims can see such a session."""
    return seen.is_hard or seen.leg_lift >= MEDIUM or seen.rest_after


def fixed_stays(week: WeekProblem) -> tuple[Stay, ...]:
    """The sessions that stand where they are."""
    return tuple(
        Stay(item_traits(i), i.fixed.day, i.fixed.start, i.fixed.start + i.minutes)
        for i in week.items
        if i.fixed is not None
    )


def make_ready(week: WeekProblem, after: WeekProblem | None, drops: dict[int, int]) -> Week:
    """The week with its candidates; those that clash with what is fixed are left out."""
    fixed = fixed_stays(week)
    later = () if after is None else fixed_stays(after)
    around = (*fixed, *(stay.shifted(week.minutes, 7) for stay in later))
    ordered = sorted((i for i in week.items if i.fixed is None), key=_search_order)
    lengths = tuple(sorted({i.minutes for i in week.items if i.kind == "easy"}))
    movables: list[Movable] = []
    for index, item in enumerate(ordered):
        alike = index > 0 and _alike(ordered[index - 1], item)
        movables.append(_movable(item, week, around, lengths, drops[item.worth], alike))
    felt = sum(is_felt(m.traits) for m in movables)
    kinds = [m.traits.kind for m in movables]
    cores = kinds.count("core")
    easies = kinds.count("easy")
    count = len(kinds)
    return Week(week, fixed, tuple(movables), felt, count - cores - easies, count - cores, _lead(later))


_KINDS: Final = ("long", "race", "lift", "quality", "easy", "core")


def _search_order(item: Item) -> tuple[bool, int, int, str]:
    return (not is_felt(item_traits(item)), _KINDS.index(item.kind), -item.worth, item.role)


def _alike(a: Item, b: Item) -> bool:
    return (
        a.seen is None
        and b.seen is None
        and (a.worth, a.preferred_min, item_traits(a), a.minutes)
        == (b.worth, b.preferred_min, item_traits(b), b.minutes)
    )


def _lead(later: Iterable[Stay]) -> int:
    """Training days in a row from the next Monday on that are fixed."""
    days = {stay.day for stay in later if stay.traits.trains}
    return next(day for day in range(9) if day not in days)


def _movable(
    item: Item,
    week: WeekProblem,
    around: tuple[Stay, ...],
    lengths: tuple[int, ...],
    drop: int,
    alike: bool,
) -> Movable:
    afterwards = lengths if item.kind in ("lift", "core") else ()
    days, starts, walls = _starts(week.slots, item.minutes, afterwards)
    seen = item_traits(item)
    allowed = [
        week.first_day <= day <= week.last_day and _loads_in_time(item, day, week.race_day)
        for day in range(7)
    ]
    costs = _own_costs(item, days, starts, walls, week.long_run_day)
    whole = Movable(item, seen, starts, days, _by_day(days), tuple(costs), drop, alike)
    for stay in around:
        for index, cost in _effect(
            stay, whole, week.extra_easy_days, across=not 0 <= stay.day <= 6
        ):
            costs[index] += cost
    kept = [i for i, cost in enumerate(costs) if cost < NEVER and allowed[days[i]]]
    if len(kept) == len(costs) and not around:
        return whole
    days = tuple(days[i] for i in kept)
    starts = tuple(starts[i] for i in kept)
    kept_costs = tuple(costs[i] for i in kept)
    return Movable(item, seen, starts, days, _by_day(days), kept_costs, drop, alike)


@lru_cache(maxsize=512)
def _by_day(days: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(index for index, there in enumerate(days) if there == day) for day in range(7)
    )


def _own_costs(
    item: Item,
    days: Sequence[int],
    starts: Sequence[int],
    walls: Sequence[int],
    long_run_day: int | None,
) -> Costs:
    costs = [aims.time_cost(item, wall) for wall in walls]
    if item.kind == "long":
        costs = [c + aims.long_day_cost(d, long_run_day) for c, d in zip(costs, days, strict=True)]
    if item.seen is not None:
        there = zip(costs, days, starts, strict=True)
        costs = [cost + aims.change_cost(item, day, start) for cost, day, start in there]
    return costs


@lru_cache(maxsize=2048)
def _starts(
    slots: tuple[Slot, ...], minutes: int, afterwards: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Days, starts and local minutes of the candidates of a session that long, in order of time.

    They are at a window's opening, up to its end, and after each easy run's length begun there.
    """
    found = []
    for slot in slots:
        latest = slot.end - minutes
        starts = {slot.start, latest}
        starts.update(slot.start + length + aims.CHANGE_OVER_MIN for length in afterwards)
        found += [
            (start, slot.day, slot.wall_min + start - slot.start)
            for start in starts
            if slot.start <= start <= latest
            and not slot.second_pass[0] <= start < slot.second_pass[1]
        ]
    found.sort()
    return (
        tuple(day for _, day, _ in found),
        tuple(start for start, _, _ in found),
        tuple(wall for _, _, wall in found),
    )


def _loads_in_time(item: Item, day: int, race_day: int | None) -> bool:
    to_race = None if race_day is None else race_day - day
    return item.kind != "lift" or item.leg_load <= leg_load_allowed(to_race)


@lru_cache(maxsize=1024)
def allowed_days(days: int, rest_days: int, streak: int, fixed: int, lead: int) -> tuple[bool, ...]:
    """For each set of training days (bits from Monday): whether it leaves the rest that is due.

    `days` of the week belong to the plan. `streak` training days end on the Sunday before, `lead`
    begin on the next Monday; `fixed` is the set of days that train whatever is placed: not to blame.
    """
    most = max(days - rest_days_needed(rest_days, days), fixed.bit_count())
    before = ((1 << streak) - 1) << (MOST_DAYS_IN_A_ROW - streak)
    after = ((1 << lead) - 1) << (MOST_DAYS_IN_A_ROW + 7)
    return tuple(
        mask.bit_count() <= most
        and _has_rest(before | mask << MOST_DAYS_IN_A_ROW | after, fixed << MOST_DAYS_IN_A_ROW)
        for mask in (chosen | fixed for chosen in range(128))
    )


def _has_rest(days: int, fixed: int) -> bool:
    """Whether no seven days in a row all train, one of this week's by choice."""
    chosen = days & ~fixed & (0b1111111 << MOST_DAYS_IN_A_ROW)
    return _sevens(days) == _sevens(days & ~chosen)


def _sevens(days: int) -> int:
    """The first days of all seven in a row."""
    days &= days >> 1
    days &= days >> 2
    return days & days >> 3
