"""A session in the runner's hand: where it is over, step by step. No Qt here."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.places import STEP_MIN
from pacelift.desktop.board.frame import DAYS, Frame, start_of
from pacelift.words.week_view import BoardSession, Stay, WeekView


@frozen
class Carried:
    """A session that is being carried: `at` is where it is over, `grip_min` how far below its
    start it is held. `moved` tells whether it is over another place than its own.
    """

    session: BoardSession
    at: Stay
    home_week: int
    grip_min: float = 0.0

    @property
    def minutes(self) -> int:
        """How long it is, as far as midnight lets it be shown."""
        return self.session.stay.end_min - self.session.stay.start_min

    def start(self, view: WeekView) -> datetime:
        """The wall time it is over."""
        return start_of(view, self.at.day, self.at.start_min)

    def is_home(self, view: WeekView) -> bool:
        """Whether it is over the place that it came from."""
        return view.number == self.home_week and self.at == self.session.stay

    def to(self, view: WeekView, day: int, minute: float) -> Carried:
        """The same over another place, at a whole step inside what is shown."""
        latest = view.last_min - self.minutes
        step = round(minute / STEP_MIN) * STEP_MIN
        start = max(view.first_min, min(step, latest - latest % STEP_MIN))
        own = self.session.stay
        if view.number == self.home_week and day == own.day and abs(minute - own.start_min) < NEAR:
            start = own.start_min
        return evolve(self, at=Stay(day, start, start + self.minutes))

    def by(self, view: WeekView, days: int, steps: int) -> Carried:
        """The same so many days and steps of time further."""
        day = max(0, min(self.at.day + days, DAYS - 1))
        if not steps:
            return evolve(self, at=evolve(self.at, day=day))
        # From a start between two steps the first press goes to the next whole one.
        at = self.at.start_min
        base = at - at % STEP_MIN if steps > 0 else -(-at // STEP_MIN) * STEP_MIN
        latest = view.last_min - self.minutes
        start = base + steps * STEP_MIN
        start = max(view.first_min, min(start, latest - latest % STEP_MIN))
        return evolve(self, at=Stay(day, start, start + self.minutes))

    def at_pixel(self, view: WeekView, frame: Frame, x: float, y: float) -> Carried:
        """The same under the mouse; beside the days it stays on the day it was on."""
        day = frame.day_at(x)
        where = self.at.day if day is None else day
        return self.to(view, where, frame.minute_at(y) - self.grip_min)


NEAR: Final = 5
"""So near its own start, in minutes, it is put back there."""


def carried(session: BoardSession, week: int, grip_min: float = 0.0) -> Carried:
    """A session just picked up."""
    return Carried(session, session.stay, week, grip_min)
