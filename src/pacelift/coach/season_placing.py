"""The exact placing of consecutive weeks: dynamic programming over how each week can end.

One week's search is `search`; what a week is made of, `placing`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pacelift.coach import aims
from pacelift.coach.placing import NEVER, Costs, Effect, Stay, Week, allowed_days, is_felt, make_ready
from pacelift.coach.search import Edge, Found, Search
from pacelift.coach.week import WeekProblem

FREE: Edge = (0, ())
INF = 1 << 80
DEBUG = False
STATS = {"search": 0, "nodes": 0, "every": 0, "everynodes": 0, "reused": 0}


class Chain:
    """Weeks from one on to the last, and what they cost behind each way the week before ended."""

    def __init__(self, week: Week, after: Chain | None) -> None:
        self.week = week
        self.after = after
        self.values: dict[Edge, tuple[int, Found]] = {}
        self.entry: dict[Stay, list[Effect] | None] = {}
        self.partial = {}
        self.lists_of = {}
        self.echoes: dict[tuple[int, int], Stay | None] = {}
        p = week.problem
        days = {d for m in week.movables if m.traits.trains for d in m.days}
        days |= {s.day for s in week.fixed if s.traits.trains}
        self.lead = next(d for d in range(9) if d not in days)
        self.fixed_echoes = []
        if after:
            for s in week.fixed:
                if is_felt(s.traits):
                    e = s.shifted(-p.minutes, -7)
                    if after.rows(e):
                        self.fixed_echoes.append(e)

    # --- as seen by the week before
    def rows(self, stay: Stay) -> list[Effect] | None:
        """What a stay of the week before costs the candidates; None when nothing."""
        if stay not in self.entry:
            rows = [self.week.effect_of(stay, j) for j in range(len(self.week.movables))]
            self.entry[stay] = rows if any(rows) else None
        return self.entry[stay]

    def least_of(self, edge: Edge) -> int:
        streak, felt = edge
        if streak + self.lead < 7:
            streak = 0
        known = self.values.get((streak, felt))
        if known is not None:
            return known[0]
        best = self.values[FREE][0]
        for (s, f), (value, _) in self.values.items():
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
    def echo(self, k: int, i: int) -> Stay | None:
        if self.after is None:
            return None
        key = (k, i)
        if key not in self.echoes:
            e = self.week.movables[k].stay(i).shifted(-self.week.problem.minutes, -7)
            self.echoes[key] = e if self.after.rows(e) is not None else None
        return self.echoes[key]

    def felt(self, chosen):
        if self.after is None:
            return ()
        out = self.fixed_echoes.copy()
        for k, i in enumerate(chosen):
            if i >= 0:
                e = self.echo(k, i)
                if e is not None:
                    out.append(e)
        out.sort(key=lambda s: (s.start, s.end, s.traits.kind, s.traits.leg_load))
        return tuple(out)

    def least(self, edge: Edge) -> int:
        return 0 if self.after is None else self.after.least_of(edge)

    def canon(self, edge: Edge) -> Edge:
        streak, felt = edge
        return (0 if streak + self.lead < 7 else streak, felt)

    def exact_so_far(self, chosen) -> int:
        return 0 if self.after is None else self.after.solve((0, self.felt(chosen)))[0]

    def least_so_far(self, chosen) -> int:
        return 0 if self.after is None else self.after.least_of((0, self.felt(chosen)))

    def solve(self, edge: Edge) -> tuple[int, Found]:
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
                total = found.cost + (self.after.solve(found.edge)[0] if self.after else 0)
                if total < best[0]:
                    best = (total, found)
                if bound == total:
                    break
        else:
            STATS["reused"] += 1
        self.values[edge] = best
        self.lists_of[edge] = lists
        return best

    def reuse(self, edge, lists):
        best = (INF, None)
        ok = None
        for (streak, felt), (value, found) in self.values.items():
            cost = found.cost
            was = self.lists_of[(streak, felt)]
            for k, i in enumerate(found.choice):
                if i >= 0:
                    cost += lists[k][i] - was[k][i]
            if cost >= NEVER // 2:
                continue
            if ok is None:
                p = self.week.problem
                fixed = 0
                for s in self.week.fixed:
                    if s.traits.trains and 0 <= s.day <= 6:
                        fixed |= 1 << s.day
                ok = allowed_days(p.last_day - p.first_day + 1, p.rest_days, edge[0], fixed, self.week.next_lead)
            if not ok[found.train]:
                continue
            total = cost + value - found.cost
            if total < best[0]:
                best = (total, Found(found.choice, cost, found.edge, found.train))
        return best

    def _search(self, streak, lists, limit):
        s = Search(self.week, streak, limit, self)
        root = s.root(lists)
        out = s.run(lists)
        if DEBUG:
            print("root", root, "found", out and out.cost, "best", s.best, "nodes", s.nodes)
        STATS["search"] += 1
        STATS["nodes"] += s.nodes
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
        value, found = node.solve(edge)
        out.append((node, found))
        edge = found.edge
        node = node.after
    return chain.values[FREE][0], out
