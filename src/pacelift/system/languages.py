"""Which language Pacelift speaks, and its translations.

What a voice says with them is `words`' business.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Final

from pacelift.system.resources import find, read_bytes

SETTING: Final = "language"
"""The setting with the language the runner chose; empty or unset: that of the system."""

VARIABLE: Final = "PACELIFT_LANGUAGE"
"""What stands above the setting, for scripts and tests."""

LANGUAGES: Final = ("en", "de")
"""Those there are; the first is that of the messages themselves, and of whoever speaks another."""

DOMAINS: Final = ("pacelift", "exercises")
"""The catalogues of a language."""

_OF_THE_SYSTEM: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(chosen: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """The variable's language, else the chosen one, else the system's, else English."""
    wishes = (environ.get(VARIABLE), chosen, system_language(environ))
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def system_language(environ: Mapping[str, str] = os.environ) -> str | None:
    """Such as "de" of "de_AT.UTF-8"; None where nothing tells it."""
    told = next((environ[name] for name in _OF_THE_SYSTEM if environ.get(name)), None)
    if told is None:
        told = _platform_locale()
    return None if told is None else told.replace("-", "_").partition(".")[0].partition("_")[0]


def is_the_systems_too(language: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether libraries that go by the system speak English, as is asked for, without a word."""
    return language == LANGUAGES[0] and system_language(environ) in (LANGUAGES[0], "C", None)


@lru_cache(maxsize=len(LANGUAGES))
def translations_for(language: str) -> NullTranslations:
    """The translations into one of the languages. Raises Defect where its files are missing."""
    if language == LANGUAGES[0]:
        return NullTranslations()
    found, *others = (_read(language, domain) for domain in DOMAINS)
    for other in others:
        found.add_fallback(other)
    return found


def lend_to_libraries(language: str) -> None:
    """Lets what libraries say through Python's own gettext be found in our catalogue."""
    if language == LANGUAGES[0]:
        gettext.textdomain("messages")
        return
    gettext.bindtextdomain(DOMAINS[0], str(find("translations")))
    gettext.textdomain(DOMAINS[0])
    os.environ["LANGUAGE"] = language


def _read(language: str, domain: str) -> GNUTranslations:
    return GNUTranslations(BytesIO(read_bytes(f"translations/{language}/LC_MESSAGES/{domain}.mo")))


def _platform_locale() -> str | None:
    """What Windows and macOS were set to, where no variable tells it."""
    import locale

    try:
        return locale.getlocale()[0]
    except ValueError:
        return None
