"""The only clock: the time it is, as told or as the system has it, and the system's time zone.

Everything else is given the time it needs.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from pacelift.errors import BadInput, said

YEARS: Final = range(2000, 2200)
"""What --now may name; calendars and zones are of no use far outside."""

_ZONE_FILE: Final = re.compile(r"zoneinfo[^/]*/(?P<name>.+)")


def now(option: str | None, environ: Mapping[str, str] = os.environ) -> datetime:
    """The instant it is, aware: `--now`, else PACELIFT_NOW, else the system's clock.

    A time without an offset is the system's local time. Raises BadInput "bad-now".
    """
    told = option if option is not None else environ.get("PACELIFT_NOW") or None
    if told is None:
        return datetime.now().astimezone()
    try:
        at = datetime.fromisoformat(told.strip())
    except ValueError as error:
        raise _bad(told) from error
    if at.year not in YEARS:
        raise _bad(told)
    return at if at.tzinfo else at.astimezone()


def refresh_timezone() -> None:
    """Makes Python see the system's time zone as it is now."""
    if hasattr(time, "tzset"):
        time.tzset()


def system_timezone(
    environ: Mapping[str, str] = os.environ, etc: Path = Path("/etc"), platform: str = os.name
) -> str:
    """The IANA name of the system's time zone.

    Where the system does not tell a name, it is the zone of its present offset ("Etc/GMT-3" is
    three hours east), which knows no summer time.
    """
    if environ.get("TZ"):
        named = _zone_of_path(environ["TZ"].removeprefix(":"))
        return named or _offset_zone()
    told = _told_by_qt() if platform == "nt" else _told_by_files(etc)
    return next(filter(None, map(_zone_of_path, told)), None) or _offset_zone()


def _told_by_files(etc: Path) -> Iterator[str]:
    """The link that Linux and macOS keep, its end, and the text file of older systems."""
    link = etc / "localtime"
    if link.is_symlink():
        # The link's own words first: behind them, one city's zone may be a link to another's.
        yield str(link.readlink())
        yield str(link.resolve())
    try:
        yield (etc / "timezone").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return


def _told_by_qt() -> Iterator[str]:
    """Windows has names of its own for zones; Qt knows which of ours they are."""
    from PySide6.QtCore import QTimeZone

    yield bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def _zone_of_path(text: str) -> str | None:
    """The zone of a name or of a path to its file, or None when there is no such zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # a short command has none to look up

    found = _ZONE_FILE.search(text)
    name = found["name"] if found else text
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _offset_zone() -> str:
    offset = datetime.now().astimezone().utcoffset()
    hours = round(offset.total_seconds() / 3600) if offset else 0
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def _bad(told: str) -> BadInput:
    return BadInput(
        "bad-now",
        said(
            "The time {told!r} (--now or PACELIFT_NOW) is not a time of the years {first} to "
            "{last}.",
            told=told,
            first=YEARS.start,
            last=YEARS.stop - 1,
        ),
        "Write it as in 2027-01-06T07:30+01:00; without an offset it is this system's local time.",
    )
