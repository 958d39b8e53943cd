"""The plan's side of a round for tests: a plan of bare events, and a calendar that fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from attrs import evolve, frozen

from pacelift.calendars.adapters.memory import MemoryCalendar
from pacelift.calendars.agreed import Agreed, Desired
from pacelift.calendars.own_part import Body
from pacelift.calendars.port import First, Listing, Look, Remote, Unreachable
from pacelift.calendars.reconcile import Heard
from pacelift.calendars.round import Answered
from pacelift.calendars.title_marks import Mark, signed

PLAN: Final = "p1"
NOW: Final = datetime(2027, 1, 11, 12, tzinfo=UTC)
FIRST: Final = First(zone="Europe/Berlin", kind="easy", category="Running", reminders=())
HOUR: Final = timedelta(hours=1)


class Killed(BaseException):
    """The process is gone: nothing after this line ever ran."""


@frozen
class Planned:
    """A session as a calendar needs it."""

    start: datetime
    minutes: int = 50
    title: str = "Run: Easy run 7 km"
    own: str = "7 km easy"
    mark: Mark | None = None
    dropped: bool = False

    def look(self) -> Look:
        end = self.start + timedelta(minutes=self.minutes)
        return Look(self.start, end, signed(self.title, self.mark), Body(own=self.own))


def planned(number: int, **values: Any) -> Planned:
    """The session of the number-th day from tomorrow on; those before 0 are over."""
    start = datetime(2027, 1, 12, 6, 30, tzinfo=UTC) + timedelta(days=number)
    return Planned(start, **{"title": f"Run: Easy run {number % 20} km", **values})


class PlanSide:
    """Sessions by id, the rows and the token, as the journal and the database would hold them.

    `dies` is asked before each writing; it may raise Killed, and then nothing of it is kept.
    """

    def __init__(self, sessions: Mapping[str, Planned]) -> None:
        self.sessions = dict(sessions)
        self.refuses: set[str] = set()
        self.kept: dict[str, Agreed] = {}
        self.kept_token: str | None = None
        self.dies: Callable[[], None] = lambda: None

    def rows(self) -> Mapping[str, Agreed]:
        return dict(self.kept)

    def token(self) -> str | None:
        return self.kept_token

    def keep(self, row: Agreed) -> None:
        self.dies()
        self.kept[row.id] = row

    def join(self, listing: Listing) -> None:
        """There is one machine only."""

    def answer(self, heard: Heard, token: str) -> Answered:
        self.dies()
        refused = set()
        for pull in heard.pulls:
            session = self.sessions[pull.session]
            if pull.session in self.refuses and pull.what in ("moved", "marked"):
                refused.add(pull.session)
            elif pull.what == "moved":
                assert pull.start is not None
                self.sessions[pull.session] = evolve(session, start=pull.start, dropped=False)
            elif pull.what == "marked":
                self.sessions[pull.session] = evolve(session, mark=pull.mark)
            elif pull.what == "deleted":
                self.sessions[pull.session] = evolve(session, dropped=True)
        self.kept, self.kept_token = dict(heard.rows), token
        return Answered(self.desired(), frozenset(refused))

    def desired(self) -> tuple[Desired, ...]:
        return tuple(
            Desired(plan=PLAN, session=name, look=session.look(), first=FIRST)
            for name, session in self.sessions.items()
            if not session.dropped
        )

    def row(self, session: str) -> Agreed:
        """The session's event of the latest generation."""
        rows = [row for row in self.kept.values() if row.session == session]
        return max(rows, key=lambda row: row.memo.generation)


class Flaky:
    """A calendar whose calls fail by a script: "before" or "after" it was done there, or not.

    `meanwhile` is what the runner does there before the call of that number.
    """

    def __init__(self, calendar: MemoryCalendar, faults: list[str | None]) -> None:
        self.calendar = calendar
        self.begun = calendar.requests
        self.faults = faults
        self.meanwhile: tuple[int, Callable[[], None]] | None = None

    @property
    def requests(self) -> int:
        return self.calendar.requests

    def changes(self, token: str | None) -> Listing:
        listing: Listing = self._call(self.calendar.changes, token)
        return listing

    def get(self, event_id: str) -> Remote:
        remote: Remote = self._call(self.calendar.get, event_id)
        return remote

    def insert(self, *args: Any) -> Remote:
        remote: Remote = self._call(self.calendar.insert, *args)
        return remote

    def patch(self, *args: Any) -> Remote:
        remote: Remote = self._call(self.calendar.patch, *args)
        return remote

    def remove(self, *args: Any) -> None:
        self._call(self.calendar.remove, *args)

    def close(self) -> None:
        pass

    def _call(self, call: Callable[..., Any], *args: Any) -> Any:
        if self.meanwhile is not None and self.requests == self.meanwhile[0] + self.begun:
            self.meanwhile[1]()
        fault = self.faults.pop(0) if self.faults else None
        if fault == "before":
            raise Unreachable("no answer")
        if fault == "killed before":
            raise Killed
        answer = call(*args)
        if fault == "after":
            raise Unreachable("the answer was lost")
        if fault == "killed after":
            raise Killed
        return answer
