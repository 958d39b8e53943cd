"""The exact placing of consecutive weeks: dynamic programming over how each week can end.

One week's search is `search`; what a week is made of, `placing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

from pacelift.coach import aims
from pacelift.coach.candidates import NEVER, Effect, Stay, effect
from pacelift.coach.filling import Memo
from pacelift.coach.placing import Costs, Week, make_ready
from pacelift.coach.rules.pairs import Traits
from pacelift.coach.search import Edge, Found, Search, stay_order
from pacelift.coach.week import WeekProblem

FREE: Final[Edge] = (0, ())
"""Behind nothing that is felt: the cheapest way into a week."""

UNBOUND: Final = 1 << 80
STREAKS: Final = 7

WIDTHS: Final = (1 << 34, aims.DROP)

Solved = tuple[int, Found, list[Costs]]
"""What a week and all after it cost behind an edge, its placing, the candidates' costs there."""


@define
class Chain:
    """Weeks from one on to the last, and what they cost behind each way the week before ended.

    `lead` is the first day of the week that need not train; `fixed_felt` what the next week feels
    of this week's fixed sessions. The rest remembers what was found out.
    """

    week: Week
    after: Chain | None
    lead: int = field(init=False)
    fixed_felt: tuple[Stay, ...] = field(init=False, default=())
    solved: dict[Edge, Solved] = field(init=False, factory=dict)
    bounds: dict[Edge, int] = field(init=False, factory=dict)
    version: int = field(init=False, default=0)
    memo: Memo = field(init=False, factory=dict)
    _rows: dict[Stay, list[Effect] | None] = field(init=False, factory=dict)
    _same: dict[tuple[Effect, ...], Stay] = field(init=False, factory=dict)
    _echoes: dict[tuple[int, int], Stay | None] = field(init=False, factory=dict)
    _tails: dict[tuple[Stay, ...], tuple[int, list[int]]] = field(init=False, factory=dict)
    _first: tuple[tuple[Traits, int], ...] = field(init=False, default=())
    _reach: dict[Traits, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        week = self.week
        days = {d for m in week.movables if m.traits.trains for d in m.candidates.days}
        days |= {stay.day for stay in week.fixed if stay.traits.trains}
        self.lead = next(day for day in range(9) if day not in days)
        first: dict[Traits, int] = {}
        for movable in week.movables:
            if movable.candidates.starts:
                start = movable.candidates.starts[0]
                first[movable.traits] = min(first.get(movable.traits, start), start)
        self._first = tuple(first.items())
        if self.after is not None:
            shifted = (s.shifted(-week.problem.minutes, -7) for s in week.fixed if s.is_felt)
            felt = (stay for stay in shifted if self.after.rows(stay))
            self.fixed_felt = tuple(sorted(felt, key=stay_order))

    def rows(self, stay: Stay) -> list[Effect] | None:
        """What a stay of the week before costs the candidates; None when nothing."""
        if stay.day < -1 and -stay.end >= self._reach_of(stay.traits):
            return None
        if stay not in self._rows:
            extra = self.week.problem.extra_easy_days
            rows = [effect(stay, m.candidates, extra, True) for m in self.week.movables]
            self._rows[stay] = rows if any(rows) else None
        return self._rows[stay]

    def _reach_of(self, before: Traits) -> int:
        """How many minutes into the week such a session of the week before can be felt."""
        reach = self._reach.get(before)
        if reach is None:
            extra = self.week.problem.extra_easy_days
            aimed = (
                aims.pair_aims(before, kind, extra, across=True)[2].reach - start
                for kind, start in self._first
            )
            reach = self._reach[before] = max(aimed, default=0)
        return reach

    def seen(self, stay: Stay) -> Stay | None:
        """The first known of the stays that cost the candidates the same; None when nothing."""
        rows = self.rows(stay)
        return None if rows is None else self._same.setdefault(tuple(rows), stay)

    def felt(self, index: int, candidate: int) -> Stay | None:
        """A movable as the next week feels it; None when it does not."""
        if self.after is None:
            return None
        key = (index, candidate)
        if key not in self._echoes:
            stay = self.week.movables[index].candidates.stay(candidate)
            there = stay.shifted(-self.week.problem.minutes, -7)
            self._echoes[key] = self.after.seen(there)
        return self._echoes[key]

    def least(self, edge: Edge) -> int:
        """The least that the weeks after can cost behind such an end."""
        return 0 if self.after is None else self.after.least_behind(edge)

    def tails(self, felt: tuple[Stay, ...]) -> Sequence[int]:
        """The same for each number of training days in a row."""
        if self.after is None:
            return (0,) * STREAKS
        version = self.after.version
        known = self._tails.get(felt)
        if known is None or known[0] != version:
            least = [self.after.least_behind((streak, felt)) for streak in range(STREAKS)]
            known = self._tails[felt] = (version, least)
        return known[1]

    def learn(self, edge: Edge, limit: int) -> None:
        """Finds out what the weeks after cost behind such an end, or that it is no less."""
        if self.after is not None:
            self.after.solve(edge, limit)

    def least_behind(self, edge: Edge) -> int:
        """The least that this week and those after can cost behind an edge, by what is known."""
        edge = self._canonical(edge)
        known = self.solved.get(edge)
        if known is not None:
            return known[0]
        streak, felt = edge
        free = self.solved.get(FREE)
        best = 0 if free is None else free[0]
        for (other_streak, other_felt), value in self.bounds.items():
            if value > best and other_streak <= streak and _no_worse(other_felt, felt):
                best = value
        return best

    def solve(self, edge: Edge, limit: int) -> Solved | None:
        """The cheapest placing of this week and all after it behind an edge, None from limit on."""
        edge = self._canonical(edge)
        known = self.solved.get(edge)
        if known is None and self.least_behind(edge) < limit:
            known = self._solve(edge, limit)
            if known is None:
                self._note(edge, limit)
            else:
                self.solved[edge] = known
                self._note(edge, known[0])
        return known if known is not None and known[0] < limit else None

    def _note(self, edge: Edge, least: int) -> None:
        self.bounds[edge] = least
        self.version += 1

    def _solve(self, edge: Edge, limit: int) -> Solved | None:
        costs = self._costs_behind(edge)
        least = self.least_behind(edge)
        best = self._reused(edge, costs)
        if best is not None:
            if best[0] <= least:
                return best
            if best[0] < limit:
                return self._below(edge, costs, best[0]) or best
        for width in WIDTHS:
            if least + width < limit:
                found = self._below(edge, costs, least + width)
                if found is not None:
                    return found
        return self._below(edge, costs, limit)

    def _below(self, edge: Edge, costs: list[Costs], limit: int) -> Solved | None:
        """The same, its limit tight enough to search under."""
        best: Solved | None = None
        while True:
            search = Search(self.week, self, edge[0], limit, costs, self.memo)
            found = search.run(self.fixed_felt)
            if found is None:
                return best
            # What the search took for the cost behind its end was only a lower bound.
            tail = self._tail(found.edge, limit - found.cost)
            if tail is not None:
                limit = found.cost + tail
                best = (limit, found, costs)
                if search.best == limit:
                    return best

    def _tail(self, edge: Edge, limit: int) -> int | None:
        if self.after is None:
            return 0
        solved = self.after.solve(edge, limit)
        return None if solved is None else solved[0]

    def _costs_behind(self, edge: Edge) -> list[Costs]:
        costs = [list(movable.costs) for movable in self.week.movables]
        for stay in edge[1]:
            for mine, row in zip(costs, self.rows(stay) or (), strict=False):
                for candidate, extra in row:
                    mine[candidate] += extra
        return costs

    def _reused(self, edge: Edge, costs: list[Costs]) -> Solved | None:
        """The best of the placings found behind other edges, at what it costs behind this one."""
        best: Solved | None = None
        allowed = self.week.allowed_days(edge[0])
        for value, found, were in self.solved.values():
            cost = found.cost
            for index, candidate in enumerate(found.choice):
                if candidate >= 0:
                    cost += costs[index][candidate] - were[index][candidate]
            total = cost + value - found.cost
            better = best is None or total < best[0]
            if cost < NEVER // 2 and better and allowed[found.training]:
                there = Found(found.choice, cost, found.training, found.edge)
                best = (total, there, costs)
        return best

    def _canonical(self, edge: Edge) -> Edge:
        """Days in a row that cannot become seven make no difference."""
        streak, felt = edge
        return (0 if streak + self.lead < STREAKS else streak, felt)


def _no_worse(a: tuple[Stay, ...], b: tuple[Stay, ...]) -> bool:
    """Whether all of the first are among the second, each ending no later."""
    if len(a) > len(b):
        return False
    left = list(b)
    for x in a:
        for y in left:
            if x.traits is y.traits and x.day == y.day and x.end <= y.end:
                left.remove(y)
                break
        else:
            return False
    return True


def solve_season(weeks: Sequence[WeekProblem]) -> list[tuple[Week, Found]]:
    """Each week made ready, with its part of the cheapest placing of all."""
    drops = aims.drop_costs(weeks)
    chain: Chain | None = None
    later: WeekProblem | None = None
    for week in reversed(weeks):
        chain = Chain(make_ready(week, later, drops), chain)
        chain.solve(FREE, UNBOUND)
        later = week
    edge = FREE
    placed = []
    while chain is not None:
        solved = chain.solve(edge, UNBOUND)
        assert solved
        found=solved[1]
        placed.append((chain.week, found))
        edge, chain = found.edge, chain.after
    return placed
