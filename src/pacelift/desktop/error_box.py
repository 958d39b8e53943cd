"""An error for a person: what happened, what to do, and the details behind a button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from pacelift.desktop import style
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, fit, label
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
        column = self._column = QVBoxLayout(self)
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
        self._details, self._hide = say("Details"), say("Hide details")
        self.show_details = button(self._details, self._toggle)
        self.show_details.setVisible(bool(details))
        row.addWidget(self.show_details)
        row.addWidget(button(say("Copy"), self._copy, name=say("Copy all of this")))
        row.addStretch(1)
        self.close_button = button(say("Close"), self.close, role="main")
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.setMinimumWidth(style.panel_width())
        self.close_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the texts have the size that they are shown in."""
        fit(self, self._column)
        super().showEvent(event)

    def _toggle(self) -> None:
        shows = self.details.isHidden()
        self.details.setVisible(shows)
        self.show_details.setText(self._hide if shows else self._details)
        fit(self, self._column)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)
