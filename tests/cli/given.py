"""Homes with a plan in them, and ways to run a command: in this process or as its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import frozen

from pacelift.cli.edge import run
from pacelift.coach import codec
from pacelift.coach.journal import active_entries, new_entry
from pacelift.coach.plan import Plan
from pacelift.store.snapshot_store import plan_key
from pacelift.store.store import open_store
from pacelift.system.resources import read_text

NOW: Final = "2027-01-06T07:00+01:00"
"""The first morning of the hand-made plan."""


@frozen
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


def home_with(plan: Plan, home: Path) -> Path:
    """A home whose active plan is this one: an entry in its journal, and the plan as its snapshot."""
    with open_store(home, write=True) as store:
        entry = new_entry(
            {"name": plan.profile.name}, datetime(2027, 1, 4, tzinfo=UTC), store.entries()
        )
        store.append(entry)
        key = plan_key(active_entries(store.entries()), read_text("exercises.json"))
        store.put_snapshot(key, codec.dumps(plan))
    return home


def run_here(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Answer:
    """Runs a command in this process, through the edge."""
    capsys.readouterr()
    code = run([str(each) for each in arguments])
    said = capsys.readouterr()
    return Answer(code, said.out, said.err)


@frozen
class Runner:
    """Somebody at a terminal, with one home."""

    capsys: pytest.CaptureFixture[str]
    home: Path

    def says(self, *arguments: str, now: str = NOW) -> Answer:
        """What a command answers."""
        return run_here(self.capsys, *arguments, "--home", self.home, "--now", now)

    def state(self, now: str = NOW) -> tuple[str, int]:
        """The plan's JSON and the number of entries: what a refused command leaves alone."""
        with open_store(self.home, write=False) as store:
            return self.says("plan", "--json", now=now).out, len(store.entries())


def run_process(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Answer:
    """Runs a command as a process of its own, with nothing of this machine's settings but these."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "PACELIFT_HOME")
        if name in os.environ
    }
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-m", "pacelift", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**kept, "PYTHONPATH": source, **environment},
    )
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
