"""The widget on which the hours of a week are painted, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy

from pacelift.coach.profile import Window
from pacelift.coach.week_hours import with_stretch, without_stretch
from pacelift.desktop import style
from pacelift.desktop.assistant.grid import (
    DAYS,
    SLOT_MIN,
    SLOTS,
    Box,
    Cell,
    Grid,
    is_painted,
    moved,
    stretches,
)
from pacelift.desktop.colours import Colours
from pacelift.desktop.style import GAP
from pacelift.words.numbers import weekday_name
from pacelift.words.setup_hours import cell_text, hours_text
from pacelift.words.voice import Voice

FIRST: Final = Cell(0, 14)
"""Where the keys begin: Monday at seven."""

_STEPS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_PageUp: (0, -4),
    Qt.Key.Key_PageDown: (0, 4),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class Hours(QFrame):
    """The grid. `painted` comes with the windows after the runner has painted."""

    painted = Signal(tuple)

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self.windows: tuple[Window, ...] = ()
        self.here = FIRST
        self._anchor = FIRST
        self._drag: bool | None = None
        """Whether a drag paints or takes away; None between drags."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(voice.say("Hours for training, Monday to Sunday"))

    def show_windows(self, windows: Iterable[Window]) -> None:
        """Shows these."""
        self.windows = tuple(windows)
        self._tell()

    @property
    def chosen(self) -> tuple[Window, ...]:
        """What is being painted over, or stands ready for Space."""
        return stretches(self._anchor, self.here)

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to paint, or to take away where there is paint already."""
        cell = self.grid.cell_at(event.position().x(), event.position().y())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._drag = not is_painted(self.windows, cell)
        self._go(cell, extend=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on to here, though it be outside."""
        if self._drag is not None:
            self._go(self.grid.nearest(event.position().x(), event.position().y()), extend=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keeps what was painted over."""
        if self._drag is not None and event.button() == Qt.MouseButton.LeftButton:
            paints, self._drag = self._drag, None
            self._paint(paints=paints)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go, with Shift they choose more; Space paints or takes away; Escape gives up."""
        key = Qt.Key(event.key())
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS:
            days, slots = _STEPS[key]
            self._go(moved(self.here, -days if self._is_rtl else days, slots), extend=extend)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            slot = 0 if key == Qt.Key.Key_Home else SLOTS - 1
            self._go(Cell(self.here.weekday, slot), extend=extend)
        elif key == Qt.Key.Key_Space:
            self._paint(paints=not is_painted(self.windows, self._anchor))
        elif key == Qt.Key.Key_Escape and (self._drag is not None or len(self._cells()) > 1):
            self._drag = None
            self._go(self.here, extend=False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys are."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A choice ends with the focus."""
        super().focusOutEvent(event)
        self._drag = None
        self._go(self.here, extend=False)

    def _cells(self) -> set[Cell]:
        return {self._anchor, self.here}

    def _go(self, cell: Cell, *, extend: bool) -> None:
        self.here = cell
        if not extend:
            self._anchor = cell
        self._tell()

    def _paint(self, *, paints: bool) -> None:
        self.windows = self._with_chosen(paints=paints)
        self._anchor = self.here
        self._tell()
        self.painted.emit(self.windows)

    def _with_chosen(self, *, paints: bool) -> tuple[Window, ...]:
        change = with_stretch if paints else without_stretch
        windows = self.windows
        for each in self.chosen:
            windows = change(windows, each)
        return windows

    def _painted_now(self) -> tuple[Window, ...]:
        """With what a drag would do."""
        return self.windows if self._drag is None else self._with_chosen(paints=self._drag)

    def _tell(self) -> None:
        """Says to screen readers where it is and what stands there."""
        here = cell_text(self.chosen, self._voice, is_on=is_painted(self.windows, self.here))
        told = f"{here}\n{hours_text(self.windows, self._voice)}"
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
        self.update()

    # -- painting

    @property
    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def grid(self) -> Grid:
        """Where everything stands at the size it has."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance("00:00") + GAP
        top = metrics.height() + GAP // 2
        return Grid(
            left=left,
            top=top,
            day_width=(self.width() - left) // DAYS,
            slot_height=self._slot_height,
            rtl=self._is_rtl,
        )

    @property
    def _slot_height(self) -> int:
        return max(8, self.fontMetrics().height() // 2)

    def sizeHint(self) -> QSize:
        """A comfortable width; the height is what 48 half hours take."""
        return QSize(self._wide(7), ceil(self.grid.height) + self._slot_height)

    def minimumSizeHint(self) -> QSize:
        """Days may be as narrow as their names."""
        return QSize(self._wide(4), self.sizeHint().height())

    def _wide(self, characters: int) -> int:
        return int(self.grid.left) + DAYS * characters * self.fontMetrics().averageCharWidth()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The grid, the windows over it, what is chosen over them."""
        painter, colours, grid = QPainter(self), style.colours_now(), self.grid
        painter.setFont(self.font())
        self._paint_lines(painter, grid, colours)
        self._paint_windows(painter, grid, colours)
        if self.hasFocus() or self._drag is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # On any ground one of the two is seen.
            for colour, width in ((colours.window, 4), (colours.text, 2)):
                painter.setPen(QPen(QColor(*colour), width))
                painter.drawRects([_rect(grid.window(each)) for each in self.chosen])
        painter.end()

    def _paint_lines(self, painter: QPainter, grid: Grid, colours: Colours) -> None:
        painter.setPen(QColor(*colours.quiet))
        for weekday in range(DAYS):
            name = weekday_name(self._voice, weekday)
            painter.drawText(_rect(grid.name(weekday)), Qt.AlignmentFlag.AlignCenter, name)
        for hour in range(0, 25, 3):
            text = f"{hour:02}:00"
            painter.drawText(_rect(grid.hour(hour)), Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(*colours.line))
        for weekday in range(DAYS):
            painter.drawRect(_rect(grid.day(weekday)))
        first, last = grid.day(0), grid.day(DAYS - 1)
        left = min(first.x, last.x)
        for hour in range(1, 24):
            y = grid.y_of(60 * hour)
            painter.setPen(QPen(QColor(*colours.line), 1, _dash(hour)))
            painter.drawLine(int(left), int(y), int(left + DAYS * grid.day_width), int(y))

    def _paint_windows(self, painter: QPainter, grid: Grid, colours: Colours) -> None:
        painter.setPen(QColor(*colours.on_accent))
        painter.setBrush(QColor(*colours.accent))
        for window in self._painted_now():
            box = _rect(grid.window(window))
            painter.drawRect(box)
            if window.end_min - window.start_min >= 2 * SLOT_MIN:
                start = f"{window.start_min // 60}:{window.start_min % 60:02}"
                place = box.adjusted(2, 1, -2, -1)
                top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                painter.drawText(place, top, start)


def _dash(hour: int) -> Qt.PenStyle:
    return Qt.PenStyle.DotLine if hour % 3 else Qt.PenStyle.SolidLine


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
