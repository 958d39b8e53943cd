"""What a session that was too hard, or too easy, changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pacelift.coach.changes import Change
from pacelift.coach.plan import Session
from pacelift.words.voice import Voice
from pacelift.words.why import why_text
from tests.coach.adapt.lives import mark, marks, session
from tests.coach.plans import catalogue, example_plan, varied_plan

FAST = "a fast marathon"


def by_code(changes: tuple[Change, ...], code: str) -> list[str]:
    return [change.session for change in changes if change.reason.code == code]


def work_minutes(run: Session) -> float:
    return sum(p.minutes * p.repeat for p in run.steps if p.kind in ("work", "hill", "steady"))


def test_the_next_of_its_kind_is_smaller_and_slower() -> None:
    before = example_plan()
    plan, changes = mark(before, "w07-quality-1", "too-hard")
    (eased,) = by_code(changes, "next-of-kind")
    was, now = session(before, eased), session(plan, eased)
    assert was.kind == now.kind == session(before, "w07-quality-1").kind
    assert work_minutes(now) <= 0.85 * 1.03 * work_minutes(was)
    paced = [(a.pace, b.pace) for a, b in zip(was.steps, now.steps, strict=True) if a.pace]
    assert paced
    for slow, slower in paced:
        assert slower == pytest.approx([pace * 1.025 for pace in slow or ()])


def test_the_next_leg_lift_loses_a_set() -> None:
    before = example_plan()
    plan, changes = mark(before, "w05-quality-1", "too-hard")
    assert by_code(changes, "lift-after-run") == ["w05-lift-a"]
    sets = [[each.sets for each in session(p, "w05-lift-a").exercises] for p in (before, plan)]
    assert sets == [[3, 3, 2, 2, 2, 2, 2], [2, 2, 1, 1, 1, 1, 1]]


def test_a_hard_run_within_two_days_becomes_easy() -> None:
    before = varied_plan(FAST)
    for first, second in zip(before.sessions, before.sessions[1:], strict=False):
        del second
        if first.kind != "long" or first.week not in range(4, 14):
            continue
        plan, changes = mark(before, first.id, "too-hard")
        for eased in by_code(changes, "easy-days"):
            gap = session(before, eased).start - first.start
            assert gap.total_seconds() < (48 + 4) * 3600
            assert session(plan, eased).kind == "easy"
            return
    raise AssertionError("no hard run follows a long run closely")


def test_effort_two_above_the_target_is_too_hard_as_well() -> None:
    _, changes = mark(example_plan(), "w04-quality-1", "done", rpe=8.0)
    assert by_code(changes, "lift-after-run")
    _, none = mark(example_plan(), "w04-quality-1", "done", rpe=7.0)
    assert none == ()


def test_twice_in_ten_days_makes_the_next_seven_days_lighter() -> None:
    before = example_plan()
    plan = marks(before, "too-hard", ["w07-quality-1"])
    plan, changes = mark(plan, "w08-quality-1", "too-hard")
    lighter = by_code(changes, "lighter-week")
    assert "w08-long" in lighter
    assert (session(plan, "w08-long").km or 0) <= 0.8 * (session(before, "w08-long").km or 0)
    for each in lighter:
        apart = session(before, each).start - session(before, "w08-quality-1").start
        assert apart.days <= 7


def test_twice_in_ten_days_lowers_the_score_by_a_point_until_a_race() -> None:
    before = example_plan()
    plan = marks(before, "too-hard", ["w07-quality-1"])
    assert plan.fitness == before.fitness
    plan, changes = mark(plan, "w08-quality-1", "too-hard")
    assert plan.fitness.score == pytest.approx((before.fitness.score or 0) - 1)
    assert "w12-long" in by_code(changes, "lower-score")
    again, _ = mark(plan, "w08-long", "too-hard")
    assert again.fitness.score == plan.fitness.score
    assert again.fitness.paces == plan.fitness.paces


def test_the_lighter_week_lifts_as_a_cutback_does() -> None:
    before = example_plan()
    plan = marks(before, "too-hard", ["w07-quality-1"])
    plan, _ = mark(plan, "w08-quality-1", "too-hard")
    was, lift = session(before, "w08-lift-b"), session(plan, "w08-lift-b")
    assert sum(e.sets for e in lift.exercises) <= 0.6 * sum(e.sets for e in was.exercises)
    reserve = [(a.rir, b.rir) for a, b in zip(was.exercises, lift.exercises, strict=True) if a.rir]
    assert reserve
    assert all(now == then + 1 for then, now in reserve if now is not None)


def test_once_in_ten_days_does_not() -> None:
    plan = marks(example_plan(), "too-hard", ["w05-quality-1"])
    _, changes = mark(plan, "w08-quality-1", "too-hard")
    assert by_code(changes, "lighter-week") == []


def test_three_times_in_three_weeks_takes_the_second_hard_run_out_and_proposes_a_test() -> None:
    before = varied_plan(FAST)
    plan = marks(before, "too-hard", ["w06-quality-1", "w07-quality-1"])
    plan, changes = mark(plan, "w08-quality-1", "too-hard")
    assert by_code(changes, "no-second")
    assert not [s for s in plan.sessions if s.role == "quality-2" and s.quality and s.week > 8]
    assert ("R-HARD-1", "re-test") in {(w.rule, w.code) for w in plan.warnings}


def test_an_easy_run_that_felt_hard_changes_no_pace() -> None:
    plan, changes = mark(example_plan(), "w05-easy-1", "too-hard")
    assert plan.fitness == example_plan().fitness
    assert {change.reason.rule for change in changes} <= {"R-HARD-3"}


def test_a_lift_that_was_too_hard_has_a_set_less_next_time() -> None:
    _, changes = mark(example_plan(), "w04-lift-b", "too-hard")
    assert by_code(changes, "lift-less") == ["w05-lift-b"]


def test_legs_that_are_lifted_again_within_two_days_have_a_set_less_too() -> None:
    """Lift A is on Tuesday evening, lift B 47 hours later."""
    plan, changes = mark(example_plan(), "w05-lift-a", "too-hard")
    assert "w05-lift-b" in by_code(changes, "lift-less")
    sets = [sum(e.sets for e in session(p, "w05-lift-b").exercises) for p in (plan, example_plan())]
    assert sets[0] < sets[1]


def test_a_hard_run_soon_after_heavy_legs_is_moved_off_or_made_easy() -> None:
    before = varied_plan(FAST)
    answers = set()
    for lift in (s for s in before.sessions if s.discipline == "strength" and s.leg_load >= 2):
        plan, changes = mark(before, lift.id, "too-hard")
        for change in changes:
            if change.reason.code in ("off-the-legs", "easy-after-legs"):
                answers.add(change.reason.code)
                now = session(plan, change.session)
                apart = (now.start - lift.start).total_seconds() / 3600 - lift.minutes / 60
                assert now.kind == "easy" or apart >= 48
    assert answers


def test_a_changed_session_tells_why_first() -> None:
    plan, _ = mark(example_plan(), "w05-quality-1", "too-hard")
    lift = session(plan, "w05-lift-a")
    assert lift.why[0].code == "lift-after-run"
    assert why_text(lift.why[0], Voice()).startswith("One set less")


TOO_EASY = ("w05-quality-1", "w06-quality-1", "w06-long")


def test_three_weeks_of_too_easy_key_runs_make_paces_two_percent_faster() -> None:
    before = example_plan()
    plan = marks(before, "too-easy", TOO_EASY)
    plan, changes = mark(plan, "w07-quality-1", "too-easy")
    assert plan.fitness.score == pytest.approx(1.02 * (before.fitness.score or 0))
    assert {change.reason.code for change in changes} == {"faster-paces"}
    for was, now in zip(before.weeks, plan.weeks, strict=True):
        assert now.km <= was.km
        assert now.minutes <= was.minutes


def test_the_next_two_days_keep_their_paces_when_others_get_faster() -> None:
    plan = marks(example_plan(), "too-easy", TOO_EASY)
    key = session(plan, "w07-quality-1")
    _, changes = mark(plan, key.id, "too-easy")
    first = min(each.before.start for each in changes if each.before is not None)
    told = key.start + timedelta(minutes=key.minutes + 60)
    assert any(told < s.start < told + timedelta(hours=48) and s.steps for s in plan.sessions)
    assert first >= told + timedelta(hours=48)


def test_and_not_again_for_three_weeks() -> None:
    plan = marks(example_plan(), "too-easy", [*TOO_EASY, "w07-quality-1"])
    score = plan.fitness.score
    assert marks(plan, "too-easy", ["w07-long", "w08-quality-1"]).fitness.score == score


def test_a_missed_key_run_among_them_keeps_the_paces() -> None:
    plan = marks(example_plan(), "missed", ["w05-long"])
    plan = marks(plan, "too-easy", [*TOO_EASY, "w07-quality-1"])
    assert plan.fitness == example_plan().fitness


def test_the_catalogue_knows_every_exercise_that_is_left() -> None:
    plan, _ = mark(example_plan(), "w10-lift-a", "too-hard")
    assert all(e.exercise in catalogue() for s in plan.sessions for e in s.exercises)
