"""`pacelift log`."""

import pytest

from tests.cli.given import Runner

THURSDAY = "2027-01-07T20:00+01:00"


def test_a_lift_is_said_back_and_stands_in_the_plan(runner: Runner) -> None:
    answer = runner.says("log", "today", "Goblet squat", "3x8@16", "--rir", "2", now=THURSDAY)
    assert answer.code == 0
    assert answer.out.startswith("Logged: Goblet squat 3 × 8 with 16 kg, Full body A, Thu 7 Jan.\n")
    lift = runner.says("plan", "--json", now=THURSDAY).json["sessions"][1]
    assert lift["status"] == "planned"
    assert lift["actual"]["exercises"] == [
        {
            "exercise": "goblet-squat",
            "name": "Goblet squat",
            "sets": 3,
            "reps": 8,
            "load_kg": 16.0,
            "rir": 2,
            "side": None,
        }
    ]


def test_today_s_lift_is_meant_though_there_is_a_run_as_well(season: Runner) -> None:
    """As the command's own help has it."""
    tuesday = "2027-01-12T20:00+01:00"
    held = season.says("today", "--json", now=tuesday).json["sessions"]
    assert [each["discipline"] for each in held] == ["run", "strength"]
    name = held[1]["exercises"][0]["name"]
    told = season.says("log", "today", name, "3x8@16", "--json", now=tuesday)
    assert told.code == 0, told.err
    assert told.json["event"]["data"]["session"] == held[1]["id"]


def test_each_side_can_be_logged_by_itself(runner: Runner) -> None:
    for side, reps in (("left", 30), ("right", 40)):
        told = ("w01-lift-a", "side-plank", f"1x{reps}", "--side", side)
        assert runner.says("log", *told, now=THURSDAY).code == 0
    lift = runner.says("plan", "--json", now=THURSDAY).json["sessions"][1]
    assert [(e["side"], e["reps"]) for e in lift["actual"]["exercises"]] == [
        ("left", 30),
        ("right", 40),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (("today", "gobet squat", "3x8"), "unknown-exercise", "Did you mean goblet-squat"),
        (("today", "goblet-squat", "3*8"), "bad-sets", "3x8@40"),
        (("today", "goblet-squat", "3x8", "--rir", "11"), "bad-number", "from 0 to 10"),
        (("today", "goblet-squat", "3x8", "--side", "left"), "two-sided", "--side"),
        (("w01-easy-1", "goblet-squat", "3x8"), "not-a-lift", "w01-lift-a"),
        (("w01-core-1", "side-plank", "3x30"), "in-the-future", "pacelift pause"),
    ],
)
def test_what_cannot_be_is_told_with_the_way_on_and_nothing_kept(
    runner: Runner, arguments: tuple[str, ...], code: str, part: str
) -> None:
    before = runner.state(THURSDAY)
    answer = runner.says("log", *arguments, "--json", now=THURSDAY)
    assert (answer.code, answer.json["error"]["code"]) == (2, code)
    assert part in answer.json["error"]["fix"]
    assert runner.state(THURSDAY) == before
