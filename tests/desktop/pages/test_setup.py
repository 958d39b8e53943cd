"""The setup assistant's page: its steps by Next, tabs and keys, and that it is for everyone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pacelift.desktop.assistant.last import Calendars
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from tests.desktop.assistant.given import (
    box,
    drawn,
    go_to,
    line,
    shown,
    tab_texts,
    write,
)
from tests.desktop.given import SetClock
from tests.desktop.test_access import assert_distinct, assert_named, assert_not_clipped
from tests.desktop.test_panel import texts


@pytest.fixture
def new(qapp: QApplication, tmp_path: Path, clock: SetClock) -> Desk:
    """A desk without a plan."""
    return Desk(tmp_path / "empty", clock)


@pytest.fixture
def page(qtbot: QtBot, new: Desk) -> SetupPage:
    """The page where there is no plan yet."""
    return shown(qtbot, new)


@pytest.fixture
def edit(qtbot: QtBot, desk: Desk) -> SetupPage:
    """The page over a plan that goes on."""
    return shown(qtbot, desk)


# -- steps


def test_next_and_back_go_through_all_steps(page: SetupPage) -> None:
    seen = []
    while page.next.isVisible():
        seen.append(page.setup.step.name)
        page.next.click()
    assert seen == ["race", "running", "strength", "equipment", "week", "health"]
    assert isinstance(page.form, Calendars)
    assert page.keep.isVisible()
    while page.back.isVisible():
        page.back.click()
    assert page.setup.step.name == "race"
    assert "Which race are you training for?" in texts(page)


def test_a_tab_leads_to_its_step_and_keys_go_from_tab_to_tab(qtbot: QtBot, page: SetupPage) -> None:
    go_to(page, "week")
    assert "When can you train?" in texts(page)
    page.steps.setFocus()
    qtbot.keyClick(page.steps, Qt.Key.Key_Right)
    assert page.setup.step.name == "health"
    assert page.steps.currentIndex() == 5


def test_the_tab_of_a_step_left_with_an_open_answer_is_marked(page: SetupPage) -> None:
    assert tab_texts(page)[0] == "1 Race"
    page.next.click()
    assert tab_texts(page)[:2] == ["1 Race (!)", "2 Running"]


def test_enter_in_a_line_goes_on_and_the_next_question_has_the_keyboard(
    qtbot: QtBot, page: SetupPage
) -> None:
    assert page.focusWidget() is line(page, "race.name")
    qtbot.keyClicks(page.focusWidget(), "Spring")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.setup.step.name == "running"
    assert page.focusWidget() is box(page, "units").control.first


def test_a_step_come_back_to_has_the_keyboard_at_its_first_problem(page: SetupPage) -> None:
    go_to(page, "health")
    go_to(page, "race")
    go_to(page, "health")
    assert page.focusWidget() is box(page, "athlete.screening").control.first


# -- for everyone


@pytest.mark.parametrize("step", range(7))
def test_every_control_is_named(qtbot: QtBot, page: SetupPage, step: int) -> None:
    page.steps.setCurrentIndex(step)
    assert_named(page)
    assert_distinct(page)


@pytest.mark.parametrize("size", [10, 20])
def test_nothing_is_clipped(qtbot: QtBot, new: Desk, size: int) -> None:
    QApplication.setFont(QFont("DejaVu Sans", size))
    page = shown(qtbot, new)
    for step in range(7):
        page.steps.setCurrentIndex(step)
        for _ in range(3):
            QApplication.processEvents()
        assert_not_clipped(page)


def test_markup_in_a_name_is_shown_as_it_is(qtbot: QtBot, page: SetupPage) -> None:
    write(qtbot, page, "race.name", "<b>Spring</b>")
    drawn(qtbot, page)
    assert "to <b>Spring</b> on" in texts(page)
    for each in page.findChildren(QLabel):
        assert each.textFormat() == Qt.TextFormat.PlainText or not each.text()
