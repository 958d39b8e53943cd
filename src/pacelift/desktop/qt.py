"""Qt's own part: its application object, by which desktops know us."""

from __future__ import annotations

import builtins
import sys
from typing import TYPE_CHECKING

SWITCH_S = 0.0005

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def make_qt(arguments: list[str]) -> QApplication:
    """Qt's own part: names by which desktops know us, and no end with the last window."""
    from PySide6.QtCore import QCoreApplication

    import_plainly()
    share_interpreter()
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setApplicationName("pacelift")
    qt = QApplication(arguments)
    qt.setApplicationDisplayName("Pacelift")
    qt.setDesktopFileName("pacelift")
    qt.setQuitOnLastWindowClosed(False)
    return qt


def share_interpreter() -> None:
    """Lets what works beside the UI's thread give it the interpreter soon, not after 5 ms a time.

    While the places of a session are sought, a move of the mouse took up to 102 ms, and takes 16.
    """
    sys.setswitchinterval(SWITCH_S)


def import_plainly() -> None:
    """Gives `import` back as Python has it, once PySide6 is loaded.

    PySide6 puts one in its place that searches the source of every module for its own name, should
    somebody ask for `__feature__`, which we do not. The sources, 5 MiB of them, are kept.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
