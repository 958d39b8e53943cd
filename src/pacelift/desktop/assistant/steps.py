"""The list of steps above the questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabBar

from pacelift.desktop.widgets import literal
from pacelift.words.setup_view import StepTab


class Steps(QTabBar):
    """A tab a step, its mark if something there is wrong."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(name)

    def show_tabs(self, told: Sequence[StepTab], current: int) -> None:
        """Shows the steps, and which one it is at."""
        with QSignalBlocker(self):
            while self.count() > len(told):
                self.removeTab(self.count() - 1)
            for index, tab in enumerate(told):
                if index == self.count():
                    self.addTab("")
                self.setTabText(index, literal(tab.text))
            self.setCurrentIndex(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The style sheet knows no focus of a tab."""
        super().focusInEvent(event)
        self._restyle("focused")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nor its end."""
        super().focusOutEvent(event)
        self._restyle("")

    def _restyle(self, role: str) -> None:
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
