"""The season drafted: every week's runs and lifts, before anything has a day.

`Shape` is what a draft may be bent by when windows turn out too small: runs a week, weeks without
a long run. `planner` decides about shapes; here one is carried out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import Factory, evolve, frozen

from pacelift.coach import long_running, running, season
from pacelift.coach import strength as lifting
from pacelift.coach.calendar_weeks import Span, season_spans
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Fitness
from pacelift.coach.profile import Profile
from pacelift.coach.rules import safety, volume
from pacelift.coach.run_draft import RunDraft, WeekFrame
from pacelift.coach.season import Ladder, Target
from pacelift.coach.strength import LiftDraft
from pacelift.coach.strength_choice import LiftFrame
from pacelift.coach.strength_season import LiftWeek, strength_weeks

RECOVERY_RUNS = 3
FULL_WEEK = 7
PLAN_NOTHING = Target(0.0, 0.0)


@frozen
class Shape:
    """How a season is bent to the runner's windows.

    `runs` and `lifts` are of a full week; `fewer` maps week numbers to the runs that found room
    there; `no_long` names weeks without room for the long run; `cutback_every` counts weeks from
    cutback to cutback.
    """

    runs: int
    cutback_every: int
    lifts: int
    fewer: Mapping[int, int] = Factory(dict)
    no_long: frozenset[int] = frozenset()


@frozen
class Begun:
    """What a season that is under way goes on from; `week` is the number of the first to draft.

    `weekly_km` is the mean of the last four weeks, `longest_km` the longest run of 30 days, both as
    really run (R-VOL-7); `highest_km` the highest week so far; `pace_week` the last week whose long
    run had marathon pace; `contacts` and `sets_a_lift` are of the last lifts; `turns` counts the
    weeks of each phase that have had their hard runs.
    """

    week: int
    weekly_km: float
    longest_km: float
    highest_km: float
    pace_week: int = 0
    contacts: int = 0
    sets_a_lift: float = math.inf
    turns: Mapping[str, int] = Factory(dict)


@frozen
class WeekDraft:
    """One week's sessions without times, most worth first among runs and among lifts."""

    span: Span
    runs: tuple[RunDraft, ...]
    lifts: tuple[LiftDraft, ...]
    lift_week: LiftWeek

    @property
    def km(self) -> float:
        """Km of all runs."""
        return sum(run.km for run in self.runs)

    @property
    def long_km(self) -> float:
        """Km of the long run, 0 where there is none."""
        return next((run.km for run in self.runs if run.role == "long"), 0.0)


@frozen
class Draft:
    """The season without times."""

    weeks: tuple[WeekDraft, ...]
    ladder: Ladder


def draft(
    profile: Profile,
    fitness: Fitness,
    catalogue: Catalogue,
    shape: Shape,
    begun: Begun | None = None,
) -> Draft:
    """Composes every week of the season in the given shape; of a begun one, those ahead."""
    strength = evolve(profile.strength, sessions=shape.lifts)
    profile = evolve(profile, strength=strength)
    spans = season_spans(profile, shape.cutback_every)
    runs = [_runs_of(profile, span, shape) for span in spans]
    lift_weeks = strength_weeks(profile, fitness.level, spans, runs)
    if begun is None:
        begun = Begun(1, profile.running.weekly_km, profile.running.longest_km, 0.0)
    over = begun.week - 1
    begun = evolve(begun, turns=_turns(spans[:over]))
    spans, runs, lift_weeks = spans[over:], runs[over:], lift_weeks[over:]
    now = evolve(profile.running, weekly_km=begun.weekly_km, longest_km=begun.longest_km)
    profile = evolve(profile, running=now)
    ladder = season.climb(profile, fitness, spans, runs, shape.no_long)
    if over:
        ladder = evolve(ladder, longest_km=max(ladder.longest_km, begun.longest_km))
    composed = _compose_runs(profile, fitness, spans, runs, ladder, begun)
    lifts = _compose_lifts(profile, catalogue, spans, lift_weeks, begun)
    weeks = zip(spans, composed, lifts, lift_weeks, strict=True)
    return Draft(tuple(WeekDraft(*week) for week in weeks), ladder)


def _turns(over: tuple[Span, ...]) -> dict[str, int]:
    """How many weeks of each phase have had their turn of hard runs."""
    turns = dict.fromkeys(("base", "build", "peak", "taper"), 0)
    for span in over:
        if span.phase in turns and not span.cutback:
            turns[span.phase] += 1
    return turns


def _runs_of(profile: Profile, span: Span, shape: Shape) -> int:
    days_before_race = (profile.race.date - span.start).days
    if span.phase == "recovery":
        last = span.number > _race_week(profile) + 1 or profile.race.distance != "marathon"
        wanted = min(RECOVERY_RUNS, shape.runs) if last else 0
    elif span.phase == "race":
        wanted = math.floor((shape.runs - 1) * days_before_race / 6 + 0.5)
    else:
        wanted = math.floor(shape.runs * span.days / 7 + 0.5)
    return min(wanted, len(span.caps), shape.fewer.get(span.number, wanted))


def _race_week(profile: Profile) -> int:
    first_monday = profile.start.toordinal() - profile.start.weekday()
    return (profile.race.date.toordinal() - first_monday) // 7 + 1


def _compose_runs(
    profile: Profile,
    fitness: Fitness,
    spans: tuple[Span, ...],
    runs: list[int],
    ladder: Ladder,
    begun: Begun,
) -> list[tuple[RunDraft, ...]]:
    race_week = _race_week(profile)
    first_timer = safety.first_time_finisher(profile, fitness.level)
    composed: list[tuple[RunDraft, ...]] = []
    peak_km, pace_weeks, turns = begun.highest_km, [begun.pace_week], dict(begun.turns)
    for index, span in enumerate(spans):
        target = PLAN_NOTHING
        if index < len(ladder.targets):
            target = _within_growth(profile, ladder.targets[index], spans[:index], composed)
            if span.cutback:
                target = _below_composed(target, spans[:index], composed)
        if span.taper is not None:
            longest = ladder.longest_km
            target = season.taper_target(profile, race_week, span.taper, peak_km, longest)
        frame = WeekFrame(
            profile=profile,
            fitness=fitness,
            first_timer=first_timer,
            span=span,
            target=target,
            runs=runs[index],
            turn=turns.get(span.phase, 0),
            longest_km=_longest_so_far(profile, composed),
            marathon_pace_km=0.0,
        )
        if span.phase == "peak" and not span.cutback and pace_weeks[-1] < span.number - 1:
            pace_km = long_running.marathon_pace_km(frame, len(pace_weeks) - 1)
            frame = evolve(frame, marathon_pace_km=pace_km)
            pace_weeks += [span.number] if pace_km else []
        composed.append(running.compose(frame))
        if span.phase in turns and not span.cutback:
            turns[span.phase] += 1
        if span.taper is None and span.days == FULL_WEEK:
            peak_km = max(peak_km, sum(run.km for run in composed[-1]))
    return composed


def _within_growth(
    profile: Profile,
    target: Target,
    spans: tuple[Span, ...],
    composed: list[tuple[RunDraft, ...]],
) -> Target:
    """R-VOL-1, R-VOL-2 against the weeks as they were composed, which windows may have kept low."""
    weekly = profile.running.weekly_km
    before = [
        weekly if span.days < FULL_WEEK else sum(run.km for run in runs)
        for span, runs in zip(spans, composed, strict=True)
    ]
    reference = before[-2] if len(before) > 1 else weekly
    if len(before) > 1 and spans[-2].cutback:
        reference = max(before)
    # Runs are rounded to half a unit each, so the week may come out a little above its target.
    highest = max([weekly, *before])
    new_high = max(volume.NEW_HIGH_STEP_MOST * highest, highest + volume.NEW_HIGH_FLOOR_KM)
    most = min(volume.TWO_WEEK_STEP * reference, new_high) - profile.unit_km / 2
    return evolve(target, km=min(target.km, most))


def _below_composed(
    target: Target, spans: tuple[Span, ...], composed: list[tuple[RunDraft, ...]]
) -> Target:
    """R-VOL-5 against the weeks as they were composed, which windows may have kept low."""
    since = max((i + 1 for i, span in enumerate(spans) if span.cutback), default=0)
    weeks = zip(spans[since:], composed[since:], strict=True)
    full = [sum(run.km for run in runs) for span, runs in weeks if span.days == FULL_WEEK]
    return evolve(target, km=min(target.km, volume.CUTBACK_VOLUME * max(full, default=target.km)))


def _longest_so_far(profile: Profile, composed: list[tuple[RunDraft, ...]]) -> float:
    recent = [run.km for week in composed[-season.LADDER_LOOKBACK_WEEKS :] for run in week]
    before = [profile.running.longest_km] if len(composed) < season.LADDER_LOOKBACK_WEEKS else []
    return max(recent + before, default=profile.running.longest_km)


def _compose_lifts(
    profile: Profile,
    catalogue: Catalogue,
    spans: tuple[Span, ...],
    weeks: tuple[LiftWeek, ...],
    begun: Begun,
) -> list[tuple[LiftDraft, ...]]:
    composed: list[tuple[LiftDraft, ...]] = []
    contacts, sets = begun.contacts, begun.sets_a_lift
    for span, week in zip(spans, weeks, strict=True):
        cap_min = span.caps[0] if span.caps else 0
        frame = LiftFrame(profile, catalogue, week, span.number, cap_min, contacts, sets)
        lifts = lifting.compose(frame)
        sets = _sets_a_lift(lifts)
        jumped = max((e.contacts for lift in lifts for e in lift.exercises), default=0)
        contacts = jumped or contacts
        composed.append(lifts)
    return composed


def _sets_a_lift(lifts: tuple[LiftDraft, ...]) -> float:
    """Mean sets of a week's lifts, tests left out; infinite where there is none."""
    whole = [lift for lift in lifts if lift.role != "core-1"]
    sets = sum(each.sets for lift in whole for each in lift.exercises if not each.test)
    return sets / len(whole) if whole else math.inf
