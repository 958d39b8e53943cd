"""A race or time trial that was run changes paces, and nothing else."""

from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from pacelift.coach.adapt.goal import goal_told
from pacelift.coach.changes import Change
from pacelift.coach.fitness import paces_of_score, score_of_race
from pacelift.coach.plan import Plan, Result
from pacelift.coach.rules import check, hard_findings
from tests.builders import ABSENT
from tests.coach.adapt.lives import entry, mark, pause, told
from tests.coach.plans import VARIED, catalogue, example_plan, plan_with, varied_plan

AT: Final = datetime(2027, 3, 7, 20)
"""The evening of a Sunday in the tenth week of the example."""


def raced(
    plan: Plan, km: float, time_s: int, at: datetime = AT, **said: Any
) -> tuple[Plan, tuple[Change, ...]]:
    data = {"km": km, "time_s": time_s, "date": at.date().isoformat(), **said}
    return told(plan, entry(plan, "race", at, **data))


def broken(plan: Plan) -> set[str]:
    return {each.rule for each in check(plan, catalogue())}


def test_a_faster_race_gives_its_score_and_paces() -> None:
    after, _ = raced(example_plan(), 10.0, 2850)
    score = score_of_race(10.0, 2850)
    assert after.fitness.score == score
    assert after.fitness.paces == paces_of_score(score)
    assert after.fitness.result == Result(10.0, 2850, AT.date())
    assert after.fitness.since == AT.date() + timedelta(days=1)


@pytest.mark.parametrize("name", VARIED)
@pytest.mark.parametrize("pace", [0.9, 0.97, 1.04, 1.12])
def test_no_session_gets_longer_or_moves_and_no_rule_is_broken(name: str, pace: float) -> None:
    plan = varied_plan(name)
    score = plan.fitness.score or 38.0
    time_s = round(pace * 10 * 60 * 60 / (5.2 + score / 6))
    at = plan.sessions[len(plan.sessions) // 3].start + timedelta(hours=3)
    after, changes = raced(plan, 10.0, time_s, at)
    assert {each.reason.rule for each in changes} >= {"R-PACE-5"}
    for was, now in zip(plan.sessions, after.sessions, strict=True):
        assert (now.id, now.start, now.status in {"planned", was.status}) == (
            was.id,
            was.start,
            True,
        )
        if now.discipline != "race":
            assert now.minutes <= was.minutes, now.id
            assert (now.km or 0.0) <= (was.km or 0.0), now.id
        if was.start <= at or was.discipline in ("strength", "core"):
            assert (now.steps, now.exercises) == (was.steps, was.exercises)
    assert not hard_findings(after, catalogue())
    assert broken(after) - broken(plan) <= {
        "R-GOAL-2",
        "R-VOL-2",
        "R-VOL-5",
        "R-GOAL-3",
        "R-LONG-1",
    }


def test_what_is_run_by_time_covers_more_km_when_it_is_faster_and_the_rest_of_the_run_less() -> (
    None
):
    def by_time(plan: Plan) -> float:
        return sum(
            part.km * part.repeat
            for each in plan.sessions
            for part in each.steps
            if each.start > AT + timedelta(days=5)
            and each.quality
            and part.by == "minutes"
            and part.kind == "work"
        )

    plan = example_plan()
    after, _ = raced(plan, 10.0, 2850)
    assert by_time(after) > by_time(plan)


def test_a_slower_race_slows_paces_and_shortens_what_would_take_longer() -> None:
    after, changes = raced(example_plan(), 10.0, 3300)
    before = {each.id: each for each in example_plan().sessions}
    later = [each for each in after.sessions if each.start > AT and each.kind == "long"]
    assert all(each.steps[0].pace > before[each.id].steps[0].pace for each in later)  # type: ignore[operator]
    assert sum(each.km or 0.0 for each in later) < sum(before[e.id].km or 0.0 for e in later)
    assert {each.what for each in changes} <= {"eased", "shortened", "progressed"}


def test_every_change_says_that_it_comes_from_the_race() -> None:
    _, changes = raced(example_plan(), 10.0, 2850)
    assert {each.reason.code for each in changes} == {"race-result", "easy-after"}
    of_race = [each.reason for each in changes if each.reason.code == "race-result"]
    assert dict(of_race[0].values) == {"race_km": 10.0, "time_s": 2850}


@pytest.mark.parametrize(
    ("km", "time_s", "days"), [(21.1, 5700, 4), (10.0, 2850, 4), (5.0, 1380, 2)]
)
def test_days_after_a_race_are_easy_and_after_a_long_one_the_long_run_is_shorter(
    km: float, time_s: int, days: int
) -> None:
    """Hard runs are on Tuesdays, long ones on Sundays; the race is on a Saturday."""
    at = datetime(2027, 3, 6, 20)
    after, _ = raced(example_plan(), km, time_s, at)
    before = {each.id: each for each in example_plan().sessions}
    soon = [e for e in after.sessions if 0 < (e.start.date() - at.date()).days <= days]
    assert soon
    assert not any(each.quality for each in soon)
    later = at.date() + timedelta(days=days)
    for each in after.sessions:
        if each.start.date() > later:
            assert each.quality == before[each.id].quality
    (long_run,) = [each for each in soon if each.kind == "long"]
    share = (long_run.km or 0.0) / (before[long_run.id].km or 1.0)
    assert (share <= 0.6) == (km > 15)


def test_a_fresh_race_replaces_a_break_s_discount() -> None:
    paused, _ = pause(
        example_plan(), "ill", date(2027, 2, 1), date(2027, 2, 14), datetime(2027, 2, 1, 6)
    )
    assert paused.fitness.factor < 1.0
    after, _ = raced(paused, 10.0, 3003)
    assert after.fitness.factor == 1.0
    assert after.fitness.score == score_of_race(10.0, 3003)


def test_the_prediction_is_made_anew_with_the_weekly_volume() -> None:
    faster, _ = raced(example_plan(), 21.0975, 6300)
    slower, _ = raced(example_plan(), 21.0975, 7200)
    assert faster.fitness.prediction_s is not None
    assert slower.fitness.prediction_s is not None
    assert faster.fitness.prediction_s < slower.fitness.prediction_s
    best, worst = faster.fitness.prediction_s
    assert worst > 1.03 * best
    (race,) = (each for each in faster.sessions if each.discipline == "race")
    assert race.minutes == round(worst / 60)


def test_a_goal_out_of_reach_is_told_and_stays_the_runner_s() -> None:
    plan = plan_with(**{"race.goal": "3:50:00"})
    after, _ = raced(plan, 10.0, 3300)
    goal = goal_told(plan, after)
    assert goal is not None
    assert (goal.rule, dict(goal.values)["goal_s"]) == ("R-GOAL-2", 13800)
    assert after.profile.race.goal_s == 13800
    better, _ = raced(after, 10.0, 2700, AT + timedelta(days=14))
    assert goal_told(after, better) is None
    assert not [each for each in better.warnings if each.rule == "R-GOAL-2"]


def test_without_paces_the_first_race_brings_them() -> None:
    plan = varied_plan("a first marathon in miles")
    assert plan.fitness.paces is None
    at = plan.sessions[20].start + timedelta(hours=3)
    after, _ = raced(plan, 5.0, 1700, at)
    later = [each for each in after.sessions if each.start > at and each.discipline == "run"]
    assert all(
        part.pace is not None
        for each in later
        for part in each.steps
        if part.zone not in {"walk", "rest"}
    )
    assert after.fitness.source == "recent_race"
    assert ("R-PACE-7", "effort-only") not in {(e.rule, e.code) for e in after.warnings}


def test_the_plan_s_own_race_tells_as_much_when_marked_with_its_time() -> None:
    plan = example_plan()
    (race,) = (each for each in plan.sessions if each.discipline == "race")
    after, _ = mark(plan, race.id, "done", minutes=228)
    assert after.fitness.result == Result(42.195, 228 * 60, race.start.date())
    unmarked, _ = mark(plan, race.id, "done")
    assert unmarked.fitness == plan.fitness
    missed, _ = mark(plan, race.id, "missed", minutes=228)
    assert missed.fitness == plan.fitness


def test_a_race_before_the_one_that_is_known_changes_nothing() -> None:
    plan = example_plan()
    first, _ = raced(plan, 10.0, 2850)
    after, changes = raced(first, 10.0, 3300, AT + timedelta(days=2), date="2027-02-20")
    assert changes == ()
    assert after.fitness == first.fitness


@pytest.mark.parametrize(
    "said",
    [
        {"km": "far"},
        {"time_s": None},
        {"date": "Sunday"},
        {"date": 7},
        {"km": 0.4},
        {"time_s": 60},
        {"km": True},
    ],
)
def test_what_another_machine_tells_amiss_changes_nothing(said: dict[str, Any]) -> None:
    data = {"km": 10.0, "time_s": 2850, "date": "2027-03-07", **said}
    plan = example_plan()
    assert told(plan, entry(plan, "race", AT, **data)) == (plan, ())


def test_the_score_is_checked_against_the_latest_race() -> None:
    after, _ = raced(example_plan(), 10.0, 2850)
    wrong = evolve(after, fitness=evolve(after.fitness, result=None))
    assert "R-PACE-1" in {each.rule for each in hard_findings(wrong, catalogue())}


def test_a_first_week_that_a_slow_race_makes_shorter_breaks_no_rule() -> None:
    plan = plan_with(
        **{
            "start": date(2027, 1, 4),
            "race.distance": "5k",
            "running.weekly": 35,
            "running.recent_race": ABSENT,
        }
    )
    after, _ = raced(plan, 10.0, 4500, datetime(2027, 1, 4, 5))
    assert after.weeks[0].km < 0.9 * plan.weeks[0].km
    assert not hard_findings(after, catalogue())
