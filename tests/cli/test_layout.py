"""Text wrapped by terminal cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.cli.layout import cells, labelled, wrap


def test_a_number_is_never_parted_from_what_it_counts() -> None:
    assert list(wrap("2 × 8 each side, rest 30 s, then 5", 25)) == [
        "2 × 8 each side, rest",
        "30 s, then 5",
    ]


def test_lines_are_broken_at_spaces() -> None:
    assert list(wrap("one two three four", 9)) == ["one two", "three", "four"]


def test_leading_spaces_stay_and_later_lines_hang() -> None:
    assert list(wrap("  one two three", 9, hang=2)) == ["  one two", "    three"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert list(wrap("abcdefghijklmnop", 10)) == ["abcdefghij", "klmnop"]


def test_nothing_is_one_empty_line() -> None:
    assert list(wrap("", 10)) == [""]


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("日本", 4), ("🏃", 2), ("e\u0301", 1), ("\u2068א\u2069", 1)]
)
def test_cells_are_what_a_terminal_shows(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(alphabet="ab 日🏃", max_size=60), st.integers(8, 40))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    lead = len(text) - len(text.lstrip(" "))
    if lead < width - 8:
        assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_label_stands_before_the_first_line_only() -> None:
    assert list(labelled("Why", ("one two", "three"), 5, 10)) == [
        "Why  one",
        "     two",
        "     three",
    ]


def test_what_follows_a_number_hangs_below_its_text() -> None:
    assert list(labelled("Do", ("1. one two",), 4, 12)) == ["Do  1. one", "       two"]


def test_a_line_that_only_starts_with_a_number_does_not_hang() -> None:
    assert list(labelled("Do", ("16 km easy",), 4, 10)) == ["Do  16 km", "    easy"]
