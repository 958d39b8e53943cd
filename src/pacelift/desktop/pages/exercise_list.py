"""The exercises that were found, for a list to show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pacelift.coach.catalogue import Exercise
from pacelift.words.voice import Voice

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ExerciseList(QAbstractListModel):
    """One row an exercise: its name, and its id for the user's role."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.exercises: tuple[Exercise, ...] = ()
        self._voice = Voice()

    def show_exercises(self, exercises: Iterable[Exercise], voice: Voice) -> None:
        """Lists these instead."""
        self.beginResetModel()
        self.exercises, self._voice = tuple(exercises), voice
        self.endResetModel()

    def row_of(self, exercise: str) -> int | None:
        """Where an exercise stands, or None where it does not."""
        return next((row for row, each in enumerate(self.exercises) if each.id == exercise), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.exercises)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, or the id."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        exercise = self.exercises[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._voice.term(exercise.name)
        return exercise.id if role == Qt.ItemDataRole.UserRole else None
