"""What every page of the window is: a widget on the desk that shows what the desk has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pacelift.desktop.desk import Desk
from pacelift.desktop.style import GAP


class Page(QWidget):
    """A page; it asks by signals for a session's details, an exercise's guide, a week by its
    number, another page.
    """

    session_asked = Signal(str)
    exercise_asked = Signal(str)
    week_asked = Signal(int)
    page_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.came_from = "today"
        """The page to go back to, where one goes back."""
        self.setObjectName("content")

    def refresh(self) -> None:
        """Shows what the desk has now; called when the page comes up and after each change."""
        raise NotImplementedError

    def show_session(self, session: str) -> None:
        """Shows a session, on a page that shows such."""
        raise NotImplementedError

    def add_key(self, key: str, does: Callable[[], object]) -> None:
        """Lets a key do something while the page is shown."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(does)

    def restyle(self) -> None:
        """Takes on the desktop's palette and font, which have changed."""
        self.refresh()


class _Content(QWidget):
    """What is scrolled: it asks for the height that its texts have at its width, and no more."""

    def __init__(self, column: QVBoxLayout) -> None:
        super().__init__()
        self.setObjectName("content")
        self.setLayout(column)

    def minimumSizeHint(self) -> QSize:
        """As narrow as can be; Qt would keep room for texts that wrap at their narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(column: QVBoxLayout, page: QWidget) -> QScrollArea:
    """A scroll area over all of the page, with the column as its content."""
    area = QScrollArea()
    column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
    area.setWidgetResizable(True)
    area.setWidget(_Content(column))
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return area
