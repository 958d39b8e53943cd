"""The tray app put together: who listens to whom, what is built when, and how it ends.

What is rarely seen is built when it is first wanted: at rest there are an icon, a menu and a timer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from attrs import evolve
from PySide6.QtCore import QByteArray, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from pacelift.coach.due import Notice, Times
from pacelift.desktop.clock import Clock
from pacelift.desktop.desk import Desk
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.notices import Notices
from pacelift.desktop.reminders import Reminders
from pacelift.desktop.rounds import Rounds
from pacelift.desktop.tray import Tray
from pacelift.errors import Defect, PaceliftError
from pacelift.system.languages import is_the_systems_too
from pacelift.system.logs import Word, told_of
from pacelift.system.notifications import Acted, Closed, NotShown
from pacelift.system.wake import Woke
from pacelift.words.notices import NoticeText
from pacelift.words.problem_titles import problem_lines

if TYPE_CHECKING:
    from pacelift.desktop.panel import Panel
    from pacelift.desktop.sync_child import SyncChild
    from pacelift.desktop.window import Window
    from pacelift.system.autostart import Autostart

LOG: Final = logging.getLogger(__name__)

GRACE_MS: Final = 5000
"""How long a tray may take to come up before there is none."""


class Application(QObject):
    """One running app for one home, with an icon that is out already."""

    def __init__(
        self,
        home: Path,
        clock: Clock,
        menu: TodayMenu,
        tray: Tray,
        *,
        autostart: Callable[[], Autostart] | None = None,
        sync: SyncChild | None = None,
    ) -> None:
        super().__init__()
        self.menu, self.tray = menu, tray
        self._trouble: tuple[str, str] | None = None
        self._dialogs: dict[str, QDialog] = {}
        self._panel: Panel | None = None
        self._window: Window | None = None
        self._place = QByteArray()
        """Where the window stood when it was closed."""
        self._wants_panel = False
        self._heard: list[str] = []
        self.desk = Desk(home, clock, self)
        self.preferences = self.desk.preferences
        self.preferences.autostart = autostart
        self.rounds = None if sync is None else Rounds(self.desk, sync, parent=self)
        self.desk.rounds = self.rounds
        menu.listen(self.desk, self.rounds)
        self.notices = Notices(self.desk, self.tray.tell)
        self.reminders = Reminders(self.desk, self.preferences.settings.times, parent=self)
        self._grace = QTimer(self)
        self._connect()

    def _connect(self) -> None:
        self.menu.opened.connect(self.open_panel)
        self.menu.paused.connect(self._open_pause)
        self.menu.configured.connect(self._open_reminders)
        self.menu.quitted.connect(self.quit)
        self.tray.opened.connect(self.open_panel)
        self.tray.message_clicked.connect(self.open_panel)
        self.notices.opened.connect(self.open_panel)
        self.notices.unsaid.connect(self._show_unsaid)
        self.reminders.due.connect(self._show_notice)
        self.preferences.changed.connect(self._heed_settings)
        self.desk.changed.connect(self._show_state)
        self.desk.language_changed.connect(self._speak)
        self.desk.failed.connect(self.show_error)
        self.desk.unread.connect(self._show_trouble)
        self.desk.page_asked.connect(self.open_window)
        self.desk.session_asked.connect(self._open_session)
        self.desk.calendar_asked.connect(self._open_calendar)
        self.menu.calendar_asked.connect(self._open_calendar)
        if self.rounds is not None:
            self.rounds.heard.connect(self._tell_heard)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MS)
        self._grace.timeout.connect(self._look_for_tray)

    def begin(self) -> None:
        """Reads settings and plan; the icon is there already."""
        try:
            self.preferences.read()
        except PaceliftError as error:
            self._show_trouble(error)
        self._heed_settings()
        if not is_the_systems_too(self.desk.voice.language):
            self._speak()
        self._paint_state()
        is_new = self.desk.plan is None and self.desk.view.example is not None
        if is_new or self.tray.is_clicked:
            self.open_panel()
        if not self.tray.is_available():
            self._grace.start()
        if self.rounds is not None:
            self.rounds.begin()

    def hear(self, posted: object) -> None:
        """What the system beneath posts: a button pressed, a sleep over."""
        match posted:
            case Acted(key, action):
                self.notices.acted(key, action)
            case Closed(key):
                self.notices.closed(key)
            case NotShown(key):
                self.notices.not_shown(key)
            case Woke():
                self.reminders.ask()
                if self.rounds is not None:
                    self.rounds.soon()

    def watch(self, descriptor: int, does: Callable[[], object]) -> None:
        """Calls when something can be read there."""
        notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: does())

    def quit(self) -> None:
        """Ends it: nothing is to be kept, as every press was kept at once."""
        self._grace.stop()
        self.reminders.stop()
        if self.rounds is not None:
            self.rounds.stop()
        self.notices.close_all()
        for dialog in list(self._dialogs.values()):
            dialog.close()
        if self._panel is not None:
            self._panel.close()
        if self._window is not None:
            self._window.close()
        self.tray.take_away()
        self.quit_qt()

    @staticmethod
    def quit_qt() -> None:
        """Ends Qt's loop. (To look at Qt's own function loads all signatures of it, 3 MiB.)"""
        QApplication.quit()

    # -- panel and dialogs

    @property
    def panel(self) -> Panel:
        """The panel, built when first wanted."""
        if self._panel is None:
            from pacelift.desktop.panel import Panel

            self._panel = Panel(self.desk, self.menu)
        return self._panel

    def open_panel(self) -> None:
        """Shows the panel, with what came from the calendar since it was last shown."""
        self.panel.appear()
        self._show_heard()
        trouble = self._trouble and self._dialogs.get(self._trouble[1])
        if trouble:
            # A window manager puts what is opened last in front, but for what belongs to it.
            trouble.windowHandle().setTransientParent(self.panel.windowHandle())
            trouble.raise_()

    def open_window(self, page: str = "today") -> None:
        """Shows the window at a page."""
        self._to_front(lambda window: window.show_page(page))

    def _open_session(self, session: str) -> None:
        self._to_front(lambda window: window.show_session(session))

    def _to_front(self, turn: Callable[[Window], object]) -> None:
        """Shows the window, turned to its page before, so that the page has the keyboard."""
        if self._window is None:
            from pacelift.desktop.window import Window

            self._window = window = Window(self.desk)
            window.restoreGeometry(self._place)
            window.closed.connect(self._forget_window)
        turn(self._window)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _forget_window(self, place: QByteArray) -> None:
        self._place, self._window = place, None

    def _show_heard(self) -> None:
        if self._heard:
            self.panel.notes.show_text(
                self.desk.voice.say("From your calendar"), *self._heard, can_undo=True
            )
            self._heard = []

    def _open_calendar(self) -> None:
        from pacelift.desktop.calendar_dialog import CalendarDialog

        rounds = self.rounds
        if rounds is not None:
            self._open("calendar", lambda: CalendarDialog(self.desk, rounds))

    def _open_pause(self) -> None:
        from pacelift.desktop.pause_dialog import PauseDialog

        def made() -> QDialog:
            dialog = PauseDialog(self.desk)
            dialog.accepted.connect(self.open_panel)
            return dialog

        self._open("pause", made)

    def _open_reminders(self) -> None:
        from pacelift.desktop.reminders_dialog import RemindersDialog

        def made() -> QDialog:
            autostart = self.preferences.autostart
            login = None if autostart is None else autostart()
            times = self.preferences.settings.times
            dialog = RemindersDialog(times, login, self.desk.voice)
            dialog.chosen.connect(self._keep_times)
            dialog.failed.connect(self.desk.login_failed)
            return dialog

        self._open("reminders", made)

    def _open(self, name: str, made: Callable[[], QDialog]) -> None:
        """Shows a dialog, one of each name at a time."""
        if name not in self._dialogs:
            dialog = self._dialogs[name] = made()
            dialog.destroyed.connect(lambda: self._dialogs.pop(name, None))
        dialog = self._dialogs[name]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _keep_times(self, times: Times) -> None:
        self.preferences.keep(evolve(self.preferences.settings, times=times))

    def _speak(self) -> None:
        """What was built before is built anew, for it has the words of another language."""
        from pacelift.desktop.language import speak

        speak(self.desk.voice.language)
        for dialog in list(self._dialogs.values()):
            dialog.close()
        panel, self._panel = self._panel, None
        if panel is not None:
            was_visible = panel.isVisible()
            panel.close()
            panel.deleteLater()
            if was_visible:
                self.open_panel()
        if self._window is not None:
            shown = self._window.shown
            self._window.close()
            self.open_window(shown)

    def _heed_settings(self) -> None:
        self.reminders.set_times(self.preferences.settings.times)

    # -- what is told

    def _show_state(self) -> None:
        if self.desk.is_read:
            self._trouble = None
        self._paint_state()

    def _paint_state(self) -> None:
        self.tray.show_state(self.desk.view.state, self.desk.view.tooltip)

    def _show_notice(self, notice: Notice, text: NoticeText) -> None:
        self.notices.show(notice, text)

    def _look_for_tray(self) -> None:
        """Without a tray the panel is a window, which starting again shows; said once."""
        if self.tray.is_available():
            return
        if not self.preferences.settings.no_tray_told:
            say = self.desk.voice.say
            self.panel.notes.show_text(
                say("This desktop has no tray"),
                say("So there is no icon, and Pacelift is this window. Close it when you like:"),
                say("Pacelift goes on, and starting it again shows the window."),
            )
            self.preferences.keep(evolve(self.preferences.settings, no_tray_told=True))
        # Only now, for it is placed by its height.
        self.open_panel()

    def _tell_heard(self, lines: list[str]) -> None:
        """One line each; Undo is where they are shown, and in the menu."""
        self._heard = [*self._heard, *lines]
        if self._panel is not None and self._panel.isVisible():
            # Not to the front: the runner may be typing elsewhere.
            self._show_heard()
        else:
            title = self.desk.voice.say("From your calendar")
            self.notices.say("calendar", title, "\n".join(lines))

    def _show_unsaid(self) -> None:
        """The icon's shape says it as well; without an icon the panel is all there is."""
        if not self.tray.is_available():
            self.panel.appear(quietly=True)

    def _show_trouble(self, error: PaceliftError) -> None:
        """What stands in the way of reading is said once, not at every tick."""
        trouble = (error.code, error.text)
        if trouble != self._trouble:
            self._trouble = trouble
            self.show_error(error)

    def show_error(self, error: PaceliftError, details: str = "") -> None:
        """Says what happened and what to do."""
        from pacelift.desktop.error_box import ErrorBox

        LOG.warning("error shown: %s", Word(error.code))
        told = (*problem_lines(error, self.desk.voice), details)
        self._open(error.text, lambda: ErrorBox(*told, self.desk.voice))

    def incident(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A fault of ours, also as `sys.excepthook`: it is logged and said, and the app goes on."""
        if issubclass(kind, KeyboardInterrupt):
            self.quit()
            return
        LOG.error("incident", exc_info=(kind, error, trace))
        details = told_of(error)
        say = self.desk.voice.say
        told = Defect(
            "defect",
            say("Something in Pacelift did not work: {kind}.", kind=kind.__name__),
            say("Your plan and what you told are safe. Please report it with the details."),
        )
        self.show_error(told, details)
