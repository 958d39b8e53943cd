"""Reading a whole profile, completing it for the journal, and reading that again."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.profile import (
    Athlete,
    Profile,
    Race,
    RecentRace,
    Running,
    Strength,
    Window,
)
from pacelift.coach.profile_fields import TABLES
from pacelift.coach.profile_input import complete, read_completed, read_profile
from pacelift.coach.profile_problems import BadProfile, Problem
from tests.builders import ABSENT, TODAY, profile, profile_document
from tests.strategies import Document, as_json, profile_documents


def read(document: Any, today: date = TODAY) -> Profile:
    return read_profile(document, today=today, system_timezone="UTC")


def completed(document: Any) -> Document:
    return complete(document, today=TODAY, system_timezone="Asia/Kathmandu")


def test_the_contracts_profile_is_read() -> None:
    assert profile() == Profile(
        name="Hamburg 2027",
        timezone="Europe/Berlin",
        units="km",
        start=date(2027, 1, 6),
        athlete=Athlete(born=1986, screening="clear", injuries=()),
        race=Race(
            name="Hamburg Marathon",
            date=date(2027, 4, 25),
            start=time(9, 30),
            distance="marathon",
            goal_s=None,
        ),
        running=Running(
            weekly_km=32,
            longest_km=16,
            days=4,
            long_run_day=6,
            marathons=0,
            recent_race=RecentRace("10k", 3003, date(2026, 12, 6)),
            easy_pace_s_per_km=None,
            single_run_step=1.10,
        ),
        strength=Strength(experience="none", equipment="dumbbells", sessions=2),
        windows=(
            Window(0, 390, 480),
            Window(1, 390, 480),
            Window(1, 1050, 1170),
            Window(2, 390, 480),
            Window(3, 390, 480),
            Window(3, 1050, 1170),
            Window(4, 390, 480),
            Window(5, 480, 780),
            Window(6, 480, 780),
        ),
    )


def test_a_system_zone_that_will_not_do_is_owned_up_to() -> None:
    document = profile_document(timezone=ABSENT)
    with pytest.raises(BadProfile) as caught:
        read_profile(document, today=TODAY, system_timezone="localtime")
    (problem,) = caught.value.problems
    assert (problem.key, problem.value) == ("timezone", '"localtime"')
    assert problem.hint == "this is the computer's: write one in the profile"


def test_a_bad_system_zone_is_no_matter_when_the_profile_names_one() -> None:
    read_profile(profile_document(), today=TODAY, system_timezone="")


def test_completing_fills_in_start_and_zone_in_json_types() -> None:
    document = profile_document(start=ABSENT, timezone=ABSENT, **{"race.start": time(8, 0)})
    plain = completed(document)
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["start"], plain["timezone"]) == ("2027-01-04", "Asia/Kathmandu")
    assert plain["race"]["date"] == "2027-04-25"
    assert plain["race"]["start"] == "08:00"


def test_completing_keeps_numbers_as_typed_and_absent_keys_absent() -> None:
    document = profile_document(
        units="mi",
        **{"running.weekly": 20.5, "running.longest": 10, "running.marathons": ABSENT},
    )
    running = completed(document)["running"]
    assert (running["weekly"], running["longest"]) == (20.5, 10)
    assert "marathons" not in running


def test_completing_puts_in_order_what_has_none() -> None:
    one = profile_document(
        name="two\nlines",
        window=[
            {"to": "19:00", "from": "18:00", "days": ["sun", "sat", "sun"]},
            {"days": ["mon"], "from": "06:00", "to": "07:00"},
        ],
        **{
            "athlete.injuries": ["shin", "knee", "shin"],
            "strength.one_rep_max": {"squat": 80, "bench": 60},
        },
    )
    plain = completed(dict(reversed(one.items())))
    assert json.dumps(plain) == json.dumps(completed(one))
    assert plain["name"] == "two lines"
    assert plain["athlete"]["injuries"] == ["knee", "shin"]
    assert list(plain["strength"]["one_rep_max"]) == ["bench", "squat"]
    assert plain["window"] == [
        {"days": ["mon"], "from": "06:00", "to": "07:00"},
        {"days": ["sat", "sun"], "from": "18:00", "to": "19:00"},
    ]


def test_completing_leaves_the_document_alone() -> None:
    document = profile_document(start=ABSENT)
    completed(document)
    assert document == profile_document(start=ABSENT)


def test_completing_a_bad_profile_tells_its_problems() -> None:
    with pytest.raises(BadProfile, match="units"):
        completed(profile_document(units="miles"))


def test_a_completed_profile_is_read_when_the_race_is_over() -> None:
    plain = completed(profile_document(**{"athlete.born": 2027}))
    with pytest.raises(BadProfile, match="a date after today"):
        read(plain, today=date(2030, 1, 1))
    assert read_completed(plain) == profile(**{"athlete.born": 2027})


def test_what_is_not_completed_is_not_read_as_such() -> None:
    with pytest.raises(BadProfile) as caught:
        read_completed(profile_document(start=ABSENT), source="journal")
    assert caught.value.problems == (Problem("start", "nothing", "what `complete` fills in"),)
    with pytest.raises(BadProfile, match=r"journal: running\.longest"):
        read_completed(profile_document(**{"running.longest": 60}), source="journal")


@given(profile_documents())
def test_every_valid_document_means_the_same_when_completed(document: Document) -> None:
    first = read_profile(document, today=TODAY, system_timezone="Asia/Kathmandu")
    plain = json.loads(json.dumps(completed(document)))
    assert read_completed(plain) == first
    assert completed(plain) == plain
    assert read(plain) == first


@given(profile_documents())
def test_toml_and_json_types_mean_the_same(document: Document) -> None:
    assert read(as_json(document)) == read(document)


@given(profile_documents(), st.randoms(use_true_random=False))
def test_the_order_of_windows_means_nothing(document: Document, random: Any) -> None:
    shuffled = list(document["window"])
    random.shuffle(shuffled)
    assert read(document | {"window": shuffled}) == read(document)
    assert completed(document | {"window": shuffled}) == completed(document)


@given(profile_documents())
def test_windows_are_sorted_apart_and_long_enough(document: Document) -> None:
    windows = read(document).windows
    assert list(windows) == sorted(windows)
    for window in windows:
        assert 0 <= window.start_min <= window.end_min - 20 <= 1440 - 20
    for one, other in pairwise(windows):
        assert one.weekday < other.weekday or one.end_min < other.start_min


text = st.text(st.characters(categories=None), max_size=20)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | text
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.sampled_from(
        ["km", "mi", "06:30", "24:00", "0:50:03", "mon", "UTC", "Europe", "2027-02-29"]
    )
)
KEYS = sorted(
    {key for table in TABLES for key in table.path.split(".")}
    | {field.key for table in TABLES for field in table.fields}
)
documents = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from(KEYS) | text, inner, max_size=12)
    ),
    max_leaves=60,
)


def paths(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value in a document."""
    found = [path] if path else []
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else ())
    )
    return found + [way for key, item in pairs for way in paths(item, (*path, key))]


def problems_of(document: Any) -> tuple[Problem, ...]:
    try:
        read(document)
    except BadProfile as error:
        return error.problems
    return ()


@given(documents)
def test_any_document_is_read_or_refused(document: Any) -> None:
    told = problems_of(document)
    assert all(problem.line("my.toml").isprintable() for problem in told)


@given(profile_documents(), documents, st.data())
def test_a_document_with_anything_anywhere_is_read_or_refused(
    document: Document, value: Any, data: st.DataObject
) -> None:
    *way, last = data.draw(st.sampled_from(paths(document)))
    document = place = deepcopy(document)
    for key in way:
        place = place[key]
    place[last] = value
    if not problems_of(document):
        first = read(document)
        assert read_completed(completed(document | {"timezone": first.timezone})) == first


@pytest.mark.parametrize("days", range(0, 800, 97))
def test_a_document_may_be_read_on_any_day_before_its_race(days: int) -> None:
    today = TODAY + timedelta(days=days)
    document = profile_document(
        start=ABSENT,
        **{"race.date": today + timedelta(days=1), "running.recent_race.date": today},
    )
    assert read(document, today=today).start == today


def test_reading_needs_no_parser() -> None:
    """`pacelift today` folds a journal in milliseconds; TOML is for `new` only."""
    code = "import sys, pacelift.coach.profile_input; sys.exit('tomllib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
