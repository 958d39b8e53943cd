"""Athletes: a profile the planner takes, and how this body answers load (Banister's two components).

The model is Banister, Calvert, Savage and Bach 1975 as Morton, Fitz-Clarke and Banister 1990 fit it
to runners: a day's load raises fitness and fatigue alike, both fade, and form is fitness less
fatigue times its weight. It knows no injury and no load too large to profit from, so it does not
punish cramming: what cramming costs beyond fatigue is in `measures`, not here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from attrs import frozen

from pacelift.coach.plan import Plan
from pacelift.errors import Refusal
from tests.builders import TODAY, profile_document
from tests.coach.plans import plan_of

FITNESS_DAYS: Final = (42.0, 50.0)
"""Time constant of fitness: 42 in Clarke and Skiba 2013 after Allen and Coggan, 45 in Banister
1975, 50 in Morton 1990."""

FATIGUE_DAYS: Final = (7.0, 15.0)
"""Time constant of fatigue: 7 in Clarke and Skiba 2013 after Allen and Coggan, 11 in Morton 1990,
15 in Banister 1975."""

FATIGUE_WEIGHT: Final = (1.8, 2.2)
"""Weight of fatigue for one of fitness: about 2 in Banister 1975 and Morton 1990; the tenth to
either side is ours."""

EASY_EFFORT: Final = 3.0
"""Session RPE of the running before the plan: the middle of an easy run's."""

_WEEKEND: Final = {"days": ["sat", "sun"], "from": "07:00", "to": "13:00"}
_EVENINGS: Final = {"days": ["tue", "wed", "thu"], "from": "17:30", "to": "19:45"}
_MORNINGS: Final = {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "06:00", "to": "07:45"}
_WINDOWS: Final = (
    [_WEEKEND, _EVENINGS, _MORNINGS],
    [_WEEKEND, _MORNINGS],
    [_WEEKEND, _EVENINGS],
)


@frozen
class Response:
    """How a body answers load: two time constants in days, and the weight of fatigue."""

    fitness_days: float
    fatigue_days: float
    fatigue_weight: float

    def form(self, loads: Sequence[float], before: float = 0.0) -> float:
        """Form on the morning after the last of the daily loads, in units of load.

        `before` is the daily load held up to the first of them for so long that fitness and
        fatigue stood still.
        """
        fitness = _faded(loads, before, self.fitness_days)
        fatigue = _faded(loads, before, self.fatigue_days)
        return fitness - self.fatigue_weight * fatigue

    @property
    def harmful_days(self) -> float:
        """The days before a race in which a load takes away more than it gives.

        Fitz-Clarke, Morton and Banister 1991.
        """
        slow, fast = self.fitness_days, self.fatigue_days
        return slow * fast / (slow - fast) * math.log(self.fatigue_weight)


def _faded(loads: Sequence[float], before: float, days: float) -> float:
    """What is left on the next morning of all loads, each fading with that time constant."""
    kept = math.exp(-1 / days)
    level = before * kept / (1 - kept)
    for load in loads:
        level = (level + load) * kept
    return level


@frozen
class Athlete:
    """A runner with a plan; the same seed gives the same one."""

    seed: int
    plan: Plan
    response: Response

    @property
    def first_day(self) -> date:
        """The first day of the plan."""
        return self.plan.weeks[0].start

    @property
    def race_day(self) -> date:
        """The day of the race."""
        return self.plan.profile.race.date

    @property
    def usual_daily_load(self) -> float:
        """The load of a day before the plan: the usual week's running, all of it easy."""
        pace = self.plan.fitness.planning_pace_s_per_km
        return EASY_EFFORT * self.plan.profile.running.weekly_km * pace / 60 / 7

    def form_on_race_day(self, load_by_day: Mapping[date, float]) -> float:
        """Form on the morning of the race after these loads, in units of load."""
        days = (self.race_day - self.first_day).days
        loads = [load_by_day.get(self.first_day + timedelta(days=n), 0.0) for n in range(days)]
        return self.response.form(loads, self.usual_daily_load)


def draw_athlete(seed: int) -> Athlete:
    """The athlete of that seed; who would be refused is drawn again."""
    rng = Random(f"athlete {seed}")
    while True:
        response = Response(
            fitness_days=rng.uniform(*FITNESS_DAYS),
            fatigue_days=rng.uniform(*FATIGUE_DAYS),
            fatigue_weight=rng.uniform(*FATIGUE_WEIGHT),
        )
        document = _document(rng)
        try:
            return Athlete(seed, plan_of(document), response)
        except Refusal:
            continue


def _document(rng: Random) -> dict[str, Any]:
    """A runner's profile: from beginners with 25 km a week to ambitious ones with 65."""
    weekly_km = round(rng.uniform(25, 65))
    ten_km_s = round(4200 - 26 * weekly_km + rng.uniform(-240, 240))
    weeks = round(rng.uniform(12, 22))
    return profile_document(
        **{
            "start": TODAY,
            "athlete.born": round(rng.uniform(1957, 2003)),
            "race.date": TODAY + timedelta(weeks=weeks, days=-1),
            "race.distance": _pick(rng, ("marathon", "marathon", "half")),
            "running.weekly": weekly_km,
            "running.longest": round(weekly_km * rng.uniform(0.35, 0.5), 1),
            "running.days": min(6, 3 + int(weekly_km / 20 + rng.uniform(-0.5, 0.9))),
            "running.marathons": _pick(rng, (0, 0, 1, 3)),
            "running.recent_race.time": str(timedelta(seconds=ten_km_s)),
            "strength.sessions": _pick(rng, (1, 2, 2, 3)),
            "strength.experience": _pick(rng, ("none", "some", "regular")),
            "strength.equipment": _pick(rng, ("none", "bands", "dumbbells", "gym")),
            "window": _pick(rng, _WINDOWS),
        }
    )


def _pick(rng: Random, choices: Sequence[Any]) -> Any:
    return choices[int(rng.random() * len(choices))]
