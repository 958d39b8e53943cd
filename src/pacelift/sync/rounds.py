"""Rounds with the connected calendar: done, or only looked at. One at a time in a home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pacelift.calendars.round import Outcome, Round
from pacelift.errors import CalendarOutOfReach
from pacelift.store.store import open_store
from pacelift.sync.connection import WAIT_UNTIL
from pacelift.sync.journal_side import JournalSide, Told
from pacelift.sync.rehearsal import PreviewSide, Rehearsal, Writing
from pacelift.system.lock import held

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import Calendar
    from pacelift.store.store import Store

LOCK: Final = "sync.lock"


@frozen
class Synced:
    """How a round went, what came from the calendar, and what the plan could not follow.

    `writings` are what a preview would write.
    """

    outcome: Outcome
    told: tuple[Told, ...]
    refused: Mapping[str, str]
    requests: int
    writings: tuple[Writing, ...] = ()


def sync(
    app: App, calendar: Calendar, *, confirmed: bool = False, discreet: bool = False
) -> Synced:
    """One round with that calendar.

    Raises BadInput "no-plan" without a plan, CalendarOutOfReach "sync-running" while another runs.
    """
    with _alone(app), open_store(app.home, write=True) as store:
        side = JournalSide(app, store, discreet=discreet)
        if (until := _wait_until(store)) is not None and app.now < until:
            outcome = Outcome(status="offline", cause="later", detail="asked to wait")
            return Synced(outcome, (), {}, 0)
        before = calendar.requests
        outcome = Round(calendar, side, app.now).run(confirmed=confirmed)
        if outcome.after_s:
            until = app.now + timedelta(seconds=outcome.after_s)
            store.remember(WAIT_UNTIL, until.isoformat())
    return Synced(outcome, tuple(side.told), side.refused, calendar.requests - before)


def preview(
    app: App, calendar: Calendar, *, confirmed: bool = False, discreet: bool = False
) -> Synced:
    """What a round would do: the calendar is listed, and nothing is written on either side."""
    with open_store(app.home, write=False) as store:
        side = PreviewSide(app, store, discreet=discreet)
        rehearsal = Rehearsal(calendar)
        before = calendar.requests
        outcome = Round(rehearsal, side, app.now).run(confirmed=confirmed)
    requests = calendar.requests - before
    return Synced(outcome, tuple(side.told), side.refused, requests, tuple(rehearsal.writings))


@contextmanager
def _alone(app: App) -> Iterator[None]:
    app.home.mkdir(parents=True, exist_ok=True)
    with held(app.home / LOCK) as ours:
        if not ours:
            raise CalendarOutOfReach(
                "sync-running",
                "Another round with your calendar is running; this one did nothing.",
                "Wait until it is over, then sync again.",
            )
        yield


def _wait_until(store: Store) -> datetime | None:
    text = store.setting(WAIT_UNTIL)
    return datetime.fromisoformat(text) if text else None
