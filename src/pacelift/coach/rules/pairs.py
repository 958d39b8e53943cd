"""What two sessions ask of each other (R-ORD-*, R-INT-2, R-REST-1), and rest days (R-DAYS-1).

Each pair rule says how many minutes a later session keeps from an earlier one. The week placing
searches with these, and `ordering` checks finished plans with them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from attrs import frozen

from pacelift.coach.plan import Level
from pacelift.coach.rules.strength import NO_HEAVY_LEGS_DAYS, NO_LEG_LOAD_DAYS

HOUR: Final = 60
FORBIDDEN: Final = 1_000_000
"""A gap in minutes that no two sessions have."""

SHORT_EASY_MIN: Final = 40
"""R-ORD-1, R-REST-1: an easy run this short may follow a lift, or a long run's day."""
SHAKE_OUT_MIN: Final = 30
"""R-TAPER-3: the most that is run on the day before the race."""
LONG_DAY_MIN: Final = 90
"""R-ORD-5, R-REST-1: from here a long run has its day to itself and rest on the next."""

HEAVY_TO_HARD_RUN_MIN: Final = 36 * HOUR
LEGS_TO_HARD_RUN_MIN: Final = 24 * HOUR
"""R-ORD-2: from heavy (leg load 3) and from medium legs (2) to a quality run, long run or race."""
HARD_RUN_TO_LIFT_MIN: Final = 3 * HOUR
"""R-ORD-3: on one day."""
HEAVY_TO_HEAVY_MIN: Final = 48 * HOUR
LEGS_TO_LEGS_MIN: Final = 24 * HOUR
HEAVY_TO_LONG_MIN: Final = 48 * HOUR
LONG_TO_LEGS_MIN: Final = 24 * HOUR
LONG_TO_HEAVY_MIN: Final = 36 * HOUR
"""R-ORD-6."""
LONGEST_GAP_MIN: Final = 48 * HOUR
"""The most any rule asks of two sessions more than a day apart."""

MOST_DAYS_IN_A_ROW: Final = 6
"""R-REST-1: one rest day in any seven."""
REST_DAYS: Final[dict[Level, int]] = {"novice": 2, "intermediate": 1, "advanced": 1}
"""R-DAYS-1: in a full week."""
FEWEST_DAYS_WITH_REST: Final = 4
"""R-DAYS-1: a part week shorter than this needs no rest day."""

HEAVY: Final = 3
MEDIUM: Final = 2

EffortKind = Literal["easy", "long", "quality", "race", "lift", "core"]


@frozen(eq=False)
class Traits:
    """What the pair rules see of a session, wherever it stands.

    `minutes` matter only against SHAKE_OUT_MIN, SHORT_EASY_MIN and LONG_DAY_MIN: `traits` rounds
    them up to these, so that there are few, and gives the same object for the same traits.
    """

    kind: EffortKind
    leg_load: int
    minutes: int
    rest_after: bool

    @property
    def is_run(self) -> bool:
        """Any run, the race too."""
        return self.kind in ("easy", "long", "quality", "race")

    @property
    def is_hard_run(self) -> bool:
        """A quality run, a long run or the race."""
        return self.kind in ("long", "quality", "race")

    @property
    def is_short_easy(self) -> bool:
        """An easy or recovery run of at most 40 minutes."""
        return self.kind == "easy" and self.minutes <= SHORT_EASY_MIN

    @property
    def leg_lift(self) -> int:
        """The leg load of a lift; 0 for anything else."""
        return self.leg_load if self.kind == "lift" else 0

    @property
    def is_hard(self) -> bool:
        """A hard effort: a hard run or a lift with heavy legs."""
        return self.is_hard_run or self.leg_lift == HEAVY

    @property
    def trains(self) -> bool:
        """Whether its day is no rest day: any run, any lift that loads the legs."""
        return self.is_run or self.leg_lift > 0


def traits(kind: EffortKind, minutes: int, leg_load: int, rest_after: bool = False) -> Traits:
    """The traits of a session of that many minutes; `rest_after` for a run among the longest."""
    step = LONG_DAY_MIN
    for bound in (LONG_DAY_MIN - 1, SHORT_EASY_MIN, SHAKE_OUT_MIN):
        if minutes <= bound:
            step = bound
    rest = rest_after or kind == "race" or (kind == "long" and minutes >= LONG_DAY_MIN)
    return _the_traits(kind, leg_load if kind == "lift" else 0, step, rest)


@cache
def _the_traits(kind: EffortKind, leg_load: int, minutes: int, rest_after: bool) -> Traits:
    return Traits(kind, leg_load, minutes, rest_after)


class Gaps(NamedTuple):
    """Least minutes from the end of the earlier to the start of the later session.

    `same` when both are on one local day, `next` when the later is on the following day, `later`
    when it is further on.
    """

    same: int = 0
    next: int = 0
    later: int = 0


NONE: Final = Gaps()
PairRule = Callable[[Traits, Traits], Gaps]


def _always(minutes: int) -> Gaps:
    return Gaps(minutes, minutes, minutes)


def run_before_lift(a: Traits, b: Traits) -> Gaps:
    """R-ORD-1: on one day no run but a short easy one after a leg lift."""
    if a.leg_lift and b.is_run and not b.is_short_easy:
        return Gaps(same=FORBIDDEN)
    return NONE


def legs_then_hard_run(a: Traits, b: Traits) -> Gaps:
    """R-ORD-2: hours from a leg lift to the next hard run."""
    if b.is_hard_run and a.leg_lift == HEAVY:
        return _always(HEAVY_TO_HARD_RUN_MIN)
    if b.is_hard_run and a.leg_lift == MEDIUM:
        return _always(LEGS_TO_HARD_RUN_MIN)
    return NONE


def hard_run_then_lift(a: Traits, b: Traits) -> Gaps:
    """R-ORD-3: hours from a hard run to a leg lift on the same day."""
    return Gaps(same=HARD_RUN_TO_LIFT_MIN) if a.is_hard_run and b.leg_lift else NONE


def no_legs_before_hard_run(a: Traits, b: Traits) -> Gaps:
    """R-ORD-5: no leg lift on the eve of a hard run, nor on the day of a long run of 90 minutes."""
    eve = FORBIDDEN if a.leg_lift >= MEDIUM and b.is_hard_run else 0
    return Gaps(FORBIDDEN if _is_long_day(a, b) or _is_long_day(b, a) else 0, eve)


def _is_long_day(run: Traits, lift: Traits) -> bool:
    return run.kind == "long" and run.minutes >= LONG_DAY_MIN and lift.leg_lift > 0


def hours_around_legs(a: Traits, b: Traits) -> Gaps:
    """R-ORD-6: hours between leg sessions, and between them and long runs."""
    if a.kind in ("long", "race") and b.leg_lift >= MEDIUM:
        return _always(LONG_TO_HEAVY_MIN if b.leg_lift == HEAVY else LONG_TO_LEGS_MIN)
    if a.leg_lift == HEAVY and b.kind in ("long", "race"):
        return _always(HEAVY_TO_LONG_MIN)
    if a.leg_lift >= MEDIUM and b.leg_lift >= MEDIUM:
        both_heavy = a.leg_lift == b.leg_lift == HEAVY
        return _always(HEAVY_TO_HEAVY_MIN if both_heavy else LEGS_TO_LEGS_MIN)
    return NONE


def no_hard_days_in_a_row(a: Traits, b: Traits) -> Gaps:
    """R-INT-2: hard efforts on two days running."""
    return Gaps(next=FORBIDDEN) if a.is_hard and b.is_hard else NONE


def rest_after_long(a: Traits, b: Traits) -> Gaps:
    """R-REST-1: the day after a long run or race is rest or a short easy run."""
    tiring = b.leg_lift >= MEDIUM or (b.is_run and not b.is_short_easy)
    return Gaps(next=FORBIDDEN) if a.rest_after and tiring else NONE


def race_eve(a: Traits, b: Traits) -> Gaps:
    """R-TAPER-3: before race day nothing but a short easy run."""
    shake_out = a.kind == "easy" and a.minutes <= SHAKE_OUT_MIN
    return Gaps(next=FORBIDDEN) if b.kind == "race" and not shake_out else NONE


def one_run_a_day(a: Traits, b: Traits) -> Gaps:
    """R-FIT-1: one run a day, and race day holds the race alone."""
    alone = "race" in (a.kind, b.kind) or (a.is_run and b.is_run)
    return Gaps(same=FORBIDDEN) if alone else NONE


PAIR_RULES: Final[tuple[PairRule, ...]] = (
    run_before_lift,
    legs_then_hard_run,
    hard_run_then_lift,
    no_legs_before_hard_run,
    hours_around_legs,
    no_hard_days_in_a_row,
    rest_after_long,
    race_eve,
    one_run_a_day,
)


@lru_cache(maxsize=4096)
def gaps(earlier: Traits, later: Traits) -> Gaps:
    """What all pair rules together ask between two sessions, the earlier one first."""
    asked = [rule(earlier, later) for rule in PAIR_RULES]
    return Gaps(*(max(column) for column in zip(*asked, strict=True)))


def leg_load_allowed(days_to_race: int | None) -> int:
    """R-STR-8: the most a lift may load the legs that many days before the race (0 is its day)."""
    if days_to_race is None or days_to_race < 0 or days_to_race >= NO_HEAVY_LEGS_DAYS:
        return HEAVY
    return MEDIUM if days_to_race >= NO_LEG_LOAD_DAYS else 0


def rest_days_needed(rest_days: int, days: int) -> int:
    """R-DAYS-1: rest days of a week of which `days` belong to the plan, for a wish a full week."""
    if days < FEWEST_DAYS_WITH_REST or rest_days == 0:
        return 0
    return max(1, rest_days * days // 7)
