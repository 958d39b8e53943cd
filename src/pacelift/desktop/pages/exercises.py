"""The form guide: every exercise with its figure, its cues, and what is easier or harder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListView, QSizePolicy, QVBoxLayout

from pacelift.coach.catalogue import Catalogue
from pacelift.desktop.desk import Desk
from pacelift.desktop.figure.figures import FILES, Figures, parse_figures
from pacelift.desktop.pages.exercise_guide import GuideView
from pacelift.desktop.pages.exercise_list import ExerciseList
from pacelift.desktop.pages.page import Page
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import label
from pacelift.errors import PaceliftError
from pacelift.system.resources import read_text
from pacelift.words.exercises_view import AREAS, NEEDS, exercise_guide, found
from pacelift.words.voice import Voice

_MOVES: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ExercisesPage(Page):
    """A list that is searched and filtered, beside the guide of what is chosen in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._catalogue: Catalogue | None = None
        self._figures: Figures | None = None
        self._voice: Voice | None = None
        self.list = QListView()
        self.search = Search(self.list)
        self.area = QComboBox()
        self.equipment = QComboBox()
        self.count = label(role="quiet")
        self.model = ExerciseList(self)
        self.guide = GuideView(desk)
        self._build()
        self.guide.exercise_asked.connect(self.show_exercise)
        self.search.textChanged.connect(self._find)
        self.area.currentIndexChanged.connect(self._find)
        self.equipment.currentIndexChanged.connect(self._find)
        self.list.selectionModel().currentChanged.connect(self._choose)

    def refresh(self) -> None:
        """Shows the exercises in the runner's language; they do not change while the app runs."""
        if self._catalogue is None and not self._read():
            return
        if self._voice != self._desk.voice:
            self._voice = self._desk.voice
            self._say()
            self._find()
            self.show_exercise(self.shown or self.model.exercises[0].id)

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self.guide.restyle()

    def show_exercise(self, exercise: str) -> None:
        """Shows an exercise, whatever was searched for; raises KeyError where there is none."""
        self.refresh()
        if self.model.row_of(exercise) is None:
            self._show_all()
        row = self.model.row_of(exercise)
        if row is None:
            raise KeyError(exercise)
        self.list.setCurrentIndex(self.model.index(row))
        self.list.scrollTo(self.model.index(row))

    @property
    def shown(self) -> str | None:
        """The exercise whose guide is shown."""
        return self.guide.shown

    # -- what it does

    def _read(self) -> bool:
        """Reads what is shipped with the program; whether that is there and whole."""
        try:
            self._figures = parse_figures(map(read_text, FILES))
            self._catalogue = self._desk.app().catalogue
        except PaceliftError as error:
            self._desk.failed.emit(error)
        return self._catalogue is not None

    def _find(self) -> None:
        """Lists what is searched for; what was shown stays while it is among them."""
        if self._catalogue is None:
            return
        area, equipment = self.area.currentData(), self.equipment.currentData()
        told = found(self._catalogue, self._desk.voice, self.search.text(), area, equipment)
        self.model.show_exercises(told, self._desk.voice)
        self.count.setText(
            self._desk.voice.say_n("{n} exercise", "{n} exercises", len(told))
            if told
            else self._desk.voice.say("None is called that. Try one word, or another filter.")
        )
        row = None if self.shown is None else self.model.row_of(self.shown)
        if told:
            self.list.setCurrentIndex(self.model.index(row or 0))

    def _show_all(self) -> None:
        for each in (self.area, self.equipment):
            each.setCurrentIndex(0)
        self.search.clear()

    def _choose(self, index: QModelIndex) -> None:
        if self._catalogue is None or self._figures is None or not index.isValid():
            return
        exercise = self.model.exercises[index.row()]
        if exercise.id == self.shown and self.guide.voice == self._desk.voice:
            return
        told = exercise_guide(exercise, self._catalogue, self._desk.voice)
        self.guide.show_guide(told, self._figures[exercise.id])

    # -- how it is built

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setObjectName("exercises")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.search.setClearButtonEnabled(True)
        column = QVBoxLayout()
        column.setContentsMargins(2 * GAP, 2 * GAP, GAP, 2 * GAP)
        column.setSpacing(GAP)
        for each in (self.search, self.area, self.equipment, self.count):
            column.addWidget(each)
        column.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 2)
        row.addWidget(self.guide, 5)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(
            self.search.setFocus
        )

    def _say(self) -> None:
        say = self._desk.voice.say
        self.search.setPlaceholderText(say("Search by name"))
        self.search.setAccessibleName(say("Search by name"))
        self.list.setAccessibleName(say("Exercises"))
        self._fill(self.area, say("Area of the body"), say("Whole body"), AREAS.items())
        self._fill(self.equipment, say("Equipment"), say("Any equipment"), NEEDS.items())

    def _fill(
        self, box: QComboBox, name: str, every: str, texts: Iterable[tuple[str, str]]
    ) -> None:
        kept = max(0, box.currentIndex())
        with QSignalBlocker(box):
            box.clear()
            box.setAccessibleName(name)
            box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            box.addItem(every, None)
            for value, text in texts:
                box.addItem(self._desk.voice.term(text), value)
            box.setCurrentIndex(kept)


class Search(QLineEdit):
    """Where one types what to find; the arrow keys go through the list meanwhile."""

    def __init__(self, listed: QListView) -> None:
        super().__init__()
        self._list = listed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gives the list its keys."""
        if event.key() in _MOVES:
            self._list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
