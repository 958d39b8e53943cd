"""What differs between two plans, session by session: the changes a runner is told.

Why something changed is given along with the plans; the sentences are `pacelift.words.changes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

from pacelift.coach.plan import Plan, Reason, Session

What = Literal["moved", "shortened", "eased", "dropped", "added", "restored", "progressed"]


STEPS: Final[Mapping[tuple[str, str], What]] = {
    ("R-STR-13", "harder"): "progressed",
    ("R-STR-13", "slower"): "progressed",
    ("R-STR-13", "by-feel"): "progressed",
    ("R-STR-13", "easier"): "eased",
    ("R-STR-13", "hold-hard"): "eased",
    ("R-STR-14", "light-load"): "eased",
    ("R-STR-14", "lighter-load"): "eased",
    ("R-REPLAN-1", "undone"): "restored",
}
"""Reasons that say which way a session went where its sets, loads and repetitions do not."""


@frozen
class Change:
    """A session that is not as it was; `before` or `after` is None where a plan has it not."""

    session: str
    what: What
    before: Session | None
    after: Session | None
    reason: Reason


def changes(
    before: Plan, after: Plan, reasons: Mapping[str, Reason], default: Reason
) -> tuple[Change, ...]:
    """What differs, in order of start.

    `reasons` are by session id, `default` is for sessions without one. What the runner says of a
    session (a mark, what was done, that it is pinned) is no change of it.
    """
    old = {session.id: session for session in before.sessions}
    new = {session.id: session for session in after.sessions}
    found = []
    for session in sorted({**old, **new}.values(), key=lambda each: (each.start, each.id)):
        was, now = old.get(session.id), new.get(session.id)
        reason = reasons.get(session.id, default)
        what = _what(was, now)
        if what in ("eased", "progressed") or (what == "shortened" and reason.code == "undone"):
            what = STEPS.get((reason.rule, reason.code), what)
        if what is not None and not _is_forecast(session, what):
            found.append(Change(session.id, what, was, now, reason))
    return tuple(found)


def _is_forecast(session: Session, what: What) -> bool:
    """Whether it is the race, run as fast as is forecast now: that is told by the forecast."""
    return session.discipline == "race" and what in ("eased", "shortened", "progressed")


def _what(before: Session | None, after: Session | None) -> What | None:
    """The one word for the change, the weightiest where there are several."""
    if before is after or before == after:
        return None
    if before is None or after is None:
        return "added" if before is None else "dropped"
    if after.status == "dropped" and before.status != "dropped":
        return "dropped"
    if before.status == "dropped" and after.status == "planned":
        return "restored"
    if after.start != before.start:
        return "moved"
    return _easier_or_harder(before, after)


def _easier_or_harder(before: Session, after: Session) -> What | None:
    if _asked(before) == _asked(after):
        return None
    if _effort(after) < _effort(before):
        return "eased"
    if (after.minutes, after.km or 0.0) < (before.minutes, before.km or 0.0):
        return "shortened"
    return "eased" if _work(after) < _work(before) else "progressed"


def _asked(session: Session) -> tuple[object, ...]:
    """All that a session asks of the runner."""
    return (
        session.kind,
        session.minutes,
        session.km,
        session.rpe,
        session.steps,
        session.exercises,
    )


def _effort(session: Session) -> tuple[bool, int]:
    return session.quality, sum(session.rpe)


def _work(session: Session) -> tuple[float, ...]:
    """What a lift asks for, the weightiest first, then the speed of a run; more is harder."""
    lifts = session.exercises
    paces = [sum(step.pace) * step.repeat for step in session.steps if step.pace is not None]
    return (
        sum(each.sets + each.extra_sets for each in lifts),
        sum(each.load_kg or 0.0 for each in lifts),
        sum(sum(each.amount) for each in lifts),
        -sum(each.rir or 0 for each in lifts),
        -sum(paces),
    )
