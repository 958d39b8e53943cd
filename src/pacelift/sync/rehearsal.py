"""A round that only pretends to write, for a look at what it would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from pacelift.calendars.port import Changed, First, Listing, Look, Memo, Remote
from pacelift.coach.journal import Entry, in_order
from pacelift.sync.journal_side import JournalSide, Told

if TYPE_CHECKING:
    from pacelift.calendars.agreed import Agreed
    from pacelift.calendars.port import Calendar
    from pacelift.coach.plan import Plan


@frozen
class Writing:
    """A call that would be made: what, for which event, and what it would show."""

    what: Literal["new", "changed", "removed"]
    id: str
    look: Look | None


class PreviewSide(JournalSide):
    """The journal's side that answers as if it kept what it hears."""

    _joined: tuple[Entry, ...] = ()
    """What other machines have told."""

    def keep(self, row: Agreed) -> None:
        """Kept in memory only."""
        self._rows[row.id] = row

    def remember(self, name: str, text: str) -> None:
        """Forgotten."""

    def _read(self) -> tuple[tuple[Entry, ...], Plan]:
        entries, plan = super()._read()
        if self._joined:
            entries = in_order((*entries, *self._joined))
            plan = self._app.plan_from(entries)
        if self.told:
            return (*entries, *(each.entry for each in self.told)), self.told[-1].plan
        return entries, plan

    def _take_over(self, new: Sequence[Entry]) -> None:
        self._joined = (*self._joined, *new)
        self._entries, self._plan = self._read()

    def _keep(self, new: Iterable[Told], rows: Mapping[str, Agreed], token: str) -> None:
        self._rows |= rows
        self.told += new
        self._entries = (*self._entries, *(each.entry for each in new))
        if self.told:
            self._plan = self.told[-1].plan


class Rehearsal:
    """A calendar that is read but not written; `writings` is what was asked of it."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self.writings: list[Writing] = []

    @property
    def requests(self) -> int:
        """How many requests were made so far."""
        return self._calendar.requests

    def changes(self, token: str | None) -> Listing:
        """What really changed."""
        return self._calendar.changes(token)

    def get(self, event_id: str) -> Remote:
        """The event that is really there."""
        return self._calendar.get(event_id)

    def insert(self, event_id: str, look: Look, first: First, memo: Memo) -> Remote:
        """Noted."""
        self.writings.append(Writing("new", event_id, look))
        return Remote(event_id, "rehearsed", look)

    def patch(
        self, event_id: str, etag: str, look: Look, memo: Memo, changed: frozenset[Changed]
    ) -> Remote:
        """Noted, where a person would see it."""
        if changed != {"memo"}:
            self._note(Writing("changed", event_id, look))
        return Remote(event_id, etag, look)

    def _note(self, changed: Writing) -> None:
        """A writing of what was written before in this rehearsal is still one."""
        for at, each in enumerate(self.writings):
            if each.id == changed.id:
                self.writings[at] = evolve(each, look=changed.look)
                return
        self.writings.append(changed)

    def remove(self, event_id: str, etag: str) -> None:
        """Noted."""
        self.writings.append(Writing("removed", event_id, None))

    def close(self) -> None:
        """The calendar is its owner's to close."""
