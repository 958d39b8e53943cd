"""The setup assistant: a question at a time, the season beside it, and a plan at its end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pacelift.calendars.files import write_whole
from pacelift.coach.profile import Units
from pacelift.coach.profile_problems import Problem
from pacelift.desktop.assistant.form import Form
from pacelift.desktop.assistant.last import Calendars, Changes, End
from pacelift.desktop.assistant.setup import Setup
from pacelift.desktop.assistant.side import Side
from pacelift.desktop.assistant.steps import Steps
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.page import Page
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label
from pacelift.errors import BadInput, PaceliftError, said
from pacelift.sync.discreet import is_discreet
from pacelift.words.plain import plain
from pacelift.words.setup import CALENDAR, CHANGES, RACE
from pacelift.words.setup_view import fields, tabs

BESIDE_CHARACTERS = 96
"""So wide is the page where the season stands beside the questions, not below."""

MOST_BYTES = 1024 * 1024
"""Far above what a profile may have, so that its reader says what is too big."""


class SetupPage(Page):
    """The page. It begins anew each time that it comes up without answers of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setup = Setup(desk, _units(), self)
        self.form: Form | Calendars | Changes | End | None = None
        self._shown = ""
        self._build()
        self.setup.changed.connect(self._show)
        self.setup.drawn.connect(self._show_keeping)
        self.setup.kept.connect(self._show_end)
        self.setup.replaces.connect(self._ask_replace)
        self.setup.failed.connect(desk.failed)

    def refresh(self) -> None:
        """Shows the step it is at; after an end it begins from what stands now."""
        if isinstance(self.form, End):
            return
        self.setup.look_again()
        self._show()
        self.side.show_season()

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing to answer has the keyboard."""
        super().showEvent(event)
        if self.form is not None:
            self.form.take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is half-filled stays for another time."""
        super().hideEvent(event)
        if isinstance(self.form, End):
            self.form = None
            self.setup.begin()
        else:
            self.setup.remember()

    # -- what it shows

    def _show(self) -> None:
        """Shows the step and the list of them."""
        setup, voice = self.setup, self.setup.voice
        say = voice.say
        is_edit = setup.edits is not None
        self._headline.setText(say("Your profile") if is_edit else say("Your plan"))
        at = setup.steps.index(setup.step)
        self.steps.show_tabs(tabs(setup.looked, voice), at)
        self._question.setText(voice.term(setup.step.question))
        self._show_form()
        first, last = setup.step is RACE, setup.step in (CALENDAR, CHANGES)
        self.back.setVisible(not first)
        self.next.setVisible(not last)
        self.keep.setVisible(last)
        self.example.setVisible(first and setup.stands is None)
        self.open.setVisible(first)
        self.anew.setVisible(first and is_edit)
        self.stay.setVisible(first and setup.is_anew)
        self.save.setVisible(last)
        self._ask.hide()
        self._show_keeping()

    def _show_form(self) -> None:
        setup = self.setup
        told = fields(setup.step, setup.looked, setup.voice)
        keys = [each.key for each in told]
        is_other = setup.step.name != self._shown
        if isinstance(self.form, Form) and not is_other:
            is_other = self.form.keys != keys
        if is_other or self.form is None:
            self._put(self._made_form(), setup.step.name)
        if isinstance(self.form, Form):
            self.form.show_fields(told)
        if is_other and self.isVisible() and self.form is not None:
            self.form.take_keyboard()

    def _made_form(self) -> Form | Calendars | Changes:
        setup = self.setup
        if setup.step is CALENDAR:
            return Calendars(setup)
        if setup.step is CHANGES:
            return Changes(setup)
        form = Form(fields(setup.step, setup.looked, setup.voice), setup.voice)
        form.answered.connect(setup.answer)
        form.entered.connect(self._go_on)
        return form

    def _put(self, form: Form | Calendars | Changes | End, name: str) -> None:
        clear(self._place)
        self.form, self._shown = form, name
        self._place.addWidget(form)
        self._questions.verticalScrollBar().setValue(0)

    def _show_keeping(self) -> None:
        setup, say = self.setup, self.setup.voice.say
        self.keep.setText(say("Keep these changes") if setup.edits else say("Make this plan"))
        self.keep.setEnabled(setup.may_keep)

    def _show_end(self) -> None:
        is_edit = self.setup.edits is not None
        end = End(self.setup, is_edit=is_edit)
        end.day_asked.connect(self._show_day)
        end.file_asked.connect(self._save_calendar)
        end.google_asked.connect(self._desk.calendar_asked)
        self._put(end, "end")
        self._question.setText("")
        for widget in (self.steps, *self._buttons):
            widget.hide()
        self._ask.hide()
        end.take_keyboard()

    def _ask_replace(self, name: str) -> None:
        say = self.setup.voice.say
        clear(self._ask_column)
        self._ask_column.addWidget(
            label(
                say(
                    "This takes the place of “{name}”, which is put away, with all you told of it.",
                    name=plain(name),
                ),
                "title",
            )
        )
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.replace = button(say("Put it away and begin this one"), self._replace)
        self.leave = button(say("Leave all as it is"), self._ask.hide)
        row.addWidget(self.replace)
        row.addWidget(self.leave)
        row.addStretch(1)
        self._ask_column.addLayout(row)
        self._ask.show()
        self.leave.setFocus()

    # -- what the runner does

    def _go_on(self) -> None:
        self.setup.go(1)

    def _go_back(self) -> None:
        self.setup.go(-1)

    def _turn_to(self, index: int) -> None:
        self.setup.go_to(self.setup.steps[index])

    def _replace(self) -> None:
        self.setup.keep(replaces=True)

    def _show_day(self) -> None:
        self.page_asked.emit("today")

    def _open_file(self) -> None:
        say = self.setup.voice.say
        name, _ = QFileDialog.getOpenFileName(
            self, say("A profile file"), "", say("Profiles (*.toml)")
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Fills the fields from a profile file, and says what of it could not be used."""
        try:
            left_out = self.setup.take_file(_read(path), path.name)
        except PaceliftError as error:
            self._desk.failed.emit(error)
            return
        self._show_left_out(left_out)

    def _show_left_out(self, left_out: Iterable[Problem]) -> None:
        say = self.setup.voice.say
        lines = [
            say("Left out: {key}, {value}", key=plain(each.key), value=plain(each.value))
            for each in left_out
        ]
        self._told.setText("\n".join(lines))
        self._told.setVisible(bool(lines))

    def _take_example(self) -> None:
        self.setup.take_example()
        self._show_left_out(())

    def _begin_anew(self) -> None:
        self.setup.begin_anew()
        self._show_left_out(())

    def _save_file(self) -> None:
        say = self.setup.voice.say
        name, _ = QFileDialog.getSaveFileName(
            self, say("Save the profile"), "profile.toml", say("Profiles (*.toml)")
        )
        if name:
            self.save_file(Path(name))

    def save_file(self, path: Path) -> None:
        """Writes the answers as a profile file."""
        try:
            write_whole(path, self.setup.file())
        except PaceliftError as error:
            self._desk.failed.emit(error)

    def _save_calendar(self) -> None:
        say = self.setup.voice.say
        name, _ = QFileDialog.getSaveFileName(
            self, say("Save the calendar file"), "plan.ics", say("Calendars (*.ics)")
        )
        if name:
            self.save_calendar(Path(name))

    def save_calendar(self, path: Path) -> None:
        """Writes the plan as a calendar file."""
        try:
            app = self._desk.app()
            told = app.export(path, discreet=is_discreet(app))
        except PaceliftError as error:
            self._desk.failed.emit(error)
            return
        if isinstance(self.form, End):
            say_n = self.setup.voice.say_n
            self.form.say(
                say_n(
                    "Saved: {n} event. Open the file with your calendar program.",
                    "Saved: {n} events. Open the file with your calendar program.",
                    told.events,
                )
            )

    # -- how it is built

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(int(1.5 * GAP))
        self._headline = label("", "headline")
        column.addWidget(self._headline)
        column.addWidget(self._build_steps())
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(3 * GAP)
        self._body.addWidget(self._build_questions(), 1)
        self.side = Side(self.setup)
        self._beside = QScrollArea()
        self._beside.setWidgetResizable(True)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setObjectName("content")
        self._beside.setWidget(self.side)
        self._body.addWidget(self._beside, 1)
        column.addLayout(self._body, 1)
        self._ask = QWidget()
        self._ask_column = QVBoxLayout(self._ask)
        self._ask_column.setContentsMargins(0, 0, 0, 0)
        self._ask.hide()
        column.addWidget(self._ask)
        column.addLayout(self._build_buttons())

    def _build_steps(self) -> Steps:
        self.steps = Steps(self.setup.voice.say("Steps"))
        self.steps.currentChanged.connect(self._turn_to)
        return self.steps

    def _build_questions(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(2 * GAP)
        self._question = label("", "headline")
        column.addWidget(self._question)
        self._told = label()
        self._told.hide()
        column.addWidget(self._told)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        self._questions = QScrollArea()
        self._questions.setWidgetResizable(True)
        self._questions.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._questions.setWidget(content)
        return self._questions

    def _build_buttons(self) -> QHBoxLayout:
        say = self.setup.voice.say
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.example = button(say("Start from the example"), self._take_example)
        self.open = button(say("Open a profile file…"), self._open_file)
        self.anew = button(say("Make a new plan…"), self._begin_anew)
        self.stay = button(say("Leave all as it is"), self.setup.leave_anew)
        self.save = button(say("Save as a profile file…"), self._save_file)
        self.back = button(say("Back"), self._go_back)
        self.next = button(say("Next"), self._go_on, role="main")
        self.keep = button(say("Make this plan"), self.setup.keep, role="main")
        aside, ways = (
            (self.example, self.open, self.anew, self.stay, self.save),
            (self.back, self.next),
        )
        for each in aside:
            row.addWidget(each)
        row.addStretch(1)
        for each in (*ways, self.keep):
            row.addWidget(each)
        self._buttons = (*aside, *ways, self.keep)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the season stands below the question."""
        super().resizeEvent(event)
        wide = self.fontMetrics().averageCharWidth() * BESIDE_CHARACTERS
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(beside if event.size().width() >= wide else below)


def _units() -> Units:
    """What the runner's country measures in."""
    metric = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.MetricSystem
    return "km" if metric else "mi"


def _read(path: Path) -> bytes:
    """The bytes of a profile file. Raises BadInput "unreadable"."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise BadInput(
            "unreadable",
            said("{shown} cannot be read: {why}.", shown=plain(path.name), why=error.strerror),
            "Name a file that you may read.",
        ) from error
