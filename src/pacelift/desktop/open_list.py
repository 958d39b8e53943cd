"""The sessions of days before that nobody told anything of, asked in one list."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pacelift.desktop.desk import Desk
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label
from pacelift.words.today_view import OpenList, OpenRow


class OpenSessions(QFrame):
    """A row with three buttons each; at the end, when there are many, one for all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._list: OpenList | None = None
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
        self._column.setSpacing(GAP)
        self.hide()

    def show_list(self, told: OpenList | None) -> None:
        """Shows the questions, or nothing."""
        self.setVisible(told is not None)
        if told == self._list:
            return
        self._list = told
        clear(self._column)
        if told is None:
            return
        self._column.addWidget(label(told.heading, "title"))
        for row in told.rows:
            self._add_row(row)
        if told.rest is not None:
            self._column.addWidget(label(told.rest, "quiet"))
        if told.all:
            say_n, sessions = self._desk.voice.say_n, told.all
            text = say_n("{n} was missed", "All {n} were missed", len(sessions))
            line = QHBoxLayout()
            line.addWidget(button(text, lambda: self._desk.mark_all(sessions, "missed")))
            line.addStretch(1)
            self._column.addLayout(line)

    def _add_row(self, row: OpenRow) -> None:
        say = self._desk.voice.say
        self._column.addWidget(label(row.text))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for mark, text in (
            ("done", say("Done")),
            ("too-hard", say("Too hard")),
            ("missed", say("Missed")),
        ):
            name = say("{mark}: {title}", mark=text, title=row.text)
            buttons.addWidget(button(text, partial(self._desk.mark, row.session, mark), name=name))
        buttons.addStretch(1)
        self._column.addLayout(buttons)
