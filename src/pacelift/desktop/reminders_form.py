"""When the runner wants to hear what: the fields of a dialog and of the settings' page."""

from __future__ import annotations

from datetime import time
from typing import Final

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QTimeEdit, QWidget

from pacelift.coach.due import Times
from pacelift.desktop.style import GAP
from pacelift.words.numbers import duration
from pacelift.words.voice import Voice

MINUTES: Final = (10, 15, 30, 45, 60, 90, 120)
DEFAULT_MORNING: Final = time(7)


class RemindersForm(QWidget):
    """`chosen` comes with the Times whenever the runner chooses others."""

    chosen = Signal(object)

    def __init__(self, times: Times, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self._build(times)
        self._connect()

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

    def _connect(self) -> None:
        def tell(*_: object) -> None:
            self.chosen.emit(self.times())

        self.before.activated.connect(tell)
        for box in (self.morning_on, self.wind_down, self.check_in):
            box.toggled.connect(tell)
        for field in (self.morning, self.quiet_from, self.quiet_to):
            field.timeChanged.connect(tell)

    def _build(self, times: Times) -> None:
        say = self._voice.say
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.before = QComboBox()
        self.before.addItem(say("never"), None)
        for minutes in sorted({*MINUTES, times.reminder_min or MINUTES[0]}):
            self.before.addItem(duration(self._voice, minutes), minutes)
        self.before.setCurrentIndex(self.before.findData(times.reminder_min))
        self.morning_on = _check(say("In the morning of days with a session"), times.morning)
        self.morning = _clock(times.morning or DEFAULT_MORNING, say("Time of the morning line"))
        self.morning.setEnabled(self.morning_on.isChecked())
        self.morning_on.toggled.connect(self.morning.setEnabled)
        self.wind_down = _check(say("In the evening before a long run or a race"), times.wind_down)
        self.check_in = _check(say("At the end of a session: how did it go?"), times.check_in)
        self.quiet_from = _clock(times.quiet_from, say("Quiet from"))
        self.quiet_to = _clock(times.quiet_to, say("Quiet until"))
        self.before.setAccessibleName(say("Before a session"))
        form.addRow(say("Before a session"), self.before)
        form.addRow(self.morning_on, self.morning)
        form.addRow(self.wind_down)
        form.addRow(self.check_in)
        form.addRow(say("Quiet from"), self.quiet_from)
        form.addRow(say("Quiet until"), self.quiet_to)


def _check(text: str, on: object) -> QCheckBox:
    made = QCheckBox(text)
    made.setChecked(on is not None and on is not False)
    return made


def _clock(at: time, name: str) -> QTimeEdit:
    made = QTimeEdit(QTime(at.hour, at.minute))
    made.setDisplayFormat("HH:mm")
    made.setAccessibleName(name)
    return made


def _time(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())
