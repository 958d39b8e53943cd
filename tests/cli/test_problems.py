"""Errors as text and as JSON."""

from pacelift.cli.problems import error_document, error_text
from pacelift.coach.profile_problems import BadProfile, Problem
from pacelift.errors import BadInput, Option, Refusal

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
        error_text(BadInput("x", "It is wrong.", "Mend it."))
        == "That cannot be used as it is\nIt is wrong.\nMend it."
    )


def test_a_refusal_names_its_rule_and_the_keys_of_each_option() -> None:
    assert error_text(REFUSAL).splitlines() == [
        "Pacelift will not plan this (R-PHASE-2)",
        "There is not enough time.",
        "Take one of these.",
        '  1. Run the half. (race.distance = "half")',
        '  2. A later race. (race.date = "2027-06-06")',
    ]


def test_a_refusal_in_json_has_rule_and_options() -> None:
    assert error_document(REFUSAL)["error"] == {
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
    assert error_document(error)["error"]["problems"] == [
        {"key": "race.date", "value": "1", "allowed": "a date", "hint": ""}
    ]


def test_a_path_cannot_steer_the_terminal() -> None:
    shown = error_text(BadInput("x", "No file \x1b[2Ja\u202eb.", "Line\none."))
    assert shown.endswith("No file \\x1b[2Ja\\u202eb.\nLine\none.")
