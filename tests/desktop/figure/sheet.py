"""Contact sheets of all figures, for a person to look at: python -m tests.desktop.figure.sheet OUT.png

Each figure is drawn at the start, in the middle and at the end of its movement, with its name.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pacelift.coach.catalogue import parse_catalogue
from pacelift.desktop.colours import Colours, colours
from pacelift.desktop.figure.drawing import bounds, drawing, far_edge
from pacelift.desktop.figure.figures import FILES, Figure, parse_figures
from pacelift.desktop.figure.painter import paint, paint_floor
from pacelift.system.resources import read_text

CATALOGUE = parse_catalogue(read_text("exercises.json"))
A_SHEET, COLUMNS = 24, 3
WIDTH, HEIGHT, NAME = 500, 220, 20
LIGHT = colours((246, 246, 246), (255, 255, 255), (30, 33, 36))
DARK = colours((32, 33, 36), (43, 44, 48), (235, 236, 238))


def moments(figure: Figure) -> list[float]:
    """Start, middle and end of the way there."""
    if figure.is_round:
        count = 3
        return [figure.motion.length_s * step / count for step in range(count)]
    poses = list(figure.motion.poses)
    times = figure.motion.times_s
    end = times[
        max(
            index
            for index, pose in enumerate(poses)
            if pose == poses[-1 if figure.is_hold else poses.index(figure.poses[-1])]
        )
    ]
    start = times[1] if len(times) > 1 and poses[0] == poses[1] else 0.0
    return [start, (start + end) / 2, end]


def draw_sheet(figures: list[Figure], path: Path, look: Colours = LIGHT) -> None:
    """One picture with all of these."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    rows = -(-len(figures) // COLUMNS)
    image = QImage(WIDTH * COLUMNS, (HEIGHT + NAME) * rows, QImage.Format.Format_RGB32)
    image.fill(QColor(*look.card))
    painter = QPainter(image)
    for number, figure in enumerate(figures):
        left, top = number % COLUMNS * WIDTH, number // COLUMNS * (HEIGHT + NAME)
        bodies = [figure.seen(each) for each in moments(figure)]
        shown = bounds(figure, bodies)
        floor = far_edge(figure)
        for index, body in enumerate(bodies):
            room = QRectF(left + index * WIDTH / 3, top + NAME, WIDTH / 3 - 4, HEIGHT - 4)
            paint_floor(painter, floor, room, shown, look)
            paint(painter, drawing(figure, body), room, shown, look)
        painter.setPen(QColor(*look.text))
        painter.drawText(QRectF(left + 4, top, WIDTH, NAME), Qt.AlignmentFlag.AlignLeft, figure.id)
        painter.drawRect(QRectF(left, top, WIDTH - 2, HEIGHT + NAME - 2))
    painter.end()
    image.save(str(path))


def main(out: Path, wanted: list[str]) -> None:
    """All sheets beside each other: OUT-1.png, OUT-2.png, …; or only some, by id or pattern."""
    from PySide6.QtWidgets import QApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication([])
    figures = parse_figures(map(read_text, FILES))
    ids = [each.id for each in CATALOGUE if each.id in figures]
    ids = [
        each
        for each in ids
        if not wanted or any(word in (each, CATALOGUE[each].pattern) for word in wanted)
    ]
    for sheet, start in enumerate(range(0, len(ids), A_SHEET), start=1):
        told = [figures[each] for each in ids[start : start + A_SHEET]]
        draw_sheet(told, out.with_stem(f"{out.stem}-{sheet}"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
