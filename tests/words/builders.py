"""A small plan made by hand, and its catalogue: what the words' and the command line's tests show.

Nothing here is a plan anybody should follow; it holds one of everything.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from attrs import evolve

from pacelift.coach.catalogue import Catalogue, Exercise
from pacelift.coach.plan import Fitness, Paces, Plan, Prescription, Reason, Session, Step, Week
from pacelift.coach.profile import Profile, Units
from tests import builders

MONDAY: Final = date(2027, 1, 4)
RACE_DAY: Final = date(2027, 1, 31)
PACES: Final = Paces((356.4, 398.2), 329.0, 306.1, 282.4, 267.4)


def exercise(exercise_id: str = "goblet-squat", **changes: Any) -> Exercise:
    """A goblet squat, or what is made of it."""
    fields: dict[str, Any] = {
        "id": exercise_id,
        "name": "Goblet squat",
        "pattern": "squat",
        "area": "legs",
        "equipment": "dumbbells",
        "level": "beginner",
        "unilateral": False,
        "easier": None,
        "harder": None,
        "cues": ("Sit between your heels", "Elbows inside the knees", "Push the floor away"),
        "faults": ("Heels lifting",),
        "avoid": ("knee",),
        "avoid_note": "Leave it out while a knee is sore.",
        "unit": "reps",
        "amount": (("foundation", (8, 12)),),
        "sets": (2, 3),
        "impact": "none",
        "soreness": "low",
        "load": "dumbbell",
    }
    return Exercise(**{**fields, **changes})


CATALOGUE: Final = Catalogue(
    (
        exercise(),
        exercise(
            "side-plank",
            name="Side plank",
            pattern="core",
            area="core",
            unilateral=True,
            load=None,
            unit="s",
        ),
        exercise(
            "suitcase-carry",
            name="Suitcase carry",
            pattern="core",
            area="core",
            unilateral=True,
            unit="m",
        ),
        exercise("pogo-hops", name="Pogo jumps", pattern="plyo", load=None, contacts=20),
    )
)


def prescription(exercise_id: str = "goblet-squat", **changes: Any) -> Prescription:
    """Three sets of a goblet squat, or what is made of it."""
    made = Prescription(
        exercise=exercise_id,
        sets=3,
        amount=(8, 12),
        unit="reps",
        rir=3,
        load_kg=None,
        load_percent=None,
        rest_s=90,
    )
    return evolve(made, **changes)


def run(session_id: str, start: datetime, km: float, **changes: Any) -> Session:
    """An easy run of one step."""
    minutes = round(km * 6.3)
    made = Session(
        id=session_id,
        role=session_id.partition("-")[2],
        week=int(session_id[1:3]),
        start=start,
        minutes=minutes,
        discipline="run",
        kind="easy",
        key=False,
        quality=False,
        leg_load=1,
        km=km,
        rpe=(2, 4),
        steps=(Step("easy", km, minutes, "km", "E", PACES.easy),),
        why=(Reason("R-INT-1", "easy"),),
    )
    return evolve(made, **changes)


def lift(session_id: str, start: datetime, **changes: Any) -> Session:
    """A full-body lift."""
    made = Session(
        id=session_id,
        role=session_id.partition("-")[2],
        week=int(session_id[1:3]),
        start=start,
        minutes=45,
        discipline="strength",
        kind="strength",
        key=False,
        quality=False,
        leg_load=2,
        km=None,
        rpe=(5, 6),
        exercises=(
            prescription(load_kg=16.0),
            prescription("side-plank", amount=(20, 40), unit="s", rir=None, rest_s=60, sets=2),
            prescription("pogo-hops", amount=(10, 10), rir=None, contacts=40, sets=2),
        ),
        why=(
            Reason("R-STR-9", "foundation"),
            Reason("R-ORD-2", "hours-to-hard", (("hours", 62), ("kind", "long"))),
        ),
    )
    return evolve(made, **changes)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Wall time on that day."""
    return datetime(day.year, day.month, day.day, hour, minute)


def _day(week: int, weekday: int) -> date:
    return MONDAY + timedelta(weeks=week - 1, days=weekday)


INTERVALS: Final = (
    Step("warm-up", 2.5, 15.0, "minutes", "E", PACES.easy),
    Step("work", 1.0, 4.707, "km", "I", (282.4, 282.4), 5),
    Step("jog", 0.45, 3.0, "minutes", "E", PACES.easy, 5),
    Step("cool-down", 1.6, 10.0, "minutes", "E", PACES.easy),
)


def sessions() -> tuple[Session, ...]:
    """Four weeks to a race: one session of each kind at least."""
    return (
        run("w01-easy-1", at(_day(1, 2), 6, 30), 6.0),
        lift("w01-lift-a", at(_day(1, 3), 17, 30)),
        lift(
            "w01-core-1",
            at(_day(1, 4), 6, 30),
            discipline="core",
            kind="core",
            minutes=20,
            leg_load=0,
            rpe=(3, 4),
            exercises=(prescription("side-plank", amount=(20, 40), unit="s", rir=None),),
            why=(Reason("R-STR-16", "hip-core"),),
        ),
        run(
            "w01-long",
            at(_day(1, 6), 8),
            16.0,
            kind="long",
            key=True,
            leg_load=2,
            rpe=(3, 5),
            why=(
                Reason("R-VOL-3", "long-step", (("km", 16.0), ("longest_km", 15.0))),
                Reason("R-LONG-1", "long-run"),
                Reason("R-SLEEP-1", "sleep"),
            ),
            focus=0,
            fuel_g_per_h=(30, 60),
            bedtime=at(_day(1, 5), 22),
        ),
        run(
            "w02-quality-1",
            at(_day(2, 1), 6, 30),
            11.4,
            kind="intervals",
            key=True,
            quality=True,
            leg_load=2,
            rpe=(8, 9),
            minutes=64,
            steps=INTERVALS,
            why=(Reason("R-INT-4", "intervals"),),
            focus=1,
        ),
        run("w03-easy-1", at(_day(3, 2), 6, 30), 8.0, status="dropped"),
        run(
            "w04-race",
            at(RACE_DAY, 9, 30),
            42.195,
            discipline="race",
            kind="race",
            key=True,
            leg_load=3,
            rpe=(8, 10),
            minutes=250,
            steps=(Step("race", 42.195, 250.0, "km", "M", (329.0, 329.0)),),
            why=(Reason("R-SAFE-3", "even-pace"),),
            fuel_g_per_h=(30, 60),
            bedtime=at(RACE_DAY - timedelta(days=1), 22),
        ),
    )


def weeks() -> tuple[Week, ...]:
    """The four weeks, the first one a part week."""
    return (
        Week(
            1,
            date(2027, 1, 6),
            date(2027, 1, 10),
            "base",
            False,
            22.0,
            16.0,
            139,
            512.0,
            "foundation",
            1,
            (7.0, 9.0),
        ),
        Week(
            2,
            _day(2, 0),
            _day(2, 6),
            "peak",
            False,
            45.5,
            20.0,
            290,
            1020.0,
            "max-strength",
            2,
            (7.5, 9.5),
        ),
        Week(
            3, _day(3, 0), _day(3, 6), "taper", True, 27.0, 12.0, 170, 600.0, "taper", 1, (7.0, 9.0)
        ),
        Week(4, _day(4, 0), _day(4, 6), "race", False, 12.5, 0.0, 80, 250.0, "none", 0, (7.5, 9.5)),
    )


def profile(units: Units = "km", **overrides: object) -> Profile:
    """The contract's profile with this plan's race day."""
    return evolve(
        builders.profile(**{"race.date": date(2027, 4, 25), **overrides}),
        units=units,
        race=evolve(builders.profile(**overrides).race, date=RACE_DAY),
    )


def plan(units: Units = "km", **overrides: object) -> Plan:
    """The plan."""
    return Plan(
        id="p1",
        profile=profile(units, **overrides),
        fitness=Fitness("recent_race", 40.05, PACES, (13800, 14700), 377.3, "intermediate"),
        weeks=weeks(),
        sessions=sessions(),
        warnings=(
            Reason("R-PHASE-2", "short-long-run", (("km", 20.0),)),
            Reason("R-SAFE-2", "disclaimer"),
        ),
    )
