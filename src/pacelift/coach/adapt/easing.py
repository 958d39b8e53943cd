"""A session made easier: pure changes of one session, its totals always those of its steps.

Nothing here makes anything longer, harder or faster. When which of them is called for is decided
by the modules of the entries.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.fitness import zone_pace_s_per_km
from pacelift.coach.plan import Kind, Plan, Prescription, Reason, Session, Step
from pacelift.coach.quality import step
from pacelift.coach.rules import intensity
from pacelift.coach.rules.pairs import MEDIUM
from pacelift.coach.rules.recovery import FUEL_FROM_MIN
from pacelift.coach.strength_dose import SECONDS

BLOCK_MIN: Final = 5
SLACK: Final = 1.03
"""A run's minutes are whole blocks of an estimate: steps so much longer still fit its time."""

LEAST_SHARE: Final = 0.3
SHARE_STEP: Final = 0.1
"""A hard run that must be shorter loses work in these steps, and is an easy one below the first."""

WORK: Final = frozenset({"work", "hill", "steady"})
"""Kinds of step that are the hard part of a run."""

LONG_FROM_MIN: Final = 60
"""A long run shorter than this is an easy run."""

EASY_WHY: Final = (Reason("R-INT-1", "easy"),)
LONG_WHY: Final = (Reason("R-LONG-1", "long-run"),)
TOLD_IN_KM: Final = frozenset({"long-step", "cutback", "taper", "marathon-pace-in-long"})
"""Reasons whose figures are of the run as it was."""


def half_units_down(km: float, unit_km: float) -> float:
    """Km that are whole halves of the runner's unit, no more than so many, at least one unit.

    As the planner has them they are told to the hundredth of a km.
    """
    half = unit_km / 2
    count = math.floor(km / half + 1e-6)
    if round((count + 1) * half, 2) <= km:
        count += 1
    return round(max(unit_km, count * half), 2)


def minutes_of(steps: Iterable[Step]) -> float:
    """How long the steps take, to the second."""
    return sum(each.minutes * each.repeat for each in steps)


def fits(steps: Iterable[Step], session: Session) -> bool:
    """Whether they take no longer than the session's time, which is an estimate."""
    return minutes_of(steps) <= session.minutes * SLACK


def with_steps(session: Session, steps: Iterable[Step]) -> Session:
    """The run with these steps, its totals theirs; as long as before if they fit that time."""
    held = tuple(each for each in steps if each.repeat > 0)
    minutes = math.ceil(minutes_of(held) / BLOCK_MIN - 1e-6) * BLOCK_MIN
    if fits(held, session):
        minutes = min(minutes, session.minutes)
    long_enough = minutes >= FUEL_FROM_MIN
    return evolve(
        session,
        steps=held,
        km=round(sum(each.km * each.repeat for each in held), 2),
        minutes=minutes,
        fuel_g_per_h=session.fuel_g_per_h if long_enough else None,
        bedtime=session.bedtime if long_enough else None,
    )


def as_easy(session: Session, plan: Plan, share: float = 1.0) -> Session:
    """The run as an easy one of that share; an easy one that keeps all of it stays as it is.

    The same distance takes longer when it is easy, so the shorter of share of km and share of
    minutes decides.
    """
    if session.kind in ("easy", "recovery") and share >= 1.0:
        return session
    was_km = session.km or 0.0
    km = min(was_km * share, session.minutes * share * 60 / zone_pace_s_per_km(plan.fitness, "E"))
    km = min(half_units_down(km, plan.profile.unit_km), was_km)
    steps = (step(plan.fitness, "easy", "E", km=km),)
    if session.kind == "long" and steps[0].minutes >= LONG_FROM_MIN:
        return with_steps(evolve(session, rpe=intensity.RPE["long"], why=LONG_WHY), steps)
    kind: Kind = "recovery" if session.kind == "recovery" else "easy"
    eased = evolve(
        session,
        kind=kind,
        key=False,
        quality=False,
        leg_load=min(session.leg_load, 1),
        rpe=intensity.RPE[kind],
        why=EASY_WHY,
        focus=None,
    )
    return with_steps(eased, steps)


def shortened(session: Session, plan: Plan, km: float) -> Session:
    """The run with at most so many km, its character kept as long as there is room for it."""
    was_km = session.km or 0.0
    if was_km <= km + 1e-6:
        return session
    km = min(half_units_down(km, plan.profile.unit_km), was_km)
    if session.quality:
        return _shorter_quality(session, plan, km)
    why = tuple(each for each in session.why if each.code not in TOLD_IN_KM)
    return with_steps(evolve(session, why=why), _fewer_km(session.steps, plan, km))


def _shorter_quality(session: Session, plan: Plan, km: float) -> Session:
    share = 1.0 - SHARE_STEP
    while share > LEAST_SHARE:
        made = with_less_work(session, share)
        if (made.km or 0.0) <= km + 1e-6:
            return made
        share -= SHARE_STEP
    return as_easy(session, plan, km / (session.km or km))


def _fewer_km(steps: Sequence[Step], plan: Plan, km: float) -> tuple[Step, ...]:
    """Less of the plain easy running; walk breaks and faster parts of it shrink with the run."""
    total = sum(each.km * each.repeat for each in steps)
    if any(each.zone == "M" for each in steps):
        return tuple(to_km(each, math.floor(each.km * km / total * 100) / 100) for each in steps)
    if _walks(steps):
        turns = max(1, math.floor(km / sum(each.km for each in steps) + 1e-6))
        return tuple(evolve(each, repeat=min(each.repeat, turns)) for each in steps)
    plain = max(steps, key=lambda each: (each.zone == "E" and each.repeat == 1, each.km))
    left = km - (total - plain.km * plain.repeat)
    if plain.repeat == 1 and plain.zone == "E" and left >= plan.profile.unit_km:
        return tuple(to_km(each, left) if each is plain else each for each in steps)
    return (step(plan.fitness, "easy", "E", km=km),)


def _walks(steps: Sequence[Step]) -> bool:
    """Whether it is running and walking in turn from beginning to end."""
    return len(steps) > 1 and steps[0].repeat > 1 and steps[1].zone == "walk"


def to_km(part: Step, km: float) -> Step:
    """The step with so many km at the pace it had."""
    return evolve(part, km=round(km, 3), minutes=round(part.minutes * km / part.km, 3))


def with_less_work(session: Session, share: float) -> Session:
    """The run with at most that share of its hard work: fewer repeats, else a shorter stretch."""
    repeats = max((part.repeat for part in session.steps if part.kind in WORK), default=0)
    if not repeats:
        return session
    fewer = math.floor(repeats * share + 1e-6)
    if repeats > 1 and fewer >= 1:
        steps = (_repeated(part, repeats, fewer) for part in session.steps)
    else:
        steps = (_less(part, share) for part in session.steps)
    return with_steps(session, steps)


def _repeated(part: Step, were: int, now: int) -> Step:
    return evolve(part, repeat=now) if part.repeat == were else part


def _less(part: Step, share: float) -> Step:
    """The same part shorter, in whole minutes or tenths of a km."""
    if part.kind not in WORK:
        return part
    if part.by == "km":
        return to_km(part, min(part.km, max(0.1, math.floor(part.km * share * 10 + 1e-6) / 10)))
    minutes = min(part.minutes, max(1.0, float(math.floor(part.minutes * share + 1e-6))))
    return evolve(part, minutes=minutes, km=round(part.km * minutes / part.minutes, 3))


def slower(session: Session, factor: float) -> Session:
    """The run with every pace so much slower, shortened where it would take longer."""
    if factor <= 1.0 or not session.steps:
        return session
    steps = [_slower(part, factor) for part in session.steps]
    made = with_steps(session, steps)
    while made.minutes > session.minutes:
        longest = max(steps, key=lambda part: (part.repeat == 1, part.km))
        steps[steps.index(longest)] = to_km(longest, max(0.1, longest.km - 0.1))
        made = with_steps(session, steps)
    return made


def _slower(part: Step, factor: float) -> Step:
    pace = None if part.pace is None else (part.pace[0] * factor, part.pace[1] * factor)
    if part.by == "minutes":
        return evolve(part, pace=pace, km=round(part.km / factor, 3))
    if part.repeat > 1:
        return evolve(part, pace=pace, minutes=round(part.minutes * factor, 3))
    km = max(0.1, math.floor(part.km / factor * 10 + 1e-6) / 10)
    return evolve(part, pace=pace, km=km, minutes=round(part.minutes / part.km * km * factor, 3))


def run_walk(session: Session, plan: Plan, minutes: int) -> Session:
    """A minute of running and one of walking in turn, in place of the run (R-PAIN-2)."""
    turns = min(minutes, session.minutes) // 2
    running = step(plan.fitness, "easy", "E", minutes=1.0, repeat=turns)
    walking = step(plan.fitness, "walk", "walk", minutes=1.0, repeat=turns)
    most = math.floor((session.km or 0.0) / (running.km + walking.km))
    steps = (evolve(each, repeat=max(1, min(turns, most))) for each in (running, walking))
    return with_steps(as_easy(session, plan, 1 - 1e-9), steps)


def fewer_sets(session: Session, catalogue: Catalogue, by: int = 1) -> Session:
    """The lift with so many sets less of each exercise that has more than one; tests stay."""
    return with_exercises(session, catalogue, (_less_sets(each, by) for each in session.exercises))


def _less_sets(each: Prescription, by: int) -> Prescription:
    if each.test or each.sets <= 1:
        return each
    sets = max(1, each.sets - by)
    return evolve(each, sets=sets, contacts=each.contacts * sets // each.sets)


def share_of_sets(session: Session, catalogue: Catalogue, share: float) -> Session:
    """The lift with at most that share of each exercise's sets, one at the least; tests stay."""
    return with_exercises(
        session,
        catalogue,
        (_less_sets(e, e.sets - math.floor(e.sets * share)) for e in session.exercises),
    )


def within(session: Session, plan: Plan, catalogue: Catalogue, minutes: int) -> Session:
    """The session in at most so many minutes, its character kept as long as there is room for it.

    A run loses distance or hard work; a lift a set of each exercise, then its last ones.
    """
    if session.minutes <= minutes:
        return session
    if session.discipline == "run":
        return _run_within(session, plan, minutes)
    made = fewer_sets(session, catalogue)
    while made.minutes > minutes and len(made.exercises) > 1:
        made = with_exercises(made, catalogue, made.exercises[:-1])
    return made


def _run_within(run: Session, plan: Plan, minutes: int) -> Session:
    km = (run.km or 0.0) * minutes / run.minutes
    made = shortened(run, plan, km) if run.kind != "long" else run
    while made.minutes > minutes and km > plan.profile.unit_km:
        made = shortened(run, plan, km) if run.quality else as_easy(run, plan, km / (run.km or km))
        km -= plan.profile.unit_km / 2
    return made


def without_jumps(session: Session, catalogue: Catalogue) -> Session:
    """The lift without its jumps."""
    calm = (each for each in session.exercises if not each.contacts)
    return with_exercises(session, catalogue, calm)


def with_fewer_jumps(session: Session, catalogue: Catalogue) -> Session:
    """The lift with one set of jumps less, or without the only one."""
    kept = (
        _less_sets(each, 1) if each.contacts else each
        for each in session.exercises
        if each.sets > 1 or not each.contacts
    )
    return with_exercises(session, catalogue, kept)


def with_lighter_legs(session: Session, catalogue: Catalogue, least_rir: int) -> Session:
    """A lift as one that is not heavy for the legs: more in reserve, no jumps (R-STR-11)."""
    calm = without_jumps(session, catalogue)
    exercises = (
        each if each.rir is None else evolve(each, rir=max(each.rir, least_rir))
        for each in calm.exercises
    )
    return evolve(calm, exercises=tuple(exercises), leg_load=min(MEDIUM, session.leg_load))


def with_more_in_reserve(session: Session, by: int = 1) -> Session:
    """The lift with so many repetitions more in reserve of all that counts them."""
    exercises = (
        each if each.rir is None or each.test else evolve(each, rir=each.rir + by)
        for each in session.exercises
    )
    return evolve(session, exercises=tuple(exercises))


def with_exercises(
    session: Session, catalogue: Catalogue, exercises: Iterable[Prescription]
) -> Session:
    """The lift with these, shorter by the time that what is gone would have taken."""
    held = tuple(exercises)
    saved = _work_min(session.exercises, catalogue) - _work_min(held, catalogue)
    minutes = math.ceil((session.minutes - saved) / BLOCK_MIN - 1e-6) * BLOCK_MIN
    return evolve(session, exercises=held, minutes=max(BLOCK_MIN, min(session.minutes, minutes)))


def _work_min(exercises: Iterable[Prescription], catalogue: Catalogue) -> float:
    seconds = 0.0
    for each in exercises:
        sides = 2 if each.exercise in catalogue and catalogue[each.exercise].unilateral else 1
        work = sum(each.amount) / 2 * SECONDS[each.unit] * sides
        seconds += each.sets * (work + each.rest_s)
    return seconds / 60
