"""Order and hours between sessions in a finished plan: R-ORD-*, R-REST-1, R-DAYS-1, R-FIT-1.

What the rules ask of two sessions is `pairs`; who is placed where is `week`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from attrs import frozen

from pacelift.coach.clock import Clocks, to_instant
from pacelift.coach.plan import Session
from pacelift.coach.rules.base import Check, Rule
from pacelift.coach.rules.pairs import (
    FORBIDDEN,
    HOUR,
    LONGEST_GAP_MIN,
    MOST_DAYS_IN_A_ROW,
    REST_DAYS,
    EffortKind,
    PairRule,
    Traits,
    gaps,
    hard_run_then_lift,
    hours_around_legs,
    legs_then_hard_run,
    no_hard_days_in_a_row,
    no_legs_before_hard_run,
    one_run_a_day,
    race_eve,
    rest_after_long,
    rest_days_needed,
    run_before_lift,
    traits,
)
from pacelift.coach.rules.view import PlanView
from pacelift.coach.slots import Slot, minute_of, week_slots
from pacelift.errors import said


@frozen
class Effort:
    """A session of a plan as the checks see it: elapsed minutes and local day, absolute."""

    session: Session
    traits: Traits
    day: int
    start: int
    end: int

    @property
    def id(self) -> str:
        """The session's id."""
        return self.session.id


@lru_cache(maxsize=1)
def efforts(view: PlanView) -> tuple[Effort, ...]:
    """All sessions that are to be done or were, in order of time."""
    clocks = view.plan.clocks
    found = []
    for session in view.plan.sessions:
        if session.status not in ("missed", "dropped"):
            monday = _monday(session.start)
            start = _origin(monday, clocks) + minute_of(session.start, monday, clocks)
            day = session.start.toordinal()
            found.append(
                Effort(session, session_traits(session), day, start, start + session.minutes)
            )
    return tuple(sorted(found, key=lambda e: (e.start, e.id)))


def session_traits(session: Session) -> Traits:
    """What the pair rules see of a planned session."""
    return traits(kind_of(session), session.minutes, session.leg_load)


def kind_of(session: Session) -> EffortKind:
    """What kind of effort a planned session is."""
    if session.discipline == "strength":
        return "lift"
    if session.discipline == "core":
        return "core"
    if session.discipline == "race":
        return "race"
    if session.kind == "long":
        return "long"
    return "quality" if session.quality else "easy"


def _monday(wall: datetime) -> date:
    return wall.date() - timedelta(days=wall.weekday())


@lru_cache(maxsize=256)
def _origin(monday: date, clocks: Clocks) -> int:
    """The absolute minute of that Monday's 00:00."""
    midnight = to_instant(datetime.combine(monday, time()), clocks)
    return int((midnight - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() // 60)


@lru_cache(maxsize=1)
def _too_close(view: PlanView) -> tuple[tuple[Effort, Effort], ...]:
    """The pairs that break any pair rule, so that each rule need not look at all pairs."""
    placed = efforts(view)
    found = []
    for index, a in enumerate(placed):
        for later in range(index + 1, len(placed)):
            b = placed[later]
            if b.day - a.day > 1 and b.start - a.end >= LONGEST_GAP_MIN:
                break
            if _short_of(gaps, a, b):
                found.append((a, b))
    return tuple(found)


def _short_of(rule: PairRule, a: Effort, b: Effort) -> int:
    """The minutes the rule asks from a to b where there are fewer, else 0."""
    asked = rule(a.traits, b.traits)[min(b.day - a.day, 2)]
    return asked if asked and b.start - a.end < asked else 0


def _pair_findings(view: PlanView, rule: PairRule) -> Iterator[tuple[str, str]]:
    for a, b in _too_close(view):
        if asked := _short_of(rule, a, b):
            yield b.id, _said(a, b, asked)


def _said(a: Effort, b: Effort, asked: int) -> str:
    apart = (b.start - a.end) / HOUR
    if asked == FORBIDDEN:
        when = said("on the same day as") if a.day == b.day else said("on the day after")
        return said("{b} is {when} {a}", b=b.id, when=when, a=a.id)
    return said(
        "{b} starts {apart:.1f} h after {a} ends; {hours:.0f} h are needed",
        b=b.id,
        apart=apart,
        a=a.id,
        hours=asked / HOUR,
    )


def hard_days_adjacent(view: PlanView) -> Iterator[tuple[str, str]]:
    """R-INT-2's adjacency: hard efforts on consecutive days (stacked on one day they may be)."""
    return _pair_findings(view, no_hard_days_in_a_row)


def race_eve_too_much(view: PlanView) -> Iterator[tuple[str, str]]:
    """R-TAPER-3's eve: anything but an easy run of 30 minutes on the day before the race."""
    return _pair_findings(view, race_eve)


def _training_days(view: PlanView) -> dict[int, str]:
    return {effort.day: effort.id for effort in efforts(view) if effort.traits.trains}


def _rest_findings(view: PlanView) -> Iterator[tuple[str, str]]:
    yield from _pair_findings(view, rest_after_long)
    days = _training_days(view)
    in_a_row = 0
    for day, last in days.items():
        in_a_row = in_a_row + 1 if day - 1 in days else 1
        if in_a_row > MOST_DAYS_IN_A_ROW:
            yield last, said("{last} is the seventh day of training in a row", last=last)


def _rest_day_findings(view: PlanView) -> Iterator[tuple[str, str]]:
    days = _training_days(view)
    for week in view.plan.weeks:
        first = week.start.toordinal()
        rest = sum(first + offset not in days for offset in range(week.days))
        needed = rest_days_needed(REST_DAYS[view.plan.fitness.level], week.days)
        if rest < needed:
            yield (
                f"week {week.number}",
                said("{rest} rest days, {needed} are needed", rest=rest, needed=needed),
            )


def _fit_findings(view: PlanView) -> Iterator[tuple[str, str]]:
    yield from _pair_findings(view, one_run_a_day)
    placed = efforts(view)
    for a, b in pairwise(placed):
        if b.start < a.end:
            yield b.id, said("{b} starts before {a} ends", b=b.id, a=a.id)
    yield from _outside_windows(view)


def _outside_windows(view: PlanView) -> Iterator[tuple[str, str]]:
    plan, clocks = view.plan, view.plan.clocks
    for monday, group in groupby(efforts(view), key=lambda effort: _monday(effort.session.start)):
        slots = week_slots(monday, plan.windows_of(monday), clocks)
        origin = _origin(monday, clocks)
        for effort in group:
            free = effort.session.pinned or effort.traits.kind == "race"
            if not free and not _inside(slots, effort, origin):
                yield (
                    effort.id,
                    said("{session} is outside the runner's windows", session=effort.id),
                )


def _inside(slots: Iterable[Slot], effort: Effort, origin: int) -> bool:
    start, end, day = effort.start - origin, effort.end - origin, effort.session.start.weekday()
    return any(slot.day == day and slot.start <= start and end <= slot.end for slot in slots)


def _check(rule: PairRule) -> Check:
    return lambda view: _pair_findings(view, rule)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-ORD-1",
        "hard",
        "On one day the run comes before the leg lift, unless it is easy and at most 40 minutes.",
        "Doma & Deakin 2013",
        "B",
        _check(run_before_lift),
    ),
    Rule(
        "R-ORD-2",
        "hard",
        "After heavy legs 36 hours pass before a quality run, a long run or the race; 24 after "
        "medium legs.",
        "Acute strength exercise in runners, meta-analysis 2022; Doma 2017, 2019",
        "A",
        _check(legs_then_hard_run),
    ),
    Rule(
        "R-ORD-3",
        "hard",
        "A lift on the day of a hard run starts at least 3 hours after it, better 6.",
        "Robineau 2016; Lee 2020",
        "B",
        _check(hard_run_then_lift),
    ),
    Rule(
        "R-ORD-4",
        "soft",
        "When run and lift share one outing, the run comes first.",
        "Eddens 2018",
        "A",
        unchecked="R-ORD-1 already keeps the run first.",
    ),
    Rule(
        "R-ORD-5",
        "hard",
        "No medium or heavy leg lift on the day before a quality or long run, and no leg lift at "
        "all on the day of a long run of 90 minutes or more.",
        "Gaudette 2013; Norris",
        "P",
        _check(no_legs_before_hard_run),
    ),
    Rule(
        "R-ORD-6",
        "hard",
        "48 hours lie between heavy leg sessions and before a long run, 24 between any two leg "
        "sessions, 24 after a long run (36 to heavy legs).",
        "Acute strength exercise in runners, meta-analysis 2022; Doma 2017, 2019",
        "P",
        _check(hours_around_legs),
    ),
    Rule(
        "R-REST-1",
        "hard",
        "One day in any seven is rest, and the day after a long run of 90 minutes or a race is "
        "rest or an easy run of at most 40 minutes.",
        "Pfitzinger & Latter, Faster Road Racing",
        "P",
        _rest_findings,
    ),
    Rule(
        "R-DAYS-1",
        "hard",
        "Every week has a full rest day, a novice's two: no running and no leg strength.",
        "Higdon; FIRST",
        "P",
        _rest_day_findings,
    ),
    Rule(
        "R-FIT-1",
        "hard",
        "Every session lies inside the runner's own windows, none overlap, no day has two runs, "
        "and race day holds the race alone.",
        "design",
        "P",
        _fit_findings,
    ),
)
