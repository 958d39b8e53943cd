"""The connected calendar let go of: the sign-in ended, and our events taken along if wished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pacelift.calendars import rows as row_text
from pacelift.calendars.adapters.google.calendar import delete_calendar
from pacelift.calendars.adapters.google.consent import revoke
from pacelift.calendars.port import Conflict, NoSuchCalendar
from pacelift.errors import CalendarNeedsYou
from pacelift.store.store import open_store
from pacelift.sync.alone import alone
from pacelift.sync.connection import forget
from pacelift.sync.google.account import CLIENT, SIGN_IN, open_google, sign_in, told

if TYPE_CHECKING:
    from pacelift.calendars.adapters.google.calendar import GoogleCalendar
    from pacelift.calendars.agreed import Agreed
    from pacelift.sync.connection import Connection
    from pacelift.sync.google.account import Account


@frozen
class LetGo:
    """How a calendar was let go of: whether Google heard, and how many of theirs stay.

    `forgotten` is false where the keyring did not let go of the sign-in.
    """

    revoked: bool
    forgotten: bool
    events_left: int = 0


def disconnect(account: Account, connection: Connection, *, remove_events: bool) -> LetGo:
    """Ends the sign-in at Google and forgets it here; with the flag takes our events along.

    The calendar goes too, unless the runner keeps events of their own in it.
    """
    with alone(account.app):
        return _let_go(account, connection, remove_events=remove_events)


def _let_go(account: Account, connection: Connection, *, remove_events: bool) -> LetGo:
    left = _emptied(account, connection) if remove_events else 0
    revoked, forgotten = _ended(account), _forgotten(account)
    with open_store(account.app.home, write=True) as store:
        forget(store)
    if connection.free_busy:
        account.app.forget_appointments()
    return LetGo(revoked, forgotten, left)


def _ended(account: Account) -> bool:
    """Whether Google heard that the sign-in is over; without a keyring it cannot be told."""
    try:
        client, token = sign_in(account)
    except CalendarNeedsYou:
        return False
    return revoke(client, token)


def _forgotten(account: Account) -> bool:
    try:
        account.secrets.forget(SIGN_IN)
        account.secrets.forget(CLIENT)
    except CalendarNeedsYou:
        return False
    return True


def _emptied(account: Account, connection: Connection) -> int:
    """Takes our events out, or the whole calendar; how many events of theirs there are."""
    with open_store(account.app.home, write=False) as store:
        rows = {key: row_text.loads(text) for key, text in store.calendar_rows().items()}
    calendar = open_google(account, connection)
    try:
        with told():
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
