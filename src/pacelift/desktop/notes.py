"""What is told above the cards: a press that has no card of today, a calendar's answer, a hint."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pacelift.desktop.desk import Desk
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label
from pacelift.words.outcome import Outcome


class Notes(QFrame):
    """One note at a time, gone with its button or the next one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
        self._column.setSpacing(GAP // 2)
        self.hide()

    def drop(self) -> None:
        """Shows nothing."""
        clear(self._column)
        self.hide()

    def show_text(self, heading: str, *lines: str, can_undo: bool = False) -> None:
        """Shows a heading and lines, with Undo where the last of them can be taken back."""
        clear(self._column)
        self._column.addWidget(label(heading, "title"))
        for line in lines:
            self._column.addWidget(label(line))
        self._buttons(can_undo=can_undo)

    def show_outcome(self, told: Outcome, *, can_undo: bool) -> None:
        """Shows what a press did."""
        clear(self._column)
        say = self._desk.voice.say
        self._column.addWidget(label(told.told, "told"))
        for change in told.changes:
            for line in change.lines:
                self._column.addWidget(label(say("• {line}", line=line)))
            self._column.addWidget(label(change.why, "quiet"))
        if told.nothing is not None:
            self._column.addWidget(label(told.nothing))
        for text in told.warnings:
            self._column.addWidget(label(say("! {text}", text=text), "title"))
        self._buttons(can_undo=can_undo)

    def _buttons(self, *, can_undo: bool) -> None:
        say = self._desk.voice.say
        row = QHBoxLayout()
        if can_undo:
            row.addWidget(button(say("Undo"), self._desk.undo, key=say("Key Z")))
        row.addStretch(1)
        row.addWidget(button(say("OK"), self.drop, name=say("OK, hide this"), role="flat"))
        self._column.addLayout(row)
        self.show()
