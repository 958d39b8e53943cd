"""Small helpers to make widgets: labels of plain text, buttons with a name for screen readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from pacelift.desktop.ruler import tied


class Label(QLabel):
    """A label in which a number stays on one line with its unit."""

    def __init__(self, text: str) -> None:
        super().__init__(tied(text))

    def setText(self, text: str) -> None:
        """Shows another text."""
        super().setText(tied(text))


def label(text: str = "", role: str = "") -> QLabel:
    """Plain text that wraps and can be selected with the mouse; `role` is the style sheet's."""
    made = Label(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setProperty("role", role)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)  # a new policy forgets that the text wraps
    made.setSizePolicy(policy)
    return made


def button(
    text: str, press: Callable[[], object], *, name: str = "", role: str = "", key: str = ""
) -> QPushButton:
    """A button; `name` is what a screen reader says, `key` the key that does the same."""
    made = QPushButton(literal(text))
    made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.setAutoDefault(True)
    if key:
        made.setToolTip(key)
    made.clicked.connect(lambda _checked=False: press())
    return made


def press_named(widget: QWidget, name: str) -> None:
    """Presses the first button inside that is seen and called so."""
    for each in widget.findChildren(QPushButton):
        if each.text() == name and each.isVisible():
            each.click()
            return


def literal(text: str) -> str:
    """The text for a button or a menu, where an ampersand would mean a key."""
    return text.replace("&", "&&")


def fit(window: QWidget, column: QLayout) -> None:
    """Makes a window as high as its column's texts are at its width, and no higher."""
    column.activate()
    width = max(window.minimumWidth(), column.minimumSize().width())
    height = column.heightForWidth(width)
    # Qt would keep room for texts that wrap at their narrowest, which they never are here.
    window.setMinimumHeight(height)
    window.resize(width, height)


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and away."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
