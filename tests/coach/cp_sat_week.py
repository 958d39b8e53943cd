"""The least that weeks can cost, by a CP-SAT model (OR-tools): the oracle of the search.

What may be and what it costs is `placed_weeks`; this is the model alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise

from attrs import evolve
from ortools.sat.python import cp_model

from pacelift.coach import aims
from pacelift.coach.rules.pairs import EffortKind
from pacelift.coach.week import WeekProblem
from tests.coach.placed_weeks import Season, Session, most_training_days

TIERS = (aims.LONG_DAY, aims.TOO_CLOSE, aims.POINT)
"""The objective is minimised in steps, for few digits are easier than many: first what is dropped
and the long run's day, then hours, then all the rest. Where what is below a step could outweigh a
unit of it, as may be in several weeks together, the two are one step."""

Option = tuple[Session, cp_model.IntVar]


class Model:
    """A season as a CP-SAT model: one boolean for each item and each place it may take."""

    def __init__(self, weeks: Sequence[WeekProblem]) -> None:
        self.season = Season(weeks)
        self.cp = cp_model.CpModel()
        self.one = self.cp.new_constant(1)
        self.terms: dict[int, list[tuple[int, cp_model.IntVar]]] = {unit: [] for unit in TIERS}
        self.most = dict.fromkeys(TIERS, 0)
        self.options = [self._options(i) for i in range(len(self.season.items))]
        for mine, others in combinations(self.options, 2):
            self._pair(mine, others)
        self._training()
        for number in range(len(weeks)):
            self._days(number)
        for one, other in pairwise(range(len(self.options))):
            self._in_order(one, other)

    def solve(self) -> int:
        """The least cost. Raises AssertionError when the solver does not prove it."""
        cost = 0
        terms: list[tuple[int, cp_model.IntVar]] = []
        for unit, next_unit in zip(TIERS, [*TIERS[1:], 1], strict=True):
            terms += self.terms[unit]
            most_below = sum(below * most for below, most in self.most.items() if below < unit)
            if most_below < unit:
                cost += unit * self._minimized(terms)
                terms = []
            else:
                terms = [(n * (unit // next_unit), var) for n, var in terms]
        return cost

    def _minimized(self, terms: Sequence[tuple[int, cp_model.IntVar]]) -> int:
        """The least sum of terms, which the model keeps to from now on."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        # A cost may have more digits than a float: no gap but none at all is good enough.
        solver.parameters.absolute_gap_limit = 0.0
        objective = total(n * var for n, var in terms)
        self.cp.minimize(objective)
        status = solver.solve(self.cp)
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        least = sum(n * solver.value(var) for n, var in terms)
        self.cp.add(objective <= least)
        return least

    def _charge(self, cost: int, var: cp_model.IntVar) -> None:
        for unit, part in in_tiers(cost).items():
            if part:
                self.terms[unit].append((part, var))

    def _can_cost(self, costs: Iterable[int]) -> None:
        """At most one of these costs comes to be."""
        parts = [in_tiers(cost) for cost in costs]
        for unit in TIERS:
            self.most[unit] += max((part[unit] for part in parts), default=0)

    def _bool(self, cost: int = 0) -> cp_model.IntVar:
        var = self.cp.new_bool_var("")
        self._charge(cost, var)
        return var

    def _options(self, index: int) -> list[Option]:
        found = [(session, self.season.alone(session)) for session in self.season.movable[index]]
        costs = [(session, cost) for session, cost in found if cost is not None]
        drop = self.season.drops[self.season.items[index][1].worth]
        self._can_cost([drop, *(cost for _, cost in costs)])
        options = [(session, self._bool(cost)) for session, cost in costs]
        self.cp.add_exactly_one([self._bool(drop), *(var for _, var in options)])
        return options

    def _pair(self, mine: list[Option], others: list[Option]) -> None:
        """What the two may not do together, and what it costs, aim by aim."""
        if not mine or not others or abs(mine[0][0].week - others[0][0].week) > 1:
            return
        rows = [[self.season.together(one, other) for other, _ in others] for one, _ in mine]
        theirs = [var for _, var in others]
        for (_, here), row in zip(mine, rows, strict=True):
            forbidden = [there for cost, there in zip(row, theirs, strict=True) if cost is None]
            if forbidden:
                self.cp.add_at_most_one([here, *forbidden])
        self._can_cost(cost for row in rows for cost in row if cost)
        for unit in TIERS:
            parts = [[in_tiers(cost or 0)[unit] for cost in row] for row in rows]
            self._steps(unit, [var for _, var in mine], theirs, parts)

    def _steps(
        self,
        unit: int,
        mine: list[cp_model.IntVar],
        theirs: list[cp_model.IntVar],
        costs: list[list[int]],
    ) -> None:
        """For each cost that the two can have, a boolean says that they cost as much or more."""
        below = 0
        for level in sorted({cost for row in costs for cost in row if cost}):
            step = self._bool((level - below) * unit)
            below = level
            for here, row in zip(mine, costs, strict=True):
                dear = [there for cost, there in zip(row, theirs, strict=True) if cost >= level]
                if dear:
                    self.cp.add(here + total(dear) <= 1 + step)

    def _in_order(self, one: int, other: int) -> None:
        """Easy runs that are the same but in name stand in order: fewer ways to say one thing."""
        (week, first), (same_week, second) = self.season.items[one], self.season.items[other]
        if first.kind != "easy" or week != same_week or evolve(second, role=first.role) != first:
            return
        for day in range(7 * week, 7 * week + 7):
            earlier = [var for session, var in self.options[one] if session.day < day]
            until = [var for session, var in self.options[other] if session.day <= day]
            self.cp.add(total(until) <= total(earlier))

    def _training(self) -> None:
        fixed = self.season.fixed_training()
        days = []
        for day in range(7 * len(self.season.weeks)):
            trains = self._bool()
            days.append(trains)
            if day in fixed:
                self.cp.add(trains == 1)
            for there in self._on(day, lambda s: s.trains):
                self.cp.add_implication(there, trains)
        for number, week in enumerate(self.season.weeks):
            of_week = range(7 * number, 7 * number + 7)
            most = most_training_days(week, len(fixed.intersection(of_week)))
            self.cp.add(total(days[d] for d in of_week) <= most)
        for first in range(len(days) - 6):
            if not fixed.issuperset(range(first, first + 7)):
                self.cp.add(total(days[first : first + 7]) <= 6)

    def _on(self, day: int, wanted: Callable[[Session], bool]) -> list[cp_model.IntVar]:
        return [
            var
            for options in self.options
            for session, var in options
            if session.day == day and wanted(session)
        ]

    def _any(self, day: int, wanted: Callable[[Session], bool]) -> cp_model.LinearExpr:
        """One when a session like that is on the day; at most one of those to be placed is."""
        if any(s.day == day and wanted(s) for s in self.season.fixed):
            return self.one
        return total(self._on(day, wanted))

    def _days(self, number: int) -> None:
        self._can_cost([7 * (aims._NEXT_TO_HARD + aims._LIFT_ALONE + aims.CORE_ALONE)])
        week = range(7 * number, 7 * number + 7)
        runs = {day: self._any(day, lambda s: s.is_run) for day in week}
        hard = {day: self._any(day, lambda s: s.is_hard_run) for day in week}
        for day in week:
            self._alone("lift", aims._LIFT_ALONE, day, runs[day])
            self._alone("core", aims.CORE_ALONE, day, runs[day])
        for day in week[:-1]:
            running = self._bool(aims._NEXT_TO_EASY)
            self.cp.add(running >= runs[day] + runs[day + 1] - 1)
            beside_hard = self._bool(aims._NEXT_TO_HARD - aims._NEXT_TO_EASY)
            self.cp.add(beside_hard >= hard[day] + runs[day + 1] - 1)
            self.cp.add(beside_hard >= runs[day] + hard[day + 1] - 1)

    def _alone(self, kind: EffortKind, cost: int, day: int, run: cp_model.LinearExpr) -> None:
        """A day with such sessions but without a run."""
        there = self._on(day, lambda s: s.kind == kind)
        if any(s.day == day and s.kind == kind for s in self.season.fixed):
            there.append(self.one)
        if there:
            alone = self._bool(cost)
            for var in there:
                self.cp.add(alone >= var - run)


def total(parts: Iterable[cp_model.LinearExpr]) -> cp_model.LinearExpr:
    """Their sum, which of none is 0."""
    return cp_model.LinearExpr.sum([*parts, cp_model.LinearExpr.constant(0)])


def in_tiers(cost: int) -> dict[int, int]:
    """A cost as so many units of each tier."""
    parts = {}
    for unit in TIERS:
        parts[unit], cost = divmod(cost, unit)
    return parts


def least_cost(weeks: Sequence[WeekProblem]) -> int:
    """The least that the weeks can cost together."""
    return Model(weeks).solve()
