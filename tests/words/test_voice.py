"""A voice says messages in a language."""

from gettext import NullTranslations

import pytest

from pacelift.words.voice import Voice


class German(NullTranslations):
    """Three messages."""

    def gettext(self, message: str) -> str:
        return {"{km} km easy": "{km} km locker", "Squat": "Kniebeuge"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{n} Tag" if n == 1 else "{n} Tage"


def test_a_message_is_translated_before_its_places_are_filled() -> None:
    assert Voice("km", German()).say("{km} km easy", km=8) == "8 km locker"


def test_a_number_picks_the_form_of_the_message() -> None:
    voice = Voice("km", German())
    assert voice.say_n("{n} day", "{n} days", 1) == "1 Tag"
    assert voice.say_n("{n} day", "{n} days", 2) == "2 Tage"


def test_a_term_of_our_data_is_translated_as_it_is() -> None:
    assert Voice("km", German()).term("Squat") == "Kniebeuge"
    assert Voice().term("Leave {this} alone") == "Leave {this} alone"


def test_a_value_with_braces_is_not_a_place() -> None:
    assert Voice().say("Race: {name}", name="{km}") == "Race: {km}"


def test_a_missing_value_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        Voice().say("{km} km")
