"""The golden picture of a season: every mark there is, in a fixed style and font.

`python -m tests.desktop.season.golden` paints it anew; it is then looked at before it is kept.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Final

from attrs import evolve
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pacelift.coach.adapt.paused import Pause
from pacelift.coach.plan import Plan
from pacelift.desktop.colours import colours
from pacelift.desktop.painting import inks_of, paint
from pacelift.desktop.ruler import Ruler
from pacelift.desktop.season.geometry import season_geometry
from pacelift.words.season_view import season_view
from pacelift.words.voice import Voice
from tests.coach.plans import example_plan

GOLDEN: Final = Path(__file__).parents[2] / "data" / "golden" / "season.png"
SIZE: Final = (900, 450)
TODAY: Final = date(2027, 3, 3)
LIGHT: Final = colours((239, 239, 239), (255, 255, 255), (0, 0, 0))


def begun(plan: Plan) -> Plan:
    """Every seventh session before today was missed, all others are done."""
    told = (
        evolve(each, status="missed" if number % 7 == 3 else "done")
        if each.start.date() < TODAY
        else each
        for number, each in enumerate(plan.sessions)
    )
    return evolve(plan, sessions=tuple(told))


def painted() -> QImage:
    """The example in its ninth week, with days off behind it and before it."""
    pauses = [
        Pause("ill", date(2027, 2, 3), date(2027, 2, 6), None, None, None, ()),
        Pause("away", date(2027, 3, 8), date(2027, 3, 19), None, None, None, ()),
    ]
    font = QFont("DejaVu Sans")
    font.setPixelSize(13)
    metrics = QFontMetricsF(font)
    view = season_view(begun(example_plan()), TODAY, Voice(), pauses)
    made = season_geometry(view, *SIZE, Ruler(metrics.height(), metrics.horizontalAdvance))
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    inks = inks_of(LIGHT)
    image.fill(inks["ground"])
    painter = QPainter(image)
    paint(painter, made.marks, inks, font, 1.0)
    painter.end()
    return image


if __name__ == "__main__":
    _qt = QApplication(sys.argv)
    painted().save(str(GOLDEN))
