"""What keeping a calendar costs, beside gcsa on the same server and in one run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from tests.google_double.api import APP_CREATED
from tests.google_double.double import GoogleDouble

ROOT: Final = Path(__file__).parents[2]
CLIENT: Final = Path(__file__).with_name("calendar_client.py")
TABLE: Final = ROOT / "tests" / "output" / "calendar.txt"
CLIENTS: Final = {"Pacelift": "ours", "gcsa": "gcsa"}
JOBS: Final = {
    "upload": "a calendar and its first 250 events",
    "change": "10 of them changed",
    "nothing": "nothing to do",
}
MOST_REQUESTS: Final = {"upload": 252, "change": 11, "nothing": 1}
"""Of ours."""

ABOUT: Final = """\
gcsa (2.7.0) is a client of the calendar and keeps nothing, so here it lists all events and updates
those that differ; a caller that notes what it wrote needs no listing (251, 10 and 0 requests), and
hears nothing then. Not in its price, and in ours: what was agreed is on the disk before and after
each writing, an event that somebody changed meanwhile is not written over, moves, marks and
deletions in the calendar are heard, and what failed is tried again.
"""

Costs = Mapping[str, tuple[int, float]]


def test_what_a_calendar_costs_beside_gcsa(
    rounds: int, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    runs: dict[str, list[Costs]] = {name: [] for name in CLIENTS}
    for number in range(max(1, rounds // 3)):
        for name, which in CLIENTS.items():
            runs[name].append(costs(which, tmp_path / f"{which}-{number}"))
    for told in runs["Pacelift"]:
        assert all(told[job][0] <= most for job, most in MOST_REQUESTS.items()), told
    text = f"{table(runs)}\n{ABOUT}"
    print(f"\n{text}")
    if pytestconfig.getoption("benchmark_enable"):
        TABLE.write_text(text, "utf-8")


def costs(which: str, home: Path) -> Costs:
    """Requests and seconds of each job, in a process and on a server of their own."""
    with GoogleDouble(datetime(2027, 1, 11, 12, tzinfo=UTC)) as google:
        token = google.consent.access_token(APP_CREATED)
        with subprocess.Popen(
            [sys.executable, str(CLIENT), which, google.root, token, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        ) as client:
            assert client.stdout is not None
            assert client.stdout.readline() == "ready\n"
            return {job: cost(job, client, google) for job in JOBS}


def cost(job: str, client: subprocess.Popen[str], google: GoogleDouble) -> tuple[int, float]:
    """Requests and seconds of one job."""
    assert client.stdin is not None
    assert client.stdout is not None
    before = len(google.seen)
    client.stdin.write(f"{job}\n")
    client.stdin.flush()
    seconds = float(client.stdout.readline())
    return len(google.seen) - before, seconds


def table(runs: Mapping[str, Sequence[Costs]]) -> str:
    """Requests, and the median of the seconds, by job and client."""
    lines = [f"{'':<37}" + "".join(f"{name:>30}" for name in runs)]
    for job, title in JOBS.items():
        cells = []
        for told in runs.values():
            requests = max(each[job][0] for each in told)
            seconds = median(each[job][1] for each in told)
            cells.append(f"{requests:>9} requests{seconds:>9.3f} s")
        lines.append(f"{title:<37}" + "".join(f"{cell:>30}" for cell in cells))
    return "\n".join(lines) + "\n"
