"""One round with a calendar: list, hear, let the plan answer, write what it wants.

Each call is an intent kept before it and a result kept after it, so that a round killed anywhere is
taken up by the next one. What cannot be written now stays pending; nothing is ever deleted because
something failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, Literal, Protocol, assert_never

from attrs import evolve, frozen

from pacelift.calendars.agreed import Agreed, Desired, Intent, ended, settled
from pacelift.calendars.event import event_uuid
from pacelift.calendars.port import (
    Calendar,
    Conflict,
    Listing,
    NoSuchCalendar,
    NoSuchEvent,
    NotAllowed,
    Remote,
    SignInAgain,
    Taken,
    TokenLost,
    Unreachable,
)
from pacelift.calendars.reconcile import (
    Action,
    Gone,
    Heard,
    Insert,
    Leave,
    Patch,
    Pull,
    Remove,
    decide,
    hear,
    stays,
)

MOST_LISTINGS: Final = 4
"""How often a round looks again because somebody wrote meanwhile; then it is the next one's."""

MOST_GENERATIONS: Final = 50
"""Ids tried for one event, each found taken by one that was deleted."""

MOST_REFUSALS: Final = 3
"""Of so many events it may be they that are refused; of more it is we."""

Status = Literal["ok", "offline", "reconnect", "confirm"]

Cause = Literal["", "unreached", "later", "signed-out", "refused", "calendar-gone", "many-deleted"]
"""Why a round is not ok; `later` is when the service itself asked for a pause."""


@frozen
class Answered:
    """What the plan made of the runner's doings: the events it wants, and whom it could not follow.

    `refused` are the sessions of pulls that no entry could be made of.
    """

    desired: tuple[Desired, ...]
    refused: frozenset[str] = frozenset()


class Side(Protocol):
    """The plan's side of a round: the journal, the plan of it, and the rows of the calendar."""

    def rows(self) -> Mapping[str, Agreed]:
        """What was last agreed on, by event id."""
        ...

    def token(self) -> str | None:
        """Up to where the calendar was heard, None if never."""
        ...

    def join(self, listing: Listing) -> None:
        """Takes over what other machines of the runner noted in events of ours, and their rows."""
        ...

    def answer(self, heard: Heard, token: str) -> Answered:
        """Keeps entries of the pulls, the rows and the token, all at once or not at all."""
        ...

    def keep(self, row: Agreed) -> None:
        """Keeps one row, on the disk when it returns."""
        ...


@frozen(kw_only=True)
class Outcome:
    """How a round went: what was written and heard, and how many writings are left to do."""

    status: Status = "ok"
    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    pulled: tuple[Pull, ...] = ()
    refused: frozenset[str] = frozenset()
    pending: int = 0
    doubtful: int = 0
    cause: Cause = ""
    after_s: float = 0.0
    """How long the service asks to be left alone."""
    detail: str = ""
    """Why it is not ok, for the log."""


class Round:
    """One round; made anew for each."""

    def __init__(self, calendar: Calendar, side: Side, now: datetime) -> None:
        self._calendar = calendar
        self._side = side
        self._now = now
        self._outcome = Outcome()
        self._refusals: list[NotAllowed] = []

    def run(self, *, gone: Gone = "ask") -> Outcome:
        """Lists and writes until both sides agree, or something is in the way.

        `gone` says what to do where many events are gone at once.
        """
        try:
            for _ in range(MOST_LISTINGS):
                if self._pass(gone):
                    break
        except Unreachable as error:
            cause: Cause = "later" if error.after_s else "unreached"
            self._stop("offline", cause, error.detail, error.after_s)
        except SignInAgain as error:
            self._stop("reconnect", "signed-out", error.detail)
        except NotAllowed as error:
            self._stop("reconnect", "refused", error.detail)
        except NoSuchCalendar as error:
            self._stop("confirm", "calendar-gone", error.detail)
        return self._outcome

    def _pass(self, gone: Gone) -> bool:
        """Whether all that was to be written is; False if somebody else wrote meanwhile."""
        listing = self._listed()
        self._side.join(listing)
        heard = hear(self._side.rows(), listing, self._now, gone=gone)
        if heard.doubtful:
            self._stop("confirm", "many-deleted", f"{heard.doubtful} gone at once")
            self._outcome = evolve(self._outcome, doubtful=heard.doubtful)
            return True
        answered = self._side.answer(heard, listing.token)
        self._note(heard, answered)
        actions = decide(self._agreed(answered), answered.desired, self._now)
        unchanged = max(0, len(answered.desired) - len(actions))
        self._outcome = evolve(self._outcome, unchanged=unchanged, pending=len(actions))
        # One event that somebody wrote meanwhile, or that is refused, stops none of the others.
        met = [self._perform(action) for action in actions]
        if self._refusals:
            raise self._refusals[-1]
        return all(met)

    def _listed(self) -> Listing:
        try:
            return self._calendar.changes(self._side.token())
        except TokenLost:
            return self._calendar.changes(None)

    def _note(self, heard: Heard, answered: Answered) -> None:
        self._outcome = evolve(
            self._outcome,
            pulled=self._outcome.pulled + heard.pulls,
            refused=self._outcome.refused | answered.refused,
        )

    def _agreed(self, answered: Answered) -> Mapping[str, Agreed]:
        """The rows, where the plan could not follow with the event left where it is."""
        rows = dict(self._side.rows())
        looks = {(each.plan, each.session): each.look for each in answered.desired}
        for event_id, row in rows.items():
            look = looks.get((row.plan, row.session))
            if row.session in answered.refused and look is not None:
                rows[event_id] = stays(row, look)
                self._side.keep(rows[event_id])
        return rows

    def _perform(self, action: Action) -> bool:
        """Carries out one action; False if the event is not as we knew it."""
        try:
            match action:
                case Insert():
                    self._insert(action)
                case Patch():
                    self._patch(action)
                case Remove():
                    self._remove(action.row)
                case Leave():
                    self._side.keep(ended(action.row, "left"))
                case _:
                    assert_never(action)
        except (Conflict, NoSuchEvent):
            return False
        except NotAllowed as refusal:
            self._refusals.append(refusal)
            if len(self._refusals) > MOST_REFUSALS:
                raise
            return True
        self._outcome = evolve(self._outcome, pending=self._outcome.pending - 1)
        return True

    def _insert(self, action: Insert) -> None:
        desired, event_id, generation = action.desired, action.id, action.generation
        for _ in range(MOST_GENERATIONS):
            row = _new_row(desired, event_id, generation)
            self._side.keep(row)
            try:
                made = self._calendar.insert(event_id, desired.look, desired.first, row.memo)
            except Taken:
                found = self._calendar.get(event_id)
                if found.look is not None:
                    # Ours from a round whose answer was lost, or from another machine.
                    self._side.keep(_adopted(row, found))
                    break
                self._side.keep(ended(row, "removed"))
                generation += 1
                event_id = event_uuid(desired.plan, desired.session, generation).hex
            else:
                self._side.keep(settled(row, made))
                break
        self._outcome = evolve(self._outcome, created=self._outcome.created + 1)

    def _patch(self, action: Patch) -> None:
        row = evolve(action.row, intent=Intent("patch", action.look, action.ours, action.memo))
        self._side.keep(row)
        made = self._calendar.patch(row.id, row.etag, action.look, action.memo, action.changed)
        self._side.keep(settled(row, made))
        self._outcome = evolve(self._outcome, updated=self._outcome.updated + 1)

    def _remove(self, row: Agreed) -> None:
        row = evolve(row, intent=Intent("remove", row.theirs, row.ours, row.memo))
        self._side.keep(row)
        self._calendar.remove(row.id, row.etag)
        self._side.keep(ended(row, "removed"))
        self._outcome = evolve(self._outcome, deleted=self._outcome.deleted + 1)

    def _stop(self, status: Status, cause: Cause, detail: str, after_s: float = 0.0) -> None:
        self._outcome = evolve(
            self._outcome, status=status, cause=cause, detail=detail, after_s=after_s
        )


def _new_row(desired: Desired, event_id: str, generation: int) -> Agreed:
    memo, look = desired.memo(generation), desired.look
    intent = Intent("insert", look, look, memo)
    return Agreed(id=event_id, memo=memo, ours=look, theirs=look, intent=intent)


def _adopted(row: Agreed, found: Remote) -> Agreed:
    """The row of an event that was there already: what differs in it is heard at the next listing.

    Without an etag of its own that listing counts as news.
    """
    return evolve(row, etag=found.etag, intent=None)


def preview(
    rows: Mapping[str, Agreed], desired: Iterable[Desired], now: datetime
) -> tuple[Action, ...]:
    """What a round would write if nobody did anything in the calendar meanwhile."""
    return decide(rows, desired, now)
