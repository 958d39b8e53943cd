"""What is logged of a lift changes those that follow."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.progress import progressed
from pacelift.coach.catalogue import level_rank
from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules import check
from pacelift.coach.strength_dose import minutes
from tests.coach.adapt.lives import entry, mark, pause, session
from tests.coach.adapt.logged import asked, lifts, log, side_test, weeks_of_lifting
from tests.coach.adapt.promises import Told, soon_is_safe
from tests.coach.plans import catalogue, example_plan, varied_plan

SQUAT = "goblet-squat"
HINGE = "dumbbell-romanian-deadlift"
CALF_TEST, BRIDGE_TEST = "single-leg-calf-raise-test", "single-leg-bridge-test"
BODYWEIGHT = "a half marathon without equipment"


def two_sessions_over(plan: Plan, load_kg: float = 16.0) -> Plan:
    """Two repetitions over the band in the first two sessions with a squat."""
    for session_id in ("w01-lift-a", "w02-lift-a"):
        plan, _ = log(plan, session_id, SQUAT, 14, load_kg)
    return plan


def test_two_sessions_over_the_band_make_the_next_ones_heavier() -> None:
    plan, changes = log(example_plan(), "w01-lift-a", SQUAT, 14, 16.0)
    assert asked(plan, "w03-lift-a", SQUAT).load_kg == 16.0
    assert {change.reason.code for change in changes} == {"same-load"}
    plan, changes = log(plan, "w02-lift-a", SQUAT, 14, 16.0)
    assert [(c.session, c.what, c.reason.code) for c in changes] == [
        ("w03-lift-a", "progressed", "load-up"),
        ("w04-lift-a", "progressed", "load-up"),
    ]
    after = asked(plan, "w04-lift-a", SQUAT)
    assert (after.load_kg, after.amount) == (17.0, (8, 12))
    assert session(plan, "w04-lift-a").why[0].code == "load-up"


def test_another_phase_opens_from_the_estimated_maximum() -> None:
    plan, changes = log(example_plan(), "w04-lift-b", HINGE, 10, 20.0, rir=2)
    opened = next(each for each in changes if each.session == "w07-lift-b")
    assert asked(plan, "w07-lift-b", HINGE).load_kg == 20.0
    assert dict(opened.reason.values)["low_kg"] == 27
    assert dict(opened.reason.values)["high_kg"] == 30


def test_what_is_past_or_begun_stays() -> None:
    plan = two_sessions_over(example_plan())
    begun = session(plan, "w03-lift-a").start + timedelta(minutes=5)
    plan, _ = log(plan, "w02-lift-a", SQUAT, 8, 14.0, at=begun)
    after, _ = log(plan, "w02-lift-a", SQUAT, 8, 14.0, at=begun)
    assert asked(after, "w03-lift-a", SQUAT).load_kg == 17.0
    assert asked(after, "w04-lift-a", SQUAT).load_kg == 14.0


def soon(plan: Plan, hours: int) -> Plan:
    """The next lift with a squat so many hours after the second one's log."""
    at = session(plan, "w02-lift-a").start + timedelta(hours=2 + hours)
    return with_sessions(plan, [evolve(session(plan, "w03-lift-a"), start=at)])


@pytest.mark.parametrize(("hours", "kg"), [(47, 16.0), (49, 17.0)])
def test_nothing_grows_within_two_days(hours: int, kg: float) -> None:
    plan, _ = log(example_plan(), "w01-lift-a", SQUAT, 14, 16.0)
    told = session(plan, "w02-lift-a").start + timedelta(hours=2)
    plan, _ = log(soon(plan, hours), "w02-lift-a", SQUAT, 14, 16.0, at=told)
    assert asked(plan, "w03-lift-a", SQUAT).load_kg == kg


def test_a_step_back_comes_at_once() -> None:
    plan, _ = log(example_plan(), "w01-lift-a", SQUAT, 7, 16.0)
    told = session(plan, "w02-lift-a").start + timedelta(hours=2)
    before = soon(plan, 20)
    plan, changes = log(before, "w02-lift-a", SQUAT, 7, 16.0, at=told)
    said = entry(before, "log", told, session="w02-lift-a", exercise=SQUAT)
    assert not [*soon_is_safe(Told(before, before, said, plan, changes))]
    assert asked(plan, "w03-lift-a", SQUAT).load_kg == 15.0
    change = next(each for each in changes if each.session == "w03-lift-a")
    assert (change.what, change.reason.code) == ("eased", "load-down")


def test_after_too_hard_the_step_comes_off_whichever_is_told_first() -> None:
    plan = two_sessions_over(example_plan())
    at = session(plan, "w03-lift-a").start + timedelta(hours=2)
    later = at + timedelta(minutes=1)
    one, _ = mark(plan, "w03-lift-a", "too-hard", at=at)
    one, _ = log(one, "w03-lift-a", SQUAT, 12, 17.0, at=later)
    other, _ = log(plan, "w03-lift-a", SQUAT, 12, 17.0, at=at)
    other, _ = mark(other, "w03-lift-a", "too-hard", at=later)
    assert asked(one, "w04-lift-a", SQUAT).load_kg == 16.0
    assert [each.exercises for each in one.sessions] == [each.exercises for each in other.sessions]


def test_too_hard_without_a_word_on_its_sets_takes_the_step_off_too() -> None:
    plan, changes = mark(two_sessions_over(example_plan()), "w03-lift-a", "too-hard")
    assert asked(plan, "w04-lift-a", SQUAT).load_kg == 16.0
    change = next(each for each in changes if each.session == "w04-lift-a")
    assert (change.reason.rule, change.what) == ("R-HARD-1", "shortened")


def test_what_was_logged_of_a_lift_that_was_too_hard_brings_no_step() -> None:
    plan, _ = log(example_plan(), "w01-lift-b", HINGE, 14, 16.0)
    plan, _ = log(plan, "w02-lift-a", HINGE, 14, 16.0)
    assert asked(plan, "w03-lift-b", HINGE).load_kg == 17.0
    plan, _ = mark(plan, "w02-lift-a", "too-hard")
    assert asked(plan, "w03-lift-b", HINGE).load_kg == 16.0


def test_a_cutback_week_is_lighter_and_does_not_count() -> None:
    plan = example_plan()
    for session_id in ("w05-lift-a", "w05-lift-b"):
        plan, _ = log(plan, session_id, "dumbbell-deadlift", 14, 20.0)
    assert asked(plan, "w06-lift-a", "dumbbell-deadlift").load_kg == 19.0
    assert asked(plan, "w06-lift-b", "dumbbell-deadlift").amount == (8, 12)


def test_a_later_mark_lets_it_go_on() -> None:
    plan, _ = mark(two_sessions_over(example_plan()), "w03-lift-a", "too-hard")
    plan, _ = mark(plan, "w03-lift-a", "done")
    assert asked(plan, "w04-lift-a", SQUAT).load_kg == 17.0


def test_sets_told_bit_by_bit_are_as_sets_told_at_once() -> None:
    at_once = two_sessions_over(example_plan())
    plan, _ = log(example_plan(), "w01-lift-a", SQUAT, 8, 16.0, sets=1)
    bit_by_bit = two_sessions_over(plan)
    assert [s.exercises for s in bit_by_bit.sessions] == [s.exercises for s in at_once.sessions]


def test_what_was_lifted_in_a_missed_session_counts_for_nothing() -> None:
    plan, _ = mark(two_sessions_over(example_plan()), "w02-lift-a", "missed")
    assert asked(plan, "w03-lift-a", SQUAT).load_kg == 16.0


def test_after_days_off_the_load_steps_back_as_soon_as_they_are_told() -> None:
    plan = two_sessions_over(example_plan())
    at = session(plan, "w02-lift-b").start + timedelta(hours=2)
    off = (date(2027, 1, 15), date(2027, 1, 25))
    plan, _ = pause(plan, "away", *off, at, pain=None, equipment=None)
    assert asked(plan, "w04-lift-a", SQUAT).load_kg == 14.0
    assert "load-back" in {reason.code for reason in session(plan, "w04-lift-a").why}
    plan, _ = log(plan, "w04-lift-a", SQUAT, 8, 14.0)
    assert asked(plan, "w04-lift-a", SQUAT).load_kg == 14.0


def test_a_few_days_off_cost_no_load() -> None:
    plan = two_sessions_over(example_plan())
    at = session(plan, "w02-lift-b").start + timedelta(hours=2)
    plan, _ = pause(plan, "busy", date(2027, 1, 18), date(2027, 1, 20), at)
    assert asked(plan, "w04-lift-a", SQUAT).load_kg == 17.0


def test_lifts_with_other_equipment_stay_as_they_were_swapped() -> None:
    """The step-up they keep would be climbed to one that needs no less at home."""
    plan, _ = log(example_plan(), "w01-lift-a", "low-step-up", 20)
    at = session(plan, "w01-lift-a").start + timedelta(hours=3)
    days = (date(2027, 1, 18), date(2027, 1, 31))
    plan, _ = pause(plan, "away", *days, at, pain=None, equipment="none")
    after, changes = log(plan, "w02-lift-a", "low-step-up", 20)
    assert {change.session for change in changes} == {"w05-lift-a"}
    for session_id in ("w03-lift-a", "w03-lift-b", "w04-lift-a", "w04-lift-b"):
        assert session(after, session_id).exercises == session(plan, session_id).exercises


def test_the_weaker_side_goes_first_with_a_set_more_where_there_is_time() -> None:
    plan = side_test(example_plan(), "w06-lift-b", CALF_TEST, 18, 25)
    calf = asked(plan, "w07-lift-a", "dumbbell-single-leg-calf-raise")
    assert (calf.weaker, calf.extra_sets) == ("left", 1)
    plan = side_test(plan, "w06-lift-b", BRIDGE_TEST, 25, 18)
    hinge = asked(plan, "w07-lift-a", "dumbbell-kickstand-romanian-deadlift")
    assert (hinge.weaker, hinge.extra_sets) == ("right", 0)
    for before, lift in zip(lifts(example_plan()), lifts(plan), strict=True):
        assert lift.minutes == before.minutes
        if lift.kind == "strength":
            assert minutes(catalogue(), lift.exercises) <= lift.minutes


def test_the_extra_set_ends_with_the_difference() -> None:
    plan = side_test(example_plan(), "w06-lift-b", CALF_TEST, 18, 25)
    plan = side_test(plan, "w10-lift-b", CALF_TEST, 24, 25)
    assert all(each.weaker is None for each in session(plan, "w11-lift-a").exercises)
    codes = [reason.code for reason in session(plan, "w11-lift-a").why]
    assert "sides-even" in codes
    assert "weaker-side" not in codes


def phases_of(plan: Plan) -> dict[int, tuple[str, bool]]:
    return {week.number: (week.strength_phase, week.cutback) for week in plan.weeks}


def loads(plan: Plan, exercise: str, phase: str) -> list[tuple[float, bool]]:
    """The loads of an exercise in a phase, in order, each with whether its week is a cutback."""
    weeks = phases_of(plan)
    return [
        (each.load_kg, weeks[lift.week][1])
        for lift in lifts(plan)
        for each in lift.exercises
        if each.exercise == exercise and each.load_kg is not None and weeks[lift.week][0] == phase
    ]


@pytest.mark.parametrize("over", [-20, 0, 2, 4])
def test_twelve_weeks_with_dumbbells_load_as_the_rule_has_it(over: int) -> None:
    plan = weeks_of_lifting(example_plan(), lambda each: max(1, each.amount[1] + over))
    names = {each.exercise for lift in lifts(plan) for each in lift.exercises}
    grown = 0
    for name in names:
        for phase in ("foundation", "max-strength", "power", "maintenance"):
            for (before, _), (after, cutback) in pairwise(loads(plan, name, phase)):
                assert after <= before * 1.10 + 1e-6, name
                assert not (cutback and after > before), name
                grown += after > before
    assert bool(grown) == (over >= 2)
    assert not [found for found in check(plan, catalogue()) if found.rule == "R-STR-13"]


def test_twelve_weeks_without_equipment_climb_the_ladder() -> None:
    plan = weeks_of_lifting(varied_plan(BODYWEIGHT), lambda each: each.amount[1] + 2)
    before = by_id(varied_plan(BODYWEIGHT))
    weeks = phases_of(plan)
    climbed = [
        (lift, was.exercise, now.exercise)
        for lift in lifts(plan)
        for was, now in zip(before[lift.id].exercises, lift.exercises, strict=True)
        if was.exercise != now.exercise
    ]
    assert len({now for _, _, now in climbed}) >= 5
    for lift, was, now in climbed:
        old, new = catalogue()[was], catalogue()[now]
        assert new.pattern == old.pattern
        assert level_rank(new.level) >= level_rank(old.level)
        assert new.suits("none", ())
        assert weeks[lift.week][0] in ("foundation", "max-strength")


def test_no_load_is_higher_after_a_lift_that_was_too_hard() -> None:
    heavy = weeks_of_lifting(
        example_plan(), lambda each: each.amount[1] + 4, weeks=3, hard="w03-lift-a"
    )
    for each in session(heavy, "w04-lift-a").exercises:
        last = [done for done in asked_of(session(heavy, "w03-lift-a")) if done[0] == each.exercise]
        if each.load_kg is not None and last and last[0][1] is not None:
            assert each.load_kg <= last[0][1]


def by_id(plan: Plan) -> dict[str, Session]:
    return {each.id: each for each in plan.sessions}


def asked_of(lift: Session) -> list[tuple[str, float | None]]:
    return [(each.exercise, each.load_kg) for each in lift.exercises]


def test_the_same_log_changes_the_plan_only_once() -> None:
    plan = weeks_of_lifting(example_plan(), lambda each: each.amount[1] + 2, weeks=7)
    now = session(plan, "w07-lift-b").start + timedelta(hours=4)
    assert progressed(Adapted(plan, {}), now, catalogue()).plan == plan
