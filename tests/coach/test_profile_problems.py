"""How problems are told: one line each, whatever stands in the file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.profile_problems import MISSING, BadProfile, Problem, nearest, shown, shown_name
from pacelift.errors import BadInput


def test_a_bad_profile_tells_each_problem_in_a_line_with_the_file() -> None:
    error = BadProfile(
        "my.toml",
        [
            Problem("running.days", "8", "a whole number from 3 to 6"),
            Problem("units", '"KM"', '"km" or "mi"', 'did you mean "km"?'),
        ],
    )
    assert error.text == (
        "my.toml: running.days: got 8; allowed: a whole number from 3 to 6\n"
        'my.toml: units: got "KM"; allowed: "km" or "mi" (did you mean "km"?)'
    )
    assert isinstance(error, BadInput)
    assert (error.code, error.exit_code, len(error.problems)) == ("bad-profile", 2, 2)
    assert error.fix.startswith("Correct this in my.toml; ")


def test_hundreds_of_problems_are_counted_not_listed() -> None:
    error = BadProfile("my.toml", [Problem(f"k{n}", "1", "2") for n in range(300)])
    assert len(error.problems) == 300
    assert error.text.splitlines()[-1] == "my.toml: and 270 more"
    assert len(error.text.splitlines()) == 31


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (MISSING, "nothing"),
        (None, "nothing"),
        (True, "true"),
        (32, "32"),
        (32.5, "32.5"),
        (10**100, "a number of very many digits"),
        (float("nan"), "nan"),
        (date(2027, 4, 25), "2027-04-25"),
        ("plain", '"plain"'),
        ('a "quoted" \\', '"a \\"quoted\\" \\\\"'),
        ("line\nbreak\x1b[31m\u202e", '"line\\nbreak\\x1b[31m\\u202e"'),
        ("\ud800", '"\\ud800"'),
        ("🏃 שלום", '"🏃 שלום"'),
        (["mon", 2, [3, [4]]], '["mon", 2, [3, […]]]'),
        ({"a": {"b": {"c": 1}}}, "{a = {b = {…}}}"),
        (object(), "a object"),
    ],
)
def test_a_value_is_shown_as_toml_would_have_it(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_long_value_is_cut() -> None:
    assert shown("x" * 1000) == '"' + "x" * 58 + "…"
    assert shown_name("y" * 1000) == "y" * 59 + "…"


def test_a_deep_value_is_cut() -> None:
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    assert shown(deep) == "[[[…]]]"


json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(categories=None)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(categories=None)), inner),
)


@given(json_like)
def test_whatever_is_shown_is_short_and_harmless(value: object) -> None:
    text = shown(value)
    assert len(text) <= 60
    assert text.isprintable()
    assert text.encode()


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("runing", ("running", "race"), "running"),
        ("EUROPE/BERLIN", ("Europe/Bern", "Europe/Berlin"), "Europe/Berlin"),
        (" km", ("km", "mi"), "km"),
        ("xyz", ("km", "mi"), None),
        (5, ("km", "mi"), None),
    ],
)
def test_the_nearest_known_name_is_found(
    name: object, known: tuple[str, ...], meant: str | None
) -> None:
    assert nearest(name, known) == meant


def test_a_name_of_megabytes_is_near_nothing() -> None:
    assert nearest("k" * 10_000_000, ("km", "mi")) is None
