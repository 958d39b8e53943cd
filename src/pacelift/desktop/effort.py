"""How hard it was, 0 to 10: a row of buttons, optional."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.words.voice import Voice

HARDEST = 10


class EffortRow(QWidget):
    """The question; `rated` comes with the number."""

    rated = Signal(int)

    def __init__(self, told: float | None, voice: Voice) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP // 2, 0, 0)
        column.setSpacing(GAP // 2)
        say = voice.say
        column.addWidget(label(say("How hard was it? 0 is nothing, 10 is all you had."), "quiet"))
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        column.addLayout(row)
        self.buttons = []
        for number in range(HARDEST + 1):
            made = button(
                str(number),
                partial(self.rated.emit, number),
                name=say("Effort {number} of 10", number=number),
                role="number",
            )
            made.setMinimumWidth(QFontMetrics(made.font()).horizontalAdvance("00") + GAP)
            made.setCheckable(True)
            made.setChecked(told == number)
            row.addWidget(made, 1)
            self.buttons.append(made)
