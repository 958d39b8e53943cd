"""The set-up of a checkout, with the steps recorded instead of run."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import environment
import pytest


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout on a complete system; commands are recorded in the fixture `steps`."""
    venv = tmp_path / ".venv"
    for name, path in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "STAMP": venv / "pacelift-stamp",
        "CONSTRAINTS": tmp_path / "constraints.txt",
    }.items():
        monkeypatch.setattr(environment, name, path)
    monkeypatch.setattr(environment, "missing_packages", lambda *, tests: [])
    (tmp_path / "constraints.txt").write_text("attrs==26.1.0")
    (tmp_path / "pyproject.toml").write_text("[project]")
    return tmp_path


@pytest.fixture
def steps(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    recorded: list[str] = []

    def record(command: list[str]) -> int:
        line = " ".join(command)
        recorded.append(line)
        if "venv --clear" in line:
            environment.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            environment.PYTHON.touch()
        return 0

    monkeypatch.setattr(environment, "_run", record)
    return recorded


def test_a_fresh_checkout_gets_a_venv_then_the_pins_then_the_package(steps: list[str]) -> None:
    environment.set_up()
    venv, pins, package = steps
    assert "-m venv --clear" in venv
    assert "--require-hashes" in pins
    assert "--no-deps" in package
    assert "--editable" in package


def test_a_second_set_up_runs_nothing(steps: list[str]) -> None:
    environment.set_up()
    steps.clear()
    environment.set_up()
    assert steps == []


@pytest.mark.parametrize("changed", ["constraints.txt", "pyproject.toml"])
def test_changed_pins_are_installed_into_the_same_venv(
    checkout: Path, steps: list[str], changed: str
) -> None:
    environment.set_up()
    steps.clear()
    (checkout / changed).write_text("other")
    environment.set_up()
    assert len(steps) == 2
    assert not any("venv --clear" in step for step in steps)


def test_another_python_gets_another_venv(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.set_up()
    steps.clear()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    environment.set_up()
    assert "-m venv --clear" in steps[0]


def test_a_venv_of_a_copied_checkout_is_made_anew(checkout: Path, steps: list[str]) -> None:
    environment.set_up()
    steps.clear()
    made = environment.STAMP.read_text()
    environment.STAMP.write_text(made.replace(str(checkout), "/elsewhere"))
    environment.set_up()
    assert "-m venv --clear" in steps[0]


def test_a_failed_step_ends_the_set_up_and_is_done_again(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = environment._run
    monkeypatch.setattr(
        environment, "_run", lambda command: record(command) or int("--require-hashes" in command)
    )
    with pytest.raises(SystemExit, match="Setting up failed"):
        environment.set_up()
    monkeypatch.setattr(environment, "_run", record)
    steps.clear()
    environment.set_up()
    assert len(steps) == 2


def test_missing_packages_are_those_whose_library_or_program_is_not_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    absent = {"libEGL.so.1", "libical.so.3"}
    monkeypatch.setattr(environment, "_loads", lambda library: library not in absent)
    monkeypatch.setattr(environment.shutil, "which", lambda program: None)
    assert environment.missing_packages(tests=False) == ["libegl1"]
    wanted = {"libegl1", "libical3", *environment.TEST_PROGRAMS}
    assert environment.missing_packages(tests=True) == sorted(wanted)


def test_a_python_without_ensurepip_lacks_debians_venv_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(environment, "_loads", lambda library: True)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert environment.missing_packages(tests=False) == [f"python3.{sys.version_info.minor}-venv"]


class TestSystemPackages:
    @pytest.fixture(autouse=True)
    def linux(self, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(environment.shutil, "which", lambda program: f"/usr/bin/{program}")

    @staticmethod
    def lacking(monkeypatch: pytest.MonkeyPatch, *answers: list[str], user: int) -> None:
        remaining = iter(answers)
        monkeypatch.setattr(environment, "missing_packages", lambda *, tests: next(remaining))
        monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)

    def test_root_gets_them_installed(
        self, steps: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.lacking(monkeypatch, ["libegl1"], [], user=0)
        environment.set_up(tests=True)
        assert steps[0].startswith("apt-get update")
        assert steps[1].startswith("apt-get install -y")
        assert "libegl1" in steps[1]

    def test_others_are_told_what_to_type_and_the_program_goes_on(
        self,
        steps: list[str],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.lacking(monkeypatch, ["libegl1", "libgl1"], user=1000)
        environment.set_up()
        told = capsys.readouterr().err
        assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1\n" in told
        assert not any(step.startswith("apt-get") for step in steps)
        assert "--editable" in steps[-1]

    @pytest.mark.parametrize(("missing", "tests"), [("libegl1", True), ("python3.11-venv", False)])
    def test_what_cannot_do_without_stops(
        self, steps: list[str], monkeypatch: pytest.MonkeyPatch, missing: str, tests: bool
    ) -> None:
        self.lacking(monkeypatch, [missing], user=1000)
        with pytest.raises(SystemExit):
            environment.set_up(tests=tests)
        assert steps == []

    def test_what_apt_could_not_bring_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.lacking(monkeypatch, ["khal"], ["khal"], user=0)
        with pytest.raises(SystemExit):
            environment.set_up(tests=True)
        assert "khal" in capsys.readouterr().err
