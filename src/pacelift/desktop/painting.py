"""Puts a drawing on a screen or on paper: whatever a QPainter paints on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from attrs import frozen
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF

from pacelift.desktop.colours import Colours
from pacelift.desktop.drawing import Box, Ink, Line, Mark, Rect, Shape, Text

Inks = Mapping[Ink, QColor]

_ALIGN: Final = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
}
_LINE: Final = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignVCenter


def inks_of(colours: Colours) -> Inks:
    """The inks of a widget whose ground is that of content."""
    return {
        "text": QColor(*colours.text),
        "quiet": QColor(*colours.quiet),
        "line": QColor(*colours.line),
        "accent": QColor(*colours.accent),
        "on-accent": QColor(*colours.on_accent),
        "ground": QColor(*colours.window),
        "raised": QColor(*colours.raised),
        "card": QColor(*colours.card),
    }


def paint(painter: QPainter, marks: Iterable[Mark], inks: Inks, font: QFont, thin: float) -> None:
    """Paints the marks in their order; `thin` is the width of a thin line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush = _Brush(painter, inks, font, thin)
    for _, group in groupby(marks, key=_alike):
        brush.paint(list(group))


def _alike(mark: Mark) -> object:
    """What marks have in common that are painted at once."""
    match mark:
        case Line():
            return Line, mark.ink, mark.weight, mark.dashed
        case Box():
            return Box, mark.fill, mark.outline, mark.radius
        case Shape():
            return Shape, mark.ink
        case Text():
            return Text, mark.ink, mark.size, mark.bold


@frozen
class _Brush:
    """Paints marks that are alike, at once."""

    painter: QPainter
    inks: Inks
    font: QFont
    thin: float

    def paint(self, marks: Sequence[Mark]) -> None:
        match marks[0]:
            case Line() as first:
                self._lines(first, [each for each in marks if isinstance(each, Line)])
            case Box() as first:
                self._boxes(first, [_rect(each.rect) for each in marks if isinstance(each, Box)])
            case Shape() as first:
                self._shapes(first, [each for each in marks if isinstance(each, Shape)])
            case Text() as first:
                self._texts(first, [each for each in marks if isinstance(each, Text)])

    def _lines(self, first: Line, lines: Sequence[Line]) -> None:
        pen = _pen(self.inks[first.ink], first.weight * self.thin, dashed=first.dashed)
        self.painter.setPen(pen)
        # In one call: a polyline with antialiasing takes thirty times as long.
        self.painter.drawLines([QLineF(each.x1, each.y1, each.x2, each.y2) for each in lines])

    def _boxes(self, first: Box, areas: list[QRectF]) -> None:
        outline, fill = first.outline, first.fill
        self.painter.setPen(_pen(self.inks[outline], self.thin) if outline else Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(self.inks[fill]) if fill else Qt.BrushStyle.NoBrush)
        if not first.radius:
            self.painter.drawRects(areas)
            return
        for area in areas:
            self.painter.drawRoundedRect(area, first.radius, first.radius)

    def _shapes(self, first: Shape, shapes: Sequence[Shape]) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.inks[first.ink])
        for each in shapes:
            self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in each.points]))

    def _texts(self, first: Text, texts: Sequence[Text]) -> None:
        self.painter.setPen(self.inks[first.ink])
        self.painter.setFont(sized(self.font, first.size, bold=first.bold))
        for each in texts:
            self.painter.drawText(_rect(each.rect), _LINE | _ALIGN[each.align], each.text)


def _pen(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    return pen


def sized(font: QFont, size: float, *, bold: bool = False) -> QFont:
    """The font at a multiple of its size."""
    if size == 1.0 and not bold:
        return font
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * size)
    else:
        made.setPixelSize(round(font.pixelSize() * size))
    made.setBold(bold)
    return made


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
