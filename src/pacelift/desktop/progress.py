"""How much is done, of a week or of all: a sentence and one thin line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pacelift.desktop.colours import Colours
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import label
from pacelift.words.today_view import Progress

THICKNESS = 4


class ProgressLine(QWidget):
    """Hidden on days outside the plan."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        self._line = _Line()
        self._text = label("", "quiet")
        column.addWidget(self._line)
        column.addWidget(self._text)

    def set_colours(self, colours: Colours) -> None:
        """What it is painted in."""
        self._line.colours = colours
        self._line.update()

    def show_progress(self, progress: Progress | None) -> None:
        """Shows it, or nothing."""
        self.setVisible(progress is not None)
        if progress is not None:
            self._text.setText(progress.text)
            self._line.share = progress.share
            self._line.setAccessibleName(progress.text)
            self._line.update()


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.colours: Colours | None = None
        self.setFixedHeight(THICKNESS)

    def sizeHint(self) -> QSize:
        return QSize(10 * GAP, THICKNESS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.colours is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((1.0, self.colours.line), (self.share, self.colours.accent)):
            if share > 0:
                painter.setBrush(QColor(*colour))
                length = max(self.width() * share, float(THICKNESS))
                is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                begin = self.width() - length if is_mirrored else 0.0
                bar = QRectF(begin, 0, length, THICKNESS)
                painter.drawRoundedRect(bar, THICKNESS / 2, THICKNESS / 2)
        painter.end()
