"""The taper (R-TAPER-*): how the last weeks shrink against the highest week.

The rules and their checks are `taper_rules`, which see a whole plan.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.profile import Profile

SHORT_HORIZON_WEEKS: Final = 10
"""R-TAPER-1: up to this horizon a marathon's taper takes two weeks instead of three."""

TAPERS: Final = {
    "marathon": ((0.78, 0.70, 0.90), (0.60, 0.50, 0.70), (0.38, 0.18, 0.50)),
    "marathon-short": ((0.62, 0.50, 0.70), (0.38, 0.18, 0.50)),
    "half": ((0.68, 0.50, 0.80), (0.42, 0.20, 0.55)),
    "10k": ((0.78, 0.60, 0.90), (0.50, 0.25, 0.65)),
    "5k": ((0.55, 0.30, 0.70),),
}
"""R-TAPER-2, R-DIST-1: (aim, lowest, highest) share of the highest week, last entry the race week
without the race. A race week is meant with six days before the race; one with fewer shrinks with
them."""

STUB_RACE_WEEKDAY: Final = 2
"""A race on Monday to Wednesday (0 to 2) leaves a stub: the week before it is tapered as the race
week, and the stub itself holds short easy runs only."""

LONG_RUN_DAYS: Final = 6
"""R-TAPER-3: no long run within fewer days before the race."""

FEWEST_DAYS_FOR_LOWER_BOUND: Final = 5
FEWEST_OPEN_DAYS_FOR_LOWER_BOUND: Final = 2
"""R-TAPER-2: a race week with fewer days before the race, or fewer with windows before its last
two, which hold short jogs only, may hold as little as it likes."""

Share = tuple[float, float, float]
"""Aim, lowest and highest share of the highest week before the taper."""


def taper_of(profile: Profile, weeks_count: int) -> tuple[Share, ...]:
    """The taper's weeks for a plan of `weeks_count` weeks up to and with the race week (R-TAPER-2).

    Source: Bosquet 2007, Smyth & Lawlor 2021; shares after Pfitzinger and published plans.
    """
    distance = profile.race.distance
    if distance == "marathon" and weeks_count <= SHORT_HORIZON_WEEKS:
        return TAPERS["marathon-short"]
    return TAPERS[distance]


def race_week_scale(race_weekday: int) -> float:
    """How much of a race week lies before the race: 1 on a Sunday (6), 0 on a Monday (0)."""
    return race_weekday / 6


def schedule(profile: Profile, weeks_count: int) -> tuple[Share, ...]:
    """The shares week by week, the race week last, fitted to the race's weekday (R-TAPER-2).

    A race early in the week adds a stub of its own behind the taper's last full week.
    """
    shares = taper_of(profile, weeks_count)
    weekday = profile.race.date.weekday()
    scale = race_week_scale(weekday)
    aim, low, high = shares[-1]
    if weekday <= STUB_RACE_WEEKDAY:
        return (*shares, (aim * scale, 0.0, high * scale))
    open_days = len({window.weekday for window in profile.windows if window.weekday < weekday - 2})
    bound = weekday >= FEWEST_DAYS_FOR_LOWER_BOUND and open_days >= FEWEST_OPEN_DAYS_FOR_LOWER_BOUND
    lowest = low * scale if bound else 0.0
    return (*shares[:-1], (aim * scale, lowest, high * scale))
