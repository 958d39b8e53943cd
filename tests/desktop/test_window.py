"""The window: pages made when they are looked at, and given back with the window."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pacelift.desktop.application import Application
from pacelift.desktop.desk import Desk
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.pages.page import Page
from pacelift.desktop.pages.today import TodayPage
from pacelift.desktop.tray import Tray
from pacelift.desktop.window import NAMES, PLACES, Maker, Window
from tests.desktop.given import SetClock


class Counted(Page):
    """Counts how often it showed what the desk has, and remembers what it was asked to show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.refreshed = self.restyled = 0
        self.asked: list[str] = []

    def refresh(self) -> None:
        self.refreshed += 1

    def restyle(self) -> None:
        self.restyled += 1

    def show_session(self, session: str) -> None:
        self.asked.append(session)

    def show_exercise(self, exercise: str) -> None:
        self.asked.append(exercise)

    def show_week(self, number: int) -> None:
        self.asked.append(f"week {number}")


def window(
    qtbot: QtBot, desk: Desk, names: tuple[str, ...] = ("today", "week", "exercises", "session")
) -> Window:
    desk.refresh()
    makers: Mapping[str, Maker] = dict.fromkeys(names, Counted)
    made = Window(desk, makers)
    made.show()
    qtbot.waitExposed(made)
    return made


def page(shown: Window) -> Counted:
    assert isinstance(shown.page, Counted)
    return shown.page


def deleted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def test_a_page_is_made_when_it_is_first_looked_at_and_stays(qtbot: QtBot, desk: Desk) -> None:
    shown = window(qtbot, desk)
    first = shown.page
    assert len(shown.findChildren(Counted)) == 1
    assert shown.show_page("week") is not first
    assert len(shown.findChildren(Counted)) == 2
    assert shown.show_page("today") is first


def test_ctrl_and_a_number_turn_to_a_page_and_the_sidebar_goes_with_it(
    qtbot: QtBot, desk: Desk
) -> None:
    shown = window(qtbot, desk)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    qtbot.keyClick(shown.sidebar, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown.shown == "week"
    assert shown.sidebar.currentItem().text() == "Week"
    assert shown.windowTitle() == "Week · Pacelift"


def test_arrows_in_the_sidebar_turn_to_the_next_page(qtbot: QtBot, desk: Desk) -> None:
    shown = window(qtbot, desk)
    qtbot.keyClick(shown.sidebar, Qt.Key.Key_Down)
    assert shown.shown == "week"


def test_only_the_page_that_is_looked_at_is_shown_anew(qtbot: QtBot, desk: Desk) -> None:
    shown = window(qtbot, desk)
    today = page(shown)
    shown.show_page("week")
    week, before = page(shown), today.refreshed
    desk.mark("w02-easy-1", "done")
    assert (week.refreshed, today.refreshed) == (2, before)
    shown.show_page("today")
    assert today.refreshed == before + 1


def test_a_page_leads_to_a_session_an_exercise_a_week_and_another_page(
    qtbot: QtBot, desk: Desk
) -> None:
    shown = window(qtbot, desk)
    shown.page.session_asked.emit("w02-lift-a")
    assert (shown.shown, page(shown).asked) == ("session", ["w02-lift-a"])
    shown.page.exercise_asked.emit("goblet-squat")
    assert (shown.shown, page(shown).asked) == ("exercises", ["goblet-squat"])
    shown.page.week_asked.emit(9)
    assert (shown.shown, page(shown).asked) == ("week", ["week 9"])
    shown.page.page_asked.emit("today")
    assert shown.shown == "today"


def test_another_palette_reaches_every_page(qtbot: QtBot, desk: Desk) -> None:
    shown = window(qtbot, desk)
    today = page(shown)
    shown.show_page("week")
    before = (today.restyled, page(shown).restyled)
    font = QApplication.font()
    font.setPointSize(20)
    QApplication.setFont(font)
    QApplication.processEvents()
    assert (today.restyled, page(shown).restyled) == (before[0] + 1, before[1] + 1)
    assert shown.sidebar.width() >= shown.sidebar.sizeHintForColumn(0)


def test_closing_gives_the_window_and_its_pages_back(qtbot: QtBot, desk: Desk) -> None:
    shown = window(qtbot, desk)
    shown.show_page("week")
    kept = [weakref.ref(each) for each in shown.findChildren(Counted)] + [weakref.ref(shown)]
    shown.close()
    del shown
    deleted()
    assert [each() for each in kept] == [None, None, None]
    desk.mark("w02-easy-1", "done")  # nobody is left to be told


@pytest.mark.parametrize("name", list(PLACES))
def test_every_page_comes_up_and_is_given_back(name: str, qtbot: QtBot, desk: Desk) -> None:
    desk.refresh()
    shown = Window(desk)
    kept = weakref.ref(shown.show_page(name))
    shown.show()
    qtbot.waitExposed(shown)
    QApplication.processEvents()
    desk.mark("w02-easy-1", "done")
    shown.close()
    del shown
    deleted()
    assert kept() is None


def test_every_page_has_a_name_in_the_sidebar() -> None:
    assert set(PLACES) <= set(NAMES)


def test_the_days_page_is_the_panels_day(qtbot: QtBot, desk: Desk) -> None:
    desk.refresh()
    shown = Window(desk)
    shown.show()
    today = shown.page
    assert isinstance(today, TodayPage)
    today.today.cards[0].buttons["done"].click()
    assert not today.today.cards[0].takes_marks
    shown.close()


def test_the_app_has_one_window_which_comes_back_where_it_stood(
    qtbot: QtBot, home: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Application, "quit_qt", staticmethod(lambda: None))
    menu = TodayMenu()
    app = Application(home, clock, menu, Tray(menu))
    app.begin()
    asks = next(each for each in menu.actions() if each.text() == "Week, season, settings…")
    asks.trigger()
    asks.trigger()
    (shown,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
    shown.resize(640, 480)
    shown.close()
    deleted()
    asks.trigger()
    (again,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
    assert (again.width(), again.height()) == (640, 480)
    app.quit()
    deleted()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
