"""The panel: a small window with today's sessions, what still stands open, and what comes next.

It shows the desk's view and passes presses on; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pacelift.desktop import style
from pacelift.desktop.card import Card
from pacelift.desktop.desk import Desk
from pacelift.desktop.notes import Notes
from pacelift.desktop.open_list import OpenSessions
from pacelift.desktop.progress import ProgressLine
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label
from pacelift.words.outcome import Outcome
from pacelift.words.today_view import TodayView

MARK_KEYS = {"D": "done", "H": "too-hard", "M": "missed"}
SHARE_OF_SCREEN = 0.85

_WAS_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class Panel(QWidget):
    """The window. `menu` is shown behind its button, for desktops without a tray's."""

    def __init__(self, desk: Desk, menu: QMenu | None = None) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self._desk = desk
        self._outcomes: dict[str, Outcome] = {}
        self._shown: TodayView | None = None
        self.cards: list[Card] = []
        self._chosen: QSize | None = None
        """The size that the runner gave it."""
        self._is_scrolled = False
        """Whether that is lower than the page."""
        self.setObjectName("panel")
        self._build(menu)
        self._keys()
        desk.changed.connect(self.show_view)
        desk.answered.connect(self._show_outcome)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        self._restyle()
        if desk.outcome is not None:
            self._show_outcome(desk.outcome)

    # -- what it shows

    def show_view(self) -> None:
        """Shows the desk's view."""
        view, say = self._desk.view, self._desk.voice.say
        if self._shown is not None and self._shown.date != view.date:
            self._outcomes.clear()
            self.notes.drop()
        self.setWindowTitle(say("Today"))
        self._headline.setText(view.headline)
        self._subline.setText(view.subline)
        self._menu_button.setText(say("Menu"))
        self._progress.show_progress(view.progress)
        asks = view.needs_you
        self._asks.setText("" if asks is None else say("! {text}", text=asks))
        self._asks.setVisible(asks is not None)
        self._show_cards(view)
        self._show_lines(view)
        self.open.show_list(view.open)
        keys = say("Keys: D done, H too hard, M missed, Z undo")
        self._foot.setText(keys)
        self._foot.setVisible(any(card.takes_marks for card in self.cards))
        self._shown = view
        self._fit()

    def _show_cards(self, view: TodayView) -> None:
        if [card.view.session for card in self.cards] != [each.session for each in view.cards]:
            clear(self._card_column)
            self.cards = [self._card(each.session) for each in view.cards]
        for card, each in zip(self.cards, view.cards, strict=True):
            told = None if each.is_open else self._outcomes.get(each.session)
            # The window fits them all at once: between two of them the page may be far higher.
            with QSignalBlocker(card):
                card.show_view(each, told, can_undo=view.undo_session == each.session)

    def _card(self, session: str) -> Card:
        view = next(each for each in self._desk.view.cards if each.session == session)
        card = Card(view, self._desk.voice, self._colours)
        card.pressed.connect(lambda mark: self._desk.mark(session, mark))
        card.rated.connect(lambda rpe: self._desk.rate(session, rpe))
        card.logged.connect(lambda lifts: self._desk.log(session, lifts))
        card.undo.connect(self._desk.undo)
        card.grown.connect(self._fit)
        self._card_column.addWidget(card)
        return card

    def _show_lines(self, view: TodayView) -> None:
        clear(self._lines)
        roles = ["title", *("" for _ in view.lines)]
        for line, role in zip(view.lines, roles, strict=False):
            self._lines.addWidget(label(line, role))
        if view.example is not None:
            row = QHBoxLayout()
            row.setContentsMargins(0, GAP, 0, 0)
            row.addWidget(button(view.example, self._desk.start_from_example, role="main"))
            row.addStretch(1)
            self._lines.addLayout(row)
        for text in (view.bedtime, view.next):
            if text is not None:
                self._lines.addWidget(label(text, "quiet" if text is view.next else ""))

    def _show_outcome(self, told: Outcome) -> None:
        """Keeps what a press did for its card; what has no card of today is told above."""
        today = {each.session for each in self._desk.view.cards}
        if told.session in today and told.session is not None:
            self._outcomes[told.session] = told
        if told.session not in today or told.is_taken_back:
            self.notes.show_outcome(told, can_undo=not told.is_taken_back)
        else:
            self.notes.drop()

    # -- what the runner does

    def appear(self, *, quietly: bool = False) -> None:
        """Shows the panel, near the pointer where the platform allows, and takes the keyboard.

        `quietly` leaves the keyboard where the runner may be typing.
        """
        self._desk.refresh()
        if self._shown is None:
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
        self._focus_first()

    def _focus_first(self) -> None:
        if any(card.has_keyboard() for card in self.cards):
            return
        card = next((each for each in self.cards if each.takes_marks), None)
        first = self if card is None else card.buttons["done"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys(self) -> None:
        for key, mark in MARK_KEYS.items():
            self._key(key, partial(self._press, mark))
        self._key("Z", self._undo)
        self._key("Escape", self.close)

    def _key(self, key: str, does: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(does)

    def _undo(self) -> None:
        """By key only what a button on the page takes back: a second Z goes no further into the
        past.
        """
        named = self._desk.voice.say("Undo")
        for each in self.findChildren(QPushButton):
            if each.text() == named and each.isVisible():
                each.click()
                return

    def _press(self, mark: str) -> None:
        """A mark by key: of the card that has the keyboard, else of the first open one."""
        asking = [card for card in self.cards if card.takes_marks]
        here = [card for card in asking if card.has_keyboard()]
        if here or asking:
            (here or asking)[0].buttons[mark].click()

    # -- how it is built

    def _build(self, menu: QMenu | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll)
        self._content = _Content()
        self._content.setObjectName("content")
        self._scroll.setWidget(self._content)
        page = QVBoxLayout(self._content)
        page.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        page.setSpacing(int(1.5 * GAP))
        page.addLayout(self._head(menu))
        self._content.installEventFilter(self)
        self._progress = ProgressLine()
        page.addWidget(self._progress)
        self._asks = label("", "title")
        page.addWidget(self._asks)
        self.notes = Notes(self._desk)
        page.addWidget(self.notes)
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(int(1.5 * GAP))
        page.addLayout(self._card_column)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP // 2)
        page.addLayout(self._lines)
        self.open = OpenSessions(self._desk)
        page.addWidget(self.open)
        self._foot = label("", "quiet")
        page.addWidget(self._foot)
        page.addStretch(1)

    def _head(self, menu: QMenu | None) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(GAP // 4)
        row = QHBoxLayout()
        self._headline, self._subline = label("", "headline"), label("", "quiet")
        row.addWidget(self._headline, 1)
        self._menu_button = QToolButton()
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if menu is not None:
            self._menu_button.setMenu(menu)
        self._menu_button.setVisible(menu is not None)
        row.addWidget(self._menu_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(row)
        head.addWidget(self._subline)
        return head

    def _restyle(self) -> None:
        self._colours = style.colours_now()
        self.setStyleSheet(style.sheet(self._colours))
        self._progress.set_colours(self._colours)
        clear(self._card_column)
        self.cards = []
        if self._shown is not None:
            self.show_view()

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or font of the desktop is another look."""
        super().changeEvent(event)
        of_palette = event.type() in (
            QEvent.Type.PaletteChange,
            QEvent.Type.ApplicationPaletteChange,
            QEvent.Type.ThemeChange,
        )
        if self._shown is None:
            return
        is_other = of_palette and style.colours_now() != self._colours
        if is_other or event.type() == QEvent.Type.ApplicationFontChange:
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
        layout = self._content.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        return min(height, int(self.screen().availableGeometry().height() * SHARE_OF_SCREEN))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the content needs is what the window is as high as."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        for child in self._content.findChildren(QWidget):
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


class _Content(QWidget):
    """What is scrolled: as high as its width makes it, not as its narrowest width would."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


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
