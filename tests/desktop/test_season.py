"""The season's page: its picture by mouse and keys, and what it says of a week."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.season import SeasonPage
from pacelift.desktop.season.picture import SeasonPicture


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SeasonPage:
    """The page on the example's second week, shown."""
    desk.refresh()
    made = SeasonPage(desk)
    qtbot.addWidget(made)
    made.refresh()
    made.resize(900, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def picture(page: SeasonPage) -> SeasonPicture:
    """The page's picture."""
    return page.picture


def middle_of(picture: SeasonPicture, week: int) -> QPoint:
    made = picture.geometry_now
    assert made is not None
    column = made.columns[week]
    return QPoint(round(column.x + column.width / 2), round(column.y + 20))


def test_it_begins_at_todays_week(picture: SeasonPicture) -> None:
    assert picture.facts()[0] == "Week 2 of 18, 11–17 Jan: base"


def test_the_mouse_over_a_week_tells_its_facts(qtbot: QtBot, picture: SeasonPicture) -> None:
    qtbot.mouseMove(picture, middle_of(picture, 9))
    qtbot.waitUntil(lambda: picture.value() == 9)
    assert picture.facts()[0] == "Week 10 of 18, 8–14 Mar: build, a lighter week"


def test_a_double_click_and_enter_ask_for_the_week(qtbot: QtBot, page: SeasonPage) -> None:
    asked: list[int] = []
    page.week_asked.connect(asked.append)
    qtbot.mouseDClick(page.picture, Qt.MouseButton.LeftButton, pos=middle_of(page.picture, 4))
    qtbot.keyClick(page.picture, Qt.Key.Key_Right)
    qtbot.keyClick(page.picture, Qt.Key.Key_Return)
    assert asked == [5, 6]
