"""A plan with sessions replaced."""

from datetime import date

import pytest
from attrs import evolve

from pacelift.coach.edited import session_of, week_of, with_sessions
from tests.coach.plans import VARIED, varied_plan
from tests.words.builders import plan


def test_a_session_is_found_by_its_whole_id_only() -> None:
    assert session_of(plan(), "w01-long") == plan().sessions[3]
    assert session_of(plan(), "w01-lon") is None


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2027, 1, 5), None),
        (date(2027, 1, 6), 1),
        (date(2027, 1, 10), 1),
        (date(2027, 1, 11), 2),
        (date(2027, 1, 31), 4),
        (date(2027, 2, 1), None),
    ],
)
def test_a_day_is_in_the_week_it_is_planned_in(day: date, number: int | None) -> None:
    week = week_of(plan(), day)
    assert (week and week.number) == number


@pytest.mark.parametrize("name", VARIED)
def test_replacing_sessions_by_themselves_leaves_a_plan_to_the_byte(name: str) -> None:
    made = varied_plan(name)
    assert repr(with_sessions(made, made.sessions)) == repr(made)


def test_only_weeks_with_a_replaced_session_are_summed_anew() -> None:
    wrong = evolve(plan(), weeks=tuple(evolve(week, km=1.0) for week in plan().weeks))
    after = with_sessions(wrong, [evolve(plan().sessions[0], km=7.0)])
    assert [week.km for week in after.weeks] == [23.0, 1.0, 1.0, 1.0]


def test_a_session_of_a_new_id_is_added_and_counts() -> None:
    another = evolve(plan().sessions[0], id="w01-easy-9")
    after = with_sessions(plan(), [another])
    assert after.sessions == (plan().sessions[0], another, *plan().sessions[1:])
    assert after.weeks[0].km == plan().weeks[0].km + 6.0
