"""Days off."""

from datetime import datetime

import pytest
from attrs import evolve

from pacelift.coach.adapt import adapt
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.plan import Plan
from tests.coach.entries import pause
from tests.words.builders import CATALOGUE, plan


def statuses(after: Plan) -> dict[str, str]:
    return {each.id: each.status for each in after.sessions}


@pytest.mark.parametrize(
    ("kind", "rule"), [("ill", "R-ILL-1"), ("injured", "R-PAIN-1"), ("away", "R-REPLAN-1")]
)
def test_the_days_off_are_empty_and_each_change_says_why(kind: str, rule: str) -> None:
    after, changes = adapt(plan(), pause(kind, "2027-01-07", "2027-01-10"), CATALOGUE)
    dropped = ["w01-lift-a", "w01-core-1", "w01-long"]
    off = [each for each in changes if each.what == "dropped"]
    assert [each.session for each in off] == dropped
    assert {each.reason.rule for each in off} == {rule}
    assert statuses(after) == {**statuses(plan()), **dict.fromkeys(dropped, "dropped")}


def test_the_race_stays() -> None:
    after, _ = adapt(plan(), pause("ill", "2027-01-25", "2027-02-07"), CATALOGUE)
    race = session_of(after, "w04-race")
    assert race is not None
    assert (race.start, race.km, race.status) == (datetime(2027, 1, 31, 9, 30), 42.195, "planned")


def test_what_is_marked_stays_as_it_was_marked() -> None:
    easy = session_of(plan(), "w01-easy-1")
    assert easy is not None
    before = with_sessions(plan(), [evolve(easy, status="done")])
    after, _ = adapt(before, pause("ill", "2027-01-06", "2027-01-07"), CATALOGUE)
    assert statuses(after)["w01-easy-1"] == "done"
    assert statuses(after)["w01-lift-a"] == "dropped"


def test_the_week_counts_what_is_left() -> None:
    after, _ = adapt(plan(), pause("ill", "2027-01-07", "2027-01-10"), CATALOGUE)
    week = after.weeks[0]
    assert (week.km, week.long_km, week.strength_sessions) == (6.0, 0.0, 0)
