"""Another fitness for what lies ahead."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

import pytest
from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.refit import paced, refit
from pacelift.coach.edited import with_sessions
from pacelift.coach.fitness import paces_of_score
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.rules import hard_findings
from tests.coach.adapt.lives import entry, pause, session, told
from tests.coach.plans import VARIED, catalogue, example_plan, varied_plan

NOW: Final = datetime(2027, 2, 15, 7)
"""A Monday; its hard run is tomorrow."""
LATER: Final = NOW + timedelta(hours=1)


def refitted(plan: Plan, factor: float, now: datetime = NOW) -> Plan:
    return refit(Adapted(plan, {}), factor, now).plan


def runs_after(plan: Plan, now: datetime) -> list[Session]:
    return [s for s in plan.sessions if s.discipline == "run" and s.start > now]


@pytest.mark.parametrize("factor", [0.85, 0.97, 1.02])
def test_paces_are_those_of_the_score_from_now_on(factor: float) -> None:
    before = example_plan()
    plan = refitted(before, factor)
    assert plan.fitness.score == pytest.approx(factor * (before.fitness.score or 0.0))
    assert plan.fitness.paces == paces_of_score(plan.fitness.score or 0.0)
    assert plan.fitness.since == date(2027, 2, 16)
    (work,) = [part for part in session(plan, "w07-quality-1").steps if part.kind == "work"]
    (was,) = [part for part in session(before, "w07-quality-1").steps if part.kind == "work"]
    assert work.pace is not None
    assert was.pace is not None
    assert (work.pace[0] > was.pace[0]) == (factor < 1.0)
    for old, new in zip(before.sessions, plan.sessions, strict=True):
        if old.start <= NOW or old.discipline != "run":
            assert new.steps == old.steps or old.discipline == "race"


@pytest.mark.parametrize("name", VARIED)
@pytest.mark.parametrize("factor", [0.8, 0.95, 1.02])
def test_no_run_gets_longer_in_km_or_minutes_or_moves(name: str, factor: float) -> None:
    before = varied_plan(name)
    now = before.sessions[len(before.sessions) // 4].start
    plan = refitted(before, factor, now)
    for old, new in zip(before.sessions, plan.sessions, strict=True):
        assert (new.id, new.start) == (old.id, old.start)
        if old.discipline == "run":
            assert new.minutes <= old.minutes
            assert (new.km or 0.0) <= (old.km or 0.0)


def test_who_runs_by_effort_goes_on_by_effort() -> None:
    plan = varied_plan("a first marathon in miles")
    assert plan.fitness.score is None
    assert refitted(plan, 0.9) == plan


def test_runs_keep_their_km_while_the_slower_pace_fits_their_time() -> None:
    """Fast running by the minute covers a little less."""
    before = example_plan()
    plan = refitted(before, 0.997)
    for run in runs_after(before, NOW):
        now = session(plan, run.id)
        assert now.minutes == run.minutes
        assert now.km == (pytest.approx(run.km, abs=0.05) if run.quality else run.km)


def test_a_run_that_was_made_slower_stays_slower_than_the_others() -> None:
    run = session(example_plan(), "w08-easy-1")
    (part,) = run.steps[:1]
    assert part.pace is not None
    slower = evolve(part, pace=(part.pace[0] * 1.03, part.pace[1] * 1.03))
    why = (Reason("R-HARD-1", "lighter-week"), *run.why)
    before = with_sessions(example_plan(), [evolve(run, steps=(slower, *run.steps[1:]), why=why)])
    plan = refitted(before, 0.97)
    easy = plan.fitness.paces
    assert easy is not None
    pace = session(plan, run.id).steps[0].pace
    assert pace is not None
    assert pace[0] / easy.easy[0] == pytest.approx(1.03, abs=0.001)


def test_runs_left_at_their_paces_when_others_got_faster_catch_up() -> None:
    """The next two days stay as they were when paces rise; a break told a day later reaches them."""
    monday = datetime(2027, 2, 15, 20)
    soon = monday + timedelta(days=2)
    raised = refit(Adapted(example_plan(), {}), 1.02, soon).plan
    raised = evolve(raised, fitness=evolve(raised.fitness, since=date(2027, 2, 18)))
    assert session(raised, "w07-quality-1") == session(example_plan(), "w07-quality-1")
    assert not hard_findings(raised, catalogue())
    first = date(2027, 3, 1)
    plan, _ = pause(raised, "away", first, first + timedelta(days=9), monday)
    assert not hard_findings(plan, catalogue())


def test_a_run_that_comes_back_has_the_paces_of_now() -> None:
    run = session(example_plan(), "w08-quality-1")
    for factor in (0.95, 1.02):
        plan = refitted(example_plan(), factor)
        back = paced(evolve(run, status="missed"), plan)
        for part, now in zip(back.steps, session(plan, run.id).steps, strict=True):
            assert part.pace == pytest.approx(now.pace)
        assert back.minutes <= run.minutes


@pytest.mark.parametrize("factor", [0.95, 0.985])
def test_both_ends_of_the_prediction_follow_the_score_alike(factor: float) -> None:
    before = example_plan().fitness.prediction_s or (0, 0)
    after = refit(Adapted(example_plan(), {}), factor, NOW).plan.fitness.prediction_s or (0, 0)
    assert after[1] / before[1] == pytest.approx(after[0] / before[0], abs=0.006)


def test_a_much_faster_result_takes_repeats_and_leaves_the_warm_up() -> None:
    """A run keeps its km by fewer repeats at the faster pace, never by a warm-up of a few steps."""
    plan = example_plan()
    slow, _ = told(plan, entry(plan, "race", NOW, km=5.0, time_s=1995, date="2027-02-14"))
    fast, _ = told(slow, entry(plan, "race", LATER, km=5.0, time_s=1005, date="2027-02-14"))
    assert fast.fitness.score is not None
    before = {each.id: each for each in slow.sessions}
    hard = [each for each in fast.sessions if each.quality and each.start > LATER]
    assert hard
    for each in hard:
        assert (each.km or 0.0) <= (before[each.id].km or 0.0) + 0.011
        assert all(s.km > 0.7 for s in each.steps if s.kind in ("warm-up", "cool-down"))
