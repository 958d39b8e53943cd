"""Google's double as the lives of rounds see a calendar: the adapter, and the runner's hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from pacelift.calendars.adapters.google.events import remote
from pacelift.calendars.port import Listing, Look, Remote
from tests.calendars.google_side import GoogleSide, fields
from tests.calendars.sides import NOW
from tests.google_double.double import GoogleDouble


@frozen
class Shown:
    """An event as the account shows it."""

    remote: Remote


class DoubleCalendar:
    """A calendar in a double of its own, to be closed in the end."""

    def __init__(self) -> None:
        self.google = GoogleDouble(NOW)
        self.google.__enter__()
        self._side = GoogleSide(self.google)

    def close(self) -> None:
        """Ends the double."""
        self._side.calendar.close()
        self.google.__exit__()

    @property
    def requests(self) -> int:
        return self._side.calendar.requests

    @property
    def events(self) -> dict[str, Shown]:
        """All that is or was there."""
        held = self._side.hand.calendar.events
        return {key: Shown(remote(event, "Europe/Berlin")) for key, event in held.items()}

    def changes(self, token: str | None) -> Listing:
        return self._side.calendar.changes(token)

    def get(self, event_id: str) -> Remote:
        return self._side.calendar.get(event_id)

    def insert(self, *args: Any) -> Remote:
        return self._side.calendar.insert(*args)

    def patch(self, *args: Any) -> Remote:
        return self._side.calendar.patch(*args)

    def remove(self, *args: Any) -> None:
        self._side.calendar.remove(*args)

    def writes(self, event_id: str, look: Look) -> None:
        """The runner's own hand, in the web editor."""
        hand = self._side.hand
        if event_id in hand.calendar.events:
            hand.changes(event_id, **fields(look))
        else:
            self.google.world.insert(hand.calendar, {"id": event_id, **fields(look)})

    def deletes(self, event_ids: Iterable[str]) -> None:
        """The runner's own hand."""
        for event_id in event_ids:
            self._side.hand.deletes(event_id)

    def forgets_tokens(self) -> None:
        """From now on only a whole listing tells."""
        self._side.hand.outlives_sync_tokens()
