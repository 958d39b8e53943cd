"""From a draft and its placing to the plan's sessions and weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from attrs import evolve

from pacelift.coach.bedtime import bedtime_before
from pacelift.coach.clock import Clocks, to_instant
from pacelift.coach.draft import Draft, WeekDraft
from pacelift.coach.long_running import run_walk_steps
from pacelift.coach.placing_input import monday_of, race_minutes, race_range_s
from pacelift.coach.plan import Fitness, Reason, Session, Step, Week, Zone
from pacelift.coach.profile import Distance, Profile
from pacelift.coach.quality import step
from pacelift.coach.rules import adaptation, intensity
from pacelift.coach.rules.pairs import LONG_DAY_MIN
from pacelift.coach.rules.view import is_held
from pacelift.coach.run_draft import RunDraft
from pacelift.coach.slots import wall_of
from pacelift.coach.strength import LiftDraft
from pacelift.coach.totals import Totals, totals_of
from pacelift.coach.week import Placed, WeekPlacing

SLEEP_H = (7.0, 9.0)
SLEEP_HEAVY_H = (7.5, 9.5)
HEAVY_WEEK_SHARE = 0.9
"""R-SLEEP-1: nightly hours; more in the weeks near the highest volume and before the race."""

BEDTIME_FROM_MIN = 90
HOURS_TOLD = 96
"""Hours between a lift and a hard run that are worth telling (R-ORD-2)."""

RACE_ZONE: dict[Distance, Zone] = {"marathon": "M", "half": "T", "10k": "T", "5k": "I"}
"""The zone nearest to race pace."""


def sessions_of(
    profile: Profile,
    fitness: Fitness,
    draft: Draft,
    placings: Sequence[WeekPlacing],
    clocks: Clocks,
) -> tuple[Session, ...]:
    """All sessions that found room, by start and id."""
    made: list[Session] = []
    for week, placing in zip(draft.weeks, placings, strict=True):
        made += _week_sessions(profile, fitness, week, placing, clocks)
    made.sort(key=lambda session: (session.start, session.id))
    return tuple(_with_neighbours(made, clocks))


def with_forecast(
    sessions: Sequence[Session], profile: Profile, fitness: Fitness
) -> tuple[Session, ...]:
    """The race as fast and as long as is forecast, or as the goal where that is no faster.

    A zone's pace is of training; at shorter and longer races it is not the race's. With
    walk breaks the race is run as the long runs were.
    """
    range_s = race_range_s(profile, fitness)
    if range_s is None or profile.race.run_walk:
        return tuple(sessions)
    return tuple(
        _forecast(each, profile, range_s) if each.discipline == "race" else each
        for each in sessions
    )


def _forecast(race: Session, profile: Profile, range_s: tuple[int, int]) -> Session:
    best_s, worst_s = range_s
    pace = (best_s / profile.race.km, worst_s / profile.race.km)
    minutes = round(worst_s / 60)
    fuel = _race_fuel(minutes)
    return evolve(
        race,
        minutes=minutes,
        steps=tuple(evolve(part, pace=pace, minutes=worst_s / 60) for part in race.steps),
        why=(*told_first(race.why), *_race_why(profile.race.distance, race.focus, fuel)),
        fuel_g_per_h=fuel,
    )


def weeks_of(draft: Draft, sessions: Sequence[Session]) -> tuple[Week, ...]:
    """The weeks with the totals of the sessions that are really in them."""
    by_week: dict[int, list[Session]] = {}
    for session in sessions:
        by_week.setdefault(session.week, []).append(session)
    totals = [totals_of(by_week.get(week.span.number, ())) for week in draft.weeks]
    highest = max((each.km for each in totals), default=0.0)
    return tuple(_week(week, each, highest) for week, each in zip(draft.weeks, totals, strict=True))


def _week(week: WeekDraft, totals: Totals, highest: float) -> Week:
    span = week.span
    needs_sleep = span.phase == "race" or (highest > 0 and totals.km >= HEAVY_WEEK_SHARE * highest)
    return Week(
        number=span.number,
        start=span.start,
        end=span.end,
        phase=span.phase,
        cutback=span.cutback,
        km=totals.km,
        long_km=totals.long_km,
        minutes=totals.minutes,
        load=totals.load,
        strength_phase=week.lift_week.phase,
        strength_sessions=totals.strength_sessions,
        sleep_h=SLEEP_HEAVY_H if needs_sleep else SLEEP_H,
    )


def _week_sessions(
    profile: Profile, fitness: Fitness, week: WeekDraft, placing: WeekPlacing, clocks: Clocks
) -> list[Session]:
    monday = monday_of(week.span.start)
    runs = {run.role: run for run in week.runs}
    lifts = {lift.role: lift for lift in week.lifts}
    made = []
    for placed in placing.placed:
        if placed.role == "race":
            made.append(_race(profile, fitness, week))
        elif placed.role in runs:
            start = wall_of(placed.start, monday, placed.day, clocks)
            made.append(_run(week, runs[placed.role], placed, start))
        else:
            start = wall_of(placed.start, monday, placed.day, clocks)
            made.append(_lift(profile, week, lifts[placed.role], start))  # type: ignore[index]
    return made


def _id(week: WeekDraft, role: str) -> str:
    return f"w{week.span.number:02d}-{role}"


def _run(week: WeekDraft, run: RunDraft, placed: Placed, start: datetime) -> Session:
    long = run.role == "long" and run.minutes >= BEDTIME_FROM_MIN
    focus = week.span.number - 1 + run.quality if run.key else None
    why = (*run.why, *_care(focus, run.fuel_g_per_h, sleep=long))
    return Session(
        id=_id(week, run.role),
        role=run.role,
        week=week.span.number,
        start=start,
        minutes=placed.minutes,
        discipline="run",
        kind=run.kind,
        key=run.key,
        quality=run.quality,
        leg_load=run.leg_load,
        km=run.km,
        rpe=run.rpe,
        steps=run.steps,
        why=why,
        focus=focus,
        fuel_g_per_h=run.fuel_g_per_h,
        bedtime=bedtime_before(start) if long else None,
    )


def _lift(profile: Profile, week: WeekDraft, lift: LiftDraft, start: datetime) -> Session:
    core = lift.role == "core-1"
    why = lift.why
    if lift.leg_load == 3 and week.lift_week.phase == "taper":
        days = (profile.race.date - start.date()).days
        why = (Reason("R-STR-8", "last-heavy", (("days", days),)), *why)
    return Session(
        id=_id(week, lift.role),
        role=lift.role,
        week=week.span.number,
        start=start,
        minutes=lift.minutes,
        discipline="core" if core else "strength",
        kind="core" if core else "strength",
        key=False,
        quality=False,
        leg_load=lift.leg_load,
        km=None,
        rpe=lift.rpe,
        exercises=lift.exercises,
        why=why,
    )


def _race(profile: Profile, fitness: Fitness, week: WeekDraft) -> Session:
    start = datetime.combine(profile.race.date, profile.race.start)
    km = profile.race.km
    minutes = race_minutes(profile, fitness)
    steps: tuple[Step, ...] = (step(fitness, "race", RACE_ZONE[profile.race.distance], km=km),)
    if profile.race.run_walk:
        steps = run_walk_steps(fitness, km)
    focus, fuel = week.span.number - 1, _race_fuel(minutes)
    return Session(
        id=_id(week, "race"),
        role="race",
        week=week.span.number,
        start=start,
        minutes=minutes,
        discipline="race",
        kind="race",
        key=True,
        quality=False,
        leg_load=3,
        km=km,
        rpe=intensity.RPE["race"],
        steps=steps,
        why=_race_why(profile.race.distance, focus, fuel),
        focus=focus,
        fuel_g_per_h=fuel,
        bedtime=bedtime_before(start),
    )


def _race_fuel(minutes: int) -> tuple[int, int] | None:
    return (30, 60) if minutes >= BEDTIME_FROM_MIN else None


def _race_why(
    distance: Distance, focus: int | None, fuel_g_per_h: tuple[int, int] | None
) -> tuple[Reason, ...]:
    pacing = "even-pace" if distance == "marathon" else "even-pace-short"
    return (Reason("R-SAFE-3", pacing), *_care(focus, fuel_g_per_h, sleep=True))


def _care(
    focus: int | None, fuel_g_per_h: tuple[int, int] | None, *, sleep: bool
) -> tuple[Reason, ...]:
    """Why a session names a thought, carbohydrate, a bedtime."""
    reasons = (
        (fuel_g_per_h is not None, Reason("R-FUEL-1", "fuel")),
        (sleep, Reason("R-SLEEP-1", "sleep")),
        (focus is not None, Reason("R-MENT-1", "focus")),
    )
    return tuple(reason for is_there, reason in reasons if is_there)


NEIGHBOURS = frozenset({"hours-to-hard", "after-run", "recovery"})
"""Codes of the reasons that tell of the sessions around one."""


def told_again(sessions: Sequence[Session], clocks: Clocks, since: datetime) -> list[Session]:
    """The sessions, those planned after `since` with what they tell of the ones around them now.

    What was missed or dropped is around nothing. What adapting a plan says stays first.
    """
    held = [each for each in sessions if is_held(each)]
    told = {
        each.id: _told_again(each, *_around(held, index), clocks)
        for index, each in enumerate(held)
        if each.status == "planned" and each.start > since
    }
    return [told.get(each.id, each) for each in sessions]


def told_first(why: Sequence[Reason]) -> tuple[Reason, ...]:
    """What adapting a plan says of a session, which comes before why it is in the plan."""
    return tuple(takewhile(lambda reason: reason.rule in adaptation.IDS, why))


def _told_again(
    session: Session, before: list[Session], after: list[Session], clocks: Clocks
) -> Session:
    lead = told_first(session.why)
    bare = tuple(why for why in session.why[len(lead) :] if why.code not in NEIGHBOURS)
    why = (*lead, *_why_beside(session, bare, before, after, clocks))
    return session if why == session.why else evolve(session, why=why)


def _with_neighbours(sessions: list[Session], clocks: Clocks) -> list[Session]:
    """Lifts told how many hours lie to the hard runs around them (R-ORD-1, R-ORD-2), easy runs
    that they follow a long one (R-REST-1).
    """
    return [
        evolve(each, why=_why_beside(each, each.why, *_around(sessions, index), clocks))
        for index, each in enumerate(sessions)
    ]


def _around(sessions: list[Session], index: int) -> tuple[list[Session], list[Session]]:
    """The sessions of the days before and after one of them."""
    return sessions[max(0, index - 6) : index], sessions[index + 1 : index + 12]


def _why_beside(
    session: Session,
    why: tuple[Reason, ...],
    before: list[Session],
    after: list[Session],
    clocks: Clocks,
) -> tuple[Reason, ...]:
    if session.discipline == "strength":
        return (*why, *_hours_told(session, before, after, clocks))
    if session.kind == "easy" and any(_is_long_of_eve(each, session) for each in before):
        return (Reason("R-REST-1", "recovery"), *why)
    return why


def _is_long_of_eve(before: Session, session: Session) -> bool:
    eve = session.start.date() - timedelta(days=1)
    return before.kind == "long" and before.minutes >= LONG_DAY_MIN and before.start.date() == eve


def _hours_told(
    lift: Session, before: list[Session], after: list[Session], clocks: Clocks
) -> Iterator[Reason]:
    hard = next((s for s in after if s.quality or s.kind in {"long", "race"}), None)
    if hard is not None and (hours := _hours_between(lift, hard, clocks)) <= HOURS_TOLD:
        yield Reason("R-ORD-2", "hours-to-hard", (("hours", hours), ("kind", hard.kind)))
    run = next((s for s in reversed(before) if s.discipline == "run"), None)
    if run is not None and run.start.date() == lift.start.date():
        hours = _hours_between(run, lift, clocks)
        yield Reason("R-ORD-1", "after-run", (("hours", hours),))


def _hours_between(first: Session, second: Session, clocks: Clocks) -> int:
    """Whole hours from the end of one session to the start of the next, true over clock changes."""
    end = to_instant(first.start, clocks) + timedelta(minutes=first.minutes)
    return int((to_instant(second.start, clocks) - end).total_seconds() // 3600)
