"""What a press takes back and keeps while other programs tell the same plan things."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.journal import UNDO, Entry
from pacelift.coach.profile_example import example
from pacelift.desktop.desk import Desk
from pacelift.desktop.panel import Panel
from pacelift.errors import BadInput, PaceliftError
from pacelift.store.store import Store, open_store
from tests.desktop.given import EARLIER, TUESDAY, SetClock, status
from tests.desktop.test_panel import buttons, press

RUN, LIFT = "w02-easy-1", "w02-lift-a"
BOTH = (RUN, LIFT)


def elsewhere(home: Path) -> App:
    """A terminal, or a round with the calendar."""
    return App(home, datetime.fromisoformat(TUESDAY))


def entries(home: Path) -> tuple[Entry, ...]:
    with open_store(home, write=False) as store:
        return store.entries()


def failed(desk: Desk) -> list[PaceliftError]:
    errors: list[PaceliftError] = []
    desk.failed.connect(errors.append)
    return errors


def test_an_effort_is_not_given_to_what_somebody_else_told_last(desk: Desk, home: Path) -> None:
    desk.mark(RUN, "done")
    elsewhere(home).mark(LIFT, "done")
    errors = failed(desk)
    assert not desk.rate(RUN, 5)
    assert [error.code for error in errors] == ["told-meanwhile"]
    assert [status(home, each) for each in BOTH] == ["done", "done"]
    assert desk.view.undo is not None
    assert "Full body A" in desk.view.undo


def test_undo_takes_back_what_it_names_and_nothing_else(desk: Desk, home: Path) -> None:
    desk.mark(RUN, "done")
    elsewhere(home).mark(LIFT, "missed")
    errors = failed(desk)
    assert not desk.undo()
    assert [error.code for error in errors] == ["told-meanwhile"]
    assert [status(home, each) for each in BOTH] == ["done", "missed"]
    assert desk.undo()
    assert [status(home, each) for each in BOTH] == ["done", "planned"]


def test_after_undos_elsewhere_one_undo_takes_back_one_entry(
    tmp_path: Path, clock: SetClock, qtbot: QtBot
) -> None:
    app = App(tmp_path, datetime.fromisoformat("2027-01-04T08:00+01:00"))
    app.keep(app.draft(example(date(2027, 1, 4)).encode(), "example"))
    first, second, *both = [each.id for each in app.plan().sessions[:4]]
    clock.set("2027-02-01T08:00+01:00")
    App(tmp_path, clock()).mark_all((first, second), "done")
    desk = Desk(tmp_path, clock)
    desk.refresh()
    desk.mark_all(both, "missed")
    App(tmp_path, clock()).take_back(None, None)
    desk.refresh()
    assert desk.undo()
    assert [status(tmp_path, each) for each in (first, second)] == ["done", "planned"]


def test_one_undo_takes_back_all_of_one_press(desk: Desk, home: Path) -> None:
    desk.mark_all(BOTH, "missed")
    assert desk.undo()
    assert [status(home, each) for each in BOTH] == ["planned", "planned"]


def test_what_was_told_beside_the_mark_outlives_the_effort(desk: Desk, home: Path) -> None:
    elsewhere(home).mark(RUN, "done", km=6.5, minutes=44, note="windy")
    desk.refresh()
    assert desk.rate(RUN, 5)
    told = entries(home)[-1].data
    assert {name: told[name] for name in ("km", "minutes", "note", "rpe", "mark")} == {
        "km": 6.5,
        "minutes": 44,
        "note": "windy",
        "rpe": 5,
        "mark": "done",
    }


def test_where_an_effort_cannot_be_kept_the_mark_stays(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.mark(RUN, "done")
    real = Store.append
    writes = []

    def once(store: Store, *new: Entry) -> None:
        writes.append(new)
        if len(writes) > 1 or any(each.kind != UNDO for each in new):
            raise BadInput("database-locked", "Another command writes.", "Wait.")
        real(store, *new)

    monkeypatch.setattr(Store, "append", once)
    assert not desk.rate(RUN, 5)
    assert status(home, RUN) == "done"


def test_of_many_sessions_told_in_one_press_the_first_is_named_and_the_rest_counted(
    desk: Desk, home: Path
) -> None:
    for _ in EARLIER:
        elsewhere(home).undo()
    desk.refresh()
    desk.mark_all((*EARLIER, RUN), "missed")
    assert desk.outcome is not None
    assert desk.outcome.told == "Missed: Easy run 5 km, Wed 6 Jan. And 5 more like it."
    desk.undo()
    assert desk.outcome.told.startswith("Taken back: Missed: ")
    assert desk.outcome.told.endswith(" And 5 more like it.")
    assert status(home, EARLIER[0]) == "planned"


def test_what_changes_is_told_once_for_a_press_about_several_sessions(desk: Desk) -> None:
    desk.mark_all(BOTH, "too-hard")
    assert desk.outcome is not None
    lines = [line for told in desk.outcome.changes for line in told.lines]
    assert len(lines) == len(set(lines))


def test_all_of_a_press_is_kept_or_none_of_it(desk: Desk, home: Path) -> None:
    before = len(entries(home))
    assert not desk.mark_all((RUN, "w09-long"), "done")
    assert len(entries(home)) == before
    assert status(home, RUN) == "planned"


def test_z_takes_back_only_what_a_button_on_the_page_takes_back(
    panel: Panel, home: Path, qtbot: QtBot
) -> None:
    panel.cards[0].buttons["done"].click()
    press(qtbot, panel, Qt.Key.Key_Z)
    assert status(home, RUN) == "planned"
    assert "Undo" not in buttons(panel)
    press(qtbot, panel, Qt.Key.Key_Z)
    assert status(home, EARLIER[-1]) == "done"


def test_yesterdays_outcome_is_gone_with_the_day(desk: Desk, clock: SetClock) -> None:
    desk.mark(RUN, "done")
    assert desk.outcome is not None
    clock.set("2027-01-13T08:00+01:00")
    desk.refresh()
    assert desk.outcome is None


def test_after_a_press_that_failed_what_stands_is_shown(desk: Desk, home: Path) -> None:
    elsewhere(home).mark(RUN, "done")
    assert not desk.mark("w09-long", "done")
    assert desk.view.undo is not None
    assert "Easy run" in desk.view.undo


def test_a_panel_that_appears_quietly_takes_no_keyboard(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[str] = []
    monkeypatch.setattr(panel, "raise_", lambda: raised.append("raised"))
    monkeypatch.setattr(panel, "activateWindow", lambda: raised.append("active"))
    panel.close()
    panel.appear(quietly=True)
    assert panel.isVisible()
    panel.appear(quietly=True)
    assert raised == []
    panel.appear()
    assert raised == ["raised", "active"]
