"""Eight typical runners beside the published plans made for them: volume, long run, and why ours differ.

The published plans serve as envelopes only. The table is written to tests/output/envelopes.txt.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import frozen

from pacelift.coach import season
from pacelift.coach.plan import Plan
from pacelift.coach.rules import long_run, volume
from tests.builders import ABSENT, profile_document
from tests.coach.plans import plan_of

TESTS: Final = Path(__file__).parent.parent
START: Final = date(2027, 1, 4)
CLOSE: Final = 0.10
"""Differences up to this share need no explanation."""


@frozen
class Published:
    """A published plan: km of each week and of its longest run, the race left out."""

    weekly_km: tuple[float, ...]
    long_km: tuple[float, ...]


@frozen
class Runner:
    """A typical runner for a published plan."""

    plan: str
    days: int
    race: str
    ten_km: str
    goal: str = "finish"
    marathons: int = 0


RUNNERS: Final = (
    Runner("higdon_novice1", 4, "marathon", "1:00:00"),
    Runner("higdon_novice2", 4, "marathon", "0:56:00"),
    Runner("higdon_intermediate1", 5, "marathon", "0:52:00", marathons=1),
    Runner("baa_boston_level2", 5, "marathon", "0:47:00", "3:50:00", marathons=2),
    Runner("pfitzinger_18_55", 5, "marathon", "0:43:00", "3:25:00", marathons=3),
    Runner("pfitzinger_18_70", 6, "marathon", "0:40:00", "3:10:00", marathons=5),
    Runner("higdon_half_novice1", 4, "half", "1:00:00"),
    Runner("pfitzinger_half_12_47", 5, "half", "0:44:00", "1:38:00"),
)


@cache
def published(name: str) -> Published:
    """The published plan of that name; the race week's race is not in its km."""
    text = (TESTS / "data" / "published_plans.csv").read_text()
    rows = [row for row in csv.DictReader(text.splitlines()) if row["plan"] == name]
    rows.sort(key=lambda row: int(row["week"]))
    weekly = tuple(float(row["weekly_km"]) for row in rows[:-1])
    return Published(weekly, tuple(float(row["long_km"]) for row in rows[:-1]))


def document(runner: Runner) -> dict[str, Any]:
    """A profile whose last month is the published plan's first week."""
    book = published(runner.plan)
    weeks = len(book.weekly_km) + 1
    return profile_document(
        **{
            "start": START,
            "athlete.born": ABSENT,
            "race.distance": runner.race,
            "race.goal": runner.goal,
            "race.date": START + timedelta(weeks=weeks, days=-1),
            "running.weekly": book.weekly_km[0],
            "running.longest": book.long_km[0],
            "running.days": runner.days,
            "running.marathons": runner.marathons,
            "running.recent_race.time": runner.ten_km,
        }
    )


@cache
def ours(runner: Runner) -> Plan:
    """Our plan for that runner."""
    return plan_of(document(runner))


def peak_km(plan: Plan) -> float:
    """The highest week."""
    return max(week.km for week in plan.weeks)


def longest_km(plan: Plan) -> float:
    """The longest run but the race."""
    return max(week.long_km for week in plan.weeks)


def steepest(longs: tuple[float, ...]) -> float:
    """The largest step of a long run against the longest of the four before it."""
    steps = [longs[i] / max(longs[max(0, i - 4) : i]) for i in range(1, len(longs))]
    return max(steps)


def _grows_as_fast_as_allowed(plan: Plan) -> bool:
    longs = [w.long_km for w in plan.weeks if w.phase in {"base", "build", "peak"}]
    climbs = [now for now in longs if now == max(longs[: longs.index(now) + 1])]
    rises = [after / before for before, after in pairwise(climbs)]
    return bool(rises) and max(rises) > volume.SINGLE_RUN_STEP - 0.03


def _at_long_cap(plan: Plan) -> bool:
    return longest_km(plan) >= season.long_cap_km(plan.profile, plan.fitness) - 0.5


def _at_aim(plan: Plan) -> bool:
    aims = long_run.PEAK_KM[plan.profile.race.distance]
    return any(abs(longest_km(plan) - aim) <= 0.5 for aim in aims.values())


def _at_ceiling(plan: Plan) -> bool:
    now = max(plan.profile.running.weekly_km, volume.SMALL_FIRST_WEEK_KM)
    return peak_km(plan) >= 0.93 * volume.PEAK_OVER_FIRST * now


def _in_level_band(plan: Plan) -> bool:
    low, high = season.PEAK_WEEK_KM[plan.profile.race.distance][plan.fitness.level]
    return 0.93 * low <= peak_km(plan) <= 1.07 * high


LONG_REASONS: Final[tuple[tuple[str, Callable[[Plan], bool]], ...]] = (
    ("R-LONG-2", _at_long_cap),
    ("R-LONG-3", _at_aim),
    ("R-VOL-3", _grows_as_fast_as_allowed),
)
VOLUME_REASONS: Final[tuple[tuple[str, Callable[[Plan], bool]], ...]] = (
    ("R-VOL-8", _at_ceiling),
    ("R-GOAL-3", _in_level_band),
    ("R-VOL-3", _grows_as_fast_as_allowed),
)


def explained(
    found: float,
    book: float,
    plan: Plan,
    reasons: tuple[tuple[str, Callable[[Plan], bool]], ...],
) -> str:
    """ "" where the two are close, else the first rule that binds in our plan; "?" if none does."""
    if abs(found - book) <= CLOSE * book:
        return ""
    return next((rule for rule, binds in reasons if binds(plan)), "?")


@pytest.mark.parametrize("runner", RUNNERS, ids=lambda runner: runner.plan)
def test_a_difference_to_the_published_plan_has_a_rule(runner: Runner) -> None:
    plan, book = ours(runner), published(runner.plan)
    assert explained(longest_km(plan), max(book.long_km), plan, LONG_REASONS) != "?"
    assert explained(peak_km(plan), max(book.weekly_km), plan, VOLUME_REASONS) != "?"


@pytest.mark.parametrize("runner", RUNNERS, ids=lambda runner: runner.plan)
def test_our_week_stays_inside_the_published_plans_envelope(runner: Runner) -> None:
    """Peak weeks and long runs between half and one and a half of the book's."""
    plan, book = ours(runner), published(runner.plan)
    assert 0.5 <= peak_km(plan) / max(book.weekly_km) <= 1.5
    assert 0.5 <= longest_km(plan) / max(book.long_km) <= 1.25


def test_the_table_beside_the_published_plans_is_written() -> None:
    lines = [
        (
            f"{'published plan':22} {'weeks':>5} | {'peak week km':^19} | {'longest run km':^19} | "
            f"{'steepest step %':^15}"
        ),
        (
            f"{'':22} {'':>5} | {'book':>5} {'ours':>5} {'rule':>7} | {'book':>5} {'ours':>5} "
            f"{'rule':>7} | {'book':>7} {'ours':>7}"
        ),
    ]
    for runner in RUNNERS:
        plan, book = ours(runner), published(runner.plan)
        weeks = [w for w in plan.weeks if w.phase != "recovery"]
        mine = (plan.profile.running.longest_km, *(w.long_km for w in weeks))
        lines.append(
            f"{runner.plan:22} {len(weeks):>5} | {max(book.weekly_km):5.1f} {peak_km(plan):5.1f} "
            f"{explained(peak_km(plan), max(book.weekly_km), plan, VOLUME_REASONS):>7} | "
            f"{max(book.long_km):5.1f} {longest_km(plan):5.1f} "
            f"{explained(longest_km(plan), max(book.long_km), plan, LONG_REASONS):>7} | "
            f"{100 * steepest(book.long_km) - 100:7.0f} {100 * steepest(mine) - 100:7.0f}"
        )
    output = TESTS / "output" / "envelopes.txt"
    output.parent.mkdir(exist_ok=True)
    output.write_text("\n".join(lines) + "\n")
    assert len(lines) == 2 + len(RUNNERS)
