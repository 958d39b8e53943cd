"""A season in figures, week by week: what was asked and what was done, load and its monotony.

Nothing here judges: there is no score of risk, and no ratio of one week's load to the weeks before
(R-LOAD-2). How it is said and drawn is elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from attrs import frozen

from pacelift.coach.plan import Discipline, Plan, Session, Week
from pacelift.coach.rules.load import monotony
from pacelift.coach.rules.view import DAYS_A_WEEK

DONE: Final = ("done", "too-hard", "too-easy")


@frozen
class Count:
    """Sessions of one kind: how many a week holds, how many of them are due by now and done.

    `open` are due ones that nobody has told anything of.
    """

    held: int
    due: int
    done: int
    open: int

    def __add__(self, other: Count) -> Count:
        return Count(
            self.held + other.held,
            self.due + other.due,
            self.done + other.done,
            self.open + other.open,
        )


NONE: Final = Count(0, 0, 0, 0)


@frozen
class WeekFigures:
    """A week's figures: km of runs without the race, load in effort times minutes without it.

    What was missed counts as asked, what was dropped does not. `load` is what the sessions ask,
    `load_done` what the runner told or, without a word on effort or time, what was planned.
    `monotony` is mean over standard deviation of daily loads (Foster 2001), of what was done and
    what lies ahead; None in a part-week, without load, and where all days are alike.
    """

    week: Week
    km: float
    km_done: float
    long_km: float
    long_km_done: float
    load: float
    load_done: float
    monotony: float | None
    runs: Count
    lifts: Count
    core: Count


def season_figures(plan: Plan, today: date) -> tuple[WeekFigures, ...]:
    """The figures of each week as of that day."""
    by_week: dict[int, list[Session]] = {week.number: [] for week in plan.weeks}
    for session in plan.sessions:
        if session.status != "dropped" and session.discipline != "race":
            by_week[session.week].append(session)
    return tuple(_figures(week, by_week[week.number], today) for week in plan.weeks)


def is_done(session: Session) -> bool:
    """Whether the runner did it, however it felt."""
    return session.status in DONE


def km_done(session: Session) -> float:
    """Km that were run of it: as told, else as planned; 0 while it is not done."""
    if not is_done(session):
        return 0.0
    told = None if session.actual is None else session.actual.km
    return (session.km or 0.0) if told is None else told


def load_done(session: Session) -> float:
    """Session RPE times minutes as told, else as planned (R-LOAD-1); 0 while it is not done."""
    if not is_done(session):
        return 0.0
    told = session.actual
    if told is None:
        return session.load
    rpe = sum(session.rpe) / 2 if told.rpe is None else told.rpe
    return rpe * (session.minutes if told.minutes is None else told.minutes)


def _figures(week: Week, sessions: Sequence[Session], today: date) -> WeekFigures:
    runs = [each for each in sessions if each.discipline == "run"]
    long_runs = [run for run in runs if run.kind == "long"]
    return WeekFigures(
        week=week,
        km=sum(run.km or 0.0 for run in runs),
        km_done=sum(map(km_done, runs)),
        long_km=max((run.km or 0.0 for run in long_runs), default=0.0),
        long_km_done=max(map(km_done, long_runs), default=0.0),
        load=sum(each.load for each in sessions),
        load_done=sum(map(load_done, sessions)),
        monotony=_monotony(week, sessions),
        runs=_count(sessions, "run", today),
        lifts=_count(sessions, "strength", today),
        core=_count(sessions, "core", today),
    )


def _count(sessions: Iterable[Session], kind: Discipline, today: date) -> Count:
    held = [each for each in sessions if each.discipline == kind]
    untold = [each for each in held if each.status == "planned"]
    waiting = [each for each in untold if each.start.date() < today]
    return Count(
        held=len(held),
        due=len(held) - len(untold) + len(waiting),
        done=sum(map(is_done, held)),
        open=len(waiting),
    )


def _monotony(week: Week, sessions: Iterable[Session]) -> float | None:
    if week.days < DAYS_A_WEEK:
        return None
    daily = [0.0] * DAYS_A_WEEK
    for each in sessions:
        ahead = each.load if each.status == "planned" else load_done(each)
        daily[each.start.weekday()] += ahead
    found = monotony(tuple(daily)) if any(daily) else math.inf
    return found if math.isfinite(found) else None


def position(plan: Plan, day: date) -> float:
    """Where the day's beginning lies on an axis on which each of the plan's weeks is 1 long."""
    first = plan.weeks[0].start
    monday = first - timedelta(days=first.weekday())
    return (day - monday).days / DAYS_A_WEEK
