"""A small complete plan made by hand, with no finding of any rule, to be broken in one way at a time.

Twelve weeks to a spring marathon and two after it, five runs and two lifts a week. `build()` gives
it; the other functions give it back with one thing changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from pacelift.coach import fitness as f
from pacelift.coach import rules
from pacelift.coach.catalogue import Catalogue, parse_catalogue
from pacelift.coach.plan import (
    Fitness,
    Phase,
    Plan,
    Prescription,
    Reason,
    RunKind,
    Session,
    Step,
    StrengthPhase,
    Week,
)
from pacelift.coach.profile import (
    Athlete,
    Profile,
    Race,
    RecentRace,
    Running,
    Strength,
    Window,
)
from pacelift.coach.rules.intensity import RPE
from pacelift.coach.rules.strength import SESSION_RPE

START: Final = date(2027, 2, 1)
RACE_DAY: Final = date(2027, 4, 25)

WEEKS: Final[tuple[tuple[Phase, StrengthPhase, float, float, RunKind | None], ...]] = (
    ("base", "foundation", 50.0, 18.0, None),
    ("base", "foundation", 50.0, 18.0, "hills"),
    ("base", "foundation", 53.0, 19.5, "hills"),
    ("build", "foundation", 55.5, 21.0, "threshold"),
    ("build", "max-strength", 58.0, 22.5, "threshold"),
    ("build", "max-strength", 46.5, 17.0, "threshold"),
    ("build", "max-strength", 60.0, 24.0, "threshold"),
    ("peak", "max-strength", 62.5, 25.0, "threshold"),
    ("peak", "power", 64.5, 26.0, "intervals"),
    ("taper", "power", 50.3, 17.0, "threshold"),
    ("taper", "maintenance", 38.7, 12.0, "threshold"),
    ("race", "taper", 24.5, 0.0, "marathon-pace"),
    ("recovery", "none", 0.0, 0.0, None),
    ("recovery", "none", 15.0, 0.0, None),
)
"""Phase, strength phase, km, long run's km and quality run of each week."""

CUTBACK: Final = 6
RACE_WEEK: Final = 12
RACE_WEEK_KM: Final = (8.0, 6.0, 6.5, 4.0)
RECOVERY_KM: Final = (5.0, 5.0, 5.0)

LIFT_A: Final = (
    "pogo-hops",
    "dumbbell-romanian-deadlift",
    "dumbbell-reverse-lunge",
    "single-leg-calf-raise",
    "dumbbell-floor-press",
    "dead-bug",
    "clamshell",
)
LIFT_B: Final = (
    "goblet-squat",
    "dumbbell-kickstand-romanian-deadlift",
    "seated-backpack-calf-raise",
    "one-arm-dumbbell-row",
    "side-plank",
    "side-lying-hip-abduction",
)
MAIN: Final = frozenset({*LIFT_A[1:3], *LIFT_B[:2]})
REPS: Final = {
    "foundation": ((8, 12), 3),
    "max-strength": ((4, 6), 2),
    "power": ((4, 5), 3),
    "maintenance": ((4, 6), 2),
}


@cache
def catalogue() -> Catalogue:
    """The catalogue the program ships with."""
    resources = Path(__file__).parents[3] / "resources"
    return parse_catalogue((resources / "exercises.json").read_text(encoding="utf-8"))


def found(plan: Plan) -> dict[str, set[str]]:
    """What the rules find: rule id to the places."""
    places: dict[str, set[str]] = {}
    for finding in rules.check(plan, catalogue()):
        places.setdefault(finding.rule, set()).add(finding.where)
    return places


def runner() -> Profile:
    """An intermediate runner who is new to lifting."""
    mornings = (Window(day, 6 * 60 + 30, 8 * 60) for day in range(5))
    evenings = (Window(day, 17 * 60 + 30, 19 * 60 + 30) for day in (1, 3))
    weekend = (Window(day, 8 * 60, 13 * 60) for day in (5, 6))
    return Profile(
        name="Hamburg 2027",
        timezone="Europe/Berlin",
        units="km",
        start=START,
        athlete=Athlete(born=1986, screening="clear", injuries=()),
        race=Race("Hamburg Marathon", RACE_DAY, time(9, 30), "marathon", goal_s=None),
        running=Running(
            weekly_km=50.0,
            longest_km=18.0,
            days=5,
            long_run_day=6,
            marathons=0,
            recent_race=RecentRace("10k", 3003, date(2026, 12, 6)),
            easy_pace_s_per_km=None,
        ),
        strength=Strength("none", "dumbbells", 2),
        windows=tuple(sorted((*mornings, *evenings, *weekend))),
    )


@cache
def build() -> Plan:
    """The plan in which no rule finds anything."""
    profile = runner()
    fitness = f.with_prediction(f.estimate(profile, "intermediate"), profile, 60.0)
    sessions = [race(fitness)]
    for number in range(1, len(WEEKS) + 1):
        sessions += [*_runs(fitness, number), *_lifts(number)]
    sessions.sort(key=lambda session: (session.start, session.id))
    weeks = tuple(_week(number, sessions) for number in range(1, len(WEEKS) + 1))
    warnings = (Reason("R-SAFE-2", "disclaimer"),)
    return Plan("p", profile, fitness, weeks, tuple(sessions), warnings)


def at(number: int, weekday: int, clock: time) -> datetime:
    """A local time in a week of the plan; weekday 0 is Monday."""
    return datetime.combine(START + timedelta(weeks=number - 1, days=weekday), clock)


def run(
    number: int,
    weekday: int,
    kind: RunKind,
    km: float,
    *,
    role: str | None = None,
    steps: tuple[Step, ...] = (),
    fitness: Fitness | None = None,
) -> Session:
    """A run at the start of that weekday's first window; easy all through without `steps`."""
    fitness = fitness or build().fitness
    steps = steps or (step(fitness, "easy", "E", km=km),)
    minutes = math.ceil(sum(part.minutes * part.repeat for part in steps))
    long = kind == "long" and minutes >= 90
    role = role or kind
    return Session(
        id=f"w{number:02d}-{role}",
        role=role,
        week=number,
        start=at(number, weekday, time(6, 30) if weekday < 5 else time(8)),
        minutes=minutes,
        discipline="run",
        kind=kind,
        key=kind not in ("easy", "recovery"),
        quality=kind not in ("easy", "recovery", "long"),
        leg_load={"long": 2, "easy": 1, "recovery": 1}.get(kind, 2),
        km=km,
        rpe=RPE[kind],
        steps=steps,
        fuel_g_per_h=(30, 60) if minutes >= 90 else None,
        bedtime=at(number, weekday - 1, time(22, 15)) if long else None,
    )


def step(
    fitness: Fitness,
    kind: Any,
    zone: Any,
    *,
    km: float,
    repeat: int = 1,
) -> Step:
    """A step by distance, at the middle of its zone's pace."""
    assert fitness.paces is not None
    steady = kind == "steady"
    pace = f.steady_range(fitness.paces) if steady else f.zone_range(fitness.paces, zone)
    assert pace is not None
    return Step(kind, km, round(km * sum(pace) / 120, 3), "km", zone, pace, repeat)


WORK: Final[dict[str, tuple[str, str, float, int]]] = {
    "hills": ("hill", "R", 0.2, 8),
    "steady": ("steady", "E", 4.0, 1),
    "threshold": ("work", "T", 1.7, 2),
    "intervals": ("work", "I", 0.8, 6),
    "repetitions": ("work", "R", 0.3, 8),
    "marathon-pace": ("work", "M", 3.0, 1),
}
"""Step, zone, km and repeats of a quality run's work."""


def quality(number: int, kind: RunKind, km: float, *, fitness: Fitness | None = None) -> Session:
    """Tuesday's quality run: its work between warm-up and cool-down."""
    fitness = fitness or build().fitness
    name, zone, work_km, repeat = WORK[kind]
    easy_km = (km - work_km * repeat) / 2
    steps = (
        step(fitness, "warm-up", "E", km=easy_km),
        step(fitness, name, zone, km=work_km, repeat=repeat),
        step(fitness, "cool-down", "E", km=easy_km),
    )
    return run(number, 1, kind, km, role="quality-1", steps=steps, fitness=fitness)


def race(fitness: Fitness) -> Session:
    """The marathon."""
    return Session(
        id="w12-race",
        role="race",
        week=RACE_WEEK,
        start=datetime.combine(RACE_DAY, time(9, 30)),
        minutes=250,
        discipline="race",
        kind="race",
        key=True,
        quality=False,
        leg_load=3,
        km=42.195,
        rpe=RPE["race"],
        steps=(step(fitness, "race", "M", km=42.195),),
        why=(Reason("R-SAFE-3", "even-pace"),),
        bedtime=at(RACE_WEEK, 5, time(22)),
    )


def _runs(fitness: Fitness, number: int) -> list[Session]:
    phase, _, km, long_km, kind = WEEKS[number - 1]
    if phase == "recovery":
        return _easy(fitness, number, (1, 3, 5), RECOVERY_KM if km else (), "recovery")
    days = (1, 2, 3, 5)
    shares = RACE_WEEK_KM if phase == "race" else ((km - long_km) / 4,) * 4
    made = []
    if kind is not None:
        made.append(quality(number, kind, shares[0], fitness=fitness))
        days, shares = days[1:], shares[1:]
    if long_km:
        made.append(run(number, 6, "long", long_km, fitness=fitness))
    return made + _easy(fitness, number, days, shares, "easy")


def _easy(
    fitness: Fitness, number: int, days: Iterable[int], kms: Iterable[float], kind: RunKind
) -> list[Session]:
    return [
        run(number, day, kind, km, role=f"easy-{index}", fitness=fitness)
        for index, (day, km) in enumerate(zip(days, kms, strict=False), start=1)
    ]


def _lifts(number: int) -> list[Session]:
    phase = WEEKS[number - 1][1]
    if phase == "none":
        return []
    if phase == "taper":
        return [core(number)]
    first = lift(number, "lift-a")
    return [first] if phase == "maintenance" else [first, lift(number, "lift-b")]


def lift(number: int, role: str) -> Session:
    """Tuesday evening's lift A, or Thursday evening's lift B."""
    phase = WEEKS[number - 1][1]
    heavy = role == "lift-a" and phase != "foundation" and number != CUTBACK
    low, high = SESSION_RPE[phase]
    ease = number == CUTBACK
    names = LIFT_A if role == "lift-a" else LIFT_B
    if phase == "foundation":
        names = tuple(name for name in names if name != "pogo-hops")
    return Session(
        id=f"w{number:02d}-{role}",
        role=role,
        week=number,
        start=at(number, 1 if role == "lift-a" else 3, time(17, 30)),
        minutes=45,
        discipline="strength",
        kind="strength",
        key=False,
        quality=False,
        leg_load=3 if heavy else (2 if role == "lift-a" else 1),
        km=None,
        rpe=(low - ease, high - ease),
        exercises=tuple(exercise(name, number) for name in names),
    )


def exercise(name: str, number: int) -> Prescription:
    """An exercise as that week's strength phase asks for it."""
    reps, rir = REPS[WEEKS[number - 1][1]]
    main = name in MAIN
    sets = 3 if main else 2
    if number == CUTBACK:
        sets = 1
    jumps = name == "pogo-hops"
    return Prescription(
        exercise=name,
        sets=sets,
        amount=reps if main else (8, 12),
        unit="reps",
        rir=rir if main else 3,
        load_kg=20.0 if name == "goblet-squat" else None,
        load_percent=None,
        rest_s=90,
        contacts=40 if jumps else 0,
    )


def core(number: int) -> Session:
    """Monday morning's hips and trunk."""
    return Session(
        id=f"w{number:02d}-core-1",
        role="core-1",
        week=number,
        start=at(number, 0, time(6, 30)),
        minutes=20,
        discipline="core",
        kind="core",
        key=False,
        quality=False,
        leg_load=0,
        km=None,
        rpe=SESSION_RPE["core"],
        exercises=(
            Prescription("dead-bug", 2, (8, 10), "reps", 3, None, None, 30),
            Prescription("side-plank", 2, (20, 30), "s", None, None, None, 30),
        ),
    )


def _week(number: int, sessions: Iterable[Session]) -> Week:
    phase, strength_phase, _, long_km, _ = WEEKS[number - 1]
    held = [session for session in sessions if session.week == number]
    runs = [session for session in held if session.discipline == "run"]
    first = START + timedelta(weeks=number - 1)
    return Week(
        number=number,
        start=first,
        end=first + timedelta(days=6),
        phase=phase,
        cutback=number == CUTBACK,
        km=sum(session.km or 0.0 for session in runs),
        long_km=long_km,
        minutes=sum(session.minutes for session in runs),
        load=sum(session.load for session in held if session.discipline != "race"),
        strength_phase=strength_phase,
        strength_sessions=sum(session.discipline == "strength" for session in held),
        sleep_h=(7.5, 9.0),
    )


def session_of(plan: Plan, session_id: str) -> Session:
    """The session of that id."""
    return next(session for session in plan.sessions if session.id == session_id)


def change(plan: Plan, session_id: str, **changes: object) -> Plan:
    """The plan with something else in one session."""
    changed = evolve(session_of(plan, session_id), **changes)
    return evolve(plan, sessions=tuple(changed if s.id == session_id else s for s in plan.sessions))


def stretch(plan: Plan, session_id: str, km: float) -> Plan:
    """The plan with a run of another length, its steps and minutes in proportion."""
    run_ = session_of(plan, session_id)
    share = km / (run_.km or km)
    steps = tuple(evolve(s, km=s.km * share, minutes=s.minutes * share) for s in run_.steps)
    minutes = math.ceil(sum(part.minutes * part.repeat for part in steps))
    fuel = (30, 60) if minutes >= 90 else None
    return change(plan, session_id, km=km, steps=steps, minutes=minutes, fuel_g_per_h=fuel)


def stretch_week(plan: Plan, number: int, km: float) -> Plan:
    """The plan with all runs of a week in proportion, so that they make that many km."""
    runs = [s for s in plan.sessions if s.week == number and s.discipline == "run"]
    share = km / sum(run_.km or 0.0 for run_ in runs)
    for run_ in runs:
        plan = stretch(plan, run_.id, (run_.km or 0.0) * share)
    return plan


def add(plan: Plan, *sessions: Session) -> Plan:
    """The plan with more sessions, in place of those with the same id."""
    ids = {session.id for session in sessions}
    kept = [session for session in plan.sessions if session.id not in ids]
    ordered = sorted([*kept, *sessions], key=lambda session: (session.start, session.id))
    return evolve(plan, sessions=tuple(ordered))


def drop(plan: Plan, *session_ids: str) -> Plan:
    """The plan without these sessions."""
    return evolve(plan, sessions=tuple(s for s in plan.sessions if s.id not in session_ids))


def change_week(plan: Plan, number: int, **changes: object) -> Plan:
    """The plan with something else said of one week."""
    return evolve(
        plan,
        weeks=tuple(evolve(w, **changes) if w.number == number else w for w in plan.weeks),
    )


def change_profile(plan: Plan, part: str | None = None, **changes: object) -> Plan:
    """The plan made for another profile: of `part` ("race", "running" ..), or of the whole."""
    profile = plan.profile
    if part is None:
        return evolve(plan, profile=evolve(profile, **changes))
    changed = evolve(getattr(profile, part), **changes)
    return evolve(plan, profile=evolve(profile, **{part: changed}))


def change_fitness(plan: Plan, **changes: object) -> Plan:
    """The plan of a runner with another fitness or level."""
    return evolve(plan, fitness=evolve(plan.fitness, **changes))


def change_exercise(plan: Plan, session_id: str, name: str, **changes: object) -> Plan:
    """The plan with something else prescribed of one exercise of a lift."""
    exercises = tuple(
        evolve(each, **changes) if each.exercise == name else each
        for each in session_of(plan, session_id).exercises
    )
    return change(plan, session_id, exercises=exercises)


def warn(plan: Plan, rule: str, code: str) -> Plan:
    """The plan with one more warning."""
    return evolve(plan, warnings=(*plan.warnings, Reason(rule, code)))
