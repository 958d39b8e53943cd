"""When the runner wants to hear what, and whether Pacelift starts at login."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QTimeEdit,
    QVBoxLayout,
)

from pacelift.coach.due import Times
from pacelift.desktop import style
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.errors import PaceliftError
from pacelift.system.autostart import Autostart
from pacelift.words.numbers import duration
from pacelift.words.voice import Voice

MINUTES = (10, 15, 30, 45, 60, 90, 120)
DEFAULT_MORNING = time(7)


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
        column.addLayout(self._form(times))
        column.addWidget(self._login_box())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(voice.say("Cancel"), self.close))
        self.keep = button(voice.say("Keep"), self._keep, role="main")
        row.addWidget(self.keep)
        column.addLayout(row)

    def _form(self, times: Times) -> QFormLayout:
        say = self._voice.say
        form = QFormLayout()
        form.setSpacing(GAP)
        self.before = QComboBox()
        self.before.addItem(say("never"), None)
        for minutes in sorted({*MINUTES, times.reminder_min or MINUTES[0]}):
            self.before.addItem(duration(self._voice, minutes), minutes)
        self.before.setCurrentIndex(self.before.findData(times.reminder_min))
        self.morning_on = self._check(say("In the morning of days with a session"), times.morning)
        self.morning = _clock(times.morning or DEFAULT_MORNING, say("Time of the morning line"))
        self.morning.setEnabled(self.morning_on.isChecked())
        self.morning_on.toggled.connect(self.morning.setEnabled)
        self.wind_down = self._check(
            say("In the evening before a long run or a race"), times.wind_down
        )
        self.check_in = self._check(say("At the end of a session: how did it go?"), times.check_in)
        self.quiet_from = _clock(times.quiet_from, say("Quiet from"))
        self.quiet_to = _clock(times.quiet_to, say("Quiet until"))
        self.before.setAccessibleName(say("Before a session"))
        form.addRow(say("Before a session"), self.before)
        form.addRow(self.morning_on, self.morning)
        form.addRow(self.wind_down)
        form.addRow(self.check_in)
        form.addRow(say("Quiet from"), self.quiet_from)
        form.addRow(say("Quiet until"), self.quiet_to)
        return form

    def _check(self, text: str, on: object) -> QCheckBox:
        made = QCheckBox(text)
        made.setChecked(on is not None and on is not False)
        return made

    def _login_box(self) -> QCheckBox:
        """On or off as the desktop itself has it, not as we remember it."""
        self.login = QCheckBox(self._voice.say("Start Pacelift at login"))
        self.login.setVisible(self._autostart is not None)
        if self._autostart is not None:
            self.login.setChecked(self._autostart.enabled())
        return self.login

    def _keep(self) -> None:
        self.chosen.emit(self.times())
        if self._autostart is not None and self.login.isChecked() != self._autostart.enabled():
            try:
                (self._autostart.enable if self.login.isChecked() else self._autostart.disable)()
            except (PaceliftError, OSError) as error:
                self.failed.emit(error)
        self.accept()

    def times(self) -> Times:
        """What is chosen."""
        return Times(
            reminder_min=self.before.currentData(),
            morning=_time(self.morning) if self.morning_on.isChecked() else None,
            wind_down=self.wind_down.isChecked(),
            check_in=self.check_in.isChecked(),
            quiet_from=_time(self.quiet_from),
            quiet_to=_time(self.quiet_to),
        )


def _clock(at: time, name: str) -> QTimeEdit:
    made = QTimeEdit(QTime(at.hour, at.minute))
    made.setDisplayFormat("HH:mm")
    made.setAccessibleName(name)
    return made


def _time(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())
