"""Golden files of a real plan: what a runner of the example sees, kept to the byte.

`python -m tests.cli.golden` writes them anew; the difference is then read before it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from attrs import frozen

from pacelift.coach.profile_example import example
from tests.builders import TODAY
from tests.cli.given import run_process

GOLDEN: Final = Path(__file__).parents[1] / "data" / "golden"
NOW: Final = "2027-01-04T08:00+01:00"
RACE_DAY: Final = "2027-02-14T06:00+01:00"


@frozen
class Shown:
    """A golden file and the command that prints what is in it."""

    file: str
    command: tuple[str, ...]
    now: str = NOW


SHOWN: Final = (
    Shown("real-season.txt", ("plan",)),
    Shown("real-week.txt", ("plan", "--week", "3")),
    Shown("real-race-day.txt", ("today",), RACE_DAY),
    Shown("real-check.txt", ("check",)),
)
CALENDAR: Final = "real-plan.ics"


def short_profile() -> str:
    """The example, with a race over 5 km after five weeks: small enough to be read as a file."""
    return (
        example(TODAY)
        .replace("2027-05-16", "2027-02-14")
        .replace('distance = "marathon"', 'distance = "5k"')
        .replace("Hamburg Marathon", "Alster 5 km")
        .replace("Hamburg 2027", "Alster 2027")
    )


@cache
def real_outputs() -> Mapping[str, bytes]:
    """What the real commands print and write for the short profile, by golden file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        profile, calendar = folder / "profile.toml", folder / "plan.ics"
        profile.write_text(short_profile(), encoding="utf-8")
        common = ("--home", str(folder / "home"), "--now")
        made = run_process("new", profile, *common, NOW)
        if made.code:
            raise ValueError(made.err)
        told = {each.file: run_process(*each.command, *common, each.now).out for each in SHOWN}
        run_process("export", calendar, *common, NOW)
        return {file: text.encode() for file, text in told.items()} | {
            CALENDAR: calendar.read_bytes()
        }


def _write() -> None:
    for file, content in real_outputs().items():
        (GOLDEN / file).write_bytes(content)


if __name__ == "__main__":
    _write()
