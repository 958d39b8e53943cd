"""The panel: a small window with the day, near the pointer, and as large as the day needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from pacelift.desktop import style
from pacelift.desktop.card import Card
from pacelift.desktop.desk import Desk
from pacelift.desktop.notes import Notes
from pacelift.desktop.style import GAP
from pacelift.desktop.today import Today

SHARE_OF_SCREEN = 0.85

_WAS_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class Panel(QWidget):
    """The window. `menu` is shown behind its button, for desktops without a tray's."""

    def __init__(self, desk: Desk, menu: QMenu | None = None) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self._desk = desk
        self._chosen: QSize | None = None
        """The size that the runner gave it."""
        self._is_scrolled = False
        """Whether that is lower than the page."""
        self._look: style.Look | None = None
        self.setObjectName("panel")
        self._build(menu)
        desk.changed.connect(self.show_view)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        self._restyle()

    @property
    def cards(self) -> list[Card]:
        """The cards of the day's sessions."""
        return self.today.cards

    @property
    def notes(self) -> Notes:
        """What is told above the cards."""
        return self.today.notes

    def show_view(self) -> None:
        """Shows the desk's view."""
        self.setWindowTitle(self._desk.voice.say("Today"))
        self.today.show_view()

    # -- what the runner does

    def appear(self, *, quietly: bool = False) -> None:
        """Shows the panel, near the pointer where the platform allows, and takes the keyboard.

        `quietly` leaves the keyboard where the runner may be typing.
        """
        self._desk.refresh()
        if self.today.shown is None:
            self.show_view()
        if not self.isVisible():
            self._fit()
            self._place()
        elif quietly:
            return
        elif QGuiApplication.platformName().startswith("wayland"):
            self.hide()  # raising a window that is shown only flags it there
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, quietly)
        self.show()
        if quietly:
            return
        self.raise_()
        self.activateWindow()
        self.today.focus_first()

    def _build(self, menu: QMenu | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll)
        self.today = Today(self._desk, menu)
        self.today.grown.connect(self._fit)
        self._scroll.setWidget(self.today)
        self.today.installEventFilter(self)
        closes = QShortcut(QKeySequence("Escape"), self)
        closes.setAutoRepeat(False)
        closes.activated.connect(self.close)

    def _restyle(self) -> None:
        self._look = style.look_now()
        self.setStyleSheet(style.sheet(self._look.colours))
        self.today.restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or font of the desktop is another look."""
        super().changeEvent(event)
        if event.type() in style.CHANGES and self._look not in (None, style.look_now()):
            self._restyle()

    # -- size and place

    def sizeHint(self) -> QSize:
        """As wide as a comfortable line, as high as the content, never higher than the screen.

        What the runner chose stays, but for the height that more content needs.
        """
        chosen = self._chosen
        if chosen is None:
            return QSize(style.panel_width(), self._height_at(style.panel_width()))
        if self._is_scrolled:
            return chosen
        return QSize(chosen.width(), max(chosen.height(), self._height_at(chosen.width())))

    def _height_at(self, width: int) -> int:
        layout = self.today.layout()
        if layout is None:
            return 0
        layout.activate()  # rows within it may know what was before the style sheet
        height = layout.totalHeightForWidth(width)
        return min(height, int(self.screen().availableGeometry().height() * SHARE_OF_SCREEN))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the content needs is what the window is as high as."""
        if watched is self.today and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        for child in self.today.findChildren(QWidget):
            if child.isHidden() and not child.testAttribute(_WAS_HIDDEN):
                child.show()  # Qt does so too, but later, and the window would grow in two steps
        self.resize(self.sizeHint())
        if self.isVisible() and not QGuiApplication.platformName().startswith("wayland"):
            room = self.screen().availableGeometry()
            self.move(self.pos() + into(self.frameGeometry(), room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The desktop's resizing is the runner's: too low for the page, it is to be scrolled."""
        super().resizeEvent(event)
        if not event.spontaneous():
            return
        self._chosen = chosen = event.size()
        # A narrower page is higher by itself: that is no wish to scroll it.
        page = min(map(self._height_at, (chosen.width(), style.panel_width())))
        self._is_scrolled = chosen.height() < page

    def _place(self) -> None:
        if QGuiApplication.platformName().startswith("wayland"):
            return
        pointer = QCursor.pos()
        screen = QGuiApplication.screenAt(pointer) or self.screen()
        self.move(beside(pointer, self.size(), screen.availableGeometry()))


def into(frame: QRect, room: QRect) -> QPoint:
    """By how much a window has to move to be wholly in the room, its top left before all."""
    x = max(room.left() - frame.left(), min(0, room.right() - frame.right()))
    y = max(room.top() - frame.top(), min(0, room.bottom() - frame.bottom()))
    return QPoint(x, y)


def beside(pointer: QPoint, size: QSize, room: QRect) -> QPoint:
    """Where a window of that size stands near the pointer and wholly in the room."""
    left = pointer.x() - size.width() // 2
    above = pointer.y() - size.height() - GAP
    top = above if above >= room.top() else pointer.y() + GAP
    return QPoint(
        max(room.left(), min(left, room.right() - size.width())),
        max(room.top(), min(top, room.bottom() - size.height())),
    )
