"""`pacelift race`."""

from pathlib import Path

import pytest

from tests.cli.given import Runner, home_with
from tests.words.builders import plan

LATER = "2027-01-17T20:00+01:00"


def test_a_race_changes_the_paces_of_what_lies_ahead(season: Runner) -> None:
    answer = season.says("race", "10k", "47:30", now=LATER)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "Raced: 10 km in 0:47:30, Sun 17 Jan."
    assert "(R-PACE-5)" in answer.out
    assert lines[-1] == "To take it back: pacelift undo"
    told = season.says("plan", "--json", now=LATER).json
    assert told["fitness"]["score"] == 42.5
    assert told["fitness"]["source"] == "recent_race"


def test_a_time_trial_is_in_the_runner_s_unit_on_the_day_named(runner: Runner) -> None:
    told = runner.says("race", "3", "12:30", "--date", "2027-01-16", "--json", now=LATER).json
    assert told["event"]["kind"] == "race"
    data = told["event"]["data"]
    assert (data["km"], data["time_s"], data["date"]) == (3.0, 750, "2027-01-16")


def test_a_look_ahead_keeps_nothing_and_undo_takes_a_race_back(runner: Runner) -> None:
    before = runner.says("plan", "--json", now=LATER).out
    assert runner.says("race", "10k", "47:30", "--dry-run", now=LATER).code == 0
    assert runner.says("plan", "--json", now=LATER).out == before
    assert runner.says("race", "10k", "47:30", now=LATER).code == 0
    assert runner.says("plan", "--json", now=LATER).out != before
    assert runner.says("undo", now=LATER).out.startswith("Taken back: Raced: 10 km in 0:47:30")
    assert runner.says("plan", "--json", now=LATER).out == before


def test_a_goal_out_of_reach_is_told_with_what_is_likely(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = home_with(plan(**{"race.goal": "3:50:00"}), tmp_path)
    runner = Runner(capsys, home)
    told = runner.says("race", "10k", "58:00", "--json", "--dry-run", now=LATER).json
    assert (told["goal"]["goal"], told["goal"]["rule"]) == ("3:50:00", "R-GOAL-2")
    assert set(told["goal"]) == {"goal", "prediction", "proposed", "rule", "text"}
    assert told["goal"]["text"].split()[0] in runner.says("race", "10k", "58:00", now=LATER).out
    assert runner.says("plan", "--json", now=LATER).json["race"]["goal"] == "3:50:00"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("10", "47:30", "--date", "2027-01-18"), "in-the-future"),
        (("10k", "47:30", "--date", "2026-10-01"), "too-old"),
        (("10k", "47:30", "--date", "2026-12-05"), "older-race"),
        (("10k", "20:00"), "not-believable"),
        (("10k", "2:10:00"), "not-believable"),
        (("0.4", "1:20"), "not-believable"),
        (("ten", "47:30"), "bad-distance"),
        (("10k", "47"), "bad-time"),
        (("10k", "47:30", "--date", "today"), "bad-day"),
        (("10k",), "usage"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    runner: Runner, arguments: tuple[str, ...], code: str
) -> None:
    before = runner.state()
    answer = runner.says("race", *arguments, "--json", now=LATER)
    assert (answer.code, answer.json["error"]["code"]) == (2, code)
    assert runner.state() == before
