"""Google's own client library against the double, for what the double promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, Self

import httplib2
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build_from_document
from googleapiclient.errors import HttpError

from tests.google_double.api import APP_CREATED
from tests.google_double.discovery import document
from tests.google_double.double import GoogleDouble

TIMEOUT_S: Final = 5.0


class Client:
    """A client with a token of those scopes, and with a calendar if it may make one."""

    def __init__(self, google: GoogleDouble, *scopes: str, timeout_s: float = TIMEOUT_S) -> None:
        token = google.consent.access_token(*(scopes or (APP_CREATED,)))
        self.http = AuthorizedHttp(Credentials(token), httplib2.Http(timeout=timeout_s))
        described = json.dumps({**document(), "rootUrl": google.root})
        self.service = build_from_document(described, http=self.http)
        self.events = self.service.events()
        self.calendar_id = ""
        if not scopes:
            made = self.service.calendars().insert(
                body={"summary": "Marathon", "timeZone": "Europe/Berlin"}
            )
            self.calendar_id = made.execute()["id"]
        self.hand = google.hand(self.calendar_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.service.close()

    def insert(self, event_id: str = "abcde", **fields: Any) -> dict[str, Any]:
        """An event, an hour at 7 in Berlin on 12 January 2027 unless fields say otherwise."""
        return self.events.insert(
            calendarId=self.calendar_id, body=event(event_id, **fields)
        ).execute()

    def get(self, event_id: str = "abcde") -> dict[str, Any]:
        """One event."""
        return self.events.get(calendarId=self.calendar_id, eventId=event_id).execute()

    def patch(self, event_id: str = "abcde", etag: str = "", **fields: Any) -> dict[str, Any]:
        """Those fields of an event anew."""
        request = self.events.patch(calendarId=self.calendar_id, eventId=event_id, body=fields)
        return _matching(request, etag).execute()

    def update(self, event_id: str, body: dict[str, Any], etag: str = "") -> dict[str, Any]:
        """A whole event anew."""
        request = self.events.update(calendarId=self.calendar_id, eventId=event_id, body=body)
        return _matching(request, etag).execute()

    def delete(self, event_id: str = "abcde", etag: str = "") -> None:
        """An event away."""
        request = self.events.delete(calendarId=self.calendar_id, eventId=event_id)
        _matching(request, etag).execute()

    def page(self, **query: Any) -> dict[str, Any]:
        """One page of the calendar."""
        return self.events.list(calendarId=self.calendar_id, **query).execute()

    def listing(self, **query: Any) -> tuple[list[dict[str, Any]], str]:
        """All pages' items, and the sync token of the last."""
        items, answer = [], {"nextPageToken": None}
        while "nextPageToken" in answer:
            answer = self.page(**query, pageToken=answer["nextPageToken"])
            items += answer["items"]
        return items, answer["nextSyncToken"]


def event(event_id: str = "abcde", day: int = 12, **fields: Any) -> dict[str, Any]:
    """An event's body, an hour at 7 in Berlin on that day of January 2027."""
    zone = "Europe/Berlin"
    return {
        "id": event_id,
        "summary": "Run: Easy run 7 km",
        "start": {"dateTime": f"2027-01-{day:02d}T07:00:00", "timeZone": zone},
        "end": {"dateTime": f"2027-01-{day:02d}T08:00:00", "timeZone": zone},
        **fields,
    }


def refusal(call: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[int, str]:
    """The status and reason by which a call is refused."""
    try:
        call(*args, **kwargs)
    except HttpError as error:
        return error.status_code, error.error_details[0]["reason"]
    raise AssertionError("nothing was refused")


def _matching(request: Any, etag: str) -> Any:
    if etag:
        request.headers["If-Match"] = etag
    return request
