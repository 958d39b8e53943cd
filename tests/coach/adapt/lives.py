"""Random lives for the coach's invariants: what a runner does and says over a season, in order.

A life names no session but what is due or ahead on its days, so that it holds whatever the plan has
become; `live_through` speaks it to whoever keeps the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, get_args

from attrs import define, frozen
from hypothesis import strategies as st

from pacelift.coach.clock import end_of, to_instant
from pacelift.coach.plan import Plan
from pacelift.coach.profile import Equipment
from tests.simulation.life import MOST_MISSED, Life, Pause, PauseKind
from tests.simulation.policies import mark_data, pause_data
from tests.simulation.season import due

MOST_HARD_STRETCHES: Final = 3
MOST_PAUSES: Final = 2
LONGEST_PAUSE_DAYS: Final = 35
"""Beyond 28 days off, the break table has another row (R-MISS-4)."""
MOST_MOVES: Final = 6
MOST_UNDOS: Final = 5
MINUTE: Final = timedelta(minutes=1)


@frozen
class Move:
    """In the morning of a day the runner moves a session, counted from the next one, by some days.

    `minute` is the minute of the day it is moved to, inside their windows or not.
    """

    day: date
    ahead: int
    days: int
    minute: int


@frozen
class RandomLife:
    """A season: what happens, what the runner moves, and how much they take back in an evening."""

    life: Life
    moves: tuple[Move, ...]
    undos: Mapping[date, int]


@frozen
class Telling:
    """Something said to the app: the kind of a journal entry, its data, its instant (UTC)."""

    kind: str
    data: Mapping[str, Any]
    at: datetime


Tell = Callable[[Telling], Plan]
"""Hears what the runner says, and gives back the plan as it is from then on."""


def live_through(plan: Plan, lived: RandomLife, tell: Tell) -> Plan:
    """Speak a life from the plan's first day to the eve of the race; gives the plan then.

    On a day come first the pauses known from then on, then moves, then a mark for each session when
    it is over, then what is taken back, of that day or earlier ones. Each instant is later than
    those before it.
    """
    first, race = plan.weeks[0].start, plan.profile.race.date
    season = _Season(plan, tell, _midnight(plan, first))
    for offset in range((race - first).days):
        day = first + timedelta(days=offset)
        for pause in lived.life.pauses:
            if day == max(first, pause.known):
                season.say("pause", pause_data(pause), _midnight(plan, day))
        for move in lived.moves:
            if move.day == day:
                season.move(move)
        season.train(lived.life, day)
        for _ in range(lived.undos.get(day, 0)):
            season.undo()
    return season.plan


def _midnight(plan: Plan, day: date) -> datetime:
    return to_instant(datetime.combine(day, time()), plan.profile.timezone)


@define
class _Season:
    """A season under way: the plan as it is, the last instant, and how much can be taken back."""

    plan: Plan
    tell: Tell
    last: datetime
    standing: int = 0

    def say(self, kind: str, data: Mapping[str, Any], at: datetime) -> None:
        """Tell something, at that instant or a minute after all before."""
        self.last = max(at, self.last + MINUTE)
        self.plan = self.tell(Telling(kind, data, self.last))
        self.standing += -1 if kind == "undo" else 1

    def move(self, move: Move) -> None:
        """Move a session ahead, if there are so many, to a day that is not over, before the race."""
        morning, race = datetime.combine(move.day, time()), self.plan.profile.race.date
        ahead = [s for s in self.plan.sessions if s.status == "planned" and s.start >= morning]
        ahead = [s for s in ahead if s.start.date() < race]
        if move.ahead >= len(ahead):
            return
        session = ahead[move.ahead]
        day = session.start.date() + timedelta(days=move.days)
        day = min(max(day, move.day), race - timedelta(days=1))
        to = datetime.combine(day, time(*divmod(move.minute, 60)))
        if to != session.start:
            data = {"session": session.id, "to": to.isoformat(timespec="minutes")}
            self.say("move", data, _midnight(self.plan, move.day))

    def train(self, life: Life, day: date) -> None:
        """Mark each session of the day when it is over, as the plan has it by then."""
        after = (datetime.combine(day, time()), "")
        while (session := due(self.plan, after)) is not None and session.start.date() == day:
            after = (session.start, session.id)
            data = mark_data(session, life.felt(session))
            over = end_of(session.start, session.minutes, self.plan.profile.timezone)
            self.say("mark", data, over.astimezone(UTC))

    def undo(self) -> None:
        """Take back the latest that still stands, if anything does."""
        if self.standing:
            self.say("undo", {}, self.last)


@st.composite
def lives(draw: st.DrawFn, plan: Plan) -> RandomLife:
    """Lives for that plan's season: 0 to 40 % of days missed, hard stretches, one or two pauses."""
    first, race = plan.weeks[0].start, plan.profile.race.date
    days = st.integers(0, (race - first).days - 1).map(lambda n: first + timedelta(days=n))
    undos = st.dictionaries(days, st.integers(1, 3), max_size=MOST_UNDOS)
    return RandomLife(
        Life(draw(missed_days(first, race)), draw(strains(days)), draw(pauses(first, race))),
        tuple(draw(st.lists(moves(days), max_size=MOST_MOVES))),
        draw(undos),
    )


@st.composite
def missed_days(draw: st.DrawFn, first: date, race: date) -> frozenset[date]:
    """Days that fall out; every share of the season is as likely."""
    days = (race - first).days
    count = draw(st.integers(0, int(MOST_MISSED * days)))
    found = draw(st.sets(st.integers(0, days - 1), min_size=count, max_size=count))
    return frozenset(first + timedelta(days=n) for n in found)


@st.composite
def strains(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Mapping[date, float]:
    """Single days that feel harder or easier, and stretches that are all too hard."""
    points = st.integers(-4, 4).map(float)
    strain = draw(st.dictionaries(days, points, max_size=6))
    stretches = st.tuples(days, st.integers(1, 14), st.integers(1, 4))
    for begins, length, more in draw(st.lists(stretches, max_size=MOST_HARD_STRETCHES)):
        for n in range(length):
            day = begins + timedelta(days=n)
            strain[day] = strain.get(day, 0.0) + more
    return strain


@st.composite
def pauses(draw: st.DrawFn, first: date, race: date) -> tuple[Pause, ...]:
    """One or two pauses that do not touch, anywhere from the first day to the eve of the race."""
    days = (race - first).days
    cuts = draw(st.sets(st.integers(0, days - 1), min_size=2, max_size=2 * MOST_PAUSES))
    bounds = sorted(cuts)[: len(cuts) // 2 * 2]
    found = []
    for begins, ends in zip(bounds[::2], bounds[1::2], strict=True):
        last = min(ends, begins + LONGEST_PAUSE_DAYS) - 1
        found.append(draw(_pause(first + timedelta(days=begins), first + timedelta(days=last))))
    return tuple(found)


@st.composite
def _pause(draw: st.DrawFn, first: date, last: date) -> Pause:
    kind: PauseKind = draw(st.sampled_from(get_args(PauseKind)))
    pain = draw(st.integers(0, 10)) if kind == "injured" else None
    places = st.none() | st.sampled_from(get_args(Equipment))
    return Pause(kind, first, last, pain, draw(places) if kind == "away" else None)


def moves(days: st.SearchStrategy[date]) -> st.SearchStrategy[Move]:
    """Moves of one of the next sessions by up to a week, to usual hours first."""
    minutes = st.sampled_from([390, 480, 1080]) | st.integers(5 * 60, 22 * 60)
    return st.builds(Move, days, st.integers(0, 8), st.integers(-3, 7), minutes)
