"""The loads of a lift, prefilled with what was planned: optional, kept by one press."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from pacelift.coach.which_exercise import HEAVIEST_KG, MOST_REPS
from pacelift.desktop.desk import LiftDone
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.words.today_view import LiftView
from pacelift.words.voice import Voice


class Loads(QWidget):
    """A row for each loaded exercise; `kept` comes with those that have a load."""

    kept = Signal(list)

    def __init__(self, lifts: tuple[LiftView, ...], voice: Voice) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP // 2, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(voice.say("With which loads? Leave out what you like."), "quiet"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 2)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        self.rows = [_Row(grid, row, lift, voice) for row, lift in enumerate(lifts)]
        last = QHBoxLayout()
        last.setSpacing(GAP)
        self.keep = button(voice.say("Keep these loads"), self._keep)
        last.addWidget(self.keep)
        self._nothing_told = voice.say("Nothing to keep yet.")
        self._nothing = label(role="quiet")
        last.addWidget(self._nothing, 1)
        column.addLayout(last)
        for row in self.rows:
            row.reps.valueChanged.connect(self._show_keep)
            row.kg.valueChanged.connect(self._show_keep)
        self._show_keep()

    def _keep(self) -> None:
        self.kept.emit([row.done() for row in self.rows if row.is_told()])

    def _show_keep(self) -> None:
        """As long as there is nothing to keep, there is nothing to press."""
        is_told = any(row.is_told() for row in self.rows)
        self.keep.setEnabled(is_told)
        self._nothing.setText("" if is_told else self._nothing_told)


class Kg(QDoubleSpinBox):
    """Shows as many decimals as there are: 40, 42.5 or 41.25."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.setRange(0, HEAVIEST_KG)
        self.setDecimals(2)
        self.setSingleStep(0.5)
        self.setSuffix(voice.say(" kg"))
        self.setSpecialValueText(voice.say("no load"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def textFromValue(self, value: float) -> str:
        """The number in the desktop's way of writing it."""
        text = self.locale().toString(value, "f", 2)
        point = self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text


class _Row:
    """An exercise: sets as planned, repetitions and load to change."""

    def __init__(self, grid: QGridLayout, row: int, lift: LiftView, voice: Voice) -> None:
        self._lift = lift
        say = voice.say
        grid.addWidget(label(lift.name), row, 0)
        grid.addWidget(label(say("{sets} ×", sets=lift.sets)), row, 1)
        self.reps = QSpinBox()
        self.reps.setRange(1, MOST_REPS)
        self.reps.setValue(lift.reps)
        self.reps.setAccessibleName(say("Repetitions: {exercise}", exercise=lift.name))
        grid.addWidget(self.reps, row, 2)
        self.kg = Kg(voice)
        self.kg.setValue(lift.kg or 0.0)
        self.kg.setAccessibleName(say("Load: {exercise}", exercise=lift.name))
        grid.addWidget(self.kg, row, 3)
        self.reps.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reps.setAlignment(Qt.AlignmentFlag.AlignRight)

    def is_told(self) -> bool:
        """Whether there is anything to keep: a load, or other repetitions than planned."""
        return self.kg.value() > 0 or self.reps.value() != self._lift.reps

    def done(self) -> LiftDone:
        """What the row says."""
        kg = self.kg.value() or None
        return LiftDone(self._lift.exercise, self._lift.sets, self.reps.value(), kg)
