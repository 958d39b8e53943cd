"""The assistant's state: the answers, what is wrong with them, and the season they make.

It shows nothing. The season is made off the UI's thread, of the newest answers only.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import Final, cast

from attrs import evolve, frozen
from PySide6.QtCore import QObject, QTimer, Signal

from pacelift.app import Answer, App, Draft
from pacelift.coach.answers import (
    RECENT,
    Document,
    cleaned,
    drawable,
    example_answers,
    first_answers,
    named,
    next_answers,
    problems,
    value,
    with_edit,
    with_recent_race,
    with_value,
)
from pacelift.coach.answers_units import back_in_units, in_units
from pacelift.coach.plan import Plan
from pacelift.coach.profile import Units
from pacelift.coach.profile_problems import Problem
from pacelift.coach.profile_reading import units_of
from pacelift.coach.profile_toml import parse_toml
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.desk import Desk
from pacelift.desktop.latest import Latest
from pacelift.errors import Option, PaceliftError, Refusal
from pacelift.words.outcome import outcome
from pacelift.words.setup import ASKING, Step, steps
from pacelift.words.setup_problems import Day, is_missing
from pacelift.words.setup_season import change_lines
from pacelift.words.setup_view import Looked
from pacelift.words.voice import Voice

REMEMBERED: Final = "setup draft"
"""The setting that keeps answers of which no plan is made yet."""

SOON_MS: Final = 120
"""After an answer, as the next letter of a name may follow at once."""


@frozen
class Season:
    """What the answers make: a plan, a refusal with ways on, or another error.

    `kept` is what can be kept: the draft of a new plan, or what an edit does, None where nothing
    differs; `is_drawn` says that it is only a picture, as an answer that it needs is still open.
    """

    plan: Plan | None = None
    refusal: Refusal | None = None
    error: PaceliftError | None = None
    draft: Draft | None = None
    answer: Answer | None = None
    is_drawn: bool = False


class Setup(QObject):
    """One way through the assistant.

    `changed` comes with other answers, `drawn` with another season, `kept` with a plan kept,
    `replaces` with the name of the plan that a kept one would replace.
    """

    changed = Signal()
    drawn = Signal()
    kept = Signal()
    replaces = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, units: Units, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._units = desk, units
        self._latest = Latest()
        self._latest.answered.connect(self._take)
        self.destroyed.connect(self._latest.stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON_MS)
        self._timer.timeout.connect(self._draw)
        self.document: Document = {}
        self.problems: tuple[Problem, ...] = ()
        self.calendar = "none"
        self.step: Step = ASKING[0]
        self.seen: frozenset[str] = frozenset()
        self.edits: Document | None = None
        """The profile that is edited, None for a new plan."""
        self.stands: Document | None = None
        """The profile of a plan that still goes on, edited or not."""
        self._made = self._today
        self._other: Document | None = None
        """The answers before they went into other units."""
        self._remembered = ""
        self._plan: Plan | None = None
        """The plan that stood when it was last looked at."""
        self.season = Season()
        self.is_current = False
        """Whether the season is that of the answers."""
        self._wants_keep = self._is_keeping = False
        self.begin()

    # -- what it holds

    @property
    def voice(self) -> Voice:
        """The desk's, in the units of the answers."""
        return evolve(self._desk.voice, units=units_of(self.document))

    @property
    def looked(self) -> Looked:
        """The answers and what is wrong with them, for `words.setup_view`."""
        return Looked(
            document=self.document,
            problems=self.problems,
            seen=self.seen,
            day=Day(self._today, self._made),
            is_edit=self.edits is not None,
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps there are."""
        return steps(is_edit=self.edits is not None)

    @property
    def is_busy(self) -> bool:
        """Whether a season is still to come."""
        return self._timer.isActive() or self._latest.is_busy

    @property
    def _today(self) -> date:
        return self._desk.view.date

    @property
    def may_keep(self) -> bool:
        """Whether nothing stands in the way of keeping what is answered."""
        season, waits = self.season, not self.is_current
        return not self.problems and (waits or bool(season.draft or season.answer))

    def change_lines(self) -> tuple[tuple[str, str], ...]:
        """What an edit does, in lines with the role of each."""
        answer = self.season.answer
        if answer is None or not self.is_current:
            return ()
        told = outcome(
            answer.entry,
            answer.changes,
            [each for each in (*answer.warnings, answer.goal) if each is not None],
            answer.plan,
            self._desk.app().catalogue,
            self.voice,
        )
        return change_lines(told, self.voice)

    # -- beginning

    def look_again(self) -> None:
        """Sees what else was told: another plan is begun from, the same one drawn anew."""
        plan, before = self._desk.plan, self._plan
        if plan is before or self._is_keeping:
            return  # what changes is what is kept here
        self._plan = plan
        if plan is None or before is None or plan.id != before.id:
            self.begin()
        else:
            self._look()

    def begin(self) -> None:
        """From what was half-filled, else from the plan's profile, else from nothing."""
        self._begin_unanswered()
        self._remembered = self._desk.app().setting(REMEMBERED) or ""
        self._take_remembered()
        self._look()

    def begin_anew(self) -> None:
        """A new plan of the same runner, beside the one that stands."""
        self._turn_anew()
        self.document = self._unanswered
        self.step, self.seen = ASKING[0], frozenset()
        self._look()

    def leave_anew(self) -> None:
        """No other plan after all: to the profile of the one that stands."""
        self._begin_unanswered()
        self._look()

    def _begin_unanswered(self) -> None:
        self._plan = self._desk.plan
        self.edits, self._made = self._told()
        self.stands = self.edits
        self.document = self._unanswered
        self.calendar, self.step, self.seen = "none", ASKING[0], frozenset()
        self._other = None

    def _turn_anew(self) -> None:
        self.edits, self._made, self._other = None, self._today, None

    @property
    def is_anew(self) -> bool:
        """Whether a plan is answered for beside one that stands."""
        return self.stands is not None and self.edits is None

    @property
    def _unanswered(self) -> Document:
        """What stands there before anything is answered."""
        if self.stands is None:
            return first_answers(self._today, self._units)
        return self.stands if self.edits else next_answers(self.stands, self._today)

    def _told(self) -> tuple[Document | None, date]:
        """The profile of a plan that still goes on."""
        plan = self._desk.plan
        if plan is None or plan.profile.race.date <= self._today:
            return None, self._today
        return self._desk.app().told_profile()

    def _take_remembered(self) -> None:
        """Half-filled answers, if they are about the same plan."""
        told = json.loads(self._remembered or "{}")
        if told and told["of"] == self.stands:
            if told.get("anew"):
                self._turn_anew()
            self.document, self.calendar = told["document"], told["calendar"]
            self.step = next(step for step in self.steps if step.name == told["step"])
            self.seen = frozenset(told["seen"])

    def remember(self) -> None:
        """Keeps the answers for another time."""
        is_begun = self.document != self._unanswered
        told = {
            "of": self.stands,
            "anew": self.is_anew,
            "document": self.document,
            "calendar": self.calendar,
            "step": self.step.name,
            "seen": sorted(self.seen),
        }
        self._keep_remembered(json.dumps(told) if is_begun else "")

    def _keep_remembered(self, text: str) -> None:
        if text == self._remembered:
            return
        try:
            self._desk.app().remember(REMEMBERED, text)
        except PaceliftError as error:
            self.failed.emit(error)
            return
        self._remembered = text

    # -- answering

    def answer(self, key: str, new: object) -> None:
        """Takes an answer; None where there is none."""
        if key == "units":
            self._go_into(cast("Units", new))
        elif key == RECENT and new is True:
            self._become(with_recent_race(self.document, self._today))
        elif new != value(self.document, key):
            self._become(with_value(self.document, key, new))

    def take_option(self, option: Option) -> None:
        """Sets all that a way on sets."""
        self._become(with_edit(self.document, option.profile))

    def take_example(self) -> None:
        """Fills all fields as the example has them."""
        self._become(example_answers(self._today))

    def take_file(self, data: bytes, source: str) -> tuple[Problem, ...]:
        """Fills the fields from a profile file; what could not be used. Raises BadInput."""
        document, left_out = cleaned(parse_toml(data, source))
        self.seen = frozenset(step.name for step in ASKING)
        self._become(document)
        return left_out

    def file(self) -> bytes:
        """The answers as a profile file."""
        return write_toml(named(self.document)).encode()

    def choose_calendar(self, name: str) -> None:
        """Where the plan shall stand."""
        self.calendar = name

    def go_to(self, step: Step) -> None:
        """Shows a step; the one that is left was looked at."""
        self.seen |= {self.step.name}
        self.step = step
        self.changed.emit()

    def go(self, by: int) -> None:
        """To the step so many further."""
        at = self.steps.index(self.step) + by
        self.go_to(self.steps[min(max(at, 0), len(self.steps) - 1)])

    def _go_into(self, units: Units) -> None:
        held, before = self.document, self._other
        if units == units_of(held):
            return
        self._other = held
        back = before is not None and units_of(before) == units
        self._become(back_in_units(held, before) if back and before else in_units(held, units))

    def _become(self, document: Document) -> None:
        self.document = document
        self._look()

    def _look(self) -> None:
        """What is wrong with the answers, and another season soon."""
        found = problems(
            named(self.document),
            today=self._today,
            timezone=self._timezone(),
            made=self._made,
        )
        self.problems = tuple(each for each in found if each.key != "name" or not is_missing(each))
        self.is_current = False
        self._timer.start()
        self.changed.emit()

    def _timezone(self) -> str:
        from pacelift.system.clock import system_timezone

        return system_timezone()

    # -- the season

    def _draw(self) -> None:
        """Asks for the season of the answers, if they make one."""
        wrong = [each for each in self.problems if not _may_be_open(each)]
        if wrong:
            self._latest.forget()
            self._wants_keep = False
            self.drawn.emit()
            return
        document = drawable(self.document, self._desk.voice.say("My race"))
        data, is_drawn = write_toml(document).encode(), bool(self.problems)
        make = _new_season if self.edits is None else _edited_season
        self._latest.ask(partial(make, self._desk.app(), data, is_drawn=is_drawn))
        self.drawn.emit()

    def _take(self, done: Future[Season]) -> None:
        if self._timer.isActive():
            return  # other answers came meanwhile
        self.season, self.is_current = done.result(), True
        self.drawn.emit()
        if self._wants_keep:
            self.keep()

    # -- keeping

    def keep(self, *, replaces: bool = False) -> None:
        """Keeps the season once it is there; asks before it takes another plan's place."""
        self._wants_keep = not self.is_current
        season = self.season
        if self._wants_keep:
            return
        if season.draft is not None and not season.is_drawn:
            if season.draft.replaces is not None and not replaces:
                self.replaces.emit(season.draft.replaces)
            else:
                self._end(partial(self._desk.begin_plan, season.draft))
        elif season.answer is not None:
            self._end(partial(self._desk.go_on_with, season.answer))

    def _end(self, keeps: Callable[[], bool]) -> None:
        self._is_keeping = True
        try:
            is_kept = keeps()
        finally:
            self._is_keeping = False
        if is_kept:
            self._keep_remembered("")
            self.kept.emit()


def _may_be_open(problem: Problem) -> bool:
    """Whether a season can be drawn all the same."""
    return problem.key in ("race.name", "athlete.screening") and is_missing(problem)


def _new_season(app: App, data: bytes, *, is_drawn: bool) -> Season:
    try:
        draft = app.draft(data, "profile")
    except Refusal as refusal:
        return Season(refusal=refusal)
    except PaceliftError as error:
        return Season(error=error)
    return Season(plan=draft.plan, draft=draft, is_drawn=is_drawn)


def _edited_season(app: App, data: bytes, *, is_drawn: bool) -> Season:
    try:
        answer = app.edit(data, "profile", dry_run=True)
        plan = app.plan() if answer is None else answer.plan
    except Refusal as refusal:
        return Season(refusal=refusal)
    except PaceliftError as error:
        return Season(error=error)
    return Season(plan=plan, answer=answer, is_drawn=is_drawn)
