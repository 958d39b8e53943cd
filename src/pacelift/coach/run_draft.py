"""A run before it has a time, and what composing a week's runs needs to know.

The runs themselves are `running`, `long_running`, `hard_running` and `easy_running`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import field, frozen

from pacelift.coach.calendar_weeks import BLOCK_MIN, Span
from pacelift.coach.plan import Fitness, Reason, RunKind, Step
from pacelift.coach.profile import Profile
from pacelift.coach.rules import intensity, safety
from pacelift.coach.season import Target

FUEL_FROM_MIN = 90
FUEL_MORE_FROM_MIN = 150
FUEL_G_PER_H = ((30, 60), (60, 90))
"""R-FUEL-1: carbohydrate an hour on runs from 90 and from 150 minutes."""


@frozen
class RunDraft:
    """A run without a time. `why` holds its reasons, most telling first; `shortened` tells that
    with longer windows it would be longer.
    """

    role: str
    kind: RunKind
    steps: tuple[Step, ...]
    key: bool
    quality: bool
    leg_load: int
    why: tuple[Reason, ...]
    shortened: bool = False
    km: float = field(init=False)
    minutes: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        km = km_of(self.steps)
        minutes = sum(part.minutes * part.repeat for part in self.steps)
        object.__setattr__(self, "km", round(km, 2))
        object.__setattr__(self, "minutes", math.ceil(minutes / BLOCK_MIN - 1e-6) * BLOCK_MIN)

    @property
    def rpe(self) -> tuple[int, int]:
        """Target rating of perceived exertion, 0 to 10 (R-PACE-12)."""
        return intensity.RPE[self.kind]

    @property
    def fuel_g_per_h(self) -> tuple[int, int] | None:
        """Carbohydrate an hour, in grams, on runs long enough to need it (R-FUEL-1)."""
        if self.minutes < FUEL_FROM_MIN:
            return None
        return FUEL_G_PER_H[self.minutes > FUEL_MORE_FROM_MIN]


@frozen
class WeekFrame:
    """All that composing a week needs: the runner, the week, its target and number of runs.

    `turn` counts the phase's weeks before this one without cutbacks; `longest_km` is the longest
    run so far; `previous_long_km` the last long run (None in the first week).
    """

    profile: Profile
    fitness: Fitness
    first_timer: bool
    span: Span
    target: Target
    runs: int
    turn: int
    longest_km: float
    marathon_pace_km: float


def cap_minutes(span: Span, position: int) -> float:
    """The window left for the run at that place of the order, in minutes."""
    return float(span.caps[min(position, len(span.caps) - 1)]) if span.caps else 0.0


def km_of(steps: Sequence[Step]) -> float:
    """Km of all steps with their repeats."""
    return sum(part.km * part.repeat for part in steps)


def eases_in(frame: WeekFrame) -> bool:
    """R-INJ-1: whether a sore leg still keeps everything easy."""
    early = frame.span.number <= safety.EASY_WEEKS_WHEN_SORE and frame.span.taper is None
    return early and safety.has_sore_leg(frame.profile)
