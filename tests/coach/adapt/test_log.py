"""Logged lifts are kept with their session."""

from typing import Any

from pacelift.coach.adapt import adapt
from pacelift.coach.edited import session_of
from pacelift.coach.plan import LoggedSet, Plan
from tests.coach.entries import entry
from tests.words.builders import CATALOGUE, plan

SQUATS = {"exercise": "goblet-squat", "sets": 3, "reps": 8, "load_kg": 16.0, "rir": 2}
PLANK = {"exercise": "side-plank", "sets": 1, "reps": 40, "side": "left"}


def logged(before: Plan, session: str = "w01-lift-a", **data: Any) -> Plan:
    after, changes = adapt(before, entry("log", session=session, **data), CATALOGUE)
    assert changes == ()
    return after


def test_sets_stand_in_the_order_they_were_logged_in() -> None:
    session = session_of(logged(logged(plan(), **SQUATS), **PLANK), "w01-lift-a")
    assert session is not None
    assert session.actual is not None
    assert session.actual.sets == (
        LoggedSet("goblet-squat", 3, 8, 16.0, 2, None),
        LoggedSet("side-plank", 1, 40, None, None, "left"),
    )
    assert session.status == "planned"


def test_a_session_that_is_not_in_the_plan_changes_nothing() -> None:
    assert logged(plan(), "w77-lift-a", **SQUATS) == plan()
