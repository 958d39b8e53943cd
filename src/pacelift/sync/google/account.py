"""The runner's account at Google: its sign-in, and the connected calendar opened with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pacelift.calendars.adapters.google import client as clients
from pacelift.calendars.adapters.google.calendar import GoogleCalendar
from pacelift.calendars.adapters.google.consent import credentials
from pacelift.calendars.adapters.google.service import ROOT, Service
from pacelift.calendars.port import CalendarError, NoSuchCalendar, NoSuchEvent, Unreachable
from pacelift.errors import BadInput, CalendarNeedsYou, CalendarOutOfReach, said
from pacelift.store.store import open_store
from pacelift.sync.connection import connected
from pacelift.sync.restoring import nothing_to_restore

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.adapters.google.waits import Waits
    from pacelift.calendars.port import Listing
    from pacelift.sync.connection import Connection
    from pacelift.system.secrets import Secrets

CLIENT: Final = "google-client"
SIGN_IN: Final = "google-sign-in"
"""The names of the two secrets."""


@frozen
class Account:
    """What every call to Google needs: the installation, its secrets, and how to wait."""

    app: App
    secrets: Secrets
    waits: Waits


def connection_of(app: App) -> Connection:
    """The connection. Raises BadInput "not-connected" where there is none."""
    with open_store(app.home, write=False) as store:
        found = connected(store)
    if found is None:
        raise BadInput(
            "not-connected",
            "No calendar is connected.",
            "Connect one: pacelift connect google --client-secrets FILE",
        )
    return found


def open_google(account: Account, connection: Connection) -> GoogleCalendar:
    """The connected calendar. Raises CalendarNeedsYou "not-signed-in", and what Secrets raises."""
    client, token = sign_in(account)
    service = Service(credentials(client, token), account.waits, root=root_of(connection.root))
    return GoogleCalendar(service, connection.calendar)


def look_through(account: Account, connection: Connection) -> Listing:
    """All that is in the connected calendar."""
    calendar = open_google(account, connection)
    try:
        with told():
            return calendar.changes(None)
    except NoSuchCalendar:
        raise nothing_to_restore() from None
    finally:
        calendar.close()


def sign_in(account: Account) -> tuple[clients.OAuthClient, str]:
    """The client and the refresh token. Raises CalendarNeedsYou "not-signed-in"."""
    client, token = account.secrets.get(CLIENT), account.secrets.get(SIGN_IN)
    try:
        if client and token:
            return clients.loads(client), token
    except ValueError:
        pass  # as good as none
    raise CalendarNeedsYou(
        "not-signed-in",
        "The keyring holds no sign-in for your Google calendar.",
        "Connect it again: pacelift connect google --client-secrets FILE",
    )


def root_of(root: str | None) -> str:
    """Google's address, or another server's. Raises BadInput "api-root"."""
    if root is None:
        return ROOT
    if not clients.is_safe(root):
        raise BadInput(
            "api-root",
            said("--api-root {root!r} is no address that a sign-in may be sent to.", root=root),
            "Give an https address, or an http one of this machine, such as "
            "http://127.0.0.1:8080/.",
        )
    return root.rstrip("/") + "/"


@contextmanager
def told() -> Iterator[None]:
    """What stops a connection, as errors for a person; what is gone is still told as gone."""
    try:
        yield
    except (NoSuchCalendar, NoSuchEvent):
        raise
    except Unreachable as error:
        raise CalendarOutOfReach(
            "offline",
            said("Google Calendar cannot be reached now ({detail}).", detail=error.detail),
            "Try again once you are online; nothing was changed here.",
        ) from None
    except CalendarError as error:
        raise CalendarNeedsYou(
            "refused",
            said("Google Calendar refuses ({detail}).", detail=error.detail),
            "Connect it again: pacelift connect google",
        ) from None
