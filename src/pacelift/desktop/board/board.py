"""The widget of a week's board: sessions chosen, picked up and put down, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication, QSizePolicy

from pacelift.coach.places import Stretch, rule_at
from pacelift.desktop import style
from pacelift.desktop.board import picture
from pacelift.desktop.board.carrying import Carried, carried
from pacelift.desktop.board.frame import LINES_AN_HOUR, Frame, cards, frame, height_of
from pacelift.desktop.drawing import Mark, Rect
from pacelift.desktop.painting import inks_of, paint
from pacelift.desktop.ruler import Ruler
from pacelift.words.voice import Voice
from pacelift.words.week_view import BoardSession, WeekView, place_text

_DAY_CHARACTERS: Final = (9, 14)
"""How wide a day is at the least and as it looks best."""

_STEPS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_WEEKS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Board(QAbstractSlider):
    """The board of a week. To screen readers it is a slider over the sessions.

    `chosen` comes with a session's id when another is chosen, `asked` when one is to be opened,
    `picked_up` when one comes into the runner's hand, `over` with lines about the place that it is
    over (none when it is put down or let go), `put` with its id and the wall time to move it to,
    `week_asked` with 1 or -1 for the next or the previous week.
    """

    chosen = Signal(str)
    asked = Signal(str)
    picked_up = Signal(str)
    over = Signal(tuple)
    put = Signal(str, object)
    week_asked = Signal(int)

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self._view: WeekView | None = None
        self._here = ""
        self._held: Carried | None = None
        self._pressed: tuple[str, QPointF] | None = None
        self._by_mouse = False
        self._found: tuple[Stretch, ...] | None = None
        self._frame: Frame | None = None
        self._areas: dict[str, Rect] = {}
        self._layers: tuple[QPixmap, QPixmap] | None = None
        self._shaded: QPixmap | None = None
        """Both, and between them where the session in hand may go."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(voice.say("Week, day by day"))

    # -- what it shows

    @property
    def view(self) -> WeekView | None:
        """The week that is shown."""
        return self._view

    @property
    def here(self) -> str:
        """The id of the session that is chosen; empty in a week without any."""
        return self._here

    @property
    def held(self) -> Carried | None:
        """What is in the runner's hand."""
        return self._held

    def show_model(self, view: WeekView) -> None:
        """Shows a week; the same session stays chosen if it is in it, and what is held is held."""
        if view == self._view:
            return
        self._view = view
        known = [each.session for each in view.sessions]
        self.setRange(0, max(len(known) - 1, 0))
        if self._here not in known:
            self._here = self._first(view)
        if self._held is not None:
            self._held = self._held.by(view, 0, 0)
        self._drop_made()
        self.updateGeometry()
        self._tell()
        self.chosen.emit(self._here)

    def show_places(self, found: Iterable[Stretch]) -> None:
        """Shows where the session in hand may go."""
        if self._held is not None:
            self._found, self._shaded = tuple(found), None
            self._tell_place()

    def choose(self, session: str) -> bool:
        """Chooses a session; whether it is on the board."""
        if self._find(session) is None:
            return False
        if session != self._here:
            self._here = session
            self._tell()
            self.chosen.emit(session)
        return True

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self._drop_made()
        self.update()

    @staticmethod
    def _first(view: WeekView) -> str:
        """What a runner wants first: today's, or the next that is open, else the week's first."""
        if not view.sessions:
            return ""
        today = next((at for at, each in enumerate(view.days) if each.is_today), None)
        if today is not None:
            later = [e for e in view.sessions if e.stay.day >= today and e.status == "planned"]
            if later:
                return later[0].session
        return view.sessions[0].session

    def _find(self, session: str) -> BoardSession | None:
        view = self._view
        shown = () if view is None else view.sessions
        return next((each for each in shown if each.session == session), None)

    def _tell(self) -> None:
        """Says to screen readers what is chosen, or where what is held is."""
        there = self._find(self._here)
        if there is not None and self._view is not None:
            self.setValue(self._view.sessions.index(there))
        told = "" if there is None else there.name
        if self._held is not None:
            told = "\n".join(self._place_lines())
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
        self.update()

    def _tell_place(self) -> None:
        self.over.emit(self._place_lines())
        self._tell()

    def _place_lines(self) -> tuple[str, ...]:
        held, view = self._held, self._view
        if held is None or view is None:
            return ()
        start = held.start(view)
        if held.is_home(view) or self._found is None:
            return (*place_text(start, (), self._voice)[:1],)
        return place_text(start, rule_at(self._found, start), self._voice)

    # -- picking up and putting down

    def pick_up(self, session: str = "") -> bool:
        """Takes a session, else the chosen one, into the runner's hand; whether it may be moved."""
        there = self._find(session or self._here)
        if there is None or not there.can_move or self._view is None:
            return False
        self._hold(carried(there, self._view.number))
        return True

    def let_go(self) -> None:
        """Leaves what is held where it was."""
        if self._held is None:
            return
        self._held, self._found, self._by_mouse = None, None, False
        self._shaded = None
        self.unsetCursor()
        self.over.emit(())
        self._tell()

    def put_down(self) -> None:
        """Asks for what is held to be moved to where it is over."""
        held, view = self._held, self._view
        if held is None or view is None:
            return
        start: datetime = held.start(view)
        self.let_go()
        if not held.is_home(view):
            self.put.emit(held.session.session, start)

    def _hold(self, held: Carried) -> None:
        self._held, self._found, self._shaded = held, None, None
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.picked_up.emit(held.session.session)
        self._tell_place()

    def _carry(self, held: Carried) -> None:
        if held != self._held:
            self._held = held
            self._tell_place()

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses what is there; a session that is carried by keys is put down."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._held is not None:
            self._carry_to(event.position())
            self.put_down()
            return
        session = self._session_at(event.position())
        if session is not None:
            self._pressed = (session, event.position())
            self.choose(session)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Picks up what was pressed, and carries it."""
        if self._held is not None:
            self._carry_to(event.position())
            return
        if self._pressed is None:
            return
        session, at = self._pressed
        far = (event.position() - at).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            self._pick_up_at(session, at)
            self._carry_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Puts it down."""
        self._pressed = None
        if self._held is not None and self._by_mouse:
            self._carry_to(event.position())
            self.put_down()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what is there."""
        session = self._session_at(event.position())
        if session is not None:
            self.asked.emit(session)

    def _session_at(self, at: QPointF) -> str | None:
        self._make()
        # The chosen one lies above the others.
        names = sorted(self._areas, key=lambda each: each != self._here)
        for name in names:
            area = self._areas[name]
            if area.x <= at.x() < area.right and area.y <= at.y() < area.bottom:
                return name
        return None

    def _pick_up_at(self, session: str, at: QPointF) -> None:
        there, made = self._find(session), self._make()
        if there is None or made is None or self._view is None or not there.can_move:
            return
        self._by_mouse = True
        grip = made.minute_at(at.y()) - there.stay.start_min
        self._hold(carried(there, self._view.number, grip))

    def _carry_to(self, at: QPointF) -> None:
        made = self._make()
        if self._held is not None and self._view is not None and made is not None:
            self._carry(self._held.at_pixel(self._view, made, at.x(), at.y()))

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from session to session; Space picks up and puts down, arrows carry, Escape
        lets go; Enter opens; Page Up and Page Down go to other weeks.
        """
        key = Qt.Key(event.key())
        if key in _WEEKS:
            self.week_asked.emit(_WEEKS[key])
        elif self._held is not None:
            self._carry_by_key(key, event)
        elif key in _STEPS:
            days, steps = _STEPS[key]
            self._go(-days if self._is_rtl else days, steps)
        elif key == Qt.Key.Key_Space:
            self.pick_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._here:
            self.asked.emit(self._here)
        else:
            event.ignore()

    def _carry_by_key(self, key: Qt.Key, event: QKeyEvent) -> None:
        held, view = self._held, self._view
        if held is None or view is None:
            return
        if key in _STEPS:
            days, steps = _STEPS[key]
            self._carry(held.by(view, -days if self._is_rtl else days, steps))
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.put_down()
        elif key == Qt.Key.Key_Escape:
            self.let_go()
        else:
            event.ignore()

    def _go(self, days: int, steps: int) -> None:
        """To the next session of the day, or to the nearest of the next day that has any."""
        there, view = self._find(self._here), self._view
        if there is None or view is None:
            return
        if steps:
            same = [each for each in view.sessions if each.stay.day == there.stay.day]
            at = same.index(there) + steps
            if 0 <= at < len(same):
                self.choose(same[at].session)
            return
        day = there.stay.day + days
        while 0 <= day < len(view.days):
            others = [each for each in view.sessions if each.stay.day == day]
            if others:
                near = min(others, key=lambda e: abs(e.stay.start_min - there.stay.start_min))
                self.choose(near.session)
                return
            day += days

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls what the board is in."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is carried by keys stays in hand: a button beside the board may be pressed."""
        super().focusOutEvent(event)
        self.update()

    # -- its size

    @property
    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _ruler(self) -> Ruler:
        metrics = QFontMetricsF(self.font())
        return Ruler(metrics.height(), metrics.horizontalAdvance)

    def sizeHint(self) -> QSize:
        """As it looks best."""
        return self._size(1)

    def minimumSizeHint(self) -> QSize:
        """As small as it can be read."""
        return self._size(0)

    def _size(self, which: int) -> QSize:
        characters = 8 + 7 * _DAY_CHARACTERS[which]
        wide = self.fontMetrics().averageCharWidth() * characters
        if self._view is None:
            return QSize(wide, 0)
        return QSize(wide, ceil(height_of(self._view, self._ruler(), LINES_AN_HOUR[which])))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another picture."""
        super().resizeEvent(event)
        self._drop_made()

    def changeEvent(self, event: QEvent) -> None:
        """So is another font or direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._drop_made()
            self.updateGeometry()
            self.update()

    # -- painting

    @property
    def frame_now(self) -> Frame | None:
        """Where everything stands, as data."""
        return self._make()

    @property
    def areas(self) -> dict[str, Rect]:
        """Where each card stands."""
        self._make()
        return self._areas

    def _drop_made(self) -> None:
        self._frame, self._layers, self._shaded, self._areas = None, None, None, {}

    def _make(self) -> Frame | None:
        if self._view is not None and self._frame is None:
            made = frame(self._view, self.width(), self.height(), self._ruler(), rtl=self._is_rtl)
            self._frame, self._areas = made, cards(made, self._view.sessions)
        return self._frame

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What stays while a session is carried is kept as a picture; over it what changes."""
        made, view = self._make(), self._view
        if made is None or view is None:
            return
        if self._layers is None or self._layers[0].devicePixelRatio() != self.devicePixelRatioF():
            self._layers, self._shaded = self._painted(view, made), None
        if self._shaded is None:
            self._shaded = self._composed(view, made, *self._layers)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._shaded)
        self._paint(painter, self._marks_above(made))
        painter.end()

    def _composed(self, view: WeekView, made: Frame, ground: QPixmap, above: QPixmap) -> QPixmap:
        """Ground and cards, and between them where the session in hand may go."""
        whole = QPixmap(ground)
        painter = QPainter(whole)
        if self._held is not None and self._found is not None:
            self._paint(painter, picture.shading(view, made, self._found))
        painter.drawPixmap(0, 0, above)
        painter.end()
        return whole

    def _painted(self, view: WeekView, made: Frame) -> tuple[QPixmap, QPixmap]:
        """What stays as it is while something is carried: what lies below it, and the cards."""
        ruler = self._ruler()
        return (
            self._layer(picture.ground(view, made, ruler)),
            self._layer(picture.cards(view.sessions, self._areas, ruler)),
        )

    def _layer(self, marks: Iterable[Mark]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._paint(painter, marks)
        painter.end()
        return pixmap

    def _marks_above(self, made: Frame) -> Iterator[Mark]:
        if self._held is not None:
            yield from picture.in_hand(self._held, made, self._ruler())
            return
        area = self._areas.get(self._here)
        if area is not None:
            yield from picture.framed(area, "accent" if self.hasFocus() else "text")

    def _paint(self, painter: QPainter, marks: Iterable[Mark]) -> None:
        painter.setFont(self.font())
        paint(painter, marks, inks_of(style.colours_now()), self.font(), 1.0)
