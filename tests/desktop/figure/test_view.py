"""The figure on the screen: it moves while it is seen and wanted, and only then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from pacelift.desktop.figure.figures import FILES, parse_figures
from pacelift.desktop.figure.view import FigureView
from pacelift.system.resources import read_text

FIGURES = parse_figures(map(read_text, FILES))


@pytest.fixture
def view(qtbot: QtBot) -> FigureView:
    made = FigureView()
    qtbot.addWidget(made)
    made.captions = ("Start", "End")
    made.show_figure(FIGURES["bodyweight-squat"])
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_moves_by_itself_while_it_is_shown(qtbot: QtBot, view: FigureView) -> None:
    before = view.time_s
    qtbot.waitUntil(lambda: view.time_s > before)


def test_the_picture_changes_with_the_time(view: FigureView) -> None:
    view.toggle()
    before = view.grab().toImage()
    view.advance(1.4)
    assert view.grab().toImage() != before


def test_the_timer_runs_only_while_it_is_seen(view: FigureView) -> None:
    assert view.is_moving
    view.hide()
    assert not view.is_moving
    view.show()
    assert view.is_moving


def test_space_pauses_it_and_lets_it_go_on(qtbot: QtBot, view: FigureView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.is_moving
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.is_moving


def test_one_that_is_paused_stays_so_for_the_next_exercise(view: FigureView) -> None:
    view.toggle()
    view.show_figure(FIGURES["push-up"])
    assert not view.is_moving
    assert view.time_s == 0


def test_without_movement_it_shows_start_and_end_beside_each_other(view: FigureView) -> None:
    view.toggle()
    moving = view.grab().toImage()
    view.set_still(True)
    still = view.grab().toImage()
    assert still != moving
    ground = still.pixel(150, 100)
    for half in (range(20, 140), range(160, 280)):
        assert any(still.pixel(x, y) != ground for x in half for y in range(60, 150))
    view.advance(1)
    assert view.grab().toImage() == still


def test_it_stops_when_movement_is_unwanted(view: FigureView) -> None:
    told: list[bool] = []
    view.moved.connect(told.append)
    view.set_still(True)
    assert not view.is_moving
    assert told == [False]


class Calm(QProxyStyle):
    """A desktop without animations."""

    def styleHint(self, hint, option=None, widget=None, returned=None) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


def test_a_desktop_without_animations_has_it_still(view: FigureView) -> None:
    calm = Calm("Fusion")
    view.setStyle(calm)
    view.show_figure(FIGURES["push-up"])
    assert view.is_still
    assert not view.is_moving


@pytest.mark.parametrize("exercise", list(FIGURES))
def test_every_figure_can_be_shown_moving_and_still(view: FigureView, exercise: str) -> None:
    view.show_figure(FIGURES[exercise])
    view.advance(0.7)
    moving = view.grab().toImage()
    view.set_still(True)
    assert view.grab().toImage() != moving


def test_from_right_to_left_the_start_is_on_the_right(view: FigureView) -> None:
    view.set_still(True)
    forward = view.grab().toImage()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    back = view.grab().toImage()
    left, right = (1, 40, 148, 150), (151, 40, 148, 150)
    assert forward.copy(*left) != forward.copy(*right)
    assert back != forward
    column = range(30, 120)
    high = [
        next(
            y
            for y in range(30, 190)
            if any(each.pixel(x, y) != each.pixel(148, 40) for x in column)
        )
        for each in (forward, back)
    ]
    assert high[0] < high[1], "who stands at the start is taller than who squats at the end"
