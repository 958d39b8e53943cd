"""The desk between the coach and what is shown: it holds today's view and carries out presses.

One object for tray, menu and panel; whoever shows something listens to its signals. Everything
here takes milliseconds and runs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from attrs import frozen
from PySide6.QtCore import QObject, Signal

from pacelift.app import Answer, App, Draft, Standing
from pacelift.desktop.clock import Clock
from pacelift.desktop.latest import Latest
from pacelift.desktop.preferences import Preferences
from pacelift.errors import PaceliftError
from pacelift.system.languages import SETTING
from pacelift.words.plain import plain
from pacelift.words.today_view import (
    CardView,
    TodayView,
    card_view,
    no_plan_view,
    today_view,
    unread_view,
)
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.coach.plan import Plan, Side
    from pacelift.coach.profile import Equipment, Units
    from pacelift.coach.requests import Mark, PauseKind
    from pacelift.desktop.rounds import Rounds
    from pacelift.words.outcome import Outcome
    from pacelift.words.season_view import SeasonView
    from pacelift.words.session_view import SessionView
    from pacelift.words.week_view import WeekView


MOST_TOLD: Final = 3
"""Of more sessions told of in one press the first is named."""


@frozen
class LiftDone:
    """Sets of an exercise as the runner says they were done."""

    exercise: str
    sets: int
    reps: int
    kg: float | None
    side: Side | None = None


class Desk(QObject):
    """Today's view, the presses on it, and what they did.

    `changed` comes when another view is to be shown, `answered` with the Outcome of a press,
    `failed` with the PaceliftError of one, `unread` with that of reading the plan, `page_asked`
    with the name of a page of the window that is wanted, `session_asked` with the id of a session
    whose page is, `calendar_asked` when the connected calendar is to be shown, `language_changed`
    when all that was built before speaks another language than `voice`.
    """

    changed = Signal()
    answered = Signal(object)
    failed = Signal(object)
    unread = Signal(object)
    page_asked = Signal(str)
    session_asked = Signal(str)
    calendar_asked = Signal()
    language_changed = Signal()

    def __init__(self, home: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.clock = clock
        self.voice = Voice()
        self._spoken: str | None = None
        self.view: TodayView = no_plan_view(clock().date(), self.voice)
        self.outcome: Outcome | None = None
        """What the last press did, for a panel that is built later; None on another day."""
        self._standing: Standing | None = None
        self._needs_you: str | None = None
        self._read: object = None
        self.preferences = Preferences(self.app, self)
        self.preferences.failed.connect(self.failed)
        self.rounds: Rounds | None = None
        """The connected calendar's, where there is one to be had."""
        self._moving = Latest()
        self._moving.answered.connect(self._moved)
        self._pressed: tuple[str, ...] = ()
        """The ids of the entries that the last press told."""

    @property
    def plan(self) -> Plan | None:
        """The plan as it was last read."""
        return None if self._standing is None else self._standing.plan

    @property
    def is_read(self) -> bool:
        """Whether what stands could be read when it was last looked at."""
        return self._read is not None

    def app(self) -> App:
        """The use cases, now."""
        return App(self.home, self.clock(), spoken=self._spoken)

    def season(self) -> SeasonView | None:
        """The season as it stands; None without a plan, or where it cannot be read."""
        from pacelift.words.season_view import season_view

        plan, app = self.plan, self.app()
        if plan is None:
            return None
        try:
            pauses = app.pauses()
        except PaceliftError as error:
            self.unread.emit(error)
            return None
        return season_view(plan, app.today(plan.clocks), self.voice, pauses)

    def week(self, number: int) -> WeekView | None:
        """A week as it stands; None without a plan, or where it cannot be read."""
        from pacelift.words.week_view import week_view

        plan, app = self.plan, self.app()
        if plan is None:
            return None
        try:
            pauses = app.pauses()
        except PaceliftError as error:
            self.unread.emit(error)
            return None
        return week_view(plan, number, app.now, self.voice, pauses)

    def card(self, session: str) -> CardView | None:
        """A session of any day as a card; None if there is none."""
        plan, app = self.plan, self.app()
        held = () if plan is None else plan.sessions
        found = next((each for each in held if each.id == session), None)
        if plan is None or found is None:
            return None
        return card_view(
            found,
            plan,
            app.exercises_of([found]),
            self.voice,
            today=app.today(plan.clocks),
            with_day=True,
        )

    def session(self, session: str) -> SessionView | None:
        """All there is to say of a session; None if there is none."""
        from pacelift.words.session_view import session_view

        plan, app = self.plan, self.app()
        held = () if plan is None else plan.sessions
        found = next((each for each in held if each.id == session), None)
        if plan is None or found is None:
            return None
        exercises = app.exercises_of([found])
        return session_view(plan, session, exercises, self.voice, app.today(plan.clocks))

    @property
    def undo_entry(self) -> str | None:
        """The id of the entry that an undo would take back."""
        last = None if self._standing is None else self._standing.last
        return None if last is None else last.id

    @property
    def undo_session(self) -> str | None:
        """The session that an undo would be about."""
        last = None if self._standing is None else self._standing.last
        return None if last is None else last.data.get("session")

    def refresh(self) -> None:
        """Shows what stands now: a command may have changed the plan, or it is another day."""
        app = App(self.home, self.clock())
        today = app.now.date() if self.plan is None else app.today(self.plan.clocks)
        read = (app.stamp(), today, self._needs_you)
        if read == self._read:
            return
        self._read, spoken = None, self.voice.language
        self._spoken = app.language
        try:
            standing = app.standing()
            view = self._view(app, standing)
        except PaceliftError as error:
            if self._standing is None:
                self.voice = app.voice()
                self._show(unread_view(app.now.date(), error, self.voice), None)
            self.unread.emit(error)
        else:
            self._read = read
            self._show(view, standing)
        if self.voice.language != spoken:
            self.language_changed.emit()

    def read_anew(self) -> None:
        """Shows what stands now where all of it may be another: restored, or removed."""
        self._read, self._pressed, self.outcome = None, (), None
        try:
            if self.app().plan_or_none() is None and self._standing is not None:
                self._standing = None
                self.view = no_plan_view(self.clock().date(), self.voice)
                self.changed.emit()
            self.preferences.read()
        except PaceliftError as error:
            self.unread.emit(error)
            return
        self.refresh()

    def set_needs_you(self, text: str | None) -> None:
        """What the calendar asks of the runner, or None."""
        if text != self._needs_you:
            self._needs_you = text
            self.refresh()

    def mark(self, session: str, mark: str) -> bool:
        """Tells how a session went; whether that could be kept."""
        return self.mark_all((session,), mark)

    def mark_all(self, sessions: Iterable[str], mark: str) -> bool:
        """Tells the same of several sessions, the oldest first."""
        told = cast("Mark", mark)
        return self._tell(lambda app: app.mark_all(sessions, told))

    def rate(self, session: str, rpe: float) -> bool:
        """Adds how hard it felt to the mark just made, as one entry with it."""
        last = None if self._standing is None else self._standing.last
        if last is None or last.kind != "mark" or last.data["session"] != session:
            return False
        more = {name: value for name, value in last.data.items() if name != "plan"}
        return self._tell(lambda app: [app.instead(last.id, {**more, "rpe": rpe})])

    def log(self, session: str, lifts: Iterable[LiftDone]) -> bool:
        """Keeps the loads of a lift; one undo takes all of them back."""
        return self._tell(
            lambda app: [app.log(session, e.exercise, _sets(e), side=e.side) for e in lifts]
        )

    def pause(
        self,
        kind: str,
        first: date,
        last: date,
        *,
        pain: int | None = None,
        equipment: str | None = None,
    ) -> bool:
        """Takes days off."""
        told, with_what = cast("PauseKind", kind), cast("Equipment | None", equipment)
        return self._tell(
            lambda app: [app.pause(told, first, last, pain=pain, equipment=with_what)]
        )

    def move(self, session: str, start: datetime) -> None:
        """Puts a session at another local time, in a moment; while one is being moved, no other."""
        self._tell_soon(lambda app: (app.move(session, start),))

    @property
    def language(self) -> str:
        """The code of the language that was chosen, empty for the system's."""
        try:
            return self.app().setting(SETTING) or ""
        except PaceliftError:
            return ""

    def use_language(self, language: str) -> None:
        """Speaks another language from now on."""
        try:
            self.app().set_setting(SETTING, language)
        except PaceliftError as error:
            self.failed.emit(error)
        self.refresh()

    def use_units(self, units: Units) -> None:
        """Shows the plan in other units from now on, in a moment; the training stays as it is."""
        from pacelift.coach.answers_units import in_units
        from pacelift.coach.profile_writing import write_toml

        def edited(app: App) -> Sequence[Answer]:
            document, _ = app.told_profile()
            told = write_toml(in_units(document, units)).encode()
            answer = app.edit(told, "settings")
            return () if answer is None else (answer,)

        self._tell_soon(edited)

    @property
    def is_moving(self) -> bool:
        """Whether something is being carried out beside the UI's thread."""
        return self._moving.is_busy

    def _tell_soon(self, what: Callable[[App], Sequence[Answer]]) -> None:
        """Carries out a press that takes longer; while one is on, no other."""
        if not self.is_moving:
            app = self.app()
            self._moving.ask(lambda: what(app))

    def _moved(self, done: Future[Sequence[Answer]]) -> None:
        self._tell(lambda _: done.result())

    def login_failed(self, error: Exception) -> None:
        """Says that starting at login could not be changed."""
        say = self.voice.say
        told = PaceliftError(
            "login",
            say("Starting at login could not be changed: {why}.", why=plain(str(error))),
            say("See that you may write to that place; the desktop's own settings have it too."),
        )
        self.failed.emit(told)

    def start_from_example(self) -> bool:
        """Makes the example's plan, in a moment, for somebody who has none; whether it is kept."""
        from pacelift.coach.profile_example import example

        app = self.app()
        try:
            if app.plan_or_none() is None:
                app.keep(app.draft(example(app.now.date()).encode(), "example"))
        except PaceliftError as error:
            self.failed.emit(error)
            return False
        self.refresh()
        return True

    def begin_plan(self, draft: Draft) -> bool:
        """Makes a draft the active plan; whether it is kept."""
        try:
            self.app().keep(draft)
        except PaceliftError as error:
            self.failed.emit(error)
            return False
        self.refresh()
        return True

    def go_on_with(self, answer: Answer) -> bool:
        """Keeps what an edited profile does, as it was shown."""

        def kept(app: App) -> Sequence[Answer]:
            app.keep_answer(answer)
            return [answer]

        return self._tell(kept)

    def undo(self) -> bool:
        """Takes back the last press, all that it told; or what was told after it, as is shown."""
        last = None if self._standing is None else self._standing.last
        if last is None:
            return False
        is_press = last.id in self._pressed[-1:]
        back = self._pressed[::-1] if is_press else (last.id,)
        return self._tell(lambda app: app.take_back(*back), pressed=False)

    def _tell(self, what: Callable[[App], Sequence[Answer]], *, pressed: bool = True) -> bool:
        """Carries out a press and shows what it did; an error shows what stands after all."""
        former, self._pressed = self._pressed, ()
        app = self.app()
        try:
            answers = what(app)
            if not answers:
                self._pressed = former
                return False
            told = _outcome(answers, app)
        except PaceliftError as error:
            self.refresh()
            self.failed.emit(error)
            return False
        if pressed:
            self._pressed = tuple(each.entry.id for each in answers)
        self.outcome = told
        self.answered.emit(told)
        self.refresh()
        return True

    def _show(self, view: TodayView, standing: Standing | None) -> None:
        is_new = view != self.view or standing != self._standing
        if view.date != self.view.date:
            self.outcome = None
        self.view, self._standing = view, standing
        if is_new:
            self.changed.emit()

    def _view(self, app: App, standing: Standing | None) -> TodayView:
        if standing is None:
            self.voice = app.voice()
            return no_plan_view(app.now.date(), self.voice)
        plan = standing.plan
        self.voice = app.voice(plan)
        today = app.today(plan.clocks)
        held = [each for each in plan.sessions if each.start.date() == today]
        return today_view(
            plan,
            app.now,
            app.exercises_of(held),
            self.voice,
            last=standing.last,
            needs_you=self._needs_you,
        )


def _outcome(answers: Sequence[Answer], app: App) -> Outcome:
    """What the answers of one press come to: the plan before it, and the one after all of them."""
    from pacelift.coach.adapt import LEAST_CHANGE, UNDONE
    from pacelift.coach.changes import changes
    from pacelift.words.outcome import in_one, outcome

    last = answers[-1]
    reasons = {told.session: told.reason for each in answers for told in each.changes}
    default = LEAST_CHANGE if last.taken_back is None else UNDONE
    whole = changes(answers[0].before, last.plan, reasons, default)
    warnings = dict.fromkeys(text for each in answers for text in (*each.warnings, each.goal))
    told = [
        outcome(
            each.entry,
            whole,
            [warning for warning in warnings if warning is not None],
            last.plan,
            app.catalogue,
            app.voice(last.plan),
            taken_back=each.taken_back,
        )
        for each in (answers[:1] if len(answers) > MOST_TOLD else answers)
    ]
    return in_one(told, len(answers), app.voice(last.plan))


def _sets(lift: LiftDone) -> str:
    load = "" if lift.kg is None else f"@{lift.kg:g}"
    return f"{lift.sets}x{lift.reps}{load}"
