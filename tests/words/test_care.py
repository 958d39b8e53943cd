"""Effort, fuel and sleep around a session."""

from attrs import evolve

from pacelift.words.care import bedtime_text, effort_text, fuel_text
from pacelift.words.voice import Voice
from tests.words.builders import sessions

BY_ID = {each.id: each for each in sessions()}
VOICE = Voice()
LONG = BY_ID["w01-long"]


def test_effort_is_told_by_what_talking_is_possible() -> None:
    assert (
        effort_text(BY_ID["w01-easy-1"], VOICE) == "Effort 2–4 of 10: full sentences are possible."
    )
    assert effort_text(BY_ID["w02-quality-1"], VOICE) == "Effort 8–9 of 10: hard, no talking."


def test_a_lifts_effort_is_of_the_whole_session() -> None:
    assert (
        effort_text(BY_ID["w01-lift-a"], VOICE) == "Effort 5–6 of 10, felt over the whole session."
    )


def test_fuel_is_told_an_hour_and_in_all() -> None:
    text = fuel_text(evolve(LONG, minutes=120), VOICE)
    assert text is not None
    assert text.startswith("30–60 g of carbohydrate an hour, about 60–120 g in all: try what")


def test_race_day_is_not_for_trying_food() -> None:
    assert "nothing you have not tried" in str(fuel_text(BY_ID["w04-race"], VOICE))


def test_the_bedtime_names_the_evening_before() -> None:
    assert (
        bedtime_text(LONG, VOICE)
        == "In bed by 22:00 on Sat 9 Jan; the hour before without screens or hard thinking."
    )


def test_a_short_run_needs_neither() -> None:
    assert fuel_text(BY_ID["w01-easy-1"], VOICE) is None
    assert bedtime_text(BY_ID["w01-easy-1"], VOICE) is None
