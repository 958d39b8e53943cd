"""`pacelift today` as a whole process beside the bare imports it cannot do without.

The ratio is printed; it is meant to stay below 2. Nothing is asserted about time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Final

from pacelift.coach.profile_example import example
from tests.builders import TODAY

FLOOR: Final = [sys.executable, "-c", "import attrs, click, sqlite3"]
PACELIFT: Final = [sys.executable, "-m", "pacelift"]
NOW: Final = "2027-01-19T06:00:00+01:00"


def seconds(command: list[str]) -> float:
    """Wall time of a process; it must end well."""
    # Without compiled files every run would measure the compiler.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - started


def test_today_as_a_whole_process(tmp_path: Path, rounds: int) -> None:
    profile, home = tmp_path / "profile.toml", ["--home", str(tmp_path / "home")]
    profile.write_text(example(TODAY), "utf-8")
    first_day = ["--now", f"{TODAY.isoformat()}T06:00:00+01:00"]
    seconds([*PACELIFT, "new", str(profile), "--yes", *home, *first_day])
    today = [*PACELIFT, "today", *home, "--now", NOW]
    seconds(today)
    pairs = [(seconds(today), seconds(FLOOR)) for _ in range(rounds)]
    ratio = median(ours / floor for ours, floor in pairs)
    print(
        f"\npacelift today: {median(ours for ours, _ in pairs) * 1000:.0f} ms, "
        f"bare imports: {median(floor for _, floor in pairs) * 1000:.0f} ms, "
        f"ratio pair by pair: {ratio:.2f} (meant to be below 2)"
    )
