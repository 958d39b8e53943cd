"""Entries of a journal, made by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from pacelift.coach.journal import Entry

NOW: Final = datetime(2027, 1, 8, 19, tzinfo=UTC)


def entry(kind: str, /, **data: Any) -> Entry:
    """An entry of that kind, told on the evening of 8 January."""
    return Entry(f"{kind}-1", NOW, kind, {"plan": "p1", **data})


def pause(kind: str, first: str, last: str) -> Entry:
    """Days off, the last included."""
    return entry("pause", kind=kind, **{"from": first, "to": last})
