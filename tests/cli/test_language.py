"""The command line in German: whatever is said, and nothing that a program reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pacelift.cli.main import COMMANDS
from tests.cli.given import NOW, run_here

ENGLISH = re.compile(r"(?i)\b(the|of|your|you|with|and|week|run|day|show|print)\b")
"""Words that no German sentence has; a name or a file's may."""


@pytest.fixture(autouse=True)
def _german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACELIFT_LANGUAGE", "de")
    monkeypatch.setenv("LANGUAGE", "en")


def english(text: str) -> list[str]:
    """The lines with an English word, but for what is typed or comes from a file."""
    plain = re.sub(
        r"(pacelift( [a-z]+)+|--[a-z-]+|`[^`]*`|\([^()]*\d{4}\)|\b[a-z]+-[a-z-]+)", "", text
    )
    return [line for line in plain.splitlines() if ENGLISH.search(line)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("today",),
        ("plan",),
        ("plan", "--week", "1"),
        ("changes",),
        ("check",),
        ("undo",),
        ("mark", "w01-easy-1", "done", "--dry-run"),
        ("mark", "nothing", "done"),
        ("move", "w01-easy-1", "2027-01-01"),
        ("plan", "--week", "99"),
        ("plan", "--nonsense"),
        ("mark", "w01-easy-1", "bad"),
        ("profile", "no-such-file.toml"),
    ],
    ids=" ".join,
)
def test_a_command_speaks_german(
    capsys: pytest.CaptureFixture[str], home: Path, arguments: tuple[str, ...]
) -> None:
    answer = run_here(capsys, *arguments, "--home", home, "--now", NOW)
    assert answer.out or answer.err
    assert english(answer.out + answer.err) == []


@pytest.mark.parametrize("command", ["", *COMMANDS, "connect google"])
def test_the_help_speaks_german(capsys: pytest.CaptureFixture[str], command: str) -> None:
    answer = run_here(capsys, *command.split(), "--help")
    assert answer.out.startswith("Aufruf: ")
    assert english(answer.out) == []


def test_after_german_the_same_process_speaks_english_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_here(capsys, "today", "--help")
    monkeypatch.setenv("PACELIFT_LANGUAGE", "en")
    assert "Show this message and exit." in run_here(capsys, "today", "--help").out


def test_the_chosen_language_counts_where_no_variable_tells_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    from datetime import datetime

    from pacelift.app import App

    monkeypatch.delenv("PACELIFT_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    App(home, datetime.fromisoformat(NOW)).set_setting("language", "de")
    assert "Woche 1 von 4" in run_here(capsys, "today", "--home", home, "--now", NOW).out
    help_text = run_here(capsys, "today", "--home", home, "--help").out
    assert help_text.startswith("Aufruf: ")


def shape(document: Any) -> Any:
    """Keys and kinds of values, texts left out."""
    if isinstance(document, dict):
        return {key: shape(value) for key, value in document.items()}
    if isinstance(document, list):
        return [shape(each) for each in document]
    return type(document).__name__ if isinstance(document, str) else document


@pytest.mark.parametrize(
    "arguments", [("today",), ("plan",), ("check",), ("changes",)], ids=" ".join
)
def test_json_has_the_same_keys_and_numbers_in_every_language(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
    arguments: tuple[str, ...],
) -> None:
    german = run_here(capsys, *arguments, "--json", "--home", home, "--now", NOW).out
    monkeypatch.setenv("PACELIFT_LANGUAGE", "en")
    told = run_here(capsys, *arguments, "--json", "--home", home, "--now", NOW).out
    assert shape(json.loads(german)) == shape(json.loads(told))
