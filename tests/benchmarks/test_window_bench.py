"""The window beside an empty QMainWindow: how soon it stands, and what it gives back.

Meant to hold: its first picture under 400 ms after the click, and within 10 MiB of the memory of
before when it is closed. The figures and the ratio are printed; of what is kept, most are Qt's own
first text and first style sheet, which the second opening finds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any, Final

import pytest

from tests.desktop.given import TUESDAY, told_home

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured by /proc")

OPENS: Final = [sys.executable, "-m", "tests.benchmarks.open_window"]


def test_the_window_beside_an_empty_one(tmp_path: Path, rounds: int) -> None:
    home = told_home(tmp_path / "home")
    kinds = ("bare", "pacelift")
    told: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind in kinds:
            told[kind].append(opened(kind, home))
    floor = median(each["first_ms"] for each in told["bare"])
    print(f"\n{'':<12}{'first':>18}{'again':>10}{'open':>12}{'kept':>12}{'and again':>12}")
    for kind in kinds:
        mid = {name: median(each[name] for each in told[kind]) for name in told[kind][0]}
        print(
            f"{kind:<12}{mid['first_ms']:>8.0f} ms ({mid['first_ms'] / floor:.1f}x)"
            f"{mid['second_ms']:>7.0f} ms{mid['open_mib']:>8.1f} MiB{mid['kept_mib']:>8.1f} MiB"
            f"{mid['grown_mib']:>8.1f} MiB"
        )


def opened(kind: str, home: Path) -> dict[str, Any]:
    """What it cost to open and close such a window, twice."""
    command = [*OPENS, kind, str(home), TUESDAY]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
