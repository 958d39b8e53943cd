"""The week's page: sessions moved by mouse and by keys, marked and taken back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.plan import Session
from pacelift.desktop.board.board import Board
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.week import WeekPage
from tests.coach.plans import plan_with
from tests.desktop.given import TUESDAY, SetClock, status, told_home
from tests.desktop.test_access import assert_distinct, assert_named, assert_not_clipped
from tests.desktop.test_panel import button, texts


def shown(qtbot: QtBot, desk: Desk) -> WeekPage:
    desk.refresh()
    made = WeekPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.refresh)
    made.refresh()
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitActive(made):
        made.activateWindow()
    made.board.setFocus()
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> WeekPage:
    """The page in the example's second week."""
    return shown(qtbot, desk)


@pytest.fixture
def board(page: WeekPage) -> Board:
    """The page's board."""
    return page.board


def session(home: Path, name: str) -> Session:
    plan = App(home, datetime.fromisoformat(TUESDAY)).plan()
    return next(each for each in plan.sessions if each.id == name)


def middle(board: Board, name: str) -> QPoint:
    area = board.areas[name]
    return QPoint(round(area.x + area.width / 2), round(area.y + area.height / 2))


def place(board: Board, day: int, minute: int, below: float = 0.0) -> QPoint:
    made = board.frame_now
    assert made is not None
    area = made.day(day)
    return QPoint(round(area.x + area.width / 2), round(made.y_of(minute) + below))


def drag(qtbot: QtBot, board: Board, name: str, day: int, minute: int) -> None:
    at = middle(board, name)
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=at)
    below = at.y() - board.areas[name].y
    to = place(board, day, minute, below)
    for step in range(1, 5):
        qtbot.mouseMove(board, at + (to - at) * step / 4)
    assert board.held is not None


def found(qtbot: QtBot, board: Board) -> None:
    qtbot.waitUntil(lambda: board._found is not None, timeout=10_000)


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.is_moving, timeout=10_000)


def keys(qtbot: QtBot, board: Board, *pressed: Qt.Key) -> None:
    for each in pressed:
        qtbot.keyClick(board, each)


def test_it_begins_at_today_s_week_and_today_s_open_session(page: WeekPage) -> None:
    assert page.number == 2
    assert page.board.here == "w02-easy-1"
    assert "Week 2 of 18, 11–17 Jan: base" in texts(page)
    assert "Running: 35 km, long run 17 km" in texts(page)


def test_a_session_dragged_to_another_day_is_moved_there_and_stays(
    qtbot: QtBot, board: Board, desk: Desk, home: Path
) -> None:
    drag(qtbot, board, "w02-easy-1", 2, 7 * 60)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=place(board, 2, 7 * 60, 10))
    settled(qtbot, desk)
    moved = session(home, "w02-easy-1")
    assert moved.start.date().isoformat() == "2027-01-13"
    assert moved.pinned
    assert board.here == "w02-easy-1"


def test_the_plan_answers_what_it_did_and_undo_takes_it_back(
    qtbot: QtBot, page: WeekPage, board: Board, desk: Desk, home: Path
) -> None:
    before = session(home, "w02-easy-1").start
    keys(qtbot, board, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)
    settled(qtbot, desk)
    assert "You put it there, and there it stays." in texts(page)
    qtbot.keyClick(page, Qt.Key.Key_Z)
    assert session(home, "w02-easy-1").start == before


def test_while_it_is_dragged_it_is_told_which_rule_does_not_hold(
    qtbot: QtBot, page: WeekPage, board: Board, home: Path
) -> None:
    drag(qtbot, board, "w02-easy-1", 6, 12 * 60)
    found(qtbot, board)
    assert "! Every session lies inside the runner's own windows" in texts(page)
    assert "Sun 17 Jan, 12:00" in texts(page)
    qtbot.mouseMove(board, place(board, 2, 8 * 60))
    assert "All rules hold here." in texts(page)
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert board.held is None
    assert session(home, "w02-easy-1").start.day == 12


def test_what_is_carried_by_mouse_is_let_go_at_its_own_place(
    qtbot: QtBot, board: Board, desk: Desk, home: Path
) -> None:
    drag(qtbot, board, "w02-easy-1", 3, 600)
    qtbot.mouseMove(board, middle(board, "w02-easy-1"))
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=middle(board, "w02-easy-1"))
    assert (board.held, desk.is_moving) == (None, False)
    assert not session(home, "w02-easy-1").pinned


def test_keys_carry_it_in_days_and_quarters_of_an_hour(
    qtbot: QtBot, board: Board, desk: Desk, home: Path
) -> None:
    step = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down)
    keys(qtbot, board, Qt.Key.Key_Space, *step, Qt.Key.Key_Return)
    settled(qtbot, desk)
    assert session(home, "w02-easy-1").start == datetime(2027, 1, 13, 7)


def test_it_is_carried_into_another_week(
    qtbot: QtBot, page: WeekPage, board: Board, desk: Desk, home: Path
) -> None:
    keys(qtbot, board, Qt.Key.Key_Space, Qt.Key.Key_PageDown)
    assert (page.number, board.held is not None) == (3, True)
    found(qtbot, board)
    keys(qtbot, board, Qt.Key.Key_Right, Qt.Key.Key_Space)
    settled(qtbot, desk)
    moved = session(home, "w02-easy-1")
    assert (moved.week, moved.start.date().isoformat()) == (3, "2027-01-20")


@pytest.mark.parametrize(
    ("name", "can"), [("w02-easy-1", True), ("w01-easy-1", False)], ids=["open", "done"]
)
def test_what_is_done_is_not_picked_up(page: WeekPage, name: str, can: bool) -> None:
    page.show_session(name)
    assert page.board.pick_up() is can


def test_the_race_stays_where_it_is(page: WeekPage) -> None:
    page.show_session("w16-race")
    assert page.board.here == "w16-race"
    assert not page.board.pick_up()


def test_a_move_that_cannot_be_kept_says_why_and_changes_nothing(
    qtbot: QtBot, board: Board, desk: Desk, home: Path
) -> None:
    with qtbot.waitSignal(desk.failed) as caught:
        drag(qtbot, board, "w02-easy-1", 0, 600)
        qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=place(board, 0, 600, 10))
    assert caught.args[0].code == "in-the-past"
    assert session(home, "w02-easy-1").start.day == 12
    assert board.held is None


def test_arrows_go_from_session_to_session(qtbot: QtBot, board: Board) -> None:
    keys(qtbot, board, Qt.Key.Key_Down)
    assert board.here == "w02-lift-a"
    keys(qtbot, board, Qt.Key.Key_Right)
    assert board.here == "w02-lift-b"
    keys(qtbot, board, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert board.here == "w02-long"
    assert "Long run 17 km" in board.accessibleDescription()


def test_from_right_to_left_the_left_key_goes_to_the_next_day(qtbot: QtBot, board: Board) -> None:
    board.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    keys(qtbot, board, Qt.Key.Key_Left)
    assert board.here == "w02-easy-2"


def test_enter_a_double_click_and_o_open_it(qtbot: QtBot, page: WeekPage, board: Board) -> None:
    asked: list[str] = []
    page.session_asked.connect(asked.append)
    keys(qtbot, board, Qt.Key.Key_Return)
    qtbot.mouseDClick(board, Qt.MouseButton.LeftButton, pos=middle(board, "w02-long"))
    qtbot.keyClick(page, Qt.Key.Key_O)
    assert asked == ["w02-easy-1", "w02-long", "w02-easy-1"]


@pytest.mark.parametrize(
    ("key", "told"), [(Qt.Key.Key_D, "done"), (Qt.Key.Key_H, "too-hard"), (Qt.Key.Key_M, "missed")]
)
def test_keys_mark_the_chosen_session_and_z_takes_it_back(
    qtbot: QtBot, page: WeekPage, home: Path, key: Qt.Key, told: str
) -> None:
    qtbot.keyClick(page, key)
    assert status(home, "w02-easy-1") == told
    QApplication.processEvents()  # only now the card has its buttons
    qtbot.keyClick(page, Qt.Key.Key_Z)
    assert status(home, "w02-easy-1") == "planned"


def test_a_session_of_a_later_day_has_no_marks_yet(
    qtbot: QtBot, page: WeekPage, home: Path
) -> None:
    page.show_session("w02-long")
    assert page.pane.card is not None
    assert not page.pane.card.takes_marks
    qtbot.keyClick(page, Qt.Key.Key_D)
    assert status(home, "w02-long") == "planned"


def test_other_weeks_by_button_and_key_and_back_to_today_s(
    qtbot: QtBot, page: WeekPage, board: Board
) -> None:
    button(page, "Next week").click()
    keys(qtbot, board, Qt.Key.Key_PageDown)
    assert page.number == 4
    button(page, "Previous week").click()
    assert page.number == 3
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert page.number == 2
    assert board.here == "w02-easy-1"


def test_there_is_no_week_before_the_first_or_after_the_last(
    qtbot: QtBot, page: WeekPage, board: Board
) -> None:
    page.show_week(1)
    keys(qtbot, board, Qt.Key.Key_PageUp)
    assert page.number == 1
    assert not button(page, "Previous week").isEnabled()
    page.show_week(18)
    assert not button(page, "Next week").isEnabled()


def test_what_another_command_changes_is_shown(
    qtbot: QtBot, page: WeekPage, desk: Desk, home: Path
) -> None:
    App(home, datetime.fromisoformat(TUESDAY)).move(
        "w02-lift-a", datetime.fromisoformat("2027-01-13T18:00")
    )
    desk.refresh()
    view = page.board.view
    assert view is not None
    assert next(e for e in view.sessions if e.session == "w02-lift-a").stay.day == 2


def test_the_pane_is_beneath_where_there_is_no_room_beside(qtbot: QtBot, page: WeekPage) -> None:
    assert page.pane.mapTo(page, QPoint()).x() > page.board.mapTo(page, QPoint()).x() + 300
    page.resize(600, 900)
    qtbot.waitUntil(
        lambda: page.pane.mapTo(page, QPoint()).y() > page.board.mapTo(page, QPoint()).y() + 200
    )


def test_its_week_is_saved_as_pdf(qtbot: QtBot, page: WeekPage, tmp_path: Path) -> None:
    button(page, "Save as PDF…").click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("Hamburg 2027, week 2.pdf")
    with qtbot.waitSignal(page._saver.saved, timeout=10_000):
        dialog.fileSelected.emit(str(tmp_path / "week.pdf"))
    dialog.close()
    assert (tmp_path / "week.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_plan_it_says_what_to_do(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> None:
    desk = Desk(tmp_path / "empty", clock)
    page = shown(qtbot, desk)
    assert "There is no plan yet." in texts(page)
    assert not page.board.isVisible()


def test_markup_in_names_is_shown_as_it_is(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> None:
    home = told_home(tmp_path / "home", plan_with(**{"race.name": "<b>Big</b> <img src=x>"}))
    page = shown(qtbot, Desk(home, clock))
    page.show_session("w16-race")
    assert "<b>Big</b> <img src=x>" in texts(page)
    assert page.board.accessibleDescription().startswith("Race: <b>Big</b> <img src=x>")


def test_every_control_is_named(page: WeekPage) -> None:
    assert_named(page)
    assert_distinct(page)


@pytest.mark.parametrize("size", [10, 14, 20])
def test_nothing_is_clipped(qtbot: QtBot, desk: Desk, size: int) -> None:
    QApplication.setFont(QFont("DejaVu Sans", size))
    page = shown(qtbot, desk)
    page.resize(page.width() * size // 10, page.height())
    for _ in range(3):  # a scroll bar that comes up is another width
        QApplication.processEvents()
    assert_not_clipped(page)
