"""The day: its sessions as cards, what still stands open, and what comes next.

Shown by the panel and by the window's first page. It shows the desk's view and passes presses on;
it decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from pacelift.desktop import style
from pacelift.desktop.card import Card
from pacelift.desktop.desk import Desk
from pacelift.desktop.notes import Notes
from pacelift.desktop.open_list import OpenSessions
from pacelift.desktop.progress import ProgressLine
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label, press_named
from pacelift.words.outcome import Outcome
from pacelift.words.today_view import TodayView

MARK_KEYS = {"D": "done", "H": "too-hard", "M": "missed"}


class Today(QWidget):
    """The day of a desk. `grown` comes when it may need another height.

    `menu` is shown behind its button, for desktops without a tray's.
    """

    grown = Signal()

    def __init__(self, desk: Desk, menu: QMenu | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._outcomes: dict[str, Outcome] = {}
        self.shown: TodayView | None = None
        self.cards: list[Card] = []
        self.setObjectName("content")
        self._build(menu)
        self._keys()
        desk.answered.connect(self._show_outcome)
        self.restyle()
        if desk.outcome is not None:
            self._show_outcome(desk.outcome)

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self._colours = style.colours_now()
        self._progress.set_colours(self._colours)
        clear(self._card_column)
        self.cards = []
        if self.shown is not None:
            self.show_view()

    def show_view(self) -> None:
        """Shows the desk's view."""
        view, say = self._desk.view, self._desk.voice.say
        if self.shown is not None and self.shown.date != view.date:
            self._outcomes.clear()
            self.notes.drop()
        self._headline.setText(view.headline)
        self._subline.setText(view.subline)
        self._window_button.setText(say("Window"))
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
        self.shown = view
        self.grown.emit()

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
        card.opened.connect(lambda: self._desk.session_asked.emit(session))
        card.grown.connect(self.grown)
        self._card_column.addWidget(card)
        return card

    def _show_lines(self, view: TodayView) -> None:
        clear(self._lines)
        roles = ["title", *("" for _ in view.lines)]
        for line, role in zip(view.lines, roles, strict=False):
            self._lines.addWidget(label(line, role))
        if view.setup is not None and view.example is not None:
            row = QHBoxLayout()
            row.setContentsMargins(0, GAP, 0, 0)
            row.addWidget(button(view.setup, self._ask_setup, role="main"))
            row.addWidget(button(view.example, self._desk.start_from_example))
            row.addStretch(1)
            self._lines.addLayout(row)
        for text in (view.bedtime, view.next):
            if text is not None:
                self._lines.addWidget(label(text, "quiet" if text is view.next else ""))

    def _ask_setup(self) -> None:
        self._desk.page_asked.emit("setup")

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

    def focus_first(self) -> None:
        """Gives the keyboard to the first card that takes marks."""
        if any(card.has_keyboard() for card in self.cards):
            return
        card = next((each for each in self.cards if each.takes_marks), None)
        first = self if card is None else card.buttons["done"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys(self) -> None:
        for key, mark in MARK_KEYS.items():
            self._key(key, partial(self._press, mark))
        self._key("Z", self._undo)

    def _key(self, key: str, does: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(does)

    def _undo(self) -> None:
        """By key only what a button on the page takes back: a second Z goes no further into the
        past.
        """
        press_named(self, self._desk.voice.say("Undo"))

    def _press(self, mark: str) -> None:
        """A mark by key: of the card that has the keyboard, else of the first open one."""
        asking = [card for card in self.cards if card.takes_marks]
        here = [card for card in asking if card.has_keyboard()]
        if here or asking:
            (here or asking)[0].buttons[mark].click()

    # -- how it is built

    def _build(self, menu: QMenu | None) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        page.setSpacing(int(1.5 * GAP))
        page.addLayout(self._head(menu))
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
        self._window_button = QToolButton(self)
        self._window_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window_button.clicked.connect(lambda: self._desk.page_asked.emit("today"))
        self._window_button.setVisible(menu is not None)
        row.addWidget(self._window_button, 0, Qt.AlignmentFlag.AlignTop)
        self._menu_button = QToolButton(self)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if menu is not None:
            self._menu_button.setMenu(menu)
        self._menu_button.setVisible(menu is not None)
        row.addWidget(self._menu_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(row)
        head.addWidget(self._subline)
        return head

    def minimumSizeHint(self) -> QSize:
        """None: it is as high as its width makes it, not as its narrowest width would."""
        return QSize(0, 0)
