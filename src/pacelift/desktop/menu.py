"""The tray's menu: all that the panel has, for desktops where a click gives only the menu.

Built anew from the desk's view before it is shown. It is also behind the panel's menu button, for
desktops without a tray.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from pacelift.desktop.desk import Desk
    from pacelift.desktop.rounds import Rounds
    from pacelift.words.today_view import TodayView

LONGEST_TITLE = 60


class TodayMenu(QMenu):
    """Asks by its signals for the panel, for three dialogs, and for the end."""

    opened = Signal()
    paused = Signal()
    configured = Signal()
    calendar_asked = Signal()
    quitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._built: tuple[object, ...] | None = None
        self._submenus: list[QMenu] = []

    def listen(self, desk: Desk, rounds: Rounds | None = None) -> None:
        """From now on it shows what the desk has; an icon needs a menu before there is a desk."""
        self._desk, self._rounds = desk, rounds
        self.aboutToShow.connect(self._about_to_show)
        desk.changed.connect(self.build)
        if rounds is not None:
            rounds.changed.connect(self.build)
        self.build()

    def _about_to_show(self) -> None:
        self._desk.refresh()
        self.build()

    def build(self) -> None:
        """Shows the view, if it does not already: an open menu does not flicker."""
        view = self._desk.view
        state = (view, self._calendar_state())
        if state == self._built:
            return
        self._built = state
        self.clear()
        for old in self._submenus:
            old.deleteLater()
        self._submenus = []
        self._fill(view)

    def _fill(self, view: TodayView) -> None:
        say = self._desk.voice.say
        self.setDefaultAction(self._add(say("Open Pacelift"), self.opened.emit))
        self._add(say("Week, season, settings…"), lambda: self._desk.page_asked.emit("today"))
        self.addSeparator()
        for card in view.cards:
            text = say("{title}, {when}", title=card.title, when=card.when)
            if card.told:
                text = say("{title}: {told}", title=card.title, told=card.told[0].rstrip("."))
            self._marks(text, (card.session,))
        for line in view.lines:
            self._say(line)
        self._beginnings(view)
        if view.open is not None:
            self._open_questions(view)
        if view.undo is not None:
            self._add(say("Undo: {entry}", entry=_short(view.undo.rstrip("."))), self._desk.undo)
        for later in (view.bedtime, view.next):
            if later is not None:
                self._say(later)
        self.addSeparator()
        self._calendar()
        if self._desk.plan is not None:
            self._add(say("Pause…"), self.paused.emit)
        self._add(say("Reminders…"), self.configured.emit)
        self._add(say("Quit"), self.quitted.emit)

    def _beginnings(self, view: TodayView) -> None:
        """The ways to a first plan."""
        if view.setup is not None:
            self._add(view.setup, lambda: self._desk.page_asked.emit("setup"))
        if view.example is not None:
            self._add(view.example, self._desk.start_from_example)

    def _open_questions(self, view: TodayView) -> None:
        if view.open is None:
            return
        for row in view.open.rows:
            self._marks(self._desk.voice.say("Open: {session}", session=row.text), (row.session,))
        if view.open.all:
            all_of_them = view.open.all
            text = self._desk.voice.say_n("{n} was missed", "All {n} were missed", len(all_of_them))
            self._add(text, lambda: self._desk.mark_all(all_of_them, "missed"))

    def _calendar_state(self) -> str | None:
        """The state of the connected calendar in words."""
        if self._rounds is None or not self._rounds.is_connected:
            return None
        return self._rounds.child.state_text(self._desk.voice)

    def _calendar(self) -> None:
        """Sync now, with its state in words, where a calendar is connected; else the way there."""
        if self._rounds is None or self._desk.plan is None:
            return
        say, state = self._desk.voice.say, self._calendar_state()
        if state is None:
            self._add(say("Connect Google Calendar…"), self.calendar_asked.emit)
            return
        action = self._add(say("Sync now"), self._rounds.start)
        action.setEnabled(not self._rounds.child.is_running)
        self._say(state)
        self._add(say("Calendar…"), self.calendar_asked.emit)

    def _marks(self, text: str, sessions: tuple[str, ...]) -> None:
        """A session with its three answers."""
        say = self._desk.voice.say
        sub = QMenu(_literal(_short(text)), self)
        self._submenus.append(sub)
        self.addMenu(sub)
        for told, name in (
            ("done", say("Done")),
            ("too-hard", say("Too hard")),
            ("missed", say("Missed")),
        ):
            action = QAction(name, sub)
            action.triggered.connect(
                lambda _checked=False, m=told: self._desk.mark_all(sessions, m)
            )
            sub.addAction(action)

    def _add(self, text: str, does: Callable[[], object]) -> QAction:
        action = QAction(_literal(text), self)
        action.triggered.connect(lambda _checked=False: does())
        self.addAction(action)
        return action

    def _say(self, line: str) -> None:
        """Something to read, which opens the panel: a desktop paints what does nothing too pale."""
        self._add(_short(line), self.opened.emit)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1].rstrip()}…"


def _literal(text: str) -> str:
    """The text where an ampersand would mean a key."""
    return text.replace("&", "&&")
