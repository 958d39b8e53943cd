"""What an event tells the runner to write is understood, in every language."""

from __future__ import annotations

import re

import pytest

from pacelift.calendars.title_marks import mark_in
from pacelift.sync.desired import _HOW_TO_MARK
from pacelift.system.languages import LANGUAGES, translations_for


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_marks_that_an_event_names_are_read(language: str) -> None:
    told = translations_for(language).gettext(_HOW_TO_MARK)
    named = re.split("[,.] ?", told.rpartition(": ")[2].rstrip("."))
    assert len(named) == 4
    for each, mark in zip(named, ("done", "missed", "too-hard", "too-easy"), strict=True):
        sign, _, word = each.partition(" ")
        for written in (sign, word) if mark != "too-easy" else (each,):
            assert mark_in(f"{written} Easy run 7 km", "Easy run 7 km") == mark, written
