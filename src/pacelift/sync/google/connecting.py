"""A calendar of the runner's connected: agreed to, made or found again, and kept as the one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

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
from pacelift.calendars.adapters.google.service import Service
from pacelift.calendars.port import CalendarError, NoSuchCalendar, NotAllowed
from pacelift.errors import BadInput, PaceliftError
from pacelift.store.store import open_store
from pacelift.sync.alone import alone
from pacelift.sync.connection import Connection, connect, connected
from pacelift.sync.google.account import CLIENT, SIGN_IN, open_google, root_of, told
from pacelift.sync.restoring import nothing_to_restore
from pacelift.sync.state import entries_of, latest_plan

if TYPE_CHECKING:
    from pacelift.coach.plan import Plan
    from pacelift.sync.google.account import Account


@frozen
class Wish:
    """What the runner asks for when connecting; `root` is another server's.

    Without `client_secrets` the client is the one that the keyring has of the last time. None
    leaves a choice as it was with the calendar that is connected already, else off: who only signs
    in again does not lose their choices.
    """

    client_secrets: Path | None = None
    root: str | None = None
    discreet: bool | None = None
    free_busy: bool | None = None


@frozen
class _Consent:
    """What the runner agreed to, with which client, and the address where it counts."""

    account: Account
    client: clients.OAuthClient
    granted: Granted
    root: str

    @contextmanager
    def service(self) -> Iterator[Service]:
        signed_in = credentials(self.client, self.granted.refresh_token)
        service = Service(signed_in, self.account.waits, root=self.root)
        try:
            yield service
        finally:
            service.close()


def connect_google(account: Account, wish: Wish, browser: Browser) -> Connection:
    """Signs in, makes the plan's calendar if it is not there yet, and keeps the connection.

    Nothing is kept unless all of it went well. Raises BadInput "nothing-to-restore" where
    neither here nor there is a plan, "api-root" and "client-secrets", and what `agree` and
    `Secrets` raise.
    """
    app = account.app
    plan = app.plan_or_none()
    client = _client(account, wish.client_secrets)
    account.secrets.get(SIGN_IN)  # no keyring: better said before the browser opens
    with open_store(app.home, write=False) as store:
        former = connected(store)
    wanted = _wanted(wish, former)
    root = root_of(wanted.root)
    consent = _Consent(account, client, agree(client, _scopes(wanted, plan), browser), root)
    calendar, name = _kept(consent, plan, former)
    found = evolve(wanted, calendar=calendar, name=name)
    with open_store(app.home, write=True) as store:
        connect(store, found)
    if former is not None and former.free_busy and not found.free_busy:
        app.forget_appointments()
    return found


def _client(account: Account, client_secrets: Path | None) -> clients.OAuthClient:
    if client_secrets is not None:
        return clients.read_client(client_secrets)
    try:
        return clients.loads(account.secrets.get(CLIENT) or "")
    except ValueError:
        raise BadInput(
            "client-secrets",
            "The keyring holds no OAuth client of yours.",
            "Name its file: pacelift connect google --client-secrets FILE",
        ) from None


def _wanted(wish: Wish, former: Connection | None) -> Connection:
    """The connection asked for, without its calendar; where one is, signing in stays there."""
    before = former or Connection(kind="google", calendar="")
    return evolve(
        before,
        calendar="",
        root=wish.root or before.root,
        discreet=before.discreet if wish.discreet is None else wish.discreet,
        free_busy=before.free_busy if wish.free_busy is None else wish.free_busy,
    )


def _scopes(wanted: Connection, plan: Plan | None) -> list[str]:
    """Without a plan there is one to be found in a calendar, on a second machine."""
    more = {CALENDAR_LIST: plan is None, BUSY_TIMES: wanted.free_busy}
    return [OWN_CALENDARS, *(scope for scope, is_asked in more.items() if is_asked)]


def _kept(consent: _Consent, plan: Plan | None, former: Connection | None) -> tuple[str, str]:
    """The calendar's id and name, its sign-in kept; else nothing is left of either."""
    secrets, made, name = consent.account.secrets, "", ""
    try:
        made, name = _calendar(consent, plan, former)
        secrets.put(CLIENT, consent.client.dumps())
        secrets.put(SIGN_IN, consent.granted.refresh_token)
    except PaceliftError:
        if plan is not None and made and (former is None or former.calendar != made):
            _unmake(consent, made)
        if former is None:
            with suppress(PaceliftError):
                secrets.forget(CLIENT)
        revoke(consent.client, consent.granted.refresh_token)
        raise
    return made, name


def make_anew(account: Account, connection: Connection) -> Connection:
    """Another calendar in place of one that is gone."""
    plan, gone = account.app.plan(), open_google(account, connection)
    try:
        with told():
            made = make_calendar(gone.service, plan.profile.name, plan.profile.timezone)
    finally:
        gone.close()
    again = evolve(connection, calendar=made, name=plan.profile.name)
    with alone(account.app), open_store(account.app.home, write=True) as store:
        connect(store, again)
    return again


def _calendar(consent: _Consent, plan: Plan | None, former: Connection | None) -> tuple[str, str]:
    """Id and name of the calendar that was connected before, if it is there, or of a new one."""
    with consent.service() as service, told():
        if former is not None and has_calendar(service, former.calendar):
            return former.calendar, former.name
        if plan is None:
            return _found(service)
        name = plan.profile.name
        return make_calendar(service, name, plan.profile.timezone), name


def _unmake(consent: _Consent, made: str) -> None:
    """Takes the new calendar away again, if that can be."""
    with consent.service() as service, suppress(CalendarError):
        delete_calendar(service, made)


def _found(service: Service) -> tuple[str, str]:
    """The calendar in this account that carries a plan, the newest of several, and its name."""
    found: list[tuple[datetime, str, str]] = []
    for calendar_id in calendar_ids(service):
        try:
            memos = GoogleCalendar(service, calendar_id).changes(None).memos
        except (NoSuchCalendar, NotAllowed):
            continue  # not one that Pacelift made
        made = latest_plan(entries_of(memo.state for memo in memos.values()))
        if made is not None:
            found.append((made.at, calendar_id, made.data["name"]))
    if not found:
        raise nothing_to_restore()
    return max(found)[1:]
