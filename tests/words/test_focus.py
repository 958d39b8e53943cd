"""Focus cues for key sessions."""

from attrs import evolve

from pacelift.words.focus import LIFT_CUES, RUN_CUES, focus_text
from pacelift.words.voice import Voice
from tests.words.builders import at, lift, run, sessions

START = sessions()[0].start


def test_there_are_enough_cues_for_a_season_not_to_bore() -> None:
    assert len(set(RUN_CUES)) >= 10
    assert len(set(LIFT_CUES)) >= 5
    assert all(len(cue) < 100 for cue in (*RUN_CUES, *LIFT_CUES))


def test_a_session_without_a_focus_has_no_cue() -> None:
    assert focus_text(run("w01-easy-1", START, 6.0), Voice()) is None


def test_any_number_has_a_cue() -> None:
    cues = {focus_text(run("w01-long", START, 16.0, focus=n), Voice()) for n in range(60)}
    assert cues == set(RUN_CUES)


def test_lifts_have_cues_of_their_own() -> None:
    assert (
        focus_text(evolve(lift("w01-lift-a", at(START.date(), 18)), focus=0), Voice()) in LIFT_CUES
    )
