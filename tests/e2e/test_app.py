"""The app on a real X server and D-Bus, seen from outside: the tray, the panel, notifications.

The tray's host and the notification service are written for these tests; test_xfce.py has a real
panel.
"""

from __future__ import annotations

import json
import signal
from contextlib import ExitStack, suppress
from pathlib import Path
from shutil import copytree

import pytest
from jeepney import DBusErrorResponse

from pacelift.desktop.colours import colours, hex_of
from pacelift.system.instance import LOCK
from tests.e2e.notification_server import NotificationServer
from tests.e2e.processes import PATIENCE_S
from tests.e2e.running import (
    AFTER_THE_END,
    AFTER_THE_REMINDER,
    JUST_BEFORE_THE_END,
    LIFT,
    RUN,
    Runner,
)
from tests.e2e.screen import Screen, running_screen
from tests.e2e.tray_host import TrayHost, TrayItem

PANEL = "^Today"
ACCENT = hex_of(colours((239, 239, 239), (255, 255, 255), (0, 0, 0)).accent)
RUN_ENTRY = "Easy run 5 km, 06:30–07:05, 35 min"


def session_menu(item: TrayItem) -> dict[str, list[str]]:
    """Each submenu of the icon's menu with its entries."""
    paths = [entry.path for entry in item.menu()]
    tops = {path[0] for path in paths if len(path) > 1}
    return {top: [path[1] for path in paths if path[0] == top and len(path) > 1] for top in tops}


def latest_menu(host: TrayHost) -> dict[str, list[str]]:
    """Those of the latest icon; none while it comes and goes, as Qt may register twice."""
    with suppress(DBusErrorResponse):
        return session_menu(host.wait_for_item())
    return {}


def test_a_click_on_the_icon_opens_the_panel(
    host: TrayHost, runner: Runner, screen: Screen
) -> None:
    with runner.app():
        item = host.wait_for_item()
        assert (item.property("Id"), item.property("Title")) == ("pacelift", "pacelift")
        assert item.property("IconPixmap")
        assert screen.windows(name=PANEL) == []
        item.click()
        screen.wait_for_window(PANEL)
        assert runner.said() == ""


def test_a_second_click_shows_the_panel_again_and_does_not_hide_it(
    host: TrayHost, runner: Runner, screen: Screen
) -> None:
    with runner.app():
        item = host.wait_for_item()
        item.click()
        window = screen.wait_for_window(PANEL)
        item.click()
        item.menu()
        assert screen.windows(name=PANEL) == [window]


@pytest.mark.parametrize(
    ("answer", "status"), [("Done", "done"), ("Too hard", "too-hard"), ("Missed", "missed")]
)
def test_the_menu_marks_a_session_and_database_and_plan_show_it(
    host: TrayHost, runner: Runner, answer: str, status: str
) -> None:
    with runner.app():
        item = host.wait_for_item()
        assert session_menu(item)[RUN_ENTRY] == ["Done", "Too hard", "Missed"]
        item.press(RUN_ENTRY, answer)
        assert RUN_ENTRY not in session_menu(item)
        kind, data = runner.told()[-1]
        assert (kind, data["session"], data["mark"]) == ("mark", RUN, status)
        assert runner.status(RUN) == status
        sessions = json.loads(runner.asks("plan", "--json"))["sessions"]
        assert next(each["status"] for each in sessions if each["id"] == RUN) == status
        assert runner.said() == ""


def test_a_click_on_the_button_marks_the_session_and_its_undo_takes_it_back(
    host: TrayHost, runner: Runner, screen: Screen
) -> None:
    with runner.app():
        item = host.wait_for_item()
        item.click()
        screen.wait_for_window(PANEL)
        screen.click(screen.wait_for(lambda: screen.find_block(ACCENT)))
        screen.wait_for(lambda: runner.status(RUN) == "done")
        undo = next(entry for entry in item.menu() if entry.text.startswith("Undo"))
        item.press(undo.text)
        screen.wait_for(lambda: runner.status(RUN) == "planned")


def test_keys_alone_mark_and_take_back(host: TrayHost, runner: Runner, screen: Screen) -> None:
    with runner.app():
        host.wait_for_item().click()
        screen.focus(screen.wait_for_window(PANEL))
        for key, status in [("h", "too-hard"), ("z", "planned"), ("m", "missed")]:
            screen.type(key)
            screen.wait_for(lambda status=status: runner.status(RUN) == status)


def test_at_the_end_of_a_session_it_asks_once_and_a_press_answers(
    host: TrayHost, notifications: NotificationServer, runner: Runner, screen: Screen
) -> None:
    with runner.app(JUST_BEFORE_THE_END):
        (asked,) = notifications.wait_for(lambda: notifications.shown)
        assert "Easy run 5 km" in asked.body
        labels = [asked.actions[mark] for mark in ("done", "too-hard", "missed")]
        assert labels == ["Done", "Too hard", "Missed"]
        notifications.press(asked, "too-hard")
        screen.wait_for(lambda: (menu := latest_menu(host)) and RUN_ENTRY not in menu)
        assert runner.status(RUN) == "too-hard"
    assert len(notifications.shown) == 1
    assert runner.said() == ""


def test_what_was_asked_is_not_asked_again_after_a_restart(
    host: TrayHost, notifications: NotificationServer, runner: Runner
) -> None:
    with runner.app(AFTER_THE_END):
        notifications.wait_for(lambda: notifications.shown)
    with runner.app(AFTER_THE_REMINDER):
        notifications.wait_for(lambda: len(notifications.shown) > 1)
    asked, reminder = notifications.shown
    assert "Easy run 5 km" in asked.body
    assert reminder.title == "Full body A at 17:30"


def test_a_click_on_the_notification_itself_opens_the_panel(
    host: TrayHost, notifications: NotificationServer, runner: Runner, screen: Screen
) -> None:
    runner.asks("mark", RUN, "done")
    with runner.app(AFTER_THE_REMINDER):
        (reminder,) = notifications.wait_for(lambda: notifications.shown)
        notifications.press(reminder, "default")
        screen.wait_for_window(PANEL)
    assert runner.status(LIFT) == "planned"


def test_answered_elsewhere_the_question_leaves_the_screen(
    host: TrayHost, notifications: NotificationServer, runner: Runner
) -> None:
    with runner.app(AFTER_THE_END):
        (asked,) = notifications.wait_for(lambda: notifications.shown)
        host.wait_for_item().press(RUN_ENTRY, "Done")
        notifications.wait_for(lambda: notifications.closed)
    assert notifications.closed == [asked.number]


def test_a_question_on_the_screen_goes_with_the_app(
    host: TrayHost, notifications: NotificationServer, runner: Runner
) -> None:
    with runner.app(AFTER_THE_END):
        (asked,) = notifications.wait_for(lambda: notifications.shown)
    assert notifications.wait_for(lambda: notifications.closed) == [asked.number]


def test_without_a_notification_service_all_else_works(host: TrayHost, runner: Runner) -> None:
    with runner.app(AFTER_THE_END):
        item = host.wait_for_item()
        item.press(RUN_ENTRY, "Done")
        assert RUN_ENTRY not in session_menu(item)
        assert runner.status(RUN) == "done"


def test_starting_it_again_shows_the_panel_of_the_one_that_runs(
    host: TrayHost, runner: Runner, screen: Screen
) -> None:
    with runner.app():
        host.wait_for_item()
        assert runner.start_again() == 0
        screen.wait_for_window(PANEL)
    assert host.registrations == 1


def test_a_tray_that_comes_after_the_app_gets_the_icon(
    bus: str, runner: Runner, stack: ExitStack
) -> None:
    with runner.app():
        assert runner.start_again() == 0  # It answers, so its icon is long made.
        late = TrayHost(bus)
        stack.callback(late.close)
        item = late.wait_for_item()
        item.press(RUN_ENTRY, "Done")
        assert RUN_ENTRY not in session_menu(item)
        assert runner.status(RUN) == "done"


def test_a_tray_that_restarts_gets_the_icon_again(
    bus: str, host: TrayHost, runner: Runner, screen: Screen, stack: ExitStack
) -> None:
    with runner.app():
        host.wait_for_item()
        host.close()
        again = TrayHost(bus)
        stack.callback(again.close)
        screen.wait_for(lambda: RUN_ENTRY in latest_menu(again))


def test_without_a_tray_the_panel_is_a_window_and_starting_again_shows_it(
    bus: str, runner: Runner, screen: Screen
) -> None:
    with runner.app() as app:
        screen.focus(screen.wait_for_window(PANEL))
        screen.type("Escape")
        screen.wait_for(lambda: not screen.windows(name=PANEL))
        assert app.poll() is None
        assert runner.start_again() == 0
        screen.wait_for_window(PANEL)
        assert runner.said() == ""


def test_without_a_bus_it_works_as_without_a_tray(runner: Runner, screen: Screen) -> None:
    with runner.app(AFTER_THE_END):
        screen.focus(screen.wait_for_window(PANEL))
        screen.type("d")
        screen.wait_for(lambda: runner.status(RUN) == "done")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_cleanly_when_told_to(
    host: TrayHost, runner: Runner, number: signal.Signals
) -> None:
    with runner.app() as app:
        host.wait_for_item()
        assert runner.start_again() == 0
        app.send_signal(number)
        assert app.wait(PATIENCE_S) == 0
        host.wait_for(lambda: not host.items)
    assert (runner.home / LOCK).read_text() == ""
    assert runner.said() == ""


def test_quit_in_the_menu_ends_it(host: TrayHost, runner: Runner) -> None:
    with runner.app() as app:
        host.wait_for_item().press("Quit")
        assert app.wait(PATIENCE_S) == 0


def test_killed_it_starts_again(host: TrayHost, runner: Runner) -> None:
    with runner.app() as app:
        host.wait_for_item()
        app.kill()
        app.wait(PATIENCE_S)
        host.wait_for(lambda: not host.items)
    with runner.app():
        assert session_menu(host.wait_for_item())[RUN_ENTRY]


def test_a_logout_ends_it_and_after_the_next_login_all_is_as_it_was(
    host: TrayHost, environ: dict[str, str], made_home: Path, tmp_path: Path
) -> None:
    """The X server goes first, as at many a logout."""
    runner = Runner(Path(copytree(made_home, tmp_path / "pacelift")), environ, tmp_path / "app.log")
    with ExitStack() as login:
        screen = login.enter_context(running_screen(tmp_path / "1", environ))
        environ |= {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        with runner.app() as app:
            item = host.wait_for_item()
            item.press(RUN_ENTRY, "Done")
            # Qt answers before it does what was pressed; the next answer comes after that.
            assert RUN_ENTRY not in session_menu(item)
            login.close()
            app.wait(PATIENCE_S)
    with running_screen(tmp_path / "2", environ) as screen:
        environ["DISPLAY"] = screen.display
        with runner.app():
            assert RUN_ENTRY not in session_menu(host.wait_for_item())
    assert runner.status(RUN) == "done"


def test_what_a_command_of_the_terminal_changes_the_menu_shows(
    host: TrayHost, runner: Runner
) -> None:
    with runner.app():
        item = host.wait_for_item()
        runner.asks("mark", RUN, "done")
        assert RUN_ENTRY not in session_menu(item)


def test_the_log_holds_nothing_the_runner_wrote(host: TrayHost, runner: Runner) -> None:
    runner.asks("mark", LIFT, "too-hard", "--note", "left knee stings")
    with runner.app():
        item = host.wait_for_item()
        item.press(RUN_ENTRY, "Done")
        item.menu()
        item.press("Quit")
    written = b"".join(path.read_bytes() for path in runner.home.glob("pacelift.log*"))
    assert b"knee" not in written
