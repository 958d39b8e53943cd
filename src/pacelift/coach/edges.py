"""How a week meets the one before it: what it feels of it, and which ways into it are no worse.

The search over weeks is `season_placing`, that of one week `search`.
"""

from __future__ import annotations

from typing import Final

from attrs import define, field

from pacelift.coach import aims
from pacelift.coach.candidates import Effect, Stay, effect
from pacelift.coach.placing import Costs, Week
from pacelift.coach.rules.pairs import MOST_DAYS_IN_A_ROW, Traits

Edge = tuple[int, tuple[Stay, ...]]
"""How a week ends: training days in a row up to its Sunday, and what the next week can feel."""

FREE: Final[Edge] = (0, ())
"""Behind nothing that is felt: the cheapest way into a week."""

STREAKS: Final = MOST_DAYS_IN_A_ROW + 1


def stay_order(stay: Stay) -> tuple[int, int, str, int]:
    """Stays in order of time."""
    return (stay.start, stay.end, stay.traits.kind, stay.traits.leg_load)


def no_worse(a: tuple[Stay, ...], b: tuple[Stay, ...]) -> bool:
    """Whether all of the first are among the second, each ending no later."""
    if len(a) > len(b):
        return False
    left = list(b)
    for stay in a:
        for other in left:
            same = stay.traits is other.traits and stay.day == other.day
            if same and stay.end <= other.end:
                left.remove(other)
                break
        else:
            return False
    return True


@define
class Entrance:
    """A week as the one before sees it; remembers what it found out.

    `lead` is the first day that need not train.
    """

    week: Week
    lead: int = field(init=False)
    _rows: dict[Stay, tuple[Effect, ...] | None] = field(init=False, factory=dict)
    _same: dict[tuple[Effect, ...], Stay] = field(init=False, factory=dict)
    _first: dict[Traits, int] = field(init=False, factory=dict)
    _reach: dict[Traits, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        week, first = self.week, self._first
        days = {d for m in week.movables if m.traits.trains for d in m.candidates.days}
        days |= {stay.day for stay in week.fixed if stay.traits.trains}
        self.lead = next(day for day in range(9) if day not in days)
        for movable in week.movables:
            if movable.candidates.starts:
                start = movable.candidates.starts[0]
                first[movable.traits] = min(first.get(movable.traits, start), start)

    def canonical(self, edge: Edge) -> Edge:
        """The edge without what makes no difference: days in a row that cannot become seven."""
        streak, felt = edge
        return (0 if streak + self.lead < STREAKS else streak, felt)

    def felt(self, stay: Stay) -> Stay | None:
        """A session of the week before as it is felt here: the first known that costs the same;
        None when it costs nothing.
        """
        rows = self._rows_of(stay)
        return None if rows is None else self._same.setdefault(rows, stay)

    def costs_behind(self, edge: Edge) -> list[Costs]:
        """The costs of each movable's candidates behind an edge."""
        costs = [list(movable.costs) for movable in self.week.movables]
        for stay in edge[1]:
            for mine, row in zip(costs, self._rows_of(stay) or (), strict=False):
                for candidate, extra in row:
                    mine[candidate] += extra
        return costs

    def _rows_of(self, stay: Stay) -> tuple[Effect, ...] | None:
        """What a stay of the week before costs the candidates; None when nothing."""
        if stay.day < -1 and -stay.end >= self._reach_of(stay.traits):
            return None
        if stay not in self._rows:
            extra = self.week.problem.extra_easy_days
            rows = [effect(stay, m.candidates, extra, True) for m in self.week.movables]
            self._rows[stay] = tuple(rows) if any(rows) else None
        return self._rows[stay]

    def _reach_of(self, before: Traits) -> int:
        """How many minutes into the week such a session of the week before can be felt."""
        reach = self._reach.get(before)
        if reach is None:
            extra = self.week.problem.extra_easy_days
            aimed = (
                aims.pair_aims(before, kind, extra, across=True)[2].reach - start
                for kind, start in self._first.items()
            )
            reach = self._reach[before] = max(aimed, default=0)
        return reach
