"""The hard runs of a week: which kinds, how long, and how many the week has room for.

What their steps are is `quality`.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from pacelift.coach import quality
from pacelift.coach.calendar_weeks import BLOCK_MIN
from pacelift.coach.easy_running import least_easy_km
from pacelift.coach.plan import Reason, RunKind, Step
from pacelift.coach.quality import Budget
from pacelift.coach.rules import goals, safety
from pacelift.coach.rules.view import age_on_start
from pacelift.coach.run_draft import RunDraft, WeekFrame, cap_minutes, eases_in, km_of

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


def quality_runs(frame: WeekFrame, before: Sequence[RunDraft], week_km: float) -> list[RunDraft]:
    """The hard runs beside the runs before; R-INT-3's caps are shares of `week_km`."""
    span = frame.span
    kinds = _kinds(frame)[: max(0, frame.runs - len(before) - 1)]
    runs: list[RunDraft] = []
    for number, kind in enumerate(kinds, start=1):
        pace_min = frame.fitness.planning_pace_s_per_km / 60
        share = RACE_WEEK_QUALITY_SHARE if span.phase == "race" else QUALITY_SHARE
        spare_km = _spare_km(frame, [*before, *runs])
        most_min = min(share * week_km, frame.longest_km, spare_km) * pace_min
        wanted = Budget(frame.fitness, week_km, min(QUALITY_MIN[1], most_min), _scale(frame))
        room = min(cap_minutes(span, len(before) + len(runs)), span.hard_run_cap)
        made = _within(kind, evolve(wanted, minutes=min(room, wanted.minutes)), spare_km)
        if made is None or any(run.kind == made[0] for run in runs):
            continue
        built, steps = made
        if runs and km_of(steps) > spare_km:
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
        if made is None or km_of(made[1]) <= most_km:
            return made
        budget = evolve(budget, minutes=budget.minutes - BLOCK_MIN)
    return made


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
    spare_km = left_km - least_easy_km(frame, easies)
    if any(run.quality for run in before):
        return spare_km
    while easies > 1 and spare_km < fewest_km:
        easies -= 1
        spare_km = left_km - least_easy_km(frame, easies)
    return max(fewest_km, spare_km)


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
    too_early = too_early or eases_in(frame)
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
