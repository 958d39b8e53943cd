"""`pacelift doctor`."""

from pathlib import Path

import pytest

from tests.cli.given import NOW, run_here


def test_a_healthy_installation_is_told_fact_by_fact(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    answer = run_here(capsys, "doctor", "--home", home, "--now", NOW)
    assert answer.code == 0
    assert answer.out.endswith("All is well.\n")
    assert answer.out.startswith("  home ")
    assert "\n  integrity      ok\n" in answer.out


def test_in_json_facts_have_a_name_a_value_and_whether_they_are_good(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    told = run_here(capsys, "doctor", "--home", home, "--now", NOW, "--json").json
    facts = {each["name"]: each["value"] for each in told["facts"]}
    assert told["ok"] is True
    assert facts["entries"] == 1
    assert facts["now"] == "2027-01-06T07:00:00+01:00"
    assert facts["exercises"] >= 80


def test_a_damaged_database_needs_attention(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    for each in home.glob("pacelift.db*"):
        each.unlink()
    (home / "pacelift.db").write_bytes(b"not a database" * 100)
    answer = run_here(capsys, "doctor", "--home", home)
    assert answer.code == 2
    assert "! database-corrupt" in answer.out
    assert "needs your attention" in answer.out


def test_a_machine_without_anything_yet_is_well(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = run_here(capsys, "doctor", "--home", tmp_path / "new")
    assert answer.code == 0
    assert list(tmp_path.iterdir()) == []
