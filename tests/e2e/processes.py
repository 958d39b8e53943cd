"""Programs a test starts: what they say, and that none outlives the test."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from select import select
from shutil import which

PATIENCE_S = 30
"""How long anything that works may take on a busy machine."""

# Should the test's own process be killed, its programs go with it.
_TOGETHER = ["setpriv", "--pdeathsig", "KILL", "--"]


@contextmanager
def started(
    command: Sequence[str | Path],
    environ: Mapping[str, str],
    *,
    log: Path,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[str]]:
    """Runs a program with what it starts itself; at the end all of them are ended.

    Its standard output can be read; its errors are in the file `log`.
    """
    if which(str(command[0])) is None:
        raise AssertionError(
            f"{command[0]} is missing; python3 installers/dev.py test names its package"
        )
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [*_TOGETHER, *map(str, command)],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
            pass_fds=pass_fds,
        )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Ends a program and all it started: asked first, then made to."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(PATIENCE_S / 6)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
    process.wait()
    if process.stdout:
        process.stdout.close()


def read_line(descriptor: int) -> str:
    """The next line a program writes there, waited for; every program here writes whole lines."""
    if not select([descriptor], (), (), PATIENCE_S)[0]:
        raise AssertionError(f"nothing was said in {PATIENCE_S} s")
    return os.read(descriptor, 4096).decode().strip()


def say_of(process: subprocess.Popen[str]) -> str:
    """The next line on a program's standard output."""
    assert process.stdout
    return read_line(process.stdout.fileno())
