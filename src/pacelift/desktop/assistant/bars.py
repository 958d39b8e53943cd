"""The season beside the questions: a bar a week."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pacelift.coach.plan import Plan
from pacelift.desktop import style


class SeasonBars(QWidget):
    """Weekly volumes, the long run within each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.view: Plan | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_model(self, view: Plan | None) -> None:
        """Shows a season, or nothing."""
        self.view = view
        self.update()

    def sizeHint(self) -> QSize:
        """A picture of a few lines' height."""
        line = self.fontMetrics()
        return QSize(40 * line.averageCharWidth(), 10 * line.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the bars."""
        if self.view is None:
            return
        painter, colours, weeks = QPainter(self), style.colours_now(), self.view.weeks
        most = max(week.km for week in weeks) or 1.0
        wide = self.width() / len(weeks)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, week in enumerate(weeks):
            for km, colour in ((week.km, colours.line), (week.long_km, colours.accent)):
                height = self.height() * km / most
                painter.setBrush(QColor(*colour))
                box = QRectF(number * wide + 1, self.height() - height, wide - 2, height)
                painter.drawRect(box)
        painter.end()
