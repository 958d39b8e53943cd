"""The tools of these tests, tried on the barest tray app there can be."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from tests.e2e.processes import say_of, started
from tests.e2e.screen import Screen
from tests.e2e.tray_host import TrayHost
from tests.e2e.xfce import PANEL_AREA, open_tray_menu

BARE = [sys.executable, Path(__file__).parent / "bare_tray.py"]


def test_an_icon_is_registered_read_and_clicked_and_its_menu_pressed(
    bus: str, screen: Screen, environ: dict[str, str], tmp_path: Path, stack: ExitStack
) -> None:
    host = TrayHost(bus)
    stack.callback(host.close)
    app = stack.enter_context(started(BARE, environ, log=tmp_path / "app.log"))
    assert say_of(app) == "ready"
    item = host.wait_for_item()
    assert item.property("Title") == "bare_tray.py"
    texts = [entry.path for entry in item.menu() if not entry.separator]
    assert texts == [("Show",), ("Session 1",), ("Session 1", "Done"), ("Off",), ("Quit",)]
    assert [entry.text for entry in item.menu() if not entry.enabled] == ["Off"]
    item.press("Session 1", "Done")
    assert say_of(app) == "done"
    item.click()
    assert say_of(app) == "Trigger"
    screen.wait_for_window("Bare window")
    item.press("Quit")
    assert app.wait(10) == 0
    host.wait_for(lambda: not host.items)


def test_a_real_panel_shows_the_icon_and_passes_clicks_on(
    xfce: None, screen: Screen, environ: dict[str, str], tmp_path: Path, stack: ExitStack
) -> None:
    app = stack.enter_context(started(BARE, environ, log=tmp_path / "app.log"))
    assert say_of(app) == "ready"
    icon = screen.wait_for(lambda: screen.find("#ff00ff", PANEL_AREA))
    screen.click(icon)
    assert say_of(app) == "Trigger"
    screen.wait_for_window("Bare window")
    open_tray_menu(screen, icon)
    screen.type("Down", "Return")
    assert say_of(app) == "show"
