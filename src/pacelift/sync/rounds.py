"""Rounds with the connected calendar: done, or only looked at. One at a time in a home."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve, field, frozen

from pacelift.calendars.port import CalendarError, NotAllowed, SignInAgain
from pacelift.calendars.round import Outcome, Round
from pacelift.coach.journal import is_upkeep
from pacelift.store.store import open_store
from pacelift.sync.alone import alone
from pacelift.sync.around import Offer, Surroundings
from pacelift.sync.connection import WAIT_UNTIL
from pacelift.sync.journal_side import JournalSide, Told
from pacelift.sync.rehearsal import PreviewSide, Rehearsal, Writing

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.port import BusyTimes, Calendar
    from pacelift.calendars.reconcile import Gone
    from pacelift.store.store import Store

LONGEST_WAIT: Final = timedelta(days=1)

BusyCause = Literal["", "unreached", "not-allowed"]


@frozen
class Synced:
    """How a round went, what came from the calendar, and what the plan could not follow: now, or
    since an earlier round, in which case an event stands `apart` from its session.

    `writings` are what a preview would write, `offers` sessions at the time of an appointment;
    `busy_cause` says why appointments could not be looked at, `no_offer` that there was none to
    take.
    """

    outcome: Outcome
    told: tuple[Told, ...]
    refused: Mapping[str, str]
    requests: int
    writings: tuple[Writing, ...] = ()
    offers: tuple[Offer, ...] = ()
    apart: Mapping[str, str] = field(factory=dict)
    busy_cause: BusyCause = ""
    no_offer: bool = False


@frozen(kw_only=True)
class Manner:
    """How a round is gone about.

    `gone`: what to do where many events are gone at once. `discreet`: times only. `busy_times` are
    those to place sessions around, `make_room` names a session whose offer is taken.
    """

    gone: Gone = "ask"
    discreet: bool = False
    busy_times: BusyTimes | None = None
    make_room: str | None = None


def sync(app: App, calendar: Calendar, manner: Manner = Manner()) -> Synced:
    """One round with that calendar.

    Raises BadInput "no-plan" without a plan, CalendarOutOfReach "sync-running" while another runs.
    """
    with alone(app), open_store(app.home, write=True) as store:
        side = JournalSide(app, store, discreet=manner.discreet)
        if _has_to_wait(store, app.now):
            outcome = Outcome(status="offline", cause="later", detail="asked to wait")
            return Synced(outcome, (), {}, 0)
        synced = _done(app, calendar, side, manner)
        if synced.outcome.after_s:
            until = app.now + timedelta(seconds=synced.outcome.after_s)
            store.remember(WAIT_UNTIL, until.isoformat())
    return synced


def preview(app: App, calendar: Calendar, manner: Manner = Manner()) -> Synced:
    """What a round would do: the calendar is listed, and nothing is written on either side."""
    with open_store(app.home, write=False) as store:
        side = PreviewSide(app, store, discreet=manner.discreet)
        rehearsal = Rehearsal(calendar)
        synced = _done(app, rehearsal, side, manner)
    return evolve(synced, writings=tuple(rehearsal.writings))


def _done(app: App, calendar: Calendar, side: JournalSide, manner: Manner) -> Synced:
    """A round, and one more where something of appointments was told after it."""
    before = calendar.requests
    outcome = Round(calendar, side, app.now).run(gone=manner.gone)
    offers: tuple[Offer, ...] = ()
    cause: BusyCause = ""
    no_offer = False
    if manner.busy_times is not None and outcome.status == "ok":
        try:
            around = Surroundings(app, side, manner.busy_times)
        except (NotAllowed, SignInAgain):
            cause = "not-allowed"
        except CalendarError:
            cause = "unreached"
        else:
            told = around.settle()
            if manner.make_room is not None:
                takes = around.make_room(manner.make_room)
                told, no_offer = told or takes, not takes
            offers = around.offers()
            if told:
                outcome = _after(outcome, Round(calendar, side, app.now).run())
    requests = calendar.requests - before
    return Synced(
        outcome,
        tuple(each for each in side.told if not is_upkeep(each.entry)),
        side.refused,
        requests,
        offers=offers,
        apart=side.apart,
        busy_cause=cause,
        no_offer=no_offer,
    )


def _after(first: Outcome, second: Outcome) -> Outcome:
    """Both rounds as one: how it stands now, and all that was written and heard."""
    return evolve(
        second,
        created=first.created + second.created,
        updated=first.updated + second.updated,
        deleted=first.deleted + second.deleted,
        pulled=(*first.pulled, *second.pulled),
        refused=first.refused | second.refused,
    )


def _has_to_wait(store: Store, now: datetime) -> bool:
    """Whether the service asked for it; what is longer than it may ask comes from a wrong clock."""
    text = store.setting(WAIT_UNTIL)
    wait = datetime.fromisoformat(text) - now if text else timedelta()
    return timedelta() < wait <= LONGEST_WAIT
