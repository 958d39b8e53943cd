"""The app under a real panel and window manager, Xfce's, and pictures of it to look at.

The pictures are written to tests/output/pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.running import FIRST, LIFT, MONDAY, RUN, Runner
from tests.e2e.screen import Screen
from tests.e2e.test_app import PANEL
from tests.e2e.xfce import open_tray_menu, wait_for_icon

PICTURES = Path(__file__).parents[1] / "output" / "pictures"
ON_XFCE = {"XDG_CURRENT_DESKTOP": "XFCE"}
DARK = {"GTK_THEME": "Adwaita:dark"}


def test_the_icon_is_in_the_panel_and_a_click_opens_and_a_key_marks(
    xfce: None, runner: Runner, screen: Screen
) -> None:
    with runner.app(**ON_XFCE):
        icon = wait_for_icon(screen)
        screen.click(icon)
        screen.focus(screen.wait_for_window(PANEL))
        screen.type("d")
        screen.wait_for(lambda: runner.status(RUN) == "done")


def test_the_menu_that_the_panel_draws_marks_a_session(
    xfce: None, runner: Runner, screen: Screen
) -> None:
    with runner.app(**ON_XFCE):
        icon = wait_for_icon(screen)
        open_tray_menu(screen, icon)
        # "Open Pacelift", the window, the run, the lift; in the lift's submenu the third entry.
        screen.type("Down", "Down", "Down", "Down", "Right", "Down", "Down", "Return")
        screen.wait_for(lambda: runner.status(LIFT) == "missed")


def test_a_panel_that_comes_after_the_app_gets_the_icon(
    start_xfce: Callable[[], None], runner: Runner, screen: Screen
) -> None:
    """As at many a login."""
    with runner.app(**ON_XFCE):
        assert runner.start_again() == 0
        screen.focus(screen.wait_for_window(PANEL))
        screen.type("Escape")
        start_xfce()
        icon = wait_for_icon(screen)
        open_tray_menu(screen, icon)
        screen.type("Down", "Down", "Down", "Right", "Return")
        screen.wait_for(lambda: runner.status(RUN) == "done")


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_of_panel_and_menu(
    start_xfce: Callable[[], None],
    environ: dict[str, str],
    runner: Runner,
    screen: Screen,
    theme: str,
    scale: int,
) -> None:
    """The panel's own size stays: it is the app that is looked at."""
    environ |= DARK if theme == "dark" else {}
    start_xfce()
    name = f"{theme}-{scale}00"
    with runner.app(**ON_XFCE, QT_SCALE_FACTOR=str(scale)):
        icon = wait_for_icon(screen)
        screen.click(icon)
        screen.focus(screen.wait_for_window(PANEL))
        screen.save_at_rest(PICTURES / f"panel-{name}.png")
        screen.type("h")
        screen.wait_for(lambda: runner.status(RUN) == "too-hard")
        screen.save_at_rest(PICTURES / f"panel-told-{name}.png")
        screen.type("Escape")
        screen.wait_for(lambda: not screen.windows(name=PANEL))
        open_tray_menu(screen, icon)
        screen.save_at_rest(PICTURES / f"menu-{name}.png")


def test_a_new_runner_comes_from_a_clean_start_to_a_marked_session(
    xfce: None, environ: dict[str, str], screen: Screen, tmp_path: Path
) -> None:
    runner = Runner(tmp_path / "new", environ, tmp_path / "app.log")
    with runner.app(MONDAY, **ON_XFCE):
        screen.wait_for_window(PANEL)
        screen.save_at_rest(PICTURES / "new-1-started.png")
        profile = tmp_path / "my-race.toml"
        profile.write_text(runner.asks("profile", "--example", now="2027-01-04T08:00+01:00"))
        runner.asks("new", str(profile), "--yes", now=MONDAY)
        screen.click(wait_for_icon(screen))
        screen.focus(screen.wait_for_window(PANEL))
        screen.save_at_rest(PICTURES / "new-2-planned.png")
        screen.type("d")
        screen.wait_for(lambda: runner.status(FIRST) == "done")
        screen.save_at_rest(PICTURES / "new-3-marked.png")
    assert runner.said() == ""
