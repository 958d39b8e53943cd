"""A session that the runner takes out of the calendar."""

from __future__ import annotations

from datetime import datetime

from pacelift.coach.journal import Entry
from pacelift.coach.rules import hard_findings
from tests.coach.adapt.lives import entry, session, told
from tests.coach.plans import catalogue, example_plan

MONDAY = datetime(2027, 2, 1, 5)


def skip(session_id: str) -> Entry:
    return entry(example_plan(), "skip", MONDAY, session=session_id)


def test_it_is_off_and_nothing_else_moves_for_it() -> None:
    plan, (change,) = told(example_plan(), skip("w05-easy-1"))
    assert session(plan, "w05-easy-1").status == "dropped"
    assert (change.session, change.what, change.reason.code) == (
        "w05-easy-1",
        "dropped",
        "taken-out",
    )
    assert not hard_findings(plan, catalogue())


def test_without_its_long_run_the_next_grows_from_what_was_really_run() -> None:
    plan, changes = told(example_plan(), skip("w05-long"))
    assert [each.session for each in changes if each.what == "dropped"] == ["w05-long"]
    assert all(each.what in ("dropped", "shortened", "eased") for each in changes)
    assert not hard_findings(plan, catalogue())


def test_the_race_and_what_was_done_stay() -> None:
    assert told(example_plan(), skip("w16-race")) == (example_plan(), ())
    done, _ = told(
        example_plan(), entry(example_plan(), "mark", MONDAY, session="w04-long", mark="done")
    )
    assert told(done, skip("w04-long")) == (done, ())


def test_a_session_of_another_plan_changes_nothing() -> None:
    assert told(example_plan(), skip("w77-long")) == (example_plan(), ())
