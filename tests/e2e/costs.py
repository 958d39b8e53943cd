"""What a process and its children cost: memory, processor time, wake-ups (Linux, /proc)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

PROC = Path("/proc")
OWN = f"python{sys.version_info.major}.{sys.version_info.minor}"
"""In the names of Python's own files and of its environments'."""


@frozen
class Cost:
    """`pss_mib` shares what several processes share; the others count from the start.

    Python and the libraries of its environment count whole: that the tests, too, have them loaded
    says nothing about a runner's machine.
    """

    pss_mib: float
    cpu_ms: float
    switches: int

    def since(self, before: Cost) -> Cost:
        """What came in addition, beside the memory there is now."""
        return Cost(self.pss_mib, self.cpu_ms - before.cpu_ms, self.switches - before.switches)


def cost(pid: int) -> Cost:
    """What the process and all below it have cost so far.

    Of threads that have ended, nothing is known: a difference may be too small then.
    """
    everyone = list(family(pid))
    kib = [each for one in everyone for each in _memory_kib(one)]
    tasks = [task for each in everyone for task in (PROC / str(each) / "task").iterdir()]
    return Cost(
        pss_mib=sum(kib) / 1024,
        cpu_ms=sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6,
        switches=sum(_field(task / "status", "voluntary_ctxt_switches") for task in tasks),
    )


def family(pid: int) -> Iterator[int]:
    """The process and all below it."""
    yield pid
    for task in (PROC / str(pid) / "task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def _memory_kib(pid: int) -> Iterator[int]:
    """The memory of each mapping."""
    file = ""
    for line in (PROC / str(pid) / "smaps").read_text().splitlines():
        name, *values = line.split()
        if not name.endswith(":"):
            file = line
        elif name == ("Rss:" if OWN in file else "Pss:"):
            yield int(values[0])


def _field(file: Path, name: str) -> int:
    """The number after a name; other fields may have the name as the start of theirs."""
    values = (line.split() for line in file.read_text().splitlines())
    return next(int(value[1]) for value in values if value[0] == f"{name}:")
