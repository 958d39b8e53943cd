"""A session's page: sets logged one by one, rests, marks, the way back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.plan import LoggedSet
from pacelift.desktop import style
from pacelift.desktop.card import Card
from pacelift.desktop.desk import Desk
from pacelift.desktop.loads import Loads
from pacelift.desktop.pages.session import SessionPage
from pacelift.desktop.window import Window
from tests.desktop.given import TUESDAY, SetClock, status
from tests.desktop.test_access import assert_distinct, assert_named, assert_not_clipped
from tests.desktop.test_panel import button, buttons, texts


def shown(qtbot: QtBot, desk: Desk, session: str = "w02-lift-a") -> SessionPage:
    desk.refresh()
    made = SessionPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.refresh)
    made.show_session(session)
    made.resize(900, 900)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SessionPage:
    """The page of today's lift."""
    return shown(qtbot, desk)


def sets(home: Path) -> tuple[LoggedSet, ...]:
    plan = App(home, datetime.fromisoformat(TUESDAY)).plan()
    actual = next(each for each in plan.sessions if each.id == "w02-lift-a").actual
    return () if actual is None else actual.sets


def named(page: QWidget, name: str) -> QPushButton:
    return next(e for e in page.findChildren(QPushButton) if e.accessibleName() == name)


def log(page: SessionPage, number: int, reps: int, kg: float) -> None:
    reps_box, kg_box = page.rows[0].boxes[number]
    assert kg_box is not None
    reps_box.setValue(reps)
    kg_box.setValue(kg)
    named(page, f"Done: Set {number}, Goblet squat").click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def test_a_set_is_logged_with_what_was_really_done_and_the_next_begins_with_it(
    page: SessionPage, home: Path
) -> None:
    log(page, 1, 10, 16.5)
    assert sets(home) == (LoggedSet("goblet-squat", 1, 10, 16.5),)
    assert "✓ 10 reps, 16.5 kg" in texts(page)
    reps, kg = page.rows[0].boxes[2]
    assert kg is not None
    assert (reps.value(), kg.value()) == (10, 16.5)


def test_sets_that_differ_are_kept_each(page: SessionPage, home: Path) -> None:
    log(page, 1, 10, 16.0)
    log(page, 2, 8, 18.0)
    assert [(each.reps, each.load_kg) for each in sets(home)] == [(10, 16.0), (8, 18.0)]
    assert not page.rows[0].boxes


def test_after_a_set_the_next_one_has_the_keyboard_and_what_is_typed_elsewhere_stays(
    page: SessionPage,
) -> None:
    page.rows[1].boxes[1][0].setValue(11)
    log(page, 1, 10, 16.0)
    focus = page.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == "Done: Set 2, Goblet squat"
    assert page.rows[1].boxes[1][0].value() == 11
    log(page, 2, 10, 16.0)
    focus = page.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName().startswith("Done: Set 1, Dumbbell Romanian deadlift")


def test_sets_are_told_one_after_the_other(page: SessionPage) -> None:
    assert named(page, "Done: Set 1, Goblet squat").isEnabled()
    assert not named(page, "Done: Set 2, Goblet squat").isEnabled()


def test_no_weight_is_asked_for_that_nobody_believes(page: SessionPage) -> None:
    kg = page.rows[0].boxes[1][1]
    assert kg is not None
    assert kg.maximum() == 80.0


def test_a_rest_is_not_counted_while_nobody_looks(page: SessionPage, clock: SetClock) -> None:
    log(page, 1, 10, 16.0)
    assert page.rest._tick.isActive()
    page.hide()
    assert not page.rest._tick.isActive()
    clock.at += timedelta(seconds=75)
    page.show()
    assert "The rest is over: next set." in texts(page)


def test_what_is_logged_here_is_not_asked_for_again(page: SessionPage, desk: Desk) -> None:
    log(page, 1, 10, 16.0)
    desk.mark("w02-lift-a", "done")
    view = desk.card("w02-lift-a")
    assert view is not None
    card = Card(view, desk.voice, style.colours_now())
    card.show_view(view, desk.outcome, can_undo=True)
    assert not card.findChildren(Loads)


def test_undo_takes_back_the_last_set_only(qtbot: QtBot, page: SessionPage, home: Path) -> None:
    log(page, 1, 10, 16.0)
    log(page, 2, 8, 18.0)
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_Z)
    assert [(each.reps, each.load_kg) for each in sets(home)] == [(10, 16.0)]


def test_after_a_set_the_rest_is_counted_by_the_clock(page: SessionPage, clock: SetClock) -> None:
    log(page, 1, 10, 16.0)
    assert "Rest: 1:15 left" in texts(page)
    clock.at += timedelta(seconds=70)
    page.rest.look()
    assert "Rest: 0:05 left" in texts(page)
    clock.at += timedelta(seconds=500)  # the machine slept
    page.rest.look()
    assert "The rest is over: next set." in texts(page)
    assert not page.rest.is_running


def test_a_rest_is_stopped_by_its_button_and_by_another_session(page: SessionPage) -> None:
    log(page, 1, 10, 16.0)
    button(page, "Stop the rest").click()
    assert (page.rest.is_running, page.rest.isVisible()) == (False, False)
    log(page, 2, 10, 16.0)
    page.show_session("w02-easy-1")
    assert not page.rest.is_running


def test_a_lift_of_a_later_day_is_read_and_not_logged(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk, "w02-lift-b")
    assert page.rows
    assert not any(row.boxes for row in page.rows)
    assert "Done" not in buttons(page)


@pytest.mark.parametrize(
    ("key", "told"), [(Qt.Key.Key_D, "done"), (Qt.Key.Key_H, "too-hard"), (Qt.Key.Key_M, "missed")]
)
def test_keys_mark_it_and_z_takes_it_back(
    qtbot: QtBot, page: SessionPage, home: Path, key: Qt.Key, told: str
) -> None:
    qtbot.keyClick(page, key)
    assert status(home, "w02-lift-a") == told
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_Z)
    assert status(home, "w02-lift-a") == "planned"


def test_it_tells_plan_b_why_with_its_source_and_the_hard_efforts_around(
    page: SessionPage,
) -> None:
    said = texts(page)
    assert "56 h after the long run on Sun 10 Jan" in said
    assert "Tired: " in said
    assert "Rule R-STR-" in said
    assert "Source: " in said


def test_an_exercise_leads_to_its_guide(page: SessionPage) -> None:
    asked: list[str] = []
    page.exercise_asked.connect(asked.append)
    named(page, "How to do it: Goblet squat").click()
    assert asked == ["goblet-squat"]


def test_escape_leads_back_to_where_one_came_from(qtbot: QtBot, desk: Desk) -> None:
    desk.refresh()
    window = Window(desk)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page("week").session_asked.emit("w02-lift-a")
    assert window.shown == "session"
    window.show_session("w02-easy-1")
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert window.shown == "week"


def test_a_card_of_today_opens_its_page(qtbot: QtBot, desk: Desk) -> None:
    desk.refresh()
    window = Window(desk)
    window.show()
    with qtbot.waitSignal(desk.session_asked) as asked:
        button(window.page, "More").click()
        named(window.page, "Open: Easy run 7 km").click()
    assert asked.args == ["w02-easy-1"]


def test_a_session_that_is_gone_says_so(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk, "w99-easy-1")
    assert "This session is not in your plan any more." in texts(page)


def test_every_control_is_named(page: SessionPage) -> None:
    assert_named(page)
    assert_distinct(page)


@pytest.mark.parametrize("session", ["w02-lift-a", "w02-easy-1"])
@pytest.mark.parametrize("size", [10, 20])
def test_nothing_is_clipped(qtbot: QtBot, desk: Desk, size: int, session: str) -> None:
    QApplication.setFont(QFont("DejaVu Sans", size))
    page = shown(qtbot, desk, session)
    for _ in range(3):
        QApplication.processEvents()
    assert_not_clipped(page)
