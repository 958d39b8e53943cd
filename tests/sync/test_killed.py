"""A round killed at every step it takes: the next one ends where an undisturbed one had."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from pacelift.app import App
from pacelift.calendars.adapters.memory import MemoryCalendar
from pacelift.calendars.event import event_uuid
from pacelift.calendars.round import Outcome, Round
from pacelift.coach import codec
from pacelift.coach.journal import Entry
from pacelift.coach.profile_example import example
from pacelift.store.store import open_store
from pacelift.sync.journal_side import JournalSide
from tests.calendars.sides import Killed

BEGUN: Final = datetime.fromisoformat("2026-11-23T12:00+01:00")
NOW: Final = datetime.fromisoformat("2026-12-14T05:00+01:00")
WRITES: Final = ("put_calendar_row", "heard")
CALLS: Final = ("changes", "get", "insert", "patch", "remove")


class Steps:
    """Counts what a round does on the disk and at the calendar, and kills it at one step."""

    def __init__(self, last: int | None = None) -> None:
        self.done = 0
        self.last = last

    def over(self, do: Callable[..., Any]) -> Callable[..., Any]:
        """The same, which a process may not live to begin, or to end."""

        def step(*args: Any, **more: Any) -> Any:
            self._one()
            answer = do(*args, **more)
            self._one()
            return answer

        return step

    def _one(self) -> None:
        self.done += 1
        if self.done == self.last:
            raise Killed


class Season:
    """An installation in step with a calendar, then changed on both sides."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        app = App(self.home, BEGUN)
        app.keep(app.draft(example(date(2026, 11, 23)).encode(), "profile.toml"))
        self.calendar = MemoryCalendar()
        self.round(self.home, self.calendar, Steps())
        App(self.home, NOW).move("w05-long", date(2026, 12, 26))
        App(self.home, NOW).pause("busy", date(2026, 12, 29), date(2026, 12, 30))
        self._by_hand("w04-easy-1", by=timedelta(hours=3))
        self.calendar.deletes([self._id("w06-easy-1")])

    def _id(self, session: str) -> str:
        return event_uuid(App(self.home, NOW).plan().id, session, 0).hex

    def _by_hand(self, session: str, by: timedelta) -> None:
        look = self.calendar.events[self._id(session)].remote.look
        assert look is not None
        moved = evolve(look, start=look.start + by, end=look.end + by)
        self.calendar.writes(self._id(session), moved)

    def round(self, home: Path, calendar: MemoryCalendar, steps: Steps) -> Outcome:
        """A round that may be killed; what it was about to do is not done."""
        app = App(home, NOW)
        watched = copy.copy(calendar)
        watched.__dict__ = calendar.__dict__ | {
            name: steps.over(getattr(calendar, name)) for name in CALLS
        }
        with open_store(home, write=True) as store, pytest.MonkeyPatch.context() as patch:
            for name in WRITES:
                patch.setattr(store, name, steps.over(getattr(store, name)))
            return Round(watched, JournalSide(app, store), NOW).run()


def state(home: Path, calendar: MemoryCalendar) -> tuple[str, list[Any], list[str]]:
    """The plan, what the calendar shows, and what the runner is known to have said."""
    shown = sorted(
        (kept.remote.look.start, kept.remote.look.title)
        for kept in calendar.events.values()
        if kept.remote.look is not None
    )
    with open_store(home, write=False) as store:
        said = [_said(entry) for entry in store.entries()]
    return codec.dumps(App(home, NOW).plan()), shown, said


def _said(entry: Entry) -> str:
    return f"{entry.kind} {entry.data.get('session', '')}"


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return Season(tmp_path_factory.mktemp("season"))


def test_a_round_killed_at_any_step_is_ended_by_the_next(season: Season, tmp_path: Path) -> None:
    undisturbed = Steps()
    home, calendar = tmp_path / "whole", copy.deepcopy(season.calendar)
    shutil.copytree(season.home, home)
    season.round(home, calendar, undisturbed)
    wanted = state(home, calendar)
    assert undisturbed.done > 20
    assert wanted[2][-2:] == ["skip w06-easy-1", "move w04-easy-1"]
    for last in range(1, undisturbed.done + 1):
        home, calendar = tmp_path / str(last), copy.deepcopy(season.calendar)
        shutil.copytree(season.home, home)
        with pytest.raises(Killed):
            season.round(home, calendar, Steps(last))
        assert season.round(home, calendar, Steps()).status == "ok"
        assert state(home, calendar) == wanted, f"killed at step {last}"
        before = calendar.requests
        quiet = season.round(home, calendar, Steps())
        assert calendar.requests == before + 1
        assert (quiet.created, quiet.updated, quiet.deleted, quiet.pulled) == (0, 0, 0, ())
