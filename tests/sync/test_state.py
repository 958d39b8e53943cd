"""What events carry of the journal: all of it, each entry once, and nothing that is private."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pacelift.app import App
from pacelift.calendars.agreed import Desired
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan
from pacelift.coach.profile_example import example
from pacelift.store.store import open_store
from pacelift.sync.desired import desired_events
from pacelift.sync.state import entries_of, latest_plan, states

NOW = datetime(2026, 12, 14, 5, tzinfo=UTC)


@pytest.fixture
def told(tmp_path: Path) -> tuple[Plan, tuple[Entry, ...]]:
    app = App(tmp_path / "home", NOW - timedelta(days=21))
    app.keep(app.draft(example(date(2026, 11, 23)).encode(), "profile.toml"))
    app = App(tmp_path / "home", NOW)
    app.mark("w02-easy-1", "done", note="Zwetschgenkuchen")
    app.move("w05-long", date(2026, 12, 26))
    app.pause("injured", date(2026, 12, 29), date(2026, 12, 30), pain=3)
    app.move("w04-easy-1", datetime(2026, 12, 15, 18, 0))
    app.undo()
    with open_store(tmp_path / "home", write=False) as store:
        return app.plan(), store.entries()


def test_all_entries_come_back_as_they_were_but_for_what_is_private(
    told: tuple[Plan, tuple[Entry, ...]],
) -> None:
    plan, entries = told
    back = entries_of(states(plan, entries).values())
    assert [(each.id, each.at, each.kind) for each in back] == [
        (each.id, each.at, each.kind) for each in entries
    ]
    for one, other in zip(entries, back, strict=True):
        private = {key: None for key in ("note", "pain") if key in one.data}
        allowed = {"training": "half"} if one.kind == "pause" else {}
        assert other.data == {**one.data, **private, **allowed}
    assert latest_plan(back) == entries[0]


def test_an_entry_and_what_takes_it_back_are_with_their_session_the_rest_with_the_race(
    told: tuple[Plan, tuple[Entry, ...]],
) -> None:
    carried = {session: entries_of([text]) for session, text in states(*told).items()}
    kinds = {session: [each.kind for each in found] for session, found in carried.items()}
    assert kinds == {
        "w02-easy-1": ["mark"],
        "w05-long": ["move"],
        "w04-easy-1": ["move", "undo"],
        "w18-race": ["new", "pause"],
    }


@pytest.mark.parametrize("text", ["", "x", "bm9uc2Vuc2U=", "é", "eJwDAAAAAAE="])
def test_what_is_no_state_of_ours_is_passed_over(
    told: tuple[Plan, tuple[Entry, ...]], text: str
) -> None:
    carried = [*states(*told).values(), text]
    assert len(entries_of(carried)) == len(told[1])


def leaves(home: Path, *, pain: int | None, note: str | None = None) -> tuple[Desired, ...]:
    """What a calendar gets of a runner who is hurt till after the race."""
    app = App(home, NOW - timedelta(days=21))
    app.keep(app.draft(example(date(2026, 11, 23)).encode(), "profile.toml"))
    app = App(home, NOW)
    app.mark("w02-easy-1", "done", note=note)
    race_day = app.plan().profile.race.date
    app.pause("injured", race_day - timedelta(days=9), race_day + timedelta(days=2), pain=pain)
    with open_store(home, write=False) as store:
        carried = states(app.plan(), store.entries())
    return desired_events(app.plan(), app.catalogue, carried, app.voice(app.plan()), discreet=False)


@pytest.mark.parametrize(("one", "other"), [(0, 2), (3, 4), (5, 10)])
def test_nothing_that_leaves_tells_the_pain_or_the_note(
    tmp_path: Path, one: int, other: int
) -> None:
    told = leaves(tmp_path / "one", pain=one, note="sore heel")
    assert told == leaves(tmp_path / "other", pain=other)


@pytest.mark.parametrize("pain", [None, 0, 2, 3, 4, 5])
def test_what_leaves_is_enough_for_the_same_plan(tmp_path: Path, pain: int | None) -> None:
    told = leaves(tmp_path / "home", pain=pain)
    app = App(tmp_path / "home", NOW)
    assert app.plan_from(entries_of(each.state for each in told)) == app.plan()
