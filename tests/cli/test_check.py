"""`pacelift check`."""

from pathlib import Path

import pytest

from pacelift.coach import rules
from pacelift.coach.rules.base import Finding
from tests.cli.given import NOW, Answer, Runner, run_here

HARD = Finding("R-VOL-3", "hard", "w01-long", "18 km after 15 km")
SOFT = Finding("R-INT-1", "soft", "week 2", "70 % easy")


def _check(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
    *found: Finding,
    json: bool = False,
) -> Answer:
    monkeypatch.setattr(rules, "check", lambda _plan, _catalogue: found)
    return run_here(capsys, "check", "--home", home, "--now", NOW, *(["--json"] if json else []))


def test_a_plan_that_keeps_all_rules_is_told_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    answer = _check(capsys, monkeypatch, home)
    assert answer.code == 0
    count, verdict = answer.out.splitlines()
    assert int(count.split()[0]) > 20
    assert verdict == "No hard rule is broken."


def test_a_soft_finding_is_a_note(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    answer = _check(capsys, monkeypatch, home, SOFT)
    assert answer.code == 0
    assert answer.out.endswith("Worth knowing:\n• R-INT-1, week 2: 70 % easy\n")


def test_a_hard_finding_is_a_defect(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    answer = _check(capsys, monkeypatch, home, HARD, SOFT)
    assert answer.code == 1
    assert "• R-VOL-3, w01-long: 18 km after 15 km" in answer.out


def test_in_json_findings_are_lists(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    told = _check(capsys, monkeypatch, home, HARD, SOFT, json=True).json
    assert [each["rule"] for each in told["hard"]] == ["R-VOL-3"]
    assert told["soft"][0] == {
        "rule": "R-INT-1",
        "severity": "soft",
        "where": "week 2",
        "text": "70 % easy",
        "values": {},
    }


def test_what_the_runner_moved_is_no_fault_of_ours(season: Runner) -> None:
    moved = season.says("move", "w01-long", "2027-01-07T19:00", "--json").json
    flagged = {each["rule"] for each in moved["warnings"]}
    answer = season.says("check", "--json")
    assert answer.code == 0
    assert answer.json["hard"] == []
    assert answer.json["own"]
    assert flagged == {"R-REPLAN-1"}
    text = season.says("check").out
    assert "Broken by what you moved, and kept as you want it:" in text
    assert "fault of Pacelift" not in text
