"""What is left of a week whose long and quality runs and lifts stand: easy runs, then core.

Days for the easy runs are chosen as a set, cheapest first; the search before is `search`.
"""

from __future__ import annotations

from pacelift.coach import aims
from pacelift.coach.candidates import NEVER

DROPPED = -1


_IN_A_ROW = [next((d for d in range(6) if not mask & (64 >> d)), 6) for mask in range(128)]


def days_in_a_row(training: int) -> int:
    """Training days in a row up to Sunday, six at the most."""
    return _IN_A_ROW[training]


def fill(search, lists, hard, lift, train, felt, limit):
    """The cheapest filling below the limit: (cost with what follows, cost, training days, choice)."""
    week = search.week
    k = week.first_easy
    drops = week.drops
    leasts = []
    for costs, d in zip(lists, drops[k:]):
        m = min(costs, default=NEVER)
        leasts.append(m if m < d else d)
    tail = search.ahead.least((days_in_a_row(train), felt))
    slack = limit - tail - sum(leasts)
    if slack <= 0:
        return None
    caps = [m + slack for m in leasts]
    key = (search.streak, hard, lift, train, felt, tuple([tuple([c if c < cap else NEVER for c in mine]) for mine, cap in zip(lists, caps)]))
    known = search.memo.get(key)
    if known is not None:
        known_limit, found = known
        if found is not None:
            if found[0] >= limit:
                return None
            if found[0] - found[1] == search.ahead.least((days_in_a_row(found[2]), felt)):
                return found
        elif known_limit >= limit:
            return None
    search.fills += 1
    f = Filling(search, lists, leasts, hard, lift, train, felt, tail, limit)
    f.run()
    search.memo[key] = (limit, f.found)
    return f.found


class Filling:
    def __init__(self, search, lists, leasts, hard, lift, train, felt, tail, limit):
        self.search = search
        self.week = search.week
        self.lists = lists
        self.leasts = leasts
        self.hard = hard
        self.lift = lift
        self.train = train
        self.felt = felt
        self.tail = tail
        self.best = limit
        self.found = None

    def run(self):
        week = self.week
        k = week.first_easy
        easies = week.first_core - k
        easy, core = week.fixed_days.easy, week.fixed_days.core
        train = self.train
        hard = self.hard
        runs = hard | easy
        ok = self.search.allowed
        drops = week.drops
        lists = self.lists
        em = []
        usable = 0
        cmin = [NEVER] * 7
        days_free = [d for d in range(7) if not runs >> d & 1 and ok[train | 1 << d]]
        for e in range(easies):
            costs = lists[e]
            by_day = week.movables[k + e].candidates.by_day
            row = [NEVER] * 7
            for d in days_free:
                m = NEVER
                for i in by_day[d]:
                    if costs[i] < m:
                        m = costs[i]
                if m < NEVER:
                    usable |= 1 << d
                    if m < cmin[d]:
                        cmin[d] = m
                    row[d] = m
            em.append(row)
        self.em = em
        self.cmin = cmin
        cores = sum(self.leasts[easies:])
        base = self.tail + cores
        lost = sorted(drops[k:week.first_core])
        room = min(easies, usable.bit_count())
        smallest = sorted(cmin)
        for r in range(room, -1, -1):
            self.dropped = dropped = sum(lost[:easies - r])
            if base + dropped >= self.best:
                break
            least = sum(smallest[:r])
            for pattern, days in aims.easy_days(hard, easy, self.lift, core, usable, r):
                if base + dropped + pattern + least >= self.best:
                    break
                if not ok[train | days]:
                    continue
                wanted = [d for d in range(7) if days >> d & 1]
                rest = sum([cmin[d] for d in wanted])
                if base + dropped + pattern + rest < self.best:
                    limit = self.best - (self.tail + dropped + pattern + rest)
                    self.alone = self._alone(runs | days)
                    best_core = _best_cores(week, week.first_core, 0, self.alone, limit, DROPPED)
                    if best_core is not None:
                        self.core_least = best_core[0]
                        self.training = train | days
                        edge = (days_in_a_row(self.training), self.felt)
                        self.tail_here = self.search.ahead.least(edge)
                        self._assign(wanted, pattern, rest, (DROPPED,) * easies)

    def _assign(self, wanted, cost, rest, placed):
        week = self.week
        k = week.first_easy
        if not wanted:
            lost = sum([week.drops[k + e] for e, i in enumerate(placed) if i < 0])
            if cost + lost + self.tail_here + self.core_least < self.best:
                self._cores(cost + lost, placed)
            return
        d, others = wanted[0], wanted[1:]
        rest -= self.cmin[d]
        options = []
        for e, i in enumerate(placed):
            if i >= 0 or self.em[e][d] >= NEVER or (week.alike[k + e] and placed[e - 1] < 0):
                continue
            costs = self.lists[e]
            options += [(costs[i], e, i) for i in week.movables[k + e].candidates.by_day[d] if costs[i] < NEVER]
        options.sort()
        base = cost + rest + self.tail_here + self.core_least + self.dropped
        for c, e, i in options:
            if base + c >= self.best:
                break
            self._assign(others, cost + c, rest, (*placed[:e], i, *placed[e + 1:]))

    def _alone(self, runs):
        alone = aims.CORE_ALONE
        week = self.week
        easies = week.first_core - week.first_easy
        return [[x if runs >> d & 1 else x + alone for x, d in zip(costs, m.candidates.days)] for costs, m in zip(self.lists[easies:], week.movables[week.first_core:])]

    def _cores(self, cost, placed):
        week = self.week
        costs = [c.copy() for c in self.alone]
        easies = week.first_core - week.first_easy
        for e, i in enumerate(placed):
            if i >= 0:
                for place, effect in week.fill_effects(week.first_easy + e, i):
                    target = costs[place - easies]
                    for t, extra in effect:
                        target[t] += extra
        best = _best_cores(week, week.first_core, 0, costs, self.best - cost - self.tail_here, DROPPED)
        if best is not None:
            self.best = cost + best[0] + self.tail_here
            self.found = (self.best, cost + best[0], self.training, (*placed, *best[1]))


def _best_cores(week, k, cost, lists, limit, last):
    """The cheapest placing of the cores from k on below the limit: (cost, choice)."""
    if not lists:
        return (cost, ()) if cost < limit else None
    rest = sum([min(min(c, default=NEVER), d) for c, d in zip(lists[1:], week.drops[k + 1:])])
    costs, others = lists[0], lists[1:]
    best = None
    first = 0
    if week.alike[k]:
        first = last + 1 if last != DROPPED else NEVER
    for c, i in sorted([(c, i) for i, c in enumerate(costs) if c < limit and i >= first]):
        if cost + c + rest >= limit:
            break
        new = others
        if new:
            new = others.copy()
            for place, effect in week.fill_effects(k, i):
                at = place - (k + 1 - week.first_easy)
                now = new[at].copy()
                for t, extra in effect:
                    now[t] += extra
                new[at] = now
        found = _best_cores(week, k + 1, cost + c, new, limit, i)
        if found is not None:
            limit = found[0]
            best = (found[0], (i, *found[1]))
    if cost + week.drops[k] + rest < limit:
        found = _best_cores(week, k + 1, cost + week.drops[k], others, limit, DROPPED)
        if found is not None:
            best = (found[0], (DROPPED, *found[1]))
    return best
