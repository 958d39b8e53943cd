"""Builders for tests of progression: what was lifted, and what is planned next."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from attrs import evolve, frozen

from pacelift.coach.breaks import Layoff
from pacelift.coach.ladder import Ladder, Means
from pacelift.coach.next_load import WeekFacts
from pacelift.coach.performed import Performed, band_of
from pacelift.coach.plan import Prescription, Session, Side
from tests.coach.plans import catalogue

FIRST_DAY = date(2027, 2, 1)
HEAVY = WeekFacts("max-strength")
ANYTHING = Means("gym", (), "advanced", barbell=True)
BACK_SQUAT = "barbell-back-squat"
"""A band of 3 to 6 repetitions in the max-strength phase, in steps of 2.5 kg."""


@frozen
class LoggedSet:
    """A set as a log holds it."""

    exercise: str
    reps: int
    load_kg: float | None = None
    rir: int | None = None
    side: Side | None = None


def did(exercise: str, reps: int, load_kg: float | None = None, **changes: Any) -> Performed:
    """One session of an exercise, in the max-strength phase; `week` counts from 0."""
    day = FIRST_DAY + timedelta(weeks=changes.pop("week", 0))
    return evolve(Performed(day, exercise, "max-strength", reps, load_kg), **changes)


def weekly(exercise: str, *sets: tuple[int, float | None], **changes: Any) -> list[Performed]:
    """A session a week of (repetitions, load)."""
    return [did(exercise, *each, week=n, **changes) for n, each in enumerate(sets)]


def planned(exercise: str = BACK_SQUAT, **changes: Any) -> Prescription:
    """Three sets in the band of the max-strength phase, two repetitions in reserve."""
    record = catalogue()[exercise]
    usual = Prescription(
        exercise=exercise,
        sets=3,
        amount=band_of(record, "max-strength"),
        unit=record.unit,
        rir=2 if record.unit == "reps" else None,
        load_kg=None,
        load_percent=None,
        rest_s=120,
    )
    return evolve(usual, **changes)


def ladder(means: Means = ANYTHING, **changes: Any) -> Ladder:
    """Every rung of the shipped catalogue in the max-strength phase."""
    return evolve(Ladder(catalogue(), means, "max-strength"), **changes)


def off(days: int, week: int = 0) -> Layoff:
    """A break that begins the day after the sets of that week."""
    first = FIRST_DAY + timedelta(weeks=week, days=1)
    return Layoff(first, first + timedelta(days=days - 1))


def lift(*exercises: Prescription, week: int = 4) -> Session:
    """A planned lift, by default after all that `weekly` logs."""
    start = datetime.combine(FIRST_DAY, datetime.min.time()) + timedelta(weeks=week, hours=18)
    return Session(
        id=f"w{week:02d}-lift-a",
        role="lift-a",
        week=week,
        start=start,
        minutes=45,
        discipline="strength",
        kind="strength",
        key=False,
        quality=False,
        leg_load=3,
        km=None,
        rpe=(7, 8),
        exercises=exercises,
    )
