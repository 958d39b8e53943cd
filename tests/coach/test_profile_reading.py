"""A document's shape: unknown keys, tables that are none, all problems at once."""

from __future__ import annotations

from typing import Any

import pytest

from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_problems import BadProfile, Problem
from tests.builders import ABSENT, TODAY, profile_document


def bad(document: Any) -> BadProfile:
    with pytest.raises(BadProfile) as caught:
        read_profile(document, today=TODAY, system_timezone="UTC", source="my.toml")
    return caught.value


def problems(**overrides: object) -> tuple[Problem, ...]:
    return bad(profile_document(**overrides)).problems


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("runing", 'did you mean "running"?'),
        ("nmae", 'did you mean "name"?'),
        ("Units", 'did you mean "units"?'),
        ("windows", 'did you mean "window"?'),
        ("weekly", "it belongs in [running]"),
        ("xyzzy", "it means nothing here"),
        ("athlete.borm", 'did you mean "born"?'),
        ("athlete.units", "it belongs at the top, before the first [table]"),
        ("athlete.distance", "it belongs in [race] or in [running.recent_race]"),
        ("race.Goal", 'did you mean "goal"?'),
        ("running.long_run", 'did you mean "long_run_day"?'),
        ("running.recent_races", 'did you mean "recent_race"?'),
        ("running.recent_race.tiem", 'did you mean "time"?'),
        ("running.recent_race.easy_pace", "it belongs in [running]"),
        ("strength.equipement", 'did you mean "equipment"?'),
        ("strength.squat", "it belongs in [strength.one_rep_max]"),
        ("strength.one_rep_max.squats", 'did you mean "squat"?'),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one(key: str, hint: str) -> None:
    (problem,) = problems(**{key: 80})
    assert (problem.key, problem.value, problem.hint) == (key, "80", hint)
    assert problem.allowed.startswith("the keys ")


def test_an_unknown_key_in_a_window_is_told_with_its_number() -> None:
    good = {"days": ["mon"], "from": "06:00", "to": "07:00"}
    (problem,) = problems(window=[good, good | {"till": "08:00"}])
    assert problem.key == "window[2].till"
    assert problem.allowed == "the keys days, from, to"


def test_an_unknown_key_is_shown_plainly() -> None:
    (problem,) = problems(**{"evil\n\x1b\u202e": 1})
    assert problem.key == r"evil\n\x1b\u202e"


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("race", "Hamburg", Problem("race", '"Hamburg"', "a table, [race]")),
        ("race", [{}], Problem("race", "[{}]", "a table, [race]", "write it once, in single brackets")),
        ("running.recent_race", 5, Problem("running.recent_race", "5", "a table, [running.recent_race]")),
        ("strength.one_rep_max", 80, Problem("strength.one_rep_max", "80", "a table, [strength.one_rep_max]")),
        ("window", ABSENT, Problem("window", "nothing", "at least one [[window]] with days, from and to")),
        ("window", [], Problem("window", "[]", "at least one [[window]] with days, from and to")),
        ("window", {}, Problem("window", "{}", "at least one [[window]] with days, from and to", "write it in double brackets")),
        ("window", "always", Problem("window", '"always"', "at least one [[window]] with days, from and to")),
        ("window", ["always"], Problem("window[1]", '"always"', "a [[window]] with days, from and to")),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_one_problem(key: str, value: object, expected: Problem) -> None:
    assert problems(**{key: value}) == (expected,)


def test_a_missing_table_is_told_by_the_keys_it_must_have() -> None:
    told = problems(strength=ABSENT)
    assert [problem.key for problem in told] == [
        "strength.experience",
        "strength.equipment",
        "strength.sessions",
    ]
    assert {problem.value for problem in told} == {"nothing"}


def test_an_empty_document_is_told_all_it_must_have() -> None:
    assert [problem.key for problem in bad({}).problems] == [
        "name",
        "units",
        "athlete.screening",
        "race.name",
        "race.date",
        "race.distance",
        "race.goal",
        "running.weekly",
        "running.longest",
        "running.days",
        "strength.experience",
        "strength.equipment",
        "strength.sessions",
        "window",
    ]


@pytest.mark.parametrize("document", [[], "text", None, 5])
def test_a_document_that_is_no_table_is_one_problem(document: object) -> None:
    (problem,) = bad(document).problems
    assert (problem.key, problem.allowed) == ("the profile", "a table of keys and values")


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    error = bad(
        profile_document(
            units="miles",
            goal="finish",
            **{
                "athlete.born": "1986",
                "race.distance": "20k",
                "running.weekly": 10,
                "strength.sessions": 9,
                "window": [{"days": ["mon"], "from": "08:00", "to": "07:00"}],
            },
        )
    )
    assert error.text.splitlines() == [
        'my.toml: units: got "miles"; allowed: "km" or "mi"',
        'my.toml: goal: got "finish"; allowed: the keys name, timezone, units, start, athlete, race, running, strength, window (it belongs in [race])',
        'my.toml: athlete.born: got "1986"; allowed: a year from 1900 to this one (write 1986, not "1986")',
        'my.toml: race.distance: got "20k"; allowed: "marathon", "half", "10k" or "5k" (did you mean "10k"?)',
        "my.toml: strength.sessions: got 9; allowed: a whole number from 0 to 3",
        "my.toml: running.longest: got 16; allowed: at most running.weekly, 10 (the longest run is part of a week)",
        'my.toml: window[1].to: got "07:00"; allowed: a time after from, "08:00" (a window over midnight is two: one to "24:00", one from "00:00" on the next day)',
    ]


def test_one_unreadable_window_leaves_the_others_unchecked() -> None:
    """A window that is too short alone may be long enough beside the one that cannot be read."""
    told = problems(
        window=[
            {"days": ["mon"], "from": "08:00", "to": "08:10"},
            {"days": ["mon"], "from": "8:10", "to": "08:30"},
        ]
    )
    assert [problem.key for problem in told] == ["window[2].from"]
