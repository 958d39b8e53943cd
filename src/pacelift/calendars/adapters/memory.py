"""A calendar in memory, with the semantics of the strictest service: for previews and tests.

Ids of deleted events stay taken, every writing gives another etag, and a token that is older than
what is remembered is lost.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from pacelift.calendars.port import (
    Changed,
    Conflict,
    First,
    Listing,
    Look,
    Memo,
    NoSuchCalendar,
    NoSuchEvent,
    Remote,
    Taken,
    TokenLost,
)


@frozen
class Kept:
    """An event with what only its first writing set, and what programs read in it."""

    remote: Remote
    first: First | None
    memo: Memo | None
    version: int


class MemoryCalendar:
    """One calendar; `events` may be looked at, and changed by `writes` and `deletes` as by hand."""

    def __init__(self) -> None:
        self.events: dict[str, Kept] = {}
        self.requests = 0
        self._version = 0
        self._oldest_token = 0
        self._gone = False

    def changes(self, token: str | None) -> Listing:
        """What changed since the token; deleted events are told only to who has a token."""
        self._request()
        since = -1 if token is None else int(token)
        if token is not None and since < self._oldest_token:
            raise TokenLost(token)
        listed = {
            key: kept
            for key, kept in self.events.items()
            if kept.version > since and (token is not None or kept.remote.look is not None)
        }
        items = tuple(kept.remote for kept in listed.values())
        memos = {key: kept.memo for key, kept in listed.items() if kept.memo is not None}
        return Listing(items, str(self._version), token is None, memos)

    def get(self, event_id: str) -> Remote:
        """One event, also one that was deleted."""
        self._request()
        return self._found(event_id).remote

    def insert(self, event_id: str, look: Look, first: First, memo: Memo) -> Remote:
        """A new event under an id that nothing had before."""
        self._request()
        if event_id in self.events:
            raise Taken(event_id)
        return self._put(event_id, look, first, memo)

    def patch(
        self, event_id: str, etag: str, look: Look, memo: Memo, changed: frozenset[Changed]
    ) -> Remote:
        """Those groups of the event anew."""
        self._request()
        kept = self._found(event_id)
        if kept.remote.look is None:
            raise NoSuchEvent(event_id)
        if kept.remote.etag != etag:
            raise Conflict(event_id)
        return self._put(
            event_id,
            _patched(kept.remote.look, look, changed),
            kept.first,
            memo if "memo" in changed else kept.memo,
        )

    def remove(self, event_id: str, etag: str) -> None:
        """The event away; one that is gone is no error."""
        self._request()
        kept = self.events.get(event_id)
        if kept is None or kept.remote.look is None:
            return
        if kept.remote.etag != etag:
            raise Conflict(event_id)
        self._put(event_id, None, kept.first, kept.memo)

    def close(self) -> None:
        """Nothing is open."""

    def writes(self, event_id: str, look: Look) -> None:
        """The runner's own hand: a new event, or another look of one."""
        kept = self.events.get(event_id)
        first, memo = (None, None) if kept is None else (kept.first, kept.memo)
        self._put(event_id, look, first, memo)

    def deletes(self, event_ids: Iterable[str]) -> None:
        """The runner's own hand."""
        for event_id in event_ids:
            kept = self._found(event_id)
            self._put(event_id, None, kept.first, kept.memo)

    def forgets_tokens(self) -> None:
        """From now on only a whole listing tells."""
        self._version += 1
        self._oldest_token = self._version

    def vanishes(self) -> None:
        """The runner deletes the whole calendar."""
        self._gone = True

    def _request(self) -> None:
        self.requests += 1
        if self._gone:
            raise NoSuchCalendar

    def _found(self, event_id: str) -> Kept:
        if event_id not in self.events:
            raise NoSuchEvent(event_id)
        return self.events[event_id]

    def _put(
        self, event_id: str, look: Look | None, first: First | None, memo: Memo | None
    ) -> Remote:
        self._version += 1
        remote = Remote(event_id, f'"{self._version}"', look)
        self.events[event_id] = Kept(remote, first, memo, self._version)
        return remote


def _patched(before: Look, look: Look, changed: frozenset[Changed]) -> Look:
    after = before
    if "time" in changed:
        after = evolve(after, start=look.start, end=look.end, whole_day=False)
    if "title" in changed:
        after = evolve(after, title=look.title)
    if "body" in changed:
        after = evolve(after, body=look.body)
    return after
