"""Sessions placed around what else stands in the runner's calendar."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pacelift.coach import codec
from pacelift.coach.adapt import adapt
from pacelift.coach.changes import Change
from pacelift.coach.clashes import appointments_data, clashes, in_reach, looked_at
from pacelift.coach.clock import to_instant
from pacelift.coach.edited import with_sessions
from pacelift.coach.free_slots import appointments, meets
from pacelift.coach.plan import Busy, Plan, Session
from tests.coach.adapt.lives import entry, session
from tests.coach.adapt.promises import PROMISES, Told, soon_is_safe
from tests.coach.plans import VARIED, catalogue, example_plan, varied_plan

AT: Final = datetime(2027, 1, 11, 12)
LIFT: Final = "w02-lift-a"
"""Stands on Tuesday 12 January at 17:30 for 40 minutes, in a window that ends at 19:30."""


def busy(plan: Plan, start: datetime, minutes: float) -> Busy:
    begins = to_instant(start, plan.clocks)
    return Busy(begins, begins + timedelta(minutes=minutes))


def told(
    plan: Plan, held: Collection[Busy], sessions: Collection[Session], *, shorter: bool = False
) -> tuple[Plan, tuple[Change, ...]]:
    data = appointments_data(plan, held, sessions, shorter=shorter)
    return adapt(plan, entry(plan, "appointments", AT, **data), catalogue())


def around(plan: Plan, *held: Busy, shorter: bool = False) -> tuple[Plan, tuple[Change, ...]]:
    """The plan with all that clashes placed around these."""
    return told(plan, held, clashes(plan, held, to_instant(AT, plan.clocks)), shorter=shorter)


def test_a_session_goes_to_what_is_left_of_its_day() -> None:
    plan = example_plan()
    after, (change,) = around(plan, busy(plan, datetime(2027, 1, 12, 17), 75))
    assert session(after, LIFT).start == datetime(2027, 1, 12, 18, 15)
    assert (change.session, change.what) == (LIFT, "moved")
    assert (change.reason.rule, change.reason.code) == ("R-DAYS-1", "around-appointment")


def test_it_begins_at_a_whole_five_minutes() -> None:
    plan = example_plan()
    after, _ = around(plan, busy(plan, datetime(2027, 1, 12, 17), 46.5))
    assert session(after, LIFT).start == datetime(2027, 1, 12, 17, 50)


def test_it_moves_before_an_appointment_where_there_is_room_for_it() -> None:
    plan = example_plan()
    late = with_sessions(plan, [evolve(session(plan, LIFT), start=datetime(2027, 1, 12, 18, 30))])
    after, _ = around(late, busy(plan, datetime(2027, 1, 12, 18, 30), 90))
    assert session(after, LIFT).start.date() == datetime(2027, 1, 12).date()
    assert session(after, LIFT).start <= datetime(2027, 1, 12, 17, 50)


def test_it_goes_to_another_window_of_its_week_where_its_own_is_full() -> None:
    plan = example_plan()
    after, (change,) = around(plan, busy(plan, datetime(2027, 1, 12, 17), 180))
    moved = session(after, LIFT)
    assert change.what == "moved"
    assert moved.week == 2
    assert not meets(moved, after, after.busy)


def test_what_only_touches_a_session_is_no_clash() -> None:
    plan, lift = example_plan(), session(example_plan(), LIFT)
    before = busy(plan, lift.start - timedelta(hours=1), 60)
    after = busy(plan, lift.start + timedelta(minutes=lift.minutes), 60)
    assert clashes(plan, (before, after), to_instant(AT, plan.clocks)) == ()
    assert clashes(plan, (busy(plan, lift.start, 1),), to_instant(AT, plan.clocks)) == (lift,)


def test_a_whole_day_is_no_appointment() -> None:
    plan = example_plan()
    holiday = busy(plan, datetime(2027, 1, 12), 24 * 60)
    assert clashes(plan, (holiday,), to_instant(AT, plan.clocks)) == ()
    long_one = busy(plan, datetime(2027, 1, 12), 24 * 60 - 1)
    assert len(clashes(plan, (long_one,), to_instant(AT, plan.clocks))) == 2


def test_a_whole_day_is_cut_out_of_what_it_is_joined_with() -> None:
    """A calendar tells what touches as one."""
    clocks = "Europe/Berlin"
    plan = example_plan()
    evening_and_day = busy(plan, datetime(2027, 1, 11, 22), 2 * 60 + 24 * 60 + 90)
    assert appointments((evening_and_day,), clocks) == (
        busy(plan, datetime(2027, 1, 11, 22), 2 * 60),
        busy(plan, datetime(2027, 1, 13), 90),
    )
    short_day = busy(plan, datetime(2027, 3, 28), 23 * 60)
    assert appointments((short_day,), clocks) == ()


def test_what_is_asked_for_are_whole_days_so_that_today_can_be_one() -> None:
    plan = example_plan()
    first, last = looked_at(plan, to_instant(AT, plan.clocks))
    assert first == to_instant(datetime(2027, 1, 11), plan.clocks)
    assert last == to_instant(datetime(2027, 2, 9), plan.clocks)


def test_only_four_weeks_are_looked_at_and_never_the_race() -> None:
    plan = example_plan()
    now = to_instant(AT, plan.clocks)
    always = tuple(busy(plan, each.start, each.minutes) for each in plan.sessions)
    found = clashes(plan, always, now)
    first, last = found[0].start, found[-1].start
    assert AT < first < AT + timedelta(days=1)
    assert AT + timedelta(weeks=3) < last <= AT + timedelta(weeks=4)
    eve = to_instant(plan.sessions[-1].start - timedelta(days=30), plan.clocks)
    assert all(each.discipline != "race" for each in in_reach(plan, eve))


def test_a_pinned_session_goes_only_once_the_runner_has_agreed() -> None:
    plan = example_plan()
    pinned = with_sessions(plan, [evolve(session(plan, LIFT), pinned=True)])
    dentist = busy(plan, datetime(2027, 1, 12, 17), 75)
    stays, changes = around(pinned, dentist)
    assert (session(stays, LIFT), changes) == (session(pinned, LIFT), ())
    goes, _ = around(pinned, dentist, shorter=True)
    assert session(goes, LIFT).start == datetime(2027, 1, 12, 18, 15)
    assert session(goes, LIFT).pinned


def filled(plan: Plan, *, minutes_left: int) -> tuple[Busy, ...]:
    """The whole week taken, but for so much at the beginning of the lift's own window."""
    lift = session(plan, LIFT)
    monday = datetime(2027, 1, 11)
    opens = lift.start - timedelta(minutes=0)
    days = [
        busy(plan, monday + timedelta(days=by), 24 * 60 - 1)
        for by in range(7)
        if by != lift.start.weekday()
    ]
    rest = opens + timedelta(minutes=minutes_left)
    return (
        *days,
        busy(plan, datetime(2027, 1, 12), (opens - datetime(2027, 1, 12)) / timedelta(minutes=1)),
        busy(plan, rest, (datetime(2027, 1, 12, 23) - rest) / timedelta(minutes=1)),
    )


def test_without_room_it_stays_and_is_shortened_only_where_that_was_agreed() -> None:
    plan = example_plan()
    lift, held = session(plan, LIFT), filled(plan, minutes_left=30)
    stays, changes = told(plan, held, [lift])
    assert changes == ()
    assert session(stays, LIFT) == lift
    after, (change,) = told(plan, held, [lift], shorter=True)
    short = session(after, LIFT)
    assert short.start == lift.start
    assert 0 < short.minutes <= 30
    assert change.reason.code == "shorter-around-appointment"


def test_where_not_even_that_has_room_it_stays() -> None:
    plan = example_plan()
    lift = session(plan, LIFT)
    after, changes = told(plan, filled(plan, minutes_left=10), [lift], shorter=True)
    assert changes == ()
    assert session(after, LIFT) == lift


def test_what_moves_later_keeps_clear_of_appointments_that_are_known() -> None:
    plan = example_plan()
    evening = busy(plan, datetime(2027, 1, 12, 17), 75)
    after, _ = around(plan, evening)
    again, _ = around(after, busy(plan, datetime(2027, 1, 12, 18, 15), 75), evening)
    assert not meets(session(again, LIFT), again, again.busy)


def test_the_times_of_other_weeks_stay_known_and_those_of_a_week_are_replaced() -> None:
    plan = example_plan()
    this, next_week = datetime(2027, 1, 12, 17), datetime(2027, 1, 19, 17)
    both = (busy(plan, this, 75), busy(plan, next_week, 75))
    after, _ = around(plan, *both)
    assert after.busy == both
    lift = session(after, LIFT)
    later, _ = told(after, (busy(plan, lift.start, 30),), [lift])
    assert later.busy == (busy(plan, lift.start, 30), both[1])


def test_an_entry_holds_only_times_within_the_windows_of_those_weeks() -> None:
    plan = example_plan()
    office = busy(plan, datetime(2027, 1, 12, 9), 60)
    far = busy(plan, datetime(2027, 1, 26, 17), 60)
    clash = busy(plan, datetime(2027, 1, 12, 17), 75)
    data = appointments_data(plan, (office, far, clash), [session(plan, LIFT)])
    assert data["busy"] == [[clash.start.isoformat(), clash.end.isoformat()]]


def test_a_snapshot_keeps_the_appointments() -> None:
    plan = example_plan()
    after, _ = around(plan, busy(plan, datetime(2027, 1, 12, 17), 75))
    assert codec.loads(codec.dumps(after)) == after


def test_where_not_all_find_room_at_once_each_that_can_still_goes() -> None:
    """What has moved may leave room for what found none beside it."""
    plan = varied_plan("the contract's example")
    missed = 0
    for week in range(2, 5):
        monday = datetime(2027, 1, 4) + timedelta(weeks=week - 1)
        taken = [busy(plan, monday + timedelta(days=d, hours=17), 100) for d in range(5)]
        taken += [busy(plan, monday + timedelta(days=d, hours=6), 60) for d in range(5)]
        after, _ = around(plan, *taken)
        for left in clashes(after, taken, to_instant(AT, plan.clocks)):
            _, changes = told(after, taken, [left])
            missed += any(each.session == left.id for each in changes)
    assert missed == 0


@pytest.mark.no_cover  # Hundreds of plans: measuring them takes longer than making them.
@pytest.mark.parametrize("name", VARIED)
def test_whatever_the_calendar_holds_the_plan_keeps_its_promises(name: str) -> None:
    plan = varied_plan(name)
    minutes = st.integers(0, 4 * 7 * 24 * 60)
    first = min(each.start for each in plan.sessions).replace(hour=0, minute=0)

    @settings(max_examples=60, deadline=None)
    @example(
        spans=[(0, 177)], at_min=59519, shorter=True
    )  # what is shortened has the next one shortened
    @example(spans=[(0, 207)], at_min=19199, shorter=True)
    @given(
        spans=st.lists(st.tuples(minutes, st.integers(5, 600)), min_size=1, max_size=60),
        at_min=st.integers(0, 60 * 24 * 60),
        shorter=st.booleans(),
    )
    def holds(spans: list[tuple[int, int]], at_min: int, *, shorter: bool) -> None:
        now = first + timedelta(minutes=at_min)
        held = appointments(
            (busy(plan, now + timedelta(minutes=start), length) for start, length in spans),
            plan.clocks,
        )
        clashing = clashes(plan, held, to_instant(now, plan.clocks))
        if not clashing:
            return
        data = appointments_data(plan, held, clashing, shorter=shorter)
        said = entry(plan, "appointments", now, **data)
        after, changes = adapt(plan, said, catalogue())
        whole = Told(plan, plan, said, after, changes)
        kept = {name: each for name, each in PROMISES.items() if each is not soon_is_safe}
        broken = [(name, *promise(whole)) for name, promise in kept.items()]
        assert [each for each in broken if each[1:]] == []
        names = {each.id for each in clashing}
        for change in changes:
            # What is shortened may have a rule shorten what comes after it.
            assert shorter or change.session in names
            if change.session in names:
                assert change.after is not None
                assert not meets(change.after, after, held)

    holds()
