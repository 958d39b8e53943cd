"""The service object: Google's client library with our root, our time limits and our errors.

Not for two threads at once: one worker owns it, from its making to `close`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Protocol

import httplib2
from google_auth_httplib2 import AuthorizedHttp, Request
from googleapiclient.discovery import build_from_document

from pacelift.calendars.adapters.google.errors import Missing, as_ours
from pacelift.calendars.adapters.google.waits import Waits
from pacelift.calendars.port import NoSuchCalendar, SignInAgain, Unreachable

if TYPE_CHECKING:

    class Credentials(Protocol):
        """What is used of the sign-in."""

        @property
        def valid(self) -> bool:
            """Whether it can be used without being renewed."""

        def refresh(self, request: object) -> None:
            """Renews it."""


ROOT: Final = "https://www.googleapis.com/"
TIMEOUT_S: Final = 30.0


class Service:
    """Calendar v3 at that root, for who is signed in by those credentials.

    `requests` counts the requests to the calendar, not those that renew the sign-in.
    """

    def __init__(
        self,
        credentials: Credentials,
        waits: Waits,
        *,
        root: str = ROOT,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self.requests = 0
        self._credentials = credentials
        self._waits = waits
        self._http = httplib2.Http(timeout=timeout_s)
        # A network that wants a password sends elsewhere; our token does not go there.
        self._http.follow_redirects = False
        # The sign-in is renewed here, where its failures can be told from those of a call.
        authorized = AuthorizedHttp(credentials, self._http, max_refresh_attempts=0)
        self._google = build_from_document(_document(root), http=authorized)

    @property
    def events(self) -> Any:
        """Makes requests about events."""
        return self._google.events()

    @property
    def calendars(self) -> Any:
        """Makes requests about calendars."""
        return self._google.calendars()

    @property
    def calendar_list(self) -> Any:
        """Makes requests about the account's list of calendars."""
        return self._google.calendarList()

    @property
    def freebusy(self) -> Any:
        """Makes requests about busy times."""
        return self._google.freebusy()

    def call(self, request: Any, missing: Missing = NoSuchCalendar) -> dict[str, Any]:
        """The answer to a request of the above, an empty one where there is none.

        Raises the port's errors.
        """
        return self._waits.until_answered(lambda: self._once(request, missing))

    def close(self) -> None:
        """Lets go of connections."""
        self._http.close()

    def _once(self, request: Any, missing: Missing) -> dict[str, Any]:
        renewed = not self._credentials.valid
        if renewed:
            self._renew()
        try:
            return self._sent(request, missing)
        except SignInAgain:
            if renewed:
                raise
        # Our clock may be wrong, or the token was taken back before its time.
        self._renew()
        return self._sent(request, missing)

    def _sent(self, request: Any, missing: Missing) -> dict[str, Any]:
        self.requests += 1
        try:
            with as_ours(missing):
                answer = request.execute()
        except Unreachable:
            # What may still come on these connections must not meet the next request.
            self._http.close()
            raise
        if answer == "":
            return {}
        if not isinstance(answer, dict):
            raise Unreachable("the answer is no JSON")
        return answer

    def _renew(self) -> None:
        with as_ours(NoSuchCalendar):
            try:
                self._credentials.refresh(Request(self._http))
            except (KeyError, TypeError, ValueError):
                # The library takes any answer with a good status for a token.
                raise Unreachable("the sign-in's answer is no JSON") from None


@cache
def _document(root: str) -> str:
    """Google's description of the service as the library brings it, at another root."""
    kept = files("googleapiclient.discovery_cache") / "documents" / "calendar.v3.json"
    return json.dumps({**json.loads(kept.read_text("utf-8")), "rootUrl": root})
