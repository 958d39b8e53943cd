"""The plan's side of a round: what the calendar tells becomes entries, and the plan answers.

What was heard, the entries made of it and the rows are kept in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from pacelift.app import voice_of
from pacelift.calendars import rows as row_text
from pacelift.calendars.agreed import Agreed
from pacelift.calendars.event import event_uuid
from pacelift.calendars.reconcile import Heard, Pull
from pacelift.calendars.round import Answered
from pacelift.coach.adapt import adapt
from pacelift.coach.clock import to_wall
from pacelift.coach.edited import session_of
from pacelift.coach.journal import Entry, active_entries, next_entry
from pacelift.coach.plan import Plan, Session
from pacelift.coach.requests import mark_data, move_data, skip_data
from pacelift.errors import BadInput
from pacelift.sync.desired import desired_events
from pacelift.sync.state import entries_of, states
from pacelift.words.titles import short_title

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import Memo
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

    def join(self, memos: Mapping[str, Memo]) -> None:
        """Takes over the entries about this plan that another machine has told."""
        self._entries, self._plan = self._read()
        others = {
            key: memo
            for key, memo in memos.items()
            if memo.plan == self._plan.id
            and (key not in self._rows or memo != self._rows[key].memo)
            and event_uuid(memo.plan, memo.session, memo.generation).hex == key
        }
        texts = (memo.state for memo in others.values())
        known = {entry.id for entry in self._entries}
        new = [
            entry
            for entry in entries_of(texts)
            if entry.id not in known and entry.data.get("plan") == self._plan.id
        ]
        if new:
            self._take_over(new)
        for key in others.keys() & self._rows.keys():
            self.keep(evolve(self._rows[key], memo=others[key]))

    def _take_over(self, new: Sequence[Entry]) -> None:
        self._store.append(*new)
        self._entries, self._plan = self._read()

    def answer(self, heard: Heard, token: str) -> Answered:
        """Keeps entries of the pulls, the rows and the token, all at once or not at all."""
        # Meanwhile the runner may have marked a session here.
        self._entries, self._plan = self._read()
        new: list[Told] = []
        refused: dict[str, str] = {}
        for pull in heard.pulls:
            plan = new[-1].plan if new else self._plan
            try:
                entry = self._entry(pull, plan, (*self._entries, *(each.entry for each in new)))
            except BadInput as error:
                refused[pull.session] = self._in_words(error, pull.session, plan)
                continue
            if entry is not None:
                after, changes = adapt(plan, entry, self._app.catalogue)
                new.append(Told(entry, plan, after, changes))
        self._keep(new, heard.rows, token)
        self.refused |= refused
        carried = states(self._plan, self._entries)
        exercises = self._app.catalogue
        desired = desired_events(self._plan, exercises, carried, discreet=self._discreet)
        return Answered(desired, frozenset(refused))

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

    def _in_words(self, error: BadInput, session_id: str, plan: Plan) -> str:
        """What the plan cannot follow, the session named as the runner knows it."""
        session = session_of(plan, session_id)
        name = session_id
        if session is not None:
            name = short_title(session, plan.profile.race.name, voice_of(plan))
        return f"{error.text} {error.fix}".replace(session_id, name)

    def _read(self) -> tuple[tuple[Entry, ...], Plan]:
        entries = self._store.entries()
        return entries, self._app.plan_of(self._store, active_entries(entries))

    def _entry(self, pull: Pull, plan: Plan, entries: tuple[Entry, ...]) -> Entry | None:
        """The entry of what the runner did; None where nothing of it is the plan's business."""
        session = session_of(plan, pull.session)
        if session is None or pull.plan != plan.id:
            return None
        told = _told(pull, session, plan, self._app.now)
        if told is None:
            return None
        kind, data = told
        return next_entry(kind, data, self._app.now, entries)


def _told(
    pull: Pull, session: Session, plan: Plan, now: datetime
) -> tuple[str, Mapping[str, object]] | None:
    """The kind and data of an entry. Raises BadInput where the plan cannot follow."""
    today = to_wall(now, plan.clocks).date()
    if session.status == (pull.mark or ("dropped" if pull.what == "deleted" else None)):
        return None  # another machine has told that already
    if pull.what == "moved" and pull.start is not None:
        start = to_wall(pull.start, plan.clocks).replace(fold=0)
        if pull.whole_day:
            start = datetime.combine(start.date(), session.start.time())
        if start == session.start:
            return None
        return "move", move_data(plan, session, start, now)
    if pull.what == "deleted" or (pull.mark == "missed" and session.start.date() > today):
        return "skip", skip_data(session)
    if pull.what == "marked" and pull.mark is not None:
        return "mark", mark_data(session, pull.mark, today)
    return None
