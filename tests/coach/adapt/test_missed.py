"""What a missed session changes: nothing, its own day, or the next week."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from attrs import evolve

from pacelift.coach.adapt.missed import MOVED
from pacelift.coach.edited import with_sessions
from pacelift.coach.plan import Plan
from tests.coach.adapt.lives import mark, marks, session
from tests.coach.plans import ALL_DAY, example_plan, plan_with


def roomy() -> Plan:
    """The example's runner with every day free and no lift in the way."""
    return plan_with(window=ALL_DAY, **{"strength.sessions": 0})


@pytest.mark.parametrize("session_id", ["w05-easy-1", "w05-lift-a", "w05-lift-b"])
def test_a_missed_easy_run_or_lift_changes_nothing_else(session_id: str) -> None:
    plan, changes = mark(example_plan(), session_id, "missed")
    assert changes == ()
    assert session(plan, session_id).status == "missed"


def test_its_week_no_longer_counts_a_missed_run() -> None:
    plan, _ = mark(example_plan(), "w05-easy-2", "missed")
    assert plan.weeks[4].km == pytest.approx(example_plan().weeks[4].km - 9.5)


def test_a_missed_hard_run_moves_a_day_or_two_where_the_rules_allow() -> None:
    before = roomy()
    moved = [
        (each, change)
        for each in before.sessions
        if each.quality and each.week in range(3, 13)
        for change in mark(before, each.id, "missed")[1]
        if change.what == "moved"
    ]
    assert moved
    for each, change in moved:
        assert change.session == each.id
        assert change.after is not None
        later = (change.after.start.date() - each.start.date()).days
        assert later in (1, 2)
        assert change.after.status == "planned"
        assert (change.reason.rule, change.reason.code) == ("R-MISS-1", "moved-after-missed")


def test_what_was_moved_once_is_not_moved_again() -> None:
    """Where a first miss on that day would have found a place once more."""
    plan = plan_with(
        window=[{"days": ["tue", "wed", "thu", "fri", "sun"], "from": "06:00", "to": "21:00"}],
        **{"strength.sessions": 0, "running.days": 3},
    )
    asked = 0
    for each in (s for s in plan.sessions if s.quality and s.week in range(3, 13)):
        once, changes = mark(plan, each.id, "missed")
        if not changes or changes[0].what != "moved":
            continue
        moved = session(once, each.id)
        as_planned = evolve(moved, why=tuple(why for why in moved.why if why != MOVED))
        first, _ = mark(with_sessions(once, [as_planned]), each.id, "missed")
        if session(first, each.id).status == "planned":
            asked += 1
            twice, _ = mark(once, each.id, "missed")
            assert session(twice, each.id).status == "missed"
    assert asked


def test_nothing_moves_in_the_taper() -> None:
    plan, changes = mark(roomy(), "w14-quality-1", "missed")
    assert session(plan, "w14-quality-1").status == "missed"
    assert not [change for change in changes if change.what == "moved"]


def test_a_missed_run_told_days_later_does_not_move() -> None:
    plan = roomy()
    each = next(s for s in plan.sessions if s.quality and s.week == 5)
    late, _ = mark(plan, each.id, "missed", at=each.start + timedelta(days=3))
    assert session(late, each.id).status == "missed"


def test_the_ladder_goes_on_from_what_was_really_run() -> None:
    plan, changes = mark(example_plan(), "w05-long", "missed")
    assert [(c.session, c.reason.rule) for c in changes] == [("w07-long", "R-MISS-3")]
    longest = session(plan, "w04-long").km or 0.0
    assert session(plan, "w07-long").km == 1.1 * longest // 0.5 * 0.5 + 0.5


def test_km_told_count_instead_of_those_planned() -> None:
    plan, changes = mark(example_plan(), "w05-long", "done", km=12.0)
    assert [c.session for c in changes] == ["w07-long"]
    assert session(plan, "w05-long").status == "done"


def test_two_key_runs_missed_in_a_week_make_the_next_no_bigger_than_what_was_run() -> None:
    plan = marks(example_plan(), "missed", ["w07-quality-1"])
    plan, changes = mark(plan, "w07-long", "missed")
    stepped = [c for c in changes if c.reason.code == "repeat-week"]
    assert {c.session[:3] for c in stepped} == {"w08"}
    real = [week.km for week in plan.weeks[3:7]]
    assert plan.weeks[7].km <= max(real[-1], sum(real) / 4) + 0.05
    assert plan.weeks[7].km > min(real[-1], sum(real) / 4)
    assert plan.weeks[7].km < example_plan().weeks[7].km


def test_one_key_run_missed_leaves_the_next_week() -> None:
    _, changes = mark(example_plan(), "w07-quality-1", "missed")
    assert changes == ()


def test_two_weeks_below_seventy_percent_step_back_too() -> None:
    ids = [
        each.id
        for each in example_plan().sessions
        if each.week in (4, 5) and each.role in ("easy-1", "easy-2", "lift-a", "lift-b")
    ]
    plan = marks(example_plan(), "missed", ids)
    _, changes = mark(plan, "w06-quality-1", "missed", at=datetime(2027, 2, 9, 9))
    assert {c.reason.code for c in changes if c.session.startswith("w07")} >= {"repeat-week"}
