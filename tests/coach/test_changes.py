"""What differs between two plans."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach.changes import changes
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.plan import Actual, Plan, Reason, Session, Step
from tests.words.builders import INTERVALS, plan, prescription

DEFAULT = Reason("R-REPLAN-1", "least-change")
OTHER = Reason("R-ILL-1", "ill")


def found(session: str) -> Session:
    session_found = session_of(plan(), session)
    assert session_found is not None
    return session_found


def edited(session: str, **to: Any) -> Plan:
    return with_sessions(plan(), [evolve(found(session), **to)])


def whats(before: Plan, after: Plan) -> list[tuple[str, str]]:
    return [(each.session, each.what) for each in changes(before, after, {}, DEFAULT)]


def without(session: str) -> Plan:
    return evolve(plan(), sessions=tuple(s for s in plan().sessions if s.id != session))


LATER = {"start": found("w01-long").start + timedelta(hours=2)}
SLOWER = tuple(
    evolve(step, pace=(300.0, 300.0)) if step.kind == "work" else step for step in INTERVALS
)


@pytest.mark.parametrize(
    ("session", "to", "what"),
    [
        ("w01-long", {"status": "dropped"}, "dropped"),
        ("w03-easy-1", {"status": "planned"}, "restored"),
        ("w01-long", LATER, "moved"),
        ("w01-long", {**LATER, "minutes": 60, "km": 9.0}, "moved"),
        ("w01-long", {"minutes": 60, "km": 9.0}, "shortened"),
        ("w01-long", {"km": 9.0}, "shortened"),
        ("w02-quality-1", {"kind": "easy", "quality": False, "minutes": 40}, "eased"),
        ("w02-quality-1", {"rpe": (3, 4)}, "eased"),
        ("w02-quality-1", {"steps": SLOWER}, "eased"),
        ("w01-lift-a", {"exercises": (prescription(sets=2, load_kg=16.0),)}, "eased"),
        ("w01-long", {"minutes": 120, "km": 18.0}, "progressed"),
    ],
)
def test_a_change_has_the_word_that_weighs_most(
    session: str, to: dict[str, Any], what: str
) -> None:
    assert whats(plan(), edited(session, **to)) == [(session, what)]


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({"load_kg": 16.0}, {"load_kg": 17.5}, "progressed"),
        ({"load_kg": 16.0}, {"load_kg": 14.0}, "eased"),
        ({}, {"amount": (10, 12)}, "progressed"),
        ({"rir": 2}, {"rir": 3}, "eased"),
        ({}, {"exercise": "pistol-squat"}, "progressed"),
    ],
)
def test_a_lift_is_harder_or_easier_by_what_it_asks_for(
    before: dict[str, Any], after: dict[str, Any], what: str
) -> None:
    one, two = (edited("w01-lift-a", exercises=(prescription(**each),)) for each in (before, after))
    assert whats(one, two) == [("w01-lift-a", what)]


@pytest.mark.parametrize(
    "to",
    [
        {"status": "missed"},
        {"status": "done", "actual": Actual(km=15.0)},
        {"pinned": True},
        {"why": ()},
        {"bedtime": None},
    ],
)
def test_what_the_runner_said_and_what_only_explains_is_no_change(to: dict[str, Any]) -> None:
    assert whats(plan(), edited("w01-long", **to)) == []


def test_a_dropped_session_that_was_done_after_all_is_no_change_of_the_plan() -> None:
    assert whats(plan(), edited("w03-easy-1", status="done")) == []


def test_a_session_in_one_plan_only_was_added_or_dropped() -> None:
    assert whats(plan(), without("w01-long")) == [("w01-long", "dropped")]
    assert whats(without("w01-long"), plan()) == [("w01-long", "added")]
    (change,) = changes(without("w01-long"), plan(), {}, DEFAULT)
    assert (change.before, change.after) == (None, found("w01-long"))


def test_changes_stand_in_order_of_start_with_their_reasons() -> None:
    after = with_sessions(
        plan(),
        [
            evolve(found("w02-quality-1"), status="dropped"),
            evolve(found("w01-easy-1"), start=found("w01-long").start + timedelta(hours=3)),
            evolve(found("w01-long"), steps=(Step("easy", 9.0, 60.0, "km", "E"),), km=9.0),
        ],
    )
    told = changes(plan(), after, {"w01-long": OTHER}, DEFAULT)
    assert [(each.session, each.reason) for each in told] == [
        ("w01-long", OTHER),
        ("w01-easy-1", DEFAULT),
        ("w02-quality-1", DEFAULT),
    ]


def test_equal_plans_differ_in_nothing() -> None:
    assert changes(plan(), plan(), {"w01-long": OTHER}, DEFAULT) == ()


@pytest.mark.parametrize(
    ("code", "to", "what"),
    [
        ("harder", {"amount": (6, 8)}, "progressed"),
        ("slower", {"tempo": "3-1-1"}, "progressed"),
        ("by-feel", {"load_kg": None}, "progressed"),
        ("easier", {"amount": (12, 15)}, "eased"),
        ("hold-hard", {"load_kg": 20.0}, "eased"),
        ("same-load", {"load_kg": 8.0}, "eased"),
        ("load-up", {"load_kg": 18.0}, "progressed"),
    ],
)
def test_a_reason_tells_the_way_where_the_figures_do_not(
    code: str, to: dict[str, Any], what: str
) -> None:
    before = edited("w01-lift-a", exercises=(prescription(load_kg=16.0),))
    after = edited("w01-lift-a", exercises=(prescription(**{"load_kg": 16.0, **to}),))
    (change,) = changes(before, after, {"w01-lift-a": Reason("R-STR-13", code)}, DEFAULT)
    assert change.what == what


def test_a_reason_of_progress_makes_no_move_of_a_session_a_step() -> None:
    reasons = {"w01-long": Reason("R-STR-13", "harder")}
    (change,) = changes(plan(), edited("w01-long", **LATER), reasons, DEFAULT)
    assert change.what == "moved"
