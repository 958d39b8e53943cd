"""The changes' page: what was told, what it did, undo, the filter by week."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.desk import Desk, LiftDone
from pacelift.desktop.pages.changes import ChangesPage, EntryList
from pacelift.words.changes_view import EntryView
from pacelift.words.voice import Voice
from tests.builders import profile_document
from tests.desktop.given import TUESDAY, SetClock, status
from tests.desktop.test_access import assert_distinct, assert_named, assert_not_clipped
from tests.desktop.test_panel import button, buttons, texts

BEGUN = datetime.fromisoformat("2027-01-05T08:00+01:00")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a journal, for it is folded here."""
    app = App(tmp_path / "home", BEGUN)
    app.keep(app.draft(write_toml(profile_document()).encode(), "profile"))
    return tmp_path / "home"


@pytest.fixture
def told(desk: Desk, home: Path) -> Desk:
    """A week told: one too hard, one taken back, days away in the third week."""
    at = datetime.fromisoformat("2027-01-11T08:00+01:00")
    for session in ("w01-easy-1", "w01-long"):
        App(home, at).mark(session, "done")
    desk.refresh()
    desk.mark("w02-easy-1", "too-hard")
    desk.mark("w02-lift-a", "done")
    desk.undo()
    desk.pause("away", date(2027, 1, 23), date(2027, 1, 25))
    return desk


def shown(qtbot: QtBot, desk: Desk) -> ChangesPage:
    desk.refresh()
    made = ChangesPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.refresh)
    made.refresh()
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitActive(made):
        made.activateWindow()
    read(qtbot, made)
    return made


def read(qtbot: QtBot, page: ChangesPage) -> None:
    qtbot.waitUntil(lambda: not page.is_reading, timeout=20_000)
    QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, told: Desk) -> ChangesPage:
    """The page over that week."""
    return shown(qtbot, told)


def rows(page: ChangesPage) -> list[str]:
    return [
        str(page.model.data(page.model.index(row))).split("\n")[1]
        for row in range(page.model.rowCount())
    ]


def test_the_newest_comes_first_and_is_chosen(page: ChangesPage) -> None:
    assert rows(page) == [
        "Away: 23–25 Jan.",
        "Done: Full body A, Tue 12 Jan. (taken back)",
        "Too hard: Easy run 7 km, Tue 12 Jan.",
        "Done: Long run 13 km, Sun 10 Jan.",
        "Done: Easy run 5 km, Wed 6 Jan.",
    ]
    assert "Away: 23–25 Jan." in texts(page)


def test_a_change_is_told_with_before_and_after_the_reason_and_its_source(
    page: ChangesPage,
) -> None:
    said = texts(page)
    assert "Dropped: Long run 18 km, Sun 24 Jan." in said
    assert "Before: Long run 18 km, Sun 24 Jan, 08:00–09:55 (1 h 55 min)" in said
    assert "After: not in the plan" in said
    assert "You are away on that day; nothing of it is made up later." in said
    assert "Rule R-REPLAN-1, source: coaching practice" in said


def test_what_was_taken_back_says_so(page: ChangesPage) -> None:
    page.list.setCurrentIndex(page.model.index(1))
    QApplication.processEvents()
    assert "Taken back: the plan is as if it had not been told." in texts(page)
    assert "Undo" not in buttons(page)


def test_only_the_last_entry_has_undo_and_it_takes_that_back(
    qtbot: QtBot, page: ChangesPage, told: Desk
) -> None:
    button(page, "Undo").click()
    read(qtbot, page)
    assert rows(page)[0] == "Away: 23–25 Jan. (taken back)"
    plan = told.plan
    assert plan is not None
    assert next(e for e in plan.sessions if e.id == "w03-long").status == "planned"
    page.list.setCurrentIndex(page.model.index(2))
    QApplication.processEvents()
    assert "Too hard: Easy run 7 km" in texts(page)
    assert "Undo" in buttons(page)


def test_z_takes_back_what_is_shown_with_undo(qtbot: QtBot, page: ChangesPage, home: Path) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    read(qtbot, page)
    assert status(home, "w03-long") == "planned"


def test_the_filter_keeps_what_touches_a_week(page: ChangesPage) -> None:
    page.show_week(3)
    assert page.week.currentText() == "Week 3, 18–24 Jan: base"
    assert "Away: 23–25 Jan." in rows(page)
    assert not any(each.startswith("Done: Long run 13 km") for each in rows(page))
    page.show_week(17)
    assert rows(page) == []
    assert "Nothing you told touches this week." in texts(page)
    page.week.setCurrentIndex(0)
    assert len(rows(page)) == 5


def test_what_is_told_meanwhile_is_shown(qtbot: QtBot, page: ChangesPage, told: Desk) -> None:
    told.mark("w02-lift-a", "missed")
    read(qtbot, page)
    assert rows(page)[0] == "Missed: Full body A, Tue 12 Jan."
    assert "Missed: Full body A" in texts(page)


def test_a_change_leads_to_its_session(page: ChangesPage) -> None:
    asked: list[str] = []
    page.session_asked.connect(asked.append)
    button(page, "Open").click()
    assert asked == ["w03-long"]


def test_a_plan_as_it_was_made_says_what_makes_changes(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    assert "Nothing has changed: the plan is as it was made." in texts(page)


def test_without_a_plan_it_says_what_to_do(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> None:
    page = shown(qtbot, Desk(tmp_path / "empty", clock))
    assert "There is no plan yet." in texts(page)


def test_markup_in_a_note_is_shown_as_it_is(qtbot: QtBot, home: Path, desk: Desk) -> None:
    App(home, datetime.fromisoformat(TUESDAY)).mark(
        "w02-easy-1", "done", note="<b>fast</b><img src=x>"
    )
    page = shown(qtbot, desk)
    for each in page.findChildren(type(page._hint)):
        assert each.textFormat() == Qt.TextFormat.PlainText


def test_the_list_is_a_model_as_qt_wants_it(qtbot: QtBot) -> None:
    model = EntryList()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    entry = EntryView("a", "Mon", "Done.", False, frozenset({1}), (), "")
    model.show_entries((entry,), Voice())
    assert (model.rowCount(), model.data(model.index(0), Qt.ItemDataRole.UserRole)) == (1, "a")
    model.show_entries((), Voice())
    assert (model.rowCount(), tester.model()) == (0, model)


def test_the_page_is_there_at_once_however_long_the_journal(
    qtbot: QtBot, desk: Desk, home: Path, clock: SetClock
) -> None:
    desk.refresh()
    for number in range(12):
        clock.at += timedelta(minutes=1)
        desk.log("w02-lift-a", (LiftDone("goblet-squat", 1, 8 + number, 16.0),))
    page = ChangesPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    assert page.is_reading
    page.show()
    assert "Reading what you told…" in texts(page)
    read(qtbot, page)
    assert len(rows(page)) == 12


def test_every_control_is_named(page: ChangesPage) -> None:
    assert_named(page)
    assert_distinct(page)


@pytest.mark.parametrize("size", [10, 20])
def test_nothing_is_clipped(qtbot: QtBot, told: Desk, size: int) -> None:
    QApplication.setFont(QFont("DejaVu Sans", size))
    page = shown(qtbot, told)
    for _ in range(3):
        QApplication.processEvents()
    assert_not_clipped(page)
