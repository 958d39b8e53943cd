"""Messages at the tray, where Qt would hand them to the desktop's notifications, and elsewhere."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pacelift.desktop import tray as tray_module
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.tray import Tray


@pytest.mark.parametrize(
    ("platform", "has_watcher", "shown"),
    [("xcb", True, 0), ("xcb", False, 1), ("wayland-egl", False, 0), ("windows", False, 1)],
)
def test_a_message_that_only_the_notifications_could_show_is_left_to_them(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, platform: str, has_watcher: bool, shown: int
) -> None:
    tray = Tray(TodayMenu())
    messages: list[tuple[object, ...]] = []
    monkeypatch.setattr(tray.icon, "showMessage", lambda *words: messages.append(words))
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))
    monkeypatch.setattr(tray_module, "is_there", lambda service: has_watcher)
    assert tray.tell("How did it go?", "Easy run") == bool(shown)
    assert len(messages) == shown
