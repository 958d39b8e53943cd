"""When the runner's own calendar in Google has something in it, and nothing of what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from attrs import frozen

from pacelift.calendars.adapters.google.service import Service
from pacelift.calendars.port import NotAllowed, Unreachable

PRIMARY: Final = "primary"
"""The account's main calendar, as Google calls it. Ours is another one, so that our own events
never count."""


@frozen
class GoogleBusyTimes:
    """Fulfils `port.BusyTimes` by one request each time."""

    service: Service

    def between(self, start: datetime, end: datetime) -> Sequence[tuple[datetime, datetime]]:
        """From and to of what is between these instants."""
        body = {
            "timeMin": start.astimezone(UTC).isoformat(),
            "timeMax": end.astimezone(UTC).isoformat(),
            "items": [{"id": PRIMARY}],
        }
        answer = self.service.call(self.service.freebusy.query(body=body))
        try:
            told = answer["calendars"][PRIMARY]
            if told.get("errors"):
                raise NotAllowed("the main calendar does not tell busy times")
            return [(_instant(each["start"]), _instant(each["end"])) for each in told["busy"]]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise Unreachable("the answer has no busy times") from None


def _instant(text: Any) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("a time without an offset")
    return instant.astimezone(UTC)
