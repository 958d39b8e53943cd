"""Hypothesis strategies for the whole space of valid profiles.

`profile_documents()` gives documents that `read_profile(document, today=TODAY, system_timezone="UTC")`
accepts; what the planner may refuse (symptoms, under 18, too few weeks) is in it. Simple values
come first, so that a failure shrinks towards the runner of the contract's example.
"""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any, Final, get_args

from hypothesis import strategies as st

from pacelift.coach.profile import (
    RACE_KM,
    WEEKDAYS,
    Distance,
    Equipment,
    Experience,
    InjuryTag,
    Screening,
    Units,
)
from pacelift.coach.profile_checks import MAX_HORIZON_DAYS, MIN_WINDOW_MIN, plausible_s
from pacelift.coach.profile_kinds import distance as distance_kind
from pacelift.coach.profile_kinds import unit_km
from tests.builders import TODAY

Document = dict[str, Any]

MIN_HORIZON_DAYS: Final = 35
ZONES: Final = (
    "Europe/Berlin",
    "America/New_York",
    "UTC",
    "Australia/Lord_Howe",  # half an hour of daylight saving time
    "Africa/Casablanca",  # it ends for Ramadan
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/St_Johns",
    "Asia/Gaza",  # changes at odd hours and dates
    "Antarctica/Troll",  # two hours of it
    "America/Sao_Paulo",
    "Asia/Tehran",
)
_DAY_MIN: Final = 24 * 60


@st.composite
def profile_documents(draw: st.DrawFn) -> Document:
    """A valid profile document, with TOML's types or, now and then, in its JSON form."""
    units: Units = draw(st.sampled_from(get_args(Units)))
    document: Document = {
        "name": draw(names()),
        "units": units,
        "athlete": draw(athletes()),
        "running": draw(running(units)),
        "strength": draw(strength()),
        "window": draw(windows()),
    }
    start = TODAY + timedelta(days=draw(st.integers(0, 400)))
    zone = draw(st.sampled_from((*ZONES, None)))
    if zone:
        document["timezone"] = zone
    if start != TODAY or draw(st.booleans()):
        document["start"] = start
    document["race"] = draw(races()) | {"date": start + timedelta(days=draw(horizons()))}
    if draw(st.booleans()) and draw(st.booleans()):
        document = as_json(document)
    return document


def names() -> st.SearchStrategy[str]:
    """Titles: plain ones, and what people and calendars really write."""
    return st.sampled_from(
        [
            "Spring marathon",
            "Köln 🏃‍♀️",
            "מרתון תל אביב",
            "two\nlines",
            '"quoted", \\; {braces}',
            "x" * 100,
        ]
    )


@st.composite
def horizons(draw: st.DrawFn) -> int:
    """Days from the start to the race, 5 to 52 weeks; mostly whole weeks."""
    weeks = draw(st.sampled_from([18, 12, 16]) | st.integers(5, 52))
    spare = draw(st.integers(0, 6))
    return max(MIN_HORIZON_DAYS, min(MAX_HORIZON_DAYS, 7 * weeks + spare))


def athletes() -> st.SearchStrategy[Document]:
    """Mostly healthy grown-ups; one in eight waits for a doctor, a few are under 18."""
    screening = ("clear",) * 28 + get_args(Screening)
    birth = st.sampled_from([1986, 1960, 2008]) | st.integers(1935, TODAY.year - 16)
    tags = st.lists(st.sampled_from(get_args(InjuryTag)), max_size=3)
    return st.fixed_dictionaries(
        {"screening": st.sampled_from(screening)}, optional={"born": birth, "injuries": tags}
    )


@st.composite
def races(draw: st.DrawFn) -> Document:
    """A race but for its date."""
    distance: Distance = draw(st.sampled_from(tuple(RACE_KM)))
    goal = st.just("finish") | finishing_times(distance)
    optional = {"start": times_of_day(0, _DAY_MIN - 1), "run_walk": st.booleans()}
    race: Document = draw(st.fixed_dictionaries({"name": names(), "goal": goal}, optional=optional))
    return race | {"distance": distance}


def finishing_times(distance: Distance) -> st.SearchStrategy[str]:
    """Times around 10 km/h first, then everything plausible."""
    usual = round(RACE_KM[distance] * 360)
    seconds = st.integers(usual * 3 // 4, usual) | st.integers(*plausible_s(distance))
    return seconds.map(lambda s: f"{s // 3600}:{s // 60 % 60:02}:{s % 60:02}")


@st.composite
def running(draw: st.DrawFn, units: Units) -> Document:
    """Recent running without contradictions: longest <= weekly <= 7 x longest, in the unit."""
    table = draw(volumes(units))
    table["days"] = draw(st.sampled_from([4, 3, 5, 6]))
    km = unit_km(units)
    optional = {
        "long_run_day": st.sampled_from(("sun", "sat", *WEEKDAYS[:5])),
        "marathons": st.integers(0, 3) | st.integers(0, 1000),
        "recent_race": recent_races(),
        "easy_pace": st.integers(math.ceil(150 * km), math.floor(900 * km)).map(_mmss),
        "single_run_step": st.sampled_from([1.10, 1.15]),
    }
    return table | draw(st.fixed_dictionaries({}, optional=optional))


@st.composite
def volumes(draw: st.DrawFn, units: Units) -> Document:
    """`weekly` and `longest` in tenths: a usual runner's, else any that go together."""
    usual = draw(st.sampled_from([(32, 16), (20, 10), (45, 20), (60, 24), None]))
    if usual:
        return {"weekly": usual[0], "longest": usual[1]}
    week, run = (_tenths(distance_kind(*km)(units).schema) for km in ((5, 250), (2, 60)))
    weekly = draw(st.integers(week[0], min(week[1], 7 * run[1])))
    longest = draw(st.integers(max(run[0], math.ceil(weekly / 7)), min(run[1], weekly)))
    return {"weekly": _in_tenths(weekly), "longest": _in_tenths(longest)}


@st.composite
def recent_races(draw: st.DrawFn) -> Document:
    """A race of the last year."""
    distance: Distance = draw(st.sampled_from(("10k", "half", "5k", "marathon")))
    day = TODAY - timedelta(days=draw(st.integers(0, 366)))
    return {"distance": distance, "time": draw(finishing_times(distance)), "date": day}


def strength() -> st.SearchStrategy[Document]:
    """Every experience with every equipment, 0 to 3 sessions."""
    lifts = st.sampled_from(["squat", "deadlift", "bench", "press"])
    most = st.dictionaries(lifts, st.integers(20, 200) | st.sampled_from([10, 82.5, 500]))
    return st.fixed_dictionaries(
        {
            "experience": st.sampled_from(get_args(Experience)),
            "equipment": st.sampled_from(get_args(Equipment)),
            "sessions": st.sampled_from([2, 1, 0, 3]),
        },
        optional={"one_rep_max": most},
    )


@st.composite
def windows(draw: st.DrawFn) -> list[Document]:
    """A usual week's windows, or any: tiny, overlapping, touching, repeated, all day."""
    if draw(st.booleans()):
        return draw(st.lists(some_windows(), min_size=1, max_size=6).map(_flat))
    usual = [
        {"days": list(WEEKDAYS[:5]), "from": "06:30", "to": "08:00"},
        {"days": ["tue", "thu"], "from": "17:30", "to": "19:30"},
        {"days": ["sat", "sun"], "from": "08:00", "to": "13:00"},
    ]
    return [usual[index] for index in draw(st.sampled_from([(0, 1, 2), (0, 2), (2,), (1, 2)]))]


@st.composite
def some_windows(draw: st.DrawFn) -> list[Document]:
    """A window of 20 minutes or more, now and then typed as two that touch."""
    days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7))
    length = draw(st.sampled_from([90, 20, 45, 240, _DAY_MIN]) | st.integers(MIN_WINDOW_MIN, 600))
    start = draw(times_in_minutes(0, _DAY_MIN - length))
    end = start + length
    cut = draw(st.just(end) | st.integers(start + 1, end))
    stretches = [(start, cut), (cut, end)] if cut < end else [(start, end)]
    return [{"days": days, "from": _hhmm(a), "to": _hhmm(b)} for a, b in stretches]


def times_of_day(low: int, high: int) -> st.SearchStrategy[str]:
    """Times of day as text."""
    return times_in_minutes(low, high).map(_hhmm)


def times_in_minutes(low: int, high: int) -> st.SearchStrategy[int]:
    """Minutes since midnight: the usual hours first, then every minute."""
    usual = [minutes for minutes in (390, 480, 570, 1050) if low <= minutes <= high]
    every = st.integers(low, high)
    return st.sampled_from(usual) | every if usual else every


def as_json(value: Any) -> Any:
    """The document as JSON has it: dates are text."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _tenths(schema: Document) -> tuple[int, int]:
    return round(10 * schema["minimum"]), round(10 * schema["maximum"])


def _in_tenths(tenths: int) -> float:
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def _mmss(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _flat(lists: list[list[Document]]) -> list[Document]:
    return [each for one in lists for each in one]
