"""A session was too hard: the next of its kind is smaller, two days are easy (R-HARD-1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import Adapted, ahead
from pacelift.coach.adapt.felt import felt_hard
from pacelift.coach.adapt.refit import refit
from pacelift.coach.adapt.replace import moved_to, placed_again
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.rules.intensity import EASY_KINDS
from pacelift.coach.rules.pairs import MEDIUM

EASY_HOURS: Final = timedelta(hours=48)
NEXT_WITHIN: Final = timedelta(days=21)
LESS_WORK: Final = 0.85
SLOWER: Final = 1.025
"""R-HARD-1, once: the next of its kind, and the easy days after."""

TWICE_DAYS: Final = 10
TWICE_WITHIN: Final = timedelta(days=7)
TWICE_LESS: Final = 0.80
TWICE_SLOWER: Final = 1.02
SCORE_LESS: Final = 1.0
"""R-HARD-1, twice: the week that follows, and the score until a race or a test tells a new one; its
paces are some 2 % slower, with those of that week some 4 %."""

THRICE_DAYS: Final = 21
"""R-HARD-1, three times: no second hard run, and a test."""

LOWER_SCORE: Final = Reason("R-HARD-1", "lower-score")
RE_TEST: Final = Reason("R-HARD-1", "re-test")


def after_too_hard(
    adapted: Adapted, session: Session, now: datetime, catalogue: Catalogue
) -> Adapted:
    """The plan once that session was too hard."""
    if session.discipline in ("strength", "core"):
        return _after_lift(adapted, session, now, catalogue)
    if session.kind in EASY_KINDS and not session.key:
        return _easy_days(adapted, session, now, Reason("R-HARD-3", "easy-days"))
    times = _times(adapted.plan, session)
    if times(TWICE_DAYS) >= 2:
        adapted = _lower_score(adapted, now)
    adapted = _next_of_kind(adapted, session, now)
    adapted = _easy_days(adapted, session, now, Reason("R-HARD-1", "easy-days"))
    adapted = _next_leg_lift(adapted, now, catalogue)
    if times(TWICE_DAYS) >= 2:
        adapted = _lighter_days(adapted, now, catalogue)
    if times(THRICE_DAYS) >= 3:
        adapted = _no_second(adapted, now)
    return adapted


def _times(plan: Plan, session: Session) -> Callable[[int], int]:
    """How often a key run was too hard within so many days up to this one."""
    day = session.start.date()
    hard = [
        (day - each.start.date()).days
        for each in plan.sessions
        if each.discipline == "run" and each.key and felt_hard(each)
    ]
    return lambda days: sum(0 <= ago < days for ago in hard)


def _next_of_kind(adapted: Adapted, session: Session, now: datetime) -> Adapted:
    same = (each for each in ahead(adapted.plan, now, NEXT_WITHIN) if each.kind == session.kind)
    following = next(same, None)
    if following is None:
        return adapted
    if following.quality:
        made = easing.slower(easing.with_less_work(following, LESS_WORK), SLOWER)
    else:
        made = easing.shortened(following, adapted.plan, (following.km or 0.0) * LESS_WORK)
    return adapted.having([made], Reason("R-HARD-1", "next-of-kind", (("kind", session.kind),)))


def _easy_days(adapted: Adapted, session: Session, now: datetime, reason: Reason) -> Adapted:
    until = session.start + timedelta(minutes=session.minutes) + EASY_HOURS
    hard = (each for each in ahead(adapted.plan, now) if each.quality and each.start < until)
    return adapted.having([easing.as_easy(each, adapted.plan) for each in hard], reason)


def _next_leg_lift(adapted: Adapted, now: datetime, catalogue: Catalogue) -> Adapted:
    lifts = (each for each in ahead(adapted.plan, now, TWICE_WITHIN) if _loads_legs(each))
    lift = next(lifts, None)
    if lift is None:
        return adapted
    reason = Reason("R-HARD-1", "lift-after-run")
    return adapted.having([easing.fewer_sets(lift, catalogue)], reason)


def _loads_legs(session: Session) -> bool:
    return session.discipline == "strength" and session.leg_load >= MEDIUM


def _lower_score(adapted: Adapted, now: datetime) -> Adapted:
    """A point less, and no further one before the paces of the last have been tried."""
    held = adapted.plan.fitness
    just_changed = held.since is not None and (now.date() - held.since).days < TWICE_DAYS
    if held.score is None or just_changed:
        return adapted
    lower = refit(adapted, 1 - SCORE_LESS / held.score, now)
    changed = {
        now_is.id: LOWER_SCORE
        for was, now_is in zip(adapted.plan.sessions, lower.plan.sessions, strict=True)
        if now_is != was
    }
    return Adapted(lower.plan, {**changed, **adapted.reasons})


def _lighter_days(adapted: Adapted, now: datetime, catalogue: Catalogue) -> Adapted:
    """A week as a lighter one: a fifth less, a little slower, lifts with fewer sets (R-STR-14)."""
    new = [
        _lighter(each, adapted, catalogue)
        for each in ahead(adapted.plan, now, TWICE_WITHIN)
        if adapted.reasons.get(each.id, LOWER_SCORE) == LOWER_SCORE
    ]
    return adapted.having(new, Reason("R-HARD-1", "lighter-week"))


def _lighter(session: Session, adapted: Adapted, catalogue: Catalogue) -> Session:
    if session.discipline != "run":
        return easing.with_more_in_reserve(easing.fewer_sets(session, catalogue))
    if session.quality:
        return easing.slower(easing.with_less_work(session, TWICE_LESS), TWICE_SLOWER)
    return easing.shortened(session, adapted.plan, (session.km or 0.0) * TWICE_LESS)


def _no_second(adapted: Adapted, now: datetime) -> Adapted:
    second = (s for s in ahead(adapted.plan, now) if s.role == "quality-2" and s.quality)
    eased = [easing.as_easy(each, adapted.plan) for each in second]
    adapted = adapted.having(eased, Reason("R-HARD-1", "no-second"))
    warnings = (*(w for w in adapted.plan.warnings if w != RE_TEST), RE_TEST)
    return Adapted(evolve(adapted.plan, warnings=warnings), adapted.reasons)


def _after_lift(adapted: Adapted, session: Session, now: datetime, catalogue: Catalogue) -> Adapted:
    """A set less of the next of its kind; after legs the next ones within two days lose one too,
    and the next hard run keeps that distance.
    """
    later = ahead(adapted.plan, now)
    same = next((each for each in later if each.role == session.role), None)
    if same is not None:
        less = easing.fewer_sets(same, catalogue)
        adapted = adapted.having([less], Reason("R-HARD-1", "lift-less"))
    if session.leg_load < MEDIUM:
        return adapted
    fresh = session.start + timedelta(minutes=session.minutes) + EASY_HOURS
    legs = (each for each in later if _loads_legs(each) and each.start < fresh and each != same)
    fewer = [easing.fewer_sets(each, catalogue) for each in legs]
    adapted = adapted.having(fewer, Reason("R-HARD-1", "lift-less"))
    hard = next((each for each in later if each.quality and each.start < fresh), None)
    return adapted if hard is None else _off_the_legs(adapted, hard, fresh, now)


def _off_the_legs(adapted: Adapted, run: Session, fresh: datetime, now: datetime) -> Adapted:
    """The hard run after heavy legs later in its week if the rules allow it, else easy."""
    week = next(each for each in adapted.plan.weeks if each.number == run.week)
    days = {fresh.date() + timedelta(days=by) for by in range(7)}
    days = {day for day in days if day <= week.end and day != run.start.date()}
    start = placed_again(adapted.plan, {run.id}, now, days)[run.id] if days else None
    if start is None or start < fresh:
        eased = easing.as_easy(run, adapted.plan)
        return adapted.having([eased], Reason("R-HARD-1", "easy-after-legs"))
    return adapted.having([moved_to(run, start)], Reason("R-HARD-1", "off-the-legs"))
