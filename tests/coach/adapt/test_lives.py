"""Random lives: whatever the runner does and says, the plan keeps its promises."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry
from pacelift.coach.own_moves import broken_by
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules import RULES, hard_findings
from pacelift.coach.rules.view import is_held
from pacelift.words.changes import change_why
from pacelift.words.voice import Voice
from tests.coach.adapt.lives import entry, told
from tests.coach.plans import VARIED, catalogue, varied_plan

EXAMPLES: Final = int(os.environ.get("PACELIFT_LIVES", "30"))
SAFETY: Final = (
    "R-HARD-",
    "R-ILL-",
    "R-PAIN-",
    "R-MISS-2",
    "R-MISS-3",
    "R-MISS-4",
    "R-MISS-7",
    "R-STR-11",
)
"""Rules that may change the next two days."""
MARKS: Final = ("done", "missed", "missed", "too-hard", "too-easy")
"""What a runner says of what did not simply go as planned."""

THERE: Final[tuple[dict[str, object], ...]] = (
    {},
    {},
    {"timezone": "Asia/Tokyo"},
    {"timezone": "America/New_York"},
    {"windows": ["06:00-07:30", "19:00-21:00"]},
    {"timezone": "Pacific/Auckland", "windows": ["05:00-06:00", "12:00-13:00"]},
)
"""What is other away."""


@st.composite
def lives(draw: st.DrawFn) -> tuple[str, list[Entry]]:
    """A runner's name in `VARIED` and what happens to it: a share of bad days, some moves, up to two pauses."""
    name = draw(st.sampled_from(list(VARIED)))
    plan = varied_plan(name)
    bad = draw(st.integers(0, 40))
    entries = []
    for session in plan.sessions:
        if session.discipline != "race" and draw(st.integers(0, 99)) < bad:
            at = session.start + timedelta(minutes=session.minutes + 30)
            said = {"session": session.id, "mark": draw(st.sampled_from(MARKS))}
            if said["mark"] == "done" and session.km is not None:
                said["km"] = round(session.km * draw(st.sampled_from([0.4, 0.8, 1.3])), 1)
            entries.append(entry(plan, "mark", at, **said))
    entries += [draw(moves(plan)) for _ in range(draw(st.integers(0, 3)))]
    entries += [draw(pauses(plan)) for _ in range(draw(st.integers(0, 2)))]
    return name, sorted(entries, key=lambda each: (each.at, each.kind))


@st.composite
def moves(draw: st.DrawFn, plan: Plan) -> Entry:
    movable = [s for s in plan.sessions if s.discipline != "race"]
    session = movable[draw(st.integers(0, len(movable) - 1))]
    at = session.start - timedelta(days=draw(st.integers(0, 3)), hours=2)
    to = session.start + timedelta(days=draw(st.integers(-1, 3)), hours=draw(st.integers(-3, 3)))
    last = datetime.combine(plan.weeks[-1].end, session.start.time())
    to = min(max(to, at + timedelta(hours=1)), last)
    return entry(plan, "move", at, session=session.id, to=to.isoformat(timespec="minutes"))


@st.composite
def pauses(draw: st.DrawFn, plan: Plan) -> Entry:
    session = plan.sessions[draw(st.integers(0, len(plan.sessions) - 1))]
    first = session.start.date()
    days = draw(st.sampled_from([1, 3, 5, 6, 10, 16, 30]))
    said = {
        "kind": draw(st.sampled_from(["ill", "injured", "away", "busy"])),
        "from": first.isoformat(),
        "to": (first + timedelta(days=days - 1)).isoformat(),
    }
    if said["kind"] == "injured":
        said["pain"] = draw(st.sampled_from([None, 2, 4, 7]))
    if said["kind"] == "away":
        said["equipment"] = draw(st.sampled_from([None, "none", "bands"]))
        said |= draw(st.sampled_from(THERE))
    at = datetime.combine(first, session.start.time()) - timedelta(hours=draw(st.integers(-30, 30)))
    return entry(plan, "pause", at, **said)


def by_id(plan: Plan) -> dict[str, Session]:
    return {each.id: each for each in plan.sessions}


def asked(session: Session) -> tuple[object, ...]:
    return (
        session.start,
        session.minutes,
        session.km,
        session.kind,
        session.steps,
        session.exercises,
    )


def the_past_never_changes(before: Plan, after: Plan, now: datetime, about: object) -> None:
    new = by_id(after)
    for session in before.sessions:
        if session.start <= now and session.id != about:
            assert asked(new[session.id]) == asked(session), session.id


def the_race_never_moves(before: Plan, after: Plan) -> None:
    (was,) = (each for each in before.sessions if each.discipline == "race")
    (now,) = (each for each in after.sessions if each.discipline == "race")
    assert (now.start, now.km, now.status) == (was.start, was.km, was.status)


def nothing_grows(before: Plan, after: Plan) -> None:
    old = by_id(before)
    assert set(by_id(after)) == set(old)
    for session in after.sessions:
        was = old[session.id]
        if session.discipline != "race":
            assert session.minutes <= was.minutes, session.id
            assert (session.km or 0.0) <= (was.km or 0.0) + 0.011, session.id
            sets = sum(each.sets for each in session.exercises)
            assert sets <= sum(each.sets for each in was.exercises), session.id


def no_week_exceeds_its_plan(plan: Plan, after: Plan, entries: list[Entry]) -> None:
    if any(each.kind == "move" for each in entries):
        return  # the runner may carry a session from one week into another
    for was, week in zip(plan.weeks, after.weeks, strict=True):
        assert week.km <= was.km + 0.05, week.number
        assert week.minutes <= was.minutes, week.number


def soon_changes_only_for_safety(changes: tuple[Change, ...], now: datetime, said: Entry) -> None:
    for change in changes:
        mine = change.session == said.data.get("session") or said.kind == "pause"
        start = change.before.start if change.before else now
        if not mine and now < start < now + timedelta(hours=48):
            assert change.reason.rule.startswith(SAFETY), (change.session, change.reason)


def every_change_says_why(changes: tuple[Change, ...]) -> None:
    for change in changes:
        assert change.reason.rule in RULES
        assert change_why(change.reason, Voice())


def weeks_tell_what_is_in_them(plan: Plan) -> None:
    for week in plan.weeks:
        held = [each for each in plan.sessions if each.week == week.number and is_held(each)]
        runs = [each for each in held if each.discipline == "run"]
        assert week.km == pytest.approx(sum(run.km or 0.0 for run in runs), abs=0.01)
        assert week.minutes == sum(run.minutes for run in runs)
        assert week.strength_sessions == sum(each.discipline == "strength" for each in held)
        load = sum(each.load for each in held if each.discipline != "race")
        assert week.load == pytest.approx(load, abs=0.1)


def hard_rules_hold(plan: Plan) -> None:
    flagged = {rule for each in plan.warnings for rule in broken_by(each)}
    findings = [f for f in hard_findings(plan, catalogue()) if f.rule not in flagged]
    assert not findings, findings


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(lives())
def test_whatever_happens_the_plan_keeps_its_promises(life: tuple[str, list[Entry]]) -> None:
    name, entries = life
    first = plan = varied_plan(name)
    for said in entries:
        before = plan
        plan, changes = told(before, said)
        now = plan.told
        assert now is not None
        the_past_never_changes(before, plan, now, said.data.get("session"))
        the_race_never_moves(before, plan)
        nothing_grows(before, plan)
        soon_changes_only_for_safety(changes, now, said)
        every_change_says_why(changes)
        weeks_tell_what_is_in_them(plan)
        hard_rules_hold(plan)
        no_week_exceeds_its_plan(first, plan, entries)
