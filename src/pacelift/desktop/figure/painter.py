"""Paints a drawing: the body in shades of the text's colour, things in the accent."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import starmap
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from pacelift.desktop.colours import Colours, Rgb, mix
from pacelift.desktop.figure.drawing import Bounds, Outline, Part, Point
from pacelift.desktop.figure.shapes import Tone

PALEST: Final = 0.5
PLATE_ALPHA: Final = 0.5
"""Who lifts is seen through the plates."""
_MARGIN_M: Final = 0.1
_GROUND: Final = 0.05
_MARK_M: Final = 0.012
_ON_LIGHT: Final[dict[Tone, float]] = {
    "skin": 0.47,
    "shirt": 0.76,
    "shorts": 0.9,
    "shoe": 0.92,
    "hair": 0.86,
}
_ON_DARK: Final[dict[Tone, float]] = {
    "skin": 0.82,
    "shirt": 0.55,
    "shorts": 0.4,
    "shoe": 0.5,
    "hair": 0.36,
}
"""How much of the text's colour is in it: skin is always lighter than what is worn."""
_FURNITURE: Final[dict[Tone, float]] = {"soft": 0.2, "top": 0.13, "flank": 0.26}


def paint(
    painter: QPainter, parts: Iterable[Part], room: QRectF, shown: Bounds, colours: Colours
) -> None:
    """Paints the parts so that what is `shown` of the metres fits the room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fit(painter, room, shown)
    for part in parts:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*colours.card))
        for outline in part.outlines:
            if outline.rim:
                painter.drawPolygon(_polygon(outline.rim))
        for outline in part.outlines:
            _fill(painter, outline, QColor(*_colour(outline.tone, part.paleness, colours)))
    painter.restore()


def paint_floor(
    painter: QPainter,
    floor_m: float,
    room: QRectF,
    shown: Bounds,
    colours: Colours,
    marks: Iterable[tuple[Point, Point]] = (),
) -> None:
    """The floor through all of the room, from its far edge `floor_m` on, with lines across it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = _fit(painter, room, shown)
    half, middle = room.width() / 2 / scale, (shown[0] + shown[2]) / 2
    deep = floor_m - shown[1] + _MARGIN_M
    ground = QRectF(middle - half, floor_m - deep, 2 * half, deep)
    painter.fillRect(ground, QColor(*mix(colours.text, colours.card, _GROUND)))
    painter.setClipRect(ground)
    painter.setPen(QPen(QColor(*colours.line), _MARK_M))
    painter.drawLines([QLineF(*start, *end) for start, end in marks])
    painter.restore()


def _fit(painter: QPainter, room: QRectF, shown: Bounds) -> float:
    """Lets the painter paint in metres, y up; the pixels of one."""
    left, bottom, right, top = shown
    wide, high = right - left + 2 * _MARGIN_M, top - bottom + 2 * _MARGIN_M
    scale = min(room.width() / wide, room.height() / high)
    painter.translate(room.center().x(), room.bottom())
    painter.scale(scale, -scale)
    painter.translate(-(left + right) / 2, _MARGIN_M - bottom)
    return scale


def _fill(painter: QPainter, outline: Outline, colour: QColor) -> None:
    if outline.thickness:
        pen = QPen(colour, outline.thickness)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(_polygon(outline.points))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if outline.tone == "plate":
        colour.setAlphaF(PLATE_ALPHA)
    painter.setBrush(colour)
    painter.drawPolygon(_polygon(outline.points))


def _polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF(list(starmap(QPointF, points)))


def _colour(tone: Tone, paleness: float, colours: Colours) -> Rgb:
    body = _ON_DARK if sum(colours.text) > sum(colours.card) else _ON_LIGHT
    if tone in body:
        return mix(colours.text, colours.card, body[tone] * (1 - PALEST * paleness))
    if tone in _FURNITURE:
        return mix(colours.text, colours.card, _FURNITURE[tone])
    return colours.accent
