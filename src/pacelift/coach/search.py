"""One week's search: branch and bound, first over days, then over times.

Long and quality runs and lifts get their days, then their times; what is left of the week for easy
runs and core is `filling`. What may stand where is made ready in `placing`.
"""

from __future__ import annotations

from typing import Final, Protocol

from attrs import define, frozen

from pacelift.coach import aims
from pacelift.coach.candidates import NEVER, Stay
from pacelift.coach.filling import days_in_a_row, fill
from pacelift.coach.placing import Costs, Week

DROPPED: Final = -1

Edge = tuple[int, tuple[Stay, ...]]
"""How a week ends: training days in a row up to its Sunday, and what the next week can feel."""


@frozen
class Found:
    """A placing: for each movable its candidate or DROPPED; the week's cost; days that train."""

    choice: tuple[int, ...]
    cost: int
    training: int
    edge: Edge


class Ahead(Protocol):
    """What a week's search knows of the weeks after it."""

    def felt(self, index: int, candidate: int) -> Stay | None:
        """A movable as the next week feels it; None when it does not."""

    def least(self, edge: Edge) -> int:
        """The least that the weeks after can cost behind such an end."""

    def exact(self, edge: Edge) -> int:
        """What the weeks after cost behind such an end."""


@define
class Search:
    """One search of a week behind `streak` training days, for less than `best` in all."""

    week: Week
    ahead: Ahead
    allowed: tuple[bool, ...]
    best: int
    costs: list[Costs]
    memo: dict
    streak: int
    found: Found | None = None
    nodes: int = 0
    fills: int = 0
    leaves: int = 0
    days: tuple = ()
    masks: tuple = ()

    def run(self, felt) -> Found | None:
        """The cheapest placing by those costs of the candidates; None when the limit holds."""
        week = self.week
        vectors = []
        for costs, movable in zip(self.costs, week.movables):
            vectors.append([min([costs[i] for i in there], default=NEVER) for there in movable.candidates.by_day])
        days = week.fixed_days
        self._days((), 0, vectors, days.hard, days.lift, days.training, felt, self.ahead.least((days_in_a_row(days.training), felt)), False)
        return self.found

    # days ---------------------------------------------------------------------------------
    def _days(self, chosen, cost, vectors, hard, lift, training, felt, tail, new_felt):
        self.nodes += 1
        week = self.week
        index = len(chosen)
        drops = week.drops
        leasts = [min(v) for v in vectors]
        least = cost
        k = index
        for m in leasts:
            d = drops[k]
            least += m if m < d else d
            k += 1
        best = self.best
        if least + tail >= best:
            return
        tails = self.ahead.tails(felt)
        rest = self._least_runs(index, vectors, leasts, hard, lift, training, tails)
        least += rest
        if least >= best:
            return
        if new_felt:
            self.ahead.exact((days_in_a_row(training), felt))
            tails = self.ahead.tails(felt)
            least -= rest
            rest = self._least_runs(index, vectors, leasts, hard, lift, training, tails)
            least += rest
            if least >= best:
                return
        if index == week.first_easy:
            self._times_of(chosen, least - cost, hard, lift, training)
            return
        drop = drops[index]
        others = vectors[1:]
        mine = vectors[0]
        m = leasts[0]
        tail = tails[days_in_a_row(training)]
        base = least - rest - (m if m < drop else drop) + tail
        first = 0
        if week.alike[index]:
            first = chosen[-1] if chosen[-1] != DROPPED else 9
        trains = week.trains[index]
        is_hard_run = week.hard_runs[index]
        allowed = self.allowed
        for own, day in sorted([(c, d) for d, c in enumerate(mine) if c < NEVER and d >= first]):
            if base + own >= self.best:
                break
            bit = 1 << day
            if trains and not allowed[training | bit]:
                continue
            then = others.copy()
            for place, effect in week.day_effects(index, day):
                then[place] = now = then[place].copy()
                for there, more in effect:
                    now[there] += more
            echo = None
            if index < week.felt:
                echo = self.ahead.felt(index, week.movables[index].candidates.by_day[day][0])
            then_felt, then_tail = felt, tail
            if echo is not None:
                then_felt = tuple(sorted((*felt, echo), key=_stay_order))
                then_tail = self.ahead.least((days_in_a_row(training | bit if trains else training), then_felt))
            self._days(
                (*chosen, day),
                cost + own,
                then,
                hard | bit if is_hard_run else hard,
                lift if is_hard_run else lift | bit,
                training | bit if trains else training,
                then_felt,
                then_tail,
                echo is not None,
            )
        if base + drop < self.best:
            self._days((*chosen, DROPPED), cost + drop, others, hard, lift, training, felt, tail, index == 0)

    def _least_runs(self, index, vectors, leasts, hard, lift, training, tails) -> int:
        """What days with the runs still to come cost at least, beyond the least of each run."""
        week = self.week
        drops = week.drops
        first_easy = week.first_easy
        hard_left = easy_left = 0
        spare = NEVER
        easy_least = 0
        cmin = [NEVER] * 7
        hmin = [NEVER] * 7
        for run in week.runs:
            at = run - index
            if at >= 0:
                least = leasts[at]
                drop = drops[run]
                if least < drop:
                    if run >= first_easy:
                        easy_left += 1
                        easy_least += least
                        cmin = [a if a < b else b for a, b in zip(cmin, vectors[at])]
                    else:
                        hard_left += 1
                        hmin = [a if a < b else b for a, b in zip(hmin, vectors[at])]
                    if drop - least < spare:
                        spare = drop - least
        days = week.fixed_days
        easy, core = days.easy, days.core
        streak = days_in_a_row(training)
        if not (easy_left or hard_left):
            return aims.days_cost(hard, easy, lift, core) + tails[streak]
        runs = hard | easy
        allowed = self.allowed
        free = free_easy = 0
        bit = 1
        for day in range(7):
            if not runs & bit and allowed[training | bit]:
                if cmin[day] < NEVER:
                    free_easy |= bit
                    free |= bit
                elif hmin[day] < NEVER:
                    free |= bit
            bit <<= 1
        more = hard_left + easy_left
        missing = more - free.bit_count()
        if easy_left - free_easy.bit_count() > missing:
            missing = easy_left - free_easy.bit_count()
        if missing > 0:
            return spare * missing + tails[streak]
        best = spare + tails[streak]
        least_tail = tails[streak]
        for pattern, days in aims.easy_days(hard, easy, lift, core, free, more):
            if pattern + least_tail >= best:
                break
            if allowed[training | days] and (days & free_easy).bit_count() >= easy_left:
                pattern += tails[days_in_a_row(training | days)]
                if not hard_left:
                    time = sum([cmin[d] for d in range(7) if days >> d & 1]) - easy_least
                    if time > 0:
                        pattern += time
                if pattern < best:
                    best = pattern
        return best

    # times --------------------------------------------------------------------------------
    def _times_of(self, days, rest, hard, lift, training):
        """rest: least of what is not here, with tail"""
        week = self.week
        lists = []
        leasts = []
        for index, day in enumerate(days):
            if day == DROPPED:
                lists.append([week.drops[index]])
            else:
                costs = self.costs[index]
                lists.append([costs[i] for i in week.movables[index].candidates.by_day[day]])
            leasts.append(min(lists[-1]))
        self.leaves += 1
        self.days = days
        self.masks = (hard, lift, training)
        self._times(0, [DROPPED] * week.first_easy, 0, lists, leasts, rest, self.costs[week.first_easy:], None)

    def _times(self, at, chosen, cost, lists, leasts, rest, fills, lifted):
        self.nodes += 1
        week = self.week
        order = week.by_time
        left = 0
        for index in order[at:]:
            left += leasts[index]
        if at == week.lifts:
            felt = self.felt_of(chosen, at)
            found = fill(self, fills, *self.masks, felt, self.best - cost - left)
            if found is None:
                return
            rest = found[0]
            lifted = (felt, found)
            if at == len(order):
                self.take(chosen, cost, found, felt)
                return
        elif at == len(order):
            felt = self.felt_of(chosen, at)
            found = self._same_filling(chosen, lifted, felt)
            if found is None:
                for index in order[week.lifts :]:
                    if chosen[index] != DROPPED:
                        fills = add(fills, week.fill_effects(index, chosen[index]))
                found = fill(self, fills, *self.masks, felt, self.best - cost)
            if found is not None:
                self.take(chosen, cost, found, felt)
            return
        index = order[at]
        base = cost + rest + left - leasts[index]
        day = self.days[index]
        is_lift = at < week.lifts
        if day == DROPPED:
            self._times(at + 1, chosen, cost + week.drops[index], lists, leasts, rest, fills, lifted)
            return
        here = week.movables[index].candidates.by_day[day]
        first = chosen[index - 1] if week.alike[index] else -1
        for own, candidate in sorted(zip(lists[index], here)):
            if base + own >= self.best:
                break
            if candidate <= first:
                continue
            then, then_leasts = lists.copy(), leasts.copy()
            least = base + own
            best = self.best
            for other in order[at + 1:]:
                if self.days[other] != DROPPED:
                    block = week.block(index, candidate, other, self.days[other])
                    if block is not None:
                        then[other] = now = [a + b for a, b in zip(lists[other], block)]
                        m = min(now)
                        least += m - leasts[other]
                        if least >= best:
                            break
                        then_leasts[other] = m
            else:
                now = chosen.copy()
                now[index] = candidate
                then_fills = add(fills, week.fill_effects(index, candidate)) if is_lift else fills
                self._times(at + 1, now, cost + own, then, then_leasts, rest, then_fills, lifted)

    def _same_filling(self, chosen, lifted, felt):
        """The filling found before the runs had their times, when it costs the same with them."""
        found = lifted[1]
        week = self.week
        for index in week.by_time[week.lifts :]:
            if chosen[index] != DROPPED:
                for place, effect in week.fill_effects(index, chosen[index]):
                    at = found[3][place]
                    if at != DROPPED and any(there == at for there, _ in effect):
                        return None
        if self.ahead.least((days_in_a_row(found[2]), felt)) != found[0] - found[1]:
            return None
        return found

    def felt_of(self, chosen, at):
        week = self.week
        days = self.days
        felt = list(self.ahead.fixed_felt)
        for place, index in enumerate(week.by_time):
            if index < week.felt:
                candidate = chosen[index]
                if place >= at and days[index] != DROPPED:
                    candidate = week.movables[index].candidates.by_day[days[index]][0]
                if candidate != DROPPED:
                    echo = self.ahead.felt(index, candidate)
                    if echo is not None:
                        felt.append(echo)
        felt.sort(key=_stay_order)
        return tuple(felt)

    def take(self, chosen, cost, found, felt):
        total, fill_cost, training, choice = found
        if cost + total < self.best:
            self.best = cost + total
            self.found = Found((*chosen, *choice), cost + fill_cost, training, (days_in_a_row(training), felt))


def add(lists, effects):
    if not effects:
        return lists
    lists = lists.copy()
    for place, effect in effects:
        lists[place] = now = lists[place].copy()
        for there, more in effect:
            now[there] += more
    return lists


def _stay_order(stay: Stay):
    return (stay.start, stay.end, stay.traits.kind, stay.traits.leg_load)


