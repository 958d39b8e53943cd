"""One session, whole: its marks, steps, exercises set by set, plan B, why, and what is near."""

from __future__ import annotations

from functools import partial

from attrs import evolve
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QVBoxLayout

from pacelift.desktop import style
from pacelift.desktop.card import Card
from pacelift.desktop.desk import Desk, LiftDone
from pacelift.desktop.notes import Notes
from pacelift.desktop.pages.page import Page, scrolled
from pacelift.desktop.pages.set_rows import SetRows
from pacelift.desktop.rest_timer import RestTimer
from pacelift.desktop.style import GAP
from pacelift.desktop.today import MARK_KEYS
from pacelift.desktop.widgets import button, clear, label, press_named
from pacelift.words.outcome import Outcome
from pacelift.words.session_view import ExerciseView, SessionView


class SessionPage(Page):
    """The page; empty until it is asked for a session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown = ""
        self._view: SessionView | None = None
        self._outcome: Outcome | None = None
        self.card: Card | None = None
        self.rows: list[SetRows] = []
        self.rest = RestTimer(desk.clock, desk.voice)
        self._build()
        self._keys()
        desk.answered.connect(self._show_outcome)

    # -- what it shows

    def show_session(self, session: str) -> None:
        """Shows another session."""
        if session != self._shown:
            self.rest.stop()
            self.notes.drop()
            self._outcome = None
            self._area.verticalScrollBar().setValue(0)
        self._shown = session
        self.refresh()

    def refresh(self) -> None:
        """Shows the session as the desk has it; what is the same is left as it is."""
        view = self._desk.session(self._shown)
        if view is None:
            self._drop()
            self._none.show()
            return
        self._none.hide()
        former, self._view = self._view, view
        self._show_card(view)
        if former is not None and _differ_in_sets_only(former, view):
            self._show_sets(view)
        else:
            self._show_rest(view)

    def restyle(self) -> None:
        """Takes on the desktop's palette and font."""
        self._drop()
        self.refresh()

    def _drop(self) -> None:
        self._view, self.card, self.rows = None, None, []
        clear(self._card_column)
        clear(self._column)

    def _show_card(self, view: SessionView) -> None:
        if self.card is None or self.card.view.session != view.card.session:
            clear(self._card_column)
            session = view.card.session
            self.card = Card(view.card, self._desk.voice, style.colours_now())
            self.card.pressed.connect(partial(self._desk.mark, session))
            self.card.rated.connect(partial(self._desk.rate, session))
            self.card.undo.connect(self._desk.undo)
            self._card_column.addWidget(self.card)
        told = self._outcome
        mine = told if told is not None and told.mark is not None else None
        can_undo = self._desk.undo_session == view.card.session and not view.card.is_open
        self.card.show_view(view.card, mine, can_undo=can_undo)

    def _show_rest(self, view: SessionView) -> None:
        """All but the card: what it is made of, and why."""
        say, at = self._desk.voice.say, self._area.verticalScrollBar().value()
        clear(self._column)
        self.rows = []
        self._part(say("Hard efforts around it"), view.hours)
        self._part(say("Steps"), view.steps)
        if view.exercises:
            self._column.addWidget(label(say("Exercises"), "heading"))
        for each in view.exercises:
            self.rows.append(self._row(each, view))
            self._column.addWidget(self.rows[-1])
        for part in view.parts:
            self._part(part.heading, part.lines)
        if view.why:
            self._column.addWidget(label(say("Why"), "heading"))
        for why in view.why:
            self._column.addWidget(label(why.text))
            self._column.addWidget(label(why.source, "quiet"))
        self._area.verticalScrollBar().setValue(at)

    def _row(self, exercise: ExerciseView, view: SessionView) -> SetRows:
        row = SetRows(exercise, self._desk.voice, can_log=view.card.can_mark)
        row.logged.connect(partial(self._log, exercise.rest_s))
        row.guide_asked.connect(self.exercise_asked)
        return row

    def _show_sets(self, view: SessionView) -> None:
        """Makes only the exercises anew of which something was told, and goes on to the next set:
        what is typed elsewhere stays.
        """
        for at, exercise in enumerate(view.exercises):
            former = self.rows[at]
            if former.view != exercise:
                row = self.rows[at] = self._row(exercise, view)
                self._column.replaceWidget(former, row)
                former.hide()
                former.deleteLater()
                following = (each.next for each in self.rows[at:])
                focused = next((each for each in following if each is not None), None)
                if focused is not None:
                    focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, heading: str, lines: tuple[str, ...]) -> None:
        if lines:
            self._column.addWidget(label(heading, "heading"))
        for line in lines:
            self._column.addWidget(label(line.strip()))

    def _show_outcome(self, told: Outcome) -> None:
        """What has a mark is told on the card, all else above it."""
        self._outcome = told if told.session == self._shown else None
        if self._outcome is not None and told.mark is not None and not told.is_taken_back:
            self.notes.drop()
        elif self.isVisible():
            self.notes.show_outcome(told, can_undo=not told.is_taken_back)

    # -- what the runner does

    def _log(self, rest_s: int, done: LiftDone) -> None:
        """Keeps a set, and counts the rest after it."""
        if self._desk.log(self._shown, (done,)):
            if any(row.next is not None for row in self.rows):
                self.rest.begin(rest_s)
            else:
                self.rest.stop()

    def go_back(self) -> None:
        """To where one came from."""
        self.page_asked.emit(self.came_from)

    def _press(self, mark: str) -> None:
        made = None if self.card is None else self.card.buttons.get(mark)
        if made is not None:
            made.click()

    def _undo(self) -> None:
        """By key only what a button here takes back."""
        press_named(self, self._desk.voice.say("Undo"))

    # -- how it is built

    def _build(self) -> None:
        say = self._desk.voice.say
        column = QVBoxLayout()
        column.setSpacing(int(1.5 * GAP))
        row = QHBoxLayout()
        self.back = button(say("Back"), self.go_back, key=say("Key Escape"))
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        self._none = label(say("This session is not in your plan any more."))
        column.addWidget(self._none)
        self.notes = Notes(self._desk)
        column.addWidget(self.notes)
        self._card_column = QVBoxLayout()
        column.addLayout(self._card_column)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        column.addLayout(self._column)
        column.addStretch(1)
        self._area = scrolled(column, self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            # Not scrolled away: it is looked at between two sets.
            held = QHBoxLayout()
            held.setContentsMargins(3 * GAP, GAP, 3 * GAP, GAP)
            held.addWidget(self.rest)
            whole.addLayout(held)

    def _keys(self) -> None:
        for key, mark in MARK_KEYS.items():
            self.add_key(key, partial(self._press, mark))
        self.add_key("Z", self._undo)
        self.add_key("Esc", self.go_back)
        actions = QAbstractSlider.SliderAction
        for key, action in (
            ("PgDown", actions.SliderPageStepAdd),
            ("PgUp", actions.SliderPageStepSub),
        ):
            self.add_key(key, partial(self._area.verticalScrollBar().triggerAction, action))


def _differ_in_sets_only(one: SessionView, other: SessionView) -> bool:
    """Whether nothing but what was done of the same exercises is another."""

    def without(view: SessionView) -> SessionView:
        bare = tuple(evolve(each, sets=()) for each in view.exercises)
        return evolve(view, card=one.card, exercises=bare)

    same_day = one.card.can_mark == other.card.can_mark
    return same_day and without(one) == without(other)
