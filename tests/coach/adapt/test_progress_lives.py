"""Whatever a runner logs, marks and pauses, lifts that go on from it keep the plan's promises."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.progress import progressed
from pacelift.coach.changes import Change
from pacelift.coach.clock import to_wall
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules import RULES, check, hard_findings
from pacelift.coach.strength_dose import CORE_WARM_UP_MIN, WARM_UP_MIN, work_min
from pacelift.words.changes import change_why
from pacelift.words.voice import Voice
from tests.coach.adapt.lives import entry, session, told
from tests.coach.adapt.logged import lifts
from tests.coach.plans import VARIED, catalogue, varied_plan

EXAMPLES: Final = int(os.environ.get("PACELIFT_LIVES", "10"))
SOON: Final = timedelta(hours=48)
LIFTERS: Final = [name for name in VARIED if lifts(varied_plan(name))]
Told = tuple[str, int, int | None, bool]
"""Of a lift: what is said of it, repetitions over the band, reserve, and whether sides differ."""


@st.composite
def seasons(draw: st.DrawFn) -> tuple[str, list[Told]]:
    """A runner's name and, for each lift in turn and round again, what is told of it."""
    told_of = st.tuples(
        st.sampled_from(["logged", "logged", "done", "too-hard", "too-easy", "missed", "ill"]),
        st.integers(-8, 5),
        st.none() | st.integers(0, 5),
        st.booleans(),
    )
    return draw(st.sampled_from(LIFTERS)), draw(st.lists(told_of, min_size=1, max_size=8))


def entries_of(plan: Plan, lift: Session, said: Told) -> list[Entry]:
    """The lift's log, exercise by exercise, then the runner's word on it."""
    what, over, rir, apart = said
    at = lift.start + timedelta(minutes=lift.minutes + 30)
    if what == "ill":
        days = {"from": at.date().isoformat(), "to": (at.date() + timedelta(8)).isoformat()}
        return [entry(plan, "pause", at, kind="ill", pain=None, equipment=None, **days)]
    made = []
    for asked in lift.exercises if what != "missed" else ():
        record = catalogue()[asked.exercise]
        kg = (asked.load_kg or 12.0) if record.loadable else None
        data: dict[str, Any] = {"sets": asked.sets, "load_kg": kg, "rir": rir}
        reps = max(1, asked.amount[1] + over)
        for side in ("left", "right") if record.unilateral else (None,):
            fewer = reps * 3 // 4 if apart and side == "left" else reps
            data = {**data, "reps": max(1, fewer), "side": side}
            at += timedelta(seconds=1)
            made.append(entry(plan, "log", at, session=lift.id, exercise=record.id, **data))
    if what != "logged":
        made.append(entry(plan, "mark", at + timedelta(1 / 96), session=lift.id, mark=what))
    return made


def the_past_stays(before: Plan, after: Plan, now: datetime) -> None:
    for was, is_now in zip(before.sessions, after.sessions, strict=True):
        if was.start <= now:
            assert is_now.exercises == was.exercises, was.id


def no_lift_takes_longer(before: Plan, after: Plan, said: Entry) -> None:
    old = {each.id: each for each in before.sessions}
    for lift in lifts(after):
        was = old[lift.id]
        assert lift.minutes <= was.minutes, lift.id
        assert said.kind != "log" or lift.minutes == was.minutes, lift.id
        assert sum(e.sets for e in lift.exercises) <= sum(e.sets for e in was.exercises), lift.id
        more = sum(e.extra_sets for e in lift.exercises) > sum(e.extra_sets for e in was.exercises)
        warm_up_min = CORE_WARM_UP_MIN if lift.kind == "core" else WARM_UP_MIN
        assert not more or work_min(catalogue(), lift.exercises) <= lift.minutes - warm_up_min


def soon_nothing_grows(changes: tuple[Change, ...], now: datetime, said: Entry) -> None:
    for change in changes:
        if said.kind == "log" and change.after is not None:
            assert change.after.start > now + SOON or change.what == "eased", change


def each_change_says_why(changes: tuple[Change, ...]) -> None:
    for change in changes:
        assert change.reason.rule in RULES
        assert change_why(change.reason, Voice())


def loads_follow_the_rule(plan: Plan) -> None:
    assert hard_findings(plan, catalogue()) == ()
    assert "R-STR-13" not in {finding.rule for finding in check(plan, catalogue())}


@pytest.mark.no_cover  # Whole seasons: measuring them takes longer than living them.
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(seasons())
def test_a_season_of_logs_keeps_the_plan_s_promises(season: tuple[str, list[Told]]) -> None:
    name, said_of = season
    plan = varied_plan(name)
    for turn, lift_id in enumerate(each.id for each in lifts(plan)[:14]):
        lift = session(plan, lift_id)
        if lift.status != "planned":
            continue
        for said in entries_of(plan, lift, said_of[turn % len(said_of)]):
            before = plan
            plan, changes = told(plan, said)
            now = to_wall(said.at, plan.profile.timezone).replace(fold=0)
            the_past_stays(before, plan, now)
            no_lift_takes_longer(before, plan, said)
            soon_nothing_grows(changes, now, said)
            each_change_says_why(changes)
            again = progressed(Adapted(plan, {}), now, catalogue())
            assert again.reasons == {}
        loads_follow_the_rule(plan)
