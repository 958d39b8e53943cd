"""The guide of one exercise: its figure, what to look to, what goes wrong, where to go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pacelift.desktop.desk import Desk
from pacelift.desktop.figure.figures import Figure
from pacelift.desktop.figure.view import FigureView
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, label, literal
from pacelift.words.exercises_view import ExerciseGuide, Neighbour
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
        self._cues, self._faults, self._avoid = _Lines(), _Lines(), _Lines()
        self._easier = button("", lambda: self._ask("easier"))
        self._harder = button("", lambda: self._ask("harder"))
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
        self._cues.show_lines(say("How to do it"), self._listed(guide.cues))
        self._faults.show_lines(say("What goes wrong"), self._listed(guide.faults))
        self._avoid.show_lines(say("When to leave it out"), self._spared(guide))
        _offer(self._easier, guide.easier)
        _offer(self._harder, guide.harder)
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self.figure.update()

    def _ask(self, way: str) -> None:
        neighbour: Neighbour | None = getattr(self._guide, way)
        if neighbour is not None:
            self.exercise_asked.emit(neighbour.exercise)

    def _listed(self, lines: Sequence[str]) -> list[str]:
        return [self._desk.voice.say("• {text}", text=line) for line in lines]

    def _spared(self, guide: ExerciseGuide) -> list[str]:
        if guide.avoid is None:
            return [guide.avoid_note]
        say = self._desk.voice.say
        return [say("While this is sore or heals: {parts}.", parts=guide.avoid), guide.avoid_note]

    def _say_pause(self) -> None:
        say = self._desk.voice.say
        text = say("Pause") if self.figure.is_moving else say("Play")
        self.pause.setText(text)
        self.pause.setAccessibleName(text)
        self.pause.setToolTip(say("Space"))
        self.pause.setVisible(not self.figure.is_still)

    def _build(self) -> None:
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * GAP, 2 * GAP, 3 * GAP, 3 * GAP)
        column.setSpacing(GAP)
        below = QHBoxLayout()
        below.addWidget(self.pause)
        below.addStretch(1)
        for widget in (self.title, self.facts, self.figure):
            column.addWidget(widget)
        column.addLayout(below)
        for lines in (self._cues, self._faults, self._avoid):
            column.addWidget(lines)
        for each in (self._easier, self._harder):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)


class _Lines(QWidget):
    """A heading and lines below it; its labels stay, since making them takes Qt long."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = label(role="heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self._heading)
        self._labels = [label() for _ in range(MOST_LINES)]
        for each in self._labels:
            self._column.addWidget(each)

    def show_lines(self, heading: str, lines: Sequence[str]) -> None:
        """Shows these instead."""
        self._heading.setText(heading)
        for index, each in enumerate(self._labels):
            each.setVisible(index < len(lines))
            each.setText(lines[index] if index < len(lines) else "")


MOST_LINES = 4
"""The catalogue has no more cues or faults of an exercise; the tests hold that."""


def _offer(made: QPushButton, neighbour: Neighbour | None) -> None:
    made.setVisible(neighbour is not None)
    if neighbour is not None:
        made.setText(literal(neighbour.text))
        made.setAccessibleName(neighbour.text)
