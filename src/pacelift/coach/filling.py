"""What is left of a week whose long and quality runs and lifts stand: easy runs, then core.

Days for the easy runs are chosen as a set, cheapest first; the search before is `search`. Lists are
of candidates' costs, days are bits of a set: the innermost loops of planning, so plain integers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from attrs import define, field, frozen

from pacelift.coach import aims
from pacelift.coach.candidates import NEVER, Stay
from pacelift.coach.edges import Edge
from pacelift.coach.placing import Costs, Week

DROPPED: Final = -1
DAYS: Final = range(7)

Choice = tuple[int, ...]
"""For each movable its candidate, or DROPPED."""

_IN_A_ROW: Final = [
    next((days for days in range(6) if not mask & (64 >> days)), 6) for mask in range(128)
]


def days_in_a_row(training: int) -> int:
    """Training days in a row up to Sunday, six at the most."""
    return _IN_A_ROW[training]


class Filled(NamedTuple):
    """A filling: its cost with what follows the week, its own, all training days, its choice."""

    total: int
    cost: int
    training: int
    choice: Choice


@frozen
class Setting:
    """What stands already: days of hard runs, of lifts, of training, what the next week feels."""

    hard: int
    lift: int
    training: int
    felt: tuple[Stay, ...]


Memo = dict[tuple[object, ...], tuple[int, Filled | None]]
"""Fillings by what they depend on, with the limit they were looked for under."""

Least = Callable[[Edge], int]


@frozen
class Fillings:
    """The fillings of one week behind `streak` training days; `least` is of the weeks after."""

    week: Week
    allowed: Sequence[bool]
    streak: int
    least: Least
    memo: Memo

    def cheapest(self, costs: list[Costs], setting: Setting, limit: int) -> Filled | None:
        """The cheapest filling below the limit, by these costs of the candidates."""
        drops = self.week.drops[self.week.first_easy :]
        leasts = [
            min(min(mine, default=NEVER), drop) for mine, drop in zip(costs, drops, strict=True)
        ]
        tail = self.least((days_in_a_row(setting.training), setting.felt))
        slack = limit - tail - sum(leasts)
        if slack <= 0:
            return None
        # Candidates that cannot be part of a filling below the limit tell nothing apart.
        shape = tuple(
            [
                tuple([cost if cost < least + slack else NEVER for cost in mine])
                for mine, least in zip(costs, leasts, strict=True)
            ]
        )
        key = (self.streak, setting, shape)
        known = self.memo.get(key)
        if known is not None:
            known_limit, found = known
            if found is None and known_limit >= limit:
                return None
            if found is not None and self._still_costs(found, setting):
                return found if found.total < limit else None
        search = _Search(self, costs, leasts, setting, tail, limit)
        search.run()
        self.memo[key] = (limit, search.found)
        return search.found

    def _still_costs(self, found: Filled, setting: Setting) -> bool:
        """Whether more has not been learnt of the weeks after since then."""
        tail = self.least((days_in_a_row(found.training), setting.felt))
        return found.total - found.cost == tail


@define
class _Search:
    """One search for a filling cheaper than `best`."""

    given: Fillings
    costs: list[Costs]
    leasts: list[int]
    setting: Setting
    tail: int
    best: int
    found: Filled | None = None
    by_day: list[list[int]] = field(factory=list)
    cheapest: list[int] = field(factory=list)
    easies: int = 0
    dropped: int = 0
    training: int = 0
    tail_here: int = 0
    core_least: int = 0
    alone: list[Costs] = field(factory=list)

    def run(self) -> None:
        """Tries the sets of days, from all easy runs placed down to none."""
        week, setting = self.given.week, self.setting
        first = week.first_easy
        self.easies = week.first_core - first
        runs = setting.hard | week.fixed_days.easy
        usable = self._read_days(runs)
        lost = sorted(week.drops[first : week.first_core])
        smallest = sorted(self.cheapest)
        base = self.tail + sum(self.leasts[self.easies :])
        for count in range(min(self.easies, usable.bit_count()), -1, -1):
            self.dropped = sum(lost[: self.easies - count])
            if base + self.dropped >= self.best:
                break
            self._try_patterns(usable, count, base + self.dropped, sum(smallest[:count]))

    def _read_days(self, runs: int) -> int:
        """What each easy run costs on each day at least; the days that any can have."""
        week, allowed = self.given.week, self.given.allowed
        free = [d for d in DAYS if not runs >> d & 1 and allowed[self.setting.training | 1 << d]]
        self.cheapest = [NEVER] * 7
        for index in range(self.easies):
            costs = self.costs[index]
            there = week.movables[week.first_easy + index].candidates.by_day
            row = [NEVER] * 7
            for day in free:
                row[day] = min([costs[candidate] for candidate in there[day]], default=NEVER)
            self.by_day.append(row)
            self.cheapest = [min(a, b) for a, b in zip(self.cheapest, row, strict=True)]
        return sum(1 << day for day in DAYS if self.cheapest[day] < NEVER)

    def _try_patterns(self, usable: int, count: int, base: int, least: int) -> None:
        week, setting, cheapest = self.given.week, self.setting, self.cheapest
        easy, core = week.fixed_days.easy, week.fixed_days.core
        for pattern, days in aims.easy_days(setting.hard, easy, setting.lift, core, usable, count):
            if base + pattern + least >= self.best:
                break
            if not self.given.allowed[setting.training | days]:
                continue
            wanted = [day for day in DAYS if days >> day & 1]
            rest = sum([cheapest[day] for day in wanted])
            if base + pattern + rest < self.best:
                self._try_days(days, wanted, pattern, rest)

    def _try_days(self, days: int, wanted: list[int], pattern: int, rest: int) -> None:
        week, setting = self.given.week, self.setting
        limit = self.best - (self.tail + self.dropped + pattern + rest)
        self.alone = self._core_costs(setting.hard | week.fixed_days.easy | days)
        core = _best_core(week, week.first_core, self.alone, limit, DROPPED)
        if core is not None:
            self.core_least = core[0]
            self.training = setting.training | days
            self.tail_here = self.given.least((days_in_a_row(self.training), setting.felt))
            self._assign(wanted, pattern, rest, (DROPPED,) * self.easies)

    def _core_costs(self, runs: int) -> list[Costs]:
        """Core by itself, with what a day without a run adds."""
        movables = self.given.week.movables[self.given.week.first_core :]
        return [
            [
                cost if runs >> day & 1 else cost + aims.CORE_ALONE
                for cost, day in zip(costs, movable.candidates.days, strict=True)
            ]
            for costs, movable in zip(self.costs[self.easies :], movables, strict=True)
        ]

    def _assign(self, wanted: list[int], cost: int, rest: int, placed: Choice) -> None:
        """Gives the wanted days to easy runs, one after another."""
        week, first = self.given.week, self.given.week.first_easy
        if not wanted:
            lost = sum([week.drops[first + e] for e, i in enumerate(placed) if i < 0])
            if cost + lost + self.tail_here + self.core_least < self.best:
                self._add_core(cost + lost, placed)
            return
        day, others = wanted[0], wanted[1:]
        rest -= self.cheapest[day]
        base = cost + rest + self.tail_here + self.core_least + self.dropped
        for own, easy, candidate in self._options(day, placed):
            if base + own >= self.best:
                break
            then = (*placed[:easy], candidate, *placed[easy + 1 :])
            self._assign(others, cost + own, rest, then)

    def _options(self, day: int, placed: Choice) -> list[tuple[int, int, int]]:
        """Easy runs that may have the day: (cost, run, candidate), cheapest first."""
        week, first = self.given.week, self.given.week.first_easy
        options = []
        for easy, candidate in enumerate(placed):
            taken = candidate >= 0 or self.by_day[easy][day] >= NEVER
            if taken or (week.alike[first + easy] and placed[easy - 1] < 0):
                continue
            costs = self.costs[easy]
            there = week.movables[first + easy].candidates.by_day[day]
            options += [(costs[i], easy, i) for i in there if costs[i] < NEVER]
        options.sort()
        return options

    def _add_core(self, cost: int, placed: Choice) -> None:
        week = self.given.week
        costs = [mine.copy() for mine in self.alone]
        for easy, candidate in enumerate(placed):
            if candidate >= 0:
                for place, effect in week.fill_effects(week.first_easy + easy, candidate):
                    target = costs[place - self.easies]
                    for there, more in effect:
                        target[there] += more
        limit = self.best - cost - self.tail_here
        core = _best_core(week, week.first_core, costs, limit, DROPPED)
        if core is not None:
            self.best = cost + core[0] + self.tail_here
            own = cost + core[0]
            self.found = Filled(self.best, own, self.training, (*placed, *core[1]))


def _best_core(
    week: Week, index: int, costs: list[Costs], limit: int, last: int
) -> tuple[int, Choice] | None:
    """The cheapest placing of core from `index` on below the limit, and its choice."""
    if not costs:
        return (0, ()) if limit > 0 else None
    mine, others = costs[0], costs[1:]
    drops = week.drops[index + 1 :]
    rest = sum([min(min(c, default=NEVER), d) for c, d in zip(others, drops, strict=True)])
    first = 0
    if week.alike[index]:
        first = last + 1 if last != DROPPED else NEVER
    options = sorted([(cost, i) for i, cost in enumerate(mine) if cost < limit and i >= first])
    best = None
    for cost, candidate in (*options, (week.drops[index], DROPPED)):
        if cost + rest >= limit:
            continue
        then = others
        if others and candidate != DROPPED:
            then = _with_effects(week, index, candidate, others)
        found = _best_core(week, index + 1, then, limit - cost, candidate)
        if found is not None:
            limit = cost + found[0]
            best = (limit, (candidate, *found[1]))
    return best


def _with_effects(week: Week, index: int, candidate: int, others: list[Costs]) -> list[Costs]:
    """The costs of the core after one that has its place."""
    then = others.copy()
    for place, effect in week.fill_effects(index, candidate):
        at = place - (index + 1 - week.first_easy)
        then[at] = now = then[at].copy()
        for there, more in effect:
            now[there] += more
    return then
