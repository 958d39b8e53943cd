"""What the engine asks of a calendar: the protocol every adapter fulfils, and its vocabulary.

An adapter knows one service and no policy. It maps the service's errors to those below, and speaks
of an event by the id that the engine gives it, which is the same in every calendar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, Protocol

from attrs import field, frozen

from pacelift.calendars.own_part import Body


@frozen
class Look:
    """What both sides may write: the groups of fields that are decided one by one.

    `start` and `end` are UTC instants, midnights of the calendar's zone where somebody made it a
    `whole_day`. A body's `own` part is ours, what is around it the runner's.
    """

    start: datetime
    end: datetime
    title: str
    body: Body
    whole_day: bool = False


@frozen
class Remote:
    """An event as the calendar has it; `look` is None once it is deleted there.

    `etag` names this version of it.
    """

    id: str
    etag: str
    look: Look | None


@frozen
class Listing:
    """What changed since a token, or all there is if it is `whole`; and the next token.

    `memos` are what programs noted in events of ours, by id; `untouched` those that are as a
    program last wrote them.
    """

    items: Sequence[Remote]
    token: str
    whole: bool
    memos: Mapping[str, Memo] = field(factory=dict)
    untouched: frozenset[str] = frozenset()


@frozen(kw_only=True)
class First:
    """What only the first writing of an event sets, for the runner to change at will.

    `category` is a discipline in the runner's language, `kind` our own word for it, which an
    adapter may turn into a colour. Reminders are minutes before the start.
    """

    zone: str
    kind: str
    category: str
    reminders: Sequence[int]
    busy: bool = True


@frozen
class Memo:
    """What only programs read in an event: whose it is, and what `restore` needs of it."""

    plan: str
    session: str
    generation: int
    state: str = ""


Changed = Literal["time", "title", "body", "memo", "colour"]
"""A group of fields that a writing changes: of the colour, that the one it was made with goes."""


class CalendarError(Exception):
    """Base of what an adapter raises; `detail` is for the log, and holds no secret."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class TokenLost(CalendarError):
    """The token is no longer known: only a whole listing tells."""


class Conflict(CalendarError):
    """The event is another version by now than the etag names."""


class Taken(CalendarError):
    """An event with this id is or was there: ours from before, or one that was deleted."""


class NoSuchEvent(CalendarError):
    """The event is gone, or never was."""


class NoSuchCalendar(CalendarError):
    """The whole calendar is gone."""


class Unreachable(CalendarError):
    """The calendar cannot be reached now, or says to come back later: nothing is known of the call.

    `after_s` is how long the service asks to wait, 0 where it does not say.
    """

    def __init__(self, detail: str = "", after_s: float = 0.0) -> None:
        super().__init__(detail)
        self.after_s = after_s


class SignInAgain(CalendarError):
    """The service no longer takes our sign-in: the runner must give it anew."""


class NotAllowed(CalendarError):
    """The service refuses for good what was asked, until the runner changes something there."""


class BusyTimes(Protocol):
    """The runner's other calendars, as far as they tell when there is something in them."""

    def between(self, start: datetime, end: datetime) -> Sequence[tuple[datetime, datetime]]:
        """From and to of what is between these instants, in order; nobody says what it is."""
        ...


class Calendar(Protocol):
    """One calendar of its own, in one service. Not for two threads at once."""

    @property
    def requests(self) -> int:
        """How many requests were made so far."""
        ...

    def changes(self, token: str | None) -> Listing:
        """What changed since the token, all there is without one. Raises TokenLost."""
        ...

    def get(self, event_id: str) -> Remote:
        """One event, also one that was deleted. Raises NoSuchEvent."""
        ...

    def insert(self, event_id: str, look: Look, first: First, memo: Memo) -> Remote:
        """A new event. Raises Taken."""
        ...

    def patch(
        self, event_id: str, etag: str, look: Look, memo: Memo, changed: frozenset[Changed]
    ) -> Remote:
        """Those groups of an event anew. Raises Conflict, NoSuchEvent."""
        ...

    def remove(self, event_id: str, etag: str) -> None:
        """The event away. Raises Conflict; one that is gone is no error."""
        ...

    def close(self) -> None:
        """Lets go of connections."""
        ...
