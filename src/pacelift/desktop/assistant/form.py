"""A step as a form: its fields with their labels, help, and what is wrong beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from pacelift.coach.profile import Window
from pacelift.coach.week_hours import windows_of, written
from pacelift.desktop.assistant.controls import MAKERS, Control, Flag
from pacelift.desktop.assistant.hours import Hours
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label, literal
from pacelift.words.setup_hours import hours_text
from pacelift.words.setup_view import FieldView
from pacelift.words.voice import Voice


class FieldBox(QWidget):
    """A field: what is asked, its control, its unit, and what is wrong with the answer."""

    answered = Signal(str, object)
    entered = Signal()

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self.key = field.key
        self._voice = voice
        self.control = _control(field, voice)
        self.problem = label("", "problem")
        self._unit = label(field.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        if not isinstance(self.control, Flag | RaceTable):
            column.addWidget(label(field.label, "title"))
        if field.help:
            column.addWidget(label(field.help, "quiet"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.control, 0 if field.unit else 1)
        if field.unit:
            row.addWidget(self._unit, 1)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.control.answered.connect(partial(self.answered.emit, self.key))
        self.control.entered.connect(self.entered)
        if isinstance(self.control, RaceTable):
            self.control.inner.connect(self.answered)

    def show_field(self, field: FieldView) -> None:
        """Shows the field as it is now."""
        self._unit.setText(field.unit)
        self.problem.setText(self._voice.say("! {text}", text=field.problem))
        self.problem.setVisible(bool(field.problem))
        self.control.show_field(field)
        told = "\n".join(text for text in (field.label, field.problem, field.help) if text)
        for part in self.control.parts:
            if not isinstance(part, QAbstractButton) and not part.accessibleName():
                part.setAccessibleName(field.label)
            part.setAccessibleDescription(told)


class RaceTable(Control):
    """A race within the last year: whether there was one, and then which."""

    inner = Signal(str, object)

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self.box = QCheckBox(literal(field.label))
        self.box.clicked.connect(self._tell)
        self.boxes: dict[str, FieldBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.box)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(3 * GAP, 0, 0, 0)
        self._inside.setSpacing(GAP)
        column.addLayout(self._inside)

    def show_field(self, field: FieldView) -> None:
        """Shows the fields of a race where there is one."""
        self.box.setChecked(field.value is not None)
        if list(self.boxes) != [each.key for each in field.fields]:
            clear(self._inside)
            self.boxes = {each.key: FieldBox(each, self._voice) for each in field.fields}
            for box in self.boxes.values():
                self._inside.addWidget(box)
                box.answered.connect(self.inner)
                box.entered.connect(self.entered)
        for each in field.fields:
            self.boxes[each.key].show_field(each)

    @property
    def first(self) -> QWidget:
        """The box."""
        return self.box

    @property
    def parts(self) -> list[QWidget]:
        """The box: the fields inside speak for themselves."""
        return [self.box]

    def _tell(self, checked: bool) -> None:
        self.answered.emit(checked or None)


class Week(Control):
    """The hours of a week, painted, and the same in words."""

    def __init__(self, field: FieldView, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self.hours = Hours(voice)
        self.told = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.hours)
        column.addWidget(self.told)
        self.hours.painted.connect(self._tell)

    def show_field(self, field: FieldView) -> None:
        """Shows the windows."""
        windows = windows_of({"window": field.value or []})
        if windows != self.hours.windows:
            self.hours.show_windows(windows)
        self.told.setText(hours_text(windows, self._voice))

    @property
    def first(self) -> QWidget:
        """The grid."""
        return self.hours

    @property
    def parts(self) -> list[QWidget]:
        """None: the grid says more of itself."""
        return []

    def _tell(self, windows: tuple[Window, ...]) -> None:
        self.answered.emit(written(windows))


class Form(QWidget):
    """The fields of a step; those for who wants to say more stand behind a button."""

    answered = Signal(str, object)
    entered = Signal()

    def __init__(self, fields: Sequence[FieldView], voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self.boxes: dict[str, FieldBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GAP)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(2 * GAP)
        for field in fields:
            box = self.boxes[field.key] = FieldBox(field, voice)
            box.answered.connect(self.answered)
            box.entered.connect(self.entered)
            (more if field.more else column).addWidget(box)
        self.more_button = button(voice.say("More"), self.toggle_more, role="flat")
        row = QHBoxLayout()
        row.addWidget(self.more_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._more)
        column.addStretch(1)
        self._more.hide()
        self.more_button.setVisible(more.count() > 0)

    @property
    def keys(self) -> list[str]:
        """The keys of its fields."""
        return list(self.boxes)

    def show_fields(self, fields: Sequence[FieldView]) -> None:
        """Shows the fields as they are now; what is wrong is never behind a button."""
        for field in fields:
            self.boxes[field.key].show_field(field)
        if any(field.more and field.problem for field in fields) and self._more.isHidden():
            self.toggle_more()

    def toggle_more(self) -> None:
        """Shows the further fields, or hides them."""
        shows, say = self._more.isHidden(), self._voice.say
        self._more.setVisible(shows)
        self.more_button.setText(say("Less") if shows else say("More"))

    def take_keyboard(self) -> None:
        """The first field has it, or the first with a problem."""
        boxes = list(self.boxes.values())
        wrong = [box for box in boxes if box.problem.isVisibleTo(self)]
        for box in (wrong or boxes)[:1]:
            box.control.first.setFocus(Qt.FocusReason.OtherFocusReason)


def _control(field: FieldView, voice: Voice) -> Control:
    own: Mapping[str, Any] = {"race": RaceTable, "week": Week}
    made: Control = (own.get(field.sort) or MAKERS[field.sort])(field, voice)
    return made
