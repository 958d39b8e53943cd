"""Lifts ahead go on from what was logged of those behind (R-STR-12, R-STR-13, R-STR-14, R-MISS-4).

What a log asks for is `lift_progress`; here is which lifts it changes and when: nothing grows
within the next two days, a step back comes at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, ahead
from pacelift.coach.adapt.felt import felt_hard
from pacelift.coach.adapt.swap import OTHER_EQUIPMENT
from pacelift.coach.breaks import FREE_DAYS, Layoff
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import with_sessions
from pacelift.coach.ladder import means_of
from pacelift.coach.lift_progress import LiftLog, Progressed, progress_session
from pacelift.coach.next_load import WeekFacts
from pacelift.coach.performed import Performed, performed_in
from pacelift.coach.plan import Reason, Session, Week
from pacelift.coach.rules.view import is_held
from pacelift.coach.sides import SideTest, side_tests_in

SOON: Final = timedelta(hours=48)

ROUTINE: Final = frozenset({"same-load", "reps", "light-load", "lighter-load"})
"""Codes that tell no step: a lift does not keep them among its reasons."""
OF_SIDES: Final = frozenset({"weaker-side", "weaker-first", "sides-even", "sides-later"})


def progressed(adapted: Adapted, now: datetime, catalogue: Catalogue) -> Adapted:
    """The plan with what is lifted ahead as the log of so far wants it.

    Without a log everything stays. Where the entry has changed a lift already, its reason is told
    first.
    """
    plan = adapted.plan
    weeks = {week.number: week for week in plan.weeks}
    lifts = [each for each in plan.sessions if each.exercises]
    log = _log(lifts, weeks)
    if log == LiftLog():
        return adapted
    made: dict[object, Progressed] = {}
    changed: dict[str, Session] = {}
    reasons: dict[str, Reason] = {}
    breaks, hard = _breaks(plan.sessions, lifts), _too_hard(lifts)
    last_day = max([*(each.day for each in log.performed), *(each.day for each in log.tests)])
    for session in ahead(plan, now):
        if not session.exercises or OTHER_EQUIPMENT in session.why:
            continue
        day, week = session.start.date(), weeks[session.week]
        facts = WeekFacts(
            phase=week.strength_phase,
            cutback=week.cutback,
            after_too_hard=session.role in hard,
            breaks=tuple(each for each in breaks if each.last < day),
        )
        soon = session.start <= now + SOON
        # Lifts of a phase are often alike, and then the log asks the same of them.
        alike = (session.exercises, session.minutes, session.kind, facts, soon, min(day, last_day))
        if alike not in made:
            profile = plan.profile
            means = means_of(profile.strength, profile.athlete.injuries, week.strength_phase)
            made[alike] = progress_session(session, log, facts, means, catalogue, soon=soon)
        following = made[alike]
        if following.reasons:
            changed[session.id] = _with_reasons(session, following, catalogue)
            steps = (each for each in following.reasons if each.code not in ROUTINE)
            reasons[session.id] = next(steps, following.reasons[0])
    return Adapted(with_sessions(plan, changed.values()), {**reasons, **adapted.reasons})


def _log(lifts: Iterable[Session], weeks: dict[int, Week]) -> LiftLog:
    performed: list[Performed] = []
    tests: list[SideTest] = []
    for lift in lifts:
        if lift.actual is None or not lift.actual.sets or not is_held(lift):
            continue
        week, sets = weeks[lift.week], lift.actual.sets
        performed += performed_in(
            lift, sets, week.strength_phase, too_hard=felt_hard(lift), light=week.cutback
        )
        tests += side_tests_in(lift, sets)
    return LiftLog(tuple(performed), tuple(tests))


def _too_hard(lifts: Iterable[Session]) -> frozenset[str]:
    """Roles of which the last lift that was told of was too hard."""
    last: dict[str, Session] = {}
    for lift in lifts:
        logged = lift.actual is not None and bool(lift.actual.sets)
        if is_held(lift) and (lift.status != "planned" or logged):
            last[lift.role] = lift
    return frozenset(role for role, lift in last.items() if felt_hard(lift))


def _breaks(sessions: Iterable[Session], lifts: Iterable[Session]) -> tuple[Layoff, ...]:
    """Stretches in which nothing was done, or nothing was lifted, and which cost something."""
    training = (each for each in sessions if each.discipline != "race")
    found = {each for told in (training, lifts) for each in _off(told)}
    return tuple(sorted(found, key=lambda each: (each.first, each.last)))


def _off(sessions: Iterable[Session]) -> Iterator[Layoff]:
    for held, alike in groupby(sessions, key=is_held):
        days: list[date] = [] if held else [each.start.date() for each in alike]
        if days and (days[-1] - days[0]).days + 1 > FREE_DAYS:
            yield Layoff(days[0], days[-1])


def _with_reasons(session: Session, made: Progressed, catalogue: Catalogue) -> Session:
    """The lift with the steps it takes first among its reasons, in place of those taken before."""
    names = {catalogue[each.exercise].name for each in made.session.exercises}
    told = {_subject(each) for each in made.reasons}
    steps = tuple(each for each in made.reasons if each.code not in ROUTINE)
    kept = (
        each
        for each in session.why
        if _subject(each) is None
        or (_subject(each) not in told and _exercise(each) in (None, *names))
    )
    return evolve(session, exercises=made.session.exercises, why=(*steps, *kept))


def _subject(reason: Reason) -> str | None:
    """What a reason of progression is about: an exercise or the sides; None for other reasons."""
    return "sides" if reason.code in OF_SIDES else _exercise(reason)


def _exercise(reason: Reason) -> str | None:
    named = dict(reason.values).get("exercise")
    return None if named is None else str(named)
