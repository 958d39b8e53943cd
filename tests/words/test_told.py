"""What the runner told of a session, in words."""

import pytest
from attrs import evolve

from pacelift.coach.edited import session_of
from pacelift.coach.plan import Actual, LoggedSet
from pacelift.words.told import SIGNS, told_lines
from pacelift.words.voice import Voice
from tests.coach.plans import catalogue
from tests.words.builders import plan


def lines(voice: Voice | None = None, **told: object) -> tuple[str, ...]:
    session = session_of(plan(), "w01-long")
    assert session is not None
    return told_lines(evolve(session, **told), catalogue(), voice or Voice())


def test_a_session_nobody_spoke_of_has_nothing_to_tell() -> None:
    assert lines() == ()
    assert "planned" not in SIGNS


def test_a_mark_tells_what_was_really_done() -> None:
    actual = Actual(km=9.1, minutes=52, rpe=6.5, note="felt good")
    assert lines(status="done", actual=actual) == (
        "Done, 9.1 km, 52 min, effort 6.5 of 10.",
        "\u201cfelt good\u201d",
    )
    assert "5.7 mi" in lines(Voice("mi"), status="done", actual=actual)[0]


@pytest.mark.parametrize(
    ("status", "text"),
    [("missed", "Missed."), ("too-hard", "Too hard."), ("too-easy", "Too easy.")],
)
def test_a_mark_alone_is_one_word(status: str, text: str) -> None:
    assert lines(status=status) == (text,)


def test_logged_lifts_are_told_by_name_and_side() -> None:
    sets = (
        LoggedSet("goblet-squat", 3, 8, 17.5, 2, None),
        LoggedSet("single-leg-calf-raise", 1, 20, None, None, "left"),
    )
    assert lines(actual=Actual(sets=sets)) == (
        "Goblet squat: 3 × 8, 17.5 kg, 2 reps in reserve",
        "Single-leg calf raise: 1 × 20, left",
    )


def test_sets_told_one_by_one_are_one_line_and_holds_have_their_unit() -> None:
    session = session_of(plan(), "w01-lift-a")
    assert session is not None
    hold = next(each for each in session.exercises if each.unit == "s")
    one = LoggedSet(hold.exercise, 1, 30)
    actual = Actual(sets=(one, one, evolve(one, reps=25)))
    first, second = told_lines(evolve(session, actual=actual), catalogue(), Voice())
    assert first.endswith(": 2 × 30 s")
    assert second.endswith(": 1 × 25 s")


def test_a_note_cannot_steer_the_terminal() -> None:
    (told,) = lines(actual=Actual(note="a\x1b[31m\nb"))
    assert "\x1b" not in told
    assert "\n" not in told
