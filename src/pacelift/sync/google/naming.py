"""The connected calendar goes by the name of the plan in it, unless the runner has named it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from attrs import evolve

from pacelift.calendars.adapters.google.calendar import calendar_name, rename_calendar
from pacelift.calendars.port import CalendarError
from pacelift.store.store import open_store
from pacelift.sync.connection import note

if TYPE_CHECKING:
    from pacelift.app import App
    from pacelift.calendars.adapters.google.calendar import GoogleCalendar
    from pacelift.sync.connection import Connection


def name_after_plan(app: App, calendar: GoogleCalendar, connection: Connection) -> None:
    """Gives it the plan's name once that is another; what fails is left to the next round."""
    name, service = app.plan().profile.name, calendar.service
    if name == connection.name:
        return
    with suppress(CalendarError):
        if calendar_name(service, calendar.id) == connection.name:
            rename_calendar(service, calendar.id, name)
        with open_store(app.home, write=True) as store:
            note(store, evolve(connection, name=name))
