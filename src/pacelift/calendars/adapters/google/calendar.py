"""One calendar of the runner's in Google, as the engine asks for it."""

from __future__ import annotations

from typing import Any, Final

from pacelift.calendars.adapters.google import events
from pacelift.calendars.adapters.google.service import Service
from pacelift.calendars.port import (
    Changed,
    First,
    Listing,
    Look,
    Memo,
    NoSuchCalendar,
    NoSuchEvent,
    Remote,
    TokenLost,
    Unreachable,
)

PAGE: Final = 2500


class GoogleCalendar:
    """The calendar with that id; fulfils `port.Calendar`. It owns the service."""

    def __init__(self, service: Service, calendar_id: str) -> None:
        self.id = calendar_id
        self.service = service
        self._zone = "UTC"

    @property
    def requests(self) -> int:
        """How many requests were made so far."""
        return self.service.requests

    def changes(self, token: str | None) -> Listing:
        """What changed since the token, all there is without one; deleted events too."""
        pages = self._pages(token)
        listed = [event for page in pages for event in page["items"]]
        items = [self._remote(event) for event in listed]
        found = {event["id"]: events.memo_of(event) for event in listed}
        memos = {key: memo for key, memo in found.items() if memo is not None}
        untouched = frozenset(
            item.id
            for event, item in zip(listed, items, strict=True)
            if events.is_untouched(event, item.look)
        )
        end = pages[-1]["nextSyncToken"]
        return Listing(items, end, token is None, memos, untouched)

    def _pages(self, token: str | None) -> list[dict[str, Any]]:
        query: dict[str, Any] = {"maxResults": PAGE, "showDeleted": True}
        if token is not None:
            query["syncToken"] = token
        pages: list[dict[str, Any]] = []
        page: dict[str, Any] = {"nextPageToken": None}
        while "nextPageToken" in page:
            page = self._page(query | {"pageToken": page["nextPageToken"]}, whole=token is None)
            self._zone = page.get("timeZone", self._zone)
            if not isinstance(page.setdefault("items", []), list):
                raise Unreachable("the answer is no listing")
            pages.append(page)
        if "nextSyncToken" not in page:
            raise Unreachable("the listing has no end")
        return pages

    def get(self, event_id: str) -> Remote:
        """One event, also one that was deleted."""
        request = self.service.events.get(calendarId=self.id, eventId=event_id)
        return self._remote(self.service.call(request, NoSuchEvent))

    def insert(self, event_id: str, look: Look, first: First, memo: Memo) -> Remote:
        """A new event under an id that nothing had before."""
        body = events.new_event(event_id, look, first, memo)
        request = self.service.events.insert(calendarId=self.id, body=body)
        return self._remote(self.service.call(request))

    def patch(
        self, event_id: str, etag: str, look: Look, memo: Memo, changed: frozenset[Changed]
    ) -> Remote:
        """Those groups of the event anew, and nothing else of it."""
        body = events.changes(look, memo, changed)
        if "colour" in changed and self._has_our_colour(event_id):
            body["colorId"] = None
        request = self.service.events.patch(calendarId=self.id, eventId=event_id, body=body)
        request.headers["If-Match"] = etag
        patched = self._remote(self.service.call(request, NoSuchEvent))
        if patched.look is None:
            raise NoSuchEvent("it stays deleted")
        return patched

    def remove(self, event_id: str, etag: str) -> None:
        """The event away; one that is gone is no error."""
        request = self.service.events.delete(calendarId=self.id, eventId=event_id)
        request.headers["If-Match"] = etag
        try:
            self.service.call(request, NoSuchEvent)
        except NoSuchEvent:
            return

    def close(self) -> None:
        """Lets go of connections."""
        self.service.close()

    def _has_our_colour(self, event_id: str) -> bool:
        request = self.service.events.get(calendarId=self.id, eventId=event_id)
        return events.has_our_colour(self.service.call(request, NoSuchEvent))

    def _page(self, query: dict[str, Any], *, whole: bool) -> dict[str, Any]:
        request = self.service.events.list(calendarId=self.id, **query)
        try:
            return self.service.call(request)
        except TokenLost as error:
            # Only a page's token was lost, and the next listing begins with none.
            if whole:
                raise Unreachable(error.detail) from None
            raise

    def _remote(self, event: dict[str, Any]) -> Remote:
        try:
            return events.remote(event, self._zone)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise Unreachable("the answer is no event") from None


def make_calendar(service: Service, title: str, zone: str) -> str:
    """Makes a calendar of that name; its id."""
    request = service.calendars.insert(body={"summary": title, "timeZone": zone})
    return str(service.call(request)["id"])


def has_calendar(service: Service, calendar_id: str) -> bool:
    """Whether there is a calendar of that id that we may write in."""
    try:
        service.call(service.calendars.get(calendarId=calendar_id))
    except NoSuchCalendar:
        return False
    return True


def calendar_name(service: Service, calendar_id: str) -> str:
    """What it is called there. Raises NoSuchCalendar."""
    return str(service.call(service.calendars.get(calendarId=calendar_id)).get("summary", ""))


def rename_calendar(service: Service, calendar_id: str, title: str) -> None:
    """Another name for it. Raises NoSuchCalendar."""
    service.call(service.calendars.patch(calendarId=calendar_id, body={"summary": title}))


def calendar_ids(service: Service) -> list[str]:
    """Those in the account's list, but for the primary one."""
    told = service.call(service.calendar_list.list(maxResults=250))
    return [str(each["id"]) for each in told.get("items", ()) if not each.get("primary")]


def delete_calendar(service: Service, calendar_id: str) -> None:
    """The calendar away with all that is in it. Raises NoSuchCalendar."""
    service.call(service.calendars.delete(calendarId=calendar_id))
