"""The season beside the questions, and where a rule says no, the ways on as buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pacelift.desktop.assistant.bars import SeasonBars
from pacelift.desktop.assistant.setup import Setup
from pacelift.desktop.assistant.wide_button import WideButton
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import clear, label
from pacelift.errors import Option, PaceliftError, Refusal
from pacelift.words.problem_titles import problem_lines
from pacelift.words.setup_options import option_text
from pacelift.words.setup_season import needed_text, season_lines, warnings


class Side(QWidget):
    """It shows what the setup has drawn. `option_taken` comes when a way on was pressed."""

    option_taken = Signal()

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self._setup = setup
        self.options: list[QPushButton] = []
        self.state = label("", "quiet")
        keeps = self.state.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # or the picture would jump
        self.state.setSizePolicy(keeps)
        self.picture = SeasonBars(setup.voice.say("The season, week by week"))
        self.told = label()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(setup.voice.say("Your season"), "title"))
        column.addWidget(self.state)
        column.addWidget(self.picture)
        column.addWidget(self.told)
        column.addLayout(self._lines)
        column.addStretch(1)
        setup.drawn.connect(self.show_season)

    def show_season(self) -> None:
        """Shows the season as it was last drawn."""
        season, voice = self._setup.season, self._setup.voice
        self.state.setText(self._state())
        self.state.setVisible(bool(self.state.text()))
        if season.plan is not None:
            self.picture.show_model(season.plan)
            self.told.setText(" ".join(season_lines(season.plan, voice)))
        self.picture.setVisible(season.plan is not None)
        self.told.setVisible(season.plan is not None)
        clear(self._lines)
        self.options = []
        if season.plan is not None:
            for text in warnings(season.plan, voice):
                self._lines.addWidget(label(voice.say("! {text}", text=text)))
        for error in (season.refusal, season.error):
            if error is not None:
                self._show_error(error)

    def _state(self) -> str:
        """What is to be said of the picture besides what it shows."""
        setup = self._setup
        say = setup.voice.say
        if setup.is_busy:
            return say("Drawing…")
        if not setup.is_current:
            return needed_text(setup.problems, setup.voice)
        if setup.season.is_drawn:
            return needed_text(setup.problems, setup.voice)
        return ""

    def _show_error(self, error: PaceliftError) -> None:
        voice = self._setup.voice
        _, text, fix = problem_lines(error, voice)
        self._lines.addWidget(label(text, "title"))
        self._lines.addWidget(label(fix))
        for option in error.options if isinstance(error, Refusal) else ():
            made = WideButton(option_text(option, self._setup.document, voice))
            made.clicked.connect(partial(self._take, option))
            self._lines.addWidget(made)
            self.options.append(made)

    def _take(self, option: Option, _checked: bool = False) -> None:
        self._setup.take_option(option)
        self.option_taken.emit()
