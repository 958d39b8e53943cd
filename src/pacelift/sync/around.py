"""Sessions placed around the runner's other appointments, at the end of a round.

A session that has come to a place since the last look goes around what is there. One that stood
there already is the runner's to decide about: for it another place is offered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pacelift.coach.adapt import adapt
from pacelift.coach.clashes import appointments_data, clashes, in_reach, looked_at
from pacelift.coach.edited import session_of
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Busy, Plan, Session
from pacelift.sync.connection import STOOD_THERE

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import BusyTimes
    from pacelift.coach.changes import Change
    from pacelift.sync.journal_side import JournalSide

KIND: Final = "appointments"
MOST_PLACES: Final = 8
"""Places kept of one session: undo may bring it back to any of them."""


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

    def settle(self) -> bool:
        """Places what is new around them; whether anything moved."""
        stood = _places(self._side.setting(STOOD_THERE))
        before = in_reach(self._side.plan, self._app.now)
        new = [each for each in self._clashes() if _place(each) not in stood.get(each.id, ())]
        moves = self._place(new, shorter=False)
        seen = (*before, *in_reach(self._side.plan, self._app.now))
        self._remember(stood, seen)
        return moves

    def make_room(self, session_id: str) -> bool:
        """Takes what is offered for that session; whether anything is."""
        named = [each for each in self._clashes() if each.id == session_id]
        return self._place(named, shorter=True)

    def offers(self) -> tuple[Offer, ...]:
        """What is still at the time of an appointment, in order of time."""
        return tuple(Offer(each, self._instead(each)) for each in self._clashes())

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

    def _remember(self, stood: Mapping[str, Sequence[str]], seen: Iterable[Session]) -> None:
        """Keeps where they stand; those that are past or too far off are forgotten."""
        kept: dict[str, list[str]] = {}
        for each in seen:
            others = kept.get(each.id, stood.get(each.id, ()))
            places = [*(place for place in others if place != _place(each)), _place(each)]
            kept[each.id] = places[-MOST_PLACES:]
        text = json.dumps(kept, sort_keys=True)
        if text != self._side.setting(STOOD_THERE):
            self._side.remember(STOOD_THERE, text)


def _place(session: Session) -> str:
    return session.start.isoformat(timespec="minutes")


def _places(text: str | None) -> dict[str, list[str]]:
    """The places of sessions by id; none where nothing was kept that can be read."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
