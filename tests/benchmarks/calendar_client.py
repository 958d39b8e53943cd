"""Keeps 250 events in a calendar on a server of tests: a process that does one job per line asked.

`calendar_client.py ours|gcsa ROOT TOKEN HOME`: for "upload", "change" and "nothing" on stdin it
prints how many seconds that took. Each does the job as its library means it to be done.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

EVENTS = 250
CHANGED = 10
FIRST = datetime(2027, 1, 12, 6, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
LEFT_OPEN = ExitStack()
"""Until standard input ends."""


def starts() -> list[datetime]:
    return [FIRST + timedelta(days=number) for number in range(EVENTS)]


def ours(root: str, token: str, home: Path) -> Mapping[str, Callable[[], None]]:
    """A round of the engine each time: it lists what changed there, and writes what changed here.

    What was agreed is on the disk before and after each writing, as the app keeps it.
    """
    from google.oauth2.credentials import Credentials

    from pacelift.calendars import rows
    from pacelift.calendars.adapters.google.calendar import GoogleCalendar, make_calendar
    from pacelift.calendars.adapters.google.service import Service
    from pacelift.calendars.adapters.google.waits import Waits
    from pacelift.calendars.agreed import Agreed
    from pacelift.calendars.reconcile import Heard
    from pacelift.calendars.round import Answered, Round
    from pacelift.store.store import Store, open_store
    from pacelift.sync.journal_side import HEARD_UP_TO
    from tests.calendars.sides import NOW, Planned, PlanSide

    class OnDisk(PlanSide):
        def __init__(self, store: Store) -> None:
            super().__init__({f"s{n}": Planned(start) for n, start in enumerate(starts())})
            self.store = store

        def keep(self, row: Agreed) -> None:
            self.store.put_calendar_row(row.id, rows.dumps(row))
            super().keep(row)

        def answer(self, heard: Heard, token: str) -> Answered:
            new = {key: row for key, row in heard.rows.items() if row != self.kept.get(key)}
            if new or token != self.token():
                texts = {key: rows.dumps(row) for key, row in new.items()}
                self.store.heard((), texts, {HEARD_UP_TO: token})
            return super().answer(heard, token)

    service = Service(Credentials(token), Waits(lambda _seconds: False, lambda: 0.5), root=root)
    side = OnDisk(LEFT_OPEN.enter_context(open_store(home, write=True)))
    made: list[GoogleCalendar] = []

    def upload() -> None:
        made.append(GoogleCalendar(service, make_calendar(service, "Season", "Europe/Berlin")))
        a_round()

    def change() -> None:
        for number in range(CHANGED):
            side.sessions[f"s{number}"] = Planned(FIRST + timedelta(days=number) + HOUR)
        a_round()

    def a_round() -> None:
        outcome = Round(made[0], side, NOW).run()
        assert (outcome.status, outcome.pending) == ("ok", 0)

    return {"upload": upload, "change": change, "nothing": a_round}


def gcsa(root: str, token: str, home: Path) -> Mapping[str, Callable[[], None]]:
    """It remembers nothing: what is there is listed, compared, and written where it differs."""
    import json
    from importlib.resources import files

    from gcsa.calendar import Calendar
    from gcsa.event import Event
    from gcsa.google_calendar import GoogleCalendar
    from google.oauth2.credentials import Credentials
    from googleapiclient.discovery import build_from_document

    credentials = Credentials(token)
    kept = files("googleapiclient.discovery_cache") / "documents" / "calendar.v3.json"
    document = json.dumps({**json.loads(kept.read_text("utf-8")), "rootUrl": root})
    calendar = GoogleCalendar(credentials=credentials, save_token=False)
    calendar.service = build_from_document(document, credentials=credentials)
    wanted = {f"{n:032x}": start for n, start in enumerate(starts())}

    def upload() -> None:
        calendar.default_calendar = calendar.add_calendar(Calendar("Season")).id
        for key, start in wanted.items():
            event = Event("Run: Easy run 7 km", start=start, end=start + HOUR, event_id=key)
            calendar.add_event(event)

    def compare() -> None:
        last = FIRST + timedelta(days=EVENTS + 1)
        for event in list(calendar.get_events(FIRST - HOUR, last)):
            start = wanted[event.id]
            if event.start != start:
                event.start, event.end = start, start + HOUR
                calendar.update_event(event)

    def change() -> None:
        for number in range(CHANGED):
            wanted[f"{number:032x}"] += HOUR
        compare()

    return {"upload": upload, "change": change, "nothing": compare}


def main() -> None:
    which, root, token, home = sys.argv[1:]
    with LEFT_OPEN:
        jobs = {"ours": ours, "gcsa": gcsa}[which](root, token, Path(home))
        print("ready", flush=True)
        for line in sys.stdin:
            begun = time.perf_counter()
            jobs[line.strip()]()
            print(time.perf_counter() - begun, flush=True)


if __name__ == "__main__":
    main()
