"""The exact placing of weeks: what is to be placed, where it may go, and what came of it.

Values and the two entry points; the search is `placing` and `season_placing`, the order of aims
`aims`, the rules `rules.ordering`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from pacelift.coach.rules.pairs import EffortKind
from pacelift.coach.slots import WEEK_MIN, Slot

if TYPE_CHECKING:
    from pacelift.coach.placing import Week
    from pacelift.coach.search import Found


@frozen
class Spot:
    """A time in a week: weekday (0 is Monday) and elapsed minutes since the Monday's 00:00."""

    day: int
    start: int


@frozen
class Item:
    """One session to be placed.

    `worth` ranks it (higher is dropped later; equal ranks are equal). `preferred_min` is the local
    minute of the day it likes best. `rest_after`: the next day is rest or a short easy run, as
    after any long run of 90 minutes. `fixed` stands where it is, whatever rule it breaks (the race,
    the runner's pins); the others give way. `seen` is where the runner has seen it before.
    """

    role: str
    kind: EffortKind
    minutes: int
    leg_load: int
    worth: int
    preferred_min: int | None = None
    rest_after: bool = False
    fixed: Spot | None = None
    seen: Spot | None = None


@frozen
class WeekProblem:
    """A week to be placed.

    `slots` are its windows in order of time. `first_day` and `last_day` bound a part week.
    `rest_days` is the wish for a full week (R-DAYS-1). `long_run_day` is the weekday wanted for the
    long run. `race_day` is the race's day counted from this Monday (may be beyond the week).
    `extra_easy_days` widens the gaps between hard runs that are aimed at (R-MAST-1). `minutes` is
    the length of the week, other than 10080 where clocks change.
    """

    items: tuple[Item, ...]
    slots: tuple[Slot, ...]
    first_day: int = 0
    last_day: int = 6
    rest_days: int = 1
    long_run_day: int | None = None
    race_day: int | None = None
    extra_easy_days: int = 0
    minutes: int = WEEK_MIN


@frozen
class Placed:
    """A session with its time; `start` in elapsed minutes since the week's Monday 00:00."""

    role: str
    day: int
    start: int
    minutes: int


@frozen
class WeekPlacing:
    """Where a week's sessions go, in order of time; what did not fit, most worth first.

    `cost` is the week's objective (see `aims`), with what the week before adds to it.
    """

    placed: tuple[Placed, ...]
    dropped: tuple[str, ...]
    cost: int


def place_season(weeks: Sequence[WeekProblem]) -> tuple[WeekPlacing, ...]:
    """The best legal placing of consecutive weeks: the sum of their objectives is least."""
    # The search works on this module's values, so it can only be imported when they exist.
    from pacelift.coach.season_placing import solve_season

    if not weeks:
        return ()
    solved = solve_season(weeks)
    return tuple(_placing(week, found) for week, found in solved)


def _placing(ready: Week, found: Found) -> WeekPlacing:
    placed = [
        Placed(i.role, i.fixed.day, i.fixed.start, i.minutes)
        for i in ready.problem.items
        if i.fixed
    ]
    dropped: list[Item] = []
    for movable, choice in zip(ready.movables, found.choice, strict=True):
        item = movable.item
        if choice < 0:
            dropped.append(item)
        else:
            where = movable.candidates
            placed.append(Placed(item.role, where.days[choice], where.starts[choice], item.minutes))
    placed.sort(key=lambda each: (each.start, each.role))
    dropped.sort(key=lambda each: (-each.worth, each.role))
    return WeekPlacing(tuple(placed), tuple(each.role for each in dropped), found.cost)
