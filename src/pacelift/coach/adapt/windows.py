"""Sessions that the runner's windows no longer hold: placed anew in their week, or made to fit.

What still fits stays. Where there is no room, the others of the week outside the next two days move
too; then sessions are shortened, and what is worth least is dropped (R-MISS-2).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import Adapted, ahead
from pacelift.coach.adapt.replace import moved_to, placed_again
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.free_slots import free_slots
from pacelift.coach.placing_input import monday_of, worth_of
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.slots import minute_of, week_slots

SOON: Final = timedelta(hours=48)
FEWEST_SETS_OFF: Final = 3

MOVED: Final = Reason("R-DAYS-1", "other-windows")
SHORTENED: Final = Reason("R-DAYS-1", "shorter-windows")
DROPPED: Final = Reason("R-DAYS-1", "no-window-left")


def in_windows(adapted: Adapted, now: datetime, catalogue: Catalogue) -> Adapted:
    """The plan with all that lies ahead inside its profile's windows; pins stay."""
    outside = [each for each in ahead(adapted.plan, now) if not _fits(adapted.plan, each)]
    for number in sorted({each.week for each in outside}):
        ids = [each.id for each in outside if each.week == number]
        adapted = _week(adapted, number, ids, now, catalogue)
    return adapted


def _fits(plan: Plan, session: Session) -> bool:
    if session.pinned:
        return True
    clocks, monday = plan.clocks, monday_of(session.start.date())
    start = minute_of(session.start, monday, clocks)
    slots = week_slots(monday, plan.windows_of(monday), clocks)
    return any(slot.start <= start and start + session.minutes <= slot.end for slot in slots)


def _week(
    adapted: Adapted, number: int, ids: list[str], now: datetime, catalogue: Catalogue
) -> Adapted:
    before = {each.id: each for each in adapted.plan.sessions}
    fitting = [_for_longest(before[key], adapted.plan, catalogue) for key in ids]
    plan = with_sessions(adapted.plan, fitting)
    places = placed_again(plan, ids, now)
    if None in places.values():
        week = (each for each in ahead(plan, now + SOON) if each.week == number)
        places = placed_again(plan, {*ids, *(s.id for s in week if not s.pinned)}, now)
    made = {each.id: each for each in plan.sessions}
    for key, start in sorted(places.items()):
        if start is None:
            adapted = adapted.having([evolve(before[key], status="dropped")], DROPPED)
        elif made[key] != before[key]:
            adapted = adapted.having([moved_to(made[key], start)], SHORTENED)
        elif start != before[key].start:
            adapted = adapted.having([moved_to(made[key], start)], MOVED)
    homeless = [key for key, start in places.items() if start is None]
    for session in _by_worth(adapted.plan, homeless):
        # That it was dropped is not told of one that finds its place after all.
        whole = evolve(session, status="planned", why=session.why[1:])
        adapted = shorter(adapted, whole, now, catalogue, SHORTENED)
    return adapted


def _for_longest(session: Session, plan: Plan, catalogue: Catalogue) -> Session:
    """The session no longer than the longest window of its week."""
    longest = max(_rooms(plan, session), default=0)
    if not longest or session.minutes <= longest:
        return session
    return _of_minutes(session, plan, longest, catalogue)


def _by_worth(plan: Plan, ids: Iterable[str]) -> list[Session]:
    found = [each for each in (session_of(plan, key) for key in ids) if each is not None]
    return sorted(found, key=lambda s: (-worth_of(s.role, plan.profile, plan.fitness), s.id))


def shorter(
    adapted: Adapted, made: Session, now: datetime, catalogue: Catalogue, why: Reason
) -> Adapted:
    """The session shorter, where its week has room for that; else the plan as it is."""
    plan = adapted.plan
    for room in _rooms(plan, made):
        if room < made.minutes:
            made = _of_minutes(made, plan, room, catalogue)
            if made.minutes > room:
                return adapted
            start = placed_again(with_sessions(plan, [made]), [made.id], now)[made.id]
            if start is not None:
                return adapted.having([moved_to(made, start)], why)
    return adapted


def _rooms(plan: Plan, session: Session) -> list[int]:
    """The lengths of its week's free times, longest first."""
    slots = free_slots(plan, monday_of(session.start.date()))
    return sorted({slot.end - slot.start for slot in slots}, reverse=True)


def _of_minutes(session: Session, plan: Plan, minutes: int, catalogue: Catalogue) -> Session:
    if session.discipline == "run":
        km = (session.km or 0.0) * minutes / session.minutes
        return easing.shortened(session, plan, km)
    for by in range(1, FEWEST_SETS_OFF + 1):
        made = easing.fewer_sets(session, catalogue, by)
        if made.minutes <= minutes:
            return made
    return session
