"""The exact placing of consecutive weeks: dynamic programming over how each week can end.

One week's search is `search`; what a week is made of, `placing`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pacelift.coach import aims
from pacelift.coach.candidates import NEVER, Effect, Stay, effect
from pacelift.coach.placing import Costs, Week, make_ready
from pacelift.coach.search import Edge, Found, Search, _stay_order
from pacelift.coach.week import WeekProblem

FREE: Edge = (0, ())
INF = 1 << 80
STATS = {"search": 0, "nodes": 0, "reused": 0}
DEBUG = False


class Chain:
    """Weeks from one on to the last, and what they cost behind each way the week before ended."""

    def __init__(self, week: Week, after: Chain | None) -> None:
        self.week = week
        self.after = after
        self.values: dict[Edge, tuple[int, Found, list[Costs]]] = {}
        self.entry: dict[Stay, list[Effect] | None] = {}
        self.echoes = {}
        self.tail_cache = {}
        self.memo = {}
        days = {d for m in week.movables if m.traits.trains for d in m.candidates.days}
        days |= {s.day for s in week.fixed if s.traits.trains}
        self.lead = next(d for d in range(9) if d not in days)
        kinds = {}
        for m in week.movables:
            if m.candidates.starts:
                t = m.traits
                s = m.candidates.starts[0]
                kinds[t] = min(kinds.get(t, s), s)
        self.first = list(kinds.items())
        self.reach = {}
        self.fixed_felt = ()
        if after:
            felt = [s.shifted(-week.problem.minutes, -7) for s in week.fixed if s.is_felt]
            self.fixed_felt = tuple(sorted((s for s in felt if after.rows(s)), key=_stay_order))

    # --- as seen by the week before
    def rows(self, stay: Stay) -> list[Effect] | None:
        """What a stay of the week before costs the candidates; None when nothing."""
        if stay.day < -1:
            reach = self.reach.get(stay.traits)
            if reach is None:
                extra = self.week.problem.extra_easy_days
                reach = max((aims.pair_aims(stay.traits, t, extra, across=True)[2].reach - s for t, s in self.first), default=0)
                self.reach[stay.traits] = reach
            if -stay.end >= reach:
                return None
        if stay not in self.entry:
            extra = self.week.problem.extra_easy_days
            rows = [effect(stay, m.candidates, extra, True) for m in self.week.movables]
            self.entry[stay] = rows if any(rows) else None
        return self.entry[stay]

    def least_of(self, edge: Edge) -> int:
        streak, felt = edge = self.canon(edge)
        known = self.values.get(edge)
        if known is not None:
            return known[0]
        best = self.values[FREE][0]
        for (s, f), (value, _, _) in self.values.items():
            if value > best and s <= streak and dominated(f, felt):
                best = value
        return best

    def lists(self, edge: Edge) -> list[Costs]:
        lists = [list(m.costs) for m in self.week.movables]
        for stay in edge[1]:
            rows = self.rows(stay)
            if rows:
                for costs, row in zip(lists, rows):
                    for t, extra in row:
                        costs[t] += extra
        return lists

    # --- Ahead protocol for this week's search
    def felt(self, index: int, candidate: int) -> Stay | None:
        if self.after is None:
            return None
        key = (index, candidate)
        if key not in self.echoes:
            week = self.week
            felt = week.movables[index].candidates.stay(candidate).shifted(-week.problem.minutes, -7)
            self.echoes[key] = None if self.after.rows(felt) is None else felt
        return self.echoes[key]

    def least(self, edge: Edge) -> int:
        return 0 if self.after is None else self.after.least_of(edge)

    def tails(self, felt):
        if self.after is None:
            return (0,) * 7
        version = len(self.after.values)
        known = self.tail_cache.get(felt)
        if known is None or known[0] != version:
            known = self.tail_cache[felt] = (version, [self.after.least_of((s, felt)) for s in range(7)])
        return known[1]

    def exact(self, edge: Edge) -> int:
        return 0 if self.after is None else self.after.solve(edge)[0]

    def canon(self, edge: Edge) -> Edge:
        streak, felt = edge
        return (0 if streak + self.lead < 7 else streak, felt)

    def solve(self, edge: Edge) -> tuple[int, Found, list[Costs]]:
        edge = self.canon(edge)
        known = self.values.get(edge)
        if known:
            return known
        lists = self.lists(edge)
        best = self.reuse(edge, lists)
        if edge == FREE or best[0] > self.least_of(edge):
            while True:
                found, bound = self._search(edge[0], lists, best[0])
                if found is None:
                    break
                total = found.cost + self.exact(found.edge)
                if total < best[0]:
                    best = (total, found, lists)
                if bound == total:
                    break
        else:
            STATS["reused"] += 1
        self.values[edge] = best
        return best

    def reuse(self, edge, lists):
        best = (INF, None)
        ok = self.week.allowed_days(edge[0])
        for value, found, was in self.values.values():
            cost = found.cost
            for k, i in enumerate(found.choice):
                if i >= 0:
                    cost += lists[k][i] - was[k][i]
            total = cost + value - found.cost
            if cost < NEVER // 2 and total < best[0] and ok[found.training]:
                best = (total, Found(found.choice, cost, found.training, found.edge), lists)
        return best

    def _search(self, streak, lists, limit):
        s = Search(self.week, self, self.week.allowed_days(streak), limit, lists, self.memo, streak)
        out = s.run(self.fixed_felt)
        if DEBUG:
            print("found", out and out.cost, "best", s.best, "nodes", s.nodes, "fills", s.fills, "leaves", s.leaves, "edge", streak)
        STATS["search"] += 1
        STATS["nodes"] += s.nodes
        STATS["fills"] = STATS.get("fills", 0) + s.fills
        return out, s.best


def dominated(a, b) -> bool:
    """a no worse than b: same sessions, each ending no later."""
    return len(a) == len(b) and all(
        x.traits == y.traits and x.day == y.day and x.end <= y.end for x, y in zip(a, b)
    )


def solve_season(weeks: Sequence[WeekProblem]):
    drops = aims.drop_costs(weeks)
    chain = None
    after = None
    for week in reversed(weeks):
        chain = Chain(make_ready(week, after, drops), chain)
        chain.solve(FREE)
        after = week
    edge = FREE
    out = []
    node = chain
    while node is not None:
        found = node.solve(edge)[1]
        out.append((node, found))
        edge = found.edge
        node = node.after
    return chain.values[FREE][0], out
