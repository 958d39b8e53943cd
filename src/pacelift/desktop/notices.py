"""Notices on the screen: as notifications with buttons, else as a message at the tray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from pacelift.coach.due import Notice
from pacelift.desktop.desk import Desk
from pacelift.system.notifications import DEFAULT_ACTION, Notification, Notifier
from pacelift.words.notices import NoticeText

MARKS = ("done", "too-hard", "missed")
OLD = timedelta(days=2)


class Notices(QObject):
    """`opened` asks for the panel."""

    opened = Signal()

    def __init__(self, desk: Desk, message: Callable[[str, str], None]) -> None:
        super().__init__(desk)
        self._desk, self._message = desk, message
        self.notifier: Notifier | None = None
        self._shown: dict[str, tuple[Notice, NoticeText]] = {}
        desk.changed.connect(self._close_answered)

    def show(self, notice: Notice, text: NoticeText) -> None:
        """Shows a notice."""
        if self.notifier is None:
            self._message(text.title, text.body)
            return
        say = self._desk.voice.say
        actions = [(DEFAULT_ACTION, say("Open"))]
        if notice.kind == "check-in":
            labels = (say("Done"), say("Too hard"), say("Missed"))
            actions += zip(MARKS, labels, strict=True)
        self._forget(notice)
        self._shown[notice.key] = notice, text
        self.notifier.show(Notification(notice.key, text.title, text.body, tuple(actions)))

    def _forget(self, newest: Notice) -> None:
        """What is two days old is not waited for: not every desktop says what it closed."""
        for key, (notice, _) in list(self._shown.items()):
            if newest.at - notice.at > OLD:
                del self._shown[key]

    def acted(self, key: str, action: str) -> None:
        """A button was pressed."""
        notice, _ = self._shown.pop(key, (None, None))
        if action in MARKS and notice is not None and notice.session is not None:
            self._desk.mark(notice.session, action)
        else:
            self.opened.emit()

    def closed(self, key: str) -> None:
        """The runner or the desktop took it away; the panel keeps the question."""
        self._shown.pop(key, None)

    def not_shown(self, key: str) -> None:
        """There is nobody to show it: the tray says it."""
        if key in self._shown:
            _, text = self._shown.pop(key)
            self._message(text.title, text.body)

    def _close_answered(self) -> None:
        """A question that was answered elsewhere does not stay on the screen."""
        plan = self._desk.plan
        if plan is None or self.notifier is None:
            return
        waiting = {each.id for each in plan.sessions if each.status == "planned"}
        for key, (notice, _) in list(self._shown.items()):
            if notice.kind == "check-in" and notice.session not in waiting:
                del self._shown[key]
                self.notifier.close(key)
