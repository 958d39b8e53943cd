"""The process: what a start imports, one instance per home, a clean end by a signal."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from pacelift.cli.edge import run
from pacelift.desktop import start
from pacelift.desktop.start import has_display
from pacelift.store.store import open_store
from pacelift.system.instance import hand_over
from tests.desktop.given import TUESDAY

SOURCE = str(Path(__file__).parents[2] / "src")
TALKS = """
import sys
from pacelift.desktop import application
def begun(self, begin=application.Application.begin):
    begin(self)
    print("begun", flush=True)
def opened(self):
    print("shown", flush=True)
application.Application.begin = begun
application.Application.open_panel = opened
from pacelift.__main__ import main
main()
"""


@contextmanager
def running(home: Path) -> Iterator[subprocess.Popen[str]]:
    """The tray app as a process of its own, begun."""
    environment = {**os.environ, "PYTHONPATH": SOURCE, "QT_QPA_PLATFORM": "offscreen"}
    for bus in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        environment.pop(bus, None)
    process = subprocess.Popen(
        [sys.executable, "-c", TALKS, "--home", str(home), "--now", TUESDAY],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(home: Path, number: signal.Signals) -> None:
    with running(home) as process:
        process.send_signal(number)
        assert process.wait(timeout=30) == 0
    assert not hand_over(home)


def test_a_fault_of_ours_is_an_incident_of_the_running_app(home: Path) -> None:
    told = TALKS.replace(
        'print("begun", flush=True)', "print(sys.excepthook.__qualname__)\n    self.quit()"
    )
    environment = {**os.environ, "PYTHONPATH": SOURCE, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", told, "--home", str(home), "--now", TUESDAY],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=True,
    )
    assert done.stdout == "Application.incident\n"


def test_a_second_start_shows_the_first_ones_panel_and_ends(home: Path) -> None:
    with running(home) as process:
        assert hand_over(home)
        assert process.stdout is not None
        assert process.stdout.readline() == "shown\n"
        assert process.poll() is None


def test_starting_the_desktop_imports_nothing_heavy(home: Path) -> None:
    code = """
import linecache, sys
from pathlib import Path
import pacelift.__main__
from pacelift.desktop.start import calendar_round, has_display
from pacelift.desktop.clock import clock
from pacelift.desktop.qt import make_qt
qt = make_qt(["pacelift"])
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.tray import Tray
menu = TodayMenu()
tray = Tray(menu)
assert not {"attrs", "zoneinfo", "json"} & set(sys.modules), "the icon is out before these"
from pacelift.desktop.application import Application
app = Application(Path(sys.argv[1]), clock(sys.argv[2]), menu, tray)
app.begin()
assert "Qt" not in vars(sys.modules["PySide6.QtCore"]), "the enumerations of Qt"
assert not [name for name in linecache.cache if "pacelift" in name and "attrs" not in name]
heavy = {"icalendar", "keyring", "google", "googleapiclient", "caldav", "rich", "email",
         "asyncio", "ssl", "PySide6.QtNetwork",
         "click", "_hashlib", "html.entities", "configparser", "plistlib", "cattrs", "PySide6.QtSvg", "pacelift.desktop.panel",
         "pacelift.desktop.error_box", "pacelift.coach.planner", "pacelift.coach.adapt"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(home), TUESDAY],
        env={**os.environ, "PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "[]\n", done.stderr


def test_handing_over_is_decided_before_anything_of_qt_is_imported() -> None:
    code = (
        "import sys, pacelift.__main__, pacelift.system.instance; print('PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "False\n"


@pytest.mark.parametrize("there", [False, True])
def test_a_calendar_round_is_offered_where_there_is_a_command_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    spec = ModuleSpec("pacelift.cli.sync", None) if there else None
    monkeypatch.setattr(start, "find_spec", {"pacelift.cli.sync": spec}.get)
    assert (start.calendar_round(tmp_path) is not None) is there


@pytest.mark.parametrize(
    ("environ", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_desktop_is_told_by_its_display(
    environ: dict[str, str], platform: str, has: bool
) -> None:
    assert has_display(environ, platform) is has


def test_without_a_command_the_tray_app_runs_for_the_home_and_time_given(tmp_path: Path) -> None:
    asked = []

    def tray(home: Path, now: str | None) -> int:
        asked.append((home, now))
        return 7

    assert run(["--home", str(tmp_path), "--now", TUESDAY], tray) == 7
    assert asked == [(tmp_path, TUESDAY)]


def test_a_script_that_asks_for_json_gets_it_also_on_a_desktop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(tmp_path), "--json"], lambda *_: 7) == 0
    assert capsys.readouterr().out == '{"plan":null,"next":"pacelift new PROFILE"}\n'


def test_what_was_said_makes_no_backup(home: Path) -> None:
    before = sorted(path.name for path in (home / "backups").iterdir())
    with open_store(home, write=True) as store:
        store.remember("told", "{}")
        assert store.setting("told") == "{}"
    assert sorted(path.name for path in (home / "backups").iterdir()) == before
