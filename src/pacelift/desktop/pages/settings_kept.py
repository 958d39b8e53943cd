"""The settings' section of what is kept: exported, saved, restored, removed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pacelift.desktop.desk import Desk
from pacelift.desktop.latest import Latest
from pacelift.desktop.style import GAP
from pacelift.desktop.sync_child import SyncChild
from pacelift.desktop.widgets import button, label
from pacelift.errors import PaceliftError
from pacelift.sync.discreet import is_discreet
from pacelift.words.plain import plain

DISCONNECTS: Final = ("disconnect",)


class KeptSection(QWidget):
    """The section. What takes time is done beside the UI's thread, one thing at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._work = Latest()
        self._work.answered.connect(self._ended)
        self.destroyed.connect(self._work.stop)
        self._said = ""
        self._child: SyncChild | None = None
        self._does: Callable[[], None] = _nothing
        self._build()

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._work.is_busy or self._child is not None

    def refresh(self) -> None:
        """Offers what can be done now."""
        has_plan = self._desk.plan is not None
        for each in (self.export, self.save, self.remove):
            each.setEnabled(has_plan and not self.is_busy)
        self.restore.setEnabled(not self.is_busy)
        rounds = self._desk.rounds
        self.events.setVisible(rounds is not None and rounds.is_connected)

    # -- the calendar file and the backup

    def export_to(self, path: Path) -> None:
        """Writes the plan as a calendar file."""
        app = self._desk.app()
        told = self._desk.voice.say("Saved: {file}", file=path.name)
        self._do(lambda: app.export(path, discreet=is_discreet(app)), told)

    def save_to(self, path: Path) -> None:
        """Writes all that is kept to a file."""
        from pacelift.store.keeping import save_copy

        told = self._desk.voice.say("Saved: {file}", file=path.name)
        self._do(lambda: save_copy(self._desk.home, path), told)

    def restore_from(self, path: Path) -> None:
        """Asks whether a saved copy is to take the place of what is here."""
        say = self._desk.voice.say
        self._ask(
            say(
                "Everything here goes back to how it was when {file} was saved. What is here now "
                "stays among the backups. A connected calendar has to be connected again.",
                file=path.name,
            ),
            say("Restore it"),
            partial(self._restore, path),
        )

    def _restore(self, path: Path) -> None:
        if self._desk.rounds is not None:
            self._desk.rounds.stop()
        home = self._desk.home
        self._do(lambda: _restored(home, path), self._desk.voice.say("Restored."))

    # -- removing everything

    def ask_to_remove(self) -> None:
        """Asks whether really everything is to go."""
        say = self._desk.voice.say
        self._ask(
            say(
                "Your plan, everything you told, all backups and settings on this computer are "
                "removed, the start at login and the calendar's sign-in too. Files that you saved "
                "elsewhere stay. This cannot be undone."
            ),
            say("Remove everything"),
            self._remove,
        )

    def _remove(self) -> None:
        rounds = self._desk.rounds
        if rounds is not None and rounds.is_connected:
            rounds.stop()
            more = ("--remove-events",) if self.events.isChecked() else ()
            self._child = self.child_for((*DISCONNECTS, *more))
            self._child.changed.connect(self._let_go)
            self._say(self._desk.voice.say("Disconnecting…"))
            self._child.start()
            self.refresh()
        else:
            self._remove_here()

    def child_for(self, arguments: tuple[str, ...]) -> SyncChild:
        """A command of this program as a child."""
        return SyncChild(self._desk.home, (), 180, self, arguments)

    def _let_go(self) -> None:
        """Goes on only when the calendar was let go of, so that nothing of it is left behind."""
        child = self._child
        if child is None or child.is_running:
            return
        self._child = None
        child.deleteLater()
        if child.result.get("status") == "ok":
            self._remove_here()
            return
        say = self._desk.voice.say
        why = child.state_text(self._desk.voice)
        self._say(say("{why} Nothing was removed.", why=why))
        self.refresh()

    def _remove_here(self) -> None:
        from pacelift.store.keeping import remove_all

        autostart = self._desk.preferences.autostart
        if autostart is not None:
            try:
                autostart().disable()
            except (PaceliftError, OSError) as error:
                self._desk.login_failed(error)
        self._do(
            lambda: remove_all(self._desk.home), self._desk.voice.say("Everything is removed.")
        )

    # -- how it is done

    def _do(self, work: Callable[[], object], told: str) -> None:
        """Does it beside the UI's thread, and then says so."""
        if self.is_busy:
            return
        self._said = told
        self._work.ask(work)
        self.refresh()

    def _ended(self, done: Future[object]) -> None:
        try:
            done.result()
        except PaceliftError as error:
            self._desk.failed.emit(error)
        else:
            self._say(self._said)
        self._desk.read_anew()
        self.refresh()

    def _say(self, text: str) -> None:
        self._told.setText(plain(text))
        self._told.setVisible(bool(text))

    def _ask(self, question: str, yes: str, does: Callable[[], None]) -> None:
        """Asks once more, beneath the buttons."""
        self._question.setText(question)
        self._yes.setText(yes)
        self._yes.setAccessibleName(yes)
        self._does = does
        self._asking.show()
        self._no.setFocus()

    def _answer(self, *, yes: bool) -> None:
        does, self._does = self._does, _nothing
        self._asking.hide()
        if yes:
            does()

    # -- how it is built

    def _build(self) -> None:
        say = self._desk.voice.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(say("Kept on this computer, in {home}.", home=str(self._desk.home))))
        self.export = button(say("Save a calendar file…"), self._choose_export)
        self.save = button(say("Save a backup…"), self._choose_save)
        self.restore = button(say("Restore a backup…"), self._choose_restore)
        self.remove = button(say("Remove everything…"), self.ask_to_remove)
        for pair in ((self.export, self.save), (self.restore, self.remove)):
            column.addLayout(_row(*pair))
        self._told = label("", "told")
        self._told.hide()
        column.addWidget(self._told)
        column.addWidget(self._build_question())

    def _build_question(self) -> QWidget:
        say = self._desk.voice.say
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._question = label("", "title")
        self.events = QCheckBox(say("Take the events out of my calendar too"))
        self.events.setChecked(True)
        self._yes: QPushButton = button("", lambda: self._answer(yes=True))
        self._no: QPushButton = button(say("Leave it as it is"), lambda: self._answer(yes=False))
        column.addWidget(self._question)
        column.addWidget(self.events)
        column.addLayout(_row(self._no, self._yes))
        self._asking.hide()
        return self._asking

    # -- files

    def _choose_export(self) -> None:
        say = self._desk.voice.say
        name, _ = QFileDialog.getSaveFileName(
            self, say("Save the calendar file"), "plan.ics", say("Calendars (*.ics)")
        )
        if name:
            self.export_to(Path(name))

    def _choose_save(self) -> None:
        say = self._desk.voice.say
        name, _ = QFileDialog.getSaveFileName(
            self, say("Save a backup"), "pacelift-backup.db", say("Backups (*.db)")
        )
        if name:
            self.save_to(Path(name))

    def _choose_restore(self) -> None:
        say = self._desk.voice.say
        name, _ = QFileDialog.getOpenFileName(
            self, say("Restore a backup"), "", say("Backups (*.db)")
        )
        if name:
            self.restore_from(Path(name))


def _restored(home: Path, path: Path) -> None:
    """Restores, without the calendar: what was agreed with it then may be long past."""
    from pacelift.store.keeping import restore_copy
    from pacelift.store.store import open_store
    from pacelift.sync.connection import forget

    restore_copy(home, path)
    with open_store(home, write=True) as store:
        forget(store)


def _nothing() -> None:
    pass


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row
