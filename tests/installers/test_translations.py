"""The catalogues: whole, up to date with the texts, and true to their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from string import Formatter

import pytest
import translations
from babel.messages.catalog import Message

from pacelift.system.languages import DOMAINS, LANGUAGES

TRANSLATED = [(language, domain) for language in LANGUAGES[1:] for domain in DOMAINS]
each_catalogue = pytest.mark.parametrize(("language", "domain"), TRANSLATED)

FOREIGN_FORMS = re.compile(r"(?i)vdot|\bthe\b|\byou\b|\byour\b")
"""What no translation into German has."""


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of a message with its translation."""
    if isinstance(message.id, str):
        assert isinstance(message.string, str)
        yield message.id, message.string
    else:
        assert message.string is not None
        yield from zip(message.id, message.string, strict=True)


def texts(language: str, domain: str) -> Iterator[tuple[str, str]]:
    for message in translations.read(language, domain):
        if message.id:
            yield from pairs(message)


def places(text: str) -> set[tuple[str, str | None]]:
    return {(name, spec) for _, name, spec, _ in Formatter().parse(text) if name not in (None, "n")}


def test_the_languages_that_are_spoken_are_those_that_were_begun() -> None:
    assert set(LANGUAGES) == {"en", *translations.languages()}
    assert set(DOMAINS) == set(translations.DOMAINS)


@each_catalogue
def test_a_catalogue_has_every_text_of_now_and_no_other(language: str, domain: str) -> None:
    wanted = {each.id: each.plural for each in translations.DOMAINS[domain]()}
    kept = {
        each.id if isinstance(each.id, str) else each.id[0]: None
        if isinstance(each.id, str)
        else each.id[1]
        for each in translations.read(language, domain)
        if each.id
    }
    assert kept == wanted, "python3 installers/dev.py translations"


@each_catalogue
def test_every_text_is_translated(language: str, domain: str) -> None:
    assert list(translations.missing(translations.read(language, domain))) == []


@each_catalogue
def test_a_translation_has_the_places_of_its_text(language: str, domain: str) -> None:
    wrong = [
        (text, told)
        for text, told in texts(language, domain)
        if domain == "pacelift" and places(text) != places(told)
    ]
    assert wrong == []


@each_catalogue
def test_a_translation_begins_and_ends_as_its_text_does(language: str, domain: str) -> None:
    wrong = [
        (text, told)
        for text, told in texts(language, domain)
        if text[:1].isspace() != told[:1].isspace()
        or text[-1:].isspace() != told[-1:].isspace()
        or text.endswith("…") != told.endswith("…")
        or (text.endswith(".") and not told.endswith("."))
    ]
    assert wrong == []


@each_catalogue
def test_no_translation_is_left_in_english(language: str, domain: str) -> None:
    told = [told for _, told in texts(language, domain) if FOREIGN_FORMS.search(told)]
    assert told == []


@each_catalogue
def test_what_is_read_is_compiled_of_what_is_edited(language: str, domain: str) -> None:
    path = translations.po_file(language, domain)
    fresh = GNUTranslations(BytesIO(translations.compiled(translations.read(language, domain))))
    kept = GNUTranslations(BytesIO(path.with_suffix(".mo").read_bytes()))
    for text, _ in texts(language, domain):
        assert kept.gettext(text) == fresh.gettext(text), "python3 installers/dev.py translations"
        assert kept.ngettext(text, "", 2) == fresh.ngettext(text, "", 2)


def test_a_text_that_changes_waits_for_its_translation_and_the_others_keep_theirs() -> None:
    kept = translations.read("de", "pacelift")
    wanted = [
        translations.Message("Rest day"),
        translations.Message("Quite another text"),
        translations.Message("{n} rep", "{n} repetitions"),
    ]
    new = translations.up_to_date(kept, wanted)
    assert [each.string for each in new if each.id] == ["Ruhetag", "", ("{n} Wdh.", "{n} Wdh.")]
    assert list(translations.missing(new)) == ["Quite another text"]
