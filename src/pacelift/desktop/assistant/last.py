"""The last step: where a new plan shall stand, or what an edit changes; and what comes after."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSystemTrayIcon, QVBoxLayout, QWidget

from pacelift.desktop.assistant.setup import Setup
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label, literal
from pacelift.words.setup import CALENDARS
from pacelift.words.setup_season import ending


class Calendars(QWidget):
    """Where the plan shall stand: here, in a file, in Google's calendar."""

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        self.buttons: dict[str, QRadioButton] = {}
        for name, text in CALENDARS:
            made = self.buttons[str(name)] = QRadioButton(literal(setup.voice.term(text)))
            made.setChecked(name == setup.calendar)
            made.clicked.connect(partial(self._choose, setup, str(name)))
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        say = setup.voice.say
        column.addWidget(
            label(say("You are led through it when the plan is made. It can wait, too."), "quiet")
        )
        column.addStretch(1)

    @staticmethod
    def _choose(setup: Setup, name: str, _checked: bool = False) -> None:
        setup.choose_calendar(name)

    def take_keyboard(self) -> None:
        """What is chosen has it."""
        next(each for each in self.buttons.values() if each.isChecked()).setFocus()


class Changes(QWidget):
    """What an edited profile does to the plan."""

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self._setup = setup
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        setup.drawn.connect(self.show_changes)
        self.show_changes()

    def show_changes(self) -> None:
        """Shows what is known of it now."""
        clear(self._column)
        for text, role in self._setup.change_lines():
            self._column.addWidget(label(text, role))
        self._column.addStretch(1)

    def take_keyboard(self) -> None:
        """There is nothing to answer."""
        self.setFocus()


class End(QWidget):
    """The plan is made: what comes first, where Pacelift is, and the calendar that was wished."""

    day_asked = Signal()
    file_asked = Signal()
    google_asked = Signal()

    def __init__(self, setup: Setup, *, is_edit: bool) -> None:
        super().__init__()
        voice, say = setup.voice, setup.voice.say
        plan = setup.season.plan
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(int(1.5 * GAP))
        if plan is None:
            return
        has_tray = QSystemTrayIcon.isSystemTrayAvailable()
        told = ending(plan, voice, is_edit=is_edit, has_tray=has_tray)
        column.addWidget(label(told.headline, "headline"))
        if told.first:
            column.addWidget(label(say("What comes first:"), "heading"))
            column.addWidget(label(told.first, "title"))
        for line in told.lines:
            column.addWidget(label(line))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.main = button(say("Show the day"), self.day_asked.emit, role="main")
        self.wished = None
        if not is_edit and setup.calendar == "file":
            self.wished = button(say("Save the calendar file…"), self.file_asked.emit)
        elif not is_edit and setup.calendar == "google":
            self.wished = button(say("Connect Google Calendar…"), self.google_asked.emit)
        for made in (self.wished, self.main):
            if made is not None:
                row.addWidget(made)
        row.addStretch(1)
        self.told = label("", "told")
        self.told.hide()
        column.addWidget(self.told)
        column.addLayout(row)
        column.addStretch(1)

    def say(self, text: str) -> None:
        """Says what became of a wish."""
        self.told.setText(text)
        self.told.show()

    def take_keyboard(self) -> None:
        """What was wished has it, else what ends it."""
        (self.wished or self.main).setFocus()
