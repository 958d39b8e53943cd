"""Voice: the language and the units in which Pacelift speaks to one runner.

Every sentence is an English message id with named places for its values; a translations object
turns it into another language. What the sentences say stands in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from string import Formatter
from typing import Any, Final, Protocol

from attrs import field, frozen

from pacelift.coach.profile import Units
from pacelift.errors import Said


class Translations(Protocol):
    """The two methods of `gettext.NullTranslations` that are used."""

    def gettext(self, message: str, /) -> str:
        """The message in the runner's language, or as it is."""

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """The form of the message for `n` things."""


def mark(message: str) -> str:
    """The message itself: tells the extractor that a table's text is a message id."""
    return message


def mark_n(one: str, many: str) -> tuple[str, str]:
    """The same of a message that has a form for several things."""
    return one, many


DECIMAL_COMMA: Final = frozenset({"de"})
"""The languages that write 3,5."""

_SWAPPED: Final = str.maketrans(",.", ".,")


class _Places(Formatter):
    """Fills places as `str.format` does, with numbers as the language writes them."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(super().format_field(value, format_spec))
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return self._voice.number(text) if is_number else text


@frozen
class Voice:
    """Says message ids in a language, quantities in units."""

    units: Units = "km"
    translations: Translations = field(factory=NullTranslations)
    language: str = "en"

    def say(self, message: str, /, **values: object) -> str:
        """The message with its places filled; raises KeyError when a value for one is missing."""
        return self._filled(self.translations.gettext(message), values)

    def say_n(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The message in the form for `n`, which also fills the place `{n}`."""
        return self._filled(self.translations.ngettext(one, many, n), {"n": n, **values})

    def term(self, text: str) -> str:
        """A text of our own data, such as an exercise's name: translated, no places to fill."""
        return self.translations.gettext(text) if text else ""

    def tell(self, text: str) -> str:
        """What somebody without a voice said: an error's sentence, a rule's finding."""
        if not isinstance(text, Said):
            return self.term(text)
        told = {
            name: self.tell(value) if isinstance(value, Said) else value
            for name, value in text.values.items()
        }
        return self._filled(self.translations.gettext(text.message), told)

    def number(self, text: str) -> str:
        """A number in English notation as the language writes it."""
        return text.translate(_SWAPPED) if self.language in DECIMAL_COMMA else text

    def _filled(self, message: str, values: Mapping[str, object]) -> str:
        if self.language not in DECIMAL_COMMA:
            return message.format_map(values)
        return _Places(self).vformat(message, (), values)
