"""An exercise of a session, set by set: what to do, and what was done when it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout

from pacelift.coach.which_exercise import MOST_REPS
from pacelift.desktop.desk import LiftDone
from pacelift.desktop.loads import Kg
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label
from pacelift.words.session_view import ExerciseView, SetView
from pacelift.words.voice import Voice


class SetRows(QFrame):
    """An exercise. `logged` comes with a set that was done, `guide_asked` with the exercise."""

    logged = Signal(object)
    guide_asked = Signal(str)

    def __init__(self, view: ExerciseView, voice: Voice, *, can_log: bool) -> None:
        super().__init__()
        self.view, self._voice = view, voice
        self.boxes: dict[int, tuple[QSpinBox, Kg | None]] = {}
        self.next: QPushButton | None = None
        """The button of the set that comes next; None when all are done."""
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
        column.setSpacing(GAP // 2)
        column.addLayout(self._head())
        column.addWidget(label(view.asked))
        if view.last:
            column.addWidget(label(view.last, "told"))
        column.addWidget(label(view.note, "quiet"))
        column.addWidget(label(view.cues, "quiet"))
        grid = QGridLayout()
        grid.setContentsMargins(0, GAP // 2, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 2)
        grid.setColumnStretch(4, 1)
        for row, each in enumerate(view.sets):
            self._add(grid, row, each, can_log=can_log)
        column.addLayout(grid)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(label(self.view.name, "title"), 1)
        name = self._voice.say("How to do it: {exercise}", exercise=self.view.name)
        ask = partial(self.guide_asked.emit, self.view.exercise)
        row.addWidget(button(self._voice.say("How to do it"), ask, name=name, role="flat"))
        return row

    def _add(self, grid: QGridLayout, row: int, each: SetView, *, can_log: bool) -> None:
        grid.addWidget(label(each.name), row, 0)
        if each.told:
            done = self._voice.say("\N{CHECK MARK} {told}", told=each.told)
            grid.addWidget(label(done, "told"), row, 1, 1, 4)
            return
        if not can_log:
            return
        reps, kg = self._reps(each), self._kg(each)
        self.boxes[each.number] = reps, kg
        grid.addWidget(reps, row, 1)
        if kg is not None:
            grid.addWidget(kg, row, 2)
        say = self._voice.say
        name = say("Done: {set}, {exercise}", set=each.name, exercise=self.view.name)
        press = button(say("Done"), partial(self._log, each), name=name)
        # One after the other: what is told is told of the next one.
        press.setEnabled(self.next is None)
        self.next = self.next or press
        grid.addWidget(press, row, 3)

    def _reps(self, each: SetView) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, MOST_REPS)
        box.setValue(each.reps)
        if self.view.unit != "reps":
            box.setSuffix(f" {self.view.unit}")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setAccessibleName(
            self._voice.say(
                "Repetitions: {set}, {exercise}", set=each.name, exercise=self.view.name
            )
        )
        return box

    def _kg(self, each: SetView) -> Kg | None:
        if not self.view.most_kg:
            return None
        box = Kg(self._voice)
        box.setMaximum(self.view.most_kg)
        box.setValue(each.kg or 0.0)
        box.setAccessibleName(
            self._voice.say("Load: {set}, {exercise}", set=each.name, exercise=self.view.name)
        )
        return box

    def _log(self, each: SetView) -> None:
        reps, kg = self.boxes[each.number]
        load = None if kg is None else kg.value() or None
        self.logged.emit(LiftDone(self.view.exercise, 1, reps.value(), load, each.side))
