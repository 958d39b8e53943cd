"""The runner's mark of a session: done, missed, too hard, too easy, and what was really done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, ahead, now_of
from pacelift.coach.adapt.felt import felt_easy, felt_hard
from pacelift.coach.adapt.giving_way import GivesWay, flagged, give_way, nearest
from pacelift.coach.adapt.missed import after_missed
from pacelift.coach.adapt.progress import progressed
from pacelift.coach.adapt.race import after_result, result_of
from pacelift.coach.adapt.settle import settle
from pacelift.coach.adapt.too_easy import after_too_easy
from pacelift.coach.adapt.too_hard import after_too_hard
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Actual, Plan, Reason
from pacelift.coach.rules import hard_findings
from pacelift.coach.rules.view import is_held

NOTHING: Final = Actual()
DONE: Final = Reason("R-MISS-2", "done-after-all")
AFTER_ALL: Final = GivesWay(moved=DONE, dropped=DONE)


def adapt_mark(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The session has the mark, and what lies ahead answers to it; of two marks the later holds."""
    session = session_of(plan, entry.data["session"])
    if session is None:
        return Adapted(plan, {})
    now = now_of(plan, entry)
    actual = _actual(entry.data, session.actual or NOTHING)
    marked = evolve(session, status=entry.data["mark"], actual=actual)
    adapted = Adapted(with_sessions(plan, (marked,)), {})
    result = result_of(marked)
    if result is not None:
        adapted = after_result(adapted, result, now)
    if marked.status == "missed":
        adapted = after_missed(adapted, marked.id, now)
    elif felt_hard(marked):
        adapted = after_too_hard(adapted, marked, now, catalogue)
    elif felt_easy(marked):
        adapted = after_too_easy(adapted, marked, now)
    if marked.exercises:
        adapted = progressed(adapted, now, catalogue)
    kept = settle(adapted, plan, now, catalogue)
    if not is_held(marked) or is_held(session):
        return kept
    broken = _newly_broken(plan, kept.plan, catalogue)
    if not broken:
        return kept
    giving = settle(give_way(adapted, marked, now, AFTER_ALL), plan, now, catalogue)
    fewer = len(_newly_broken(plan, giving.plan, catalogue)) < len(broken)
    return _flagged(giving if fewer else kept, now, catalogue)


def _newly_broken(before: Plan, after: Plan, catalogue: Catalogue) -> frozenset[str]:
    """Ids of the hard rules broken where they were not; what a move broke is the runner's own."""
    known = set(hard_findings(before, catalogue))
    return frozenset(each.rule for each in hard_findings(after, catalogue) if each not in known)


def _flagged(adapted: Adapted, now: datetime, catalogue: Catalogue) -> Adapted:
    """What the runner has pinned does not give way: where it breaks a rule now, that is said."""
    findings = hard_findings(adapted.plan, catalogue)
    for each in ahead(adapted.plan, now):
        broken = [finding for finding in findings if finding.where == each.id]
        if each.pinned and broken:
            better = nearest(adapted.plan, each, now)
            adapted = flagged(adapted, each, broken, better)
    return adapted


def _actual(data: Mapping[str, Any], before: Actual) -> Actual | None:
    """What this mark tells, with the lifts logged so far; None where there is neither."""
    told = Actual(
        data.get("km"), data.get("minutes"), data.get("rpe"), data.get("note"), before.sets
    )
    return None if told == NOTHING else told
