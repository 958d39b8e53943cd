"""Answers: a profile document on the way, changed key by key, in either unit."""

from typing import Any

import pytest
from hypothesis import given

from pacelift.coach.answers import (
    Document,
    cleaned,
    drawable,
    example_answers,
    first_answers,
    named,
    next_answers,
    problems,
    value,
    with_edit,
    with_recent_race,
    with_value,
    without,
)
from pacelift.coach.answers_units import back_in_units, in_units
from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import read_profile
from tests.builders import TODAY, profile_document
from tests.strategies import profile_documents


def wrong(document: Document) -> list[str]:
    return [each.key for each in problems(document, today=TODAY, timezone="UTC")]


def read(document: Any) -> Profile:
    return read_profile(document, today=TODAY, system_timezone="UTC")


def test_at_first_only_what_nobody_can_guess_is_open() -> None:
    assert wrong(first_answers(TODAY, "km")) == ["name", "athlete.screening", "race.name"]
    assert wrong(first_answers(TODAY, "mi")) == wrong(first_answers(TODAY, "km"))


def test_the_example_is_a_whole_profile() -> None:
    assert wrong(example_answers(TODAY)) == []
    assert value(example_answers(TODAY), "running.recent_race.distance") == "10k"


def test_another_plan_of_the_same_runner_asks_for_race_and_health_again() -> None:
    told = {**profile_document(), "start": "2026-01-05"}
    following = next_answers(told, TODAY)
    assert wrong(following) == ["name", "athlete.screening", "race.name"]
    assert value(following, "strength.equipment") == "dumbbells"
    assert value(following, "start") == "2027-01-11"
    assert value(following, "running.recent_race") is None


def test_a_value_is_set_and_taken_away_and_the_document_before_stays() -> None:
    before = first_answers(TODAY, "km")
    after = with_value(before, "strength.one_rep_max.squat", 80)
    assert value(after, "strength.one_rep_max.squat") == 80
    assert value(before, "strength.one_rep_max") is None
    assert value(with_value(after, "strength.one_rep_max.squat", None), "strength.sessions") == 2
    assert without(after, "race.name") == after


def test_an_option_sets_all_its_keys_and_leaves_the_others() -> None:
    edit = {"race": {"distance": "half", "goal": "finish"}, "window": []}
    after = with_edit(example_answers(TODAY), edit)
    assert value(after, "race.distance") == "half"
    assert value(after, "race.name") == "Hamburg Marathon"
    assert after["window"] == []


def test_of_a_recent_race_only_the_time_is_still_to_be_told() -> None:
    assert wrong(with_recent_race(example_answers(TODAY), TODAY)) == ["running.recent_race.time"]


@pytest.mark.parametrize(
    ("race", "title"),
    [
        ("Rom & <b>Roma</b>", "Rom & <b>Roma</b> 2027"),
        ("  Köln  ", "Köln 2027"),
        ("x" * 100, "x" * 95 + " 2027"),
    ],
)
def test_a_plan_without_a_title_is_called_as_its_race(race: str, title: str) -> None:
    document = with_value(without(example_answers(TODAY), "name"), "race.name", race)
    assert value(named(document), "name") == title
    assert wrong(named(document)) == []


def test_a_title_that_is_there_stays() -> None:
    assert value(named(example_answers(TODAY)), "name") == "Hamburg 2027"


def test_a_season_can_be_drawn_before_the_race_has_a_name() -> None:
    assert wrong(drawable(first_answers(TODAY, "km"), "My race")) == []


# -- files


@given(profile_documents())
def test_a_file_without_mistakes_is_taken_whole(document: dict[str, Any]) -> None:
    taken, left_out = cleaned(document)
    assert left_out == ()
    assert read(taken) == read(document)


def test_of_a_file_with_mistakes_the_rest_is_taken_and_they_are_told() -> None:
    document = profile_document(**{"running.weekly": "much", "race.colour": "red"})
    document["window"].append({"days": ["mon"], "from": "x", "to": "24:00"})
    document["strength"] = 5
    taken, left_out = cleaned(document)
    told = [each.key for each in left_out]
    assert told == ["race.colour", "running.weekly", "strength", "window[4].from"]
    assert wrong(taken) == [
        "running.weekly",
        "strength.experience",
        "strength.equipment",
        "strength.sessions",
    ]
    assert len(taken["window"]) == 3


def test_a_file_of_nothing_gives_no_answers() -> None:
    assert cleaned({}) == ({"window": []}, ())


# -- units


def test_lengths_and_paces_go_into_the_other_unit() -> None:
    document = with_value(example_answers(TODAY), "running.easy_pace", "6:00")
    miles = in_units(document, "mi")
    assert [value(miles, f"running.{key}") for key in ("weekly", "longest", "easy_pace")] == [
        19.9,
        9.9,
        "9:39",
    ]
    assert value(miles, "units") == "mi"
    assert in_units(miles, "mi") == miles


def test_there_and_back_is_where_it_was_but_for_what_was_answered_there() -> None:
    document = with_value(example_answers(TODAY), "running.easy_pace", "6:01")
    miles = in_units(document, "mi")
    assert back_in_units(miles, document) == document
    answered = with_value(miles, "running.longest", 10)
    assert value(back_in_units(answered, document), "running.longest") == 16.1
    assert value(back_in_units(answered, document), "running.weekly") == 32


def test_what_is_no_number_stays_as_it_is_typed() -> None:
    document = with_value(example_answers(TODAY), "running.weekly", "a lot")
    document = with_value(document, "running.easy_pace", "fast")
    miles = in_units(document, "mi")
    assert (value(miles, "running.weekly"), value(miles, "running.easy_pace")) == ("a lot", "fast")


@given(profile_documents())
def test_a_length_that_may_be_in_one_unit_may_be_in_the_other(document: dict[str, Any]) -> None:
    taken, _ = cleaned(document)
    turned = in_units(taken, "km" if taken["units"] == "mi" else "mi")
    ranges = {"running.weekly", "running.longest"}
    found = problems(turned, today=TODAY, timezone="UTC")
    assert not [each for each in found if each.key in ranges and "a number from" in each.allowed]
