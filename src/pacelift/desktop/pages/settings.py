"""Settings: the calendar, reminders, units and language, what others see, and what is kept."""

from __future__ import annotations

from typing import Final

from attrs import evolve
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pacelift.coach.due import Times
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.page import Page, scrolled
from pacelift.desktop.pages.settings_calendar import CalendarSection
from pacelift.desktop.pages.settings_kept import KeptSection
from pacelift.desktop.reminders_dialog import start_at_login
from pacelift.desktop.reminders_form import RemindersForm
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.errors import PaceliftError
from pacelift.words.voice import mark

LANGUAGES: Final = (
    ("", mark("As the system has it")),
    ("en", "English"),
    ("de", "Deutsch"),
)
"""Each by its own name, so that who cannot read the rest finds it."""

UNITS: Final = (("km", mark("Kilometres")), ("mi", mark("Miles")))


class SettingsPage(Page):
    """The page. What is chosen counts at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._build()
        desk.preferences.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Shows the settings as they are."""
        plan = self._desk.plan
        self.calendar.refresh()
        self.kept.refresh()
        with QSignalBlocker(self.language), QSignalBlocker(self.units):
            self.language.setCurrentIndex(max(self.language.findData(self._desk.language), 0))
            if plan is not None:
                self.units.setCurrentIndex(self.units.findData(plan.profile.units))
        self.units.setEnabled(plan is not None)
        self._profile.setEnabled(plan is not None)
        if self.login.isVisibleTo(self):
            with QSignalBlocker(self.login):
                autostart = self._desk.preferences.autostart
                self.login.setChecked(autostart is not None and autostart().enabled())

    # -- what the runner chooses

    def _keep_times(self, times: Times) -> None:
        preferences = self._desk.preferences
        preferences.keep(evolve(preferences.settings, times=times))

    def _keep_language(self) -> None:
        self._desk.use_language(self.language.currentData())

    def _use_units(self) -> None:
        self._desk.use_units(self.units.currentData())

    def _start_at_login(self, on: bool) -> None:
        autostart = self._desk.preferences.autostart
        if autostart is None:
            return
        try:
            start_at_login(autostart(), on=on)
        except (PaceliftError, OSError) as error:
            self._desk.login_failed(error)
            self.refresh()

    # -- how it is built

    def _build(self) -> None:
        say = self._desk.voice.say
        column = QVBoxLayout()
        column.setSpacing(2 * GAP)
        column.addWidget(label(say("Settings"), "headline"))
        self.calendar = CalendarSection(self._desk)
        column.addWidget(_card(say("Calendar"), self.calendar))
        self.reminders = RemindersForm(self._desk.preferences.settings.times, self._desk.voice)
        self.reminders.chosen.connect(self._keep_times)
        hush = say("In the quiet hours nothing is said; what matters waits until they are over.")
        column.addWidget(_card(say("Reminders"), self.reminders, label(hush, "quiet")))
        column.addWidget(_card(say("Language and units"), *self._language_parts()))
        column.addWidget(_card(say("On this computer"), *self._computer_parts()))
        self.kept = KeptSection(self._desk)
        column.addWidget(_card(say("What is kept"), self.kept))
        column.addStretch(1)
        scrolled(column, self).setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _language_parts(self) -> tuple[QWidget, ...]:
        say, term = self._desk.voice.say, self._desk.voice.term
        self.language, self.units = QComboBox(), QComboBox()
        for code, name in LANGUAGES:
            self.language.addItem(name if code else term(name), code)
        for code, name in UNITS:
            self.units.addItem(term(name), code)
        self.language.setAccessibleName(say("Language"))
        self.units.setAccessibleName(say("Units"))
        self.language.activated.connect(self._keep_language)
        self.units.activated.connect(self._use_units)
        self._profile = button(say("Change the profile…"), lambda: self.page_asked.emit("setup"))
        fields = QWidget()
        form = QFormLayout(fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(say("Language"), self.language)
        form.addRow(say("Units"), self.units)
        return (
            fields,
            label(say("Race, running, strength, equipment and hours stand in your profile.")),
            self._profile,
        )

    def _computer_parts(self) -> tuple[QWidget, ...]:
        self.login = QCheckBox(self._desk.voice.say("Start Pacelift at login"))
        self.login.toggled.connect(self._start_at_login)
        if self._desk.preferences.autostart is not None:
            return (self.login,)
        self.login.hide()
        text = self._desk.voice.say("This system has no place for programs that start at login.")
        return (self.login, label(text, "quiet"))


def _card(heading: str, *parts: QWidget) -> QFrame:
    """A section, its parts one below the other, no wider than what stands in them."""
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
    column.setSpacing(GAP)
    column.addWidget(label(heading, "title"))
    for part in parts:
        if isinstance(part, QComboBox | QPushButton):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(part)
    return card
