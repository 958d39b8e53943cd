"""The week: a board on which sessions are moved, and beside it the session that is chosen."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pacelift.coach.places import Stretch, places
from pacelift.desktop.board.board import Board
from pacelift.desktop.desk import Desk
from pacelift.desktop.latest import Latest
from pacelift.desktop.pages.page import Page
from pacelift.desktop.pages.week_pane import WeekPane
from pacelift.desktop.paper.saving import SheetSaver, week_writer
from pacelift.desktop.style import GAP
from pacelift.desktop.today import MARK_KEYS
from pacelift.desktop.widgets import button, label
from pacelift.words.week_view import week_today

_PANE_CHARACTERS: Final = 58
"""So wide are the eleven answers to how hard it was."""


class WeekPage(Page):
    """The page; it begins at today's week."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._number: int | None = None
        self._places = Latest()
        self.board = Board(desk.voice)
        self.pane = WeekPane(desk)
        self._saver = SheetSaver()
        self._build()
        self._keys()
        self._connect()
        self.destroyed.connect(self._places.stop)

    def _connect(self) -> None:
        board, pane = self.board, self.pane
        board.chosen.connect(pane.show_session)
        board.asked.connect(self.session_asked)
        board.picked_up.connect(self._look_for_places)
        board.over.connect(self._show_place)
        board.put.connect(self._desk.move)
        board.week_asked.connect(self._turn)
        pane.opened.connect(self.session_asked)
        pane.move_asked.connect(self.pick_up)
        pane.put_asked.connect(board.put_down)
        pane.let_go_asked.connect(board.let_go)
        self._places.answered.connect(self._found_places)
        self._saver.saved.connect(self._tell_saved)
        self._saver.failed.connect(self._desk.failed)

    # -- what it shows

    @property
    def number(self) -> int | None:
        """The number of the week that is shown."""
        return self._number

    def refresh(self) -> None:
        """Shows the week as the desk has it."""
        plan = self._desk.plan
        if plan is not None:
            known = {each.number for each in plan.weeks}
            if self._number not in known:
                self._number = week_today(plan, self._desk.app().now)
        view = None if self._number is None else self._desk.week(self._number)
        self._whole.setVisible(view is not None)
        for each in self._needs_plan:
            each.setVisible(view is not None)
        if view is None:
            today = self._desk.view
            self._title.setText(self._desk.voice.say("Week"))
            self._facts.setText("\n".join((today.subline, *today.lines)))
            return
        self._title.setText(view.facts[0])
        self._facts.setText(" · ".join(view.facts[1:]))
        self._previous.setEnabled(not view.is_first)
        self._next.setEnabled(not view.is_last)
        self.board.show_model(view)
        self.pane.show_session(self.board.here)

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self.board.restyle()
        self.pane.restyle()
        self._lay_out(self.width())
        self.refresh()

    def show_week(self, number: int) -> None:
        """Shows the week of that number."""
        self._number = number
        self.refresh()

    def show_session(self, session: str) -> None:
        """Shows a session in its week; nothing where it is in the plan no more."""
        plan = self._desk.plan
        held = () if plan is None else plan.sessions
        found = next((each for each in held if each.id == session), None)
        if found is not None:
            self.show_week(found.week)
            self.board.choose(session)
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_today(self) -> None:
        """Shows today's week."""
        plan = self._desk.plan
        if plan is not None:
            self.show_week(week_today(plan, self._desk.app().now))

    def _turn(self, by: int) -> None:
        plan = self._desk.plan
        if plan is None or self._number is None:
            return
        number = self._number + by
        if any(each.number == number for each in plan.weeks):
            self.show_week(number)
            if self.board.held is not None:
                self._look_for_places(self.board.held.session.session)

    # -- moving

    def pick_up(self) -> None:
        """Takes the chosen session into the runner's hand, to be carried by keys."""
        if self.board.pick_up():
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for_places(self, session: str) -> None:
        """Asks beside the UI's thread where the session in hand may go."""
        plan, number = self._desk.plan, self._number
        if plan is None or number is None:
            return
        app = self._desk.app()
        held = next(each for each in plan.sessions if each.id == session)
        self._places.ask(
            lambda: (session, number, places(plan, held, number, app.now, app.catalogue))
        )

    def _found_places(self, done: Future[tuple[str, int, tuple[Stretch, ...]]]) -> None:
        session, number, found = done.result()
        held = self.board.held
        if held is not None and held.session.session == session and number == self._number:
            self.board.show_places(found)

    def _show_place(self, lines: tuple[str, ...]) -> None:
        held, made = self.board.held, self.board.frame_now
        if held is not None and made is not None:
            area = made.card(held.at)
            x, y = int(area.x + area.width / 2), int(area.y + area.height / 2)
            self._board_area.ensureVisible(x, y, int(area.width), int(area.height))
        self.pane.show_place(None if held is None else held.session.title, lines)

    # -- on paper

    def _save(self) -> None:
        plan, number = self._desk.plan, self._number
        if plan is None or number is None:
            return
        write = week_writer(self._desk, number)
        if write is not None:
            self._saved.hide()
            name = self._desk.voice.say(
                "{plan}, week {number}", plan=plan.profile.name, number=number
            )
            self._saver.ask(self._desk, self, name, write)

    def _tell_saved(self, path: str) -> None:
        self._saved.setText(self._desk.voice.say("Saved: {file}", file=Path(path).name))
        self._saved.show()

    # -- how it is built

    def _build(self) -> None:
        say = self._desk.voice.say
        self._title, self._facts = label("", "headline"), label()
        self._saved = label("", "told")
        self._saved.hide()
        self._previous = button(say("Previous week"), partial(self._turn, -1), key=say("Page Up"))
        self._next = button(say("Next week"), partial(self._turn, 1), key=say("Page Down"))
        today = button(say("This week"), self.show_today, key=say("Key T"))
        paper = button(say("Save as PDF…"), self._save)
        self._needs_plan: tuple[QPushButton, ...] = (self._previous, self._next, today, paper)
        self._whole = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(2 * GAP)
        self._board_area = _scrolled(self.board)
        self._parts.addWidget(self._board_area, 2)
        self._pane_area = _scrolled(self.pane)
        self._parts.addWidget(self._pane_area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addLayout(self._row((self._previous, today, self._next, paper)))
        column.addWidget(self._whole, 1)
        column.addStretch(0)  # below what is said of an empty week
        self._lay_out(self.width())

    def _row(self, buttons: tuple[QPushButton, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for each in buttons:
            row.addWidget(each)
        row.addWidget(self._saved, 1)
        row.addStretch(1)
        return row

    def _lay_out(self, width: int) -> None:
        """The pane beside the board where there is room for both, else beneath it."""
        pane = self.fontMetrics().averageCharWidth() * _PANE_CHARACTERS + 4 * GAP
        beside = width >= self.board.minimumSizeHint().width() + pane + 8 * GAP
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
        self._pane_area.setMinimumWidth(pane if beside else 0)
        self._pane_area.setMaximumWidth(int(pane * 1.3) if beside else 16777215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may put the pane elsewhere."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def _keys(self) -> None:
        self.add_key("T", self.show_today)
        for key, mark in MARK_KEYS.items():
            self.add_key(key, partial(self.pane.press, mark))
        self.add_key("Z", self.pane.undo)
        self.add_key("O", lambda: self.board.asked.emit(self.board.here))


class _Area(QScrollArea):
    """A scroll area that asks for what its content asks for, but needs little of it."""

    def sizeHint(self) -> QSize:
        """As its content."""
        return cast("QWidget", self.widget()).sizeHint()


def _scrolled(content: QWidget) -> QScrollArea:
    area = _Area()
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return area
