"""What telling the plan costs: one entry, a whole season of them from nothing and on a snapshot.

Meant are 40 ms for one entry on 18 weeks, 3 s for 400 from nothing, 30 ms on a snapshot.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pacelift.app import Answer, App
from pacelift.coach.adapt import adapt
from pacelift.coach.journal import Entry, Folded, active_entries, fold, new_entry
from pacelift.coach.plan import Plan, Session
from pacelift.coach.planner import start
from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import complete
from pacelift.store.store import open_store
from tests.builders import profile_document
from tests.coach.plans import catalogue

FIRST_DAY: Final = date(2027, 1, 4)
BEGUN: Final = datetime(2027, 1, 4, 6, tzinfo=UTC)
A_SEASON: Final = 400


def made() -> Entry:
    """The entry that makes the contract's example over 18 weeks."""
    race = FIRST_DAY + timedelta(weeks=18, days=-1)
    given = profile_document(**{"start": FIRST_DAY, "race.date": race})
    return new_entry(complete(given, today=FIRST_DAY, system_timezone="UTC"), BEGUN, ())


def folded(entries: tuple[Entry, ...]) -> Folded:
    """The fold as the app does it."""

    def make(profile: Profile, plan_id: str) -> Plan:
        return start(profile, catalogue(), plan_id)

    return fold(entries, make, lambda plan, entry: adapt(plan, entry, catalogue()))


def said_of(session: Session) -> Iterator[tuple[str, dict[str, Any]]]:
    """What somebody who tells everything says of a session."""
    for each in session.exercises[:3]:
        logged = {"exercise": each.exercise, "sets": each.sets, "reps": 8, "load_kg": 16.0}
        yield "log", {"session": session.id, **logged}
    later = session.start + timedelta(minutes=30)
    yield "move", {"session": session.id, "to": later.isoformat(timespec="minutes")}
    mark = "missed" if session.week % 5 == 0 else "done"
    yield "mark", {"session": session.id, "mark": mark, "rpe": 5.0, "minutes": session.minutes}


def season() -> tuple[Entry, ...]:
    """A plan and the 400 entries of its season."""
    first = made()
    plan = folded((first,)).plan
    said = (each for session in cycle(plan.sessions) for each in said_of(session))
    return (
        first,
        *(
            Entry(f"{at:032}", BEGUN + timedelta(hours=1 + at), kind, {"plan": first.id, **data})
            for at, (kind, data) in enumerate(islice(said, A_SEASON))
        ),
    )


LONG_RUN: Final = {"session": "w08-long"}
ONE_OF_EACH: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "done": ("mark", {**LONG_RUN, "mark": "done", "km": 20.0}),
    "missed": ("mark", {**LONG_RUN, "mark": "missed"}),
    "too hard": ("mark", {"session": "w08-quality-1", "mark": "too-hard"}),
    "lift too hard": ("mark", {"session": "w08-lift-a", "mark": "too-hard"}),
    "log": ("log", {"session": "w08-lift-a", "exercise": "goblet-squat", "sets": 3, "reps": 8}),
    "move": ("move", {"session": "w09-quality-1", "to": "2027-03-04T18:00"}),
    "ill": ("pause", {"kind": "ill", "from": "2027-03-01", "to": "2027-03-10"}),
    "busy": ("pause", {"kind": "busy", "from": "2027-03-01", "to": "2027-03-10"}),
    "race": ("race", {"km": 10.0, "time_s": 2800, "date": "2027-02-28"}),
}
"""Told on the evening of the Sunday of the eighth of 18 weeks."""


@pytest.mark.parametrize("what", ONE_OF_EACH)
def test_one_entry(benchmark: BenchmarkFixture, what: str) -> None:
    """The plan's answer alone, without reading or keeping anything."""
    plan = folded((made(),)).plan
    kind, data = ONE_OF_EACH[what]
    at = datetime(2027, 2, 28, 19, tzinfo=UTC)
    after, _ = benchmark(adapt, plan, Entry("e", at, kind, data), catalogue())
    assert after != plan


def test_a_season_from_nothing(benchmark: BenchmarkFixture) -> None:
    """400 entries and the plan they begin with."""
    entries = season()
    assert len(benchmark(folded, entries).history) == A_SEASON


def test_one_more_entry_on_a_season_s_snapshot(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """As a command does it, but for starting Python: journal and snapshot read, nothing kept."""
    entries = season()
    app = App(tmp_path, entries[-1].at + timedelta(hours=1))
    with open_store(tmp_path, write=True) as store:
        store.append(*entries)
    session = app.plan().sessions[0]
    assert app.catalogue

    def tell() -> Answer:
        return app.mark(session.id, "too-hard", dry_run=True)

    assert benchmark(tell).plan.sessions[0].status == "too-hard"


def test_what_the_plan_is_a_fold_of(benchmark: BenchmarkFixture) -> None:
    """What every command pays for a season's journal before it finds the snapshot."""
    entries = season()
    assert benchmark(active_entries, entries) == entries
