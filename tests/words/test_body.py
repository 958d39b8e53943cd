"""The body of a calendar event."""

import pytest

from pacelift.words.body import body_text
from pacelift.words.voice import Voice
from tests.words.builders import CATALOGUE, sessions

VOICE = Voice()
LONG = next(each for each in sessions() if each.kind == "long")


@pytest.mark.parametrize("session", sessions(), ids=lambda session: session.id)
def test_every_body_names_its_session_and_ends_with_the_disclaimer(session) -> None:  # type: ignore[no-untyped-def]
    paragraphs = body_text(session, CATALOGUE, VOICE).split("\n\n")
    assert paragraphs[-2] == f"Pacelift session: {session.id}"
    assert "not medical advice" in paragraphs[-1]
    assert "Plan B:\nTired:" in "\n\n".join(paragraphs)


def test_a_body_gives_two_reasons_at_most() -> None:
    why = next(
        part for part in body_text(LONG, CATALOGUE, VOICE).split("\n\n") if part.startswith("Why:")
    )
    assert len(why.split("\n")) == 3


def test_a_body_holds_no_control_characters() -> None:
    text = body_text(LONG, CATALOGUE, VOICE)
    assert text.replace("\n", "").isprintable()


def test_a_long_runs_body_tells_sleep_and_fuel() -> None:
    text = body_text(LONG, CATALOGUE, VOICE)
    assert "Sleep:\nIn bed by 22:00" in text
    assert "Fuel:\n30–60 g of carbohydrate" in text
