"""Which calendar the plan is connected to, as a setting keeps it. No secret is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal

from attrs import asdict, evolve, frozen

from pacelift.errors import BadInput
from pacelift.sync.journal_side import HEARD_UP_TO

if TYPE_CHECKING:
    from pacelift.store.store import Store

CONNECTED: Final = "calendar"
WAIT_UNTIL: Final = "calendar-wait-until"
"""The setting that holds until when the service asked to be left alone."""

STOOD_THERE: Final = "calendar-stood-there"
"""The setting that holds where sessions stood when appointments were last looked at."""

DISCREET: Final = "discreet"
YES: Final = "yes"
"""The setting that holds whether calendars and files show times only, as it was chosen last."""


@frozen(kw_only=True)
class Connection:
    """A calendar of the runner's: `calendar` is its id in that service, `root` another server's.

    `name` is what we have called it, for a plan of that name.
    `free_busy`: sessions are placed around what else the runner has.
    """

    kind: Literal["google"]
    calendar: str
    root: str | None = None
    discreet: bool = False
    free_busy: bool = False
    name: str = ""


def connected(store: Store) -> Connection | None:
    """The connection, None where there is none."""
    text = store.setting(CONNECTED)
    if not text:
        return None
    try:
        return Connection(**json.loads(text))
    except (TypeError, ValueError) as error:
        raise BadInput(
            "calendar-unreadable",
            "What was kept of your connected calendar cannot be read.",
            "Connect it again: pacelift connect google --client-secrets FILE",
        ) from error


def connect(store: Store, connection: Connection) -> None:
    """Keeps the connection; what was agreed with another calendar is forgotten."""
    former = connected(store)
    if former is None or former.calendar != connection.calendar:
        store.forget_calendar()
        store.remember(HEARD_UP_TO, "")
    if former is None or not former.free_busy:
        store.remember(STOOD_THERE, "")
    store.remember(WAIT_UNTIL, "")
    store.remember(DISCREET, YES if connection.discreet else "")
    store.set_setting(CONNECTED, _text(connection))


def note(store: Store, connection: Connection) -> None:
    """Keeps the name it goes by now, unless it was let go of meanwhile.

    How discreet it is may have been chosen anew since.
    """
    there = connected(store)
    if there is not None and there.calendar == connection.calendar:
        store.remember(CONNECTED, _text(evolve(there, name=connection.name)))


def _text(connection: Connection) -> str:
    return json.dumps(asdict(connection))


def forget(store: Store) -> None:
    """No calendar is connected any more."""
    store.forget_calendar()
    for name in (HEARD_UP_TO, WAIT_UNTIL, STOOD_THERE, CONNECTED):
        store.set_setting(name, "")
