"""Days off: ill, injured, away or busy, and the way back (R-ILL-*, R-PAIN-*, R-MISS-4 to 6).

Days are emptied or lightened, what follows comes back in steps, and nothing is made up later. The
race stays where it is and the taper is never put off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from attrs import evolve

from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import Adapted, ahead, now_of
from pacelift.coach.adapt.days_off import days_off
from pacelift.coach.adapt.paused import LOOK_AT_GOAL_DAYS, Pause, pause_in
from pacelift.coach.adapt.progress import progressed
from pacelift.coach.adapt.race_day import race_day_told
from pacelift.coach.adapt.refit import refit
from pacelift.coach.adapt.settle import settle
from pacelift.coach.adapt.swap import OTHER_EQUIPMENT, with_equipment
from pacelift.coach.adapt.there import being_away, fitted
from pacelift.coach.assemble import told_first
from pacelift.coach.breaks import FREE_DAYS, score_factor, way_back
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.clock import to_wall
from pacelift.coach.edited import with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.placing_input import worth_of
from pacelift.coach.plan import Plan, Reason, Session

BUSY_MIN: Final = 40
"""The longest session of a busy day."""

AMBER_SHARE: Final = 0.5
"""R-PAIN-1: what is left with a pain of 3 or 4."""

FIRST_BACK: Final = (0.50, 0.75)
"""R-ILL-2: shares of the first two runs after a short illness; two normal easy ones come before the
first hard one."""
EASY_BEFORE_QUALITY: Final = 4

RUN_WALK_MIN: Final = (20, 22, 24, 26)
ALTERNATE_DAYS: Final = 2
"""R-PAIN-2: minutes of the first runs after an injury, a minute of each in turn; not on two days
running."""

SEE_SOMEONE_DAYS: Final = 14
"""R-PAIN-1: a pain that lasts as long is looked at by somebody, however small it is."""

LATE_WEEKS: Final = 8
LATER_RACE_DAYS: Final = 28
"""R-MISS-5: how late in the season a break asks for a look at the goal sooner, and days off beyond
which a later or a shorter race is proposed."""

GAP_DAYS: Final = 7
GAP_WEEKS: Final = 16
SLOW_END: Final = 1.08
"""R-MISS-6: a break of a week in the last weeks before the race, and what its slow end costs."""


def adapt_pause(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The plan with those days off or lighter, and the way back from them."""
    pause = pause_in(entry.data)
    today = to_wall(entry.at, pause.zone_name or plan.clocks).date()
    there = being_away(plan, pause.there, today)
    now = now_of(there, entry)
    adapted = _HOW[pause.kind](Adapted(there, {}), pause, now, catalogue)
    adapted = race_day_told(adapted, pause, now)
    return settle(progressed(adapted, now, catalogue), plan, now, catalogue)


def _within(plan: Plan, pause: Pause) -> list[Session]:
    """What was planned for those days and is not told to be done; some of it may be past."""
    return [
        each
        for each in plan.sessions
        if pause.first <= each.start.date() <= pause.last
        and each.status == "planned"
        and each.discipline != "race"
    ]


def _emptied(adapted: Adapted, pause: Pause, reason: Reason) -> Adapted:
    off = [_taken_off(each) for each in _within(adapted.plan, pause)]
    plan = with_sessions(adapted.plan, off)
    return Adapted(plan, {**adapted.reasons, **{each.id: reason for each in off}})


def _taken_off(session: Session) -> Session:
    """The session dropped; what rules had made of it before is no matter any more."""
    why = session.why[len(told_first(session.why)) :]
    return evolve(session, status="dropped", why=why)


def _ill(adapted: Adapted, pause: Pause, now: datetime, catalogue: Catalogue) -> Adapted:
    """No training until a day after the last one ill, then easy running first."""
    rest = evolve(pause, last=pause.last + timedelta(days=pause.rest))
    adapted = _emptied(adapted, rest, Reason("R-ILL-1", "ill"))
    if days_off(adapted.plan, rest.first, pause.last).days > FREE_DAYS:
        return _back(adapted, pause, now, catalogue)
    back = _after(adapted.plan, pause, now)
    runs = [each for each in back if each.discipline == "run"][:EASY_BEFORE_QUALITY]
    shares = (*FIRST_BACK, *(1.0,) * EASY_BEFORE_QUALITY)
    eased = [_easy(run, adapted, share) for run, share in zip(runs, shares, strict=False)]
    adapted = adapted.having(eased, Reason("R-ILL-2", "first-runs-back"))
    lift = next((each for each in back if each.discipline == "strength"), None)
    if lift is None:
        return adapted
    lighter = easing.with_lighter_legs(easing.fewer_sets(lift, catalogue), catalogue, 3)
    return adapted.having([lighter], Reason("R-ILL-2", "first-lift-back"))


def _easy(run: Session, adapted: Adapted, share: float) -> Session:
    if run.kind == "long" and share == 1.0:
        return run
    return easing.as_easy(run, adapted.plan, share)


def _after(plan: Plan, pause: Pause, now: datetime) -> list[Session]:
    return [each for each in ahead(plan, now) if each.start.date() > pause.last]


def _injured(adapted: Adapted, pause: Pause, now: datetime, catalogue: Catalogue) -> Adapted:
    """By what the pain allows: nothing hard, half of it and easy, or no training (R-PAIN-1)."""
    if pause.sore:
        return _sore(adapted, pause, now, catalogue)
    adapted = _emptied(adapted, pause, Reason("R-PAIN-1", "injured"))
    adapted = _warned(adapted, Reason("R-PAIN-1", "see-someone"))
    adapted = _back(adapted, pause, now, catalogue)
    runs = [s for s in _after(adapted.plan, pause, now) if s.discipline == "run"]
    return adapted.having(_walked(runs, adapted.plan), Reason("R-PAIN-2", "run-and-walk"))


def _sore(adapted: Adapted, pause: Pause, now: datetime, catalogue: Catalogue) -> Adapted:
    """Training goes on with a small pain, easier or half of it; one that lasts is looked at."""
    open_ones = [each for each in _within(adapted.plan, pause) if each.start > now]
    if pause.training == "easy":
        eased = [easing.as_easy(each, adapted.plan) for each in open_ones if each.quality]
        adapted = adapted.having(eased, Reason("R-PAIN-1", "nothing-hard"))
        if not adapted.reasons:
            adapted = _warned(adapted, Reason("R-PAIN-1", "while-it-is-small"))
    else:
        halved = [_halved(each, adapted, catalogue) for each in open_ones]
        adapted = adapted.having(halved, Reason("R-PAIN-1", "half-and-easy"))
    if pause.days < SEE_SOMEONE_DAYS:
        return adapted
    return _warned(adapted, Reason("R-PAIN-1", "pain-that-lasts", (("days", pause.days),)))


def _walked(runs: Iterable[Session], plan: Plan) -> Iterator[Session]:
    """The first runs back with walking in turn, on alternate days: what lies between goes."""
    turns, last = list(RUN_WALK_MIN), date.min
    for run in runs:
        if not turns:
            return
        if (run.start.date() - last).days < ALTERNATE_DAYS:
            yield evolve(run, status="dropped")
        else:
            last = run.start.date()
            yield easing.run_walk(run, plan, turns.pop(0))


def _halved(session: Session, adapted: Adapted, catalogue: Catalogue) -> Session:
    if session.discipline == "run":
        return easing.as_easy(session, adapted.plan, AMBER_SHARE)
    return easing.without_jumps(easing.share_of_sets(session, catalogue, AMBER_SHARE), catalogue)


def _away(adapted: Adapted, pause: Pause, now: datetime, catalogue: Catalogue) -> Adapted:
    """Nothing on those days; with equipment or times told, all of it with what is there, then."""
    if not pause.trains:
        adapted = _emptied(adapted, pause, Reason("R-REPLAN-1", "away"))
        return _back(adapted, pause, now, catalogue)
    if pause.equipment is not None:
        swapped = [
            with_equipment(each, adapted.plan, pause.equipment, catalogue)
            for each in _within(adapted.plan, pause)
            if each.start > now
        ]
        adapted = adapted.having(swapped, OTHER_EQUIPMENT)
    return fitted(adapted, pause.there, now, catalogue)


def _busy(adapted: Adapted, pause: Pause, now: datetime, catalogue: Catalogue) -> Adapted:
    """Each day its one session of most worth, short; the others of that day go (R-MISS-2)."""
    plan, reason = adapted.plan, Reason("R-MISS-2", "busy")
    days: dict[date, list[Session]] = {}
    for each in _within(plan, pause):
        if each.start > now:
            days.setdefault(each.start.date(), []).append(each)
    for sessions in days.values():
        kept = max(sessions, key=lambda s: worth_of(s.role, plan.profile, plan.fitness))
        off = [evolve(each, status="dropped") for each in sessions if each is not kept]
        brief = easing.within(kept, plan, catalogue, BUSY_MIN)
        adapted = adapted.having([brief, *off], reason)
    return adapted


_HOW: Final[Mapping[str, Callable[[Adapted, Pause, datetime, Catalogue], Adapted]]] = {
    "ill": _ill,
    "injured": _injured,
    "away": _away,
    "busy": _busy,
}


def _back(adapted: Adapted, pause: Pause, now: datetime, catalogue: Catalogue) -> Adapted:
    """Easy running in stages, fewer sets, slower paces, the goal looked at (R-MISS-4)."""
    off = days_off(adapted.plan, pause.first, pause.last)
    way = way_back(off.days, after_injury=pause.kind == "injured")
    adapted = _goal(adapted, pause, off.days)
    if not way.days:
        return adapted
    days = (("days", off.days),)
    slow_end = SLOW_END if _near_race(adapted.plan, pause, off.days) else 1.0
    before = {each.id: each for each in adapted.plan.sessions}
    adapted = refit(adapted, score_factor(off.days) / score_factor(off.known_days), now, slow_end)
    slower = Reason("R-MISS-4", "slower-paces", days)
    changed = [s.id for s in adapted.plan.sessions if s != before[s.id]]
    adapted = Adapted(adapted.plan, {**dict.fromkeys(changed, slower), **adapted.reasons})
    for session in _after(adapted.plan, pause, now):
        since = (session.start.date() - pause.last).days - 1
        if since < way.days:
            share = way.stages[since * len(way.stages) // way.days] / 100
            staged = _in_stage(session, adapted, share, catalogue)
            adapted = adapted.having([staged], Reason("R-MISS-4", "way-back", days))
    return adapted


def _in_stage(session: Session, adapted: Adapted, share: float, catalogue: Catalogue) -> Session:
    if session.discipline == "run":
        return easing.as_easy(session, adapted.plan, share)
    return easing.fewer_sets(session, catalogue)


def _near_race(plan: Plan, pause: Pause, days: int) -> bool:
    weeks = (plan.profile.race.date - pause.last).days / 7
    return days >= GAP_DAYS and 0 <= weeks <= GAP_WEEKS


def _goal(adapted: Adapted, pause: Pause, days: int) -> Adapted:
    """R-MISS-5: what a long break means for the goal is said, and nothing imposed."""
    late = (adapted.plan.profile.race.date - pause.last).days <= LATE_WEEKS * 7
    long, longest = LOOK_AT_GOAL_DAYS
    if days > LATER_RACE_DAYS:
        return _warned(adapted, Reason("R-MISS-5", "later-race", (("days", days),)))
    if days > longest or (days >= long and late):
        return _warned(adapted, Reason("R-MISS-5", "look-at-goal", (("days", days),)))
    return adapted


def _warned(adapted: Adapted, warning: Reason) -> Adapted:
    """The plan with that warning; an older one of its code gives way."""
    code = (warning.rule, warning.code)
    others = (each for each in adapted.plan.warnings if (each.rule, each.code) != code)
    return Adapted(evolve(adapted.plan, warnings=(*others, warning)), adapted.reasons)
