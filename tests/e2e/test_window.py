"""The window on a real X server: it opens from the menu, turns its pages by keys, and closes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from attrs import evolve

from pacelift.app import App
from pacelift.desktop.assistant.setup import REMEMBERED
from tests.e2e.running import MORNING, RUN, Runner
from tests.e2e.screen import Screen
from tests.e2e.tray_host import TrayHost

PICTURES = Path(__file__).parents[1] / "output" / "pictures" / "e2e"
WINDOW = "· Pacelift$"


def test_the_window_opens_from_the_menu_marks_a_session_and_closes_while_the_app_goes_on(
    host: TrayHost, runner: Runner, screen: Screen
) -> None:
    with runner.app():
        item = host.wait_for_item()
        item.press("Week, season, settings…")
        screen.focus(screen.wait_for_window("^Today · Pacelift$"))
        screen.save_at_rest(PICTURES / "window-today.png")
        screen.type("d")
        screen.wait_for(lambda: runner.status(RUN) == "done")
        screen.type("ctrl+w")
        screen.wait_for(lambda: not screen.windows(WINDOW))
        item.press("Week, season, settings…")
        screen.wait_for_window("^Today · Pacelift$")
        assert runner.said() == ""


def test_keys_turn_to_the_guide_of_the_exercises_which_moves(
    host: TrayHost, runner: Runner, screen: Screen
) -> None:
    with runner.app():
        host.wait_for_item().press("Week, season, settings…")
        screen.focus(screen.wait_for_window(WINDOW))
        screen.type("Down", "Down", "Down", "Down")
        screen.wait_for(lambda: screen.windows("^Exercises · Pacelift$"))
        before = screen.picture()
        screen.wait_for(lambda: screen.picture() != before)
        screen.save(PICTURES / "window-exercises.png")
        assert runner.said() == ""


def test_without_a_plan_the_menu_leads_to_the_assistant(
    host: TrayHost, runner: Runner, screen: Screen, tmp_path: Path
) -> None:
    new = evolve(runner, home=tmp_path / "new")
    with new.app():
        host.wait_for_item().press("Set up my plan")
        screen.focus(screen.wait_for_window("^Set up · Pacelift$"))
        screen.type("shift+h", "i", "l", "l")
        screen.save_at_rest(PICTURES / "window-setup.png")
        screen.type("ctrl+w")
        screen.wait_for(lambda: not screen.windows(WINDOW))
        new_app = App(new.home, datetime.fromisoformat(MORNING))
        screen.wait_for(lambda: "Hill" in (new_app.setting(REMEMBERED) or ""))
        assert new.said() == ""
