"""Changes as sentences."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach.changes import Change, changes
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.plan import Reason
from pacelift.words.changes import change_text, change_why, told_changes
from pacelift.words.voice import Voice
from tests.coach.plans import catalogue, example_plan
from tests.words.builders import plan

WHY = Reason("R-REPLAN-1", "least-change")


def said(session: str, voice: Voice | None = None, **to: Any) -> str:
    before = session_of(plan(), session)
    assert before is not None
    after = with_sessions(plan(), [evolve(before, **to)])
    (change,) = changes(plan(), after, {}, WHY)
    return change_text(change, plan(), catalogue(), voice or Voice())


@pytest.mark.parametrize(
    ("session", "to", "text"),
    [
        ("w01-long", {"status": "dropped"}, "Dropped: Long run 16 km, Sun 10 Jan."),
        ("w03-easy-1", {"status": "planned"}, "Back again: Easy run 8 km, Wed 20 Jan."),
        (
            "w01-long",
            {"km": 12.0, "minutes": 75},
            "Shortened: Long run 16 km, Sun 10 Jan, is now Long run 12 km (1 h 15 min).",
        ),
        (
            "w02-quality-1",
            {"kind": "easy", "quality": False},
            "Eased: Intervals 11.4 km, Tue 12 Jan, is now Easy run 11.4 km (1 h 4 min).",
        ),
        (
            "w01-easy-1",
            {"km": 6.5, "minutes": 41},
            "A step further: Easy run 6 km, Wed 6 Jan, is now Easy run 6.5 km (41 min).",
        ),
    ],
)
def test_a_change_is_one_sentence(session: str, to: dict[str, Any], text: str) -> None:
    assert said(session, **to) == text


def test_a_move_tells_from_where_to_where() -> None:
    before = session_of(plan(), "w01-long")
    assert before is not None
    assert said("w01-long", start=before.start - timedelta(days=1, hours=-1)) == (
        "Moved: Long run 16 km, from Sun 10 Jan, 08:00 to Sat 9 Jan, 09:00."
    )


def test_a_session_in_one_plan_only_is_told_by_the_one_it_is_in() -> None:
    easy = plan().sessions[0]
    added, dropped = (
        Change(easy.id, "added", None, easy, WHY),
        Change(easy.id, "dropped", easy, None, WHY),
    )
    assert change_text(added, plan(), catalogue(), Voice()) == "Added: Easy run 6 km, Wed 6 Jan."
    assert (
        change_text(dropped, plan(), catalogue(), Voice()) == "Dropped: Easy run 6 km, Wed 6 Jan."
    )


def test_a_change_speaks_the_runners_units() -> None:
    assert "Long run 9.9 mi" in said("w01-long", Voice("mi"), status="dropped")


def test_an_unknown_reason_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        change_why(Reason("R-NOT-1", "made-up"), Voice())


def test_a_move_tells_what_else_became_of_it() -> None:
    before = session_of(plan(), "w01-long")
    assert before is not None
    start = before.start - timedelta(days=1)
    assert said("w01-long", start=start, km=12.0, minutes=75) == (
        "Moved: Long run 16 km, Sun 10 Jan, 08:00, is now Long run 12 km (1 h 15 min), "
        "Sat 9 Jan, 08:00."
    )


@pytest.mark.parametrize(
    ("reason", "head"),
    [
        (Reason("R-STR-18", "other-equipment"), "Other exercises"),
        (Reason("R-STR-18", "now-equipment"), "Other exercises"),
        (Reason("R-STR-17", "other-exercise"), "Other exercises"),
        (Reason("R-REPLAN-1", "undone"), "As before"),
        (Reason("R-STR-13", "same-load"), "With your load"),
        (Reason("R-STR-13", "load-up"), "A step further"),
        (Reason("R-STR-14", "light-load"), "Eased"),
    ],
)
def test_a_change_of_a_lift_is_headed_by_what_it_is(reason: Reason, head: str) -> None:
    """More weight is not always a step further, and another exercise never is one."""
    lifts = [each for each in example_plan().sessions if each.role == "lift-a"][:2]
    heavier = [
        evolve(each, exercises=tuple(evolve(e, load_kg=16.0) for e in each.exercises))
        for each in lifts
    ]
    after = with_sessions(example_plan(), heavier)
    told = changes(example_plan(), after, dict.fromkeys((each.id for each in lifts), reason), WHY)
    assert change_text(told[0], after, catalogue(), Voice()).startswith(f"{head}: Full body A, ")
    (all_told,) = told_changes(told, after, catalogue(), FillsAll())
    assert all_told.lines[0].startswith(f"{head}: 2 lifts from ")


class FillsAll(Voice):
    """A voice for reasons without their values."""

    def say(self, message: str, **values: Any) -> str:
        return super().say(message, **{"exercise": "", "kg": "", "before_kg": "", **values})
