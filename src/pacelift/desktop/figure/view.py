"""The figure on the screen: it moves while it is seen, and rests when it is told to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle

from pacelift.desktop import style
from pacelift.desktop.figure.drawing import Bounds, bounds, drawing, far_edge, floor_marks
from pacelift.desktop.figure.figures import Figure
from pacelift.desktop.figure.painter import paint, paint_floor
from pacelift.desktop.style import GAP

FRAME_MS: Final = 33
LONGEST_STEP_S: Final = 0.1
"""After a longer wait the figure goes on from where it was."""
LEAST_M: Final = (1.5, 1.5)
"""How wide and high at least that is which the picture shows, so that who lies is no giant."""
HIGH: Final = 40 * GAP


class FigureView(QFrame):
    """Shows a figure; `moved` comes when it begins to move or stops.

    One that `is_still` shows its poses beside each other, under the `captions`.
    """

    moved = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._figure: Figure | None = None
        self._shown: Bounds = (0.0, 0.0, 1.0, 1.0)
        self.captions: tuple[str, str] = ("", "")
        self.time_s = 0.0
        self._is_paused = False
        self._wants_still = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._step)
        self.setObjectName("figure")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    # -- what it shows

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    def show_figure(self, figure: Figure) -> None:
        """Shows another one, from the start of its movement."""
        self._figure = figure
        self.time_s = 0.0
        poses = [figure.still(index) for index in range(len(figure.poses))]
        self._shown = _widened(bounds(figure, poses))
        self._run()
        self.update()

    @property
    def is_still(self) -> bool:
        """Whether movement is unwanted: by the runner, or by the desktop, which has none."""
        slowest = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        return self._wants_still or slowest == 0

    def set_still(self, wanted: bool) -> None:
        """Whether the runner wants no movement."""
        self._wants_still = wanted
        self._run()
        self.update()

    @property
    def is_moving(self) -> bool:
        """Whether it does."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Pauses it, or lets it go on."""
        self._is_paused = not self._is_paused
        self._run()

    def advance(self, seconds: float) -> None:
        """Shows the movement so much later."""
        self.time_s += seconds
        self.update()

    # -- Qt's

    def sizeHint(self) -> QSize:
        """Half as wide again as it is high."""
        return QSize(HIGH * 3 // 2, HIGH)

    def minimumSizeHint(self) -> QSize:
        """Half of that."""
        return self.sizeHint() / 2

    def showEvent(self, event: QShowEvent) -> None:
        """It begins to move."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """It stops where it is."""
        super().hideEvent(event)
        self._run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses it."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The figure now, or its poses beside each other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = style.colours_now()
        ring = colours.accent if self.hasFocus() else colours.line
        painter.setPen(QPen(QColor(*ring), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(*colours.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), GAP, GAP)
        room = QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP)
        if self._figure is not None and self.is_still:
            self._paint_stills(painter, self._figure, room)
        elif self._figure is not None:
            self._paint_moment(painter, self._figure, room)
        painter.end()

    # -- how

    def _paint_moment(self, painter: QPainter, figure: Figure, room: QRectF) -> None:
        colours, marks = style.colours_now(), floor_marks(figure, self.time_s)
        paint_floor(painter, far_edge(figure), room, self._shown, colours, marks)
        paint(painter, drawing(figure, figure.seen(self.time_s)), room, self._shown, colours)

    def _paint_stills(self, painter: QPainter, figure: Figure, room: QRectF) -> None:
        colours, line = style.colours_now(), QFontMetrics(self.font()).height()
        floor = far_edge(figure)
        wide = room.width() / len(figure.stills)
        rooms = [
            QRectF(room.left() + index * wide, room.top(), wide, room.height())
            for index in range(len(figure.stills))
        ]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rooms.reverse()
        captions = self.captions if len(rooms) > 1 else ("",)
        for index, each, caption in zip(figure.stills, rooms, captions, strict=True):
            picture = each.adjusted(0, line, 0, 0)
            paint_floor(painter, floor, picture, self._shown, colours)
            paint(painter, drawing(figure, figure.still(index)), picture, self._shown, colours)
            painter.setPen(QColor(*colours.quiet))
            painter.drawText(each, Qt.AlignmentFlag.AlignHCenter, caption)

    def _run(self) -> None:
        """The timer runs only while there is something to see."""
        wanted = (
            self._figure is not None
            and self.isVisible()
            and not self._is_paused
            and not self.is_still
        )
        if wanted == self._timer.isActive():
            return
        if wanted:
            self._clock.start()
            self._timer.start()
        else:
            self._timer.stop()
        self.moved.emit(wanted)

    def _step(self) -> None:
        self.advance(min(self._clock.restart() / 1000, LONGEST_STEP_S))


def _widened(shown: Bounds) -> Bounds:
    left, bottom, right, top = shown
    more = max(0.0, LEAST_M[0] - (right - left)) / 2
    return left - more, bottom, right + more, max(top, bottom + LEAST_M[1])
