"""What may be said of a plan, and what is refused before anything is kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach.edited import session_of
from pacelift.coach.plan import Session
from pacelift.coach.requests import log_data, mark_data, move_data, pause_data
from pacelift.coach.which_exercise import SetsDone
from pacelift.errors import BadInput
from tests.coach.entries import pause
from tests.words.builders import CATALOGUE, plan

TODAY = date(2027, 1, 7)
NOW = datetime(2027, 1, 7, 11, tzinfo=UTC)
"""Noon of that day where the runner is."""


def found(session: str) -> Session:
    session_found = session_of(plan(), session)
    assert session_found is not None
    return session_found


def code(request: Callable[[], object]) -> str:
    with pytest.raises(BadInput) as raised:
        request()
    assert raised.value.fix
    return raised.value.code


def test_a_mark_tells_all_it_was_given() -> None:
    assert mark_data(found("w01-easy-1"), "done", TODAY, rpe=4, km=6.1, minutes=39, note="ok") == {
        "session": "w01-easy-1",
        "mark": "done",
        "rpe": 4,
        "km": 6.1,
        "minutes": 39,
        "note": "ok",
    }


def test_today_can_be_marked_and_tomorrow_cannot() -> None:
    assert mark_data(found("w01-lift-a"), "done", TODAY)["mark"] == "done"
    assert code(lambda: mark_data(found("w01-core-1"), "missed", TODAY)) == "in-the-future"


@pytest.mark.parametrize(
    "told",
    [
        {"rpe": -0.1},
        {"rpe": 10.5},
        {"rpe": float("nan")},
        {"km": -1.0},
        {"km": float("inf")},
        {"km": 201.0},
        {"minutes": 0},
        {"minutes": 1441},
    ],
)
def test_a_number_out_of_its_range_is_refused(told: dict[str, Any]) -> None:
    assert code(lambda: mark_data(found("w01-easy-1"), "done", TODAY, **told)) == "bad-number"


@pytest.mark.parametrize("told", [{"rpe": 0}, {"rpe": 10}, {"rpe": 6.5}, {"minutes": 1}])
def test_the_ends_of_a_range_are_in_it(told: dict[str, Any]) -> None:
    assert mark_data(found("w01-easy-1"), "done", TODAY, **told)


def test_a_lift_has_no_km() -> None:
    assert code(lambda: mark_data(found("w01-lift-a"), "done", TODAY, km=3.0)) == "not-a-run"


def test_a_log_tells_exercise_sets_and_side() -> None:
    done = SetsDone(3, 30, None)
    data = log_data(found("w01-lift-a"), CATALOGUE["side-plank"], done, TODAY, side="left")
    assert data == {
        "session": "w01-lift-a",
        "exercise": "side-plank",
        "sets": 3,
        "reps": 30,
        "load_kg": None,
        "rir": None,
        "side": "left",
    }


@pytest.mark.parametrize(
    ("session", "exercise", "told", "expected"),
    [
        ("w01-core-1", "side-plank", {}, "in-the-future"),
        ("w01-easy-1", "side-plank", {}, "not-a-lift"),
        ("w01-lift-a", "goblet-squat", {"side": "left"}, "two-sided"),
        ("w01-lift-a", "goblet-squat", {"rir": 11}, "bad-number"),
        ("w01-lift-a", "goblet-squat", {"rir": -1}, "bad-number"),
    ],
)
def test_a_log_that_cannot_be_is_refused(
    session: str, exercise: str, told: dict[str, Any], expected: str
) -> None:
    done = SetsDone(3, 8, 16.0)
    assert (
        code(lambda: log_data(found(session), CATALOGUE[exercise], done, TODAY, **told)) == expected
    )


@pytest.mark.parametrize(
    ("to", "start"),
    [
        (date(2027, 1, 9), "2027-01-09T08:00"),
        (datetime(2027, 1, 9, 10, 15), "2027-01-09T10:15"),
        (datetime(2027, 1, 7, 12, 0), "2027-01-07T12:00"),
        (date(2027, 1, 31), "2027-01-31T08:00"),
    ],
)
def test_a_move_to_a_day_keeps_the_time_of_day(to: date, start: str) -> None:
    assert move_data(plan(), found("w01-long"), to, NOW) == {"session": "w01-long", "to": start}


@pytest.mark.parametrize(
    ("session", "to", "expected"),
    [
        ("w01-long", date(2027, 1, 5), "outside-the-plan"),
        ("w01-long", date(2027, 2, 1), "outside-the-plan"),
        ("w01-long", date(2027, 1, 6), "in-the-past"),
        ("w01-long", date(2027, 1, 7), "in-the-past"),
        ("w01-long", datetime(2027, 1, 7, 11, 59), "in-the-past"),
        ("w04-race", date(2027, 1, 30), "race-stays"),
    ],
)
def test_a_move_that_cannot_be_is_refused(session: str, to: date, expected: str) -> None:
    assert code(lambda: move_data(plan(), found(session), to, NOW)) == expected


def test_a_load_that_nobody_lifts_so_is_refused() -> None:
    lift, squat = found("w01-lift-a"), CATALOGUE["goblet-squat"]
    assert log_data(lift, squat, SetsDone(3, 12, 80.0), TODAY)["load_kg"] == 80.0
    assert code(lambda: log_data(lift, squat, SetsDone(3, 12, 80.5), TODAY)) == "too-heavy"


@pytest.mark.parametrize("status", ["planned", "missed", "dropped"])
def test_a_session_may_move_until_two_days_after_its_own(status: Any) -> None:
    long_run = evolve(found("w01-long"), status=status)
    in_time = datetime(2027, 1, 12, 22, 59, tzinfo=UTC)
    to = date(2027, 1, 16)
    assert move_data(plan(), long_run, to, in_time)["to"] == "2027-01-16T08:00"
    late = in_time + timedelta(minutes=1)
    assert code(lambda: move_data(plan(), long_run, to, late)) == "long-over"


@pytest.mark.parametrize("told", [{"km": 5.0}, {"minutes": 30}, {"rpe": 0}])
def test_what_was_missed_has_no_result_but_may_have_a_note(told: dict[str, Any]) -> None:
    run = found("w01-easy-1")
    assert code(lambda: mark_data(run, "missed", TODAY, **told)) == "nothing-done"
    assert mark_data(run, "missed", TODAY, note="late at work")["note"] == "late at work"


@pytest.mark.parametrize("status", ["done", "too-hard", "too-easy"])
def test_what_is_done_cannot_be_moved(status: Any) -> None:
    done = evolve(found("w01-easy-1"), status=status)
    assert code(lambda: move_data(plan(), done, date(2027, 1, 9), NOW)) == "already-done"


def test_a_pause_tells_its_days() -> None:
    first, last = date(2027, 1, 8), date(2027, 1, 10)
    assert pause_data(plan(), "injured", first, last, (), pain=4) == {
        "kind": "injured",
        "from": "2027-01-08",
        "to": "2027-01-10",
        "pain": 4,
        "equipment": None,
    }


@pytest.mark.parametrize(
    ("kind", "first", "last", "told", "expected"),
    [
        ("ill", 10, 8, {}, "from-after-to"),
        ("ill", 1, 5, {}, "outside-the-plan"),
        ("injured", 8, 9, {"pain": 11}, "bad-number"),
        ("injured", 8, 9, {"pain": -1}, "bad-number"),
        ("ill", 8, 9, {"pain": 3}, "not-injured"),
        ("busy", 8, 9, {"equipment": "none"}, "not-away"),
        ("busy", 8, 9, {"timezone": "Asia/Tokyo"}, "not-away"),
        ("ill", 8, 9, {"windows": ["06:00-08:00"]}, "not-away"),
        ("away", 8, 9, {"timezone": "Tokyo"}, "bad-timezone"),
        ("away", 8, 9, {"windows": ["06:00"]}, "bad-window"),
        ("away", 19, 21, {}, "pause-overlaps"),
        ("away", 22, 25, {}, "pause-overlaps"),
        ("away", 18, 26, {}, "pause-overlaps"),
    ],
)
def test_a_pause_that_cannot_be_is_refused(
    kind: Any, first: int, last: int, told: dict[str, Any], expected: str
) -> None:
    days = (date(2027, 1, first), date(2027, 1, last))
    kept = (pause("ill", "2027-01-20", "2027-01-22"),)
    assert code(lambda: pause_data(plan(), kind, *days, kept, **told)) == expected


def test_days_away_tell_clocks_and_windows_only_where_they_differ() -> None:
    days = (date(2027, 1, 8), date(2027, 1, 10))
    assert not {"timezone", "windows"} & set(pause_data(plan(), "away", *days, ()))
    windows = ("18:00-19:00", "06:00-08:00")
    data = pause_data(plan(), "away", *days, (), timezone="Asia/Tokyo", windows=windows)
    assert (data["timezone"], data["windows"]) == ("Asia/Tokyo", ["06:00-08:00", "18:00-19:00"])


@pytest.mark.parametrize(("first", "last"), [(18, 19), (23, 23)])
def test_pauses_may_touch(first: int, last: int) -> None:
    days = (date(2027, 1, first), date(2027, 1, last))
    assert pause_data(plan(), "away", *days, (pause("ill", "2027-01-20", "2027-01-22"),))
