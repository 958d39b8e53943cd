"""A session's page as values."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from attrs import evolve

from pacelift.coach.hard_efforts import hard_efforts
from pacelift.coach.plan import Actual, LoggedSet, Plan, Session
from pacelift.coach.rules import RULES
from pacelift.words.session_view import SessionView, rest_text, session_view
from pacelift.words.voice import Voice
from tests.coach.plans import catalogue, example_plan, plan_with

TODAY = date(2027, 1, 12)


def session(name: str, plan: Plan | None = None) -> Session:
    return next(each for each in (plan or example_plan()).sessions if each.id == name)


def shown(name: str, plan: Plan | None = None, units: str = "km") -> SessionView:
    voice = Voice("mi") if units == "mi" else Voice()
    return session_view(plan or example_plan(), name, catalogue(), voice, TODAY)


def logged(name: str, *sets: LoggedSet, plan: Plan | None = None) -> Plan:
    plan = plan or example_plan()

    def made(each: Session) -> Session:
        return evolve(each, actual=Actual(sets=sets)) if each.id == name else each

    return evolve(plan, sessions=tuple(map(made, plan.sessions)))


def test_a_run_has_its_steps_with_paces_in_the_runner_s_unit() -> None:
    assert shown("w02-easy-1").steps[0].endswith("(5:54–6:39 /km)")
    assert (
        "/mi"
        in shown(
            "w02-easy-1",
            plan_with(units="mi", **{"running.weekly": 20.0, "running.longest": 10.0}),
            "mi",
        ).steps[0]
    )


def test_a_lift_has_its_exercises_with_cues_and_a_row_for_each_set() -> None:
    squat = shown("w02-lift-a").exercises[0]
    assert squat.name == "Goblet squat"
    assert squat.asked == "2 × 8–12, 4 reps in reserve, rest 75 s"
    assert squat.cues.startswith("Hold one dumbbell upright")
    assert [(e.number, e.reps, e.told) for e in squat.sets] == [(1, 8, ""), (2, 8, "")]
    assert (squat.rest_s, squat.most_kg) == (75, 80.0)


def test_last_time_s_numbers_are_those_of_the_last_session_that_has_any() -> None:
    plan = logged("w01-lift-b", LoggedSet("goblet-squat", 2, 9, 14.0))
    assert shown("w02-lift-a", plan).exercises[0].last.startswith("Last time, ")
    plan = logged("w01-lift-a", LoggedSet("goblet-squat", 2, 10, 16.0), plan=plan)
    last = shown("w02-lift-a", plan).exercises[0].last
    newest = max(session("w01-lift-a"), session("w01-lift-b"), key=lambda each: each.start)
    told = "2 × 10 reps, 16 kg" if newest.id == "w01-lift-a" else "2 × 9 reps, 14 kg"
    assert last.endswith(told)
    assert shown("w02-lift-a").exercises[0].last == ""


def test_what_is_logged_is_told_set_by_set_and_the_next_begins_with_it() -> None:
    plan = logged("w02-lift-a", LoggedSet("goblet-squat", 1, 10, 16.5))
    first, second = shown("w02-lift-a", plan).exercises[0].sets
    assert first.told == "10 reps, 16.5 kg"
    assert (second.told, second.reps, second.kg) == ("", 10, 16.5)


def test_more_sets_than_asked_are_all_shown() -> None:
    plan = logged("w02-lift-a", LoggedSet("goblet-squat", 3, 8, 16.0))
    assert [bool(e.told) for e in shown("w02-lift-a", plan).exercises[0].sets] == [True] * 3


def with_lift(**changed: object) -> Plan:
    plan = example_plan()

    def made(each: Session) -> Session:
        if each.id != "w02-lift-a":
            return each
        first, *rest = each.exercises
        return evolve(each, exercises=(evolve(first, **changed), *rest))

    return evolve(plan, sessions=tuple(map(made, plan.sessions)))


def test_a_test_is_of_each_side_and_so_is_what_the_weaker_one_does_more() -> None:
    test = shown("w02-lift-a", with_lift(test=True, sets=1)).exercises[0].sets
    assert [(each.side, each.name) for each in test] == [
        ("left", "Set 1, left"),
        ("right", "Set 2, right"),
    ]
    weaker = with_lift(weaker="right", extra_sets=1)
    assert [each.side for each in shown("w02-lift-a", weaker).exercises[0].sets] == [
        None,
        None,
        "right",
    ]


def test_what_was_done_on_a_side_stands_in_that_side_s_row() -> None:
    plan = logged(
        "w02-lift-a", LoggedSet("goblet-squat", 1, 9, side="right"), plan=with_lift(test=True)
    )
    left, right = shown("w02-lift-a", plan).exercises[0].sets
    assert (left.told, right.told) == ("", "9 reps")


def test_sets_logged_one_by_one_are_told_as_one_line() -> None:
    alike = LoggedSet("goblet-squat", 1, 10, 16.0)
    plan = logged("w01-lift-a", alike, alike, evolve(alike, reps=8))
    assert (
        shown("w02-lift-a", plan)
        .exercises[0]
        .last.endswith("2 × 10 reps, 16 kg, 1 × 8 reps, 16 kg")
    )


def test_every_reason_names_its_rule_and_source() -> None:
    for each in ("w02-easy-1", "w02-lift-a", "w02-long"):
        view = shown(each)
        for why, reason in zip(view.why, session(each).why, strict=True):
            rule = RULES[reason.rule]
            assert why.source.startswith(f"Rule {rule.id}: {rule.sentence} Source: {rule.source}")


def test_the_hours_to_the_hard_efforts_before_and_after_are_told() -> None:
    assert shown("w02-lift-a").hours == (
        "56 h after the long run on Sun 10 Jan",
        "47 h before the strength session on Thu 14 Jan",
    )


def test_hours_are_true_over_a_change_of_the_clocks() -> None:
    plan = example_plan()  # clocks go forward on 28 March
    before = evolve(session("w12-long"), start=datetime(2027, 3, 27, 20), minutes=60)
    after = evolve(session("w13-long"), start=datetime(2027, 3, 28, 9))
    both = evolve(plan, sessions=(before, after))
    told = hard_efforts(after, both)
    assert told.before is not None
    assert told.before.hours == 11


def test_what_was_missed_is_no_hard_effort() -> None:
    plan = example_plan()
    missed = tuple(
        evolve(each, status="missed") if each.id == "w01-long" else each for each in plan.sessions
    )
    told = hard_efforts(session("w02-easy-1"), evolve(plan, sessions=missed)).before
    assert told is None or told.session.id != "w01-long"


def test_plan_b_and_what_else_a_card_says_is_there_once() -> None:
    headings = [each.heading for each in shown("w02-long").parts]
    assert "Plan B" in headings
    assert not {"Steps", "Exercises", "Why"} & set(headings)


def test_a_session_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="w99"):
        shown("w99-easy-1")


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (75.0, "Rest: 1:15 left"),
        (59.2, "Rest: 1:00 left"),
        (0.4, "Rest: 0:01 left"),
        (0.0, "The rest is over: next set."),
        (-5.0, "The rest is over: next set."),
    ],
)
def test_a_rest_is_told_in_words(left: float, text: str) -> None:
    assert rest_text(left, Voice()) == text
