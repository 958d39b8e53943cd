"""The season's page: its picture by mouse and keys, what it says of a week, its PDF."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.desktop.desk import Desk
from pacelift.desktop.drawing import Text
from pacelift.desktop.pages.season import SeasonPage
from pacelift.desktop.season.picture import SeasonPicture
from tests.coach.plans import plan_with
from tests.desktop.given import SetClock, told_home
from tests.desktop.test_access import assert_distinct, assert_named, assert_not_clipped
from tests.desktop.test_panel import button, buttons, texts

NINTH_WEEK = "2027-03-03T08:00+01:00"


def shown(qtbot: QtBot, desk: Desk) -> SeasonPage:
    desk.refresh()
    made = SeasonPage(desk)
    qtbot.addWidget(made)
    made.refresh()
    made.resize(900, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SeasonPage:
    """The page in the example's second week."""
    return shown(qtbot, desk)


@pytest.fixture
def picture(page: SeasonPage) -> SeasonPicture:
    """The page's picture."""
    return page.picture


def middle_of(picture: SeasonPicture, week: int) -> QPoint:
    made = picture.geometry_now
    assert made is not None
    column = made.columns[week]
    return QPoint(round(column.x + column.width / 2), round(column.y + 20))


def test_it_tells_the_season_and_begins_at_todays_week(page: SeasonPage) -> None:
    said = texts(page)
    assert "A season of 16 weeks, to Hamburg Marathon on Sun 25 Apr 2027." in said
    assert "Week 2 of 18, 11–17 Jan: base" in said
    assert "3 of 3 runs" in said
    assert "no risk score" in said


def test_the_mouse_over_a_week_tells_its_facts(qtbot: QtBot, page: SeasonPage) -> None:
    qtbot.mouseMove(page.picture, middle_of(page.picture, 9))
    qtbot.waitUntil(lambda: page.picture.value() == 9)
    assert "Week 10 of 18, 8–14 Mar: build, a lighter week" in texts(page)
    assert "Open week 10" in buttons(page)


@pytest.mark.parametrize(
    ("keys", "week"),
    [
        ((Qt.Key.Key_Right,), 3),
        ((Qt.Key.Key_Left,), 1),
        ((Qt.Key.Key_End,), 18),
        ((Qt.Key.Key_End, Qt.Key.Key_Right), 18),
        ((Qt.Key.Key_End, Qt.Key.Key_Home), 1),
        ((Qt.Key.Key_Down,), 2),
    ],
)
def test_keys_go_from_week_to_week(
    qtbot: QtBot, picture: SeasonPicture, keys: tuple[Qt.Key, ...], week: int
) -> None:
    for key in keys:
        qtbot.keyClick(picture, key)
    assert picture.facts()[0].startswith(f"Week {week} of 18")


def test_from_right_to_left_the_left_key_goes_on_and_the_first_week_is_at_the_right(
    qtbot: QtBot, picture: SeasonPicture
) -> None:
    picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    assert picture.facts()[0].startswith("Week 3")
    assert middle_of(picture, 0).x() > middle_of(picture, 17).x()


def test_the_wheel_scrolls_the_page_and_leaves_the_week(picture: SeasonPicture) -> None:
    at = picture.rect().center().toPointF()
    event = QWheelEvent(
        at,
        at,
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, event)
    assert not event.isAccepted()
    assert picture.value() == 1


def test_a_double_click_enter_and_the_button_ask_for_the_week(
    qtbot: QtBot, page: SeasonPage
) -> None:
    asked: list[int] = []
    page.week_asked.connect(asked.append)
    qtbot.mouseDClick(page.picture, Qt.MouseButton.LeftButton, pos=middle_of(page.picture, 4))
    qtbot.keyClick(page.picture, Qt.Key.Key_Right)
    qtbot.keyClick(page.picture, Qt.Key.Key_Return)
    qtbot.keyClick(page.picture, Qt.Key.Key_Left)
    button(page, "Open week 5").click()
    assert asked == [5, 6, 5]


def test_a_double_click_beside_the_weeks_asks_for_none(qtbot: QtBot, page: SeasonPage) -> None:
    asked: list[int] = []
    page.week_asked.connect(asked.append)
    qtbot.mouseDClick(page.picture, Qt.MouseButton.LeftButton, pos=QPoint(3, 60))
    assert asked == []


def test_a_screen_reader_hears_the_weeks_facts_of_a_slider(picture: SeasonPicture) -> None:
    picture.setValue(8)
    told = QAccessible.queryAccessibleInterface(picture)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "The season, week by week"
    assert "long run 24.5 km" in told.text(QAccessible.Text.Description)


def test_a_change_of_the_plan_is_shown_and_the_week_stays(
    page: SeasonPage, desk: Desk, home: Path, clock: SetClock
) -> None:
    page.picture.setValue(2)
    app = App(home, datetime.fromisoformat("2027-01-12T09:00+01:00"))
    app.pause("away", clock.at.date().replace(day=18), clock.at.date().replace(day=24))
    desk.refresh()
    page.refresh()
    assert "Away: 18–24 Jan" in texts(page)
    made = page.picture.geometry_now
    assert made is not None
    assert any(label.text == "away" for label in made.labels)


def test_today_moves_with_the_days(page: SeasonPage, desk: Desk, clock: SetClock) -> None:
    clock.set(NINTH_WEEK)
    desk.refresh()
    page.refresh()
    assert page.picture.view is not None
    assert page.picture.view.this_week == 8


def test_without_a_plan_it_says_so_and_shows_no_picture(qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(qtbot, Desk(tmp_path / "empty", SetClock()))
    assert "There is no plan yet." in texts(page)
    assert not page.picture.isVisible()
    assert buttons(page) == []


def test_markup_in_the_race_name_is_shown_as_it_is(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    planted = '<b>Fun</b> <img src="file:///x">'
    home = told_home(tmp_path / "home", plan_with(**{"race.name": planted}))
    page = shown(qtbot, Desk(home, clock))
    assert planted in texts(page)
    made = page.picture.geometry_now
    assert made is not None
    assert any(isinstance(each, Text) and each.text.startswith("<b>Fun") for each in made.marks)


def test_every_control_has_a_name_of_its_own(page: SeasonPage) -> None:
    assert_named(page)
    assert_distinct(page)


@pytest.mark.usefixtures("_look")
def test_twice_the_font_is_not_clipped(qtbot: QtBot, desk: Desk) -> None:
    QApplication.setFont(QFont("DejaVu Sans", 20))
    page = shown(qtbot, desk)
    QApplication.processEvents()
    assert_not_clipped(page)
    assert page.picture.height() >= page.picture.minimumSizeHint().height()


def test_the_facts_below_do_not_jump_from_week_to_week(page: SeasonPage) -> None:
    heights = set()
    for week in range(18):
        page.picture.setValue(week)
        QApplication.processEvents()
        heights.add(page._facts.height())
    assert len(heights) == 1


def test_the_page_scrolls_no_further_than_its_texts_go(page: SeasonPage) -> None:
    page.resize(1000, 1200)
    QApplication.processEvents()
    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0


def test_save_as_pdf_asks_where_to_and_says_that_it_is_saved(
    qtbot: QtBot, page: SeasonPage, tmp_path: Path
) -> None:
    button(page, "Save as PDF…").click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "Hamburg 2027.pdf"
    file = tmp_path / "fridge.pdf"
    with qtbot.waitSignal(page._saver.saved):
        dialog.fileSelected.emit(str(file))
    qtbot.waitUntil(lambda: "Saved: fridge.pdf" in texts(page))
    dialog.close()
    assert file.read_bytes().startswith(b"%PDF-")


def test_what_cannot_be_saved_is_told_as_an_error(
    qtbot: QtBot, page: SeasonPage, desk: Desk, tmp_path: Path
) -> None:
    button(page, "Save as PDF…").click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(desk.failed) as failed:
        dialog.fileSelected.emit(str(tmp_path / "nowhere" / "fridge.pdf"))
    dialog.close()
    assert failed.args[0].code == "no-folder"
    assert "Saved" not in texts(page)


def test_another_font_makes_another_picture(picture: SeasonPicture) -> None:
    before = picture.geometry_now
    picture.setFont(QFont("DejaVu Sans", 14))
    QApplication.processEvents()
    assert picture.geometry_now != before
