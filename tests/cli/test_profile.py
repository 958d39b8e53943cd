"""`pacelift profile`."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tests.cli.given import run_here, run_process

EXAMPLE_NOW = "2027-01-04T08:00+01:00"


@pytest.fixture
def example(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """The example, saved."""
    file = tmp_path / "profile.toml"
    file.write_text(
        run_here(capsys, "profile", "--example", "--now", EXAMPLE_NOW).out, encoding="utf-8"
    )
    return file


def test_the_example_is_a_profile_that_is_accepted(
    capsys: pytest.CaptureFixture[str], example: Path
) -> None:
    answer = run_here(capsys, "profile", example, "--now", EXAMPLE_NOW)
    assert answer.code == 0
    assert answer.out.startswith("Plan      Hamburg 2027\n")
    assert "Complete. Make its plan:" in answer.out


def test_in_json_the_profile_is_completed_and_obeys_the_schema(
    capsys: pytest.CaptureFixture[str], example: Path
) -> None:
    told = run_here(capsys, "profile", example, "--now", EXAMPLE_NOW, "--json").json
    schema = json.loads(run_here(capsys, "profile", "--schema").out)
    jsonschema.Draft202012Validator(schema).validate(told)
    assert told["timezone"] == "Europe/Berlin"
    assert run_here(capsys, "profile", "--example", "--now", EXAMPLE_NOW, "--json").json == told


def test_a_wrong_value_names_file_key_value_and_what_is_allowed(
    capsys: pytest.CaptureFixture[str], example: Path
) -> None:
    example.write_text(
        example.read_text(encoding="utf-8").replace("days = 4", "days = 9"), encoding="utf-8"
    )
    answer = run_here(capsys, "profile", example, "--now", EXAMPLE_NOW, "--json")
    assert answer.code == 2
    (problem,) = answer.json["error"]["problems"]
    assert (problem["key"], problem["value"]) == ("running.days", "9")
    assert str(example.name) in answer.err


def test_a_profile_may_come_on_stdin(example: Path) -> None:
    assert tomllib.loads(example.read_text(encoding="utf-8"))
    answer = run_process("profile", "-", "--now", EXAMPLE_NOW, stdin=example.read_bytes())
    assert answer.code == 0
    assert "Hamburg Marathon" in answer.out


@pytest.mark.parametrize("name", ["missing.toml", ".", "line\nbreak.toml"])
def test_a_file_that_cannot_be_read_is_bad_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    answer = run_here(capsys, "profile", tmp_path / name, "--json")
    assert answer.code == 2
    assert answer.json["error"]["code"] in ("no-file", "not-a-file")
    assert "\n" not in answer.json["error"]["text"]


def test_binary_and_huge_files_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "profile.toml"
    file.write_bytes(bytes(range(256)) * 100)
    assert run_here(capsys, "profile", file, "--json").json["error"]["code"] == "not-text"
    file.write_bytes(b"#" * 5_000_000)
    assert run_here(capsys, "profile", file, "--json").json["error"]["code"] == "too-big"
