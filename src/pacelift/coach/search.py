"""Branch and bound over one week: the cheapest placing, or one for each way the week can end.

What may stand where, and at what cost, is made ready in `placing`; weeks meet in `season_placing`.
"""

from __future__ import annotations

from typing import Final, Protocol

from attrs import frozen

from pacelift.coach import aims
from pacelift.coach.placing import NEVER, Costs, Stay, Week, allowed_days

DROPPED: Final = -1

Edge = tuple[int, tuple[Stay, ...]]
"""How a week ends: training days in a row up to its Sunday, and what the next week can feel."""


@frozen
class Found:
    """A placing: for each movable its candidate's index or DROPPED; its cost; how it ends."""

    choice: tuple[int, ...]
    cost: int
    edge: Edge
    train: int


class Ahead(Protocol):
    """What a week's search knows of the weeks after it."""

    def felt(self, chosen: tuple[int, ...]) -> tuple[Stay, ...]:
        """What the next week can feel of the movables chosen so far and of what is fixed."""

    def least(self, edge: Edge) -> int:
        """The least that the weeks after can cost behind such an end."""

    def least_so_far(self, chosen):
        ...


class Search:
    """One search. `streak` training days precede the week; `limit` bounds cost with what follows."""

    def __init__(self, week: Week, streak: int, limit: int, ahead: Ahead) -> None:
        problem = week.problem
        self.week = week
        self.streak = streak
        self.best = limit
        self.ahead = ahead
        self.found = None
        self.nodes = 0
        movables = week.movables
        self.count = len(movables)
        self.drops = [m.drop for m in movables]
        self.kind = [m.traits.kind for m in movables]
        self.is_run = [m.traits.is_run for m in movables]
        self.is_hard_run = [m.traits.is_hard_run for m in movables]
        self.trains = [m.traits.trains for m in movables]
        self.alike = [m.like_previous for m in movables]
        fixed = hard = easy = lift = core = 0
        for stay in week.fixed:
            if 0 <= stay.day <= 6:
                bit = 1 << stay.day
                if stay.traits.trains:
                    fixed |= bit
                if stay.traits.is_hard_run:
                    hard |= bit
                elif stay.traits.is_run:
                    easy |= bit
                elif stay.traits.kind == "lift":
                    lift |= bit
                else:
                    core |= bit
        self.fixed_days = fixed
        self.masks = (hard, easy, lift, core)
        days = problem.last_day - problem.first_day + 1
        self.ok = allowed_days(days, problem.rest_days, streak, fixed, week.next_lead)
        self.run_days = [0] * (self.count + 1)
        for k in reversed(range(self.count)):
            self.run_days[k] = self.run_days[k + 1]
            if self.is_run[k]:
                for d in set(movables[k].days):
                    self.run_days[k] |= 1 << d

    def run(self, lists: list[Costs]):
        leasts = [min(min(c, default=NEVER), d) for c, d in zip(lists, self.drops)]
        self._go(0, 0, lists, leasts, self.fixed_days, *self.masks, (), 0)
        return self.found

    def _days_bound(self, k, leasts, train, hard, easy, lift, core):
        """cost of days at least, and what must be dropped as there are no days."""
        drops = self.drops
        more = 0
        cheapest = NEVER
        is_run = self.is_run
        for j, least in enumerate(leasts, k):
            if is_run[j] and least < drops[j]:
                more += 1
                if drops[j] - least < cheapest:
                    cheapest = drops[j] - least
        if not more:
            return aims.days_cost(hard, easy, lift, core)
        ok = self.ok
        free = self.run_days[k] & ~(hard | easy)
        usable = 0
        bit = 1
        for _ in range(7):
            if free & bit and ok[train | bit]:
                usable |= bit
            bit <<= 1
        room = usable.bit_count()
        if room < more:
            return cheapest * (more - room)
        return aims.least_days_cost(hard, easy, lift, core, usable, more)

    def root(self, lists):
        leasts = [min(min(c, default=NEVER), d) for c, d in zip(lists, self.drops)]
        return sum(leasts), self._days_bound(0, leasts, self.fixed_days, *self.masks)

    def _go(self, k, cost, lists, leasts, train, hard, easy, lift, core, chosen, tail) -> None:
        self.nodes += 1
        bound = self._days_bound(k, leasts, train, hard, easy, lift, core)
        if cost + sum(leasts) + bound + tail >= self.best:
            return
        if k <= self.week.felt:
            tail = self.ahead.least_so_far(chosen)
            if cost + sum(leasts) + bound + tail >= self.best:
                return
            if k == 1:
                tail = self.ahead.exact_so_far(chosen)
                if cost + sum(leasts) + bound + tail >= self.best:
                    return
        if k == self.week.first_easy:
            self._fill(cost, lists, train, hard, easy, lift, core, chosen, tail)
            return
        costs = lists[0]
        others = lists[1:]
        other_leasts = leasts[1:]
        drops = self.drops
        week = self.week
        movable = week.movables[k]
        trains = self.trains[k]
        days = movable.days
        ok = self.ok
        base = cost + sum(other_leasts) + tail
        first = 0
        if self.alike[k]:
            first = chosen[-1] + 1 if chosen[-1] != DROPPED else NEVER
        order = sorted([(c, i) for i, c in enumerate(costs) if c < NEVER and i >= first])
        kind = self.kind[k]
        signs = set()
        for c, i in order:
            lb = base + c
            if lb >= self.best:
                break
            sign = (days[i], week.effects_on_later(k, i), self.ahead.echo(k, i) if k < week.felt else None)
            if sign in signs:
                continue
            signs.add(sign)
            bit = 1 << days[i]
            new_train = train | bit if trains else train
            if not ok[new_train]:
                continue
            new = others.copy()
            new_leasts = other_leasts.copy()
            for x, effect in week.effects_on_later(k, i):
                now = others[x].copy()
                for t, extra in effect:
                    now[t] += extra
                new[x] = now
                m = min(now)
                if m > drops[k + 1 + x]:
                    m = drops[k + 1 + x]
                lb += m - other_leasts[x]
                if lb >= self.best:
                    break
                new_leasts[x] = m
            else:
                h, e, l, co = hard, easy, lift, core
                if self.is_hard_run[k]:
                    h |= bit
                elif kind == "easy":
                    e |= bit
                elif kind == "lift":
                    l |= bit
                else:
                    co |= bit
                self._go(k + 1, cost + c, new, new_leasts, new_train, h, e, l, co, (*chosen, i), tail)
        if base + drops[k] < self.best:
            self._go(
                k + 1, cost + drops[k], others, other_leasts, train, hard, easy, lift, core, (*chosen, DROPPED), tail
            )

    def _fill(self, cost, lists, train, hard, easy, lift, core, chosen, tail):
        """Place easy runs and core."""
        week = self.week
        k = week.first_easy
        easies = week.first_core - k
        runs = hard | easy
        ok = self.ok
        em = []
        usable = 0
        cmin = [NEVER] * 7
        for e in range(easies):
            costs = lists[e]
            by_day = week.movables[k + e].by_day
            row = []
            for d in range(7):
                m = NEVER
                if not runs >> d & 1 and ok[train | 1 << d]:
                    for i in by_day[d]:
                        if costs[i] < m:
                            m = costs[i]
                    if m < NEVER:
                        usable |= 1 << d
                        if m < cmin[d]:
                            cmin[d] = m
                row.append(m)
            em.append(row)
        cores = [min(min(c, default=NEVER), d) for c, d in zip(lists[easies:], self.drops[week.first_core:])]
        base = cost + tail + sum(cores)
        drops = sorted(self.drops[k:week.first_core])
        room = min(easies, usable.bit_count())
        smallest = sorted(cmin)
        for r in range(room, -1, -1):
            dropped = sum(drops[:easies - r])
            if base + dropped >= self.best:
                return
            least = sum(smallest[:r])
            for pattern, days in aims.easy_days(hard, easy, lift, core, usable, r):
                if base + dropped + pattern + least >= self.best:
                    break
                if not ok[train | days]:
                    continue
                wanted = [d for d in range(7) if days >> d & 1]
                rest = sum(cmin[d] for d in wanted)
                if base + dropped + pattern + rest < self.best:
                    self._assign(wanted, cost + pattern, rest, lists, em, cmin, train | days, runs | days, chosen, (DROPPED,) * easies, tail, sum(cores), dropped, core)

    def _assign(self, wanted, cost, rest, lists, em, cmin, train, runs, chosen, placed, tail, cores, dropped, core):
        self.nodes += 1
        week = self.week
        k = week.first_easy
        if not wanted:
            lost = sum(self.drops[k + e] for e, i in enumerate(placed) if i < 0)
            if cost + lost + tail + cores < self.best:
                self._cores(cost + lost, lists, placed, train, runs, (*chosen, *placed), tail, core)
            return
        d, others = wanted[0], wanted[1:]
        rest -= cmin[d]
        options = []
        for e, i in enumerate(placed):
            if i >= 0 or em[e][d] >= NEVER or (self.alike[k + e] and placed[e - 1] < 0):
                continue
            costs = lists[e]
            options += [(costs[i], e, i) for i in week.movables[k + e].by_day[d] if costs[i] < NEVER]
        options.sort()
        for c, e, i in options:
            if cost + c + rest + tail + cores + dropped >= self.best:
                break
            self._assign(others, cost + c, rest, lists, em, cmin, train, runs, chosen, (*placed[:e], i, *placed[e + 1:]), tail, cores, dropped, core)

    def _cores(self, cost, lists, placed, train, runs, chosen, tail, core):
        week = self.week
        first = week.first_core
        alone = aims._CORE_ALONE
        costs = []
        for c in range(first, self.count):
            days = week.movables[c].days
            costs.append([x if runs >> d & 1 else x + alone for x, d in zip(lists[c - week.first_easy], days)])
        for e, i in enumerate(placed):
            if i >= 0:
                k = week.first_easy + e
                for place, effect in week.effects_on_later(k, i):
                    target = costs[k + 1 + place - first]
                    for t, extra in effect:
                        target[t] += extra
        self._place_cores(first, cost, costs, train, chosen, tail)

    def _place_cores(self, k, cost, lists, train, chosen, tail):
        self.nodes += 1
        least = sum(min(min(c, default=NEVER), d) for c, d in zip(lists, self.drops[k:]))
        if cost + least + tail >= self.best:
            return
        if k == self.count:
            self._leaf(cost, train, chosen)
            return
        costs, others = lists[0], lists[1:]
        first = 0
        if self.alike[k]:
            first = chosen[-1] + 1 if chosen[-1] != DROPPED else NEVER
        for c, i in sorted([(c, i) for i, c in enumerate(costs) if c < NEVER and i >= first]):
            if cost + c + tail >= self.best:
                break
            new = others.copy()
            for place, effect in self.week.effects_on_later(k, i):
                now = new[place].copy()
                for t, extra in effect:
                    now[t] += extra
                new[place] = now
            self._place_cores(k + 1, cost + c, new, train, (*chosen, i), tail)
        self._place_cores(k + 1, cost + self.drops[k], others, train, (*chosen, DROPPED), tail)

    def _leaf(self, cost, train, chosen) -> None:
        edge = (self._streak_after(train), self.ahead.felt(chosen))
        total = cost + self.ahead.least(edge)
        if total < self.best:
            self.found = Found(chosen, cost, edge, train)
            self.best = total

    def _streak_after(self, train: int) -> int:
        if train == 127:
            return 6
        days = 0
        while train & (64 >> days):
            days += 1
        return days
