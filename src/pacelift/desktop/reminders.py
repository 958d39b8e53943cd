"""Asks the coach what is due, at the moments it names: one single-shot timer, no polling."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from pacelift.coach.due import LONGEST_WAIT, Notice, Times, due, still_told
from pacelift.desktop.desk import Desk
from pacelift.errors import PaceliftError
from pacelift.words.notices import notice_text

TOLD: Final = "told"
"""The setting that holds what was said, and since when there is anything to say."""

JUST_AFTER_MS: Final = 20
"""A timer may be a moment early, and would be asked twice."""


class Timer(Protocol):
    """A single-shot timer: `start` sets it anew."""

    def start(self, ms: int, /) -> None:
        """Runs out once, after so many milliseconds."""

    def stop(self) -> None:
        """Does not run out any more."""


def qt_timer(does: Callable[[], None], parent: QObject) -> QTimer:
    """Qt's own, to the second: one that is early is asked again."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(does)
    return timer


class Reminders(QObject):
    """`due` comes with a Notice and its NoticeText, once each."""

    due = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        times: Times,
        timer: Callable[[Callable[[], None], QObject], Timer] = qt_timer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._times = desk, times
        self._timer = timer(self.ask, self)
        self._told: frozenset[str] = frozenset()
        self._since: datetime | None = None

    def set_times(self, times: Times) -> None:
        """The runner's other wishes, from now on."""
        self._times = times
        self.ask()

    def stop(self) -> None:
        """Asks no more."""
        self._timer.stop()

    def ask(self) -> None:
        """Says what is due and sets the timer to the next moment."""
        self._desk.refresh()
        now = self._desk.clock().astimezone(UTC)
        next_at = now + LONGEST_WAIT
        plan = self._desk.plan
        if plan is not None:
            if self._since is None:
                self._recall(now)
            answer = due(plan, now, self._times, self._told, self._since or now)
            next_at = answer.next_at
            # Kept before it is said: what is lost in a crash is better than what is said twice.
            self._keep(answer.notices, now)
            for notice in answer.notices:
                self._say(notice)
        wait = max(next_at - now, timedelta(0))
        self._timer.start(wait // timedelta(milliseconds=1) + JUST_AFTER_MS)

    def _say(self, notice: Notice) -> None:
        plan = self._desk.plan
        if plan is None:
            return
        held = [each for each in plan.sessions if each.id == notice.session]
        exercises = self._desk.app().exercises_of(held)
        self.due.emit(notice, notice_text(notice, plan, exercises, self._desk.voice))

    def _recall(self, now: datetime) -> None:
        """What was said by this app before it was started anew; nothing is due from before it."""
        self._since = now
        try:
            kept = json.loads(self._desk.app().setting(TOLD) or "{}")
            self._told = frozenset(map(str, kept["keys"]))
            self._since = min(now, datetime.fromisoformat(kept["since"]))
        except (PaceliftError, ValueError, TypeError, KeyError):
            self._write()

    def _keep(self, notices: tuple[Notice, ...], now: datetime) -> None:
        plan = self._desk.plan
        if plan is None or not notices:
            return
        told = self._told | {each.key for each in notices}
        self._told = still_told(told, plan, now)
        self._write()

    def _write(self) -> None:
        kept = {"keys": sorted(self._told), "since": self._since and self._since.isoformat()}
        try:
            self._desk.app().remember(TOLD, json.dumps(kept))
        except PaceliftError as error:
            self._desk.unread.emit(error)
