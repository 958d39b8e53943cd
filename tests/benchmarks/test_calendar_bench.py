"""What a calendar costs, beside gcsa on the same server and in one run: requests and seconds.

gcsa keeps nothing of what it wrote: it lists all events to see what differs, takes no notice of
what somebody else writes at the same time, tries nothing again and hears of no deletion.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from tests.google_double.api import APP_CREATED
from tests.google_double.double import GoogleDouble

ROOT: Final = Path(__file__).parents[2]
CLIENT: Final = Path(__file__).with_name("calendar_client.py")
GCSA_VENV: Final = Path(__file__).parents[1] / "output" / "gcsa"
GCSA: Final = "gcsa==2.7.0"
JOBS: Final = {"upload": 252, "change": 11, "nothing": 1}
"""The jobs, and the most requests that ours may make for them."""

Costs = dict[str, tuple[int, float]]


def test_what_a_round_costs_beside_gcsa(rounds: int, pytestconfig: pytest.Config) -> None:
    clients = {"Pacelift": (sys.executable, "ours")}
    if pytestconfig.getoption("benchmark_enable") and (python := python_with_gcsa()):
        clients["gcsa"] = (python, "gcsa")
    runs: dict[str, list[Costs]] = {name: [] for name in clients}
    for _ in range(max(1, rounds // 3)):
        for name, (python, which) in clients.items():
            runs[name].append(costs(python, which))
    for each in runs["Pacelift"]:
        assert {job: requests <= JOBS[job] for job, (requests, _) in each.items()} == dict.fromkeys(
            JOBS, True
        )
    print_table(runs)


def costs(python: str, which: str) -> Costs:
    """Requests and seconds of each job, in a process and on a server of their own."""
    with GoogleDouble(datetime(2027, 1, 11, 12, tzinfo=UTC)) as google:
        token = google.consent.access_token(APP_CREATED)
        with client([python, str(CLIENT), which, google.root, token]) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            told: Costs = {}
            for job in JOBS:
                before = len(google.seen)
                process.stdin.write(f"{job}\n")
                process.stdin.flush()
                seconds = float(process.stdout.readline())
                told[job] = len(google.seen) - before, seconds
            return told


@contextmanager
def client(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": ""},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def print_table(runs: dict[str, list[Costs]]) -> None:
    """The middle of all runs, and seconds as ratios to ours."""
    print("\n\n" + " " * 10 + "".join(f"{job:>26}" for job in JOBS))
    for name, told in runs.items():
        cells = []
        for job in JOBS:
            requests = max(each[job][0] for each in told)
            seconds = median(each[job][1] for each in told)
            ratio = seconds / median(each[job][1] for each in runs["Pacelift"])
            cells.append(f"{requests:>6} requests {seconds:.2f} s ({ratio:.1f}x)"[-26:].rjust(26))
        print(f"{name:<10}" + "".join(f"  {cell.strip():>24}" for cell in cells))


def python_with_gcsa() -> str | None:
    """The Python of a venv of its own with gcsa from PyPI; None where it cannot be had."""
    python = GCSA_VENV / "bin" / "python"
    if not python.exists():
        for command in (
            [sys.executable, "-m", "venv", str(GCSA_VENV)],
            [str(python), "-m", "pip", "install", "--quiet", GCSA],
        ):
            if subprocess.run(command, check=False).returncode:
                print("\ngcsa cannot be installed here")
                return None
    return str(python)
