"""The hours of a week, painted by mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from pacelift.coach.profile import Window
from pacelift.coach.week_hours import windows_of
from pacelift.desktop.assistant.grid import Cell
from pacelift.desktop.assistant.hours import Hours
from pacelift.desktop.pages.setup import SetupPage
from pacelift.words.voice import Voice
from tests.desktop.assistant.given import box, control, drawn, go_to, problem, season
from tests.desktop.test_panel import texts

LEFT = Qt.MouseButton.LeftButton
KEYS = {
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "page up": Qt.Key.Key_PageUp,
    "page down": Qt.Key.Key_PageDown,
    "home": Qt.Key.Key_Home,
    "end": Qt.Key.Key_End,
    "space": Qt.Key.Key_Space,
    "escape": Qt.Key.Key_Escape,
}


@pytest.fixture
def hours(qtbot: QtBot) -> Hours:
    """The grid, empty, with the keyboard."""
    made = Hours(Voice())
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.setFocus()
    return made


def at(hours: Hours, weekday: int, hour: float) -> QPoint:
    """The middle of the half hour that begins then."""
    cell = hours.grid.cell(Cell(weekday, int(2 * hour)))
    return QPoint(int(cell.x + cell.width / 2), int(cell.y + cell.height / 2))


def drag(qtbot: QtBot, hours: Hours, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(hours, LEFT, pos=start)
    qtbot.mouseMove(hours, end)
    qtbot.mouseRelease(hours, LEFT, pos=end)


def press(qtbot: QtBot, hours: Hours, *keys: str) -> None:
    """Such as "down", "shift right"."""
    for each in keys:
        name = each.removeprefix("shift ")
        shift = Qt.KeyboardModifier.ShiftModifier
        held = shift if each != name else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(hours, KEYS[name], held)


def picture(hours: Hours) -> QImage:
    return hours.grab().toImage()


# -- by mouse


def test_a_drag_paints_the_half_hours_it_goes_over(qtbot: QtBot, hours: Hours) -> None:
    with qtbot.waitSignal(hours.painted) as painted:
        drag(qtbot, hours, at(hours, 0, 6.5), at(hours, 0, 8))
    assert painted.args == [(Window(0, 390, 510),)]


def test_a_drag_over_days_paints_the_same_hours_on_each(qtbot: QtBot, hours: Hours) -> None:
    drag(qtbot, hours, at(hours, 3, 9), at(hours, 1, 8))
    assert hours.windows == tuple(Window(day, 480, 570) for day in (1, 2, 3))


def test_a_click_paints_one_half_hour_and_another_takes_it_away(qtbot: QtBot, hours: Hours) -> None:
    qtbot.mouseClick(hours, LEFT, pos=at(hours, 6, 23.5))
    assert hours.windows == (Window(6, 1410, 1440),)
    qtbot.mouseClick(hours, LEFT, pos=at(hours, 6, 23.5))
    assert hours.windows == ()


def test_a_drag_that_begins_on_paint_takes_away_and_may_leave_two(
    qtbot: QtBot, hours: Hours
) -> None:
    hours.show_windows([Window(2, 360, 600), Window(3, 360, 420)])
    drag(qtbot, hours, at(hours, 2, 7), at(hours, 2, 7.5))
    assert hours.windows == (Window(2, 360, 420), Window(2, 480, 600), Window(3, 360, 420))


def test_paint_that_touches_paint_is_one_window(qtbot: QtBot, hours: Hours) -> None:
    hours.show_windows([Window(0, 360, 420)])
    drag(qtbot, hours, at(hours, 0, 7), at(hours, 0, 8))
    assert hours.windows == (Window(0, 360, 510),)


def test_a_drag_that_leaves_the_grid_goes_to_its_edge(qtbot: QtBot, hours: Hours) -> None:
    drag(qtbot, hours, at(hours, 5, 22), QPoint(hours.width() + 50, hours.height() + 50))
    assert hours.windows == (Window(5, 1320, 1440), Window(6, 1320, 1440))


def test_a_press_beside_the_grid_or_with_another_button_paints_nothing(
    qtbot: QtBot, hours: Hours
) -> None:
    drag(qtbot, hours, QPoint(2, 2), at(hours, 2, 7))
    qtbot.mouseClick(hours, Qt.MouseButton.RightButton, pos=at(hours, 2, 7))
    assert hours.windows == ()


def test_escape_gives_a_drag_up(qtbot: QtBot, hours: Hours) -> None:
    qtbot.mousePress(hours, LEFT, pos=at(hours, 0, 6))
    qtbot.mouseMove(hours, at(hours, 0, 9))
    press(qtbot, hours, "escape")
    qtbot.mouseRelease(hours, LEFT, pos=at(hours, 0, 9))
    assert hours.windows == ()


def test_a_drag_is_seen_while_it_goes_on(qtbot: QtBot, hours: Hours) -> None:
    before = picture(hours)
    qtbot.mousePress(hours, LEFT, pos=at(hours, 0, 6))
    qtbot.mouseMove(hours, at(hours, 4, 12))
    assert picture(hours).pixelColor(at(hours, 2, 9)) != before.pixelColor(at(hours, 2, 9))
    assert hours.windows == ()
    qtbot.mouseRelease(hours, LEFT, pos=at(hours, 4, 12))


def test_from_right_to_left_monday_is_at_the_right(qtbot: QtBot, hours: Hours) -> None:
    hours.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert at(hours, 0, 7).x() > at(hours, 6, 7).x()
    qtbot.mouseClick(hours, LEFT, pos=at(hours, 0, 7))
    press(qtbot, hours, "left", "space")
    assert hours.windows == (Window(0, 420, 450), Window(1, 420, 450))


# -- by keys


def test_arrows_go_and_space_paints(qtbot: QtBot, hours: Hours) -> None:
    press(qtbot, hours, "down", "right", "right", "space")
    assert hours.windows == (Window(2, 450, 480),)


def test_shift_with_arrows_chooses_more(qtbot: QtBot, hours: Hours) -> None:
    press(qtbot, hours, "shift down", "shift down", "shift right", "space")
    assert hours.windows == (Window(0, 420, 510), Window(1, 420, 510))


def test_an_arrow_without_shift_begins_another_choice(qtbot: QtBot, hours: Hours) -> None:
    press(qtbot, hours, "shift down", "shift right", "up", "space")
    assert hours.windows == (Window(1, 420, 450),)


def test_space_on_paint_takes_away(qtbot: QtBot, hours: Hours) -> None:
    hours.show_windows([Window(0, 420, 540)])
    press(qtbot, hours, "shift down", "space")
    assert hours.windows == (Window(0, 480, 540),)


def test_keys_go_far_and_stay_within_the_week(qtbot: QtBot, hours: Hours) -> None:
    press(qtbot, hours, "page down")
    assert hours.here == Cell(0, 18)
    press(qtbot, hours, "page up", "page up", "left")
    assert hours.here == Cell(0, 10)
    press(qtbot, hours, "end", "down", *["right"] * 9)
    assert hours.here == Cell(6, 47)
    press(qtbot, hours, "home", "up")
    assert hours.here == Cell(6, 0)


def test_shift_with_home_and_end_chooses_a_whole_day(qtbot: QtBot, hours: Hours) -> None:
    press(qtbot, hours, "home", "shift end", "space")
    assert hours.windows == (Window(0, 0, 1440),)


def test_escape_and_leaving_give_a_choice_up(qtbot: QtBot, hours: Hours) -> None:
    press(qtbot, hours, "shift down", "shift down", "escape")
    assert hours.chosen == (Window(0, 480, 510),)
    press(qtbot, hours, "shift down")
    hours.clearFocus()
    assert hours.chosen == (Window(0, 510, 540),)


def test_where_the_keys_are_is_seen_only_while_it_has_them(qtbot: QtBot, hours: Hours) -> None:
    with_keys = picture(hours)
    hours.clearFocus()
    without = picture(hours)
    assert with_keys != without
    hours.setFocus()
    assert picture(hours) == with_keys


def test_a_screen_reader_is_told_where_it_is_and_what_is_painted(
    qtbot: QtBot, hours: Hours
) -> None:
    assert "Monday" in hours.accessibleName()
    assert hours.accessibleDescription() == "Mon 07:00–07:30: not for training\nNo hours yet."
    press(qtbot, hours, "space")
    assert hours.accessibleDescription() == "Mon 07:00–07:30: for training\nMon 07:00–07:30"


# -- on the page


def page_hours(page: SetupPage) -> Hours:
    go_to(page, "week")
    found = control(page, "window").findChild(Hours)
    assert isinstance(found, Hours)
    return found


def test_painted_hours_are_the_answer_said_in_words_and_drawn(
    qtbot: QtBot, page: SetupPage
) -> None:
    hours = page_hours(page)
    before = season(page)
    hours.setFocus()
    press(qtbot, hours, "home", "shift right", "shift right", "shift end", "space")
    drawn(qtbot, page)
    whole = [Window(day, 0, 1440) for day in range(3)]
    assert [each for each in windows_of(page.setup.document) if each.weekday < 3] == whole
    assert "Mon, Tue, Wed 00:00–24:00" in texts(page)
    assert season(page) != before


def test_no_hours_at_all_are_said_beside_the_grid(qtbot: QtBot, page: SetupPage) -> None:
    hours = page_hours(page)
    hours.setFocus()
    for _ in range(2):  # what begins on no paint paints
        press(qtbot, hours, *["left"] * 6, "home", "shift end", *["shift right"] * 6, "space")
    drawn(qtbot, page)
    assert hours.windows == ()
    assert problem(page, "window") == "! Please paint at least one stretch of time."
    assert "Still to be answered" in texts(page)
    assert box(page, "window").isVisible()


def test_hours_of_a_profile_are_shown_to_the_minute(page: SetupPage) -> None:
    hours = page_hours(page)
    page.setup.answer("window", [{"days": ["mon"], "from": "06:10", "to": "07:25"}])
    assert hours.windows == (Window(0, 370, 445),)


def test_a_stretch_too_short_for_any_training_is_said(qtbot: QtBot, page: SetupPage) -> None:
    hours = page_hours(page)
    page.setup.answer("window", [{"days": ["mon"], "from": "06:20", "to": "07:30"}])
    hours.setFocus()
    press(qtbot, hours, "shift up", "space")
    assert hours.windows == (Window(0, 380, 390),)
    assert "is too short: at least" in problem(page, "window")
    press(qtbot, hours, "space")
    drawn(qtbot, page)
    assert problem(page, "window") == ""
