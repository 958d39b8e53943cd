"""Which session is meant."""

from datetime import date

import pytest
from attrs import evolve

from pacelift.coach.edited import with_sessions
from pacelift.coach.which_session import which_session
from pacelift.errors import BadInput
from tests.words.builders import plan

WEDNESDAY = date(2027, 1, 6)


def problem(told: str, today: date = WEDNESDAY) -> BadInput:
    with pytest.raises(BadInput) as raised:
        which_session(plan(), told, today)
    return raised.value


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("w01-long", "w01-long"),
        ("w01-lo", "w01-long"),
        ("w04", "w04-race"),
        ("today", "w01-easy-1"),
    ],
)
def test_an_id_its_beginning_or_today_is_one_session(told: str, meant: str) -> None:
    assert which_session(plan(), told, WEDNESDAY).id == meant


def test_a_whole_id_is_meant_even_where_a_longer_one_begins_so() -> None:
    tenth = evolve(plan().sessions[0], id="w01-easy-10")
    both = evolve(plan(), sessions=(tenth, *plan().sessions))
    assert which_session(both, "w01-easy-1", WEDNESDAY).id == "w01-easy-1"


def test_a_beginning_of_several_lists_them_all() -> None:
    error = problem("w01-l")
    assert error.code == "ambiguous-session"
    assert "w01-lift-a (2027-01-07 17:30), w01-long (2027-01-10 08:00)" in error.text


def test_several_sessions_today_are_listed() -> None:
    lift = evolve(plan().sessions[1], start=plan().sessions[0].start.replace(hour=17))
    with pytest.raises(BadInput) as raised:
        which_session(with_sessions(plan(), [lift]), "today", WEDNESDAY)
    assert raised.value.code == "ambiguous-session"
    assert "w01-easy-1" in raised.value.text
    assert "w01-lift-a" in raised.value.text


def test_a_dropped_session_is_not_today_s_but_has_its_id() -> None:
    dropped_on = date(2027, 1, 20)
    assert problem("today", dropped_on).code == "no-session-today"
    assert which_session(plan(), "w03", dropped_on).id == "w03-easy-1"


@pytest.mark.parametrize("told", ["", "W01-long", "w99-long", "long", "\x1b[31m", "x" * 5000])
def test_an_unknown_session_is_told_so(told: str) -> None:
    assert problem(told).code == "unknown-session"


def test_a_slip_gets_the_nearest_ids() -> None:
    assert "Did you mean w01-long" in problem("w1-long").fix


def test_today_s_only_lift_is_meant_where_a_lift_is_logged() -> None:
    lift = evolve(plan().sessions[1], start=plan().sessions[0].start.replace(hour=17))
    both = with_sessions(plan(), [lift])
    assert which_session(both, "today", WEDNESDAY, lift=True).id == "w01-lift-a"
    assert which_session(plan(), "today", WEDNESDAY, lift=True).id == "w01-easy-1"


def test_many_that_it_could_be_are_counted() -> None:
    text = problem("w").text
    assert text.count("(2027-") == 6
    assert text.endswith(f" and {len(plan().sessions) - 6} more.")
