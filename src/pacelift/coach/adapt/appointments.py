"""Sessions placed around what else stands in the runner's calendar (R-DAYS-1, R-MISS-2).

Only the sessions that the entry names move, within their week, into what is left of its windows;
one that the runner has pinned only if they agreed.
Where nothing is left that is long enough they stay, or are shortened if the runner has agreed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final

from attrs import evolve

from pacelift.coach.adapt.adapted import Adapted, ahead, now_of
from pacelift.coach.adapt.replace import moved_to, placed_again
from pacelift.coach.adapt.settle import settle
from pacelift.coach.adapt.windows import shorter
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.clock import to_wall
from pacelift.coach.edited import with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.placing_input import monday_of
from pacelift.coach.plan import Busy, Plan, Reason

MOVED: Final = Reason("R-DAYS-1", "around-appointment")
SHORTENED: Final = Reason("R-MISS-2", "shorter-around-appointment")


def adapt_appointments(plan: Plan, entry: Entry, catalogue: Catalogue) -> Adapted:
    """The plan that knows these appointments, with the sessions named placed around them."""
    now, told = now_of(plan, entry), set(entry.data["sessions"])
    knowing = evolve(plan, busy=_known(plan, entry.data))
    adapted = Adapted(knowing, {})
    agreed = entry.data["shorter"]
    free = {each.id for each in ahead(plan, now) if each.id in told and (agreed or not each.pinned)}
    places = _places(knowing, free, now)
    for session in (each for each in knowing.sessions if each.id in places):
        if (start := places[session.id]) != session.start:
            adapted = adapted.having([moved_to(session, start)], MOVED)
    if agreed:
        # Only now, for these may not take what those have found.
        for session in (each for each in knowing.sessions if each.id in free - places.keys()):
            adapted = shorter(adapted, session, now, catalogue, SHORTENED)
    return settle(adapted, plan, now, catalogue)


def _places(plan: Plan, free: Collection[str], now: datetime) -> dict[str, datetime]:
    """Where each of them goes for which there is room while all others stay where they are."""
    found = _together(plan, free, now)
    left = [each for each in plan.sessions if each.id in free and each.id not in found]
    for session in left:
        # The others may have made room for it.
        moved = [moved_to(each, found[each.id]) for each in plan.sessions if each.id in found]
        start = placed_again(with_sessions(plan, moved), {session.id}, now)[session.id]
        if start is not None:
            found[session.id] = start
    return found


def _together(plan: Plan, free: Collection[str], now: datetime) -> dict[str, datetime]:
    while free:
        places = placed_again(plan, free, now)
        found = {key: start for key, start in places.items() if start is not None}
        if len(found) == len(free):
            return found
        # What finds no room stays: the others may not count on its place.
        free = found.keys()
    return {}


def _known(plan: Plan, data: Mapping[str, Any]) -> tuple[Busy, ...]:
    """Those known before of other weeks than those told of, and those told."""
    weeks = {date.fromisoformat(each) for each in data["weeks"]}
    starts = ((each, to_wall(each.start, plan.clocks).date()) for each in plan.busy)
    others = (each for each, day in starts if monday_of(day) not in weeks)
    told = (Busy(*map(datetime.fromisoformat, each)) for each in data["busy"])
    return tuple(sorted((*others, *told), key=lambda each: (each.start, each.end)))
