"""The plan's side of a round: what the calendar tells becomes entries, and the plan answers.

What was heard, the entries made of it and the rows are kept in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from pacelift.calendars import rows as row_text
from pacelift.calendars.agreed import Agreed, Desired, State
from pacelift.calendars.event import event_uuid
from pacelift.calendars.reconcile import Heard
from pacelift.calendars.round import Answered
from pacelift.coach.adapt import adapt
from pacelift.coach.adapt.skip import skipped
from pacelift.coach.journal import Entry, active_entries, instant_text, next_entry
from pacelift.coach.plan import Plan
from pacelift.sync.deeds import apart, deeds, understood
from pacelift.sync.desired import desired_events
from pacelift.sync.state import entries_of, states

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import Listing, Memo
    from pacelift.coach.changes import Change
    from pacelift.store.store import Store

HEARD_UP_TO: Final = "calendar-heard-up-to"
"""The setting that holds up to where the calendar was heard."""


@frozen
class Told:
    """An entry that came from the calendar, what the plan was before it, and what it changed."""

    entry: Entry
    before: Plan
    plan: Plan
    changes: tuple[Change, ...]


class JournalSide:
    """The journal, its plan and the rows of one calendar, for one round.

    Raises BadInput "no-plan" without a plan.
    """

    def __init__(self, app: App, store: Store, *, discreet: bool = False) -> None:
        self._app = app
        self._store = store
        self._discreet = discreet
        self.told: list[Told] = []
        self._entries, self._plan = self._read()
        self._rows = {key: row_text.loads(text) for key, text in store.calendar_rows().items()}
        self.refused: dict[str, str] = {}

    @property
    def plan(self) -> Plan:
        """The plan as it was last read or told."""
        return self._plan

    def rows(self) -> Mapping[str, Agreed]:
        """What was last agreed on, by event id."""
        return dict(self._rows)

    @property
    def apart(self) -> Mapping[str, str]:
        """Sessions whose events have stood where the plan cannot follow, and why, in words."""
        found = apart(self._rows.values(), self._plan, self._app.now, self._app.voice(self._plan))
        return {key: text for key, text in found.items() if key not in self.refused}

    @property
    def told_up_to(self) -> str:
        """The instant of the last entry, as text that sorts as time does."""
        return max(instant_text(each.at) for each in self._entries)

    def put_at(self, session: str) -> str:
        """The same of the last entry by which the runner put that session somewhere."""
        puts = (
            instant_text(each.at)
            for each in active_entries(self._entries)
            if each.kind == "move" and each.data["session"] == session
        )
        return max(puts, default="")

    def setting(self, name: str) -> str | None:
        """The text of a setting."""
        return self._store.setting(name)

    def remember(self, name: str, text: str) -> None:
        """Keeps a setting that nobody chose."""
        self._store.remember(name, text)

    def token(self) -> str | None:
        """Up to where the calendar was heard, None if never."""
        return self._store.setting(HEARD_UP_TO) or None

    def keep(self, row: Agreed) -> None:
        """Keeps one row, on the disk when it returns."""
        self._store.put_calendar_row(row.id, row_text.dumps(row))
        self._rows[row.id] = row

    def join(self, listing: Listing) -> None:
        """Takes over the entries about this plan that another machine has told, and its events."""
        self._entries, self._plan = self._read()
        noted = {
            key: memo
            for key, memo in listing.memos.items()
            if memo.plan == self._plan.id
            and event_uuid(memo.plan, memo.session, memo.generation).hex == key
        }
        known = {entry.id for entry in self._entries}
        new = [
            entry
            for entry in entries_of(memo.state for memo in noted.values())
            if entry.id not in known and entry.data.get("plan") == self._plan.id
        ]
        if new:
            self._take_over(new)
        for key in noted.keys() & self._rows.keys():
            if noted[key] != self._rows[key].memo:
                self.keep(evolve(self._rows[key], memo=noted[key]))
        self._meet(listing, noted)

    def _take_over(self, new: Sequence[Entry]) -> None:
        self._store.append(*new)
        self._entries, self._plan = self._read()

    def _meet(self, listing: Listing, noted: Mapping[str, Memo]) -> None:
        """Keeps rows of events that were never seen here: another machine's, or out of the bin."""
        strangers = [each for each in listing.items if each.id in noted.keys() - self._rows.keys()]
        if not strangers:
            return
        wanted = {(each.plan, each.session): each.look for each in self._desired()}
        taken_out = {
            session
            for entry in active_entries(self._entries)
            if entry.kind == "skip"
            for session in skipped(entry.data)
        }
        has_one = {(row.plan, row.session) for row in self._rows.values() if row.state == "live"}
        for each in strangers:
            if each.look is None:
                continue
            memo = noted[each.id]
            whose = (memo.plan, memo.session)
            # Of one that the runner has changed the difference to ours is what they did.
            as_it_is = each.id in listing.untouched or whose in has_one
            base = each.look if as_it_is else wanted.get(whose, each.look)
            # Out of the bin; what was dropped otherwise another machine has not heard of yet.
            state: State = "removed" if memo.session in taken_out else "live"
            self.keep(Agreed(id=each.id, memo=memo, ours=base, theirs=base, state=state))

    def answer(self, heard: Heard, token: str) -> Answered:
        """Keeps entries of the pulls, the rows and the token, all at once or not at all."""
        # Meanwhile the runner may have marked a session here.
        self._entries, self._plan = self._read()
        new: list[Told] = []
        refused: dict[str, str] = {}
        for deed in deeds(heard):
            plan = new[-1].plan if new else self._plan
            found = understood(deed, plan, self._app.now, self._app.voice(plan))
            refused |= found.refused
            if found.told is not None:
                entries = (*self._entries, *(each.entry for each in new))
                entry = next_entry(*found.told, self._app.now, entries)
                after, changes = adapt(plan, entry, self._app.catalogue)
                new.append(Told(entry, plan, after, changes))
        self._keep(new, heard.rows, token)
        self.refused |= refused
        return Answered(self._desired(), frozenset(refused))

    def _desired(self) -> tuple[Desired, ...]:
        carried = states(self._plan, self._entries)
        exercises = self._app.catalogue
        voice = self._app.voice(self._plan)
        return desired_events(self._plan, exercises, carried, voice, discreet=self._discreet)

    def tell(self, kind: str, data: Mapping[str, Any]) -> None:
        """Keeps an entry that the round itself makes of what a calendar shows."""
        self._entries, self._plan = self._read()
        entry = next_entry(kind, data, self._app.now, self._entries)
        after, changes = adapt(self._plan, entry, self._app.catalogue)
        self._keep([Told(entry, self._plan, after, changes)], {}, self.token() or "")

    def _keep(self, new: Iterable[Told], rows: Mapping[str, Agreed], token: str) -> None:
        entries = [each.entry for each in new]
        changed = {key: row for key, row in rows.items() if row != self._rows.get(key)}
        if entries or changed or token != self.token():
            texts = {key: row_text.dumps(row) for key, row in changed.items()}
            self._store.heard(entries, texts, {HEARD_UP_TO: token})
        self._rows |= changed
        self.told += new
        if entries:
            self._entries = (*self._entries, *entries)
            self._plan = self.told[-1].plan
            self._app.keep_snapshot(self._store, active_entries(self._entries), self._plan)

    def _read(self) -> tuple[tuple[Entry, ...], Plan]:
        entries = self._store.entries()
        return entries, self._app.plan_of(self._store, active_entries(entries))
