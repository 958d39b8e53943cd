"""A round with the connected calendar: what it tells becomes entries, and the plan answers.

The plan's side of `calendars.round`. What was heard, the entries made of it and the rows are kept
in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pacelift.app import App, voice_of
from pacelift.calendars import rows as row_text
from pacelift.calendars.agreed import Agreed, Desired
from pacelift.calendars.own_part import Body
from pacelift.calendars.port import Calendar, First, Look
from pacelift.calendars.reconcile import Heard, Pull
from pacelift.calendars.round import Answered, Outcome, Round
from pacelift.calendars.title_marks import signed
from pacelift.coach.adapt import adapt
from pacelift.coach.clock import to_wall
from pacelift.coach.edited import session_of
from pacelift.coach.journal import Entry, active_entries, next_entry
from pacelift.coach.plan import Plan, Session
from pacelift.coach.requests import MARKS, mark_data, move_data, skip_data
from pacelift.errors import BadInput
from pacelift.session_events import session_events
from pacelift.store.store import Store, open_store

if TYPE_CHECKING:
    from pacelift.coach.changes import Change

HEARD_UP_TO: Final = "calendar-heard-up-to"
"""The setting that holds up to where the calendar was heard."""


@frozen
class Told:
    """An entry that came from the calendar, what the plan was before it, and what it changed."""

    entry: Entry
    before: Plan
    plan: Plan
    changes: tuple[Change, ...]


@frozen
class Synced:
    """How a round went, what came from the calendar, and what the plan could not follow."""

    outcome: Outcome
    told: tuple[Told, ...]
    refused: Mapping[str, str]


def sync(app: App, calendar: Calendar, *, confirmed: bool = False) -> Synced:
    """One round with that calendar. Raises BadInput "no-plan" without a plan."""
    with open_store(app.home, write=True) as store:
        side = JournalSide(app, store)
        outcome = Round(calendar, side, app.now).run(confirmed=confirmed)
    return Synced(outcome, tuple(side.told), side.refused)


class JournalSide:
    """The journal, its plan and the rows of one calendar, for one round.

    Raises BadInput "no-plan" without a plan.
    """

    def __init__(self, app: App, store: Store) -> None:
        self._app = app
        self._store = store
        self._entries = store.entries()
        self._plan = app.plan_of(store, active_entries(self._entries))
        self._rows = {key: row_text.loads(text) for key, text in store.calendar_rows().items()}
        self.told: list[Told] = []
        self.refused: dict[str, str] = {}

    def rows(self) -> Mapping[str, Agreed]:
        """What was last agreed on, by event id."""
        return dict(self._rows)

    def token(self) -> str | None:
        """Up to where the calendar was heard, None if never."""
        return self._store.setting(HEARD_UP_TO) or None

    def keep(self, row: Agreed) -> None:
        """Keeps one row, on the disk when it returns."""
        self._store.put_calendar_row(row.id, row_text.dumps(row))
        self._rows[row.id] = row

    def answer(self, heard: Heard, token: str) -> Answered:
        """Keeps entries of the pulls, the rows and the token, all at once or not at all."""
        new: list[Told] = []
        refused: dict[str, str] = {}
        for pull in heard.pulls:
            plan = new[-1].plan if new else self._plan
            try:
                entry = self._entry(pull, plan, (*self._entries, *(each.entry for each in new)))
            except BadInput as error:
                refused[pull.session] = error.text
                continue
            if entry is not None:
                after, changes = adapt(plan, entry, self._app.catalogue)
                new.append(Told(entry, plan, after, changes))
        self._keep(new, heard.rows, token)
        self.refused |= refused
        return Answered(self._desired(), frozenset(refused))

    def _keep(self, new: Iterable[Told], rows: Mapping[str, Agreed], token: str) -> None:
        entries = [each.entry for each in new]
        changed = {key: row for key, row in rows.items() if row != self._rows.get(key)}
        if entries or changed or token != self.token():
            texts = {key: row_text.dumps(row) for key, row in changed.items()}
            self._store.heard(entries, texts, {HEARD_UP_TO: token})
        self._rows |= changed
        self._entries = (*self._entries, *entries)
        self.told += new
        if self.told:
            self._plan = self.told[-1].plan

    def _entry(self, pull: Pull, plan: Plan, entries: tuple[Entry, ...]) -> Entry | None:
        """The entry of what the runner did; None where nothing of it is the plan's business."""
        session = session_of(plan, pull.session)
        if session is None:
            return None
        told = _told(pull, session, plan, self._app.now)
        if told is None:
            return None
        kind, data = told
        return next_entry(kind, data, self._app.now, entries)

    def _desired(self) -> tuple[Desired, ...]:
        return desired_events(self._plan, self._app)


def _told(
    pull: Pull, session: Session, plan: Plan, now: datetime
) -> tuple[str, Mapping[str, object]] | None:
    """The kind and data of an entry. Raises BadInput where the plan cannot follow."""
    today = to_wall(now, plan.clocks).date()
    if pull.what == "moved" and pull.start is not None:
        start = to_wall(pull.start, plan.clocks).replace(fold=0)
        return "move", move_data(plan, session, start, now)
    if pull.what == "deleted" or (pull.mark == "missed" and session.start.date() > today):
        return "skip", skip_data(session)
    if pull.what == "marked" and pull.mark is not None:
        return "mark", mark_data(session, pull.mark, today)
    return None


def desired_events(plan: Plan, app: App) -> tuple[Desired, ...]:
    """What the calendar is to show of each session that is not dropped."""
    by_id = {each.id: each for each in plan.sessions}
    voice = voice_of(plan)
    found = []
    for event in session_events(plan, app.catalogue, voice):
        session = by_id[event.session]
        mark = session.status if session.status in MARKS else None
        look = Look(event.start, event.end, signed(event.title, mark), Body(own=event.body))
        first = First(
            zone=event.zone,
            kind=session.kind,
            category=" ".join(event.categories),
            reminders=event.reminders,
            busy=event.busy,
        )
        found.append(Desired(plan=plan.id, session=session.id, look=look, first=first))
    return tuple(found)
