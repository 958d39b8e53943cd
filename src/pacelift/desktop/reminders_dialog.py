"""When the runner wants to hear what, and whether Pacelift starts at login."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout

from pacelift.coach.due import Times
from pacelift.desktop import style
from pacelift.desktop.reminders_form import RemindersForm
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.errors import PaceliftError
from pacelift.system.autostart import Autostart
from pacelift.words.voice import Voice


class RemindersDialog(QDialog):
    """`chosen` comes with the Times, `failed` with what the desktop says of starting at login."""

    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, times: Times, autostart: Autostart | None, voice: Voice) -> None:
        super().__init__()
        self._voice, self._autostart = voice, autostart
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(voice.say("Reminders"))
        self.setStyleSheet(style.sheet(style.colours_now()))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(int(1.5 * GAP))
        column.addWidget(label(voice.say("Reminders"), "headline"))
        self.form = RemindersForm(times, voice)
        column.addWidget(self.form)
        column.addWidget(self._login_box())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(voice.say("Cancel"), self.close))
        self.keep = button(voice.say("Keep"), self._keep, role="main")
        row.addWidget(self.keep)
        column.addLayout(row)

    def _login_box(self) -> QCheckBox:
        """On or off as the desktop itself has it, not as we remember it."""
        self.login = QCheckBox(self._voice.say("Start Pacelift at login"))
        self.login.setVisible(self._autostart is not None)
        if self._autostart is not None:
            self.login.setChecked(self._autostart.enabled())
        return self.login

    def _keep(self) -> None:
        self.chosen.emit(self.form.times())
        if self._autostart is not None:
            try:
                start_at_login(self._autostart, on=self.login.isChecked())
            except (PaceliftError, OSError) as error:
                self.failed.emit(error)
        self.accept()


def start_at_login(autostart: Autostart, *, on: bool) -> None:
    """Lets the desktop start Pacelift at login, or not. Raises PaceliftError, OSError."""
    if on != autostart.enabled():
        (autostart.enable if on else autostart.disable)()
