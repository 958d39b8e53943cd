"""Builders for tests of what stands before the placing: fitness, frames, drafts.

Each has sound values for everything; a test changes only what it is about.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from attrs import evolve

from pacelift.coach import assemble
from pacelift.coach.calendar_weeks import Span, season_spans, window_spans
from pacelift.coach.draft import Draft, Shape, WeekDraft, draft
from pacelift.coach.fitness import estimate, paces_of_score
from pacelift.coach.plan import Fitness, Level, Plan
from pacelift.coach.profile import Profile
from pacelift.coach.rules import safety, volume
from pacelift.coach.run_draft import RunDraft, WeekFrame
from pacelift.coach.season import Target
from pacelift.coach.strength import LiftDraft
from pacelift.coach.strength_choice import LiftFrame
from pacelift.coach.strength_season import LiftWeek
from pacelift.coach.week import Placed, WeekPlacing
from tests.builders import profile
from tests.coach.plans import PLAN_ID, catalogue

MONDAY = date(2027, 1, 4)
ALL_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
AMPLE = [{"days": ALL_DAYS, "from": "06:00", "to": "13:00"}]
"""Windows that never bind."""


def season(weeks: int, **overrides: object) -> Profile:
    """A profile of that many whole weeks from a Monday to a race on a Sunday."""
    race = MONDAY + timedelta(weeks=weeks, days=-1)
    return profile(**{"start": MONDAY, "race.date": race, **overrides})


def fitness_of(given: Profile) -> Fitness:
    """The fitness the planner starts from."""
    return estimate(given, safety.level(given.running.weekly_km, given.running.marathons))


def fitness(level: Level = "intermediate", score: float | None = 40.0) -> Fitness:
    """Fitness of that score, or without any paces."""
    if score is None:
        return Fitness("effort", None, None, None, 420.0, level)
    paces = paces_of_score(score)
    return Fitness("recent_race", score, paces, None, sum(paces.easy) / 2, level)


def drafted(given: Profile, **changes: Any) -> Draft:
    """The season drafted in the shape the planner tries first, but for what is changed."""
    known = fitness_of(given)
    shape = Shape(
        given.running.days, volume.cutback_every(known.level, None), given.strength.sessions
    )
    return draft(given, known, catalogue(), evolve(shape, **changes))


def span(**changes: Any) -> Span:
    """A base week with three hours of room on each day."""
    given = profile(window=[{"days": ALL_DAYS, "from": "06:00", "to": "09:00"}])
    start = date(2027, 2, 1)
    end = start + timedelta(days=6)
    windows = window_spans(given, start, end)
    usual = Span(5, start, end, "base", None, False, (180,) * 7, 180, windows)
    return evolve(usual, **changes)


def week_frame(given: Profile | None = None, **changes: Any) -> WeekFrame:
    """A week of 40 km with a long run of 16, in four runs."""
    given = given or profile()
    usual = WeekFrame(
        profile=given,
        fitness=fitness_of(given),
        first_timer=False,
        span=span(),
        target=Target(40.0, 16.0),
        runs=4,
        turn=0,
        longest_km=16.0,
        marathon_pace_km=0.0,
    )
    return evolve(usual, **changes)


def lift_week(**changes: Any) -> LiftWeek:
    """A foundation week with two lifts."""
    return evolve(
        LiftWeek(
            phase="foundation",
            phase_week=0,
            weeks_lifting=0,
            deload=False,
            roles=("lift-a", "lift-b"),
            heavy=False,
            test=False,
        ),
        **changes,
    )


def heavy_week(**changes: Any) -> LiftWeek:
    """A max-strength week with two lifts, after six weeks of lifting."""
    heavy = {"phase": "max-strength", "weeks_lifting": 6, "heavy": True}
    return lift_week(**{**heavy, **changes})


def lift_frame(
    given: Profile | None = None, week: LiftWeek | None = None, **changes: Any
) -> LiftFrame:
    """What composing a lift week needs: an hour and a half of room, an odd week."""
    usual = LiftFrame(
        profile=given or profile(),
        catalogue=catalogue(),
        week=week or lift_week(),
        number=1,
        cap_min=90,
        contacts_before=0,
    )
    return evolve(usual, **changes)


def lifter(experience: str = "some", equipment: str = "dumbbells", **overrides: object) -> Profile:
    """The example's runner with other lifting experience and equipment."""
    return profile(
        **{"strength.experience": experience, "strength.equipment": equipment, **overrides}
    )


def run_named(runs: tuple[RunDraft, ...], role: str) -> RunDraft:
    """The run of that role."""
    return next(run for run in runs if run.role == role)


def lift_named(lifts: tuple[LiftDraft, ...], role: str) -> LiftDraft:
    """The lift of that role."""
    return next(lift for lift in lifts if lift.role == role)


def before_taper(made: Draft) -> tuple[WeekDraft, ...]:
    """The weeks before the taper."""
    return tuple(w for w in made.weeks if w.span.taper is None and w.span.phase != "recovery")


def spans_of(given: Profile, every: int = 4) -> tuple[Span, ...]:
    """The weeks of the season."""
    return season_spans(given, every)


def anyhow_placed(made: Draft) -> tuple[WeekPlacing, ...]:
    """Every session somewhere in its week, one after the other, whatever the rules say."""
    return tuple(
        WeekPlacing(
            tuple(
                Placed(each.role, 0, 360 + 600 * index, each.minutes)
                for index, each in enumerate((*week.runs, *week.lifts))
            ),
            (),
            0,
        )
        for week in made.weeks
    )


def planned(given: Profile, **changes: Any) -> tuple[Plan, Draft, tuple[WeekPlacing, ...]]:
    """A plan without a search, with its draft and placing: for what does not look at times."""
    made = drafted(given, **changes)
    placings = anyhow_placed(made)
    known = fitness_of(given)
    sessions = assemble.sessions_of(given, known, made, placings, given.timezone)
    weeks = assemble.weeks_of(made, sessions)
    return Plan(PLAN_ID, given, known, weeks, sessions), made, placings
