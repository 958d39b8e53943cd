"""A session dragged over a year's week: how long the window takes for each move of the mouse.

Meant to stay below 16 ms. Measured are the moves while the places that keep the rules are still
being worked out beside the UI's thread, which has to share the interpreter with it, and after that.
Nothing is asserted about time.
"""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pacelift.desktop.board.board import Board
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.week import WeekPage
from pacelift.desktop.qt import share_interpreter
from tests.cli.given import home_with
from tests.coach.plans import varied_plan
from tests.desktop.given import SetClock

WEEK = 26
MOVES_A_ROUND = 40


def moved(board: Board, at: QPoint) -> float:
    """Milliseconds that all events of one move of the mouse take, its painting among them."""
    begun = time.perf_counter()
    QTest.mouseMove(board, at)
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def points(board: Board) -> list[QPoint]:
    """A way over all days and hours of the board."""
    made = board.frame_now
    assert made is not None
    left, top = made.left, made.y_of(made.first_min)
    wide, high = 7 * made.day_width, made.y_of(made.last_min) - top
    return [
        QPoint(
            round(left + wide * (0.05 + 0.9 * step / MOVES_A_ROUND)),
            round(top + high * (0.1 + 0.8 * (step * 7 % MOVES_A_ROUND) / MOVES_A_ROUND)),
        )
        for step in range(MOVES_A_ROUND)
    ]


def test_a_drag_over_a_week_of_a_year(qapp: QApplication, tmp_path: Path, rounds: int) -> None:
    before = sys.getswitchinterval()
    share_interpreter()
    plan = varied_plan("a half marathon over a year")
    week = next(each for each in plan.weeks if each.number == WEEK)
    now = f"{week.start - timedelta(days=1)}T08:00+02:00"
    desk = Desk(home_with(plan, tmp_path / "home"), SetClock(now))
    desk.refresh()
    page = WeekPage(desk)
    page.show_week(WEEK)
    page.resize(1200, 900)
    page.show()
    QApplication.processEvents()
    board = page.board
    name, area = next(iter(board.areas.items()))
    home = QPoint(round(area.x + area.width / 2), round(area.y + area.height / 2))
    way, meanwhile, after = points(board), [], []
    QTest.mousePress(board, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, home)
    at = 0
    while board._found is None:
        meanwhile.append(moved(board, way[at % len(way)]))
        at += 1
    for _ in range(rounds):
        after += [moved(board, point) for point in way]
    assert board.held is not None
    assert board.held.session.session == name
    QTest.keyClick(board, Qt.Key.Key_Escape)
    page.close()
    sys.setswitchinterval(before)
    print(f"\na drag over week {WEEK} of {len(plan.weeks)} (meant below 16 ms a move):")
    for told, taken in (("places sought", meanwhile), ("places shown", after)):
        high = quantiles(taken, n=100)[-1] if len(taken) > 1 else taken[0]
        print(
            f"  {told:<14}{len(taken):5} moves: median {median(taken):.1f} ms, "
            f"99 % {high:.1f} ms, worst {max(taken):.1f} ms"
        )
