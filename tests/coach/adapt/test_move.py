"""The runner's own moves."""

from datetime import datetime

import pytest
from attrs import evolve

from pacelift.coach.adapt import adapt
from pacelift.coach.changes import Change
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.plan import Actual, Paces, Plan, Session, Status
from tests.coach.entries import entry
from tests.words.builders import CATALOGUE, plan


def moved(session: str, to: str, before: Plan | None = None) -> tuple[Plan, tuple[Change, ...]]:
    return adapt(before or plan(), entry("move", session=session, to=to), CATALOGUE)


def found(after: Plan, session: str) -> Session:
    session_found = session_of(after, session)
    assert session_found is not None
    return session_found


def test_a_moved_session_is_pinned_there_and_as_long_as_before() -> None:
    after, (change,) = moved("w01-long", "2027-01-09T10:15")
    long_run = found(after, "w01-long")
    assert long_run.start == datetime(2027, 1, 9, 10, 15)
    assert long_run.pinned
    assert long_run.minutes == found(plan(), "w01-long").minutes
    assert (change.what, change.before, change.after) == (
        "moved",
        found(plan(), "w01-long"),
        long_run,
    )
    assert change.reason.rule == "R-REPLAN-1"


def test_bed_is_on_the_evening_before_the_new_start() -> None:
    after, _ = moved("w01-long", "2027-01-09T06:00")
    assert found(after, "w01-long").bedtime == datetime(2027, 1, 8, 20, 30)


def test_sessions_stay_in_order_of_start() -> None:
    after, _ = moved("w01-easy-1", "2027-01-10T12:00")
    assert [each.id for each in after.sessions][:4] == [
        "w01-lift-a",
        "w01-core-1",
        "w01-long",
        "w01-easy-1",
    ]


def test_in_another_week_it_counts_there_and_keeps_its_id() -> None:
    after, _ = moved("w01-easy-1", "2027-01-13T06:30")
    assert found(after, "w01-easy-1").week == 2
    assert [week.km for week in after.weeks[:2]] == [16.0, 17.4]


@pytest.mark.parametrize("status", ["missed", "dropped"])
def test_what_was_missed_or_dropped_is_to_be_done_after_all(status: Status) -> None:
    before = with_sessions(plan(), [evolve(found(plan(), "w01-long"), status=status)])
    after, changes = moved("w01-long", "2027-01-11T08:00", before)
    change = next(each for each in changes if each.session == "w01-long")
    assert found(after, "w01-long").status == "planned"
    assert change.what == ("restored" if status == "dropped" else "moved")


@pytest.mark.parametrize("paces", [plan().fitness.paces, None])
def test_what_is_to_be_done_after_all_has_no_result_yet(paces: Paces | None) -> None:
    missed = evolve(found(plan(), "w01-long"), status="missed", actual=Actual(km=5.0, rpe=4.0))
    before = with_sessions(plan(), [missed])
    before = evolve(before, fitness=evolve(before.fitness, paces=paces))
    after, _ = moved("w01-long", "2027-01-11T08:00", before)
    assert found(after, "w01-long").actual is None


def test_what_is_long_over_stays_over() -> None:
    before = evolve(found(plan(), "w01-easy-1"), start=datetime(2027, 1, 5, 6, 30))
    held = with_sessions(plan(), [before])
    assert moved("w01-easy-1", "2027-01-13T06:30", held) == (held, ())


@pytest.mark.parametrize(
    ("session", "to"),
    [
        ("w04-race", "2027-01-30T09:30"),
        ("w77-long", "2027-01-09T08:00"),
        ("w01-long", "2028-01-09T08:00"),
    ],
)
def test_neither_the_race_nor_anything_out_of_the_plan_moves(session: str, to: str) -> None:
    assert moved(session, to) == (plan(), ())
