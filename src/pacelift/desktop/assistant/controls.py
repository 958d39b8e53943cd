"""What a field is answered with: lines, dates, choices. Each tells of an answer the runner gives.

A control's `answered` comes with the answer, None for none; `show_field` never makes it come.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, literal
from pacelift.words.numbers import DATE_PATTERN
from pacelift.words.setup_typed import read_typed, typed_text
from pacelift.words.setup_view import FieldView
from pacelift.words.voice import Voice

_TAB: Final = Qt.FocusPolicy.TabFocus

CHARACTERS: Final[Mapping[str, int]] = {
    "text": 36,
    "whole": 8,
    "number": 8,
    "time": 10,
    "pace": 8,
}
"""How wide a line is, in characters."""


class Control(QWidget):
    """One of them; `first` takes the keyboard."""

    answered = Signal(object)
    entered = Signal()

    def show_field(self, field: FieldView) -> None:
        """Shows the field as it is now."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget:
        """What takes the keyboard when the field is come to."""
        raise NotImplementedError

    @property
    def parts(self) -> list[QWidget]:
        """What takes the keyboard and has nothing else that says what it is for."""
        return [each for each in self.findChildren(QWidget) if each.focusPolicy() & _TAB]


class Line(Control):
    """A line to type into. Enter asks to go on."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self._typed = field.typed
        self.edit = QLineEdit()
        metrics = QFontMetrics(self.edit.font())
        self.edit.setMaximumWidth(metrics.averageCharWidth() * CHARACTERS[field.typed] + 4 * GAP)
        row = _row(self)
        row.addWidget(self.edit, 1)
        row.addStretch(0)
        self.edit.textEdited.connect(self._tell)
        self.edit.returnPressed.connect(self.entered)

    def show_field(self, field: FieldView) -> None:
        """Leaves what is typed as it is while it means the same."""
        self.edit.setPlaceholderText(field.placeholder)
        if read_typed(self.edit.text(), self._typed) != field.value:
            self.edit.setText(typed_text(field.value))

    @property
    def first(self) -> QWidget:
        """The line."""
        return self.edit

    def _tell(self, text: str) -> None:
        self.answered.emit(read_typed(text, self._typed))


class DayEdit(Control):
    """A date, by keys or from a calendar page."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self.edit = QDateEdit()
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat(voice.term(DATE_PATTERN))
        row = _row(self)
        row.addWidget(self.edit)
        row.addStretch(1)
        self.edit.dateChanged.connect(self._tell)

    def show_field(self, field: FieldView) -> None:
        """Shows the date."""
        shown = QDate.fromString(str(field.value or ""), "yyyy-MM-dd")
        if shown.isValid() and shown != self.edit.date():
            with QSignalBlocker(self.edit):
                self.edit.setDate(shown)

    @property
    def first(self) -> QWidget:
        """The edit."""
        return self.edit

    def _tell(self, told: QDate) -> None:
        self.answered.emit(date(told.year(), told.month(), told.day()).isoformat())


class ClockEdit(Control):
    """A time of day."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self.edit = QTimeEdit()
        self.edit.setDisplayFormat("HH:mm")
        row = _row(self)
        row.addWidget(self.edit)
        row.addStretch(1)
        self.edit.timeChanged.connect(self._tell)

    def show_field(self, field: FieldView) -> None:
        """Shows the time."""
        with QSignalBlocker(self.edit):
            self.edit.setTime(QTime.fromString(str(field.value), "HH:mm"))

    @property
    def first(self) -> QWidget:
        """The edit."""
        return self.edit

    def _tell(self, told: QTime) -> None:
        self.answered.emit(f"{told.hour():02}:{told.minute():02}")


class Choice(Control):
    """One of a few, each with its circle and its words."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        self.buttons: dict[object, QRadioButton] = {}
        for value, text in field.choices:
            made = self.buttons[value] = QRadioButton(literal(text))
            made.clicked.connect(partial(self._tell, value))
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def show_field(self, field: FieldView) -> None:
        """Shows which it is."""
        _check(self.buttons, field.value)

    @property
    def first(self) -> QWidget:
        """The one chosen, else the first."""
        held = list(self.buttons.values())
        return next((each for each in held if each.isChecked()), held[0])

    def _tell(self, value: object, _checked: bool = False) -> None:
        self.answered.emit(value)


class Numbers(Control):
    """One of a few numbers, as buttons in a row."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        row = _row(self)
        self._group = QButtonGroup(self)
        self.buttons: dict[object, QPushButton] = {}
        for value, text in field.choices:
            name = voice.say("{question} {answer}", question=field.label, answer=text)
            press = partial(self.answered.emit, value)
            made = self.buttons[value] = button(text, press, name=name, role="number")
            made.setCheckable(True)
            made.setMinimumWidth(QFontMetrics(made.font()).horizontalAdvance("000") + 3 * GAP)
            self._group.addButton(made)
            row.addWidget(made)
        row.addStretch(1)

    def show_field(self, field: FieldView) -> None:
        """Shows which it is."""
        _check(self.buttons, field.value)

    @property
    def first(self) -> QWidget:
        """The one chosen, else the first."""
        return self._group.checkedButton() or next(iter(self.buttons.values()))


class Checks(Control):
    """Any of a few."""

    COLUMNS: Final = 2

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP // 2)
        grid.setHorizontalSpacing(2 * GAP)
        self.boxes: dict[object, QCheckBox] = {}
        for number, (value, text) in enumerate(field.choices):
            made = self.boxes[value] = QCheckBox(literal(text))
            made.clicked.connect(self._tell)
            at = number // self.COLUMNS, number % self.COLUMNS
            grid.addWidget(made, *at, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(self.COLUMNS, 1)

    def show_field(self, field: FieldView) -> None:
        """Shows which they are."""
        for value, box in self.boxes.items():
            box.setChecked(value in (field.value or ()))

    @property
    def first(self) -> QWidget:
        """The first."""
        return next(iter(self.boxes.values()))

    def _tell(self, _checked: bool = False) -> None:
        self.answered.emit([value for value, box in self.boxes.items() if box.isChecked()])


class Flag(Control):
    """Yes or no."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self.box = QCheckBox(literal(field.label))
        row = _row(self)
        row.addWidget(self.box)
        row.addStretch(1)
        self.box.clicked.connect(self._tell)

    def show_field(self, field: FieldView) -> None:
        """Shows which it is."""
        self.box.setChecked(bool(field.value))

    @property
    def first(self) -> QWidget:
        """The box."""
        return self.box

    def _tell(self, checked: bool) -> None:
        self.answered.emit(checked)


class Goal(Control):
    """To finish, or a time to type."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self.finish = QRadioButton(literal(voice.say("To finish")))
        self.in_time = QRadioButton(literal(voice.say("A time of")))
        self.time = QLineEdit()
        self.time.setAccessibleName(voice.say("Goal time"))
        self.time.setPlaceholderText("3:45:00")
        wide = QFontMetrics(self.time.font()).averageCharWidth() * CHARACTERS["time"]
        self.time.setMaximumWidth(wide + 4 * GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.in_time)
        row.addWidget(self.time, 1)
        row.addStretch(0)
        column.addLayout(row)
        self.finish.clicked.connect(partial(self.answered.emit, "finish"))
        self.in_time.clicked.connect(self._choose_time)
        self.time.textEdited.connect(self._tell)
        self.time.returnPressed.connect(self.entered)

    def show_field(self, field: FieldView) -> None:
        """Shows which it is."""
        finish = field.value == "finish"
        _check({True: self.finish, False: self.in_time}, finish)
        if not finish and read_typed(self.time.text(), "time") != field.value:
            self.time.setText(typed_text(field.value))

    @property
    def first(self) -> QWidget:
        """What is chosen."""
        return self.finish if self.finish.isChecked() else self.time

    def _choose_time(self, _checked: bool = False) -> None:
        self.time.setFocus()
        self._tell(self.time.text())

    def _tell(self, text: str) -> None:
        self.in_time.setChecked(True)
        self.answered.emit(read_typed(text, "time") or "")


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP // 2)
    return row


def _check(buttons: Mapping[Any, QRadioButton | QPushButton], value: object) -> None:
    """Checks the button of the value, or none where none has it."""
    for held, each in buttons.items():
        if each.isChecked() != (held == value):
            exclusive = each.group()
            each.setAutoExclusive(False)
            if exclusive is not None:
                exclusive.setExclusive(False)
            each.setChecked(held == value)
            each.setAutoExclusive(isinstance(each, QRadioButton))
            if exclusive is not None:
                exclusive.setExclusive(True)


Maker = Callable[[FieldView, Voice], Control]

MAKERS: Final[Mapping[str, Maker]] = {
    "line": Line,
    "day": DayEdit,
    "clock": ClockEdit,
    "choice": Choice,
    "numbers": Numbers,
    "checks": Checks,
    "flag": Flag,
    "goal": Goal,
}
"""Which control answers a sort of field; "race" and "week" are the form's own."""
