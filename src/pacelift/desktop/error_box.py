"""An error for a person: what happened, what to do, and the details behind a button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from pacelift.desktop import style
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.words.voice import Voice


class ErrorBox(QDialog):
    """Stays open beside whatever else is; `details` may be empty."""

    def __init__(self, title: str, text: str, fix: str, details: str, voice: Voice) -> None:
        super().__init__()
        say = voice.say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Pacelift"))
        self.setStyleSheet(style.sheet(style.colours_now()))
        self._whole = "\n".join(line for line in (title, text, fix, details) if line)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(label(title, "title"))
        column.addWidget(label(text))
        column.addWidget(label(fix))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(say("Details"))
        self.details.setTabChangesFocus(True)
        self.details.hide()
        column.addWidget(self.details)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.show_details = button(say("Details"), self._toggle)
        self.show_details.setVisible(bool(details))
        row.addWidget(self.show_details)
        row.addWidget(button(say("Copy"), self._copy, name=say("Copy all of this")))
        row.addStretch(1)
        self.close_button = button(say("Close"), self.close, role="main")
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.setMinimumWidth(style.panel_width())
        self.close_button.setFocus()

    def _toggle(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)
