"""iCalendar content lines (RFC 5545, 3.1): escaping, folding, and how a value is spelled.

Written here because the icalendar library needs four to eight times the export's time budget for
a season; the tests hold every byte against what that library writes. Reading is the library's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

LINE_OCTETS = 75
"""The longest line without its line break (RFC 5545, 3.1); the fold's space counts."""


def text(value: str) -> str:
    r"""A TEXT value: `\`, `;`, `,` and line feeds escaped."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def instant(value: datetime) -> str:
    """A UTC date-time in whole seconds."""
    return value.isoformat()[:19].replace("-", "").replace(":", "") + "Z"


def duration(minutes: int) -> str:
    """A DURATION of so many minutes, negative ones before."""
    sign = "-" if minutes < 0 else ""
    days, rest = divmod(abs(minutes), 24 * 60)
    hours, rest = divmod(rest, 60)
    time = (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    day = f"{days}D" if days or not time else ""
    return f"{sign}P{day}" + (f"T{time}" if time else "")


def fold(line: str) -> str:
    """The line, folded so that no line of its UTF-8 form is longer than 75 octets.

    No character is split, nor a backslash from what it escapes, over which readers trip that
    unescape before they unfold.
    """
    width = LINE_OCTETS - 1
    if len(line) <= width and line.isascii():
        return line
    octets = line.encode()
    pieces = []
    begin = 0
    while len(octets) - begin > width:
        cut = begin + width
        while octets[cut] & 0b1100_0000 == 0b1000_0000:  # inside a UTF-8 sequence
            cut -= 1
        if octets[cut - 1] in b"\\^":
            cut -= 1
        pieces.append(octets[begin:cut])
        begin = cut
    pieces.append(octets[begin:])
    return b"\r\n ".join(pieces).decode()


def join(lines: Iterable[str]) -> bytes:
    """The lines of a whole calendar as the octets of its file."""
    return ("\r\n".join(map(fold, lines)) + "\r\n").encode()
