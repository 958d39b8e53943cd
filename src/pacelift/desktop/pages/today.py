"""The first page of the window: the day, as the panel has it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pacelift.desktop import style
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.page import Page
from pacelift.desktop.style import GAP
from pacelift.desktop.today import Today


class TodayPage(Page):
    """The day, no wider than is comfortable to read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today = Today(desk)
        content = QWidget()
        content.setObjectName("content")
        row = QHBoxLayout(content)
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.addWidget(self.today, 1)
        row.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.today.setMaximumWidth(style.panel_width())

    def refresh(self) -> None:
        """Shows the desk's day."""
        self.today.show_view()

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self.today.setMaximumWidth(style.panel_width())
        self.today.restyle()
