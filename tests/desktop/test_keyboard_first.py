"""Where one comes to a page to type, the first field has the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pacelift.desktop.application import Application
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.tray import Tray
from tests.desktop.given import SetClock


@pytest.mark.parametrize("before", [(), ("today",), ("season",)])
def test_the_assistants_first_field_has_the_keyboard_wherever_one_comes_from(
    before: tuple[str, ...], qtbot: QtBot, tmp_path: Path
) -> None:
    menu = TodayMenu()
    app = Application(tmp_path / "home", SetClock(), menu, Tray(menu))
    app.begin()
    for name in (*before, "setup"):
        app.open_window(name)
        QApplication.processEvents()
    window = app._window
    assert window is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "What is it called?"
