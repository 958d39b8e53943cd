"""What happens to a runner over a season: days that fall out, days that are heavy, pauses.

A life says nothing of plans: it holds for whatever is planned on its days, so that policies meet
the same one. How often things happen is assumed (the shares are the proof's, 0 to 40 % of days
missed), not measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Final, Literal

from attrs import frozen

from pacelift.coach.plan import Session
from pacelift.coach.profile import Equipment

Mark = Literal["done", "missed", "too-hard", "too-easy"]
PauseKind = Literal["ill", "injured", "away", "busy"]

MOST_MISSED: Final = 0.40
"""The largest share of days that fall out."""

DAILY_STRAIN: Final = 0.7
"""Standard deviation of how much harder or easier a day feels, in points of RPE."""

BURSTS: Final = (1, 3)
BURST_DAYS: Final = (5, 12)
BURST_STRAIN: Final = (1.0, 4.0)
"""Stretches in which everything is harder than meant: how many, how long, by how much."""

PAUSE_DAYS: Final[Mapping[PauseKind, tuple[int, int]]] = {
    "ill": (3, 10),
    "injured": (5, 21),
    "away": (4, 10),
    "busy": (5, 10),
}
KNOWN_AHEAD_DAYS: Final = 7
"""How long before a runner knows of being away or busy; of illness and injury on the day."""
FIRST_PAUSE_DAY: Final = 7
QUIET_DAYS: Final = 7
"""No pause begins in the first days of a plan, none reaches into the last before the race."""

BUSY_MIN: Final = 40
"""The longest session that a busy day has room for."""
NO_RUNNING_PAIN: Final = 5
"""R-PAIN-1: from this pain on nothing is run; below, nothing hard."""

TOO_HARD: Final = 2.0
"""R-HARD-1, R-HARD-4: points of RPE beyond the target that a runner remarks on."""


@frozen
class Pause:
    """Days, first and last included, in which little or nothing goes.

    `pain` is 0 to 10; `equipment` what there is where the runner is away to, None when nothing can
    be done there.
    """

    kind: PauseKind
    first: date
    last: date
    pain: int | None = None
    equipment: Equipment | None = None

    @property
    def known(self) -> date:
        """The day on which the runner says so."""
        ahead = KNOWN_AHEAD_DAYS if self.kind in ("away", "busy") else 0
        return self.first - timedelta(days=ahead)

    def prevents(self, session: Session) -> bool:
        """Whether a session on one of its days cannot be done."""
        if self.kind == "busy":
            return session.minutes > BUSY_MIN
        if self.kind == "injured" and (self.pain or 0) < NO_RUNNING_PAIN:
            return session.key or session.quality or session.leg_load >= 2
        return self.equipment is None


@frozen
class Felt:
    """How a session went: the mark a runner gives it, and its session RPE."""

    mark: Mark
    rpe: float


@frozen
class Life:
    """What happens on which day. `strain` are points of RPE that a day's sessions feel harder."""

    missed: frozenset[date]
    strain: Mapping[date, float]
    pauses: tuple[Pause, ...]

    def pause_on(self, day: date) -> Pause | None:
        """The pause which that day belongs to."""
        return next((p for p in self.pauses if p.first <= day <= p.last), None)

    def felt(self, session: Session) -> Felt:
        """How a session goes that is planned as it stands."""
        day = session.start.date()
        pause = self.pause_on(day)
        if day in self.missed or (pause is not None and pause.prevents(session)):
            return Felt("missed", 0.0)
        low, high = session.rpe
        rpe = min(10.0, max(0.0, (low + high) / 2 + self.strain.get(day, 0.0)))
        if rpe >= min(10.0, high + TOO_HARD):
            return Felt("too-hard", rpe)
        return Felt("too-easy" if rpe <= low - TOO_HARD else "done", rpe)


UNTROUBLED: Final = Life(frozenset(), {}, ())
"""A life in which everything goes as planned."""


def draw_life(seed: int, first: date, race: date) -> Life:
    """The life of that seed from the first day to the eve of the race."""
    rng = Random(f"life {seed}")
    days = [first + timedelta(days=n) for n in range((race - first).days)]
    share = rng.uniform(0.0, MOST_MISSED)
    missed = frozenset(day for day in days if rng.random() < share)
    strain = {day: rng.gauss(0.0, DAILY_STRAIN) for day in days}
    for _ in range(_whole(rng, BURSTS)):
        begins, more = _whole(rng, (0, len(days) - 1)), rng.uniform(*BURST_STRAIN)
        for day in days[begins : begins + _whole(rng, BURST_DAYS)]:
            strain[day] += more
    return Life(missed, strain, _pauses(rng, first, race))


def _pauses(rng: Random, first: date, race: date) -> tuple[Pause, ...]:
    """One or two, the second in the second half."""
    count = _whole(rng, (1, 2))
    part = ((race - first).days - FIRST_PAUSE_DAY - QUIET_DAYS) // count
    found = []
    for index in range(count):
        kind = tuple(PAUSE_DAYS)[_whole(rng, (0, len(PAUSE_DAYS) - 1))]
        length = min(part, _whole(rng, PAUSE_DAYS[kind]))
        begins = FIRST_PAUSE_DAY + index * part + _whole(rng, (0, part - length))
        pain = _whole(rng, (3, 7)) if kind == "injured" else None
        day = first + timedelta(days=begins)
        found.append(Pause(kind, day, day + timedelta(days=length - 1), pain))
    return tuple(found)


def _whole(rng: Random, bounds: tuple[int, int]) -> int:
    """A whole number from the first bound to the second, both included."""
    low, high = bounds
    return low + int(rng.random() * (high - low + 1))
