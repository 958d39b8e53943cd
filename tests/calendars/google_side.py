"""The Google adapter on a double, with the runner's hand behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from google.oauth2.credentials import Credentials

from pacelift.calendars.adapters.google.calendar import GoogleCalendar, make_calendar
from pacelift.calendars.adapters.google.service import Service
from pacelift.calendars.adapters.google.waits import Waits
from pacelift.calendars.own_part import joined
from pacelift.calendars.port import Look
from tests.google_double.api import APP_CREATED
from tests.google_double.double import GoogleDouble
from tests.google_double.hand import as_edited_in_browser


def credentials_for(google: GoogleDouble) -> Credentials:
    """Those of a runner who has consented."""
    client = google.client_config()["installed"]
    return Credentials(
        google.consent.access_token(APP_CREATED),
        refresh_token=google.consent.refresh_token(APP_CREATED),
        token_uri=client["token_uri"],
        client_id=client["client_id"],
        client_secret=client["client_secret"],
    )


class GoogleSide:
    """A calendar of the app's own; no wait takes time, `waited` has what they would."""

    def __init__(
        self,
        google: GoogleDouble,
        *,
        timeout_s: float = 5.0,
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self.google = google
        self.waited: list[float] = []
        self._stop = stop
        self.credentials = credentials_for(google)
        waits = Waits(self._pause, lambda: 0.5)
        self.service = Service(self.credentials, waits, root=google.root, timeout_s=timeout_s)
        self.calendar = GoogleCalendar(
            self.service, make_calendar(self.service, "Spring marathon", "Europe/Berlin")
        )
        self.hand = google.hand(self.calendar.id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.calendar.close()

    def writes(self, event_id: str, look: Look) -> None:
        self.hand.changes(event_id, **fields(look))

    def adds(self, look: Look) -> str:
        minutes = int((look.end - look.start).total_seconds() // 60)
        return self.hand.adds(
            look.title, look.start, minutes, description=as_edited_in_browser(joined(look.body))
        )

    def deletes(self, event_id: str) -> None:
        self.hand.deletes(event_id)

    def forgets_tokens(self) -> None:
        self.hand.outlives_sync_tokens()

    def vanishes(self) -> None:
        self.hand.deletes_the_calendar()

    def pages(self, sizes: Sequence[int]) -> None:
        self.google.api.page_sizes = list(sizes)

    def _pause(self, seconds: float) -> bool:
        self.waited.append(seconds)
        return self._stop()


def fields(look: Look) -> dict[str, object]:
    """What the web editor writes of an event."""
    return {
        "summary": look.title,
        "description": as_edited_in_browser(joined(look.body)),
        "start": {"dateTime": look.start.isoformat()},
        "end": {"dateTime": look.end.isoformat()},
    }
