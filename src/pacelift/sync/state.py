"""What each event carries of the journal, so that a second machine can rebuild it. Pure.

A session's event has the entries about that session, the race's event the profile and all others.
Notes and pain numbers never leave the machine; what a pain allows does, so that the plan is the
same on the other.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pacelift.coach.adapt.paused import training_with
from pacelift.coach.journal import (
    NEW,
    UNDO,
    Entry,
    canonical_json,
    in_order,
    instant_text,
    public,
)

if TYPE_CHECKING:
    from pacelift.coach.plan import Plan


def states(plan: Plan, entries: Iterable[Entry]) -> dict[str, str]:
    """The state of each session's event that has one, by session."""
    kept = in_order(entries)
    made = latest_plan(kept)
    if made is None:
        return {}
    by_id = {entry.id: entry for entry in kept}
    held = {each.id for each in plan.sessions if each.status != "dropped"}
    race = next((each.id for each in plan.sessions if each.discipline == "race"), None)
    told: defaultdict[str | None, list[Entry]] = defaultdict(list)
    for entry in kept:
        if made.id in (entry.id, entry.data.get("plan")):
            # What takes an entry back goes with it.
            about = by_id.get(entry.data["entry"], entry) if entry.kind == UNDO else entry
            session = about.data.get("session")
            told[session if session in held else race].append(entry)
    return {session: _packed(each) for session, each in told.items() if session is not None}


def entries_of(texts: Iterable[str]) -> tuple[Entry, ...]:
    """The entries in the states of events, in order; what is no state of ours is passed over."""
    found = {entry.id: entry for text in texts for entry in _unpacked(text)}
    return in_order(found.values())


def latest_plan(entries: Iterable[Entry]) -> Entry | None:
    """The entry that made the newest plan among them."""
    made = [entry for entry in in_order(entries) if entry.kind == NEW]
    return made[-1] if made else None


def _packed(entries: Iterable[Entry]) -> str:
    whole = [[each.id, instant_text(each.at), each.kind, _told(each)] for each in entries]
    return b64encode(zlib.compress(canonical_json(whole).encode(), 9)).decode()


def _told(entry: Entry) -> dict[str, Any]:
    """What of an entry leaves the machine."""
    pain = entry.data.get("pain")
    allowed = {} if pain is None else {"training": training_with(pain)}
    return {**public(entry.data), **allowed}


def _unpacked(text: str) -> list[Entry]:
    if not text:
        return []
    try:
        whole = json.loads(zlib.decompress(b64decode(text, validate=True)))
        return [Entry(key, datetime.fromisoformat(at), kind, data) for key, at, kind, data in whole]
    except (NotBase64, zlib.error, ValueError, TypeError):
        return []
