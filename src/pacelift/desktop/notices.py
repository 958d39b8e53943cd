"""Notices on the screen: as notifications with buttons, else as a message at the tray."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pacelift.coach.due import Notice
from pacelift.desktop.desk import Desk
from pacelift.desktop.ports import Notification, Notifier
from pacelift.words.notices import NoticeText

MARKS = ("done", "too-hard", "missed")
OPEN = "default"
"""The action of a click on the notification itself, by the desktop's specification."""


class Notices(QObject):
    """`opened` asks for the panel."""

    opened = Signal()

    def __init__(
        self, desk: Desk, notifier: Notifier | None, message: Callable[[str, str], None]
    ) -> None:
        super().__init__(desk)
        self._desk, self._notifier, self._message = desk, notifier, message
        self._shown: dict[str, str | None] = {}
        desk.changed.connect(self._close_answered)

    def show(self, notice: Notice, text: NoticeText) -> None:
        """Shows a notice."""
        if self._notifier is None:
            self._message(text.title, text.body)
            return
        say = self._desk.voice.say
        actions = [(OPEN, say("Open"))]
        if notice.kind == "check-in":
            labels = (say("Done"), say("Too hard"), say("Missed"))
            actions += zip(MARKS, labels, strict=True)
        self._shown[notice.key] = notice.session if notice.kind == "check-in" else None
        self._notifier.show(Notification(notice.key, text.title, text.body, tuple(actions)))

    def acted(self, key: str, action: str) -> None:
        """A button was pressed."""
        session = self._shown.pop(key, None)
        if action in MARKS and session is not None:
            self._desk.mark(session, action)
        else:
            self.opened.emit()

    def closed(self, key: str) -> None:
        """The runner or the desktop took it away; the panel keeps the question."""
        self._shown.pop(key, None)

    def _close_answered(self) -> None:
        """A question that was answered elsewhere does not stay on the screen."""
        plan = self._desk.plan
        if plan is None or self._notifier is None:
            return
        waiting = {each.id for each in plan.sessions if each.status == "planned"}
        for key, session in list(self._shown.items()):
            if session is not None and session not in waiting:
                del self._shown[key]
                self._notifier.close(key)
