"""The guide of one exercise: its figure, what to look to, what goes wrong, where to go on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pacelift.desktop.desk import Desk
from pacelift.desktop.figure.figures import Figure
from pacelift.desktop.figure.view import FigureView
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label
from pacelift.words.exercises_view import ExerciseGuide
from pacelift.words.voice import Voice


class GuideView(QScrollArea):
    """Shows a guide; `exercise_asked` comes with the neighbour that was pressed."""

    exercise_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._guide: ExerciseGuide | None = None
        self.voice: Voice | None = None
        """What the guide was last said in."""
        self.title = label(role="headline")
        self.facts = label(role="quiet")
        self.figure = FigureView()
        self.pause = button("", self.figure.toggle)
        self._texts = QVBoxLayout()
        self._neighbours = QHBoxLayout()
        self._build()
        self.figure.moved.connect(self._say_pause)

    @property
    def shown(self) -> str | None:
        """The exercise that is shown."""
        return None if self._guide is None else self._guide.exercise

    def show_guide(self, guide: ExerciseGuide, figure: Figure) -> None:
        """Shows another one."""
        self._guide, self.voice = guide, self._desk.voice
        say = self._desk.voice.say
        self.title.setText(guide.name)
        self.facts.setText(guide.facts)
        self.figure.captions = (say("Start"), say("End"))
        self.figure.setAccessibleName(say("{name}, the movement", name=guide.name))
        self.figure.show_figure(figure)
        self._say_pause()
        self._show_neighbours(guide)
        self._show_texts(guide)
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self.figure.updateGeometry()
        self.figure.update()

    def _build(self) -> None:
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * GAP, 2 * GAP, 3 * GAP, 3 * GAP)
        column.setSpacing(GAP)
        self._texts.setSpacing(GAP)
        below = QHBoxLayout()
        below.addWidget(self.pause)
        below.addStretch(1)
        self._neighbours.setSpacing(GAP)
        for widget in (self.title, self.facts, self.figure):
            column.addWidget(widget)
        for layout in (below, self._texts, self._neighbours):
            column.addLayout(layout)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def _say_pause(self) -> None:
        say = self._desk.voice.say
        text = say("Pause") if self.figure.is_moving else say("Move")
        self.pause.setText(text)
        self.pause.setAccessibleName(text)
        self.pause.setToolTip(say("Space"))
        self.pause.setVisible(not self.figure.is_still)

    def _show_neighbours(self, guide: ExerciseGuide) -> None:
        clear(self._neighbours)
        for neighbour in (guide.easier, guide.harder):
            if neighbour is not None:
                asked = partial(self.exercise_asked.emit, neighbour.exercise)
                self._neighbours.addWidget(_wrapping(button(neighbour.text, asked)))
        self._neighbours.addStretch(1)

    def _show_texts(self, guide: ExerciseGuide) -> None:
        say = self._desk.voice.say
        clear(self._texts)
        self._show_list(say("How to do it"), guide.cues)
        self._show_list(say("What goes wrong"), guide.faults)
        self._texts.addWidget(label(say("When to leave it out"), "heading"))
        if guide.avoid is not None:
            self._texts.addWidget(label(say("With a sore spot here: {parts}", parts=guide.avoid)))
        self._texts.addWidget(label(guide.avoid_note))

    def _show_list(self, heading: str, lines: tuple[str, ...]) -> None:
        self._texts.addWidget(label(heading, "heading"))
        for line in lines:
            self._texts.addWidget(label(self._desk.voice.say("• {text}", text=line)))


def _wrapping(made: QPushButton) -> QPushButton:
    made.setMinimumWidth(0)
    return made
