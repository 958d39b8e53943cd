"""`pacelift changes`, on a plan of the real coach: the history is folded from nothing."""

from pathlib import Path

import pytest

from tests.cli.given import Runner
from tests.cli.golden import short_profile

NOW = "2027-01-12T20:00+01:00"


@pytest.fixture
def at_home(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Runner:
    """A runner with a real plan of five weeks."""
    profile = tmp_path / "profile.toml"
    profile.write_text(short_profile(), encoding="utf-8")
    runner = Runner(capsys, tmp_path / "home")
    assert runner.says("new", str(profile), now="2027-01-04T08:00+01:00").code == 0
    return runner


def test_a_plan_as_it_was_made_has_no_changes(at_home: Runner) -> None:
    assert at_home.says("changes").out == "Nothing has changed: the plan is as it was made.\n"
    assert at_home.says("changes", "--json").json == {
        "changes": [],
        "goal": None,
        "event": None,
        "events": [],
    }


def test_each_entry_stands_with_its_changes_and_what_was_undone_is_gone(at_home: Runner) -> None:
    moved = at_home.says("move", "w02-long", "2027-01-23T10:15", "--json", now=NOW).json
    at_home.says("pause", "ill", "2027-01-20", "2027-01-21", now=NOW)
    at_home.says("undo", now=NOW)
    marked = at_home.says("mark", "w01-easy-1", "done", "--json", now=NOW).json
    lines = at_home.says("changes", now=NOW).out.splitlines()
    assert lines[0].startswith("Tue 12 Jan, 20:00: Put on Sat 23 Jan, 10:15: Long run")
    assert lines[1].startswith("• Moved: Long run")
    assert lines[-1].startswith("Tue 12 Jan, 20:00: Done: Easy run")
    assert not any("Ill" in line for line in lines)
    told = at_home.says("changes", "--json", now=NOW).json
    assert [each["id"] for each in told["events"]] == [
        moved["event"]["id"],
        marked["event"]["id"],
    ]
    (change,) = told["changes"]
    assert change == {**moved["changes"][0], "event": moved["event"]["id"]}


def test_without_a_plan_there_are_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = Runner(capsys, tmp_path).says("changes", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "no-plan")
