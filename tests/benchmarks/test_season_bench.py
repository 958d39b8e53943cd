"""The season's picture of a year: its view, its geometry, its painting, in milliseconds.

Meant to stay below 16 ms each, so that hovering never stutters. Nothing is asserted about time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from statistics import median

from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pacelift.desktop import style
from pacelift.desktop.painting import inks_of, paint
from pacelift.desktop.ruler import Ruler
from pacelift.desktop.season.geometry import season_geometry
from pacelift.words.season_view import season_view
from pacelift.words.voice import Voice
from tests.coach.plans import varied_plan


def milliseconds(does: Callable[[], object], rounds: int) -> float:
    """The median of so many times."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        does()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def test_the_picture_of_a_year(qapp: QApplication, rounds: int) -> None:
    plan, today = varied_plan("a half marathon over a year"), date(2027, 8, 18)
    metrics = QFontMetricsF(qapp.font())
    ruler = Ruler(metrics.height(), metrics.horizontalAdvance)
    view = season_view(plan, today, Voice())
    made = season_geometry(view, 900, 440, ruler)
    image = QImage(900, 440, QImage.Format.Format_ARGB32_Premultiplied)
    inks = inks_of(style.colours_now())

    def painted() -> None:
        painter = QPainter(image)
        paint(painter, made.marks, inks, qapp.font(), 1.0)
        painter.end()

    steps: dict[str, Callable[[], object]] = {
        "view": lambda: season_view(plan, today, Voice()),
        "geometry": lambda: season_geometry(view, 900, 440, ruler),
        "painting": painted,
    }
    told = {name: milliseconds(does, rounds) for name, does in steps.items()}
    print(
        f"\na season of {len(plan.weeks)} weeks, {len(made.marks)} marks (meant below 16 ms each):"
    )
    for name, taken in told.items():
        print(f"  {name:<10}{taken:6.1f} ms")
