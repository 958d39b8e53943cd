"""Content lines: what is escaped, where a line is folded, how durations are spelled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import vDuration
from icalendar.parser import Contentline

from pacelift.calendars import contentlines

LINES = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=60, max_size=400)


def test_text_escapes_what_separates_values():
    assert contentlines.text("a\\b;c,d\ne:f") == r"a\\b\;c\,d\ne:f"


def test_a_backslash_before_a_capital_n_stays_a_backslash():
    # icalendar 7.3.0 makes a line break of it, and loses the folder C:\New.
    assert contentlines.text(r"C:\New") == r"C:\\New"


def test_an_instant_is_utc_in_whole_seconds():
    assert contentlines.instant(datetime(2027, 3, 28, 1, 0, 9, tzinfo=UTC)) == "20270328T010009Z"


@given(st.integers(-50_000, 50_000))
def test_durations_are_spelled_as_the_library_spells_them(minutes: int):
    spelled = vDuration(timedelta(minutes=minutes)).to_ical().decode()
    assert contentlines.duration(minutes) == spelled


@pytest.mark.parametrize("length", [74, 75, 76, 148, 149, 150])
def test_no_line_is_longer_than_75_octets(length: int):
    folded = contentlines.fold("x" * length).split("\r\n")
    assert max(map(len, folded)) <= 75


@given(LINES)
@example("é" * 200)
@example("🏃🏽‍♀️" * 60)
@example("x" * 73 + "\\\\" + "y" * 90)
@example("x" * 73 + "\\n" + "^n" * 90)
def test_lines_fold_where_the_library_folds_them(line: str):
    assert contentlines.fold(line).encode() == Contentline(line).to_ical()


@given(LINES)
def test_folding_splits_no_character_and_loses_nothing(line: str):
    pieces = contentlines.fold(line).encode().split(b"\r\n ")
    assert all(len(piece) <= 74 for piece in pieces)
    assert "".join(piece.decode() for piece in pieces) == line


def test_every_line_ends_in_crlf():
    assert contentlines.join(["A:1", "B:2"]) == b"A:1\r\nB:2\r\n"
