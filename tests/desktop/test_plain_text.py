"""What came from a profile, a note or a calendar is shown as it was written, nowhere as markup."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.desk import Desk
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.panel import Panel
from pacelift.desktop.tray import Tray
from tests.builders import profile_document
from tests.desktop.every_page import PAGES, opened
from tests.desktop.given import SetClock

PLANTED = "<b>Run</b> <img src=x> &amp; <a href='x'>go</a>"


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in whose names and notes somebody wrote markup."""
    home = tmp_path_factory.mktemp("planted") / "home"
    document = profile_document()
    document["name"] = document["race"]["name"] = PLANTED
    app = App(home, datetime.fromisoformat("2027-01-05T08:00+01:00"))
    app.keep(app.draft(write_toml(document).encode(), "profile"))
    told = App(home, datetime.fromisoformat("2027-01-12T08:00+01:00"))
    told.mark("w02-easy-1", "done", note=PLANTED)
    return home


@pytest.fixture
def home(planted: Path) -> Path:
    """That home; nothing is changed in it."""
    return planted


def might_be_markup(text: str) -> bool:
    """As Qt guesses: a tag stands in it."""
    return re.search("<[a-zA-Z/!]", text) is not None


def assert_plain(widget: QWidget) -> None:
    for each in (widget, *widget.findChildren(QWidget)):
        assert not might_be_markup(each.toolTip()), each.toolTip()
        if isinstance(each, QLabel) and might_be_markup(each.text()):
            assert each.textFormat() == Qt.TextFormat.PlainText, each.text()


def shown(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel)]
    return "\n".join(labels + [each.text() for each in widget.findChildren(QAbstractButton)])


@pytest.mark.parametrize("name", PAGES)
def test_no_page_takes_a_name_or_a_note_for_markup(qtbot: QtBot, desk: Desk, name: str) -> None:
    desk.refresh()
    window = opened(desk, name)
    qtbot.addWidget(window)
    assert_plain(window)


def test_panel_menu_note_and_icon_show_it_as_it_was_written(
    qtbot: QtBot, desk: Desk, clock: SetClock
) -> None:
    panel, menu = Panel(desk, QMenu()), TodayMenu()
    for each in (panel, menu):
        qtbot.addWidget(each)
    panel.appear()
    menu.listen(desk)
    QApplication.processEvents()
    assert_plain(panel)
    assert PLANTED in shown(panel)
    panel.notes.show_text(PLANTED, PLANTED, can_undo=True)
    assert_plain(panel)
    tray = Tray(menu)
    tray.show_state(desk.view.state, desk.view.tooltip)
    assert not might_be_markup(tray.icon.toolTip())
