"""A move of the mouse does little: no rule is looked at, and what stays is not painted anew."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pacelift.desktop.board import picture
from pacelift.desktop.board.board import Board
from pacelift.desktop.desk import Desk
from pacelift.desktop.drawing import Mark
from pacelift.desktop.pages import week
from pacelift.desktop.pages.week import WeekPage


@pytest.fixture
def board(qtbot: QtBot, desk: Desk) -> Board:
    """The board of the second week, shown."""
    desk.refresh()
    page = WeekPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    page.resize(1100, 800)
    page.show()
    qtbot.waitExposed(page)
    return page.board


def dragged(qtbot: QtBot, board: Board, steps: int) -> None:
    area = board.areas["w02-lift-a"]
    at = QPoint(round(area.x + area.width / 2), round(area.y + 3))
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, steps + 1):
        qtbot.mouseMove(board, at - QPoint(0, 6 * step))
        QApplication.processEvents()


def test_rules_are_looked_at_once_and_beside_the_uis_thread(
    qtbot: QtBot, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    places = week.places

    def watched(*args: object) -> object:
        asked.append(threading.current_thread() is threading.main_thread())
        return places(*args)

    monkeypatch.setattr(week, "places", watched)
    dragged(qtbot, board, 20)
    qtbot.waitUntil(lambda: board._found is not None, timeout=20_000)
    dragged(qtbot, board, 20)
    assert asked == [False]


def test_what_stays_is_painted_once_for_a_whole_drag(
    qtbot: QtBot, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []

    def watch(name: str) -> None:
        paints = getattr(picture, name)

        def watched(*args: object) -> Iterable[Mark]:
            painted.append(name)
            marks: Iterable[Mark] = paints(*args)
            return marks

        monkeypatch.setattr(picture, name, watched)

    for name in ("ground", "cards", "shading", "in_hand"):
        watch(name)
    dragged(qtbot, board, 4)
    qtbot.waitUntil(lambda: board._found is not None, timeout=20_000)
    board.repaint()
    painted.clear()
    area = board.areas["w02-lift-a"]
    for step in range(20):
        qtbot.mouseMove(board, QPoint(round(area.x), round(area.y - 20 * step)))
        QApplication.processEvents()
    assert painted.count("in_hand") >= 10
    assert set(painted) == {"in_hand"}
