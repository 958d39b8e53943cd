"""A week made ready for its search: its items in order, their candidates, what each choice brings.

What costs what is `aims` and `candidates`; the search itself is `search`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from pacelift.coach import aims
from pacelift.coach.candidates import (
    NEVER,
    Candidates,
    Effect,
    Stay,
    candidates,
    day_effect,
    effect,
    is_felt,
)
from pacelift.coach.rules.pairs import (
    MOST_DAYS_IN_A_ROW,
    Traits,
    leg_load_allowed,
    rest_days_needed,
    traits,
)

if TYPE_CHECKING:
    from pacelift.coach.week import Item, WeekProblem

Costs = list[int]
"""The cost of each candidate of one item, as far as it is known."""
Effects = tuple[tuple[int, Effect], ...]
"""Effects on several items, each with the item's place."""


@frozen
class Movable:
    """An item that is to be placed.

    `costs` are its candidates' own, `drop` is what leaving it out costs. `like_previous`: it could
    change places with the movable before it.
    """

    item: Item
    candidates: Candidates
    costs: tuple[int, ...]
    drop: int
    like_previous: bool

    @property
    def traits(self) -> Traits:
        """What the rules see of it."""
        return self.candidates.traits


@frozen
class Days:
    """Sets of weekdays, as bits, with hard runs, easy runs, leg-loading or other lifts, core."""

    hard: int = 0
    easy: int = 0
    lift: int = 0
    core: int = 0
    training: int = 0


@define
class Week:
    """A week made ready for searching.

    `movables` stand in the order of the search: first what the next week can feel, `felt` many,
    then light lifts; from `first_easy` easy runs, from `first_core` core. `next_lead` training days
    in a row are fixed from the next Monday on.
    """

    problem: WeekProblem
    fixed: tuple[Stay, ...]
    movables: tuple[Movable, ...]
    felt: int
    first_easy: int
    first_core: int
    next_lead: int
    fixed_days: Days
    drops: list[int]
    alike: list[bool]
    trains: list[bool]
    hard_runs: list[bool]
    runs: list[int]
    by_time: list[int]
    lifts: int
    _day_effects: dict[tuple[int, int], Effects] = field(factory=dict)
    _blocks: dict[tuple[int, int, int, int], Costs | None] = field(factory=dict)
    _fill_effects: dict[tuple[int, int], Effects] = field(factory=dict)

    def day_effects(self, index: int, day: int) -> Effects:
        """What a movable on a weekday costs the weekdays of those after it, by how far after."""
        key = (index, day)
        known = self._day_effects.get(key)
        if known is None:
            there = self.movables[index].candidates
            extra = self.problem.extra_easy_days
            found = []
            for after, other in enumerate(self.movables[index + 1 :]):
                costs = day_effect(there, day, other.candidates, extra)
                if costs:
                    found.append((after, costs))
            known = self._day_effects[key] = tuple(found)
        return known

    def block(self, index: int, candidate: int, other: int, day: int) -> Costs | None:
        """What a movable at a candidate costs those of another on a weekday; None: nothing."""
        key = (index, candidate, other, day)
        if key not in self._blocks:
            there = self.movables[other].candidates
            stay = self.movables[index].candidates.stay(candidate)
            costs = dict(effect(stay, there, self.problem.extra_easy_days, False))
            block = [costs.get(i, 0) for i in there.by_day[day]]
            self._blocks[key] = block if any(block) else None
        return self._blocks[key]

    def fill_effects(self, index: int, candidate: int) -> Effects:
        """What anything costs easy runs and core after it, by how far after the first easy run."""
        key = (index, candidate)
        known = self._fill_effects.get(key)
        if known is None:
            first = self.first_easy
            if index >= first:
                first = max(self.first_core, index + 1)
            others = range(first, len(self.movables))
            known = self._fill_effects[key] = self._effects(
                index, candidate, others, self.first_easy
            )
        return known

    def _effects(self, index: int, candidate: int, others: Iterable[int], origin: int) -> Effects:
        stay = self.movables[index].candidates.stay(candidate)
        extra = self.problem.extra_easy_days
        found = []
        for other in others:
            costs = effect(stay, self.movables[other].candidates, extra, False)
            if costs:
                found.append((other - origin, costs))
        return tuple(found)

    def allowed_days(self, streak: int) -> tuple[bool, ...]:
        """For each set of training days: whether it leaves the rest due after that many before."""
        problem = self.problem
        days = problem.last_day - problem.first_day + 1
        return allowed_days(
            days, problem.rest_days, streak, self.fixed_days.training, self.next_lead
        )


def item_traits(item: Item) -> Traits:
    """What the rules see of an item."""
    return traits(item.kind, item.minutes, item.leg_load, item.rest_after)


def make_ready(week: WeekProblem, after: WeekProblem | None, drops: dict[int, int]) -> Week:
    """The week with its candidates; those that clash with what is fixed cost NEVER."""
    fixed = _fixed_stays(week)
    later = () if after is None else _fixed_stays(after)
    around = [(stay, False) for stay in fixed]
    around += [(stay.shifted(week.minutes, 7), True) for stay in later]
    ordered = sorted((i for i in week.items if i.fixed is None), key=_search_order)
    longest_easy = max((i.minutes for i in week.items if i.kind == "easy"), default=None)
    movables: list[Movable] = []
    for index, item in enumerate(ordered):
        after_min = longest_easy if item.kind in ("lift", "core") else None
        seen, preferred = item_traits(item), item.preferred_min
        there = candidates(week.slots, seen, item.minutes, preferred, after_min)
        costs = _own_costs(item, there, week)
        for stay, across in around:
            for candidate, cost in effect(stay, there, week.extra_easy_days, across):
                costs[candidate] += cost
        alike = index > 0 and _alike(ordered[index - 1], item)
        movables.append(Movable(item, there, tuple(costs), drops[item.worth], alike))
    kinds = [item.kind for item in ordered]
    first_core = len(kinds) - kinds.count("core")
    return Week(
        week,
        fixed,
        tuple(movables),
        felt=sum(is_felt(m.traits) for m in movables),
        first_easy=first_core - kinds.count("easy"),
        first_core=first_core,
        next_lead=_lead(later),
        fixed_days=_days_of(fixed),
        drops=[m.drop for m in movables],
        alike=[m.like_previous for m in movables],
        trains=[m.traits.trains for m in movables],
        hard_runs=[m.traits.is_hard_run for m in movables],
        runs=[i for i, m in enumerate(movables) if m.traits.is_run],
        by_time=sorted(
            range(first_core - kinds.count("easy")), key=lambda i: kinds[i] == "quality"
        ),
        lifts=kinds.count("long") + kinds.count("lift"),
    )


def _fixed_stays(week: WeekProblem) -> tuple[Stay, ...]:
    return tuple(
        Stay(item_traits(i), i.fixed.day, i.fixed.start, i.fixed.start + i.minutes)
        for i in week.items
        if i.fixed is not None
    )


# Lifts come before quality runs, for fewer times suit them: what cannot be is seen sooner.
_KINDS: Final = ("long", "race", "lift", "quality", "easy", "core")


def _search_order(item: Item) -> tuple[bool, int, int, str]:
    return (not is_felt(item_traits(item)), _KINDS.index(item.kind), -item.worth, item.role)


def _alike(a: Item, b: Item) -> bool:
    return a.seen is None and b.seen is None and _likeness(a) == _likeness(b)


def _likeness(item: Item) -> tuple[object, ...]:
    return (item.worth, item.preferred_min, item_traits(item), item.minutes, item.leg_load)


def _lead(later: tuple[Stay, ...]) -> int:
    """Training days in a row from the next Monday on that are fixed."""
    days = {stay.day for stay in later if stay.traits.trains}
    return next(day for day in range(9) if day not in days)


def _days_of(fixed: tuple[Stay, ...]) -> Days:
    hard = easy = lift = core = training = 0
    for stay in fixed:
        day = 1 << stay.day
        if stay.traits.trains:
            training |= day
        if stay.traits.is_hard_run:
            hard |= day
        elif stay.traits.is_run:
            easy |= day
        elif stay.traits.kind == "lift":
            lift |= day
        else:
            core |= day
    return Days(hard, easy, lift, core, training)


def _own_costs(item: Item, there: Candidates, week: WeekProblem) -> Costs:
    costs = list(_time_costs(there, item.preferred_min))
    for index, day in enumerate(there.days):
        if not week.first_day <= day <= week.last_day or not _loads_in_time(item, day, week):
            costs[index] = NEVER
        elif item.kind == "long":
            costs[index] += aims.long_day_cost(day, week.long_run_day)
        if item.seen is not None:
            costs[index] += aims.change_cost(item.seen, day, there.starts[index])
    return costs


@lru_cache(maxsize=4096)
def _time_costs(there: Candidates, preferred_min: int | None) -> tuple[int, ...]:
    return tuple(aims.time_cost(wall, preferred_min) for wall in there.walls)


def _loads_in_time(item: Item, day: int, week: WeekProblem) -> bool:
    to_race = None if week.race_day is None else week.race_day - day
    return item.kind != "lift" or item.leg_load <= leg_load_allowed(to_race)


@lru_cache(maxsize=1024)
def allowed_days(days: int, rest_days: int, streak: int, fixed: int, lead: int) -> tuple[bool, ...]:
    """For each set of training days (bits from Monday): whether it leaves the rest that is due.

    `days` of the week belong to the plan. `streak` training days end on the Sunday before, `lead`
    begin on the next Monday; `fixed` are the days that train whatever is placed: not to blame.
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
