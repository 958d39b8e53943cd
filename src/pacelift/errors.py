"""The errors a person meets: one small tree, each with a title, a sentence and what to do.

Whoever raises one names what, where and the way on. Exit codes are the command line contract's.
The tray's icon waits for what is imported here, so no library is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple, Self


class Said(str):
    """A text that a voice can say in another language: `message`, with `values` in its places.

    As a string it is the English text. A value may itself be said.
    """

    __slots__ = ("message", "values")

    message: str
    values: Mapping[str, object]

    def __new__(cls, message: str, values: Mapping[str, object]) -> Self:
        """The English text, with what it was made of."""
        text = super().__new__(cls, message.format_map(values))
        text.message, text.values = message, values
        return text


def said(message: str, /, **values: object) -> Said:
    """The message, which the extractor finds here, with its places filled."""
    return Said(message, values)


def joined(separator: str, texts: Iterable[str]) -> Said:
    """The texts one after the other, each to be said on its own."""
    values = {f"text{number}": text for number, text in enumerate(texts)}
    return Said(separator.join(f"{{{name}}}" for name in values), values)


def a_choice(texts: Iterable[str]) -> str:
    """The texts as a choice, such as "a or b or c"; an empty text of none."""
    told = ""
    for each in texts:
        told = said("{one} or {other}", one=told, other=each) if told else each
    return told


class PaceliftError(Exception):
    """Base of all errors meant for a person.

    `code` is a short word for programs, `text` one sentence of what happened, `fix` what to do.
    """

    exit_code: ClassVar[int] = 1
    title: ClassVar[str] = said("Something went wrong in Pacelift")

    def __init__(self, code: str, text: str, fix: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.fix = fix


class BadInput(PaceliftError):
    """A file, an argument or a profile cannot be used as it is. Nothing was changed."""

    exit_code = 2
    title = said("That cannot be used as it is")


class Option(NamedTuple):
    """A way on after a refusal, tried by the coach: `profile` holds the keys to set, nested."""

    text: str
    profile: Mapping[str, object]


class Refusal(PaceliftError):
    """A safety rule says no. Nothing was changed. Each option was tried and gives a plan."""

    exit_code = 3
    title = said("Pacelift will not plan this")

    def __init__(
        self, rule: str, code: str, text: str, fix: str, options: tuple[Option, ...] = ()
    ) -> None:
        super().__init__(code, text, fix)
        self.rule = rule
        self.options = options


class CalendarNeedsYou(PaceliftError):
    """The connected calendar waits for the runner: to sign in again, or to confirm."""

    exit_code = 4
    title = said("Your calendar needs you")


class CalendarOutOfReach(PaceliftError):
    """The connected calendar cannot be reached now. What there is to write waits."""

    exit_code = 5
    title = said("Your calendar cannot be reached now")


class Defect(PaceliftError):
    """A fault of Pacelift's own."""
