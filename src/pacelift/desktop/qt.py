"""Qt's own part: its application object, by which desktops know us."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def make_qt(arguments: list[str]) -> QApplication:
    """Qt's own part: names by which desktops know us, and no end with the last window."""
    qt = QApplication(arguments)
    qt.setApplicationName("pacelift")
    qt.setApplicationDisplayName("Pacelift")
    qt.setDesktopFileName("pacelift")
    qt.setQuitOnLastWindowClosed(False)
    return qt
