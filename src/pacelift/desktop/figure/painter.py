"""Paints a drawing: the body in shades of the text's colour, things in the accent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from pacelift.desktop.colours import Colours, Rgb, mix
from pacelift.desktop.figure.drawing import Outline, Part
from pacelift.desktop.figure.shapes import Tone

Bounds = tuple[float, float, float, float]

RIM_M: Final = 0.012
"""The rim in the ground's colour that keeps a limb apart from what is behind it."""
PALEST: Final = 0.5
_MARGIN_M: Final = 0.1
_BODY: Final[dict[Tone, float]] = {
    "skin": 0.5,
    "shirt": 0.78,
    "shorts": 0.9,
    "shoe": 0.92,
    "hair": 0.86,
}
"""How much of the text's colour is in it."""
_FURNITURE: Final[dict[Tone, float]] = {"soft": 0.2, "top": 0.13, "flank": 0.26}


def paint(
    painter: QPainter, parts: Iterable[Part], room: QRectF, shown: Bounds, colours: Colours
) -> None:
    """Paints the parts so that what is `shown` of the metres fits the room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fit(painter, room, shown)
    for part in parts:
        for outline in part.outlines:
            _rim(painter, outline, colours)
        for outline in part.outlines:
            _fill(painter, outline, part.paleness, colours)
    painter.restore()


def paint_floor(
    painter: QPainter, floor_m: float, room: QRectF, shown: Bounds, colours: Colours
) -> None:
    """The floor's line through all of the room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = _fit(painter, room, shown)
    painter.setPen(QPen(QColor(*colours.line), 2 / scale))
    half = room.width() / 2 / scale
    middle = (shown[0] + shown[2]) / 2
    painter.drawLine(QPointF(middle - half, floor_m), QPointF(middle + half, floor_m))
    painter.restore()


def _fit(painter: QPainter, room: QRectF, shown: Bounds) -> float:
    """Lets the painter paint in metres, y up; the pixels of one."""
    left, bottom, right, top = shown
    wide, high = right - left + 2 * _MARGIN_M, top - bottom + 2 * _MARGIN_M
    scale = min(room.width() / wide, room.height() / high)
    painter.translate(room.center().x(), room.center().y())
    painter.scale(scale, -scale)
    painter.translate(-(left + right) / 2, -(bottom + top) / 2)
    return scale


def _rim(painter: QPainter, outline: Outline, colours: Colours) -> None:
    if outline.thickness:
        return
    pen = QPen(QColor(*colours.card), 2 * RIM_M)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_polygon(outline))


def _fill(painter: QPainter, outline: Outline, paleness: float, colours: Colours) -> None:
    colour = QColor(*_colour(outline.tone, paleness, colours))
    if outline.thickness:
        pen = QPen(colour, outline.thickness)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(_polygon(outline))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if outline.tone == "plate":
        colour.setAlphaF(0.55)
    painter.setBrush(colour)
    painter.drawPolygon(_polygon(outline))


def _polygon(outline: Outline) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in outline.points])


def _colour(tone: Tone, paleness: float, colours: Colours) -> Rgb:
    if tone in _BODY:
        share = _BODY[tone] * (1 - PALEST * paleness)
        return mix(colours.text, colours.card, share)
    if tone in _FURNITURE:
        return mix(colours.text, colours.card, _FURNITURE[tone])
    return colours.accent
