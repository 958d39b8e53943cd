"""What making, keeping and exporting a plan costs; ratios are printed, no time is asserted.

`python3 installers/dev.py bench` measures; every run of the tests runs each of these once.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pacelift.calendars.ics import write_calendar
from pacelift.coach import codec
from pacelift.coach.plan import Plan
from pacelift.coach.planner import start
from pacelift.coach.profile_input import read_profile
from pacelift.coach.rules import check
from pacelift.session_events import session_events
from pacelift.words.voice import Voice
from tests.builders import profile_document
from tests.coach.plans import PLAN_ID, catalogue

FIRST_DAY: Final = date(2027, 1, 4)
HORIZONS: Final = (9, 18, 26, 35, 52)

PROFILES: Final = sorted((Path(__file__).parents[1] / "data" / "profiles").glob("*.toml"))
"""Ordinary runners whose weeks have many equal orders or little room: where a search explodes."""


def document(weeks: int) -> dict[str, Any]:
    """The contract's example with the race that many weeks after its first Monday."""
    race = FIRST_DAY + timedelta(weeks=weeks, days=-1)
    return profile_document(**{"start": FIRST_DAY, "race.date": race})


def planned(given: Mapping[str, Any]) -> Plan:
    """The plan of a profile document, as of the day it starts."""
    profile = read_profile(given, today=given["start"], system_timezone="UTC")
    return start(profile, catalogue(), PLAN_ID)


def forget() -> None:
    """Empties every memo of the coach's modules, as a fresh process has them."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pacelift.coach"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.mark.parametrize("weeks", HORIZONS)
def test_profile_to_plan(benchmark: BenchmarkFixture, weeks: int) -> None:
    """From a profile document to the plan; 18 weeks are meant to take under 60 ms."""
    catalogue()
    assert benchmark(planned, document(weeks)).weeks


def test_profile_to_plan_with_cold_caches(benchmark: BenchmarkFixture) -> None:
    """The same for 18 weeks as a fresh process meets it: no memo of the coach is warm."""
    pedantic: Any = benchmark.pedantic
    catalogue()
    assert pedantic(planned, args=(document(18),), setup=forget, rounds=10).weeks


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_harder_profile_to_plan(benchmark: BenchmarkFixture, profile: Path) -> None:
    """With cold caches too: a warm memo would hide the search."""
    pedantic: Any = benchmark.pedantic
    given = tomllib.loads(profile.read_text("utf-8"))
    catalogue()
    assert pedantic(planned, args=(given,), setup=forget, rounds=5).weeks


def test_time_per_week_over_the_horizons(rounds: int) -> None:
    """52 weeks are meant to take no more a week than 18; interleaved, so that noise hits all."""
    catalogue()
    taken: dict[int, list[float]] = {weeks: [] for weeks in HORIZONS}
    for _ in range(rounds):
        for weeks in HORIZONS:
            forget()
            started = perf_counter()
            assert planned(document(weeks)).weeks
            taken[weeks].append(perf_counter() - started)
    a_week = {weeks: median(each) / weeks for weeks, each in taken.items()}
    told = ", ".join(f"{weeks}: {each / a_week[18]:.2f}" for weeks, each in a_week.items())
    print(f"\ntime per week by horizon, cold caches, beside 18 weeks: {told}")


def test_export(benchmark: BenchmarkFixture) -> None:
    """From the plan to the bytes of its .ics; 18 weeks are meant to take under 15 ms."""
    made = planned(document(18))
    exercises, voice = catalogue(), Voice(made.profile.units)

    def export() -> bytes:
        return write_calendar(session_events(made, exercises, voice), name=made.profile.name)

    assert benchmark(export).count(b"BEGIN:VEVENT") == len(made.sessions)


def test_check(benchmark: BenchmarkFixture) -> None:
    """Every rule on a finished plan of 18 weeks."""
    made = planned(document(18))
    benchmark(check, made, catalogue())


def test_restore_a_snapshot(benchmark: BenchmarkFixture) -> None:
    """A kept plan of 18 weeks read back."""
    made = planned(document(18))
    assert benchmark(codec.loads, codec.dumps(made)) == made
