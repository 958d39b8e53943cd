"""A session's parts, which cards and events share."""

from datetime import date

from pacelift.coach.clock import Trip, Zones
from pacelift.words.card import parts, when_line
from pacelift.words.voice import Voice
from tests.words.builders import CATALOGUE, sessions

BY_ID = {each.id: each for each in sessions()}
VOICE = Voice()


def _headings(session_id: str) -> list[str]:
    return [part.heading for part in parts(BY_ID[session_id], CATALOGUE, VOICE)]


def test_a_long_run_tells_all_a_runner_needs_in_order() -> None:
    assert _headings("w01-long") == ["Feel", "Steps", "Think of", "Fuel", "Sleep", "Plan B", "Why"]


def test_a_lift_has_exercises_with_their_cues_below() -> None:
    assert _headings("w01-lift-a") == ["Feel", "Exercises", "Plan B", "Why"]
    exercises = parts(BY_ID["w01-lift-a"], CATALOGUE, VOICE)[1].lines
    assert exercises[0].startswith("1. Goblet squat: 3 × 8–12, 16 kg")
    assert (
        exercises[1] == "   Sit between your heels. Elbows inside the knees. Push the floor away."
    )
    assert exercises[2].startswith("2. Side plank")


def test_plan_b_names_each_case() -> None:
    plan_b = next(
        part for part in parts(BY_ID["w01-easy-1"], CATALOGUE, VOICE) if part.heading == "Plan B"
    )
    assert [line.partition(":")[0] for line in plan_b.lines] == ["Tired", "Short of time", "Missed"]


def test_the_time_is_the_runners_wall_time_with_the_length() -> None:
    assert (
        when_line(BY_ID["w01-long"], "Europe/Berlin", VOICE)
        == "Sun 10 Jan, 08:00–09:41 (1 h 41 min)"
    )


def test_away_the_zone_of_the_time_is_named() -> None:
    sunday = date(2027, 1, 10)
    away = Zones("Europe/Berlin", (Trip(sunday, sunday, "Asia/Tokyo"),))
    assert when_line(BY_ID["w01-long"], away, VOICE).endswith("(1 h 41 min), Asia/Tokyo time")
    assert "time" not in when_line(BY_ID["w01-easy-1"], away, VOICE)
