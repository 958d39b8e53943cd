"""For everyone: names and roles for screen readers, the keyboard alone, contrast, twice the font."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pacelift.coach.due import Times
from pacelift.desktop.colours import READABLE, Colours, colours, contrast
from pacelift.desktop.desk import Desk
from pacelift.desktop.error_box import ErrorBox
from pacelift.desktop.panel import Panel
from pacelift.desktop.pause_dialog import PauseDialog
from pacelift.desktop.reminders_dialog import RemindersDialog
from pacelift.words.voice import Voice
from tests.desktop.given import SetClock
from tests.desktop.test_application import Login

DARK = {"Window": "#2b2f31", "Base": "#1f2224", "WindowText": "#eef1f1", "Text": "#eef1f1"}


def day(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """Two open sessions."""


def marked(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """One just done, with the row for its effort; of the other one all there is to say."""
    panel.cards[0].buttons["done"].click()
    panel.cards[1]._toggle_more()


def lifted(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """A lift just done, with its loads."""
    panel.cards[1].buttons["done"].click()


def asking(panel: Panel, desk: Desk, clock: SetClock) -> None:
    """Many questions, and a note above."""
    clock.set("2027-01-16T08:00+01:00")
    panel.appear()
    desk.undo()


DAYS = (day, marked, lifted, asking)


@pytest.fixture(params=DAYS, ids=lambda each: each.__name__)
def shown(request: pytest.FixtureRequest, panel: Panel, desk: Desk, clock: SetClock) -> QWidget:
    """The panel on each of those days."""
    request.param(panel, desk, clock)
    QApplication.processEvents()
    return panel


DIALOGS: dict[str, Callable[[Desk], QWidget]] = {
    "pause": PauseDialog,
    "reminders": lambda _: RemindersDialog(Times(), Login(), Voice()),
    "error": lambda _: ErrorBox("It broke", "What", "Do", "Where", Voice()),
}


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk) -> QWidget:
    """Each of the dialogs."""
    desk.refresh()
    made = DIALOGS[request.param](desk)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def controls(widget: QWidget) -> list[QWidget]:
    """What can be reached by the Tab key."""
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.isVisibleTo(widget)
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]


def assert_named(widget: QWidget) -> None:
    assert controls(widget)
    for each in controls(widget):
        told = QAccessible.queryAccessibleInterface(each)
        name = told.text(QAccessible.Text.Name)
        assert name.strip(), each
        assert told.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client), each


def assert_distinct(widget: QWidget) -> None:
    names = [
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for each in controls(widget)
    ]
    assert len(names) == len(set(names)), sorted(names)


def test_every_control_of_the_panel_has_a_name_of_its_own_and_a_role(shown: QWidget) -> None:
    assert_named(shown)
    assert_distinct(shown)


def test_every_control_of_a_dialog_has_a_name_and_a_role(dialog: QWidget) -> None:
    assert_named(dialog)


def test_the_tab_key_reaches_every_control_of_the_panel(qtbot: QtBot, shown: QWidget) -> None:
    wanted, reached = set(controls(shown)), set()
    for _ in range(3 * len(wanted)):
        qtbot.keyClick(shown.focusWidget() or shown, Qt.Key.Key_Tab)
        reached.add(shown.focusWidget())
    assert wanted <= reached


def test_a_button_is_pressed_by_return_and_by_space(qtbot: QtBot, panel: Panel) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        panel.cards[0].buttons["done"].setFocus()
        qtbot.keyClick(panel.cards[0].buttons["done"], key)
        assert not panel.cards[0].takes_marks
        panel._desk.undo()


def test_a_start_without_a_plan_is_for_everyone_too(
    twice_the_font: None, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = Panel(Desk(tmp_path / "empty", SetClock("2027-01-06T08:00+01:00")), QMenu())
    qtbot.addWidget(panel)
    panel.appear()
    assert_named(panel)
    qtbot.waitUntil(lambda: assert_not_clipped(panel))
    example = next(
        each for each in panel.findChildren(QPushButton) if each.text() == "Start from the example"
    )
    while panel.focusWidget() is not example:
        qtbot.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Tab)
    qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Space)
    assert panel._desk.plan is not None


GROUNDS = [
    ((239, 239, 239), (255, 255, 255), (0, 0, 0)),
    ((43, 47, 49), (31, 34, 36), (238, 241, 241)),
    ((0, 0, 0), (0, 0, 0), (255, 255, 255)),
    ((250, 240, 220), (255, 250, 240), (70, 60, 50)),
    ((60, 60, 60), (80, 80, 80), (230, 230, 230)),
]


@pytest.mark.parametrize("ground", GROUNDS, ids=["light", "dark", "high", "sepia", "mid"])
def test_every_text_is_readable_on_the_desktops_palette(
    ground: tuple[tuple[int, int, int], ...],
) -> None:
    told: Colours = colours(*ground)
    pairs = [
        (told.text, told.window),
        (told.text, told.card),
        (told.text, told.raised),
        (told.quiet, told.window),
        (told.quiet, told.card),
        (told.accent, told.window),
        (told.accent, told.card),
        (told.on_accent, told.accent),
    ]
    for one, other in pairs:
        assert contrast(one, other) >= READABLE, (one, other)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def text_room(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()


def assert_not_clipped(widget: QWidget) -> None:
    for each in widget.findChildren(QWidget):
        if not each.isVisibleTo(widget) or each.visibleRegion().isEmpty():
            continue
        if isinstance(each, QLabel) and each.wordWrap():
            assert each.height() >= each.heightForWidth(each.width()) - 1, each.text()
            words = each.text().split() or [""]
            widest = max(each.fontMetrics().horizontalAdvance(word) for word in words)
            assert widest <= each.width(), each.text()
        elif isinstance(each, QComboBox):
            assert each.fontMetrics().horizontalAdvance(each.currentText()) <= text_room(each)
        elif isinstance(each, QLineEdit | QAbstractButton):
            assert each.fontMetrics().horizontalAdvance(each.text()) <= each.width(), each.text()


@pytest.fixture
def twice_the_font(_look: None) -> None:
    QApplication.setFont(QFont("DejaVu Sans", 20))


def test_twice_the_font_is_not_clipped(twice_the_font: None, shown: QWidget) -> None:
    assert_not_clipped(shown)


def test_the_headline_grows_with_the_font(twice_the_font: None, panel: Panel) -> None:
    assert panel.today._headline.font().pointSizeF() == 30


def test_nothing_is_clipped_in_the_desktops_own_font(shown: QWidget) -> None:
    assert_not_clipped(shown)


def test_twice_the_font_is_not_clipped_in_dialogs(twice_the_font: None, dialog: QWidget) -> None:
    assert_not_clipped(dialog)


def test_another_palette_of_the_desktop_is_another_look_at_once(panel: Panel) -> None:
    before = panel.today._colours
    palette = QPalette()
    for role, colour in DARK.items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    QApplication.setPalette(palette)
    QApplication.processEvents()
    assert panel.today._colours != before
    assert panel.today._colours.card == (31, 34, 36)
    assert panel.cards[0].takes_marks


def test_all_text_is_plain_text(shown: QWidget) -> None:
    for each in shown.findChildren(QLabel):
        assert each.textFormat() == Qt.TextFormat.PlainText or not each.text()
