"""Sessions made easier: what becomes of them, and that nothing grows."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from pacelift.coach.adapt import easing
from pacelift.coach.plan import Plan, Session
from tests.coach.plans import VARIED, catalogue, example_plan, varied_plan

RUNS = [session.id for session in example_plan().sessions if session.discipline == "run"]
Easing = Callable[[Session, Plan], Session]
OF_RUNS: dict[str, Easing] = {
    "easy": easing.as_easy,
    "half of it, easy": lambda run, plan: easing.as_easy(run, plan, 0.5),
    "at most 6 km": lambda run, plan: easing.shortened(run, plan, 6.0),
    "at most 9.3 km": lambda run, plan: easing.shortened(run, plan, 9.3),
    "less work": lambda run, plan: easing.with_less_work(run, 0.85),
    "slower": lambda run, plan: easing.slower(run, 1.025),
    "run and walk": lambda run, plan: easing.run_walk(run, plan, 20),
}


def session(session_id: str) -> Session:
    return next(each for each in example_plan().sessions if each.id == session_id)


def work_km(run: Session) -> float:
    return sum(part.km * part.repeat for part in run.steps if part.kind in easing.WORK)


@pytest.mark.parametrize("how", OF_RUNS)
@pytest.mark.parametrize("name", VARIED)
def test_totals_are_those_of_the_steps_and_nothing_grows(name: str, how: str) -> None:
    plan = varied_plan(name)
    for run in (each for each in plan.sessions if each.discipline == "run"):
        made = OF_RUNS[how](run, plan)
        assert made.km == pytest.approx(sum(p.km * p.repeat for p in made.steps), abs=0.006)
        exact = sum(part.minutes * part.repeat for part in made.steps)
        assert made.minutes == math.ceil(exact / 5 - 1e-6) * 5
        assert 0 < made.km <= (run.km or 0.0)
        assert made.minutes <= run.minutes
        assert made.load <= run.load
        assert work_km(made) <= work_km(run) + 1e-9
        assert (made.minutes >= 90) or made.fuel_g_per_h is None


def test_an_easy_run_made_easy_stays_as_it_is() -> None:
    run = session("w02-easy-1")
    assert easing.as_easy(run, example_plan()) is run


@pytest.mark.parametrize("name", ["the contract's example", "a first marathon in miles"])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.75, 0.8, 0.95])
def test_what_is_left_of_easy_and_long_runs_is_whole_halves_of_the_runners_unit(
    name: str, share: float
) -> None:
    plan = varied_plan(name)
    half = plan.profile.unit_km / 2
    for run in (s for s in plan.sessions if s.kind in ("easy", "long") and len(s.steps) == 1):
        for km in (
            easing.as_easy(run, plan, share).km,
            easing.shortened(run, plan, (run.km or 0.0) * share).km,
        ):
            assert km is not None
            assert km == pytest.approx(round(km / half) * half, abs=0.006)
            assert km <= max((run.km or 0.0) * share, plan.profile.unit_km) + 0.006


def test_whole_halves_stay_what_they_are() -> None:
    """Two and a half miles are told as 4.02 km."""
    mile = varied_plan("a first marathon in miles").profile.unit_km
    assert easing.half_units_down(4.02, mile) == 4.02
    assert easing.half_units_down(4.01, mile) == pytest.approx(2 * mile, abs=0.006)
    assert easing.half_units_down(7.5, 1.0) == 7.5
    assert easing.half_units_down(7.49, 1.0) == 7.0


def test_a_hard_run_made_easy_is_no_key_run_and_loads_no_legs() -> None:
    made = easing.as_easy(session("w05-quality-1"), example_plan())
    assert (made.kind, made.quality, made.key, made.leg_load) == ("easy", False, False, 1)
    assert made.rpe == (2, 4)
    assert [part.zone for part in made.steps] == ["E"]
    assert made.id == "w05-quality-1"


def test_a_shortened_run_keeps_its_strides() -> None:
    made = easing.shortened(session("w05-easy-1"), example_plan(), 7.2)
    assert made.km == pytest.approx(7.0)
    assert [part.kind for part in made.steps] == ["easy", "strides", "walk"]


def test_a_shortened_long_run_keeps_no_reason_with_its_old_figures() -> None:
    run = session("w05-long")
    assert any(reason.code == "long-step" for reason in run.why)
    made = easing.shortened(run, example_plan(), 15.0)
    assert made.km == 15.0
    assert next(reason.code for reason in made.why) == "long-run"


def test_less_work_takes_repeats_first() -> None:
    made = easing.with_less_work(session("w05-quality-1"), 0.85)
    hill = next(part for part in made.steps if part.kind == "hill")
    assert (hill.repeat, hill.minutes) == (7, 0.75)


def test_less_work_shortens_what_has_no_repeats() -> None:
    made = easing.with_less_work(session("w15-quality-1"), 0.85)
    work = next(part for part in made.steps if part.kind == "work")
    assert work.minutes == 34.0


def test_slower_paces_are_the_factor_slower() -> None:
    run = session("w14-quality-1")
    made = easing.slower(run, 1.025)
    for before, after in zip(run.steps, made.steps, strict=True):
        assert after.pace == pytest.approx([pace * 1.025 for pace in before.pace or ()])


def test_run_and_walk_take_turns_by_the_minute() -> None:
    made = easing.run_walk(session("w05-easy-1"), example_plan(), 20)
    assert [(part.zone, part.minutes, part.repeat) for part in made.steps] == [
        ("E", 1.0, 10),
        ("walk", 1.0, 10),
    ]
    assert made.minutes == 20


def test_fewer_sets_take_one_of_each_and_the_time_of_it() -> None:
    lift = session("w05-lift-a")
    made = easing.fewer_sets(lift, catalogue())
    assert [each.sets for each in made.exercises] == [2, 2, 1, 1, 1, 1, 1]
    assert made.minutes < lift.minutes


def test_a_single_set_stays() -> None:
    core = session("w16-core-1")
    assert easing.fewer_sets(core, catalogue()).exercises == core.exercises


def test_lighter_legs_have_more_in_reserve_and_no_jumps() -> None:
    lift = session("w14-lift-a")
    assert (lift.leg_load, sum(each.contacts for each in lift.exercises) > 0) == (3, True)
    made = easing.with_lighter_legs(lift, catalogue(), 3)
    assert made.leg_load == 2
    assert not any(each.contacts for each in made.exercises)
    assert all(each.rir is None or each.rir >= 3 for each in made.exercises)
