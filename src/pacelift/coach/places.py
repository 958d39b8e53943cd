"""Where in a week a session could go: which starts keep the rules of time, which break one.

Only what depends on when things are is looked at: order, hours and days between sessions. What the
plan answers to a move, `adapt.move` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.clock import to_instant
from pacelift.coach.own_moves import said_of
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules import RULES
from pacelift.coach.rules.view import view_of

STEP_MIN: Final = 15
"""Sessions are put down at whole steps of so many minutes."""

TIMED: Final = (
    "R-ORD-1",
    "R-ORD-2",
    "R-ORD-3",
    "R-ORD-5",
    "R-ORD-6",
    "R-INT-2",
    "R-REST-1",
    "R-DAYS-1",
    "R-FIT-1",
)
"""The hard rules that a session's time alone can break, in an order to tell them in."""

_DAY_MIN: Final = 24 * 60

Broken = frozenset[tuple[str, str, str]]
"""Rule, where and what is wrong."""


@frozen
class Stretch:
    """Starts on one day from minute to minute, both included, that break the same rules.

    `rules` are the ids, the one to tell of first; none where all hold.
    """

    day: date
    first_min: int
    last_min: int
    rules: tuple[str, ...]


def places(
    plan: Plan, session: Session, week: int, now: datetime, catalogue: Catalogue
) -> tuple[Stretch, ...]:
    """Every start there may be for the session in that week, by day and in order of time.

    `now` is an aware instant: what is over is no place.
    """
    near = _near(plan, session, week)
    said = said_of(session, plan)
    before = frozenset(each for each in _broken(near, catalogue) if each[0] not in said)
    search = _Search(near, session, week, now, catalogue, before)
    found = next(each for each in plan.weeks if each.number == week)
    days = [found.start + timedelta(days=by) for by in range(found.days)]
    return tuple(stretch for day in days for stretch in search.stretches(day))


def rule_at(found: Collection[Stretch], start: datetime) -> tuple[str, ...] | None:
    """The rules broken by a start then; None where it is no place."""
    minute = start.hour * 60 + start.minute
    for each in found:
        if each.day == start.date() and each.first_min <= minute <= each.last_min:
            return each.rules
    return None


def _near(plan: Plan, session: Session, week: int) -> Plan:
    """The weeks around the session's and the one it may go to: no rule of time reaches further."""
    first, last = min(session.week, week) - 1, max(session.week, week) + 1
    return evolve(
        plan,
        weeks=tuple(each for each in plan.weeks if first <= each.number <= last),
        sessions=tuple(each for each in plan.sessions if first <= each.week <= last),
        told=None,
    )


@frozen
class _Search:
    """What a look for places goes by: the weeks around, the session and the week it may go to.

    `before` is what is broken already, wherever the session stands.
    """

    near: Plan
    session: Session
    week: int
    now: datetime
    catalogue: Catalogue
    before: Broken

    def stretches(self, day: date) -> Iterator[Stretch]:
        """The starts of a day."""
        held: Stretch | None = None
        for minute in range(0, _DAY_MIN, STEP_MIN):
            start = datetime.combine(day, time()) + timedelta(minutes=minute)
            if to_instant(start, self.near.clocks) < self.now:
                continue
            rules = self.broken_at(start)
            if held is not None and held.rules == rules:
                held = evolve(held, last_min=minute)
                continue
            if held is not None:
                yield held
            held = Stretch(day, minute, minute, rules)
        if held is not None:
            yield held

    def broken_at(self, start: datetime) -> tuple[str, ...]:
        """The rules that the session would break then."""
        put = evolve(self.session, start=start, week=self.week, pinned=True, status="planned")
        others = (each for each in self.near.sessions if each.id != put.id)
        sessions = sorted((*others, put), key=lambda each: (each.start, each.id))
        moved = evolve(self.near, sessions=tuple(sessions))
        broken = {rule for rule, _, _ in _broken(moved, self.catalogue) - self.before}
        return tuple(each for each in TIMED if each in broken)


def _broken(plan: Plan, catalogue: Catalogue) -> Broken:
    view = view_of(plan, catalogue)
    checks = ((each, RULES[each].check) for each in TIMED)
    return frozenset((rule, *found) for rule, check in checks if check for found in check(view))
