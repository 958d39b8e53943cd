"""The rest between two sets: counts down by the clock, in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pacelift.desktop.clock import Clock
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.words.session_view import rest_text
from pacelift.words.voice import Voice

TICK_MS: Final = 500
"""Often enough that no second is passed over; it runs only while a rest does."""


class RestTimer(QWidget):
    """Hidden but for a rest and the moment after it. `over` comes when a rest ends by itself."""

    over = Signal()

    def __init__(self, clock: Clock, voice: Voice) -> None:
        super().__init__()
        self._clock, self._voice = clock, voice
        self._until: datetime | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._text = label("", "title")
        row.addWidget(self._text, 1)
        self._stop = button(voice.say("Stop the rest"), self.stop)
        row.addWidget(self._stop)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether a rest is being counted."""
        return self._until is not None

    def begin(self, rest_s: int) -> None:
        """Counts a rest of so many seconds from now."""
        if rest_s > 0:
            self._until = self._clock() + timedelta(seconds=rest_s)
            self._stop.show()
            self.look()
            self.show()
            self._tick.start()

    def stop(self) -> None:
        """No rest any more."""
        self._until = None
        self._tick.stop()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is counted."""
        super().hideEvent(event)
        self._tick.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock has gone on meanwhile."""
        super().showEvent(event)
        if self.is_running:
            self.look()
            self._tick.start()

    def look(self) -> None:
        """Shows what is left by the clock."""
        if self._until is None:
            return
        left_s = (self._until - self._clock()).total_seconds()
        self._text.setText(rest_text(left_s, self._voice))
        if left_s <= 0:
            self._until = None
            self._tick.stop()
            self._stop.hide()
            self.setAccessibleName(self._text.text())
            event = QAccessibleEvent(self, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(event)
            self.over.emit()
