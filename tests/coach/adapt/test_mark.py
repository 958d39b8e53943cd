"""Marks: the session has it, with what was told; nothing else is touched."""

from typing import Any

import pytest

from pacelift.coach.adapt import adapt
from pacelift.coach.edited import session_of
from pacelift.coach.plan import Actual, Plan, Session
from tests.coach.entries import entry
from tests.words.builders import CATALOGUE, plan


def marked(before: Plan, mark: str, session: str = "w01-easy-1", **told: Any) -> Plan:
    after, changes = adapt(before, entry("mark", session=session, mark=mark, **told), CATALOGUE)
    assert changes == ()
    return after


def found(after: Plan, session: str = "w01-easy-1") -> Session:
    session_found = session_of(after, session)
    assert session_found is not None
    return session_found


@pytest.mark.parametrize("mark", ["done", "missed", "too-hard", "too-easy"])
def test_a_marked_session_has_the_mark_and_keeps_its_place(mark: str) -> None:
    after = marked(plan(), mark)
    assert found(after).status == mark
    assert found(after).start == found(plan()).start
    assert [each for each in after.sessions if each.id != "w01-easy-1"] == [
        each for each in plan().sessions if each.id != "w01-easy-1"
    ]


def test_what_was_really_done_is_kept_with_it() -> None:
    after = marked(plan(), "done", km=5.2, minutes=36, rpe=6.5, note="hot")
    assert found(after).actual == Actual(5.2, 36, 6.5, "hot")


def test_a_mark_alone_says_nothing_of_what_was_done() -> None:
    assert found(marked(plan(), "done")).actual is None


def test_of_two_marks_the_later_holds_and_logged_sets_stay() -> None:
    logged = {"exercise": "goblet-squat", "sets": 3, "reps": 8, "load_kg": 16.0}
    with_log, _ = adapt(plan(), entry("log", session="w01-lift-a", **logged), CATALOGUE)
    once = marked(with_log, "missed", "w01-lift-a", rpe=9.0)
    twice = found(marked(once, "done", "w01-lift-a", minutes=40), "w01-lift-a")
    assert twice.status == "done"
    assert twice.actual is not None
    assert (twice.actual.rpe, twice.actual.minutes, len(twice.actual.sets)) == (None, 40, 1)


def test_what_is_missed_no_longer_counts_in_its_week() -> None:
    done, missed = marked(plan(), "done"), marked(plan(), "missed")
    assert done.weeks[0].km - missed.weeks[0].km == 6.0
    assert missed.weeks[1:] == plan().weeks[1:]


def test_a_session_that_is_not_in_the_plan_changes_nothing() -> None:
    assert marked(plan(), "done", "w77-long") == plan()
