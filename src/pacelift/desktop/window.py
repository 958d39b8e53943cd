"""The window: a sidebar of pages, each made when it is first looked at.

It lives from its opening to its closing, so that closing it gives back what it took.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final, cast

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QWidget

from pacelift.desktop import style
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.page import Page
from pacelift.desktop.style import GAP
from pacelift.words.voice import mark

NAMES: Final[Mapping[str, str]] = {
    "today": mark("Today"),
    "week": mark("Week"),
    "season": mark("Season"),
    "exercises": mark("Exercises"),
    "changes": mark("Changes"),
    "settings": mark("Settings"),
    "setup": mark("Set up"),
    "session": mark("Session"),
}
"""The pages in their order, and what the sidebar calls them."""

PLACES: Final[Mapping[str, str]] = {
    "today": "pacelift.desktop.pages.today:TodayPage",
    "week": "pacelift.desktop.pages.week:WeekPage",
    "season": "pacelift.desktop.pages.season:SeasonPage",
    "exercises": "pacelift.desktop.pages.exercises:ExercisesPage",
    "changes": "pacelift.desktop.pages.changes:ChangesPage",
    "settings": "pacelift.desktop.pages.settings:SettingsPage",
    "setup": "pacelift.desktop.pages.setup:SetupPage",
    "session": "pacelift.desktop.pages.session:SessionPage",
}
"""Where each page is, loaded when it is wanted."""

UNLISTED: Final = frozenset({"setup", "session"})
"""Pages that the sidebar does not list: one comes to them by a button elsewhere."""

CHARACTERS: Final = (184, 44)
"""How wide and how high the window opens, in characters and lines of the desktop's font."""

Maker = Callable[[Desk], Page]


class Window(QWidget):
    """The window on a desk. `closed` comes with its place on the screen."""

    closed = Signal(QByteArray)

    def __init__(self, desk: Desk, makers: Mapping[str, Maker] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._makers = makers or {name: _maker(place) for name, place in PLACES.items()}
        self._pages: dict[str, Page] = {}
        self._look: style.Look | None = None
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        desk.changed.connect(self._show_change)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        self._restyle()

    # -- pages

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return cast("Page", self._stack.currentWidget())

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return list(self._makers)[self.sidebar.currentRow()]

    def show_page(self, name: str) -> Page:
        """Shows a page by its name; gives it back. Raises ValueError for a name there is not."""
        self.sidebar.setCurrentRow(list(self._makers).index(name))
        return self.page

    def _turn_to(self, row: int) -> None:
        name = list(self._makers)[row]
        if name not in self._pages:
            page = self._pages[name] = self._makers[name](self._desk)
            page.page_asked.connect(self.show_page)
            page.session_asked.connect(self.show_session)
            page.exercise_asked.connect(self._show_exercise)
            page.week_asked.connect(self._show_week)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[name])
        self._show_change()

    def show_session(self, session: str) -> None:
        """Shows a session's page; going back leads to the page that is shown now."""
        here = self.shown
        page = self.show_page("session")
        page.show_session(session)
        if here != "session":
            page.came_from = here

    def _show_exercise(self, exercise: str) -> None:
        self._show_in("exercises", "show_exercise", exercise)

    def _show_week(self, number: int) -> None:
        self._show_in("week", "show_week", number)

    def _show_in(self, name: str, method: str, what: str | int) -> None:
        getattr(self.show_page(name), method)(what)

    def _show_change(self) -> None:
        """Only the page that is looked at does the work."""
        self.setWindowTitle(
            self._desk.voice.say("{page} · Pacelift", page=self._desk.voice.term(NAMES[self.shown]))
        )
        self.page.refresh()

    # -- how it is built

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = QListWidget()
        self.sidebar.setObjectName("sidebar")
        self.sidebar.setAccessibleName(self._desk.voice.say("Pages"))
        self.sidebar.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in self._makers:
            self.sidebar.addItem(self._desk.voice.term(NAMES[name]))
            self.sidebar.item(self.sidebar.count() - 1).setHidden(name in UNLISTED)
        self._stack = QStackedWidget()
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        for number, name in enumerate((e for e in self._makers if e not in UNLISTED), start=1):
            self._key(f"Ctrl+{number}", name)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self).activated.connect(self.close)
        self._size()
        self.sidebar.currentRowChanged.connect(self._turn_to)
        self.sidebar.setCurrentRow(0)

    def _key(self, key: str, name: str) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(lambda: self.show_page(name))

    def _size(self) -> None:
        metrics, room = QFontMetrics(self.font()), self.screen().availableGeometry()
        self.resize(
            min(metrics.averageCharWidth() * CHARACTERS[0], room.width()),
            min(metrics.height() * CHARACTERS[1], room.height()),
        )

    def _restyle(self) -> None:
        self._look = style.look_now()
        self.setStyleSheet(style.sheet(self._look.colours))
        self.sidebar.setFixedWidth(self.sidebar.sizeHintForColumn(0) + 4 * GAP)
        for page in self._pages.values():
            page.restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or font of the desktop is another look."""
        super().changeEvent(event)
        if event.type() in style.CHANGES and self._look not in (None, style.look_now()):
            self._restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells where it stood."""
        self.closed.emit(self.saveGeometry())
        super().closeEvent(event)


def _maker(place: str) -> Maker:
    module, name = place.split(":")

    def made(desk: Desk) -> Page:
        return cast("Page", getattr(import_module(module), name)(desk))

    return made
