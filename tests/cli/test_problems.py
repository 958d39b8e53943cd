"""Errors as text and as JSON."""

import re
from pathlib import Path

import pytest

import pacelift
from pacelift.cli.problems import error_document, error_text
from pacelift.coach.profile_problems import BadProfile, Problem
from pacelift.errors import BadInput, Option, Refusal
from pacelift.words.problem_titles import TITLES
from pacelift.words.voice import Voice

REFUSAL = Refusal(
    "R-PHASE-2",
    "too-soon",
    "There is not enough time.",
    "Take one of these.",
    (
        Option("Run the half.", {"race": {"distance": "half"}}),
        Option("A later race.", {"race": {"date": "2027-06-06"}}),
    ),
)


def test_an_error_is_a_title_a_sentence_and_what_to_do() -> None:
    assert (
        error_text(BadInput("x", "It is wrong.", "Mend it."), Voice())
        == "That cannot be used as it is\nIt is wrong.\nMend it."
    )


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("database-corrupt", "Your data is damaged"),
        ("no-such-week", "The plan has no such week"),
        ("confirm", "This needs your yes"),
        ("bad-profile", "The profile cannot be used as it is"),
    ],
)
def test_the_title_is_of_the_errors_own_kind(code: str, title: str) -> None:
    assert error_text(BadInput(code, "So.", "Then."), Voice()) == f"{title}\nSo.\nThen."


def test_every_kind_of_bad_input_has_a_title_and_every_title_a_kind() -> None:
    source = "".join(
        file.read_text("utf-8") for file in Path(pacelift.__file__).parent.rglob("*.py")
    )
    raised = (
        r"(?:BadInput\(|PaceliftError\(|_failure\(\s*home,|super\(\).__init__\()\s*\"([a-z-]+)\""
    )
    assert set(re.findall(raised, source)) == set(TITLES)


def test_a_refusal_names_its_rule_and_the_keys_of_each_option() -> None:
    assert error_text(REFUSAL, Voice()).splitlines() == [
        "Pacelift will not plan this (R-PHASE-2)",
        "There is not enough time.",
        "Take one of these.",
        '  1. Run the half. (race.distance = "half")',
        '  2. A later race. (race.date = "2027-06-06")',
    ]


def test_a_refusal_in_json_has_rule_and_options() -> None:
    assert error_document(REFUSAL, Voice())["error"] == {
        "code": "too-soon",
        "text": "There is not enough time.",
        "fix": "Take one of these.",
        "rule": "R-PHASE-2",
        "options": [
            {"text": "Run the half.", "profile": {"race": {"distance": "half"}}},
            {"text": "A later race.", "profile": {"race": {"date": "2027-06-06"}}},
        ],
    }


def test_a_bad_profile_in_json_has_every_problem() -> None:
    error = BadProfile("p.toml", [Problem("race.date", "1", "a date")])
    assert error_document(error, Voice())["error"]["problems"] == [
        {"key": "race.date", "value": "1", "allowed": "a date", "hint": ""}
    ]


def test_a_path_cannot_steer_the_terminal() -> None:
    shown = error_text(BadInput("x", "No file \x1b[2Ja\u202eb.", "Line\none."), Voice())
    assert shown.endswith("No file \\x1b[2Ja\\u202eb.\nLine\none.")
