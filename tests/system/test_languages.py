"""Which language Pacelift speaks."""

from __future__ import annotations

import gettext
import os

import pytest

from pacelift.system.languages import (
    LANGUAGES,
    VARIABLE,
    is_the_systems_too,
    language_of,
    lend_to_libraries,
    system_language,
    translations_for,
)


@pytest.mark.parametrize(
    ("chosen", "environ", "spoken"),
    [
        (None, {"LANG": "de_AT.UTF-8"}, "de"),
        (None, {"LANG": "de_DE", "LC_MESSAGES": "en_GB"}, "en"),
        (None, {"LANG": "fr_FR"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        ("", {"LANG": "de"}, "de"),
        ("en", {"LANG": "de_DE"}, "en"),
        ("de", {"LANG": "en_US"}, "de"),
        ("de", {"LANG": "de_DE", VARIABLE: "en"}, "en"),
        ("xx", {"LANG": "de_DE"}, "de"),
    ],
)
def test_the_variable_stands_above_the_choice_and_that_above_the_system(
    chosen: str | None, environ: dict[str, str], spoken: str
) -> None:
    assert language_of(chosen, environ) == spoken


def test_the_system_tells_the_language_without_region_and_encoding() -> None:
    assert system_language({"LC_ALL": "pt-BR.UTF-8", "LANG": "de"}) == "pt"


@pytest.mark.parametrize(
    ("language", "environ", "is_so"),
    [
        ("en", {"LANG": "en_US"}, True),
        ("en", {"LANG": "C"}, True),
        ("en", {"LANG": "fr_FR"}, False),
        ("de", {"LANG": "de_DE"}, False),
    ],
)
def test_only_english_on_an_english_system_needs_no_word_to_libraries(
    language: str, environ: dict[str, str], is_so: bool
) -> None:
    assert is_the_systems_too(language, environ) is is_so


def test_each_language_but_english_has_texts_of_both_catalogues() -> None:
    for language in LANGUAGES:
        told = translations_for(language)
        assert (told.gettext("Rest day") != "Rest day") is (language != "en")
        assert (told.gettext("Wall sit") != "Wall sit") is (language != "en")


def test_libraries_find_their_texts_in_ours_and_no_more_after_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    try:
        lend_to_libraries("de")
        assert gettext.gettext("Usage:") == "Aufruf:"
        assert os.environ["LANGUAGE"] == "de"
    finally:
        lend_to_libraries("en")
    assert gettext.gettext("Usage:") == "Usage:"
