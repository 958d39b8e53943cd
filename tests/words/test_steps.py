"""Steps of a run as lines."""

import pytest

from pacelift.coach.plan import Step, StepKind, Zone
from pacelift.words.steps import step_lines, step_text
from pacelift.words.voice import Voice
from tests.words.builders import INTERVALS, run, sessions

VOICE = Voice()


def test_intervals_name_repeats_paces_and_what_comes_after_each() -> None:
    session = next(each for each in sessions() if each.kind == "intervals")
    assert step_lines(session, VOICE) == (
        "15 min warm-up, easy (5:56–6:38 /km)",
        "5 × 1 km at interval pace (4:42 /km)",
        "3 min easy jog after each",
        "10 min cool-down, easy (5:56–6:38 /km)",
    )


def test_miles_are_used_for_distance_and_pace() -> None:
    assert step_text(INTERVALS[1], Voice("mi")) == "5 × 0.62 mi at interval pace (7:34 /mi)"


def test_without_a_pace_the_effort_is_described() -> None:
    step = Step("work", 1.0, 4.5, "minutes", "I", None, 4)
    assert step_text(step, VOICE).startswith("4 × 4 min 30 s hard: what you could hold")


def test_strides_are_told_in_seconds() -> None:
    step = Step("strides", 0.07, 1 / 3, "minutes", "R", None, 6)
    assert step_text(step, VOICE) == "6 × 20 s strides, quick and relaxed"


def test_a_long_part_by_time_is_rounded_to_what_a_watch_can_be_set_to() -> None:
    assert (
        step_text(Step("walk", 0.1, 1.02, "minutes", "walk", None, 12), VOICE)
        == "1 min walk after each"
    )
    easy = Step("easy", 1.4, 9.13, "minutes", "E", (356.4, 398.2), 12)
    assert step_text(easy, VOICE).startswith("12 × 9 min easy")


@pytest.mark.parametrize(
    "kind", ["warm-up", "easy", "steady", "strides", "hill", "jog", "walk", "cool-down", "race"]
)
def test_every_kind_of_step_has_words(kind: StepKind) -> None:
    assert step_text(Step(kind, 1.0, 6.0, "km", "E"), VOICE).startswith("1 km ")


@pytest.mark.parametrize("zone", ["E", "M", "T", "I", "R", "walk", "rest"])
@pytest.mark.parametrize("pace", [None, (300.0, 310.0)])
def test_every_zone_has_words_with_and_without_a_pace(
    zone: Zone, pace: tuple[float, float] | None
) -> None:
    text = step_text(Step("work", 1.0, 6.0, "km", zone, pace), VOICE)
    assert text.startswith("1 km ")
    assert ("/km" in text) is (pace is not None)


def test_a_session_without_steps_has_no_lines() -> None:
    assert step_lines(run("w01-easy-1", sessions()[0].start, 5.0, steps=()), VOICE) == ()
