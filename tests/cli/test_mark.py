"""`pacelift mark`."""

import json

import pytest

from tests.cli.given import Runner
from tests.words.contract import validate

SATURDAY = "2027-01-09T20:00+01:00"


def test_a_mark_is_said_back_and_can_be_taken_back(season: Runner) -> None:
    answer = season.says("mark", "w01-easy-1", "missed")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "Missed: Easy run 5 km, Wed 6 Jan.",
        "Nothing else changes: what is missed is not made up (R-MISS-1).",
        "",
        "To take it back: pacelift undo",
    ]


def test_what_was_done_stands_in_the_plan(runner: Runner) -> None:
    told = ("--rpe", "6.5", "--km", "5.8", "--minutes", "40", "--note", "wind")
    assert runner.says("mark", "w01-easy", "too-hard", *told).code == 0
    plan = runner.says("plan", "--json").json
    validate(plan)
    assert plan["sessions"][0]["status"] == "too-hard"
    assert plan["sessions"][0]["actual"] == {
        "km": 5.8,
        "minutes": 40,
        "rpe": 6.5,
        "exercises": [],
        "note": "wind",
    }


def test_in_json_it_is_the_contracts_answer(runner: Runner) -> None:
    told = runner.says("mark", "w01-easy-1", "done", "--json").json
    assert (told["changes"], told["goal"]) == ([], None)
    assert told["event"]["kind"] == "mark"
    assert told["event"]["at"] == "2027-01-06T06:00:00.000000Z"
    assert told["event"]["data"] == {
        "plan": told["event"]["data"]["plan"],
        "session": "w01-easy-1",
        "mark": "done",
        "rpe": None,
        "km": None,
        "minutes": None,
        "note": None,
    }


def test_a_look_ahead_keeps_nothing(runner: Runner) -> None:
    before = runner.state()
    answer = runner.says("mark", "today", "done", "--dry-run")
    assert answer.code == 0
    assert answer.out.endswith("\n\nOnly a look ahead: nothing was kept.\n")
    assert runner.state() == before


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (("w01-x", "done"), "unknown-session", "There is no session 'w01-x'"),
        (("w01-l", "done"), "ambiguous-session", "w01-lift-a (2027-01-07 17:30), w01-long"),
        (("today", "done"), "no-session-today", "There is no session on 2027-01-09"),
        (("w01-long", "done"), "in-the-future", "w01-long is on 2027-01-10, after today"),
        (("w01-easy-1", "done", "--rpe", "11"), "bad-number", "--rpe 11 is out of range"),
        (("w01-easy-1", "done", "--rpe", "-1"), "bad-number", "--rpe -1 is out of range"),
        (("w01-easy-1", "done", "--rpe", "nan"), "bad-number", "--rpe nan is out of range"),
        (("w01-lift-a", "done", "--km", "3"), "not-a-run", "is no run"),
        (("w01-easy-1", "great"), "usage", "'great' is not one of"),
        (("w01-easy-1", "done", "--rpe", "hard"), "usage", "not a valid float"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_nothing_kept(
    runner: Runner, arguments: tuple[str, ...], code: str, part: str
) -> None:
    before = runner.state(SATURDAY)
    answer = runner.says("mark", *arguments, "--json", now=SATURDAY)
    assert answer.code == 2
    error = json.loads(answer.out)["error"]
    assert error["code"] == code
    assert part in error["text"]
    assert "\n" not in error["text"]
    assert part in answer.err
    assert runner.state(SATURDAY) == before


def test_without_a_plan_there_is_nothing_to_mark(runner: Runner) -> None:
    empty = Runner(runner.capsys, runner.home / "none")
    answer = empty.says("mark", "today", "done")
    assert (answer.code, "There is no plan yet." in answer.err) == (2, True)
    assert not empty.home.exists()


def test_a_mark_is_kept_under_any_note(runner: Runner) -> None:
    assert runner.says("mark", "today", "done", "--note", "[red]\x1b[31m ☔ {0}").code == 0
    assert "\x1b" not in runner.says("today").out


def test_the_week_and_the_card_show_what_was_told(runner: Runner) -> None:
    runner.says("mark", "w01-easy-1", "done", "--rpe", "4", "--km", "5.8")
    week = runner.says("plan", "--week", "1").out
    assert "✓ Run: Easy run 6 km" in week
    assert "Done, 5.8 km, effort 4 of 10." in week
    assert "Done, 5.8 km, effort 4 of 10." in runner.says("today").out
