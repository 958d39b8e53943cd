"""The runs of one week: their kinds, distances and steps, before they have a day.

A week is composed towards its target: the long run, then the hard runs, then easy runs that share
what is left. What a window or a rule does not allow is not made up elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import evolve, field, frozen

from pacelift.coach import quality
from pacelift.coach.calendar_weeks import BLOCK_MIN, Span
from pacelift.coach.fitness import RUN_WALK_MIN, zone_pace_s_per_km
from pacelift.coach.plan import Fitness, Reason, RunKind, Step
from pacelift.coach.profile import Profile
from pacelift.coach.quality import Budget, step
from pacelift.coach.rules import goals, intensity, safety
from pacelift.coach.rules.view import age_on_start
from pacelift.coach.season import Target, rounded

SHARE_SLACK = 0.95
"""A week this near to what its shares were taken of keeps R-INT-3, whose caps are aimed at 90 %."""

FEWEST_RUNS = 3
SHORTEST_EASY_KM = 1.0
SHORTEST_EASY_MIN = 18.0
"""A week has shorter hard runs, then fewer of them, then fewer easy runs rather than easy runs
shorter than this, but three runs in all if it can."""

LONG_OF_LONGEST = 0.4
"""The least share of the longest run so far that makes a run of a begun first week a long run."""

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

QUALITY_MIN = (35.0, 75.0)
"""Below the first a hard run has no room for its warm-up; no longer than the second is asked."""

QUALITY_SHARE = 0.30
RACE_WEEK_QUALITY_SHARE = 0.45
"""The most of a week's km one hard run may take, warm-up and all."""

ROOM_AFTER_INTERVALS_DAYS = 1
"""R-MAST-1: a week with a long run has room for no more easy days between two hard runs."""

CUTBACK_SCALE = 0.7
FIRST_SCALE = 0.5
SCALE_STEP = 0.1
"""R-VOL-5: how much of a hard run a cutback week holds; how much the phase in which hard runs begin
starts with, and what each of its weeks adds."""

STRIDE_MIN = 1 / 3
STRIDE_WALK_MIN = 1.0
STRIDES = (4, 6)
STRIDES_SHARE = 1 / 3
"""R-INT-4: fewest and most strides, 20 s each, and how much of a run they may take."""

FUEL_FROM_MIN = 90
FUEL_MORE_FROM_MIN = 150
FUEL_G_PER_H = ((30, 60), (60, 90))
"""R-FUEL-1: carbohydrate an hour on runs from 90 and from 150 minutes."""

MARATHON_PACE_LONG_SHARE = (0.25, 0.35, 0.45)
"""R-LONG-4: M-pace share of the long run, growing through the peak phase."""

MARATHON_PACE_LONG_MOST_MIN = 90.0


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
        km = _km(self.steps)
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


def compose(frame: WeekFrame) -> tuple[RunDraft, ...]:
    """The week's runs in their order of worth (R-MISS-2).

    R-INT-3's caps are shares of the week's km. Where windows leave less of it than was aimed at,
    the week is composed again for what they leave.
    """
    if frame.runs <= 0:
        return ()
    if frame.span.phase == "recovery":
        return _recovery(frame)
    if _only_begun(frame):
        frame = evolve(frame, target=evolve(frame.target, long_km=0.0))
    week_km = frame.target.km
    while True:
        drafts = _composed(frame, week_km)
        km = sum(run.km for run in drafts)
        if km >= SHARE_SLACK * week_km:
            return drafts
        week_km = km


def _composed(frame: WeekFrame, week_km: float) -> tuple[RunDraft, ...]:
    drafts: list[RunDraft] = []
    if frame.target.long_km > 0:
        drafts.append(_long(frame))
    drafts += _quality_runs(frame, drafts, week_km)
    return (*drafts, *_easy_runs(frame, drafts, week_km))


def _only_begun(frame: WeekFrame) -> bool:
    """Whether the days of a begun first week leave nothing that is worth the name of a long run."""
    begun = frame.span.number == 1 and frame.span.days < 7
    return begun and frame.target.long_km < LONG_OF_LONGEST * frame.longest_km


def _cap_minutes(span: Span, position: int) -> float:
    """The window left for the run at that place of the order, in minutes."""
    return float(span.caps[min(position, len(span.caps) - 1)]) if span.caps else 0.0


def _long(frame: WeekFrame) -> RunDraft:
    km, fitness = frame.target.long_km, frame.fitness
    why = [Reason("R-LONG-1", "long-run")]
    if frame.span.taper is not None:
        why.insert(0, Reason("R-TAPER-1", "taper", (("percent", _percent_of_peak(frame)),)))
    elif frame.span.cutback:
        why.insert(0, Reason("R-VOL-5", "cutback", (("percent", _percent_below(frame)),)))
    elif km > frame.longest_km:
        values = (("km", km), ("longest_km", frame.longest_km))
        why.insert(0, Reason("R-VOL-3", "long-step", values))
    steps: tuple[Step, ...]
    if frame.marathon_pace_km > 0:
        rest = km - frame.marathon_pace_km
        steps = (
            step(fitness, "warm-up", "E", km=round(rest * 0.7, 1)),
            step(fitness, "work", "M", km=frame.marathon_pace_km),
            step(fitness, "cool-down", "E", km=km - frame.marathon_pace_km - round(rest * 0.7, 1)),
        )
        values_m = (("km", frame.marathon_pace_km),)
        why.insert(0, Reason("R-LONG-4", "marathon-pace-in-long", values_m))
    elif frame.profile.race.run_walk:
        steps = run_walk_steps(fitness, km)
        why.insert(0, Reason("R-RW-1", "run-walk"))
    else:
        steps = (step(fitness, "easy", "E", km=km),)
    return RunDraft("long", "long", steps, key=True, quality=False, leg_load=2, why=tuple(why))


def _percent_of_peak(frame: WeekFrame) -> int:
    return round(100 * frame.target.long_km / frame.longest_km) if frame.longest_km else 100


def _percent_below(frame: WeekFrame) -> int:
    return max(0, 100 - _percent_of_peak(frame))


def run_walk_steps(fitness: Fitness, km: float) -> tuple[Step, ...]:
    """Running and walking in turn that together make the distance."""
    run = step(fitness, "easy", "E", minutes=RUN_WALK_MIN[0])
    walk = step(fitness, "walk", "walk", minutes=RUN_WALK_MIN[1])
    count = max(1, round(km / (run.km + walk.km)))
    share = km / (count * (run.km + walk.km))
    return (
        step(fitness, "easy", "E", minutes=round(RUN_WALK_MIN[0] * share, 2), repeat=count),
        evolve(walk, minutes=round(share, 2), km=round(walk.km * share, 3), repeat=count),
    )


def marathon_pace_km(frame: WeekFrame, long_runs_with_pace: int) -> float:
    """Km at marathon pace inside this long run, 0 where there are none (R-LONG-4)."""
    race = frame.profile.race
    if race.distance != "marathon" or race.goal_s is None or race.run_walk:
        return 0.0
    if frame.fitness.level == "novice":
        return 0.0
    share = MARATHON_PACE_LONG_SHARE[min(long_runs_with_pace, 2)]
    pace_s = zone_pace_s_per_km(frame.fitness, "M")
    km = min(share * frame.target.long_km, MARATHON_PACE_LONG_MOST_MIN * 60 / pace_s)
    return rounded(km, frame.profile)


def _quality_runs(frame: WeekFrame, before: Sequence[RunDraft], week_km: float) -> list[RunDraft]:
    span = frame.span
    kinds = _kinds(frame)[: max(0, frame.runs - len(before) - 1)]
    runs: list[RunDraft] = []
    for number, kind in enumerate(kinds, start=1):
        pace_min = frame.fitness.planning_pace_s_per_km / 60
        share = RACE_WEEK_QUALITY_SHARE if span.phase == "race" else QUALITY_SHARE
        spare_km = _spare_km(frame, [*before, *runs])
        most_min = min(share * week_km, frame.longest_km, spare_km) * pace_min
        wanted = Budget(frame.fitness, week_km, min(QUALITY_MIN[1], most_min), _scale(frame))
        room = min(_cap_minutes(span, len(before) + len(runs)), span.hard_run_cap)
        made = _within(kind, evolve(wanted, minutes=min(room, wanted.minutes)), spare_km)
        if made is None or any(run.kind == made[0] for run in runs):
            continue
        built, steps = made
        if runs and _km(steps) > spare_km:
            continue
        why = [Reason("R-INT-4", built)]
        if span.taper is not None:
            why.insert(0, Reason("R-TAPER-3", "sharp"))
        made_run = RunDraft(
            role=f"quality-{number}",
            kind=built,
            steps=steps,
            key=True,
            quality=True,
            leg_load=2,
            why=tuple(why),
            shortened=room < wanted.minutes and _within(kind, wanted, spare_km) != made,
        )
        runs.append(made_run)
    return runs


def _within(
    kind: RunKind, budget: Budget, most_km: float
) -> tuple[RunKind, tuple[Step, ...]] | None:
    """The hard run in those minutes that is no longer than so many km; the shortest where none is.

    Budgets are sized at easy pace, so that what is built in their minutes may be some km longer.
    """
    made = None
    while budget.minutes >= QUALITY_MIN[0]:
        made = quality.build(kind, budget)
        if made is None or _km(made[1]) <= most_km:
            return made
        budget = evolve(budget, minutes=budget.minutes - BLOCK_MIN)
    return made


def _km(steps: Sequence[Step]) -> float:
    return sum(part.km * part.repeat for part in steps)


def _spare_km(frame: WeekFrame, before: Sequence[RunDraft]) -> float:
    """What the easy runs leave to the next hard one, so that each of them is worth lacing up for.

    The second hard run leaves room for all of them, or is none; the first one lets some go where
    it could be no hard run otherwise. The race week's easy runs are short anyway.
    """
    left_km = frame.target.km - sum(run.km for run in before)
    if frame.span.phase == "race":
        return left_km
    easies = frame.runs - len(before) - 1
    fewest_km = QUALITY_MIN[0] * 60 / frame.fitness.planning_pace_s_per_km
    spare_km = left_km - _least_easy_km(frame, easies)
    if any(run.quality for run in before):
        return spare_km
    while easies > 1 and spare_km < fewest_km:
        easies -= 1
        spare_km = left_km - _least_easy_km(frame, easies)
    return max(fewest_km, spare_km)


def _least_easy_km(frame: WeekFrame, count: int) -> float:
    """What so many easy runs need for the shortest of them to be worth lacing up for."""
    half = frame.profile.unit_km / 2
    shortest_km = math.ceil(_shortest_easy_km(frame) / half) * half
    return shortest_km * count


def _shortest_easy_km(frame: WeekFrame) -> float:
    """The shortest easy run worth lacing up for, no longer than one may be."""
    shortest_km = SHORTEST_EASY_MIN * 60 / frame.fitness.planning_pace_s_per_km
    return min(shortest_km, _most_easy_km(frame, math.inf))


def _eases_in(frame: WeekFrame) -> bool:
    """R-INJ-1: whether a sore leg still keeps everything easy."""
    early = frame.span.number <= safety.EASY_WEEKS_WHEN_SORE and frame.span.taper is None
    return early and safety.has_sore_leg(frame.profile)


def _scale(frame: WeekFrame) -> float:
    """How much of a whole hard run the week holds: less in the phase in which they begin."""
    span = frame.span
    if span.phase == ("build" if frame.first_timer else "base"):
        grown = min(1.0, FIRST_SCALE + SCALE_STEP * frame.turn)
        return grown if not span.cutback else CUTBACK_SCALE * grown
    return {"taper": 0.8, "race": 0.6}.get(span.phase, CUTBACK_SCALE if span.cutback else 1.0)


def _kinds(frame: WeekFrame) -> tuple[RunKind, ...]:
    span, level = frame.span, frame.fitness.level
    too_early = span.number < quality.FIRST_QUALITY_WEEK[level] and span.taper is None
    race_days = (frame.profile.race.date - span.start).days
    too_late = span.phase == "race" and race_days < 5
    from_nothing = goals.starts_from_nothing(frame.profile.running.longest_km)
    too_early = too_early or (from_nothing and span.number <= goals.EASY_START_WEEKS)
    too_early = too_early or _eases_in(frame)
    if too_early or too_late or span.days < 5:
        return ()
    kinds = quality.kinds_of_week(
        distance=frame.profile.race.distance,
        level=level,
        first_timer=frame.first_timer,
        phase=span.phase,
        turn=frame.turn,
        runs=frame.runs,
    )
    if safety.hills_strain(frame.profile):
        kinds = tuple(dict.fromkeys("steady" if kind == "hills" else kind for kind in kinds))
    easy_days = goals.easy_days_after_intervals(age_on_start(frame.profile))
    alone = "intervals" in kinds and easy_days > ROOM_AFTER_INTERVALS_DAYS
    return kinds[:1] if alone or span.cutback or span.taper is not None else kinds


def _easy_runs(frame: WeekFrame, before: Sequence[RunDraft], week_km: float) -> list[RunDraft]:
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
            fits = made.minutes <= _cap_minutes(frame.span, place)
            made = made if fits else _easy(frame, len(runs) + 1, km, 0.0)
            runs.append(evolve(made, shortened=_short_of_room(frame, place, km, share)))
    return runs


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
    most = [_most_easy_km(frame, _cap_minutes(frame.span, first + index)) for index in range(count)]
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
        steps = (step(fitness, "easy", "E", km=km - _km(strides)), *strides)
        why.insert(0, Reason("R-INT-4", "strides"))
    if frame.span.number == 1 and frame.fitness.level == "novice":
        why.append(Reason("R-NOV-1", "start-slowly"))
    return RunDraft(
        f"easy-{number}", "easy", steps, key=False, quality=False, leg_load=1, why=tuple(why)
    )


def _strides(frame: WeekFrame, km: float, week_km: float) -> tuple[Step, ...]:
    """Short fast strides at the end of one easy run a week, inside R-INT-3's cap for R pace."""
    if frame.span.number == 1 or frame.span.cutback or _eases_in(frame):
        return ()
    stride = step(frame.fitness, "strides", "R", minutes=STRIDE_MIN, shown=False)
    cap_km = quality.CAP_MARGIN * intensity.REPETITION_SHARE * week_km
    walk = step(frame.fitness, "walk", "walk", minutes=STRIDE_WALK_MIN)
    room = STRIDES_SHARE * km / (stride.km + walk.km)
    count = math.floor(min(STRIDES[1], cap_km / stride.km, room))
    if count < STRIDES[0]:
        return ()
    return (evolve(stride, repeat=count), evolve(walk, repeat=count))


def _recovery(frame: WeekFrame) -> tuple[RunDraft, ...]:
    """Short easy runs on the way back from the race (R-POST-1)."""
    pace_min = frame.fitness.planning_pace_s_per_km / 60
    runs: list[RunDraft] = []
    for index in range(frame.runs):
        minutes = min(25.0 + 5 * index, RECOVERY_MIN, _cap_minutes(frame.span, index))
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
