"""Another language while the app runs: everything built before speaks it, Qt's dialogs too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialogButtonBox
from pytestqt.qtbot import QtBot

from pacelift.desktop.application import Application
from pacelift.desktop.language import speak
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.pages.settings import SettingsPage
from pacelift.desktop.tray import Tray
from pacelift.desktop.window import Window
from pacelift.errors import BadInput, said
from tests.desktop.given import SetClock
from tests.desktop.test_panel import texts


@pytest.fixture(autouse=True)
def _system(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system speaks English, and nothing stands above what the runner chooses."""
    monkeypatch.delenv("PACELIFT_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    yield
    speak("en")


@pytest.fixture
def app(qapp: QApplication, home: Path) -> Iterator[Application]:
    """The app, begun."""
    menu = TodayMenu()
    made = Application(home, SetClock(), menu, Tray(menu))
    made.begin()
    yield made
    made.desk.use_language("en")


def window(app: Application) -> Window:
    assert app._window is not None
    return app._window


def choose(app: Application, language: str) -> None:
    app.open_window("settings")
    page = window(app).page
    assert isinstance(page, SettingsPage)
    page.language.setCurrentIndex(page.language.findData(language))
    page.language.activated.emit(page.language.currentIndex())
    QApplication.processEvents()


def test_the_window_opens_anew_at_the_same_page_in_the_language(app: Application) -> None:
    choose(app, "de")
    assert window(app).shown == "settings"
    assert window(app).windowTitle() == "Einstellungen · Pacelift"
    assert window(app).sidebar.item(0).text() == "Heute"
    assert "Sprache und Maßeinheiten" in texts(window(app))
    choose(app, "en")
    assert window(app).windowTitle() == "Settings · Pacelift"


def test_panel_menu_and_icon_speak_it_too(qtbot: QtBot, app: Application) -> None:
    app.open_panel()
    before = app.panel
    app.desk.use_language("de")
    QApplication.processEvents()
    assert app.panel is not before
    assert app.panel.isVisible()
    assert app.panel.cards[0].buttons["done"].text() == "Erledigt"
    assert "Beenden" in {each.text() for each in app.menu.actions()}
    assert "Lockerer Lauf 7 km" in app.tray.icon.toolTip()


def test_an_open_window_of_which_nothing_is_changed_stays(app: Application) -> None:
    app.open_window("week")
    before = window(app)
    app.desk.use_language("en")
    assert window(app) is before


def test_qts_own_words_and_its_calendar_are_in_the_language(qtbot: QtBot, app: Application) -> None:
    app.desk.use_language("de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert QLocale().language() == QLocale.Language.German
    app.desk.use_language("en")
    other = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(other)
    assert other.button(QDialogButtonBox.StandardButton.Cancel).text() in ("Cancel", "&Cancel")


def test_a_language_that_is_read_from_right_to_left_turns_the_layout(qapp: QApplication) -> None:
    speak("ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    speak("de")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_an_error_is_told_in_the_language(qtbot: QtBot, app: Application) -> None:
    app.desk.use_language("de")
    app.show_error(BadInput("no-plan", said("There is no plan yet."), "Make a plan first."))
    told = next(iter(app._dialogs.values()))
    for text in ("Noch nichts zu zeigen", "Es gibt noch keinen Plan.", "Mach zuerst einen Plan."):
        assert text in texts(told)
