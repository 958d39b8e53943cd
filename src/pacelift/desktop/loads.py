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
        self.keep = button(voice.say("Keep these loads"), self._keep)
        last.addWidget(self.keep)
        last.addStretch(1)
        column.addLayout(last)

    def _keep(self) -> None:
        self.kept.emit([row.done() for row in self.rows if row.kg.value() > 0])


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
        self.kg = QDoubleSpinBox()
        self.kg.setRange(0, HEAVIEST_KG)
        self.kg.setDecimals(1)
        self.kg.setSingleStep(0.5)
        self.kg.setSuffix(say(" kg"))
        self.kg.setSpecialValueText(say("no load"))
        self.kg.setValue(lift.kg or 0.0)
        self.kg.setAccessibleName(say("Load: {exercise}", exercise=lift.name))
        grid.addWidget(self.kg, row, 3)
        for box in (self.reps, self.kg):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)

    def done(self) -> LiftDone:
        """What the row says."""
        return LiftDone(self._lift.exercise, self._lift.sets, self.reps.value(), self.kg.value())
