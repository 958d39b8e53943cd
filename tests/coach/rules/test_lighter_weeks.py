"""A week that life made lighter blames no plan for what is little, and excuses nothing too much."""

from __future__ import annotations

from attrs import evolve

from pacelift.coach.plan import Actual, Plan, Reason
from pacelift.coach.rules import hard_findings
from tests.coach.plans import example_plan
from tests.coach.rules.plan_builder import (
    build,
    catalogue,
    change,
    change_fitness,
    drop,
    found,
    session_of,
    stretch,
    stretch_week,
)

EASED = (Reason("R-HARD-1", "lighter-week"),)


def missed(plan: Plan, *ids: str) -> Plan:
    for each in ids:
        plan = change(plan, each, status="missed")
    return plan


def test_few_runs_in_the_taper_are_found_only_where_the_plan_has_few() -> None:
    ids = ("w11-easy-1", "w11-easy-2", "w11-quality-1")
    assert {"R-TAPER-1", "R-TAPER-2"} <= set(found(drop(build(), *ids)))
    assert not {"R-TAPER-1", "R-TAPER-2"} & set(found(missed(build(), *ids)))


def test_a_missed_week_is_no_excuse_for_a_taper_above_its_share() -> None:
    plan = missed(build(), "w11-easy-1", "w11-easy-2")
    assert "R-TAPER-2" in found(stretch_week(plan, 10, 0.95 * 64.5))


def test_a_missed_week_does_not_make_the_one_two_weeks_later_a_jump() -> None:
    ids = tuple(s.id for s in build().sessions if s.week == 7 and s.discipline == "run")
    assert "R-VOL-1" not in found(missed(build(), *ids))


def test_but_more_than_thirty_percent_over_the_highest_is_one() -> None:
    ids = tuple(s.id for s in build().sessions if s.week == 7 and s.discipline == "run")
    assert "week 9" in found(stretch_week(missed(build(), *ids), 9, 1.31 * 62.5 + 0.6))["R-VOL-1"]


def test_a_run_is_measured_by_what_was_really_run() -> None:
    ids = [f"w{n:02d}-long" for n in range(5, 9)]
    plan = missed(build(), *ids)
    assert "w09-long" in found(plan)["R-VOL-3"]
    cut_short = build()
    for each in ids:
        cut_short = change(cut_short, each, status="done", actual=Actual(km=15.0))
    assert "w09-long" in found(cut_short)["R-VOL-3"]


def test_what_was_run_too_far_is_no_fault_of_the_plan() -> None:
    plan = change(stretch(build(), "w05-long", 30.0), "w05-long", status="done")
    assert "w05-long" not in found(plan).get("R-VOL-3", set())


def test_work_is_measured_by_the_week_as_it_was_asked_for() -> None:
    ids = ("w05-easy-1", "w05-easy-2", "w05-easy-3")
    assert "R-INT-3" in found(drop(build(), *ids))
    assert "R-INT-3" not in found(missed(build(), *ids))


def test_only_an_eased_run_may_be_slower_than_its_zone() -> None:
    run = session_of(build(), "w05-quality-1")
    steps = tuple(
        evolve(p, pace=(p.pace[0] * 1.03, p.pace[1] * 1.03) if p.pace else None) for p in run.steps
    )
    assert "R-PACE-3" in found(change(build(), run.id, steps=steps))
    assert "R-PACE-3" not in found(change(build(), run.id, steps=steps, why=EASED))


def test_the_score_after_a_break_is_the_race_s_times_its_factor() -> None:
    score = build().fitness.score or 0.0
    assert "R-PACE-1" in found(change_fitness(build(), score=0.95 * score))
    assert "R-PACE-1" not in found(change_fitness(build(), score=0.95 * score, factor=0.95))


def test_what_is_past_is_no_finding() -> None:
    plan = stretch(build(), "w05-long", 33.0)
    assert hard_findings(plan, catalogue())
    last = max(s.start for s in plan.sessions if s.week == 6)
    assert not [f for f in hard_findings(evolve(plan, told=last), catalogue()) if "05" in f.where]


def test_a_week_with_nothing_left_but_the_race_is_past() -> None:
    race = session_of(example_plan(), "w16-race")
    plan = stretch(example_plan(), "w16-easy-1", 40.0)
    before = [s.start for s in plan.sessions if s.start < race.start]
    for told, weeks in ((before[0], {"week 16"}), (max(before), set[str]())):
        findings = hard_findings(evolve(plan, told=told), catalogue())
        assert {each.where for each in findings if each.rule == "R-TAPER-2"} == weeks
