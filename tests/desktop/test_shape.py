"""How big windows are, where they stand, and what an unreadable plan looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pacelift.desktop import style
from pacelift.desktop.desk import LiftDone
from pacelift.desktop.error_box import ErrorBox
from pacelift.desktop.loads import Loads
from pacelift.desktop.panel import Panel, into
from pacelift.store.files import database_file
from pacelift.words.today_view import LiftView
from pacelift.words.voice import Voice
from tests.desktop.given import SetClock
from tests.desktop.test_application import application
from tests.desktop.test_panel import button, buttons, texts


@pytest.mark.parametrize(
    ("frame", "by"),
    [
        (QRect(100, 100, 300, 400), QPoint(0, 0)),
        (QRect(100, 700, 300, 400), QPoint(0, -300)),
        (QRect(900, -50, 300, 400), QPoint(-200, 50)),
        (QRect(0, 100, 300, 2000), QPoint(0, -100)),
    ],
)
def test_a_window_moves_by_no_more_than_brings_it_wholly_onto_the_screen(
    frame: QRect, by: QPoint
) -> None:
    assert into(frame, QRect(0, 0, 1000, 800)) == by


def test_a_panel_that_grows_at_the_lower_edge_stays_on_the_screen(
    panel: Panel, qtbot: QtBot
) -> None:
    room = panel.screen().availableGeometry()
    panel.appear()
    panel.move(room.right() - panel.width(), room.bottom() - panel.height())
    panel.cards[0].buttons["too-hard"].click()
    qtbot.waitUntil(lambda: panel.height() == panel.sizeHint().height())
    assert room.contains(panel.frameGeometry())


def test_a_press_does_not_make_the_panel_higher_for_a_moment_than_it_is_before_and_after(
    panel: Panel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.cards[0].buttons["too-hard"].click()
    panel.cards[1].buttons["done"].click()
    qtbot.waitUntil(lambda: panel.height() == panel.sizeHint().height())
    heights = [panel.height()]
    resized = panel.resizeEvent

    def resizing(event: QResizeEvent) -> None:
        heights.append(event.size().height())
        resized(event)

    monkeypatch.setattr(panel, "resizeEvent", resizing)
    button(panel.cards[1], "Undo").click()
    QApplication.processEvents()
    assert max(heights) == max(heights[0], panel.height())


class ByTheDesktop(QResizeEvent):
    def spontaneous(self) -> bool:
        return True


def resized_by_the_runner(panel: Panel, wider: int, higher: int) -> QSize:
    before = panel.size()
    chosen = before + QSize(wider, higher)
    panel.resize(chosen)
    panel.resizeEvent(ByTheDesktop(chosen, before))
    return chosen


def test_a_size_that_the_runner_gave_it_stays_after_a_press(panel: Panel, qtbot: QtBot) -> None:
    panel.appear()
    chosen = resized_by_the_runner(panel, 200, 150)
    panel.cards[0].buttons["too-hard"].click()
    QApplication.processEvents()
    assert panel.size() == chosen


def test_a_width_that_the_runner_gave_it_stays_when_a_press_needs_more_height(
    panel: Panel, qtbot: QtBot
) -> None:
    chosen = resized_by_the_runner(panel, -40, 0)
    panel.cards[0].buttons["too-hard"].click()
    bar = panel._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: panel.height() > chosen.height() and not bar.isVisible())
    assert panel.width() == chosen.width()


def test_a_panel_that_the_runner_made_too_low_for_its_page_is_scrolled_and_stays_so(
    panel: Panel, qtbot: QtBot
) -> None:
    chosen = resized_by_the_runner(panel, 0, -100)
    panel.cards[0].buttons["too-hard"].click()
    QApplication.processEvents()
    assert panel.size() == chosen
    assert panel._scroll.verticalScrollBar().isVisible()


def test_a_font_given_in_pixels_has_a_headline_too(qtbot: QtBot) -> None:
    before = QGuiApplication.font()
    font = QFont(before)
    font.setPixelSize(20)
    try:
        QGuiApplication.setFont(font)
        sheet = style.sheet(style.colours_now())
    finally:
        QGuiApplication.setFont(before)
    assert "font-size: -" not in sheet
    assert "font-size: 0" not in sheet


def test_an_error_is_as_high_as_its_texts_and_its_details_hide_again(qtbot: QtBot) -> None:
    text = "Something long enough to need more than one line of the box, whatever the font is. " * 2
    box = ErrorBox("It did not work", text, "Try again.", "Traceback", Voice())
    qtbot.addWidget(box)
    box.show()
    column = box.layout()
    assert column is not None
    small = box.height()
    assert small == column.heightForWidth(box.width())
    box.show_details.click()
    assert box.show_details.text() == "Hide details"
    assert box.height() > small
    box.show_details.click()
    assert (box.show_details.text(), box.height()) == ("Details", small)


def lift(kg: float | None) -> LiftView:
    return LiftView(exercise="goblet-squat", name="Goblet squat", sets=3, reps=8, kg=kg)


def test_loads_can_be_kept_as_soon_as_there_is_something_to_keep(qtbot: QtBot) -> None:
    loads = Loads((lift(None),), Voice())
    qtbot.addWidget(loads)
    kept: list[list[LiftDone]] = []
    loads.kept.connect(kept.append)
    assert not loads.keep.isEnabled()
    loads.rows[0].reps.setValue(20)
    loads.keep.click()
    ((told,),) = kept
    assert (told.reps, told.kg) == (20, None)


def test_as_long_as_nothing_can_be_kept_it_says_so_and_the_button_looks_it(panel: Panel) -> None:
    panel.cards[1].buttons["done"].click()
    (loads,) = panel.cards[1].findChildren(Loads)
    reps = loads.rows[0].reps
    planned = reps.value()
    idle = loads.keep.grab().toImage()
    assert "Nothing to keep yet." in texts(loads)
    reps.setValue(20)
    assert "Nothing to keep yet." not in texts(loads)
    assert loads.keep.grab().toImage() != idle
    reps.setValue(planned)
    assert "Nothing to keep yet." in texts(loads)


def test_changed_repetitions_without_a_load_are_kept_in_the_plan(panel: Panel) -> None:
    panel.cards[1].buttons["done"].click()
    (loads,) = panel.cards[1].findChildren(Loads)
    loads.rows[0].reps.setValue(20)
    loads.keep.click()
    assert "Goblet squat: 2 × 20" in texts(panel.cards[1])


def test_a_quarter_of_a_kilogram_is_kept_and_told_as_it_was_typed(
    panel: Panel, qtbot: QtBot
) -> None:
    panel.cards[1].buttons["done"].click()
    (loads,) = panel.cards[1].findChildren(Loads)
    loads.rows[0].kg.selectAll()
    qtbot.keyClicks(loads.rows[0].kg, "41.25")
    loads.keep.click()
    assert "Goblet squat: 2 × 8, 41.25 kg" in texts(panel.cards[1])


@pytest.mark.parametrize(("kg", "shown"), [(40, "40 kg"), (42.5, "42.5 kg"), (41.25, "41.25 kg")])
def test_a_load_has_as_many_decimals_as_it_needs(qtbot: QtBot, kg: float, shown: str) -> None:
    loads = Loads((lift(20),), Voice())
    qtbot.addWidget(loads)
    box = loads.rows[0].kg
    box.setValue(kg)
    assert box.text() == shown
    assert loads.rows[0].done().kg == kg


def test_a_plan_that_cannot_be_read_offers_no_new_one(
    home: Path, clock: SetClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    database_file(home).write_bytes(b"no database at all" * 500)
    app = application(home, clock)
    monkeypatch.setattr(app, "quit_qt", lambda: None)
    shown: list[object] = []
    monkeypatch.setattr(app, "show_error", lambda *told: shown.append(told))
    app.begin()
    app.panel.appear()
    assert len(shown) == 1
    assert "Your plan cannot be read." in texts(app.panel)
    assert "There is no plan yet." not in texts(app.panel)
    assert "Start from the example" not in buttons(app.panel)
    app.quit()


def test_panel_and_menu_that_said_there_is_no_plan_say_that_it_cannot_be_read(
    tmp_path: Path, clock: SetClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(tmp_path, clock)
    monkeypatch.setattr(app, "quit_qt", lambda: None)
    shown: list[object] = []
    monkeypatch.setattr(app, "show_error", lambda *told: shown.append(told))
    app.begin()
    assert "Start from the example" in buttons(app.panel)
    database_file(tmp_path).write_bytes(b"no database at all" * 500)
    for _ in range(3):
        app.desk.refresh()
    assert "Your plan cannot be read." in texts(app.panel)
    assert "Start from the example" not in buttons(app.panel)
    assert "Start from the example" not in [each.text() for each in app.menu.actions()]
    assert app.tray.icon.toolTip() == "Pacelift: your plan cannot be read"
    assert len(shown) == 1
    app.quit()


@pytest.mark.parametrize("opens", ["open_panel", "_look_for_tray"])
def test_an_error_stays_in_front_of_the_panel_that_is_opened_after_it(
    home: Path, clock: SetClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opens: str
) -> None:
    database_file(home).write_bytes(b"no database at all" * 500)
    app = application(home, clock)
    monkeypatch.setattr(app, "quit_qt", lambda: None)
    monkeypatch.setattr(app.tray, "is_available", lambda: False)
    app.begin()
    raised: list[str] = []
    monkeypatch.setattr(ErrorBox, "raise_", lambda _box: raised.append("error"))
    monkeypatch.setattr(Panel, "raise_", lambda _panel: raised.append("panel"))
    getattr(app, opens)()
    assert raised[-2:] == ["panel", "error"]
    (box,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorBox))
    assert box.windowHandle().transientParent() is app.panel.windowHandle()
    app.quit()


def test_the_error_of_an_unreadable_plan_stands_alone(
    home: Path, clock: SetClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    database_file(home).write_bytes(b"no database at all" * 500)
    app = application(home, clock)
    monkeypatch.setattr(app, "quit_qt", lambda: None)
    app.begin()
    assert not app.panel.isVisible()
    app.quit()


def test_the_word_about_a_missing_tray_is_there_before_the_panel_is_placed(
    home: Path, clock: SetClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(home, clock)
    monkeypatch.setattr(app, "quit_qt", lambda: None)
    monkeypatch.setattr(app.tray, "is_available", lambda: False)
    app.desk.refresh()
    seen: list[list[str]] = []
    place = app.panel._place

    def placing() -> None:
        notes = app.panel.notes.findChildren(QLabel)
        seen.append([each.text() for each in notes if not each.isHidden()])
        place()

    monkeypatch.setattr(app.panel, "_place", placing)
    app._look_for_tray()
    assert "This desktop has no tray" in seen[0]
    app.quit()


def test_an_app_that_has_ended_no_longer_looks_for_a_tray(
    home: Path, clock: SetClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(home, clock)
    monkeypatch.setattr(app, "quit_qt", lambda: None)
    monkeypatch.setattr(app.tray, "is_available", lambda: False)
    app.begin()
    assert app._grace.isActive()
    app.quit()
    assert not app._grace.isActive()
