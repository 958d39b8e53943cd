"""Changes and entries as the contract's JSON, for `changes` and all that change the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry, instant_text
from pacelift.coach.plan import Plan, Session
from pacelift.words.changes import change_why
from pacelift.words.document import session_document
from pacelift.words.voice import Voice

History = Iterable[tuple[Entry, tuple[Change, ...]]]


def answer_document(
    entry: Entry, changes: Iterable[Change], plan: Plan, catalogue: Catalogue, voice: Voice
) -> dict[str, Any]:
    """What one entry changed."""
    told = [_change(each, plan, catalogue, voice) for each in changes]
    return {"changes": told, "goal": None, "event": _event(entry)}


def history_document(
    history: History, plan: Plan, catalogue: Catalogue, voice: Voice
) -> dict[str, Any]:
    """What all entries changed, in order; each change names its entry, `event` is the last one."""
    kept = tuple(history)
    return {
        "changes": [
            {**_change(each, plan, catalogue, voice), "event": entry.id}
            for entry, changes in kept
            for each in changes
        ],
        "goal": None,
        "event": _event(kept[-1][0]) if kept else None,
        "events": [_event(entry) for entry, _ in kept],
    }


def _change(change: Change, plan: Plan, catalogue: Catalogue, voice: Voice) -> dict[str, Any]:
    def session(value: Session | None) -> dict[str, Any] | None:
        return None if value is None else session_document(value, plan, catalogue, voice)

    return {
        "session": change.session,
        "what": change.what,
        "before": session(change.before),
        "after": session(change.after),
        "rule": change.reason.rule,
        "why": change_why(change.reason, voice),
    }


def _event(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": instant_text(entry.at),
        "kind": entry.kind,
        "data": dict(entry.data),
    }
