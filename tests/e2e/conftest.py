"""A desktop of a test's own: folders, a D-Bus, a screen. Nothing of this machine's is touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from shutil import copytree

import pytest

from pacelift.app import App
from pacelift.coach.profile_example import example
from pacelift.desktop.reminders import TOLD
from tests.e2e.notification_server import NotificationServer
from tests.e2e.running import AFTER_THE_MORNING_LINE, MONDAY, Runner
from tests.e2e.screen import Screen, running_screen
from tests.e2e.session_bus import MACHINES_SERVICES, running_bus
from tests.e2e.surroundings import new_user
from tests.e2e.tray_host import TrayHost
from tests.e2e.xfce import running_xfce

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """What is entered here is left at the end of the test, in turn."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def environ(tmp_path: Path, stack: ExitStack) -> dict[str, str]:
    """A new user's variables, with no display and no bus."""
    return stack.enter_context(new_user(tmp_path))


@pytest.fixture
def bus(tmp_path: Path, environ: dict[str, str], stack: ExitStack) -> str:
    """The address of the session's bus, which `environ` names from now on."""
    address = stack.enter_context(running_bus(tmp_path, environ))
    environ["DBUS_SESSION_BUS_ADDRESS"] = address
    return address


@pytest.fixture
def screen(tmp_path: Path, environ: dict[str, str], stack: ExitStack) -> Screen:
    """An X server, which `environ` names from now on."""
    screen = stack.enter_context(running_screen(tmp_path, environ))
    environ |= {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    return screen


@pytest.fixture
def start_xfce(
    tmp_path: Path, screen: Screen, environ: dict[str, str], stack: ExitStack
) -> Callable[[], None]:
    """Puts Xfce's panel and window manager on the screen, on a bus where services start on demand."""

    address = stack.enter_context(running_bus(tmp_path, environ, services=MACHINES_SERVICES))
    environ["DBUS_SESSION_BUS_ADDRESS"] = address
    return lambda: stack.enter_context(running_xfce(tmp_path, environ))


@pytest.fixture
def xfce(start_xfce: Callable[[], None]) -> None:
    """Xfce's panel and window manager are on the screen."""
    start_xfce()


@pytest.fixture
def host(bus: str, stack: ExitStack) -> TrayHost:
    """A tray."""
    host = TrayHost(bus)
    stack.callback(host.close)
    return host


@pytest.fixture
def notifications(bus: str, stack: ExitStack) -> NotificationServer:
    """A notification service."""
    server = NotificationServer(bus)
    stack.callback(server.close)
    return server


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in the first week of the example's plan, Monday's session told as done.

    The app has run until Tuesday: what is due from then on is so however late it is up again.
    """
    home = tmp_path_factory.mktemp("made") / "pacelift"
    app = App(home, datetime.fromisoformat("2027-01-04T08:00+01:00"))
    app.keep(app.draft(example(date(2027, 1, 4)).encode(), "profile.toml"))
    app = App(home, datetime.fromisoformat(MONDAY))
    app.mark("today", "done")
    app.remember(TOLD, json.dumps({"keys": [], "since": AFTER_THE_MORNING_LINE}))
    return home


@pytest.fixture
def runner(screen: Screen, environ: dict[str, str], tmp_path: Path, made_home: Path) -> Runner:
    """Somebody on the second day of the plan."""
    home = Path(copytree(made_home, tmp_path / "pacelift"))
    return Runner(home, environ, tmp_path / "app.log")
