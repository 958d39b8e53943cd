"""What a runner can do about a life: leave the plan as it is, make everything up, or have it adapted.

A policy answers what happened with the plan as it is from then on, and says how many sessions it
changed. It knows the plan and what has happened; the life to come only where the runner does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple, Protocol

from attrs import evolve, frozen

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry, entry_id
from pacelift.coach.plan import Plan, Session
from pacelift.words.differences import only_pace_differs
from tests.simulation.life import Felt, Pause


class Answer(NamedTuple):
    """The plan from now on, and how many changes of it the runner has to bear."""

    plan: Plan
    changes: int


@frozen
class Happened:
    """A session's time has come: how it went, the instant of saying so, and what comes.

    `free` are the next days, a week of them, on which no pause that the runner knows of keeps them
    from training.
    """

    session: Session
    felt: Felt
    at: datetime
    free: tuple[date, ...]


class Policy(Protocol):
    """A way to deal with what happens."""

    @property
    def name(self) -> str:
        """What the table calls it."""
        ...

    def marked(self, plan: Plan, happened: Happened) -> Answer:
        """The plan after a session was done or missed."""
        ...

    def paused(self, plan: Plan, pause: Pause, at: datetime) -> Answer:
        """The plan after a pause has become known."""
        ...


@frozen
class Unchanged:
    """Missed stays missed, the rest stays as planned."""

    name: str = "plan never changed"

    def marked(self, plan: Plan, happened: Happened) -> Answer:
        """Only the mark is noted."""
        return Answer(_noted(plan, happened), 0)

    def paused(self, plan: Plan, pause: Pause, at: datetime) -> Answer:
        """Nothing changes."""
        return Answer(plan, 0)


REST_BEFORE_RACE_DAYS: Final = 1
"""Even who makes everything up rests on the eve of the race."""


@frozen
class MakeUp:
    """Every missed session is made up.

    It moves to the first of the next free days that has none of its discipline and a window with
    room for it; without one, the shortest session of its discipline on these days is made longer
    by it.
    """

    name: str = "all made up later"

    def marked(self, plan: Plan, happened: Happened) -> Answer:
        """A missed session is made up; others are noted."""
        if happened.felt.mark != "missed":
            return Answer(_noted(plan, happened), 0)
        missed, race = happened.session, plan.profile.race.date
        days = [day for day in happened.free if (race - day).days > REST_BEFORE_RACE_DAYS]
        for day in days:
            if (start := _room(plan, missed, day)) is not None:
                return Answer(_with(plan, evolve(missed, start=start)), 1)
        noted = _noted(plan, happened)
        ahead = [s for s in noted.sessions if _like(s, missed) and s.start.date() in days]
        if not ahead:
            return Answer(noted, 0)
        return Answer(_with(noted, _longer(min(ahead, key=_by_length), missed)), 1)

    def paused(self, plan: Plan, pause: Pause, at: datetime) -> Answer:
        """Nothing changes before something is missed."""
        return Answer(plan, 0)


def _noted(plan: Plan, happened: Happened) -> Plan:
    return _with(plan, evolve(happened.session, status=happened.felt.mark))


def _with(plan: Plan, changed: Session) -> Plan:
    """The plan with a session in place of that of the same id."""
    sessions = (changed if s.id == changed.id else s for s in plan.sessions)
    return evolve(plan, sessions=tuple(sorted(sessions, key=lambda s: (s.start, s.id))))


def _like(session: Session, missed: Session) -> bool:
    """Whether a session ahead trains the same."""
    return session.status == "planned" and session.discipline == missed.discipline


def _room(plan: Plan, missed: Session, day: date) -> datetime | None:
    """When on that day a missed session can be made up, if none of its kind is there."""
    there = [s for s in plan.sessions if s.start.date() == day and s.status != "missed"]
    if any(s.discipline == missed.discipline and s.id != missed.id for s in there):
        return None
    midnight = datetime.combine(day, datetime.min.time())
    for window in plan.profile.windows:
        if window.weekday != day.weekday():
            continue
        opens = midnight + timedelta(minutes=window.start_min)
        closes = midnight + timedelta(minutes=window.end_min)
        held = [_end(s) for s in there if opens <= s.start < closes]
        start = max([opens, *held])
        if start + timedelta(minutes=missed.minutes) <= closes:
            return start
    return None


def _end(session: Session) -> datetime:
    return session.start + timedelta(minutes=session.minutes)


def _by_length(session: Session) -> tuple[int, datetime, str]:
    return session.minutes, session.start, session.id


def _longer(session: Session, by: Session) -> Session:
    km = None if session.km is None else session.km + (by.km or 0.0)
    return evolve(session, km=km, minutes=session.minutes + by.minutes)


Adapt = Callable[[Plan, Entry, Catalogue], tuple[Plan, tuple[Change, ...]]]
"""The coach's own answer to a journal entry: the plan, and what of it changed."""


def told(changes: Iterable[Change]) -> int:
    """How many changes a runner is told of: runs with nothing but other paces count as one."""
    paces = [
        each.before is not None
        and each.after is not None
        and only_pace_differs(each.before, each.after)
        for each in changes
    ]
    return paces.count(False) + any(paces)


def mark_data(session: Session, felt: Felt) -> dict[str, Any]:
    """What the journal keeps of a mark: for what was done also how hard, how long and how far."""
    data: dict[str, Any] = {"session": session.id, "mark": felt.mark}
    if felt.mark != "missed":
        data |= {"rpe": round(felt.rpe), "minutes": session.minutes}
        data |= {} if session.km is None else {"km": session.km}
    return data


def pause_data(pause: Pause) -> dict[str, Any]:
    """What the journal keeps of a pause."""
    first, last = pause.first.isoformat(), pause.last.isoformat()
    told = {"pain": pause.pain, "equipment": pause.equipment}
    data: dict[str, Any] = {"kind": pause.kind, "from": first, "to": last}
    return data | {key: value for key, value in told.items() if value is not None}


@frozen
class Adapting:
    """The coach adapts the plan to every mark and pause, as the app does."""

    adapt: Adapt
    catalogue: Catalogue
    name: str = "ours"

    def marked(self, plan: Plan, happened: Happened) -> Answer:
        """The plan after the runner's mark, with what was really run and how hard it was."""
        return self._answer(plan, "mark", mark_data(happened.session, happened.felt), happened.at)

    def paused(self, plan: Plan, pause: Pause, at: datetime) -> Answer:
        """The plan after the runner's announcement."""
        return self._answer(plan, "pause", pause_data(pause), at)

    def _answer(self, plan: Plan, kind: str, data: dict[str, Any], at: datetime) -> Answer:
        entry = Entry(entry_id(at, kind, data, 0), at, kind, data)
        adapted, changes = self.adapt(plan, entry, self.catalogue)
        return Answer(adapted, told(changes))
