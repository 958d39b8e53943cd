"""What the runner tells us, as frozen values in km, seconds and minutes.

Reading and validating a profile document is `profile_input`; nothing here checks anything.
"""

from __future__ import annotations

from datetime import date, time
from typing import Final, Literal

from attrs import frozen

Units = Literal["km", "mi"]
Distance = Literal["marathon", "half", "10k", "5k"]
Screening = Literal["clear", "cleared-by-doctor", "symptoms", "disease", "pregnant"]
Experience = Literal["none", "some", "regular"]
Equipment = Literal["none", "bands", "dumbbells", "gym"]
InjuryTag = Literal[
    "achilles",
    "calf",
    "knee",
    "hip",
    "back",
    "hamstring",
    "plantar",
    "shin",
    "bone-stress",
    "shoulder",
]

KM_PER_MILE: Final = 1.609344
RACE_KM: Final[dict[Distance, float]] = {
    "marathon": 42.195,
    "half": 21.0975,
    "10k": 10.0,
    "5k": 5.0,
}
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@frozen(order=True)
class Window:
    """A stretch of a weekday (0 is Monday) in which training may happen.

    Minutes count from local midnight; `end_min` may be 1440. A profile's windows are sorted and
    never overlap or touch: two that did in the document are one here.
    """

    weekday: int
    start_min: int
    end_min: int


@frozen
class RecentRace:
    """A race or time trial run lately; `time_s` in seconds."""

    distance: Distance
    time_s: int
    date: date


@frozen
class Athlete:
    """Who trains. `injuries` are sorted tags of current trouble."""

    born: int | None
    screening: Screening
    injuries: tuple[InjuryTag, ...]


@frozen
class Race:
    """The race aimed at. `goal_s` is None for "finish"; `run_walk` asks for planned walk breaks."""

    name: str
    date: date
    start: time
    distance: Distance
    goal_s: int | None
    run_walk: bool = False

    @property
    def km(self) -> float:
        """The race's distance in km."""
        return RACE_KM[self.distance]


@frozen
class Running:
    """Recent running.

    `weekly_km` is the mean of the last four weeks, `longest_km` the longest single run of the last
    30 days, `days` the runs wanted a week, `long_run_day` a weekday (0 is Monday) or None,
    `single_run_step` the factor by which one run may outgrow the longest of 30 days (R-VOL-3: 1.10;
    1.15 only when the runner chose that risk).
    """

    weekly_km: float
    longest_km: float
    days: int
    long_run_day: int | None
    marathons: int
    recent_race: RecentRace | None
    easy_pace_s_per_km: float | None
    single_run_step: float = 1.10


@frozen
class Strength:
    """Lifting experience and means; `one_rep_max_kg` maps lift names to kilograms, sorted."""

    experience: Experience
    equipment: Equipment
    sessions: int
    one_rep_max_kg: tuple[tuple[str, float], ...] = ()


@frozen
class Profile:
    """Everything the plan depends on. `start` is the first training day."""

    name: str
    timezone: str
    units: Units
    start: date
    athlete: Athlete
    race: Race
    running: Running
    strength: Strength
    windows: tuple[Window, ...]

    @property
    def unit_km(self) -> float:
        """Kilometres in one of the runner's units."""
        return KM_PER_MILE if self.units == "mi" else 1.0
