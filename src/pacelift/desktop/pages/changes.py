"""Changes: the journal as a history, newest first, beside what each entry did and why."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
)
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QVBoxLayout, QWidget

from pacelift.app import App
from pacelift.desktop.desk import Desk
from pacelift.desktop.latest import Latest
from pacelift.desktop.pages.page import Page, scrolled
from pacelift.desktop.style import GAP
from pacelift.desktop.widgets import button, clear, label, press_named
from pacelift.errors import PaceliftError
from pacelift.words.changes_view import ChangeRow, EntryView, HistoryView, history_view
from pacelift.words.problem_titles import problem_lines
from pacelift.words.voice import Voice

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class EntryList(QAbstractListModel):
    """One row an entry: when and what, and its id for the user's role."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[EntryView, ...] = ()
        self._voice = Voice()

    def show_entries(self, entries: Iterable[EntryView], voice: Voice) -> None:
        """Lists these instead."""
        self.beginResetModel()
        self.entries, self._voice = tuple(entries), voice
        self.endResetModel()

    def row_of(self, entry: str) -> int | None:
        """Where an entry stands, or None where it does not."""
        return next((row for row, each in enumerate(self.entries) if each.entry == entry), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """When and what, or the id."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = entry.text
            if entry.is_taken_back:
                text = self._voice.say("{entry} (taken back)", entry=text)
            return f"{entry.when}\n{text}"
        return entry.entry if role == Qt.ItemDataRole.UserRole else None


class ChangesPage(Page):
    """The page. The whole journal is folded beside the UI's thread: that takes a moment."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._history: HistoryView | None = None
        self._read: object = None
        self._chosen = ""
        self._reading = Latest()
        self.model = EntryList(self)
        self.list = QListView()
        self.week = QComboBox()
        self._build()
        self.add_key("Z", self._undo)
        self._reading.answered.connect(self._show_read)
        self.destroyed.connect(self._reading.stop)
        self.week.currentIndexChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._choose)

    # -- what it shows

    @property
    def is_reading(self) -> bool:
        """Whether the journal is still being read."""
        return self._reading.is_busy

    def refresh(self) -> None:
        """Reads the journal anew where it changed; what was read last stays until then."""
        app, voice = self._desk.app(), self._desk.voice
        if self._desk.plan is None:
            self._history, self._read = None, None
            self._show(HistoryView((), ()))
            today = self._desk.view
            self._hint.setText("\n".join((today.subline, *today.lines)))
            return
        read = (app.stamp(), voice)
        if read == self._read:
            self._show_chosen()
            return
        self._read = read
        if self._history is None:
            self._hint.setText(voice.say("Reading what you told…"))
            self._hint.show()
        self._reading.ask(lambda: _history(app, voice))

    def show_week(self, number: int) -> None:
        """Shows what touches a week."""
        row = self.week.findData(number)
        self.week.setCurrentIndex(max(row, 0))

    def _show_read(self, done: Future[HistoryView]) -> None:
        try:
            history = done.result()
        except PaceliftError as error:
            self._read = None
            _, text, fix = problem_lines(error, self._desk.voice)
            self._hint.setText(f"{text}\n{fix}")
            self._hint.show()
            self._desk.unread.emit(error)
            return
        self._show(history)

    def _show(self, history: HistoryView) -> None:
        say = self._desk.voice.say
        kept = self.week.currentData()
        if self._history is None or self._history.weeks != history.weeks:
            with QSignalBlocker(self.week):
                self.week.clear()
                self.week.addItem(say("All weeks"), None)
                for each in history.weeks:
                    self.week.addItem(each.name, each.number)
                self.week.setCurrentIndex(max(self.week.findData(kept), 0))
        self._history = history
        self._filter()

    def _filter(self) -> None:
        if self._history is None:
            return
        say, number = self._desk.voice.say, self.week.currentData()
        shown = self._history.of_week(number)
        newest = self.model.entries[0].entry if self.model.entries else ""
        was_newest = self._chosen in ("", newest)
        self.model.show_entries(shown, self._desk.voice)
        self._hint.setVisible(not shown)
        if not shown:
            self._chosen = ""
            self._hint.setText(
                say(
                    "Nothing has changed: the plan is as it was made. Mark a session, move one or "
                    "take days off, and what the plan makes of it stands here."
                )
                if number is None
                else say("Nothing you told touches this week.")
            )
        else:
            row = 0 if was_newest else self.model.row_of(self._chosen) or 0
            self.list.setCurrentIndex(self.model.index(row))
        self._show_chosen()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._chosen = self.model.entries[index.row()].entry
            self._show_chosen()

    def _show_chosen(self) -> None:
        clear(self._column)
        row = self.model.row_of(self._chosen)
        if row is not None:
            self._show_entry(self.model.entries[row])

    def _show_entry(self, entry: EntryView) -> None:
        say, add = self._desk.voice.say, self._column.addWidget
        add(label(entry.when, "quiet"))
        add(label(entry.text, "title"))
        if entry.is_taken_back:
            add(label(say("Taken back: the plan is as if it had not been told.")))
        if entry.nothing:
            add(label(entry.nothing))
        if entry.entry == self._desk.undo_entry:
            line = QHBoxLayout()
            line.addWidget(button(say("Undo"), self._desk.undo, key=say("Key Z")))
            line.addStretch(1)
            self._column.addLayout(line)
        for each in entry.rows:
            self._show_row(each)

    def _show_row(self, row: ChangeRow) -> None:
        say = self._desk.voice.say
        box = QWidget()
        box.setObjectName("card")
        column = QVBoxLayout(box)
        column.setContentsMargins(2 * GAP, int(1.5 * GAP), 2 * GAP, int(1.5 * GAP))
        column.setSpacing(GAP // 2)
        column.addWidget(label(row.text))
        before = row.before or say("not in the plan")
        after = row.after or say("not in the plan")
        column.addWidget(label(say("Before: {state}", state=before), "quiet"))
        column.addWidget(label(say("After: {state}", state=after), "quiet"))
        column.addWidget(label(row.why))
        if row.source:
            column.addWidget(label(row.source, "quiet"))
        line = QHBoxLayout()
        name = say("Open: {title}", title=row.after or row.before)
        ask = button(say("Open"), lambda: self.session_asked.emit(row.session), name=name)
        line.addWidget(ask)
        line.addStretch(1)
        column.addLayout(line)
        self._column.addWidget(box)

    def _undo(self) -> None:
        press_named(self, self._desk.voice.say("Undo"))

    # -- how it is built

    def _build(self) -> None:
        say = self._desk.voice.say
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("What you told, newest first"))
        self.week.setAccessibleName(say("Which week"))
        self.week.addItem(say("All weeks"), None)
        self._hint = label("", "quiet")
        left = QVBoxLayout()
        left.setContentsMargins(2 * GAP, 2 * GAP, GAP, 2 * GAP)
        left.setSpacing(GAP)
        left.addWidget(label(say("Changes"), "headline"))
        left.addWidget(self.week)
        left.addWidget(self._hint)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        right.addLayout(self._column)
        right.addStretch(1)
        pane = QWidget()
        scrolled(right, pane).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 2)
        row.addWidget(pane, 3)


def _history(app: App, voice: Voice) -> HistoryView:
    return history_view(app.history(), app.taken_back(), app.catalogue, voice)
