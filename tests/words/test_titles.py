"""Titles that a calendar shows."""

from attrs import evolve

from pacelift.words.titles import category, short_title, title
from pacelift.words.voice import Voice
from tests.words.builders import sessions

BY_ID = {each.id: each for each in sessions()}
VOICE = Voice()


def test_a_title_begins_with_the_discipline_in_letters() -> None:
    titles = [title(each, "Hamburg Marathon", VOICE) for each in sessions()]
    assert titles == [
        "Run: Easy run 6 km",
        "Lift: Full body A",
        "Core: Hip and core 20 min",
        "Run: Long run 16 km",
        "Run: Intervals 11.4 km",
        "Run: Easy run 8 km",
        "Race: Hamburg Marathon",
    ]


def test_a_title_speaks_the_runners_units() -> None:
    assert title(BY_ID["w01-long"], "", Voice("mi")) == "Run: Long run 9.9 mi"


def test_a_title_is_one_line_whatever_the_race_is_called() -> None:
    assert title(BY_ID["w04-race"], "Two\nlines\x1b[1m", VOICE) == "Race: Two lines [1m"


def test_every_kind_of_run_has_a_title() -> None:
    kinds = (
        "easy",
        "recovery",
        "long",
        "steady",
        "hills",
        "threshold",
        "intervals",
        "marathon-pace",
    )
    shown = {short_title(evolve(BY_ID["w01-easy-1"], kind=kind), "", VOICE) for kind in kinds}
    assert len(shown) == len(kinds)


def test_the_category_is_the_discipline() -> None:
    assert category(BY_ID["w01-lift-a"], VOICE) == "Strength"
