"""The developer's commands, with what they start recorded instead of run."""

from __future__ import annotations

import json
from pathlib import Path

import dev
import pytest


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is set up."""
    monkeypatch.setattr(dev, "set_up", lambda *, tests=False: None)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What was started; all of it succeeds."""
    recorded: list[str] = []
    monkeypatch.setattr(dev, "call", lambda *command: recorded.append(" ".join(command)) or 0)
    monkeypatch.setattr(dev, "COVERAGE", tmp_path / "coverage.json")
    return recorded


def write_coverage(report: Path, covered: int, of: int) -> None:
    totals = {"covered_branches": covered, "num_branches": of}
    report.write_text(json.dumps({"totals": totals}))


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["tset"], 2), (["--help"], 0)])
def test_usage_is_printed_for_no_command(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code
    assert "dev.py COMMAND" in capsys.readouterr().out


def test_the_whole_test_runs_the_checks_and_then_pytest(calls: list[str]) -> None:
    assert dev.main(["test"]) == 0
    started = [next(name for name in CHECK_PROGRAMS if name in call) for call in calls]
    assert started == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert "--cov=pacelift.coach" in calls[-1]


CHECK_PROGRAMS = ["pytest", "ruff", "mypy", "lint-imports"]


def test_pytest_arguments_run_pytest_alone(calls: list[str]) -> None:
    assert dev.main(["test", "-k", "plan"]) == 0
    (call,) = calls
    assert call.endswith("-m pytest -k plan")


def test_a_failed_check_does_not_stop_the_others_and_is_named(
    monkeypatch: pytest.MonkeyPatch, calls: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    record = dev.call
    monkeypatch.setattr(dev, "call", lambda *command: record(*command) or int("mypy" in command[0]))
    assert dev.main(["test"]) == 1
    assert "pytest" in calls[-1]
    assert capsys.readouterr().err.endswith("Failed: mypy\n")


@pytest.mark.parametrize(("covered", "code"), [(94, 1), (95, 0)])
def test_less_than_95_percent_of_the_coachs_branches_fails(
    monkeypatch: pytest.MonkeyPatch, calls: list[str], covered: int, code: int
) -> None:
    def run_tests(*command: str) -> int:
        if "pytest" in command:
            write_coverage(dev.COVERAGE, covered, 100)
        return 0

    monkeypatch.setattr(dev, "call", run_tests)
    assert dev.main(["test"]) == code


def test_coverage_of_an_earlier_run_does_not_count(calls: list[str]) -> None:
    write_coverage(dev.COVERAGE, 1, 100)
    assert dev.main(["test"]) == 0


def test_bench_measures_only_the_benchmarks(calls: list[str]) -> None:
    assert dev.main(["bench"]) == 0
    (call,) = calls
    assert call.endswith("pytest tests/benchmarks --benchmark-enable --capture=no")


def test_every_run_of_the_tests_runs_the_benchmarks_too(pytestconfig: pytest.Config) -> None:
    """Unmeasured, so that one that no longer fits the program is seen at once."""
    assert not any("benchmarks" in folder for folder in pytestconfig.getini("norecursedirs"))
    assert "--benchmark-disable" in pytestconfig.getini("addopts")


def test_lock_pins_with_hashes_for_every_platform(calls: list[str]) -> None:
    assert dev.main(["lock", "--upgrade"]) == 0
    (call,) = calls
    assert "--universal" in call
    assert "--generate-hashes" in call
    assert call.endswith("--upgrade")


class TestRun:
    @pytest.fixture
    def commands(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
        """Pacelift's commands that were run, on a machine whose home is tmp_path."""
        recorded: list[str] = []
        monkeypatch.setattr(
            dev, "pacelift", lambda *arguments: recorded.append(" ".join(arguments)) or 0
        )
        return recorded

    @staticmethod
    def answer(monkeypatch: pytest.MonkeyPatch, home: Path, plan: dict[str, object]) -> None:
        answers = {"plan": json.dumps(plan), "profile": 'name = "Example"\n'}
        monkeypatch.setattr(
            dev,
            "asked",
            lambda *asked, quiet=False: answers[asked[2]] if asked[0] == "-m" else f"{home}\n",
        )

    def test_arguments_go_to_pacelift(self, commands: list[str]) -> None:
        assert dev.main(["run", "plan", "--week", "3"]) == 0
        assert commands == ["plan --week 3"]

    def test_without_a_plan_the_example_is_made_and_exported(
        self, commands: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        self.answer(monkeypatch, tmp_path, {"error": {"code": "no-plan"}})
        assert dev.main(["run"]) == 0
        profile, calendar = tmp_path / "example" / "profile.toml", tmp_path / "example" / "plan.ics"
        assert commands == [f"new {profile} --yes", f"export {calendar}"]
        assert profile.read_text() == 'name = "Example"\n'

    @pytest.mark.parametrize(
        "plan", [{"name": "Hamburg"}, {"error": {"code": "database-damaged"}}], ids=["kept", "lost"]
    )
    def test_a_plan_is_only_shown_even_when_it_cannot_be_read(
        self,
        commands: list[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        plan: dict[str, object],
    ) -> None:
        self.answer(monkeypatch, tmp_path, plan)
        assert dev.main(["run"]) == 0
        assert commands == ["plan"]
        assert list(tmp_path.iterdir()) == []

    def test_an_example_that_fails_ends_with_its_exit_code(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        self.answer(monkeypatch, tmp_path, {"error": {"code": "no-plan"}})
        monkeypatch.setattr(dev, "pacelift", lambda *arguments: 3)
        assert dev.main(["run"]) == 3
