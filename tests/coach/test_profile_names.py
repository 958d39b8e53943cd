"""Titles that people type, made safe to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.profile_names import clean_name


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Hamburg 2027", "Hamburg 2027"),
        ("  two \t spaces  ", "two spaces"),
        ("two\r\nlines", "two lines"),
        ("a\u2028b\u2029c", "a b c"),
        ("bell\x07, escape\x1b[31m", "bell , escape [31m"),
        ("a\x00b\x85c", "a b c"),
        ("half a pair \ud800", "half a pair"),
        ("abc\u202egnp.exe\u202c", "abcgnp.exe"),
        ("\u2066isolated\u2069 \u200emarks\u200f \u061c", "isolated marks"),
        ("🏃‍♀️ 🇩🇪 👍🏽", "🏃‍♀️ 🇩🇪 👍🏽"),
        ("מרתון תל אביב", "מרתון תל אביב"),
        ("ماراثون", "ماراثون"),
        ("Ko\u0308ln", "Köln"),
        ("e\u200e\u0301", "é"),
        ("<b>&amp;", "<b>&amp;"),
        ("\u200d\ufeff\u2063", ""),
        ("\u3000\u00a0", ""),
    ],
)
def test_a_title_stays_readable_on_one_line(typed: str, cleaned: str) -> None:
    assert clean_name(typed) == cleaned


@given(st.text(st.characters(categories=None)))
def test_a_cleaned_title_is_harmless_and_stays_as_it_is(typed: str) -> None:
    cleaned = clean_name(typed)
    assert clean_name(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(c) for c in cleaned} & {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip
    assert cleaned.encode() or not cleaned
