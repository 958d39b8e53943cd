"""The edge of the process: exit codes, errors in words and in JSON, quiet endings."""

from pathlib import Path

import pytest

from pacelift.app import App
from pacelift.cli.edge import wants_json
from tests.cli.given import NOW, run_here


def _error(answer: object) -> dict[str, object]:
    error: dict[str, object] = answer.json["error"]  # type: ignore[attr-defined]
    return error


def test_an_unknown_command_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    answer = run_here(capsys, "toady")
    assert answer.code == 2
    assert answer.out == ""
    title, text, fix = answer.err.splitlines()
    assert title == "That command cannot be understood"
    assert text.startswith("No such command 'toady'")
    assert fix == "See: pacelift --help"


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "--week", "three"),
        ("plan", "--wek", "3"),
        ("export",),
        ("today", "extra"),
        ("profile",),
        ("profile", "--example", "--schema"),
        ("today", "--now", "yesterday"),
        ("today", "--home", ""),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_json_document_on_stdout(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    answer = run_here(capsys, *arguments, "--json")
    assert answer.code == 2
    assert list(_error(answer)) == ["code", "text", "fix"]
    assert answer.err


def test_json_is_known_wherever_it_stands_but_not_behind_the_dashes() -> None:
    assert wants_json(["--json", "plan"])
    assert wants_json(["plan", "--json"])
    assert not wants_json(["new", "--", "--json"])


def test_without_a_plan_the_error_says_how_to_make_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = run_here(capsys, "today", "--home", tmp_path, "--json")
    assert answer.code == 2
    assert _error(answer)["code"] == "no-plan"
    assert "pacelift new" in str(_error(answer)["fix"])
    assert list(tmp_path.iterdir()) == []


def test_options_may_stand_before_the_command(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    before = run_here(capsys, "--home", home, "--now", NOW, "--json", "today")
    after = run_here(capsys, "today", "--home", home, "--now", NOW, "--json")
    assert before.code == 0
    assert before == after


def test_what_stands_after_the_command_wins(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    answer = run_here(capsys, "--home", tmp_path / "other", "today", "--home", home, "--now", NOW)
    assert answer.code == 0


def test_a_fault_of_ours_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(_app: App) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(App, "plan", broken)
    monkeypatch.delenv("PACELIFT_DEBUG", raising=False)
    answer = run_here(capsys, "today", "--home", tmp_path, "--json")
    assert answer.code == 1
    assert _error(answer)["code"] == "defect"
    assert "ZeroDivisionError in broken" in str(_error(answer)["text"])
    assert "Traceback" not in answer.err


def test_with_debug_the_traceback_is_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(App, "plan", lambda _app: 1 / 0)
    monkeypatch.setenv("PACELIFT_DEBUG", "1")
    answer = run_here(capsys, "today", "--home", tmp_path, "--json")
    assert "Traceback" in answer.err
    assert _error(answer)["code"] == "defect"


def test_an_interrupt_ends_quietly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(_app: App) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(App, "plan", interrupted)
    answer = run_here(capsys, "today", "--home", tmp_path)
    assert (answer.code, answer.out, answer.err.strip()) == (130, "", "")


def test_help_names_every_command_and_version_the_version(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = run_here(capsys, "--help")
    assert answer.code == 0
    for name in ("profile", "new", "plan", "today", "export", "check", "doctor"):
        assert f"\n  {name} " in answer.out
    assert run_here(capsys, "--version").out.startswith("pacelift, version ")


@pytest.mark.parametrize("name", ["profile", "new", "plan", "today", "export", "check", "doctor"])
def test_every_command_takes_the_common_options(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    shown = run_here(capsys, name, "--help").out
    for option in ("--home", "--now", "--json"):
        assert option in shown
