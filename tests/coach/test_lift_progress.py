"""A whole planned lift going on from the log, on plans the planner made."""

from __future__ import annotations

import math
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pacelift.coach.ladder import means_of
from pacelift.coach.lift_progress import LiftLog, Progressed, progress_session
from pacelift.coach.next_load import WeekFacts
from pacelift.coach.performed import Performed
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.progression import asks_less
from pacelift.coach.rules import check, hard_findings
from pacelift.coach.sides import SideTest
from pacelift.coach.strength_dose import WARM_UP_MIN, work_min
from tests.coach.lifting import ANYTHING, BACK_SQUAT, FIRST_DAY, HEAVY, did, lift, planned, weekly
from tests.coach.plans import VARIED, catalogue, example_plan, varied_plan

NOTHING = LiftLog()


def progressed(session: Session, log: LiftLog, facts: WeekFacts = HEAVY) -> Progressed:
    return progress_session(session, log, facts, ANYTHING, catalogue())


def test_without_a_log_a_lift_stays_as_it_was_planned() -> None:
    session = lift(planned(), planned("push-up"))
    assert progressed(session, NOTHING) == Progressed(session, ())


def test_each_exercise_goes_on_by_its_own_log_and_gives_its_reason() -> None:
    session = lift(planned(load_kg=60.0), planned("push-up"), planned("front-plank"))
    performed = weekly(BACK_SQUAT, (8, 60.0), (8, 60.0)) + weekly("push-up", (14, None), (14, None))
    made = progressed(session, LiftLog(tuple(performed)))
    assert [each.exercise for each in made.session.exercises] == [
        BACK_SQUAT,
        "feet-raised-push-up",
        "front-plank",
    ]
    assert made.session.exercises[0].load_kg == 62.5
    assert [reason.code for reason in made.reasons] == ["load-up", "harder"]
    assert evolve(made.session, exercises=session.exercises) == session


def test_what_was_logged_after_a_lift_says_nothing_to_it() -> None:
    session = lift(planned(load_kg=60.0), week=1)
    performed = tuple(weekly(BACK_SQUAT, (8, 60.0), (8, 60.0)))
    test = SideTest(FIRST_DAY.replace(day=28), "single-leg-calf-raise-test", 10, 20)
    made = progressed(session, LiftLog(performed, (test,)))
    assert made.session.exercises[0].load_kg == 60.0


def test_no_exercise_stands_twice_in_a_lift() -> None:
    session = lift(planned("push-up"), planned("feet-raised-push-up"))
    made = progressed(session, LiftLog(tuple(weekly("push-up", (14, None), (14, None)))))
    assert [each.exercise for each in made.session.exercises] == ["push-up", "feet-raised-push-up"]


def test_a_rung_that_another_exercise_leaves_is_free_at_once() -> None:
    session = lift(planned("clamshell"), planned("side-lying-hip-abduction"))
    performed = [
        *weekly("clamshell", (30, None), (30, None)),
        *weekly("side-lying-hip-abduction", (30, None), (30, None)),
    ]
    once = progressed(session, LiftLog(tuple(performed)))
    assert once.session.exercises[0].exercise == "side-lying-hip-abduction"
    assert progressed(once.session, LiftLog(tuple(performed))) == Progressed(once.session, ())


def test_a_rung_that_takes_longer_has_fewer_sets_where_the_minutes_are_full() -> None:
    """From both legs at once to one at a time."""
    calf = planned("double-leg-calf-raise", sets=3, rest_s=60)
    log = LiftLog(tuple(weekly("double-leg-calf-raise", (30, None), (30, None))))
    full = evolve(lift(calf), minutes=WARM_UP_MIN + math.ceil(work_min(catalogue(), [calf])))
    (climbed,) = progressed(full, log).session.exercises
    assert catalogue()[climbed.exercise].unilateral
    assert climbed.sets == 2
    (climbed,) = progressed(evolve(full, minutes=full.minutes + 5), log).session.exercises
    assert climbed.sets == 3


def test_soon_only_what_asks_less_changes() -> None:
    session = lift(planned(load_kg=60.0), planned("goblet-squat", load_kg=16.0))
    up = weekly(BACK_SQUAT, (8, 60.0), (8, 60.0))
    down = weekly("goblet-squat", (2, 16.0), (2, 16.0))
    test = SideTest(FIRST_DAY, "single-leg-calf-raise-test", 15, 20)
    log = LiftLog((*up, *down), (test,))
    soon = progress_session(session, log, HEAVY, ANYTHING, catalogue(), soon=True)
    assert [each.load_kg for each in soon.session.exercises] == [60.0, 15.0]
    assert [reason.code for reason in soon.reasons] == ["load-down"]


@pytest.mark.parametrize(
    ("after", "code", "less"),
    [
        ({"load_kg": 15.0}, "load-down", True),
        ({"load_kg": 17.0}, "load-up", False),
        ({"load_kg": None}, "by-feel", False),
        ({"load_kg": None}, "load-anew", True),
        ({"amount": (3, 6)}, "reps", True),
        ({"amount": (6, 6)}, "reps", False),
        ({"tempo": "3-1-1"}, "slower", False),
        ({"exercise": "box-squat"}, "easier", True),
        ({"exercise": "double-dumbbell-front-squat"}, "harder", False),
    ],
)
def test_what_asks_less_is_a_step_back(after: dict[str, Any], code: str, *, less: bool) -> None:
    before = planned("goblet-squat", load_kg=16.0, amount=(5, 6))
    reason = Reason("R-STR-13", code)
    assert asks_less(evolve(before, **after), before, reason) is less


def test_a_weaker_side_gets_its_set_but_not_after_a_lift_that_was_too_hard() -> None:
    session = lift(planned("single-leg-calf-raise"))
    test = SideTest(FIRST_DAY, "single-leg-calf-raise-test", 15, 20)
    made = progressed(session, LiftLog((), (test,)))
    assert made.session.exercises[0].weaker == "left"
    assert [reason.code for reason in made.reasons] == ["weaker-side"]
    hard = LiftLog((did("push-up", 6, too_hard=True),), (test,))
    assert progressed(session, hard).session.exercises[0].weaker is None


def by_feel(exercise: str, performed: list[Performed]) -> float | None:
    """The weight chosen without one asked for: that of last time, 12 kg the first time."""
    before = [each.load_kg for each in performed if each.exercise == exercise]
    return (before[-1] if before else 12.0) if catalogue()[exercise].loadable else None


def season(plan: Plan, sets: list[tuple[int, int | None]]) -> Plan:
    """The plan with each lift going on from the ones before, logged as the sets say in turn."""
    strength, injuries = plan.profile.strength, plan.profile.athlete.injuries
    weeks = {week.number: week for week in plan.weeks}
    performed: list[Performed] = []
    sessions = []
    for each in plan.sessions:
        session = each
        week = weeks[each.week]
        if each.exercises:
            facts = WeekFacts(week.strength_phase, week.cutback)
            means = means_of(strength, injuries, week.strength_phase)
            log = LiftLog(tuple(performed))
            session = progress_session(each, log, facts, means, catalogue()).session
        for asked in session.exercises:
            over, rir = sets[len(performed) % len(sets)]
            load_kg = asked.load_kg or by_feel(asked.exercise, performed)
            done = did(
                asked.exercise, asked.amount[1] + over, load_kg, rir=rir, asked_rir=asked.rir
            )
            when = {
                "day": session.start.date(),
                "phase": week.strength_phase,
                "light": week.cutback,
            }
            performed.append(evolve(done, **when))
        sessions.append(session)
    return evolve(plan, sessions=tuple(sessions))


@settings(max_examples=30)
@given(
    st.sampled_from(sorted(VARIED)),
    st.lists(st.tuples(st.integers(-8, 4), st.none() | st.integers(0, 5)), min_size=1, max_size=5),
)
def test_a_season_of_logged_lifts_keeps_every_hard_rule_and_suits_the_runner(
    name: str, sets: list[tuple[int, int | None]]
) -> None:
    plan = varied_plan(name)
    followed = season(plan, sets)
    found = {finding.rule for finding in check(followed, catalogue())}
    assert hard_findings(followed, catalogue()) == ()
    assert not found & {"R-STR-9", "R-STR-11", "R-STR-13", "R-STR-14", "R-STR-17"}
    before = {session.id: session for session in plan.sessions}
    for session in followed.sessions:
        held = [each.exercise for each in session.exercises]
        assert len(set(held)) == len(held)
        assert session.minutes == before[session.id].minutes
        for asked in session.exercises:
            record = catalogue()[asked.exercise]
            kept = asked.exercise in {each.exercise for each in before[session.id].exercises}
            injuries = plan.profile.athlete.injuries
            assert kept or record.suits(plan.profile.strength.equipment, injuries)


def test_the_example_gets_stronger_when_every_set_is_easy() -> None:
    plan = season(example_plan(), [(4, None)])
    loads = [
        asked.load_kg or 0.0
        for session in plan.sessions
        for asked in session.exercises
        if asked.exercise == "dumbbell-romanian-deadlift"
    ]
    assert max(loads, default=0.0) > 12.0
