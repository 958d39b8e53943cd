"""A desktop of a test's own: folders, a D-Bus, a screen. Nothing of this machine's is touched."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.screen import Screen, running_screen
from tests.e2e.session_bus import MACHINES_SERVICES, running_bus
from tests.e2e.surroundings import new_user
from tests.e2e.xfce import running_xfce

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """What is entered here is left at the end of the test, in turn."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A new user's variables, with no display and no bus."""
    return new_user(tmp_path)


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
def xfce(tmp_path: Path, screen: Screen, environ: dict[str, str], stack: ExitStack) -> None:
    """Xfce's panel and window manager on the screen, on a bus where services start on demand."""
    address = stack.enter_context(running_bus(tmp_path, environ, services=MACHINES_SERVICES))
    environ["DBUS_SESSION_BUS_ADDRESS"] = address
    stack.enter_context(running_xfce(tmp_path, environ))
