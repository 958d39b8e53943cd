"""Days off: which, from when to when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
)

from pacelift.desktop import style
from pacelift.desktop.desk import Desk
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.words.numbers import DATE_PATTERN
from pacelift.words.terms import EQUIPMENT


class PauseDialog(QDialog):
    """Tells the desk; the panel then shows what changed, with undo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say = desk.voice.say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Pause"))
        self.setStyleSheet(style.sheet(style.colours_now()))
        self._build()
        self._kind_chosen()

    def _build(self) -> None:
        say = self._desk.voice.say
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(int(1.5 * GAP))
        column.addWidget(label(say("Days off"), "headline"))
        column.addWidget(label(say("What comes after is made to fit; you can take it back.")))
        form = QFormLayout()
        form.setSpacing(GAP)
        column.addLayout(form)
        self.kind = QComboBox()
        for kind, text in (
            ("ill", say("Ill")),
            ("injured", say("Injured")),
            ("away", say("Away")),
            ("busy", say("Busy: shorter days only")),
        ):
            self.kind.addItem(text, kind)
        self.first, self.last = self._day(), self._day()
        self.pain = QSpinBox()
        self.pain.setRange(0, 10)
        self.equipment = QComboBox()
        for name, text in EQUIPMENT.items():
            self.equipment.addItem(self._desk.voice.term(text), name)
        for text, field in (
            (say("Why"), self.kind),
            (say("First day"), self.first),
            (say("Last day"), self.last),
            (say("Pain, 0 to 10"), self.pain),
            (say("Equipment there"), self.equipment),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text)
        self._form = form
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.first.dateChanged.connect(self.last.setMinimumDate)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(say("Cancel"), self.close))
        self.keep = button(say("Take these days off"), self._keep, role="main")
        row.addWidget(self.keep)
        column.addLayout(row)

    def _day(self) -> QDateEdit:
        today = self._desk.view.date
        made = QDateEdit(QDate(today.year, today.month, today.day))
        made.setCalendarPopup(True)
        made.setDisplayFormat(self._desk.voice.term(DATE_PATTERN))
        return made

    def _kind_chosen(self) -> None:
        self._form.setRowVisible(self.pain, self.kind.currentData() == "injured")
        self._form.setRowVisible(self.equipment, self.kind.currentData() == "away")

    def _keep(self) -> None:
        kind = self.kind.currentData()
        kept = self._desk.pause(
            kind,
            _date(self.first),
            _date(self.last),
            pain=self.pain.value() if kind == "injured" else None,
            equipment=self.equipment.currentData() if kind == "away" else None,
        )
        if kept:
            self.accept()


def _date(field: QDateEdit) -> date:
    told = field.date()
    return date(told.year(), told.month(), told.day())
