"""One session of today: what to do, three buttons, and after a press what changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pacelift.desktop import icons
from pacelift.desktop.colours import Colours
from pacelift.desktop.effort import EffortRow
from pacelift.desktop.loads import Loads
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label
from pacelift.words.outcome import Outcome
from pacelift.words.today_view import CardView
from pacelift.words.voice import Voice


class Card(QFrame):
    """A session's card.

    `opened` comes when its page is wanted, `pressed` with a mark, `rated` with an RPE, `logged`
    with the lifts done; `undo` and `grown` (it needs another height) with nothing.
    """

    opened = Signal()
    pressed = Signal(str)
    rated = Signal(int)
    logged = Signal(list)
    undo = Signal()
    grown = Signal()

    def __init__(self, view: CardView, voice: Voice, colours: Colours) -> None:
        super().__init__()
        self.view = view
        self._voice, self._colours = voice, colours
        self._outcome: Outcome | None = None
        self._can_undo = self._more_shown = self._asks_again = False
        self.buttons: dict[str, QPushButton] = {}
        self.setObjectName("card")
        self.setAccessibleName(view.name)
        self._body = QVBoxLayout()
        self._body.setSpacing(GAP // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
        column.setSpacing(GAP)
        column.addLayout(self._head())
        column.addLayout(self._body)
        self._fill()

    def show_view(self, view: CardView, outcome: Outcome | None, *, can_undo: bool) -> None:
        """The card as it is now; rebuilt only when something of it is new."""
        told = (view, outcome, can_undo)
        if told == (self.view, self._outcome, self._can_undo):
            return
        if view.told != self.view.told or view.is_open != self.view.is_open:
            self._more_shown = self._asks_again = False
        self.view, self._outcome, self._can_undo = told
        self.setAccessibleName(view.name)
        self._title.setText(view.title)
        self._when.setText(view.when)
        self._fill()

    @property
    def takes_marks(self) -> bool:
        """Whether it shows the three buttons."""
        return bool(self.buttons)

    def has_keyboard(self) -> bool:
        """Whether one of its controls has the focus."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(int(1.5 * GAP))
        size = round(QFontMetrics(self.font()).height() * 1.6)
        mark = QLabel()
        mark.setPixmap(
            icons.sign(self.view.discipline, self._colours.accent, size, self.devicePixelRatioF())
        )
        mark.setAccessibleName(self.view.kind)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = label(self.view.title, "title")
        self._when = label(self.view.when, "quiet")
        words.addWidget(self._title)
        words.addWidget(self._when)
        row.addLayout(words, 1)
        return row

    def _fill(self) -> None:
        had_focus = self.has_keyboard()
        clear(self._body)
        self.buttons = {}
        if self.view.is_open or self._asks_again:
            self._fill_open()
        else:
            self._fill_told()
        if had_focus:
            self._take_focus()
        self.grown.emit()

    def _take_focus(self) -> None:
        first = next((each for each in self.findChildren(QPushButton) if each.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_open(self) -> None:
        for line in self.view.gist:
            self._body.addWidget(label(line))
        self._add_more()
        say, title = self._voice.say, self.view.title
        row = self._row()
        marks = (
            ("done", say("Done"), say("Key D"), "main"),
            ("too-hard", say("Too hard"), say("Key H"), ""),
            ("missed", say("Missed"), say("Key M"), ""),
        )
        for mark, text, key, role in marks if self.view.can_mark else ():
            name = say("{mark}: {title}", mark=text, title=title)
            made = button(text, partial(self.pressed.emit, mark), name=name, role=role, key=key)
            self.buttons[mark] = made
            row.addWidget(made)
        row.addStretch(1)
        if self.view.more:
            row.addWidget(self._more_button())

    def _fill_told(self) -> None:
        say = self._voice.say
        for line in self.view.told:
            self._body.addWidget(label(line, "told"))
        if self._outcome is not None:
            self._add_outcome(self._outcome)
        if self._can_undo:
            self._add_question()
        self._add_more()
        row = self._row()
        if self._can_undo:
            name = say("Undo: {title}", title=self.view.title)
            row.addWidget(button(say("Undo"), self.undo.emit, name=name, key=say("Key Z")))
        else:
            name = say("Change: {title}", title=self.view.title)
            row.addWidget(button(say("Change"), self._ask_again, name=name))
        row.addStretch(1)
        if self.view.more:
            row.addWidget(self._more_button())

    def _add_outcome(self, told: Outcome) -> None:
        for change in told.changes:
            for line in change.lines:
                self._body.addWidget(label(self._voice.say("• {line}", line=line)))
            self._body.addWidget(label(change.why, "quiet"))
        if told.nothing is not None:
            self._body.addWidget(label(told.nothing))
        for text in told.warnings:
            self._body.addWidget(label(self._voice.say("! {text}", text=text), "title"))

    def _add_question(self) -> None:
        """The one more thing that may be told: the loads of a lift, else how hard it was."""
        if self._outcome is None or self._outcome.mark in (None, "missed"):
            return
        if self.view.lifts and self.view.is_logged:
            return
        if self.view.lifts:
            loads = Loads(self.view.lifts, self._voice)
            loads.kept.connect(self.logged)
            self._body.addWidget(loads)
            return
        row = EffortRow(self.view.rpe, self._voice)
        row.rated.connect(self.rated)
        self._body.addWidget(row)

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.setContentsMargins(0, GAP // 2, 0, 0)
        self._body.addLayout(row)
        return row

    def _ask_again(self) -> None:
        self._asks_again = True
        self._fill()

    def _more_button(self) -> QPushButton:
        say = self._voice.say
        text = say("Less") if self._more_shown else say("More")
        name = say("{more}: {title}", more=text, title=self.view.title)
        self._more = button(text, self._toggle_more, name=name, role="flat")
        return self._more

    def _toggle_more(self) -> None:
        self._more_shown = not self._more_shown
        self._fill()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_more(self) -> None:
        if not self._more_shown:
            return
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, GAP // 2, 0, 0)
        column.setSpacing(GAP // 2)
        for part in self.view.more:
            column.addWidget(label(part.heading, "heading"))
            for line in part.lines:
                column.addWidget(label(line.strip()))
        say = self._voice.say
        row = QHBoxLayout()
        name = say("Open: {title}", title=self.view.title)
        row.addWidget(button(say("Open its page"), self.opened.emit, name=name))
        row.addStretch(1)
        column.addLayout(row)
        self._body.addWidget(box)
