"""The tray app beside an empty tray icon and beside Vorta, on one display and in one run.

Meant to hold beside the empty icon: registered in under 1.5 times its time, under 1.35 times its
memory after a minute at rest, under 5 ms of processor time in that minute, no wake-up. The ratios
are printed; nothing is asserted about them.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

import pytest
from attrs import frozen

from pacelift.coach.profile_example import example
from pacelift.system.clock import now
from tests.e2e.costs import Cost, cost
from tests.e2e.processes import started
from tests.e2e.screen import running_screen
from tests.e2e.session_bus import running_bus
from tests.e2e.surroundings import new_user
from tests.e2e.tray_host import TrayHost

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured by /proc")

SETTLE_S: Final = 10
REST_S: Final = 60
EMPTY: Final = [sys.executable, str(Path(__file__).with_name("empty_tray.py"))]
PACELIFT: Final = [sys.executable, "-m", "pacelift"]
VORTA_VENV: Final = Path(__file__).parents[1] / "output" / "vorta"


@frozen
class Desktop:
    """A display and a tray, and the user who is logged in."""

    folder: Path
    environ: Mapping[str, str]
    host: TrayHost

    @contextmanager
    def run(self, command: Sequence[str]) -> Iterator[tuple[float, int]]:
        """Runs an app; gives the seconds until its icon was registered, and its process."""
        before = self.host.registrations
        begun = time.perf_counter()
        with started(command, self.environ, log=self.folder / "app.log") as process:
            self.host.wait_for(lambda: self.host.registrations > before)
            yield time.perf_counter() - begun, process.pid
        self.host.wait_for(lambda: not self.host.items)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    with (
        new_user(tmp_path) as environ,
        running_bus(tmp_path, environ) as bus,
        running_screen(tmp_path, environ) as screen,
    ):
        here = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        host = TrayHost(bus)
        yield Desktop(tmp_path, {**environ, **here, "DBUS_SESSION_BUS_ADDRESS": bus}, host)
        host.close()


@pytest.fixture
def with_plan(desktop: Desktop, tmp_path: Path) -> None:
    """The user has a plan that begins today."""
    profile = tmp_path / "profile.toml"
    profile.write_text(example(now(None).date()), "utf-8")
    command = [*PACELIFT, "new", str(profile), "--yes"]
    subprocess.run(command, env=dict(desktop.environ), check=True, stdout=subprocess.DEVNULL)


def test_the_tray_app_beside_others(
    desktop: Desktop, with_plan: None, rounds: int, pytestconfig: pytest.Config
) -> None:
    measured = bool(pytestconfig.getoption("benchmark_enable"))
    apps = {"empty icon": EMPTY, "Pacelift": PACELIFT}
    if measured and (vorta := installed_vorta()):
        apps["Vorta"] = vorta
    for command in apps.values():
        with desktop.run(command):
            pass  # Compiled files and the page cache are there from now on.
    seconds: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(rounds):
        for name, command in apps.items():
            with desktop.run(command) as (until_registered, _pid):
                seconds[name].append(until_registered)
    rest = {name: at_rest(desktop, command, measured=measured) for name, command in apps.items()}
    floor_s, floor = median(seconds["empty icon"]), rest["empty icon"]
    print(f"\n{'':<12}{'registered':>18}{'PSS':>20}{'CPU at rest':>14}{'wake-ups':>10}")
    for name, spent in rest.items():
        registered_s = median(seconds[name])
        print(
            f"{name:<12}{registered_s * 1000:>8.0f} ms ({registered_s / floor_s:.2f}x)"
            f"{spent.pss_mib:>9.1f} MiB ({spent.pss_mib / floor.pss_mib:.2f}x)"
            f"{spent.cpu_ms:>11.1f} ms{spent.switches:>10}"
        )


def at_rest(desktop: Desktop, command: Sequence[str], *, measured: bool) -> Cost:
    """What an app costs in a minute in which nothing happens."""
    with desktop.run(command) as (_, pid):
        time.sleep(SETTLE_S if measured else 0)
        before = cost(pid)
        time.sleep(REST_S if measured else 0)
        return cost(pid).since(before)


def installed_vorta() -> list[str] | None:
    """Vorta from PyPI in a venv of its own; None where it cannot be had."""
    program = VORTA_VENV / "bin" / "vorta"
    if not program.exists():
        python = str(VORTA_VENV / "bin" / "python")
        steps = [
            [sys.executable, "-m", "venv", str(VORTA_VENV)],
            [python, "-m", "pip", "install", "--quiet", "--prefer-binary", "vorta"],
        ]
        for step in steps:
            if subprocess.run(step, check=False).returncode:
                print("\nVorta cannot be installed here")
                return None
    return [str(program)]
