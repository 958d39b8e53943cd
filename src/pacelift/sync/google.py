"""Google Calendar as the connected one: signed in, opened, let go of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from pacelift.calendars import rows as row_text
from pacelift.calendars.adapters.google import client as clients
from pacelift.calendars.adapters.google.calendar import (
    GoogleCalendar,
    calendar_ids,
    delete_calendar,
    has_calendar,
    make_calendar,
)
from pacelift.calendars.adapters.google.consent import (
    BUSY_TIMES,
    CALENDAR_LIST,
    OWN_CALENDARS,
    Browser,
    Granted,
    agree,
    credentials,
    revoke,
)
from pacelift.calendars.adapters.google.service import ROOT, Service
from pacelift.calendars.port import (
    CalendarError,
    Conflict,
    NoSuchCalendar,
    NoSuchEvent,
    NotAllowed,
    Unreachable,
)
from pacelift.errors import BadInput, CalendarNeedsYou, CalendarOutOfReach, PaceliftError
from pacelift.store.store import open_store
from pacelift.sync.alone import alone
from pacelift.sync.connection import Connection, connect, connected, forget
from pacelift.sync.restoring import nothing_to_restore
from pacelift.sync.state import entries_of, latest_plan

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.adapters.google.waits import Waits
    from pacelift.calendars.agreed import Agreed
    from pacelift.calendars.port import Listing
    from pacelift.coach.plan import Plan
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


@frozen
class Wish:
    """What the runner asks for when connecting; `root` is another server's.

    None leaves it as it was with the calendar that is connected already, else off: who only signs
    in again does not lose their choices.
    """

    client_secrets: Path
    root: str | None = None
    discreet: bool | None = None
    free_busy: bool | None = None


@frozen
class LetGo:
    """How a calendar was let go of: whether Google heard, and how many of theirs stay."""

    revoked: bool
    events_left: int = 0


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


def connect_google(account: Account, wish: Wish, browser: Browser) -> Connection:
    """Signs in, makes the plan's calendar if it is not there yet, and keeps the connection.

    Nothing is kept unless all of it went well. Raises BadInput "nothing-to-restore" where
    neither here nor there is a plan, "api-root" and "client-secrets", and what `agree` and
    `Secrets` raise.
    """
    app = account.app
    plan = app.plan_or_none()
    client = clients.read_client(wish.client_secrets)
    account.secrets.get(SIGN_IN)  # no keyring: better said before the browser opens
    with open_store(app.home, write=False) as store:
        former = connected(store)
    # Where it is connected already, signing in again stays there.
    named = wish.root or (None if former is None else former.root)
    root = _root(named)
    # Without a plan there is one to be found in a calendar, on a second machine.
    discreet = _chosen(wish.discreet, former is not None and former.discreet)
    free_busy = _chosen(wish.free_busy, former is not None and former.free_busy)
    scopes = [OWN_CALENDARS]
    scopes += [CALENDAR_LIST] if plan is None else []
    scopes += [BUSY_TIMES] if free_busy else []
    granted = agree(client, scopes, browser)
    made = ""
    try:
        made = _calendar(account, client, granted, plan, root, former)
        account.secrets.put(CLIENT, client.dumps())
        account.secrets.put(SIGN_IN, granted.refresh_token)
    except PaceliftError:
        if plan is not None and made and (former is None or former.calendar != made):
            _unmake(account, client, granted, root, made)
        if former is None:
            with suppress(PaceliftError):
                account.secrets.forget(CLIENT)
        revoke(client, granted.refresh_token)
        raise
    found = Connection(
        kind="google",
        calendar=made,
        root=named,
        discreet=discreet,
        free_busy=free_busy,
    )
    with open_store(app.home, write=True) as store:
        connect(store, found)
    return found


def _chosen(now: bool | None, before: bool) -> bool:
    return before if now is None else now


def open_google(account: Account, connection: Connection) -> GoogleCalendar:
    """The connected calendar. Raises CalendarNeedsYou "not-signed-in", and what Secrets raises."""
    client, token = _sign_in(account)
    service = Service(credentials(client, token), account.waits, root=_root(connection.root))
    return GoogleCalendar(service, connection.calendar)


def look_through(account: Account, connection: Connection) -> Listing:
    """All that is in the connected calendar."""
    calendar = open_google(account, connection)
    try:
        with _told():
            return calendar.changes(None)
    except NoSuchCalendar:
        raise nothing_to_restore() from None
    finally:
        calendar.close()


def make_anew(account: Account, connection: Connection) -> Connection:
    """Another calendar in place of one that is gone."""
    plan, gone = account.app.plan(), open_google(account, connection)
    try:
        with _told():
            made = make_calendar(gone.service, plan.profile.name, plan.profile.timezone)
    finally:
        gone.close()
    again = evolve(connection, calendar=made)
    with alone(account.app), open_store(account.app.home, write=True) as store:
        connect(store, again)
    return again


def disconnect(account: Account, connection: Connection, *, remove_events: bool) -> LetGo:
    """Ends the sign-in at Google and forgets it here; with the flag takes our events along.

    The calendar goes too, unless the runner keeps events of their own in it.
    """
    with alone(account.app):
        return _let_go(account, connection, remove_events=remove_events)


def _let_go(account: Account, connection: Connection, *, remove_events: bool) -> LetGo:
    left = 0
    client_text, token = account.secrets.get(CLIENT), account.secrets.get(SIGN_IN)
    if remove_events:
        left = _emptied(account, connection)
    revoked = bool(client_text and token) and revoke(clients.loads(client_text or ""), token or "")
    account.secrets.forget(SIGN_IN)
    account.secrets.forget(CLIENT)
    with open_store(account.app.home, write=True) as store:
        forget(store)
    return LetGo(revoked, left)


def _emptied(account: Account, connection: Connection) -> int:
    """Takes our events out, or the whole calendar; how many events of theirs there are."""
    with open_store(account.app.home, write=False) as store:
        rows = {key: row_text.loads(text) for key, text in store.calendar_rows().items()}
    calendar = open_google(account, connection)
    try:
        with _told():
            there = {each.id: each for each in calendar.changes(None).items if each.look}
            theirs = [key for key in there if not _is_ours(rows.get(key))]
            if not theirs:
                delete_calendar(calendar.service, connection.calendar)
            for event_id in there.keys() - set(theirs) if theirs else ():
                _remove(calendar, event_id, there[event_id].etag)
    except NoSuchCalendar:
        return 0
    finally:
        calendar.close()
    return len(theirs)


def _is_ours(row: Agreed | None) -> bool:
    return row is not None and row.state != "left"


def _remove(calendar: GoogleCalendar, event_id: str, etag: str) -> None:
    try:
        calendar.remove(event_id, etag)
    except Conflict:  # somebody wrote into it this very moment
        calendar.remove(event_id, calendar.get(event_id).etag)


def _calendar(
    account: Account,
    client: clients.OAuthClient,
    granted: Granted,
    plan: Plan | None,
    root: str,
    former: Connection | None,
) -> str:
    """The id of the calendar that was connected before, if it is still there, or of a new one."""
    service = Service(credentials(client, granted.refresh_token), account.waits, root=root)
    try:
        with _told():
            if former is not None and has_calendar(service, former.calendar):
                return former.calendar
            if plan is None:
                return _found(service)
            return make_calendar(service, plan.profile.name, plan.profile.timezone)
    finally:
        service.close()


def _unmake(
    account: Account, client: clients.OAuthClient, granted: Granted, root: str, made: str
) -> None:
    """Takes the new calendar away again, if that can be."""
    service = Service(credentials(client, granted.refresh_token), account.waits, root=root)
    try:
        with suppress(CalendarError):
            delete_calendar(service, made)
    finally:
        service.close()


def _found(service: Service) -> str:
    """The calendar in this account that carries a plan, the newest of several."""
    found: list[tuple[datetime, str]] = []
    for calendar_id in calendar_ids(service):
        try:
            memos = GoogleCalendar(service, calendar_id).changes(None).memos
        except (NoSuchCalendar, NotAllowed):
            continue  # not one that Pacelift made
        made = latest_plan(entries_of(memo.state for memo in memos.values()))
        if made is not None:
            found.append((made.at, calendar_id))
    if not found:
        raise nothing_to_restore()
    return max(found)[1]


def _sign_in(account: Account) -> tuple[clients.OAuthClient, str]:
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


def _root(root: str | None) -> str:
    if root is None:
        return ROOT
    if not clients.is_safe(root):
        raise BadInput(
            "api-root",
            f"--api-root {root!r} is no address that a sign-in may be sent to.",
            "Give an https address, or an http one of this machine, such as "
            "http://127.0.0.1:8080/.",
        )
    return root.rstrip("/") + "/"


@contextmanager
def _told() -> Iterator[None]:
    """What stops a connection, as errors for a person; what is gone is still told as gone."""
    try:
        yield
    except (NoSuchCalendar, NoSuchEvent):
        raise
    except Unreachable as error:
        raise CalendarOutOfReach(
            "offline",
            f"Google Calendar cannot be reached now ({error.detail}).",
            "Try again once you are online; nothing was changed here.",
        ) from None
    except CalendarError as error:
        raise CalendarNeedsYou(
            "refused",
            f"Google Calendar refuses ({error.detail}).",
            "Connect it again: pacelift connect google --client-secrets FILE",
        ) from None
