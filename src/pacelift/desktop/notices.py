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
    """`opened` asks for the panel; `unsaid` comes when nobody could show something."""

    opened = Signal()
    unsaid = Signal()

    def __init__(self, desk: Desk, message: Callable[[str, str], bool]) -> None:
        super().__init__(desk)
        self._desk, self._message = desk, message
        self.notifier: Notifier | None = None
        self._shown: dict[str, tuple[Notice, NoticeText]] = {}
        self._gone: set[str] = set()
        self._said: dict[str, tuple[str, str]] = {}
        desk.changed.connect(self._close_answered)

    def show(self, notice: Notice, text: NoticeText) -> None:
        """Shows a notice."""
        if self.notifier is None:
            self._tell(text.title, text.body)
            return
        say = self._desk.voice.say
        actions = [(DEFAULT_ACTION, say("Open"))]
        if notice.kind == "check-in":
            labels = (say("Done"), say("Too hard"), say("Missed"))
            actions += zip(MARKS, labels, strict=True)
        self._forget(notice)
        self._shown[notice.key] = notice, text
        self._gone.discard(notice.key)
        self.notifier.show(Notification(notice.key, text.title, text.body, tuple(actions)))

    def say(self, key: str, title: str, body: str) -> None:
        """Shows what nobody has to answer, in place of what had that key."""
        if self.notifier is None:
            self._tell(title, body)
            return
        self._said[key] = title, body
        actions = ((DEFAULT_ACTION, self._desk.voice.say("Open")),)
        self.notifier.show(Notification(key, title, body, actions))

    def _tell(self, title: str, body: str) -> None:
        if not self._message(title, body):
            self.unsaid.emit()

    def _forget(self, newest: Notice) -> None:
        """What is two days old is not waited for: not every desktop says what it closed."""
        for key, (notice, _) in list(self._shown.items()):
            if newest.at - notice.at > OLD:
                self._drop(key)

    def _drop(self, key: str) -> tuple[Notice, NoticeText] | tuple[None, None]:
        self._gone.discard(key)
        return self._shown.pop(key, (None, None))

    def acted(self, key: str, action: str) -> None:
        """A button was pressed."""
        notice, _ = self._drop(key)
        if action in MARKS and notice is not None and notice.session is not None:
            self._desk.mark(notice.session, action)
        else:
            self.opened.emit()

    def closed(self, key: str) -> None:
        """The runner or the desktop took it away; the panel keeps the question.

        Some desktops say so before they tell the press that ended it.
        """
        if key in self._shown:
            self._gone.add(key)

    def close_all(self) -> None:
        """Takes away what is on the screen: a press would find nobody."""
        for key in self._shown.keys() - self._gone:
            if self.notifier is not None:
                self.notifier.close(key)
        self._shown.clear()
        self._gone.clear()

    def not_shown(self, key: str) -> None:
        """There is nobody to show it: the tray says it, if it can."""
        _, text = self._drop(key)
        title, body = self._said.pop(key, (None, None))
        if text is not None:
            title, body = text.title, text.body
        if title is not None and body is not None:
            self._tell(title, body)

    def _close_answered(self) -> None:
        """A question that was answered elsewhere does not stay on the screen."""
        plan = self._desk.plan
        if plan is None or self.notifier is None:
            return
        waiting = {each.id for each in plan.sessions if each.status == "planned"}
        for key, (notice, _) in list(self._shown.items()):
            if notice.kind == "check-in" and notice.session not in waiting:
                if key not in self._gone:
                    self.notifier.close(key)
                self._drop(key)
