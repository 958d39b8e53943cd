"""The exact placing of consecutive weeks: dynamic programming over how each week can end.

One week's search is `search`; what a week is made of, `placing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

from pacelift.coach import aims
from pacelift.coach.candidates import NEVER, Stay
from pacelift.coach.edges import FREE, STREAKS, Edge, Entrance, no_worse, stay_order
from pacelift.coach.filling import Memo
from pacelift.coach.placing import Costs, Week, make_ready
from pacelift.coach.search import Found, Search
from pacelift.coach.week import WeekProblem

UNBOUND: Final = 1 << 80
MARGINS: Final = (1 << 34, aims.DROP)
"""How far above the least known the cheapest is looked for first, in turn: where sessions keep
apart, then where all of them find room. It is far cheaper to learn that nothing is below a limit
than what is cheapest without one.
"""

MOST_TRIES: Final = 2
"""How often an edge is searched under a limit before it is without: limits that creep up would
have it searched over and over.
"""

Solved = tuple[int, Found, list[Costs]]
"""What a week and all after it cost behind an edge, its placing, the candidates' costs there."""


@define
class Chain:
    """Weeks from one on to the last, and what they cost behind each way the week before ended.

    `entrance` is the first week's; `fixed_felt` what the next week feels of this week's fixed
    sessions. The rest remembers what was found out: `bounds` are the least that can follow an edge.
    """

    week: Week
    after: Chain | None
    entrance: Entrance = field(init=False)
    fixed_felt: tuple[Stay, ...] = field(init=False, default=())
    solved: dict[Edge, Solved] = field(init=False, factory=dict)
    bounds: dict[Edge, int] = field(init=False, factory=dict)
    tries: dict[Edge, int] = field(init=False, factory=dict)
    version: int = field(init=False, default=0)
    memo: Memo = field(init=False, factory=dict)
    _echoes: dict[tuple[int, int], Stay | None] = field(init=False, factory=dict)
    _tails: dict[tuple[Stay, ...], tuple[int, list[int]]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.entrance = Entrance(self.week)
        if self.after is not None:
            echoes = (self._echo(stay) for stay in self.week.fixed if stay.is_felt)
            self.fixed_felt = tuple(sorted((e for e in echoes if e is not None), key=stay_order))

    def _echo(self, stay: Stay) -> Stay | None:
        """A session of this week as the next one feels it."""
        if self.after is None:
            return None
        return self.after.entrance.felt(stay.shifted(-self.week.problem.minutes, -7))

    def felt(self, index: int, candidate: int) -> Stay | None:
        """A movable as the next week feels it; None when it does not."""
        key = (index, candidate)
        if key not in self._echoes:
            self._echoes[key] = self._echo(self.week.movables[index].candidates.stay(candidate))
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
        edge = self.entrance.canonical(edge)
        known = self.solved.get(edge)
        if known is not None:
            return known[0]
        streak, felt = edge
        free = self.solved.get(FREE)
        best = 0 if free is None else free[0]
        for (other_streak, other_felt), value in self.bounds.items():
            if value > best and other_streak <= streak and no_worse(other_felt, felt):
                best = value
        return best

    def cheapest(self, edge: Edge) -> Found:
        """The cheapest placing of this week behind an edge, with what follows in sight."""
        self.solve(edge, UNBOUND)
        return self.solved[self.entrance.canonical(edge)][1]

    def solve(self, edge: Edge, limit: int) -> Solved | None:
        """The cheapest placing of this week and all after it behind an edge, None from limit on."""
        edge = self.entrance.canonical(edge)
        known = self.solved.get(edge)
        if known is None and self.least_behind(edge) < limit:
            self.tries[edge] = self.tries.get(edge, 0) + 1
            enough = limit if self.tries[edge] <= MOST_TRIES else UNBOUND
            known = self._solve(edge, enough)
            if known is None:
                self._note(edge, enough)
            else:
                self.solved[edge] = known
                self._note(edge, known[0])
        return known if known is not None and known[0] < limit else None

    def _note(self, edge: Edge, least: int) -> None:
        self.bounds[edge] = least
        self.version += 1

    def _solve(self, edge: Edge, limit: int) -> Solved | None:
        costs = self.entrance.costs_behind(edge)
        least = self.least_behind(edge)
        best = self._reused(edge, costs)
        if best is not None:
            if best[0] <= least:
                return best
            if best[0] < limit:
                return self._below(edge, costs, best[0]) or best
        for margin in MARGINS:
            if least + margin < limit:
                found = self._below(edge, costs, least + margin)
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
        found = chain.cheapest(edge)
        placed.append((chain.week, found))
        edge, chain = found.edge, chain.after
    return placed
