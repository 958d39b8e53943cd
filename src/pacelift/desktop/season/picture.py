"""The widget that shows a season: hover and keys go from week to week."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from pacelift.desktop import style
from pacelift.desktop.colours import Colours
from pacelift.desktop.painting import inks_of, paint
from pacelift.desktop.ruler import Ruler
from pacelift.desktop.season.frame import least_height, natural_height
from pacelift.desktop.season.geometry import SeasonGeometry, season_geometry
from pacelift.desktop.season.legend import legend_rows
from pacelift.words.season_view import SeasonView

LEAST_CHARACTERS = 48
NATURAL_CHARACTERS = 90
WEEKS_A_PAGE = 4


class SeasonPicture(QAbstractSlider):
    """The picture. To the keyboard and to screen readers it is a slider over the weeks.

    `week_shown` comes with the index of the week that the mouse or the keys are at, `week_asked`
    with the number of one that the runner wants to see whole.
    """

    week_shown = Signal(int)
    week_asked = Signal(int)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._view: SeasonView | None = None
        self._made: SeasonGeometry | None = None
        self.setAccessibleName(name)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.valueChanged.connect(self._tell)

    # -- what it shows

    def show_model(self, view: SeasonView | None) -> None:
        """Shows a season, or nothing; stays at the week it is at, first at today's."""
        first = self._view is None
        self._view, self._made = view, None
        if view is not None:
            self.setRange(0, len(view.weeks) - 1)
            self.setPageStep(WEEKS_A_PAGE)
            if first:
                self.setValue(view.this_week)
            self._tell()
        self.updateGeometry()
        self.update()

    @property
    def view(self) -> SeasonView | None:
        """The season that is shown."""
        return self._view

    @property
    def geometry_now(self) -> SeasonGeometry | None:
        """What is painted, as data."""
        if self._view is not None and self._made is None:
            self._made = season_geometry(
                self._view,
                self.width(),
                self.height(),
                self._ruler(),
                rtl=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
            )
        return self._made

    def facts(self) -> tuple[str, ...]:
        """What there is to say of the week that is shown."""
        return () if self._view is None else self._view.weeks[self.value()].facts

    def _tell(self) -> None:
        """Says the week to screen readers and to whoever shows its facts."""
        self.setAccessibleDescription("\n".join(self.facts()))
        self.update()
        self.week_shown.emit(self.value())

    def ask(self) -> None:
        """Asks for the week that is told."""
        if self._view is not None:
            self.week_asked.emit(self._view.weeks[self.value()].number)

    # -- its size

    def _ruler(self) -> Ruler:
        metrics = QFontMetricsF(self.font())
        return Ruler(metrics.height(), metrics.horizontalAdvance)

    def sizeHint(self) -> QSize:
        """As it looks best."""
        return self._size(NATURAL_CHARACTERS, natural_height)

    def minimumSizeHint(self) -> QSize:
        """As small as it can be read."""
        return self._size(LEAST_CHARACTERS, least_height)

    def _size(self, characters: int, height: Callable[[SeasonView, Ruler, int], float]) -> QSize:
        wide = self.fontMetrics().averageCharWidth() * characters
        if self._view is None:
            return QSize(wide, 0)
        ruler = self._ruler()
        rows = len(legend_rows(self._view, min(wide, self.width()), ruler))
        return QSize(wide, ceil(height(self._view, ruler, rows)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another picture, and its legend may take more rows."""
        super().resizeEvent(event)
        self._made = None
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """So is another font or direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._made = None
            self.updateGeometry()
            self.update()

    # -- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The week under the mouse is the one that is told."""
        self._point_at(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press does the same where a mouse cannot hover."""
        self._point_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Asks for the week."""
        if self._point_at(event):
            self.ask()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page that the picture is on, not the weeks."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, Home and End go from week to week; Enter asks for it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _point_at(self, event: QMouseEvent) -> bool:
        made = self.geometry_now
        week = None if made is None else made.week_at(event.position().x())
        if week is not None:
            self.setValue(week)
        return week is not None

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the week that is told, then the season over it."""
        made = self.geometry_now
        if made is None:
            return
        painter = QPainter(self)
        colours = style.colours_now()
        painter.setFont(self.font())
        self._paint_week(painter, made, colours)
        paint(painter, made.marks, inks_of(colours), self.font(), 1.0)
        painter.end()

    def _paint_week(self, painter: QPainter, made: SeasonGeometry, colours: Colours) -> None:
        column = made.columns[self.value()]
        area = QRectF(column.x, column.y, column.width, column.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        ink = colours.accent if has_focus else colours.line
        painter.setPen(QPen(QColor(*ink), 2 if has_focus else 1))
        painter.setBrush(QColor(*colours.raised))
        painter.drawRoundedRect(area, 4, 4)
