"""What a runner logs, for tests: sets of an exercise an hour or so after their session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from pacelift.coach.changes import Change
from pacelift.coach.plan import Plan, Prescription, Session
from tests.coach.adapt.lives import entry, mark, session, told
from tests.coach.plans import catalogue

Reps = Callable[[Prescription], int]


def log(
    plan: Plan,
    session_id: str,
    exercise: str,
    reps: int,
    load_kg: float | None = None,
    *,
    at: datetime | None = None,
    **said: Any,
) -> tuple[Plan, tuple[Change, ...]]:
    """Three sets of the exercise, told an hour after the session's end unless a time is given."""
    held = session(plan, session_id)
    at = at or held.start + timedelta(minutes=held.minutes + 60)
    data = {"sets": 3, "reps": reps, "load_kg": load_kg, "rir": None, "side": None, **said}
    return told(plan, entry(plan, "log", at, session=session_id, exercise=exercise, **data))


def side_test(plan: Plan, session_id: str, test: str, left: int, right: int) -> Plan:
    """A single-leg test, a side at a time."""
    plan, _ = log(plan, session_id, test, left, sets=1, side="left")
    plan, _ = log(plan, session_id, test, right, sets=1, side="right")
    return plan


def asked(plan: Plan, session_id: str, exercise: str) -> Prescription:
    """What a session asks of an exercise."""
    return next(each for each in session(plan, session_id).exercises if each.exercise == exercise)


def lifts(plan: Plan) -> list[Session]:
    return [each for each in plan.sessions if each.exercises]


def weeks_of_lifting(
    plan: Plan, reps: Reps, *, weeks: int = 12, first_kg: float = 12.0, hard: str = ""
) -> Plan:
    """The plan after so many weeks in which every set is logged with the load asked for.

    Where none is asked for it is that of last time, `first_kg` the first time. The lift `hard` is
    marked too hard, every other one done.
    """
    lifted: dict[str, float] = {}
    for session_id in [each.id for each in lifts(plan) if each.week <= weeks]:
        for each in session(plan, session_id).exercises:
            if each.test:
                continue
            kg = None
            if catalogue()[each.exercise].loadable:
                kg = each.load_kg or lifted.get(each.exercise, first_kg)
                lifted[each.exercise] = kg
            plan, _ = log(plan, session_id, each.exercise, reps(each), kg, sets=each.sets)
        plan, _ = mark(plan, session_id, "too-hard" if session_id == hard else "done")
    return plan
