"""Whether calendars and exported files show times only: one choice for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from pacelift.store.store import open_store
from pacelift.sync.connection import DISCREET, YES, connect, connected

if TYPE_CHECKING:
    from pacelift.app import App


def is_discreet(app: App) -> bool:
    """As the connected calendar has it, else as it was chosen last."""
    with open_store(app.home, write=False) as store:
        found = connected(store)
        return found.discreet if found else store.setting(DISCREET) == YES


def set_discreet(app: App, *, on: bool) -> None:
    """From now on; the next round changes the events that are there. Raises BadInput."""
    with open_store(app.home, write=True) as store:
        store.set_setting(DISCREET, YES if on else "")
        found = connected(store)
        if found is not None and found.discreet != on:
            connect(store, evolve(found, discreet=on))
