"""Sessions placed around the runner's other appointments, at the end of a round.

A session that has come to a place since the last look goes around what is there. One that stood
there already, or that the runner has pinned, is theirs to decide about: for it another place is
offered, unless they pinned it to that very time. What was cancelled is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from pacelift.coach.adapt import adapt
from pacelift.coach.clashes import (
    appointments_data,
    cancelled_data,
    clashes,
    in_reach,
    looked_at,
    taken_of,
)
from pacelift.coach.edited import session_of
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Busy, Plan, Session
from pacelift.sync import stood
from pacelift.sync.connection import STOOD_THERE

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import BusyTimes
    from pacelift.coach.changes import Change
    from pacelift.sync.journal_side import JournalSide

KIND: Final = "appointments"


@frozen
class Offer:
    """A session at the time of an appointment, and what it would be; None without any room."""

    session: Session
    instead: Session | None


class Surroundings:
    """The appointments of the next weeks beside the plan of one round's side."""

    def __init__(self, app: App, side: JournalSide, busy_times: BusyTimes) -> None:
        """Asks for the busy times. Raises the port's errors."""
        self._app = app
        self._side = side
        spans = busy_times.between(*looked_at(side.plan, app.now))
        self._busy = tuple(Busy(start, end) for start, end in spans)
        self._stood = stood.loads(side.setting(STOOD_THERE))

    def settle(self) -> bool:
        """Forgets what was cancelled and places what is new around the rest; whether it told so."""
        cancelled = cancelled_data(self._side.plan, self._busy, self._app.now)
        if cancelled is not None:
            self._side.tell(KIND, cancelled)
        before = self._free()
        clashing = (each for each in self._clashes() if not each.pinned)
        moves = self._place([s for s in clashing if not self._stood.stood(s)], shorter=False)
        self._remember((*before, *self._free()))
        return moves or cancelled is not None

    def make_room(self, session_id: str) -> bool:
        """Takes what is offered for that session; whether anything is."""
        named = [each for each in self._clashes() if each.id == session_id]
        return self._place(named, shorter=True)

    def offers(self) -> tuple[Offer, ...]:
        """What is still at the time of an appointment, in order of time."""
        return tuple(
            Offer(each, self._instead(each)) for each in self._clashes() if not self._is_meant(each)
        )

    def _free(self) -> list[Session]:
        return [each for each in in_reach(self._side.plan, self._app.now) if not each.pinned]

    def _is_meant(self, session: Session) -> bool:
        """Whether the runner has put it to that very time."""
        return session.pinned and self._stood.accepts(session.id, self._taken(session))

    def _taken(self, session: Session) -> tuple[Busy, ...]:
        return taken_of(session, self._side.plan, self._busy)

    def _clashes(self) -> tuple[Session, ...]:
        return clashes(self._side.plan, self._busy, self._app.now)

    def _place(self, sessions: Iterable[Session], *, shorter: bool) -> bool:
        """Tells of those for which there is room; whether there are any."""
        wanted = {each.id: each for each in sessions}
        if not wanted:
            return False
        plan = self._side.plan
        _, changes = self._tried(plan, wanted.values(), shorter=shorter)
        movable = [wanted[each.session] for each in changes if each.session in wanted]
        if movable:
            data = appointments_data(plan, self._busy, movable, shorter=shorter)
            self._side.tell(KIND, data)
        return bool(movable)

    def _instead(self, session: Session) -> Session | None:
        plan, _ = self._tried(self._side.plan, [session], shorter=True)
        found = session_of(plan, session.id)
        return None if found == session else found

    def _tried(
        self, plan: Plan, sessions: Iterable[Session], *, shorter: bool
    ) -> tuple[Plan, tuple[Change, ...]]:
        data = appointments_data(plan, self._busy, tuple(sessions), shorter=shorter)
        entry = Entry("", self._app.now, KIND, {"plan": plan.id, **data})
        return adapt(plan, entry, self._app.catalogue)

    def _remember(self, seen: Iterable[Session]) -> None:
        """Keeps where they stand, and what the runner has pinned others to since the last look."""
        last = self._stood.up_to
        pinned = [each for each in in_reach(self._side.plan, self._app.now) if each.pinned]
        new = {each.id for each in pinned if last and self._side.put_at(each.id) > last}
        accepted = {
            each.id: self._taken(each)
            if each.id in new
            else tuple(self._stood.accepted.get(each.id, ()))
            for each in pinned
        }
        kept = evolve(self._stood.having(seen), accepted=accepted, up_to=self._side.told_up_to)
        self._stood, text = kept, stood.dumps(kept)
        if text != self._side.setting(STOOD_THERE):
            self._side.remember(STOOD_THERE, text)
