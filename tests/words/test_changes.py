"""Changes as sentences."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach.adapt import UNDONE
from pacelift.coach.changes import Change, changes
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.plan import Reason
from pacelift.words.changes import change_text, change_why, told_changes
from pacelift.words.numbers import distance
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


def test_a_move_of_what_is_another_session_now_tells_both() -> None:
    before = session_of(plan(), "w01-long")
    assert before is not None
    there = {"start": before.start - timedelta(days=1), "km": 12.0, "minutes": 75}
    assert said("w01-long", **there) == (
        "Moved: Long run 16 km, from Sun 10 Jan, 08:00 to Sat 9 Jan, 08:00, where it is Long run "
        "12 km (1 h 15 min)."
    )
    lift = session_of(plan(), "w01-lift-a")
    assert lift is not None
    fewer = tuple(evolve(each, sets=each.sets - 1) for each in lift.exercises)
    moved = said("w01-lift-a", start=lift.start + timedelta(days=1), exercises=fewer)
    assert moved.startswith("Moved: Full body A, from Thu 7 Jan, 17:30 to Fri 8 Jan, 17:30: 1 set")


def undone(session: str, **to: Any) -> Change:
    """What an undo gives back of a session that an entry had made so."""
    before = session_of(plan(), session)
    assert before is not None
    (change,) = changes(with_sessions(plan(), [evolve(before, **to)]), plan(), {}, UNDONE)
    return change


def test_what_is_taken_back_is_back_as_it_was() -> None:
    lift = session_of(plan(), "w01-lift-a")
    assert lift is not None
    fewer = tuple(evolve(each, sets=each.sets - 1) for each in lift.exercises)
    for change, text in (
        (undone("w01-lift-a", exercises=fewer), "Back as it was: Full body A, Thu 7 Jan: 1 set"),
        (
            undone("w01-long", km=12.0, minutes=75),
            "Back as it was: Long run 12 km, Sun 10 Jan, is Long run 16 km again (1 h 41 min).",
        ),
        (undone("w01-long", km=17.0, minutes=110), "Back as it was: Long run 17 km"),
        (undone("w01-long", status="dropped"), "Back again: Long run 16 km, Sun 10 Jan."),
    ):
        assert change.what == "restored"
        assert change_text(change, plan(), catalogue(), Voice()).startswith(text)


@pytest.mark.parametrize("code", ["same-load", "big-step", "light-load", "lighter-load"])
def test_a_load_taken_over_from_the_log_is_no_step(code: str) -> None:
    lift = session_of(plan(), "w01-lift-a")
    assert lift is not None
    loaded = tuple(evolve(each, load_kg=16.0) for each in lift.exercises)
    rule = "R-STR-14" if "light" in code else "R-STR-13"
    why = Reason(rule, code, (("exercise", "Goblet squat"), ("kg", 16.0), ("before_kg", 17.0)))
    later = evolve(lift, exercises=loaded)
    change = Change(lift.id, "progressed", lift, later, why)
    text = change_text(change, plan(), catalogue(), Voice())
    assert text.startswith("From your log: Full body A, Thu 7 Jan: Side plank with 16 kg")
    week = timedelta(weeks=1)
    next_week = evolve(change, session="w02-lift-a", after=evolve(later, start=lift.start + week))
    (told,) = told_changes((change, next_week), plan(), catalogue(), Voice())
    assert told.lines[0].startswith("From your log: 2 lifts from Thu 7 Jan to Thu 14 Jan: ")


@pytest.mark.parametrize(
    ("reason", "head"),
    [
        (Reason("R-STR-18", "other-equipment"), "Other exercises"),
        (Reason("R-STR-18", "now-equipment"), "Other exercises"),
        (Reason("R-STR-17", "other-exercise"), "Other exercises"),
        (Reason("R-STR-13", "same-load"), "From your log"),
        (Reason("R-STR-13", "load-up"), "A step further"),
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


def test_a_week_made_smaller_is_one_line() -> None:
    why = Reason("R-MISS-7", "weeks-before")
    runs = [s for s in example_plan().sessions if s.week in (5, 6) and s.discipline == "run"]
    less = [evolve(each, km=(each.km or 0.0) - 1.0) for each in (*runs[:3], runs[-1])]
    after = with_sessions(example_plan(), less)
    told = changes(example_plan(), after, dict.fromkeys((each.id for each in less), why), WHY)
    (group,) = told_changes(told, after, catalogue(), Voice())
    now, was = (distance(Voice(), after.weeks[4].km + less) for less in (0.0, 3.0))
    assert group.lines[0] == f"Week 5: {now} instead of {was}, less in 3 runs."
    assert group.lines[1].startswith("Shortened: ")
    assert len(group.lines) == 2
