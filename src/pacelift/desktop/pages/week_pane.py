"""Beside the week's board: what the last press did, where a session in hand would go, the chosen
session.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pacelift.desktop import style
from pacelift.desktop.card import Card
from pacelift.desktop.desk import Desk
from pacelift.desktop.notes import Notes
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label, press_named
from pacelift.words.outcome import Outcome


class WeekPane(QWidget):
    """The pane. `opened` comes with the id of a session whose page is wanted, `move_asked` when the
    chosen one is to be carried, `put_asked` and `let_go_asked` for the one in hand.
    """

    opened = Signal(str)
    move_asked = Signal()
    put_asked = Signal()
    let_go_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = ""
        self._outcome: Outcome | None = None
        self.card: Card | None = None
        self.setObjectName("content")
        self._build()
        desk.answered.connect(self._show_outcome)

    # -- what it shows

    def show_session(self, session: str) -> None:
        """Shows a session's card; nothing for an empty id."""
        self._shown = session
        view = self._desk.card(session) if session else None
        self._empty.setVisible(view is None)
        self._row.setVisible(view is not None)
        if view is None:
            self._drop_card()
            return
        if self.card is None or self.card.view.session != session:
            self._drop_card()
            self.card = Card(view, self._desk.voice, style.colours_now())
            self.card.pressed.connect(partial(self._desk.mark, session))
            self.card.rated.connect(partial(self._desk.rate, session))
            self.card.logged.connect(partial(self._desk.log, session))
            self.card.undo.connect(self._desk.undo)
            self.card.opened.connect(self._open)
            self._column.insertWidget(self._column.indexOf(self._row), self.card)
        told = self._outcome
        mine = told if told is not None and told.session == session and told.mark else None
        can_undo = self._desk.undo_session == session and not view.is_open
        self.card.show_view(view, mine, can_undo=can_undo)

    def show_place(self, title: str | None, lines: tuple[str, ...]) -> None:
        """Tells of the place that a session in hand is over; None when nothing is."""
        self._hand.setVisible(title is not None)
        for each in (self.card, self._row):
            if each is not None:
                each.setVisible(title is None)
        if title is not None:
            self._hand_title.setText(title)
            self._hand_place.setText("\n".join(lines))

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self._drop_card()
        self.show_session(self._shown)

    def _drop_card(self) -> None:
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None

    def _show_outcome(self, told: Outcome) -> None:
        """What has a mark is told on its card, all else above."""
        self._outcome = told
        if told.session == self._shown and told.mark is not None and not told.is_taken_back:
            self.notes.drop()
        else:
            self.notes.show_outcome(told, can_undo=not told.is_taken_back)

    # -- what the runner does

    def press(self, mark: str) -> None:
        """A mark by key."""
        made = None if self.card is None else self.card.buttons.get(mark)
        if made is not None:
            made.click()

    def undo(self) -> None:
        """By key only what a button here takes back."""
        press_named(self, self._desk.voice.say("Undo"))

    # -- how it is built

    def _build(self) -> None:
        say = self._desk.voice.say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, GAP, 0)
        self._column.setSpacing(GAP)
        self.notes = Notes(self._desk)
        self._column.addWidget(self.notes)
        self._column.addWidget(self._hand_card())
        self._empty = label(say("No session in this week."), "quiet")
        self._column.addWidget(self._empty)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(button(say("Open"), self._open, key=say("Key O")))
        self.move_button = button(say("Move"), self.move_asked.emit, key=say("Space on the board"))
        row.addWidget(self.move_button)
        row.addStretch(1)
        self._column.addWidget(self._row)
        self._column.addWidget(
            label(
                say(
                    "Drag a session to another time; or choose it with the arrow keys, take it "
                    "with Space, carry it with the arrows, put it down with Space. Escape lets go."
                ),
                "quiet",
            )
        )
        self._column.addStretch(1)

    def _hand_card(self) -> QFrame:
        say = self._desk.voice.say
        self._hand = QFrame()
        self._hand.setObjectName("card")
        column = QVBoxLayout(self._hand)
        column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
        column.setSpacing(GAP)
        self._hand_title, self._hand_place = label("", "title"), label()
        column.addWidget(self._hand_title)
        column.addWidget(self._hand_place)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(button(say("Put it here"), self.put_asked.emit, role="main"))
        row.addWidget(button(say("Leave it"), self.let_go_asked.emit))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(label(say("Hatched: a rule does not hold there."), "quiet"))
        self._hand.hide()
        return self._hand

    def _open(self) -> None:
        if self._shown:
            self.opened.emit(self._shown)

    def minimumSizeHint(self) -> QSize:
        """As wide as its buttons; Qt would keep room for texts at their narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)
