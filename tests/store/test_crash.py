"""A command killed at any moment: an entry is there whole, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pacelift.store import open_store
from tests.store.given import rows

WRITES_WITHOUT_END = """
import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from pacelift.coach.journal import Entry
from pacelift.store import open_store

for number in count():
    with open_store(Path(sys.argv[1]), write=True) as store:
        at = datetime(2027, 1, 4, tzinfo=UTC) + timedelta(seconds=number)
        name = f"{sys.argv[2]}-{number}"
        store.append(Entry(name, at, "new", {"name": name, "filler": "x" * 20_000}))
    print(name, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is for systems that have it")
def test_an_entry_told_as_kept_survives_kill_9_and_every_other_is_whole(tmp_path: Path) -> None:
    told = []
    for life in range(10):
        command = [sys.executable, "-c", WRITES_WITHOUT_END, str(tmp_path), str(life)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            told += [process.stdout.readline().strip() for _ in range(1 + life % 3)]
            process.send_signal(signal.SIGKILL)
            told += process.stdout.read().split("\n")[:-1]
        with open_store(tmp_path, write=False) as store:
            kept = {entry.id: entry.data for entry in store.entries()}
        assert set(told) <= set(kept)
        assert all(data == {"name": name, "filler": "x" * 20_000} for name, data in kept.items())
    assert all(
        rows(copy, "PRAGMA integrity_check") == [("ok",)]
        for copy in (tmp_path / "backups").glob("*.db")
    )
