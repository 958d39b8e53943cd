"""Voice: the language and the units in which Pacelift speaks to one runner.

Every sentence is an English message id with named places for its values; a translations object
turns it into another language. What the sentences say stands in the modules beside this one.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import Protocol

from attrs import field, frozen

from pacelift.coach.profile import Units


class Translations(Protocol):
    """The two methods of `gettext.NullTranslations` that are used."""

    def gettext(self, message: str, /) -> str:
        """The message in the runner's language, or as it is."""

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """The form of the message for `n` things."""


def mark(message: str) -> str:
    """The message itself: tells the extractor that a table's text is a message id."""
    return message


@frozen
class Voice:
    """Says message ids in a language, quantities in units."""

    units: Units = "km"
    translations: Translations = field(factory=NullTranslations)

    def say(self, message: str, /, **values: object) -> str:
        """The message with its places filled; raises KeyError when a value for one is missing."""
        return self.translations.gettext(message).format_map(values)

    def say_n(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The message in the form for `n`, which also fills the place `{n}`."""
        return self.translations.ngettext(one, many, n).format_map({"n": n, **values})

    def term(self, text: str) -> str:
        """A text of our own data, such as an exercise's name: translated, no places to fill."""
        return self.translations.gettext(text)
