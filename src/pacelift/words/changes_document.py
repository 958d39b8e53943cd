"""Changes and entries as the contract's JSON, for `changes` and all that change the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pacelift.coach.adapt.goal import proposed_s
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry, instant_text
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.words.changes import change_why
from pacelift.words.document import fitness_document, race_document, session_document
from pacelift.words.numbers import race_time
from pacelift.words.voice import Voice
from pacelift.words.warnings import warning_text

History = Iterable[tuple[Entry, tuple[Change, ...]]]


def answer_document(
    entry: Entry,
    changes: Iterable[Change],
    plan: Plan,
    catalogue: Catalogue,
    voice: Voice,
    goal: Reason | None = None,
) -> dict[str, Any]:
    """What one entry changed, and what it means for the goal."""
    told = [_change(each, plan, catalogue, voice) for each in changes]
    return {"changes": told, "goal": _goal(goal, plan, voice), "event": _event(entry)}


def _goal(goal: Reason | None, plan: Plan, voice: Voice) -> dict[str, Any] | None:
    """What is proposed: the goal as it is, what is likely now, and in words why to think of it."""
    if goal is None:
        return None
    proposed = proposed_s(plan, goal)
    race, likely = race_document(plan.profile.race), fitness_document(plan.fitness)
    return {
        "goal": race["goal"],
        "proposed": None if proposed is None else race_time(proposed),
        "prediction": likely["prediction"],
        "rule": goal.rule,
        "text": warning_text(goal, voice),
    }


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
