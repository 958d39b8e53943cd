"""Every hard rule against a plan the planner made, broken in exactly its way.

The rules' own tests look at each bound; here no hard rule may be without a plan that breaks it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final

import pytest
from attrs import evolve

from pacelift.coach.plan import Plan
from pacelift.coach.rules import RULES, hard_findings
from tests.coach.plans import catalogue, example_plan
from tests.coach.rules.plan_builder import (
    add,
    change,
    change_exercise,
    change_fitness,
    change_profile,
    session_of,
    stretch,
    stretch_week,
)

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def on(week: int, weekday: int, clock: str) -> datetime:
    """A local time in a week of the example; its first week begins on a Wednesday."""
    monday = example_plan().weeks[1].start + timedelta(weeks=week - 2)
    return datetime.combine(monday + timedelta(days=weekday), time.fromisoformat(clock))


def moved(session_id: str, weekday: int, clock: str) -> Plan:
    """The example with one session at another time of its week."""
    plan = example_plan()
    return change(plan, session_id, start=on(session_of(plan, session_id).week, weekday, clock))


def changed(session_id: str, **changes: object) -> Plan:
    return change(example_plan(), session_id, **changes)


def athlete(**changes: object) -> Plan:
    return change_profile(example_plan(), "athlete", **changes)


def paces(pace: str) -> Plan:
    """One training pace ten seconds slower than the score's."""
    plan = example_plan()
    held = plan.fitness.paces
    assert held is not None
    return change_fitness(plan, paces=evolve(held, **{pace: getattr(held, pace) + 10}))


def higher_score() -> Plan:
    plan = example_plan()
    assert plan.fitness.score is not None
    return change_fitness(plan, score=plan.fitness.score + 1)


def novice_with_two_quality_runs() -> Plan:
    novice = change_fitness(example_plan(), level="novice")
    return change(novice, "w09-easy-1", kind="steady", quality=True)


def only_short_long_runs() -> Plan:
    plan = example_plan()
    for session in plan.sessions:
        if session.discipline == "run" and (session.km or 0.0) > 17:
            plan = stretch(plan, session.id, 17.0)
    return plan


def week(number: int, share_of: int, times: float) -> Plan:
    """One week with so many times the km of another."""
    plan = example_plan()
    return stretch_week(plan, number, plan.weeks[share_of - 1].km * times)


def longer(session_id: str, times: float) -> Plan:
    plan = example_plan()
    return stretch(plan, session_id, (session_of(plan, session_id).km or 0.0) * times)


def more_threshold() -> Plan:
    """Week 10's threshold run with five times its work."""
    steps = session_of(example_plan(), "w10-quality-1").steps
    harder = tuple(evolve(s, repeat=s.repeat * 5) if s.zone == "T" else s for s in steps)
    return changed("w10-quality-1", steps=harder)


def running_every_day() -> Plan:
    easy = session_of(example_plan(), "w09-easy-2")
    more = (
        evolve(easy, id=f"w09-more-{day}", start=on(9, day, "06:30")) for day in (MON, WED, SAT)
    )
    return add(example_plan(), *more)


def late_lift() -> Plan:
    """A lift four days before the race."""
    lift = session_of(example_plan(), "w09-lift-a")
    late = evolve(lift, id="w16-late", week=16, start=on(16, WED, "06:30"), leg_load=1)
    return add(example_plan(), late)


def straining_exercise() -> Plan:
    """An injury that the first leg exercise of week 9 strains."""
    lift = session_of(example_plan(), "w09-lift-a")
    avoided = next(a for each in lift.exercises for a in catalogue()[each.exercise].avoid)
    return athlete(injuries=(avoided,))


def beyond_the_equipment() -> Plan:
    plan = example_plan()
    first = session_of(plan, "w09-lift-a").exercises[0].exercise
    return change_exercise(plan, "w09-lift-a", first, exercise="barbell-back-squat")


BROKEN: Final[dict[str, tuple[Callable[[], Plan], str]]] = {
    "R-SAFE-1": (lambda: athlete(screening="symptoms"), "plan"),
    "R-SAFE-2": (lambda: evolve(example_plan(), warnings=()), "plan"),
    "R-FEM-2": (lambda: athlete(screening="pregnant"), "plan"),
    "R-INJ-1": (lambda: athlete(injuries=("bone-stress",)), "plan"),
    "R-GOAL-1": (novice_with_two_quality_runs, "week 9"),
    "R-PACE-1": (higher_score, "plan"),
    "R-PACE-3": (lambda: paces("threshold"), "plan"),
    "R-PACE-4": (lambda: paces("marathon"), "plan"),
    "R-PHASE-2": (only_short_long_runs, "plan"),
    "R-VOL-1": (lambda: week(5, share_of=3, times=1.35), "week 5"),
    "R-VOL-3": (lambda: longer("w09-long", 1.2), "w09-long"),
    "R-VOL-7": (lambda: week(1, share_of=2, times=1.2), "week 1"),
    "R-LONG-2": (lambda: changed("w09-long", minutes=240), "w09-long"),
    "R-INT-2": (lambda: moved("w09-quality-1", SAT, "08:00"), "w09-long"),
    "R-INT-3": (more_threshold, "w10-quality-1"),
    "R-TAPER-1": (lambda: week(15, share_of=14, times=1.01), "week 15"),
    "R-TAPER-2": (lambda: week(14, share_of=13, times=0.95), "week 14"),
    "R-ORD-1": (lambda: moved("w09-quality-1", TUE, "18:30"), "w09-quality-1"),
    "R-ORD-2": (lambda: moved("w09-quality-1", WED, "06:30"), "w09-quality-1"),
    "R-ORD-3": (lambda: moved("w09-lift-a", TUE, "09:00"), "w09-lift-a"),
    "R-ORD-5": (lambda: moved("w09-lift-b", SAT, "08:00"), "w09-long"),
    "R-ORD-6": (lambda: moved("w09-lift-b", WED, "06:30"), "w09-lift-b"),
    "R-REST-1": (lambda: moved("w10-easy-1", MON, "06:30"), "w10-easy-1"),
    "R-DAYS-1": (running_every_day, "week 9"),
    "R-FIT-1": (lambda: moved("w09-easy-1", THU, "12:00"), "w09-easy-1"),
    "R-STR-8": (late_lift, "w16-late"),
    "R-STR-11": (lambda: changed("w02-lift-a", leg_load=3), "w02-lift-a"),
    "R-STR-17": (straining_exercise, "w09-lift-a"),
    "R-STR-18": (beyond_the_equipment, "w09-lift-a"),
}
"""By rule, the example broken, and where."""


def test_every_hard_rule_that_a_plan_can_break_is_broken_here() -> None:
    hard = {r.id for r in RULES.values() if r.severity == "hard" and r.check is not None}
    assert set(BROKEN) == hard


def test_the_example_breaks_no_hard_rule() -> None:
    assert hard_findings(example_plan(), catalogue()) == ()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_real_plan_broken_in_one_way_is_found(rule: str) -> None:
    broken, where = BROKEN[rule]
    found = hard_findings(broken(), catalogue())
    assert (rule, where) in {(finding.rule, finding.where) for finding in found}
