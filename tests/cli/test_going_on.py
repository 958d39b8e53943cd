"""What is logged of lifts changes the ones that follow, as a runner meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pacelift.coach.profile_example import example
from tests.builders import TODAY
from tests.cli.given import Runner

NEW = "2027-01-04T08:00+01:00"
FIRST, SECOND = "2027-01-12T21:00+01:00", "2027-01-19T21:00+01:00"
SQUATS = ("goblet-squat", "2x14@16")
TESTED = "2027-02-04T21:00+01:00"


@pytest.fixture
def runner(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Runner:
    """Whose plan is that of the example profile."""
    file = tmp_path / "profile.toml"
    file.write_text(example(TODAY), encoding="utf-8")
    runner = Runner(capsys, tmp_path / "home")
    assert runner.says("new", str(file), "--yes", now=NEW).code == 0
    return runner


def squats(runner: Runner, now: str) -> dict[str, float | None]:
    """Kilograms of goblet squats by session."""
    sessions = runner.says("plan", "--json", now=now).json["sessions"]
    return {
        session["id"]: each["load_kg"]
        for session in sessions
        for each in session["exercises"]
        if each["name"] == "Goblet squat"
    }


def test_two_sessions_over_the_band_and_later_ones_are_heavier_with_a_reason(
    runner: Runner,
) -> None:
    answer = runner.says("log", "w01-lift-a", *SQUATS, now=FIRST)
    assert answer.code == 0
    answer = runner.says("log", "w02-lift-a", *SQUATS, now=SECOND)
    assert answer.out.splitlines()[1:4] == [
        "• A step further: Full body A, Tue 26 Jan: Goblet squat with 17 kg instead of",
        "  16 kg.",
        "  Goblet squat: 17 kg after 16 kg, as your last set held two repetitions more",
    ]
    assert "(R-STR-13)" in answer.out
    loads = squats(runner, SECOND)
    assert loads["w01-lift-a"] is None
    assert (loads["w02-lift-a"], loads["w03-lift-a"]) == (16.0, 17.0)
    assert loads["w04-lift-a"] == 15.0
    told = runner.says("changes", "--json", now=SECOND).json["changes"]
    steps = [each for each in told if each["session"] == "w03-lift-a"]
    assert [(each["what"], each["rule"]) for each in steps] == [("progressed", "R-STR-13")] * 2
    assert steps[1]["why"].startswith("Goblet squat: 17 kg after 16 kg")
    kgs = [(c[when]["exercises"][0]["load_kg"]) for c in steps for when in ("before", "after")]
    assert kgs == [None, 16.0, 16.0, 17.0]


def test_undo_takes_a_heavier_load_back_to_the_byte(runner: Runner) -> None:
    plans = [runner.says("plan", "--json", now=SECOND).out]
    for session in ("w01-lift-a", "w02-lift-a"):
        runner.says("log", session, *SQUATS, now=SECOND)
        plans.append(runner.says("plan", "--json", now=SECOND).out)
    runner.says("mark", "w02-lift-a", "too-hard", now=SECOND)
    for former in reversed(plans):
        assert runner.says("undo", now=SECOND).code == 0
        assert runner.says("plan", "--json", now=SECOND).out == former


def test_too_hard_asked_what_if_takes_the_step_off_and_keeps_nothing(runner: Runner) -> None:
    for session in ("w01-lift-a", "w02-lift-a"):
        runner.says("log", session, *SQUATS, now=SECOND)
    before = runner.state(SECOND)
    what_if = ("mark", "w02-lift-a", "too-hard", "--dry-run", "--json")
    changes = runner.says(*what_if, now=SECOND).json["changes"]
    (lift,) = [each for each in changes if each["session"] == "w03-lift-a"]
    assert lift["after"]["exercises"][0]["load_kg"] == 16.0
    assert runner.state(SECOND) == before


def test_a_test_logged_by_side_puts_the_weaker_side_first(runner: Runner) -> None:
    for side, reps in (("left", 18), ("right", 25)):
        told = ("w04-lift-b", "single-leg-calf-raise-test", f"1x{reps}", "--side", side)
        answer = runner.says("log", *told, now=TESTED)
        assert f"1 × {reps} ({side})" in answer.out
    assert "your left side goes first and does one set more" in answer.out.replace("\n  ", " ")
    card = runner.says("today", now="2027-02-23T07:00+01:00").out
    assert "left side first and one set more" in card.replace("\n", " ").replace("  ", " ")
