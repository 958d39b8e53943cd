"""What making, keeping and exporting a plan costs; ratios within one run, nothing asserted.

`python3 installers/dev.py bench` runs these and prints the table and the ratios.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pacelift.app import event_of, voice_of
from pacelift.calendars.ics import write_calendar
from pacelift.coach import codec
from pacelift.coach.plan import Plan
from pacelift.coach.planner import start
from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import read_profile
from pacelift.coach.rules import check
from tests.builders import profile_document
from tests.coach.plans import PLAN_ID, catalogue

FIRST_DAY = date(2027, 1, 4)


def document(weeks: int) -> dict[str, Any]:
    """The contract's example with the race that many weeks after its first Monday."""
    race = FIRST_DAY + timedelta(weeks=weeks, days=-1)
    return profile_document(**{"start": FIRST_DAY, "race.date": race})


def profile(weeks: int) -> Profile:
    """The example's profile over that many weeks."""
    return read_profile(document(weeks), today=FIRST_DAY, system_timezone="UTC")


def plan(weeks: int) -> Plan:
    """The example's plan over that many weeks."""
    return start(profile(weeks), catalogue(), PLAN_ID)


@pytest.mark.parametrize("weeks", [9, 18, 26, 35, 52])
def test_profile_to_plan(benchmark: BenchmarkFixture, weeks: int) -> None:
    """From a profile document to the checked plan; 18 weeks are meant to take under 60 ms."""
    given = document(weeks)
    catalogue()

    def make() -> Plan:
        read = read_profile(given, today=FIRST_DAY, system_timezone="UTC")
        return start(read, catalogue(), PLAN_ID)

    assert benchmark(make).sessions


def test_profile_to_plan_with_cold_caches(benchmark: BenchmarkFixture) -> None:
    """The same for 18 weeks as a fresh process meets it: no memo of the coach is warm."""
    given = document(18)

    def make() -> Plan:
        read = read_profile(given, today=FIRST_DAY, system_timezone="UTC")
        return start(read, catalogue(), PLAN_ID)

    found = benchmark.pedantic(make, setup=forget, rounds=10)
    assert found.sessions


def forget() -> None:
    """Empties every memo of the coach's modules."""
    import sys

    for name, module in list(sys.modules.items()):
        if name.startswith("pacelift.coach"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def test_export(benchmark: BenchmarkFixture) -> None:
    """From the plan to the bytes of its .ics; 18 weeks are meant to take under 15 ms."""
    made = plan(18)
    voice, stamp = voice_of(made), datetime(2027, 1, 4, tzinfo=UTC)

    def export() -> bytes:
        events = [event_of(made, session, catalogue(), voice, stamp) for session in made.sessions]
        return write_calendar(events, name=made.profile.name)

    assert benchmark(export)


def test_check(benchmark: BenchmarkFixture) -> None:
    """Every rule on a finished plan of 18 weeks."""
    made = plan(18)
    benchmark(check, made, catalogue())


def test_restore_a_snapshot(benchmark: BenchmarkFixture) -> None:
    """A kept plan of 18 weeks read back."""
    kept = codec.dumps(plan(18))
    assert benchmark(codec.loads, kept) is not None
