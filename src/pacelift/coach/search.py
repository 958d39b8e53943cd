"""One week's search: branch and bound, first over days, then over times.

Long and quality runs and lifts get their days, then their times; what is left of the week for easy
runs and core is `filling`. What may stand where is made ready in `placing`. Days are bits of a set
and costs plain lists: these are the innermost loops of planning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from attrs import define, evolve, field, frozen

from pacelift.coach import aims
from pacelift.coach.candidates import NEVER, Stay
from pacelift.coach.edges import Edge, stay_order
from pacelift.coach.filling import (
    DAYS,
    DROPPED,
    Choice,
    Filled,
    Fillings,
    Memo,
    Setting,
    days_in_a_row,
)
from pacelift.coach.placing import Costs, Effects, Week


@frozen
class Found:
    """A placing: for each movable its candidate or DROPPED; the week's cost; days that train."""

    choice: Choice
    cost: int
    training: int
    edge: Edge


class Ahead(Protocol):
    """What a week's search knows of the weeks after it."""

    def felt(self, index: int, candidate: int) -> Stay | None:
        """A movable as the next week feels it; None when it does not."""

    def least(self, edge: Edge) -> int:
        """The least that the weeks after can cost behind such an end."""

    def tails(self, felt: tuple[Stay, ...]) -> Sequence[int]:
        """The same for each number of training days in a row."""

    def learn(self, edge: Edge, limit: int) -> None:
        """Finds out what the weeks after cost behind such an end, or that it is no less."""


@frozen
class Days:
    """A week some of whose movables have days: those days, their cost, the days taken.

    `vectors` are the costs of each day for the movables to come; `new_felt` tells that the last
    one placed is felt by the next week.
    """

    chosen: Choice
    cost: int
    vectors: list[Costs]
    hard: int
    lift: int
    training: int
    felt: tuple[Stay, ...]
    new_felt: bool


@frozen
class Times:
    """A week with all days, some of whose movables have times.

    `costs` and `leasts` are of each movable's candidates on its day; `fills` the costs of easy runs
    and core; `rest` the least of these; `lifted` what was found when long run and lifts had times.
    """

    chosen: Choice
    cost: int
    costs: list[Costs]
    leasts: list[int]
    rest: int
    fills: list[Costs]
    lifted: Filled | None
    felt: tuple[Stay, ...]


@define
class Search:
    """One search of a week behind `streak` training days, for less than `best` in all."""

    week: Week
    ahead: Ahead
    streak: int
    best: int
    costs: list[Costs]
    memo: Memo
    found: Found | None = None
    _allowed: Sequence[bool] = field(init=False)
    _fillings: Fillings = field(init=False)
    _days: Days = field(init=False)
    _guess: list[Stay | None] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self._allowed = self.week.allowed_days(self.streak)
        self._fillings = Fillings(
            self.week, self._allowed, self.streak, self.ahead.least, self.memo
        )

    def run(self, felt: tuple[Stay, ...]) -> Found | None:
        """The cheapest placing below the limit; None when there is none. `felt` is fixed."""
        vectors = [
            [min([costs[i] for i in there], default=NEVER) for there in movable.candidates.by_day]
            for costs, movable in zip(self.costs, self.week.movables, strict=True)
        ]
        days = self.week.fixed_days
        self._place(Days((), 0, vectors, days.hard, days.lift, days.training, felt, new_felt=False))
        return self.found

    def _place(self, at: Days) -> None:
        """Gives the next movable a day, each that can still lead below the best."""
        week, index = self.week, len(at.chosen)
        leasts = [min(vector) for vector in at.vectors]
        drops = week.drops
        least = at.cost + sum([min(m, d) for m, d in zip(leasts, drops[index:], strict=True)])
        if least + self.ahead.least((days_in_a_row(at.training), at.felt)) >= self.best:
            return
        rest = self._least_runs(at, leasts)
        if least + rest >= self.best:
            return
        if at.new_felt:
            self.ahead.learn((days_in_a_row(at.training), at.felt), self.best - least)
            if least + self._least_runs(at, leasts) >= self.best:
                return
        if index == week.first_easy:
            self._start_times(at)
            return
        tail = self.ahead.tails(at.felt)[days_in_a_row(at.training)]
        base = least - min(leasts[0], drops[index]) + tail
        self._try_days(at, base)
        if base + drops[index] < self.best:
            self._place(
                evolve(
                    at,
                    chosen=(*at.chosen, DROPPED),
                    cost=at.cost + drops[index],
                    vectors=at.vectors[1:],
                    new_felt=index == 0,
                )
            )

    def _try_days(self, at: Days, base: int) -> None:
        week, index = self.week, len(at.chosen)
        first = 0
        if week.alike[index]:
            first = at.chosen[-1] if at.chosen[-1] != DROPPED else len(DAYS) + 1
        mine = at.vectors[0]
        for own, day in sorted([(c, d) for d, c in enumerate(mine) if c < NEVER and d >= first]):
            if base + own >= self.best:
                break
            if not week.trains[index] or self._allowed[at.training | 1 << day]:
                self._place(self._on_day(at, day, own))

    def _on_day(self, at: Days, day: int, own: int) -> Days:
        week, index, bit = self.week, len(at.chosen), 1 << day
        vectors = _add(at.vectors[1:], week.day_effects(index, day))
        echo, felt = None, at.felt
        if index < week.felt:
            echo = self.ahead.felt(index, week.movables[index].candidates.by_day[day][0])
        if echo is not None:
            felt = tuple(sorted((*at.felt, echo), key=stay_order))
        hard_run = week.hard_runs[index]
        return Days(
            (*at.chosen, day),
            at.cost + own,
            vectors,
            at.hard | bit if hard_run else at.hard,
            at.lift if hard_run else at.lift | bit,
            at.training | bit if week.trains[index] else at.training,
            felt,
            new_felt=echo is not None,
        )

    def _least_runs(self, at: Days, leasts: list[int]) -> int:
        """What days with the runs still to come cost at least, beyond the least of each run."""
        tails, index, first_easy = self.ahead.tails(at.felt), len(at.chosen), self.week.first_easy
        left = [
            run
            for run in self.week.runs
            if run >= index and leasts[run - index] < self.week.drops[run]
        ]
        days = self.week.fixed_days
        streak = days_in_a_row(at.training)
        if not left:
            return aims.days_cost(at.hard, days.easy, at.lift, days.core) + tails[streak]
        spare = min([self.week.drops[run] - leasts[run - index] for run in left])
        easy = [run for run in left if run >= first_easy]
        easy_costs = _least_by_day([at.vectors[run - index] for run in easy])
        hard_costs = _least_by_day([at.vectors[run - index] for run in left if run < first_easy])
        runs = at.hard | days.easy
        open_days = [d for d in DAYS if not runs >> d & 1 and self._allowed[at.training | 1 << d]]
        free_easy = sum([1 << d for d in open_days if easy_costs[d] < NEVER])
        free = sum([1 << d for d in open_days if min(easy_costs[d], hard_costs[d]) < NEVER])
        missing = max(len(left) - free.bit_count(), len(easy) - free_easy.bit_count())
        if missing > 0:
            return spare * missing + tails[streak]
        only_easy = easy_costs if len(easy) == len(left) else None
        easy_least = sum([leasts[run - index] for run in easy])
        best = spare + tails[streak]
        patterns = aims.easy_days(at.hard, days.easy, at.lift, days.core, free, len(left))
        for pattern, chosen in patterns:
            if pattern + tails[streak] >= best:
                break
            fits = self._allowed[at.training | chosen]
            if fits and (chosen & free_easy).bit_count() >= len(easy):
                cost = pattern + tails[days_in_a_row(at.training | chosen)]
                if only_easy is not None:
                    there = sum([only_easy[d] for d in DAYS if chosen >> d & 1])
                    cost += max(0, there - easy_least)
                best = min(best, cost)
        return best

    def _start_times(self, at: Days) -> None:
        """All have days: is there a filling at all, and then which times."""
        week = self.week
        costs = [
            [week.drops[index]]
            if day == DROPPED
            else [self.costs[index][i] for i in week.movables[index].candidates.by_day[day]]
            for index, day in enumerate(at.chosen)
        ]
        setting = Setting(at.hard, at.lift, at.training, at.felt)
        filled = self._fillings.cheapest(self._fills_by_days(at), setting, self.best - at.cost)
        if filled is None:
            return
        self._days = at
        self._guess = [self._felt_on(index, day) for index, day in enumerate(at.chosen)]
        self._time(
            Times(
                chosen=(DROPPED,) * week.first_easy,
                cost=0,
                costs=costs,
                leasts=[min(mine) for mine in costs],
                rest=filled.total,
                fills=self.costs[week.first_easy :],
                lifted=None,
                felt=at.felt,
            ),
            0,
        )

    def _felt_on(self, index: int, day: int) -> Stay | None:
        if day == DROPPED or index >= self.week.felt:
            return None
        return self.ahead.felt(index, self.week.movables[index].candidates.by_day[day][0])

    def _fills_by_days(self, at: Days) -> list[Costs]:
        """Easy runs' and core's costs by the days of what stands, whatever its times."""
        week, first = self.week, self.week.first_easy
        fills = self.costs[first:]
        for index, day in enumerate(at.chosen):
            if day == DROPPED:
                continue
            for place, effect in week.day_effects(index, day):
                to = index + 1 + place - first
                if to >= 0:
                    fills[to] = now = fills[to].copy()
                    by_day = week.movables[to + first].candidates.by_day
                    for there, more in effect:
                        for candidate in by_day[there]:
                            now[candidate] += more
        return fills

    def _time(self, at: Times, place: int) -> None:
        """Gives the next movable, long run and lifts before quality runs, a time on its day."""
        week, order = self.week, self.week.by_time
        left = sum([at.leasts[index] for index in order[place:]])
        if place == week.lifts:
            filled = self._fill(at.fills, at.felt, self.best - at.cost - left)
            if filled is None:
                return
            at = evolve(at, rest=filled.total, lifted=filled)
        if place == len(order):
            self._finish(at)
            return
        index = order[place]
        if self._days.chosen[index] == DROPPED:
            self._time(evolve(at, cost=at.cost + week.drops[index]), place + 1)
            return
        base = at.cost + at.rest + left - at.leasts[index]
        here = week.movables[index].candidates.by_day[self._days.chosen[index]]
        first = at.chosen[index - 1] if week.alike[index] else DROPPED
        for own, candidate in sorted(zip(at.costs[index], here, strict=True)):
            if base + own >= self.best:
                break
            if candidate > first:
                then = self._at_time(at, place, candidate, (own, base + own))
                if then is not None:
                    self._time(then, place + 1)

    def _at_time(
        self, at: Times, place: int, candidate: int, cost: tuple[int, int]
    ) -> Times | None:
        """With a movable at a candidate, which costs the first alone and in all at least the other;
        None when nothing below the best can follow.
        """
        week, index = self.week, self.week.by_time[place]
        own, least = cost
        costs, leasts = at.costs.copy(), at.leasts.copy()
        for other in week.by_time[place + 1 :]:
            if self._days.chosen[other] == DROPPED:
                continue
            block = week.block(index, candidate, other, self._days.chosen[other])
            if block is not None:
                costs[other] = [a + b for a, b in zip(at.costs[other], block, strict=True)]
                leasts[other] = min(costs[other])
                least += leasts[other] - at.leasts[other]
                if least >= self.best:
                    return None
        felt, rest = at.felt, at.rest
        if index < week.felt:
            felt = self._felt_at(at.felt, index, candidate)
            rest += self._more_behind(at.felt, felt)
            if least + rest - at.rest >= self.best:
                return None
        early = place < week.lifts
        fills = _add(at.fills, week.fill_effects(index, candidate)) if early else at.fills
        chosen = (*at.chosen[:index], candidate, *at.chosen[index + 1 :])
        return Times(chosen, at.cost + own, costs, leasts, rest, fills, at.lifted, felt)

    def _felt_at(self, felt: tuple[Stay, ...], index: int, candidate: int) -> tuple[Stay, ...]:
        """What the next week feels with the movable's real time in place of the guessed one."""
        echo, guess = self.ahead.felt(index, candidate), self._guess[index]
        if echo is guess:
            return felt
        others = [stay for stay in felt if stay is not guess]
        return tuple(sorted(others if echo is None else [*others, echo], key=stay_order))

    def _more_behind(self, before: tuple[Stay, ...], after: tuple[Stay, ...]) -> int:
        """How much more the weeks after cost at least, whatever training days are still added."""
        if before is after:
            return 0
        pairs = zip(self.ahead.tails(before), self.ahead.tails(after), strict=True)
        more = [then - now for now, then in pairs]
        return min(more[days_in_a_row(self._days.training) :])

    def _finish(self, at: Times) -> None:
        """All have times: the filling found before the runs had theirs, or a new one."""
        week = self.week
        if week.lifts == len(week.by_time):
            filled = at.lifted
        else:
            filled = self._same_filling(at)
            if filled is None:
                fills = at.fills
                for index in self._timed_runs(at):
                    fills = _add(fills, week.fill_effects(index, at.chosen[index]))
                filled = self._fill(fills, at.felt, self.best - at.cost)
        if filled is not None and at.cost + filled.total < self.best:
            self.best = at.cost + filled.total
            edge = (days_in_a_row(filled.training), at.felt)
            choice = (*at.chosen, *filled.choice)
            self.found = Found(choice, at.cost + filled.cost, filled.training, edge)

    def _fill(self, fills: list[Costs], felt: tuple[Stay, ...], limit: int) -> Filled | None:
        days = self._days
        setting = Setting(days.hard, days.lift, days.training, felt)
        return self._fillings.cheapest(fills, setting, limit)

    def _timed_runs(self, at: Times) -> list[int]:
        """Quality runs, whose times do not count among easy runs until all have one."""
        week = self.week
        return [index for index in week.by_time[week.lifts :] if at.chosen[index] != DROPPED]

    def _same_filling(self, at: Times) -> Filled | None:
        """The filling found before quality runs had their times, if it costs the same with them."""
        filled = at.lifted
        if filled is None:
            return None
        for index in self._timed_runs(at):
            for place, effect in self.week.fill_effects(index, at.chosen[index]):
                if any(there == filled.choice[place] for there, _ in effect):
                    return None
        tail = self.ahead.least((days_in_a_row(filled.training), at.felt))
        return filled if tail == filled.total - filled.cost else None


def _least_by_day(vectors: list[Costs]) -> Costs:
    return [min(costs) for costs in zip(*vectors, strict=True)] if vectors else [NEVER] * len(DAYS)


def _add(costs: list[Costs], effects: Effects) -> list[Costs]:
    """The costs with the effects on them; shared where nothing changes."""
    if not effects:
        return costs
    then = costs.copy()
    for place, effect in effects:
        then[place] = now = then[place].copy()
        for there, more in effect:
            now[there] += more
    return then
