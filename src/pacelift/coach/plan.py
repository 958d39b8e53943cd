"""The plan as frozen values: Plan, Week, Session, Step, Prescription and what explains them.

No sentences live here: reasons, warnings and steps are codes with numbers, and `pacelift.words`
says them in a language.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from attrs import field, frozen

from pacelift.coach.clock import Clocks, Trip, Zones
from pacelift.coach.profile import Profile, Window

Discipline = Literal["run", "strength", "core", "race"]
RunKind = Literal[
    "easy",
    "recovery",
    "long",
    "steady",
    "hills",
    "threshold",
    "intervals",
    "marathon-pace",
    "race",
]
Kind = RunKind | Literal["strength", "core"]
Phase = Literal["base", "build", "peak", "taper", "race", "recovery"]
StrengthPhase = Literal["foundation", "max-strength", "power", "maintenance", "taper", "none"]
Zone = Literal["E", "M", "T", "I", "R", "walk", "rest"]
Level = Literal["novice", "intermediate", "advanced"]
Status = Literal["planned", "done", "missed", "too-hard", "too-easy", "dropped"]
StepKind = Literal[
    "warm-up",
    "easy",
    "steady",
    "strides",
    "hill",
    "work",
    "jog",
    "walk",
    "cool-down",
    "race",
]
Side = Literal["left", "right"]
Value = str | int | float
"""What a reason or a warning may carry: numbers with their unit in the name, codes, ISO dates."""

PaceRange = tuple[float, float]
"""Seconds per km, the fast end first."""


@frozen
class Reason:
    """Why something is as it is: a rule's id, a code that words make a sentence of, its values."""

    rule: str
    code: str
    values: tuple[tuple[str, Value], ...] = ()


@frozen
class Paces:
    """Training paces in seconds per km (R-PACE-3, R-PACE-4); `easy` is (fast, slow)."""

    easy: PaceRange
    marathon: float
    threshold: float
    interval: float
    repetition: float


@frozen
class Result:
    """A race or time trial as it was run: km, seconds, the day."""

    km: float
    time_s: int
    date: date


@frozen
class Fitness:
    """What the runner can do now.

    `score` is the Daniels-Gilbert score; `prediction_s` the (best, worst) race time in seconds.
    Without a race or an easy pace (`source` "effort") all three are None and nothing shows a pace;
    `planning_pace_s_per_km` is always there, and only sizes sessions. `factor` is what a break made
    of the score that the race gave (R-MISS-4), `since` the day from which paces are the new ones.
    `result` is the race that gave the score where it is not the profile's (R-PACE-5). `block_km` is
    the weekly volume that the prediction is for (R-PACE-7), `slow_end` what a break made of its
    slow end (R-MISS-6).
    """

    source: Literal["recent_race", "easy_pace", "effort"]
    score: float | None
    paces: Paces | None
    prediction_s: tuple[int, int] | None
    planning_pace_s_per_km: float
    level: Level
    factor: float = 1.0
    since: date | None = None
    result: Result | None = None
    block_km: float | None = None
    slow_end: float = 1.0


@frozen
class Step:
    """One part of a run, done `repeat` times; km and minutes are of one repeat.

    `by` says which of the two the runner follows; the other is an estimate for totals.
    """

    kind: StepKind
    km: float
    minutes: float
    by: Literal["km", "minutes"]
    zone: Zone
    pace: PaceRange | None = None
    repeat: int = 1


@frozen
class Prescription:
    """One exercise of a lift: what to do of a catalogue record.

    `amount` is (low, high) in `unit`, a side where the record is one-sided; `rir` reps in reserve;
    `load_percent` (low, high) of one repetition maximum where a phase asks for it; `contacts`
    ground contacts a session (jumps), else 0. `weaker` is the side that goes first where a
    test found the sides apart, and `extra_sets` what it does more.
    """

    exercise: str
    sets: int
    amount: tuple[int, int]
    unit: Literal["reps", "s", "m"]
    rir: int | None
    load_kg: float | None
    load_percent: tuple[int, int] | None
    rest_s: int
    contacts: int = 0
    tempo: str | None = None
    test: bool = False
    weaker: Side | None = None
    extra_sets: int = 0


@frozen
class LoggedSet:
    """Equal sets of one exercise as they were done; `reps` counts in the exercise's own unit."""

    exercise: str
    sets: int
    reps: int
    load_kg: float | None = None
    rir: int | None = None
    side: Side | None = None


@frozen
class Actual:
    """What the runner tells of a session; None where nothing was told. `rpe` is 0 to 10."""

    km: float | None = None
    minutes: int | None = None
    rpe: float | None = None
    note: str | None = None
    sets: tuple[LoggedSet, ...] = ()


@frozen
class Session:
    """One thing to do at one time.

    `start` is local wall time without a zone; the plan's zone gives it an instant
    (`clock.to_instant`). `minutes` are elapsed minutes. `role` is its place in the week's order of
    worth ("long", "quality-1", "lift-a", "quality-2", "easy-1" .., "lift-b", "core-1", "race").
    `id` is "w" + two-digit week + "-" + role, and stays whatever happens to the session.
    `bedtime` is local wall time of the evening before, where sleep matters (R-SLEEP-1).
    `fuel_g_per_h` is (low, high) carbohydrate on long runs (R-FUEL-1). `focus` indexes the words'
    list of focus cues on key sessions (R-MENT-1). `load` is session RPE times minutes (R-LOAD-1).
    `pinned` sessions stay where the runner put them.
    """

    id: str
    role: str
    week: int
    start: datetime
    minutes: int
    discipline: Discipline
    kind: Kind
    key: bool
    quality: bool
    leg_load: int
    km: float | None
    rpe: tuple[int, int]
    steps: tuple[Step, ...] = ()
    exercises: tuple[Prescription, ...] = ()
    why: tuple[Reason, ...] = ()
    focus: int | None = None
    fuel_g_per_h: tuple[int, int] | None = None
    bedtime: datetime | None = None
    status: Status = "planned"
    pinned: bool = False
    actual: Actual | None = None

    @property
    def load(self) -> float:
        """Session RPE (the middle of the target) times minutes, in arbitrary units (R-LOAD-1)."""
        return (self.rpe[0] + self.rpe[1]) / 2 * self.minutes


@frozen
class Week:
    """One Monday-to-Sunday week; the first may begin later.

    `start` and `end` are its first and last planned day. `km`, `long_km` and `minutes` are of runs
    without the race; `load` and `minutes_total` of all sessions without the race. `sleep_h` is
    the nightly target (low, high).
    """

    number: int
    start: date
    end: date
    phase: Phase
    cutback: bool
    km: float
    long_km: float
    minutes: int
    load: float
    strength_phase: StrengthPhase
    strength_sessions: int
    sleep_h: tuple[float, float]

    @property
    def days(self) -> int:
        """How many days of the week belong to the plan: 7, or fewer in a part first week."""
        return (self.end - self.start).days + 1


@frozen
class Away:
    """Days somewhere else, both included, on which training goes on.

    `zone_name` is whose clocks count there, None for those at home. `windows` are stretches of any
    such day (from, to), in minutes since midnight; without any the profile's stay.
    """

    first: date
    last: date
    zone_name: str | None
    windows: tuple[tuple[int, int], ...] = ()


@frozen
class Busy:
    """A time at which the runner has something else to do, in UTC instants; nobody says what."""

    start: datetime
    end: datetime


@frozen
class Plan:
    """The whole plan. Sessions are sorted by start, then id; warnings most important first.

    `told` is the wall time of the last entry that changed it: what lies before is past. `away` is
    in the order it was told; of two on one day the later counts. `busy` are appointments that
    sessions were placed around, in order of time.
    """

    id: str
    profile: Profile
    fitness: Fitness
    weeks: tuple[Week, ...]
    sessions: tuple[Session, ...]
    warnings: tuple[Reason, ...] = field(default=())
    told: datetime | None = None
    away: tuple[Away, ...] = ()
    busy: tuple[Busy, ...] = ()

    @property
    def clocks(self) -> Clocks:
        """Whose clocks its wall times are of: those at home, away those that are there."""
        home = self.profile.timezone
        if not self.away:
            return home
        told = ((each, each.zone_name) for each in self.away)
        return Zones(home, tuple(Trip(each.first, each.last, z) for each, z in told if z))

    def windows_of(self, monday: date) -> tuple[Window, ...]:
        """When training may happen in the week of that Monday."""
        if not self.away:
            return self.profile.windows
        days = (monday + timedelta(days=by) for by in range(7))
        return tuple(window for day in days for window in self._windows_on(day))

    def _windows_on(self, day: date) -> tuple[Window, ...]:
        weekday = day.weekday()
        for away in reversed(self.away):
            if away.windows and away.first <= day <= away.last:
                return tuple(Window(weekday, *each) for each in away.windows)
        return tuple(each for each in self.profile.windows if each.weekday == weekday)
