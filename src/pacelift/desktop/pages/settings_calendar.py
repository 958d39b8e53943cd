"""The settings' section of the calendar: which one, how it stands, and what others see there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pacelift.desktop.desk import Desk
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.errors import PaceliftError
from pacelift.sync.discreet import is_discreet, set_discreet


class CalendarSection(QWidget):
    """The section. Connecting, looking ahead and letting go is the dialog's."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say = desk.voice.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.state = label()
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.open = button(say("Connect…"), desk.calendar_asked.emit)
        self.sync = button(say("Sync now"), self._sync)
        row.addWidget(self.open)
        row.addWidget(self.sync)
        row.addStretch(1)
        column.addLayout(row)
        self.discreet = QCheckBox(say("Discreet: others see times only, every event is “Busy”"))
        self.discreet.toggled.connect(self._keep_discreet)
        column.addWidget(self.discreet)
        column.addWidget(
            label(
                say("Counts for a connected calendar and for calendar files saved from here."),
                "quiet",
            )
        )
        if desk.rounds is not None:
            desk.rounds.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Shows which calendar is connected, and how it stands."""
        desk, say = self._desk, self._desk.voice.say
        rounds = desk.rounds
        is_connected = rounds is not None and rounds.is_connected
        if rounds is None:
            self.state.setText(say("Calendars are not part of this version."))
        elif is_connected:
            state = rounds.child.state_text(desk.voice)
            self.state.setText(say("Google Calendar is connected. {state}", state=state))
        else:
            self.state.setText(say("No calendar is connected: your sessions stand here only."))
        self.open.setText(say("Look ahead, disconnect…") if is_connected else say("Connect…"))
        self.open.setAccessibleName(self.open.text())
        self.open.setVisible(rounds is not None)
        self.sync.setVisible(is_connected)
        self.sync.setEnabled(rounds is not None and not rounds.child.is_running)
        with QSignalBlocker(self.discreet):
            self.discreet.setChecked(self._is_discreet())

    def _is_discreet(self) -> bool:
        try:
            return is_discreet(self._desk.app())
        except PaceliftError:
            return False

    def _keep_discreet(self, on: bool) -> None:
        try:
            set_discreet(self._desk.app(), on=on)
        except PaceliftError as error:
            self._desk.failed.emit(error)
        self.refresh()
        if self._desk.rounds is not None:
            self._desk.rounds.soon()

    def _sync(self) -> None:
        if self._desk.rounds is not None:
            self._desk.rounds.start()
