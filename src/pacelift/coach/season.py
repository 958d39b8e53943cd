"""The season's targets: the long-run ladder first, then weekly volume around it.

Ladder and volume are in km a week; what the runs of a week are is `running`, when they happen is
`week`. The taper's targets depend on the highest week as it was really composed, so they are a
function of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from pacelift.coach.calendar_weeks import Span, likely_long_day
from pacelift.coach.fitness import long_pace_s_per_km
from pacelift.coach.plan import Fitness
from pacelift.coach.profile import Profile
from pacelift.coach.rules import long_run, taper, volume

LADDER_LOOKBACK_WEEKS = 3
"""Weeks whose long runs surely lie within R-VOL-3's 30 days, whichever days they fall on."""

GENTLE_WEEKS = 2
"""R-VOL-7: the first weeks stay within a tenth of what the runner does today."""

FIRST_LONG_OF_PEAK = 0.80
"""Where a ladder starts when the runner could run the longest run today."""

PEAK_WEEK_KM = {
    "marathon": {"novice": (40.0, 60.0), "intermediate": (50.0, 80.0), "advanced": (75.0, 110.0)},
    "half": {"novice": (28.0, 45.0), "intermediate": (38.0, 60.0), "advanced": (55.0, 85.0)},
    "10k": {"novice": (22.0, 35.0), "intermediate": (32.0, 50.0), "advanced": (45.0, 75.0)},
    "5k": {"novice": (18.0, 30.0), "intermediate": (28.0, 45.0), "advanced": (40.0, 70.0)},
}
"""R-GOAL-3, R-DIST-1: weekly km aimed at in the highest week, by race and level."""

PEAK_OVER_NOW = 1.6
"""How much the highest week grows on today's where the band leaves a choice (median of published
plans 1.58, R-VOL-8)."""

OTHER_RUN_OF_LONG = 0.75
"""How long the other runs of a week may get against the long run when volume is spread."""

TAPER_LONG = {
    "marathon": (0.66, 0.45, 0.0),
    "marathon-short": (0.50, 0.0),
    "half": (0.62, 0.0),
    "10k": (0.75, 0.0),
    "5k": (0.0,),
}
"""R-TAPER-3: the long run of each taper week as a share of the longest."""

WEEK_BEFORE_RACE = -2
"""A taper week's place, counted from the race week's -1."""


@frozen
class Target:
    """What one week aims at: km in all and of its long run (0: none), both already allowed.

    `least_km` is what a taper week must hold (R-TAPER-2).
    """

    km: float
    long_km: float
    least_km: float = 0.0


@frozen
class Ladder:
    """The season up to the taper. `reach_km` is the longest run the rules let the runner reach."""

    targets: tuple[Target, ...]
    longest_km: float
    reach_km: float


def rounded(km: float, profile: Profile) -> float:
    """To the nearest half of the runner's unit, in km."""
    half = profile.unit_km / 2
    return round(round(km / half) * half, 2)


def long_cap_km(profile: Profile, fitness: Fitness) -> float:
    """R-LONG-2 as a distance at the runner's easy pace."""
    minutes = long_run.cap_minutes(profile, fitness)
    return min(long_run.MOST_KM, minutes * 60 / long_pace_s_per_km(profile, fitness))


def climb(
    profile: Profile,
    fitness: Fitness,
    spans: Sequence[Span],
    runs: Sequence[int],
    no_long: frozenset[int] = frozenset(),
) -> Ladder:
    """Targets of all weeks before the taper.

    `runs` are the runs of each week; `no_long` names weeks (numbers) that turned out to have no
    room for the long run.
    """
    build = [span for span in spans if span.taper is None and span.phase != "recovery"]
    now = profile.running.weekly_km
    most = _highest_volumes(now, build)
    caps = [
        min(
            _window_km(profile, span, fitness),
            long_cap_km(profile, fitness),
            most[index] * long_run.MOST_SHARE * _fraction(span),
        )
        for index, span in enumerate(build)
    ]
    caps = [0.0 if build[i].number in no_long else cap for i, cap in enumerate(caps)]
    step = profile.running.single_run_step
    reach = max(_steps(profile, build, caps, [float("inf")] * len(build), step), default=0.0)
    aim = min(_aim_km(profile, fitness), reach)
    longs = _steps(profile, build, caps, _curve(profile, build, aim), step)
    if longs and longs[-1] < aim - profile.unit_km / 4:
        # Rounding an even climb lost too much: as steep as allowed, as far as wanted.
        longs = _steps(profile, build, caps, [aim] * len(build), step)
    low, high = PEAK_WEEK_KM[profile.race.distance][fitness.level]
    peak = max(now, _peak_km(now, (low, high), longs, runs))
    ceiling = max(peak, min(_ceiling_km(now), high))
    volumes = _volumes(now, (peak, ceiling), build, runs, longs)
    targets = tuple(Target(km=km, long_km=long) for km, long in zip(volumes, longs, strict=True))
    return Ladder(targets, max(longs, default=0.0), reach)


def taper_target(
    profile: Profile, weeks: int, position: int, peak_km: float, longest_km: float
) -> Target:
    """The target of a taper week; `position` counts from the end (-1 is the race week)."""
    schedule = taper.schedule(profile, weeks)
    aim, low, _ = schedule[position]
    short = profile.race.distance == "marathon" and len(taper.taper_of(profile, weeks)) == len(
        TAPER_LONG["marathon-short"]
    )
    table = TAPER_LONG["marathon-short" if short else profile.race.distance]
    index = position + len(schedule)
    share = table[index] if index < len(table) else 0.0
    if position == WEEK_BEFORE_RACE and _long_run_too_late(profile):
        share = 0.0
    km = aim * peak_km
    long_km = rounded(min(share * longest_km, 0.55 * km), profile)
    return Target(km=km, long_km=long_km, least_km=low * peak_km)


def _long_run_too_late(profile: Profile) -> bool:
    """R-TAPER-3: whether the long run of the week before the race's comes too near to the race."""
    days = 7 + profile.race.date.weekday() - likely_long_day(profile)
    return days < taper.LONG_RUN_DAYS


def _fraction(span: Span) -> float:
    return span.days / 7


def _window_km(profile: Profile, span: Span, fitness: Fitness) -> float:
    longest = span.caps[0] if span.caps else 0
    return longest * 60 / long_pace_s_per_km(profile, fitness)


def _aim_km(profile: Profile, fitness: Fitness) -> float:
    """The longest run to aim at: by race and level, never below what the runner does already."""
    usual = long_run.PEAK_KM[profile.race.distance][fitness.level]
    race = profile.race
    if race.distance == "marathon" and race.goal_s is None and not profile.running.marathons:
        usual = min(usual, long_run.PEAK_KM["marathon"]["novice"])
    return min(max(usual, min(profile.running.longest_km, 1.25 * usual)), long_run.MOST_KM)


def _curve(profile: Profile, build: Sequence[Span], aim: float) -> list[float]:
    """An even climb to the aim in the last week, in equal ratios over the weeks that build."""
    climbing = [i for i, span in enumerate(build) if not span.cutback]
    first = min(profile.running.longest_km, FIRST_LONG_OF_PEAK * aim) if len(climbing) > 1 else aim
    ratio = (aim / first) ** (1 / max(1, len(climbing) - 1)) if first else 1.0
    if ratio > profile.running.single_run_step:
        return [float("inf") if i < len(build) - 1 else aim for i in range(len(build))]
    curve, level = [], -1
    for span in build:
        level += not span.cutback
        curve.append(first * ratio ** max(level, 0))
    return curve


def _steps(
    profile: Profile,
    build: Sequence[Span],
    caps: Sequence[float],
    curve: Sequence[float],
    step: float,
) -> list[float]:
    """Long runs week by week: the curve, held down by R-VOL-3, caps and cutbacks."""
    half = profile.unit_km / 2
    longs: list[float] = []
    for index, span in enumerate(build):
        recent = longs[max(0, index - LADDER_LOOKBACK_WEEKS) :]
        if index < LADDER_LOOKBACK_WEEKS:
            recent = [*recent, profile.running.longest_km]
        highest = max(recent)
        wish = min(curve[index], step * highest)
        if span.cutback:
            wish = min(wish, volume.CUTBACK_LONG * highest)
        km = rounded(wish, profile)
        one_more = rounded(highest, profile) + half
        stuck = km <= highest and not span.cutback and one_more <= curve[index]
        if stuck and one_more <= volume.allowed_single_run_km(highest, step):
            # The step of a short run is less than is rounded to: it grows by the least there is.
            km = one_more
        longs.append(max(0.0, km if km <= caps[index] else caps[index] // half * half))
    return longs


def _highest_volumes(now: float, build: Sequence[Span]) -> list[float]:
    """The most each week may hold by R-VOL-1, as of full weeks."""
    highest, most = now, []
    for index, span in enumerate(build):
        if span.cutback:
            most.append(highest * volume.CUTBACK_VOLUME)
            continue
        highest = highest * (volume.STEADY_GROWTH if index > 0 else 1.0)
        most.append(highest)
    return most


def _volumes(
    now: float,
    highest_wanted: tuple[float, float],
    build: Sequence[Span],
    runs: Sequence[int],
    longs: Sequence[float],
) -> list[float]:
    """Weekly km: an even climb from now to the peak, never below what the long run needs.

    `highest_wanted` is the peak aimed at and the most that a long run may ask for (R-LONG-1).
    """
    peak, ceiling = highest_wanted
    needed = _needed_volumes(ceiling, build, runs, longs)
    climbing = max(1, sum(not span.cutback for span in build) - 1)
    ratio = (peak / now) ** (1 / climbing)
    highest, volumes, level = now, [], -1
    for index, span in enumerate(build):
        if span.cutback:
            km = volume.CUTBACK_VOLUME * highest
        else:
            level += 1
            wish = max(now * ratio**level, needed[index])
            most = min(_next_high(highest, index), now if index == 0 else ceiling)
            km = max(now, min(wish, most), longs[index] / long_run.MOST_SHARE)
            highest = max(highest, km)
        volumes.append(km * _fraction(span))
    return volumes


def _needed_volumes(
    ceiling: float, build: Sequence[Span], runs: Sequence[int], longs: Sequence[float]
) -> list[float]:
    """Weekly km at which the long run keeps its share (R-LONG-1), in time for what is to come.

    Looked at from the end: a week holds what it needs itself, and what the next one that builds
    needs less R-VOL-2's 10 %.
    """
    needed, later = [0.0] * len(build), 0.0
    for index in reversed(range(len(build))):
        if not build[index].cutback:
            own = long_run.week_km_for(longs[index], runs[index])
            later = max(min(own, ceiling), later / volume.NEW_HIGH_STEP)
            needed[index] = later
    return needed


def _next_high(highest: float, index: int) -> float:
    """R-VOL-1, R-VOL-2; R-VOL-7: 10 % in the gentle weeks."""
    gentle = index < GENTLE_WEEKS
    return volume.NEW_HIGH_STEP * highest if gentle else volume.next_high_km(highest)


def _ceiling_km(now: float) -> float:
    """R-VOL-8: how high the highest week may get against today's."""
    return volume.PEAK_OVER_FIRST * max(now, volume.SMALL_FIRST_WEEK_KM)


def _peak_km(
    now: float, band: tuple[float, float], longs: Sequence[float], runs: Sequence[int]
) -> float:
    """The highest week aimed at: today's grown, inside the band, as far as the runs carry it."""
    low, high = band
    wish = min(max(PEAK_OVER_NOW * now, low), high, _ceiling_km(now))
    longest = max(longs, default=0.0)
    carried = longest * (1 + OTHER_RUN_OF_LONG * (max(runs, default=1) - 1))
    return min(wish, carried)
