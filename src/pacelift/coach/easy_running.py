"""The easy runs of a week: how many, how long, strides; and those of the weeks after the race."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import evolve

from pacelift.coach import quality
from pacelift.coach.plan import Reason, Step
from pacelift.coach.quality import step
from pacelift.coach.rules import intensity
from pacelift.coach.run_draft import RunDraft, WeekFrame, cap_minutes, eases_in, km_of
from pacelift.coach.season import rounded

FEWEST_RUNS = 3
SHORTEST_EASY_KM = 1.0
SHORTEST_EASY_MIN = 18.0
"""A week has shorter hard runs, then fewer of them, then fewer easy runs rather than easy runs
shorter than this, but three runs in all if it can."""

LONGEST_EASY_MIN = 90.0
CALM_DAYS = 2
RACE_WEEK_EASY_MIN = 45.0
LAST_EASY_MIN = (25.0, 30.0)
"""R-TAPER-3: the longest easy runs of the week with the last two days before the race, and of the
last of them: of two where there are three or more.
"""

TAPER_EASY_OF_LONGEST = 0.8
"""In the taper the long run shrinks most: the others may be this share of the longest."""

LONGER_EASY_FROM = 3
LONGER_EASY = 1.25
"""From this many easy runs a week one is longer, by this factor (R-ORD-10's medium-long run)."""

RECOVERY_MIN = 40.0
"""R-REST-1: the most minutes of a run on the day after the long run."""

STRIDE_MIN = 1 / 3
STRIDE_WALK_MIN = 1.0
STRIDES = (4, 6)
STRIDES_SHARE = 1 / 3
"""R-INT-4: fewest and most strides, 20 s each, and how much of a run they may take."""


def easy_runs(frame: WeekFrame, before: Sequence[RunDraft], week_km: float) -> list[RunDraft]:
    """What is left of the week after the runs before, in its easy runs, the longest first."""
    count = frame.runs - len(before)
    left_km = frame.target.km - sum(run.km for run in before)
    if count <= 0:
        return []
    count = _worth_lacing_up(frame, len(before), count, left_km)
    if left_km < SHORTEST_EASY_KM:
        return []
    shares = _shares(frame, count, left_km)
    kms = _easy_kms(frame, len(before), frame.target.km - left_km, shares)
    runs: list[RunDraft] = []
    for place, (km, share) in enumerate(zip(kms, shares, strict=True), start=len(before)):
        if km > 0:
            made = _easy(frame, len(runs) + 1, km, week_km)
            fits = made.minutes <= cap_minutes(frame.span, place)
            made = made if fits else _easy(frame, len(runs) + 1, km, 0.0)
            runs.append(evolve(made, shortened=_short_of_room(frame, place, km, share)))
    return runs


def least_easy_km(frame: WeekFrame, count: int) -> float:
    """What so many easy runs need for the shortest of them to be worth lacing up for."""
    half = frame.profile.unit_km / 2
    shortest_km = math.ceil(_shortest_easy_km(frame) / half) * half
    return shortest_km * count


def _shortest_easy_km(frame: WeekFrame) -> float:
    """The shortest easy run worth lacing up for, no longer than one may be."""
    shortest_km = SHORTEST_EASY_MIN * 60 / frame.fitness.planning_pace_s_per_km
    return min(shortest_km, _most_easy_km(frame, math.inf))


def _worth_lacing_up(frame: WeekFrame, first: int, count: int, left_km: float) -> int:
    """How many easy runs the km are enough for; R-TAPER-1 lets one of them go in the taper."""
    shortest_km, fewest = _shortest_easy_km(frame), max(1, FEWEST_RUNS - first)
    if frame.span.taper is not None:
        fewest = max(1, count - 1)
    if frame.span.phase == "race":
        shortest_km = SHORTEST_EASY_KM
    while count > fewest and min(_shares(frame, count, left_km)) < shortest_km:
        count -= 1
    while count > 1 and left_km / count < SHORTEST_EASY_KM:
        count -= 1
    return count


def _shares(frame: WeekFrame, count: int, left_km: float) -> list[float]:
    """The first of three or more is the longest, as far as the others stay long enough."""
    weights = _weights(count)
    shares = [rounded(left_km * weight / sum(weights), frame.profile) for weight in weights]
    if count < LONGER_EASY_FROM or min(shares) >= _shortest_easy_km(frame):
        return shares
    half = frame.profile.unit_km / 2
    others = [left_km / count // half * half] * (count - 1)
    return [rounded(left_km - sum(others), frame.profile), *others]


def _short_of_room(frame: WeekFrame, place: int, km: float, share_km: float) -> bool:
    """Whether it is the windows, not the training, that keep this run short."""
    half = frame.profile.unit_km / 2
    if share_km - km < half or _ends_at_race(frame):
        return False
    wanted_km = min(share_km, _most_easy_km(frame, math.inf))
    room_min = frame.span.room[place] if place < len(frame.span.room) else 0
    needed_min = wanted_km * frame.fitness.planning_pace_s_per_km / 60
    return wanted_km - km >= half and needed_min > room_min


def _easy_kms(
    frame: WeekFrame, first: int, before_km: float, shares: Sequence[float]
) -> list[float]:
    """What the easy runs share; just before the race they are short."""
    half, count = frame.profile.unit_km / 2, len(shares)
    most = [_most_easy_km(frame, cap_minutes(frame.span, first + index)) for index in range(count)]
    kms = [min(share, top // half * half) for share, top in zip(shares, most, strict=True)]
    if not _ends_at_race(frame):
        return kms
    return _shortened(frame, kms, before_km)


def _ends_at_race(frame: WeekFrame) -> bool:
    """Whether the two days before the race are in this week."""
    return (frame.profile.race.date - frame.span.end).days <= CALM_DAYS


def _shortened(frame: WeekFrame, kms: list[float], before_km: float) -> list[float]:
    """The last easy runs as short as R-TAPER-2's lowest share lets them be, the last one first."""
    half = frame.profile.unit_km / 2
    pace_min = frame.fitness.planning_pace_s_per_km / 60
    spare_km = max(0.0, before_km + sum(kms) - frame.target.least_km - half)
    short = list(kms)
    late = LAST_EASY_MIN if len(kms) >= LONGER_EASY_FROM else LAST_EASY_MIN[:1]
    longest = [*late, *[RACE_WEEK_EASY_MIN] * len(kms)]
    for index, minutes in zip(reversed(range(len(kms))), longest, strict=False):
        cut = min(max(0.0, kms[index] - minutes / pace_min // half * half), spare_km // half * half)
        short[index] = kms[index] - cut
        spare_km -= cut
    return short


def _weights(count: int) -> tuple[float, ...]:
    """From three easy runs on, the first is longer than the others, which are alike."""
    if count < LONGER_EASY_FROM:
        return (1.0,) * count
    return (LONGER_EASY, *(1.0,) * (count - 1))


def _most_easy_km(frame: WeekFrame, room_min: float) -> float:
    """What room, minutes and the long run allow an easy run."""
    pace_min = frame.fitness.planning_pace_s_per_km / 60
    minutes = min(room_min, LONGEST_EASY_MIN)
    step_km = frame.profile.running.single_run_step * frame.profile.running.longest_km
    long_km = frame.target.long_km or (frame.longest_km if frame.span.number > 1 else step_km)
    if frame.span.taper is not None:
        long_km = max(long_km, TAPER_EASY_OF_LONGEST * frame.longest_km)
    return min(minutes / pace_min, long_km)


def _easy(frame: WeekFrame, number: int, km: float, week_km: float) -> RunDraft:
    fitness, why = frame.fitness, [Reason("R-INT-1", "easy")]
    steps: tuple[Step, ...] = (step(fitness, "easy", "E", km=km),)
    strides = _strides(frame, km, week_km) if number == 1 else ()
    if strides:
        steps = (step(fitness, "easy", "E", km=km - km_of(strides)), *strides)
        why.insert(0, Reason("R-INT-4", "strides"))
    if frame.span.number == 1 and frame.fitness.level == "novice":
        why.append(Reason("R-NOV-1", "start-slowly"))
    return RunDraft(
        f"easy-{number}", "easy", steps, key=False, quality=False, leg_load=1, why=tuple(why)
    )


def _strides(frame: WeekFrame, km: float, week_km: float) -> tuple[Step, ...]:
    """Short fast strides at the end of one easy run a week, inside R-INT-3's cap for R pace."""
    if frame.span.number == 1 or frame.span.cutback or eases_in(frame):
        return ()
    stride = step(frame.fitness, "strides", "R", minutes=STRIDE_MIN, shown=False)
    cap_km = quality.CAP_MARGIN * intensity.REPETITION_SHARE * week_km
    walk = step(frame.fitness, "walk", "walk", minutes=STRIDE_WALK_MIN)
    room = STRIDES_SHARE * km / (stride.km + walk.km)
    count = math.floor(min(STRIDES[1], cap_km / stride.km, room))
    if count < STRIDES[0]:
        return ()
    return (evolve(stride, repeat=count), evolve(walk, repeat=count))


def recovery_runs(frame: WeekFrame) -> tuple[RunDraft, ...]:
    """Short easy runs on the way back from the race (R-POST-1)."""
    pace_min = frame.fitness.planning_pace_s_per_km / 60
    runs: list[RunDraft] = []
    for index in range(frame.runs):
        minutes = min(25.0 + 5 * index, RECOVERY_MIN, cap_minutes(frame.span, index))
        km = rounded(minutes / pace_min, frame.profile)
        km = min(km, frame.longest_km)
        if km > 0:
            runs.append(
                RunDraft(
                    f"easy-{index + 1}",
                    "recovery",
                    (step(frame.fitness, "easy", "E", km=km),),
                    key=False,
                    quality=False,
                    leg_load=1,
                    why=(Reason("R-POST-1", "after-race"),),
                )
            )
    return tuple(runs)
