"""Phases of a season (R-PHASE-*): base, build, peak and taper weeks by horizon, and how long a
season must be for its race.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pacelift.coach.fitness import long_pace_s_per_km
from pacelift.coach.rules.base import TOLERANCE, Rule
from pacelift.coach.rules.long_run import (
    READY_SHARE,
    RUN_WALK_SHARE,
    SHORT_SHARE,
    cap_minutes,
)
from pacelift.coach.rules.view import PlanView, really_km
from pacelift.errors import said

PHASE_WEEKS: Final = {
    5: (1, 1, 1, 2),
    6: (1, 2, 1, 2),
    8: (2, 3, 1, 2),
    10: (3, 3, 2, 2),
    12: (3, 4, 2, 3),
    16: (5, 5, 3, 3),
    18: (6, 5, 4, 3),
    20: (7, 6, 4, 3),
    24: (9, 8, 4, 3),
    30: (13, 9, 5, 3),
}
"""R-PHASE-1, R-TAPER-1: weeks of base, build, peak and a marathon's taper, race week included."""

LASTING_WEEKS: Final = 8
"""R-PHASE-2, R-MISS-5: how long before the race a long run still counts for it."""

ORDER: Final = ("base", "build", "peak", "taper", "race", "recovery")
"""R-PHASE-1: what may follow what; a phase may be left out, none comes back."""


def _order(view: PlanView) -> Iterable[tuple[str, str]]:
    furthest = 0
    for week in view.by_week:
        rank = ORDER.index(week.week.phase)
        if rank < furthest:
            yield (
                week.where,
                said("{phase} after {later}", phase=week.week.phase, later=ORDER[furthest]),
            )
        furthest = max(furthest, rank)
    phases = [week.week.phase for week in view.by_week]
    tapered = phases.count("taper") + phases.count("race")
    if tapered != len(view.taper):
        yield (
            "plan",
            said(
                "{tapered} weeks of taper, expected {expected}",
                tapered=tapered,
                expected=len(view.taper),
            ),
        )
    if "peak" not in phases:
        yield "plan", said("no peak week")


def _long_enough(view: PlanView) -> Iterable[tuple[str, str]]:
    longest, race_km = too_short(view), view.profile.race.km
    if longest is not None and ("R-PHASE-2", "fell-short") not in view.warned:
        yield (
            "plan",
            said(
                "the longest run, {longest:.1f} km, is short for {race:.1f} km",
                longest=longest,
                race=race_km,
            ),
        )


def too_short(view: PlanView) -> float | None:
    """Km of the longest run of the last weeks before the race where that needs a word and has
    none, else None.
    """
    race, held = view.profile.race, view.fitness
    lately = (r for r in view.runs_before_race if view.days_to_race(r) <= 7 * LASTING_WEEKS)
    longest = max((really_km(run) for run in lately), default=0.0)
    cap_km = cap_minutes(view.profile, held) * 60 / long_pace_s_per_km(view.profile, held)
    if longest >= cap_km - view.profile.unit_km / 2:
        return None
    share = longest / race.km + TOLERANCE
    short_told = ("R-PHASE-2", "short-long-run") in view.warned
    walk_told = race.run_walk and ("R-PHASE-2", "run-walk") in view.warned
    if share >= READY_SHARE or (share >= SHORT_SHARE and (short_told or walk_told)):
        return None
    return None if share >= RUN_WALK_SHARE and walk_told else longest


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-PHASE-1",
        "soft",
        "A season goes from base to build to peak to taper, longer or shorter with the weeks there "
        "are.",
        "Knopp 2024; coaching practice: Daniels",
        "P",
        _order,
    ),
    Rule(
        "R-PHASE-2",
        "hard",
        "There must be weeks enough to build the long run the race asks for, or the plan says "
        "openly what is missing.",
        "coaching practice: Higdon and other published plans",
        "P",
        _long_enough,
    ),
    Rule(
        "R-PHASE-3",
        "soft",
        "Marathon plans expect some running behind you: about a year of it, or 25 to 40 km a week.",
        "coaching practice: Higdon, Galloway, Pfitzinger",
        "P",
        unchecked=(
            "a profile does not ask for years of running; R-PHASE-2 and R-VOL-7 cover the rest"
        ),
    ),
)
