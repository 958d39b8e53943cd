"""Sessions placed anew in their week, everything else standing."""

from __future__ import annotations

from datetime import date, datetime

from attrs import evolve

from pacelift.coach.adapt.replace import moved_to, placed_again
from pacelift.coach.edited import with_sessions
from pacelift.coach.rules import hard_findings
from tests.coach.adapt.lives import session
from tests.coach.plans import catalogue, example_plan

MONDAY = datetime(2027, 2, 1, 5)


def test_what_may_stay_stays() -> None:
    plan = example_plan()
    free = {each.id for each in plan.sessions if each.week == 5}
    held = {each.id: each.start for each in plan.sessions}
    assert placed_again(plan, free, MONDAY) == {each: held[each] for each in free}


def test_it_goes_only_to_the_days_named_and_keeps_the_rules() -> None:
    plan = example_plan()
    saturday = date(2027, 2, 6)
    start = placed_again(plan, {"w05-easy-2"}, MONDAY, {saturday})["w05-easy-2"]
    assert start is not None
    assert start.date() == saturday
    moved = with_sessions(plan, [moved_to(session(plan, "w05-easy-2"), start)])
    assert not hard_findings(moved, catalogue())


def test_without_a_legal_time_there_is_none() -> None:
    """On Saturday the long run would come after lift B and an easy run; on Monday it is past."""
    thursday = {date(2027, 2, 4)}
    assert placed_again(example_plan(), {"w05-long"}, MONDAY, thursday) == {"w05-long": None}


def test_nothing_goes_to_the_past_or_within_the_hour() -> None:
    plan = example_plan()
    now = datetime(2027, 2, 7, 8, 30)
    start = placed_again(plan, {"w05-easy-2"}, now)["w05-easy-2"]
    assert start is None or start >= datetime(2027, 2, 7, 9, 30)


def test_what_was_missed_takes_no_room() -> None:
    plan = example_plan()
    missed = evolve(session(plan, "w05-easy-1"), status="missed")
    plan = with_sessions(plan, [missed])
    thursday = {date(2027, 2, 4)}
    assert placed_again(plan, {"w05-easy-2"}, MONDAY, thursday)["w05-easy-2"] is not None
