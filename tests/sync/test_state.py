"""What events carry of the journal: all of it, each entry once, and nothing that is private."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pacelift.app import App
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan
from pacelift.coach.profile_example import example
from pacelift.store.store import open_store
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
        assert other.data == {**one.data, **private}
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
