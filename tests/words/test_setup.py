"""The assistant's questions: none of a profile's keys is forgotten; problems in plain words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.answers import (
    Document,
    example_answers,
    field_of,
    first_answers,
    named,
    problems,
    value,
    with_value,
)
from pacelift.coach.catalogue import parse_catalogue
from pacelift.coach.planner import start
from pacelift.coach.profile import Window
from pacelift.coach.profile_fields import TABLES, WINDOW
from pacelift.coach.profile_input import read_profile
from pacelift.errors import Option, Refusal
from pacelift.system.resources import read_text
from pacelift.words.setup import (
    ASKING,
    CALENDAR,
    CHANGES,
    LEFT_OUT,
    RECENT_RACE,
    RUNNING,
    Ask,
    asked_keys,
    step_of,
    steps,
)
from pacelift.words.setup_hours import cell_text, hours_text
from pacelift.words.setup_options import option_text
from pacelift.words.setup_problems import Day, problem_text
from pacelift.words.setup_typed import read_typed, typed_text
from pacelift.words.setup_view import FieldView, Looked, fields, tabs
from pacelift.words.voice import Voice
from tests.builders import TODAY

VOICE = Voice()
DAY = Day(TODAY, TODAY)
ASKS = [ask for step in ASKING for ask in step.asks] + list(RECENT_RACE)
KEYS = [
    f"{table.path}.{field.key}" if table.path else field.key
    for table in TABLES
    if table is not WINDOW
    for field in table.fields
]


def found(document: Document) -> dict[str, str]:
    told = problems(named(document), today=TODAY, timezone="UTC")
    return {each.key: problem_text(each, document, DAY, VOICE) for each in told}


def looked(document: Document, *seen: str, is_edit: bool = False) -> Looked:
    told = problems(named(document), today=TODAY, timezone="UTC")
    return Looked(document, told, frozenset(seen), DAY, is_edit)


def field(key: str, document: Document, *seen: str) -> FieldView:
    step = step_of(key)
    assert step is not None
    return next(e for e in fields(step, looked(document, *seen), VOICE) if e.key == key)


def answered(**answers: object) -> Document:
    document = example_answers(TODAY)
    for key, new in answers.items():
        document = with_value(document, key.replace("__", "."), new)
    return document


# -- no key is forgotten


def test_every_key_of_a_profile_is_asked_or_left_out_for_a_reason() -> None:
    assert {*KEYS, "window"} == asked_keys() | LEFT_OUT.keys()
    assert not asked_keys() & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


@pytest.mark.parametrize("ask", [ask for ask in ASKS if ask.choices], ids=lambda ask: ask.key)
def test_every_choice_that_a_profile_knows_is_offered_and_no_other(ask: Ask) -> None:
    schema = field_of(ask.key).kind_in("km").schema
    if "minimum" in schema:
        allowed = set(range(schema["minimum"], schema["maximum"] + 1))
    else:
        allowed = set(schema.get("enum") or schema["items"]["enum"])
    offered = {held for held, _ in ask.choices} - {None}
    assert offered == allowed


def test_an_edit_ends_with_what_changes_and_leaves_the_first_day_alone() -> None:
    assert steps(is_edit=False)[-1] is CALENDAR
    assert steps(is_edit=True)[-1] is CHANGES
    shown = fields(ASKING[0], looked(answered(), is_edit=True), VOICE)
    assert "start" not in [each.key for each in shown]


# -- problems


@pytest.mark.parametrize(
    ("answers", "key", "text"),
    [
        ({"race__name": "   "}, "race.name", "A name of up to 100 letters, please."),
        ({"running__weekly": "a lot"}, "running.weekly", "A number from 5 to 250, please."),
        ({"running__longest": 70}, "running.longest", "A number from 2 to 60, please."),
        (
            {"running__longest": 40},
            "running.longest",
            "Your longest run is part of a week: at most 32 km.",
        ),
        (
            {"running__longest": 3},
            "running.weekly",
            "Seven runs of your longest make 21 km: your week cannot have more.",
        ),
        ({"race__date": "2027-01-04"}, "race.date", "Please choose a day after today."),
        (
            {"race__date": "2027-01-10"},
            "race.date",
            "Please choose a day after the first training day, Mon 11 Jan 2027.",
        ),
        (
            {"race__date": "2028-03-01"},
            "race.date",
            (
                "A plan has 52 weeks at most: a day up to Mon 10 Jan 2028, please, or a later first "
                "training day."
            ),
        ),
        (
            {"race__goal": "fast"},
            "race.goal",
            "Hours, minutes and seconds, please, such as 3:45:00 or 0:52:30.",
        ),
        (
            {"race__goal": "1:00:00"},
            "race.goal",
            "For that distance a time from 1:45:30 to 8:26:20, please.",
        ),
        (
            {"running__easy_pace": "6"},
            "running.easy_pace",
            "Minutes and seconds, please, such as 6:20.",
        ),
        (
            {"running__recent_race__date": "2027-02-01"},
            "running.recent_race.date",
            "Please choose a day within the last year, today at the latest.",
        ),
        (
            {"running__recent_race__time": "0:10:00"},
            "running.recent_race.time",
            "For that distance a time from 0:25:00 to 2:00:00, please.",
        ),
        ({"running__recent_race__time": None}, "running.recent_race.time", "Please fill this in."),
        ({"athlete__screening": None}, "athlete.screening", "Please choose one."),
        ({"athlete__born": 2030}, "athlete.born", "A year up to 2027, please."),
        ({"athlete__born": 86}, "athlete.born", "A number from 1900 to 2199, please."),
        ({"start": "2020-01-01"}, "start", "That is too long ago."),
        (
            {"strength__one_rep_max__squat": 5},
            "strength.one_rep_max.squat",
            "A number from 10 to 500, please.",
        ),
        ({"window": []}, "window", "Please paint at least one stretch of time."),
        (
            {"window": [{"days": ["mon"], "from": "06:00", "to": "06:15"}]},
            "window[1]",
            "06:00 to 06:15 is too short: at least 20 minutes, please.",
        ),
        (
            {"window": [{"days": ["mon"], "from": "08:00", "to": "06:15"}]},
            "window[1].to",
            "A stretch of time has to end after it begins.",
        ),
    ],
)
def test_each_mistake_is_told_in_plain_words(
    answers: dict[str, object], key: str, text: str
) -> None:
    assert found(answered(**answers))[key] == text


def test_in_miles_the_limits_are_in_miles() -> None:
    document = {**first_answers(TODAY, "mi")}
    document = dict(with_value(document, "running.weekly", 1))
    assert found(document)["running.weekly"] == "A number from 3.2 to 155.3, please."


nonsense = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.integers(-5, 3000),
    st.floats(0, 500),
    st.sampled_from(["0:01:00", "9:59:59", "1:00", "2027-01-01", "2199-01-01", "finish", "sun"]),
)


@given(st.dictionaries(st.sampled_from(KEYS), nonsense, max_size=6))
def test_whatever_is_answered_has_words_and_a_step_where_it_is_mended(
    answers: dict[str, Any],
) -> None:
    document = example_answers(TODAY)
    for key, new in answers.items():
        document = with_value(document, key, new)
    for key, text in found(document).items():
        assert text
        assert "{" not in text
        assert step_of(key) is not None or key in LEFT_OUT


# -- views


def test_a_problem_stands_at_its_field_and_its_step() -> None:
    document = answered(running__longest=40)
    assert "at most 32 km" in field("running.longest", document).problem
    assert [tab.text for tab in tabs(looked(document), VOICE)] == [
        "1 Race",
        "2 Running (!)",
        "3 Strength",
        "4 Equipment",
        "5 Week",
        "6 Health",
        "7 Calendar",
    ]


def test_what_is_not_answered_yet_is_no_problem_before_its_step_was_left() -> None:
    document = first_answers(TODAY, "km")
    assert field("race.name", document).problem == ""
    assert field("race.name", document, "race").problem == "Please fill this in."
    assert not any(tab.has_problem for tab in tabs(looked(document), VOICE))
    assert [t.name for t in tabs(looked(document, "race", "health"), VOICE) if t.has_problem] == [
        "race",
        "health",
    ]


def test_a_recent_races_fields_show_their_own_problems() -> None:
    document = answered(running__recent_race__time="x")
    race = field("running.recent_race", document)
    assert [each.key for each in race.fields] == [ask.key for ask in RECENT_RACE]
    assert race.problem == ""
    assert race.fields[1].problem.startswith("Hours, minutes")
    assert field("running.recent_race", first_answers(TODAY, "km")).fields == ()


def test_units_stand_behind_the_numbers() -> None:
    assert field("running.weekly", answered()).unit == "km"
    miles = {**answered(), "units": "mi"}
    assert field("running.weekly", miles).unit == "mi"
    assert field("running.easy_pace", miles).unit == "/mi"


def test_the_plans_title_is_proposed() -> None:
    document = answered(name=None)
    assert field("name", document).placeholder == "Hamburg Marathon 2027"


def test_absence_shows_as_what_it_means() -> None:
    document = answered(running__long_run_day=None, race__start=None, athlete__injuries=None)
    assert field("running.long_run_day", document).value is None
    assert field("race.start", document).value == "09:30"
    assert field("running.single_run_step", document).value == 1.10
    assert field("race.run_walk", document).value is False


# -- refusals


def test_every_option_of_a_refusal_has_a_button_in_our_words() -> None:
    document = answered(running__weekly=10, running__longest=4)
    profile = read_profile(document, today=TODAY, system_timezone="UTC")
    with pytest.raises(Refusal) as refused:
        start(profile, parse_catalogue(read_text("exercises.json")), "id")
    texts = [option_text(each, document, VOICE) for each in refused.value.options]
    assert texts[1:4] == [
        "Run the half marathon on that day instead",
        "Run 10 km on that day instead",
        "Run 5 km on that day instead",
    ]
    assert texts[0].startswith("Choose a race on S")
    assert texts[4].startswith("Let single runs grow by up to 15 %")


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (
            {"athlete": {"screening": "cleared-by-doctor"}},
            "A doctor has cleared me for hard exercise",
        ),
        (
            {"window": [{"days": ["sun"], "from": "07:00", "to": "11:00"}], "race": {}},
            "Make room: Sun 07:00–11:00",
        ),
        (
            {
                "window": [
                    {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "06:00", "to": "08:00"}
                ],
                "race": {"run_walk": True, "goal": "finish"},
            },
            (
                "Train on any day, two hours or more, and: run and walk in turn, in training and in "
                "the race, to finish"
            ),
        ),
        ({"race": {"goal": "finish"}}, "Something new."),
    ],
)
def test_an_option_is_told_by_what_it_sets(edit: dict[str, Any], text: str) -> None:
    assert option_text(Option("Something new.", edit), answered(), VOICE) == text


# -- what is typed


@pytest.mark.parametrize(
    ("text", "typed", "read"),
    [
        ("32", "number", 32),
        (" 32,5 ", "number", 32.5),
        ("32.0", "number", 32),
        ("32 km", "number", "32 km"),
        ("3", "whole", 3),
        ("3.5", "whole", "3.5"),
        ("3:45", "time", "3:45:00"),
        ("50:03", "time", "0:50:03"),
        ("3:45:00", "time", "3:45:00"),
        ("3:4", "time", "3:4"),
        ("6:20", "pace", "6:20"),
        ("  ", "number", None),
        ("", "text", None),
        (" Köln ", "text", " Köln "),
    ],
)
def test_what_is_typed_is_read_as_people_write_it(text: str, typed: Any, read: object) -> None:
    assert read_typed(text, typed) == read


@pytest.mark.parametrize(("value_", "text"), [(32, "32"), (19.9, "19.9"), (None, ""), ("x", "x")])
def test_a_value_is_shown_as_one_would_type_it(value_: object, text: str) -> None:
    assert typed_text(value_) == text


# -- hours


def test_hours_in_words() -> None:
    windows = (Window(0, 390, 480), Window(1, 390, 480), Window(6, 480, 1440))
    assert hours_text(windows, VOICE) == "Mon, Tue 06:30–08:00; Sun 08:00–24:00"
    assert hours_text((), VOICE) == "No hours yet."
    assert cell_text(windows[:2], VOICE, is_on=True) == "Mon–Tue 06:30–08:00: for training"
    assert cell_text(windows[:1], VOICE, is_on=False) == "Mon 06:30–08:00: not for training"


def test_the_long_run_may_be_on_any_day_when_nothing_is_said() -> None:
    ask = next(ask for ask in RUNNING.asks if ask.key == "running.long_run_day")
    assert ask.choices[0] == (None, "any")
    assert value(example_answers(date(2027, 1, 4)), "running.long_run_day") == "sun"
