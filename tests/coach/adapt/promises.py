"""What an adapted plan promises, each with the sentence the design gives it: a check of one entry.

`Told` is one entry with the plans around it. A promise yields where it is broken; none knows how
the engine works, only what it may not do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from attrs import define

from pacelift.coach.adapt.adapted import now_of
from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry
from pacelift.coach.own_moves import runners_own
from pacelift.coach.plan import Plan, Session, Week
from pacelift.coach.rules import RULES, hard_findings
from pacelift.coach.rules.base import TOLERANCE
from pacelift.words.changes import told_changes
from pacelift.words.voice import Voice
from tests.coach.plans import catalogue
from tests.coach.windows import outside_windows

SOON: Final = timedelta(hours=48)
SAFETY: Final = (
    "R-HARD-1",
    "R-HARD-2",
    "R-HARD-3",
    "R-ILL-",
    "R-PAIN-",
    "R-MISS-3",
    "R-MISS-4",
    "R-MISS-7",
    "R-STR-11",
    "R-LONG-2",
)
"""Rules that keep a runner from too much: these may change the next two days."""

BY_THE_RUNNER: Final = ("R-PACE-5", "R-RACE-1")
"""A result they tell changes paces from the next day on, and with slower ones a run may be shorter;
after a race come easy days."""

STEPS_BACK: Final = ("R-STR-13", "R-STR-14")
"""A lift that asks less for what was logged comes at once; one that asks more waits."""

ROUNDED_KM: Final = 0.011
"""Km are told in hundredths."""

MAKES_LESS: Final = ("missed", "too-hard")
"""Marks that never make anything more, a lift included."""


@define(slots=False)
class Told:
    """One entry: the plan as it was first made, before and after it, and the changes told."""

    first: Plan
    before: Plan
    entry: Entry
    after: Plan
    changes: tuple[Change, ...]

    @cached_property
    def old(self) -> Mapping[str, Session]:
        """Sessions before by id."""
        return {each.id: each for each in self.before.sessions}

    @cached_property
    def new(self) -> Mapping[str, Session]:
        """Sessions after by id."""
        return {each.id: each for each in self.after.sessions}

    @property
    def now(self) -> datetime:
        """The wall time of the entry."""
        return now_of(self.before, self.entry)

    @property
    def about(self) -> str | None:
        """The session that the runner speaks of."""
        return self.entry.data.get("session")

    @property
    def paused(self) -> tuple[date, date] | None:
        """The days that the entry pauses, with the free day after an illness."""
        if self.entry.kind != "pause":
            return None
        first, last = (date.fromisoformat(self.entry.data[each]) for each in ("from", "to"))
        return first, last + timedelta(days=1)

    def is_paused(self, session: Session) -> bool:
        """Whether it is on one of these days."""
        days = self.paused
        return days is not None and days[0] <= session.start.date() <= days[1]

    def stood_there(self, session: Session) -> bool:
        """Whether it was on the day that the runner moves a session to."""
        moved = self.new.get(self.about or "")
        return moved is not None and session.start.date() == moved.start.date()

    @property
    def others(self) -> Iterator[tuple[Session, Session]]:
        """Each session before and after, but the one that the runner speaks of."""
        for was in self.before.sessions:
            if was.id != self.about and was.id in self.new:
                yield was, self.new[was.id]

    @property
    def untouched_weeks(self) -> Iterator[tuple[Week, Week]]:
        """Weeks as first made and now which the runner has moved nothing into."""
        made_for = {each.id: each.week for each in self.first.sessions}
        filled = {each.week for each in self.after.sessions if made_for.get(each.id) != each.week}
        for was, week in zip(self.first.weeks, self.after.weeks, strict=True):
            if week.number not in filled:
                yield was, week


Promise = Callable[[Told], Iterable[str]]
"""Where a promise is broken; nothing if it is kept."""


def past_stays(told: Told) -> Iterator[str]:
    for was, now in told.others:
        if was.start <= told.now:
            off = now.status == "dropped" and told.is_paused(was)
            if _asked(now) != _asked(was) or now.actual != was.actual:
                yield was.id
            elif now.status != was.status and not off:
                yield f"{was.id} is {now.status}"


def race_stays(told: Told) -> Iterator[str]:
    (race,) = (each for each in told.before.sessions if each.discipline == "race")
    now = told.new[race.id]
    own = told.about == race.id
    if (now.start, now.km) != (race.start, race.km) or (now.status != race.status and not own):
        yield race.id


def nothing_grows(told: Told) -> Iterator[str]:
    less = told.entry.kind in ("pause", "move") or told.entry.data.get("mark") in MAKES_LESS
    for session in told.after.sessions:
        was = told.old[session.id]
        if session.discipline == "race":
            continue
        if session.minutes > was.minutes and (less or session.km is not None):
            yield f"{session.id}: {was.minutes} to {session.minutes} min"
        if (session.km or 0.0) > (was.km or 0.0) + ROUNDED_KM:
            yield f"{session.id}: {was.km} to {session.km} km"
        if less and _sets(session) > _sets(was):
            yield f"{session.id}: {_sets(was)} to {_sets(session)} sets"


def weeks_keep_to_their_plan(told: Told) -> Iterator[str]:
    for was, week in told.untouched_weeks:
        if week.minutes > was.minutes or week.strength_sessions > was.strength_sessions:
            yield f"week {week.number}"
        elif week.km > was.km + TOLERANCE:
            yield f"week {week.number}: {was.km} to {week.km} km"
    for session, now in told.others:
        if now.week != session.week:
            yield f"{session.id} is in week {now.week}"


def soon_is_safe(told: Told) -> Iterator[str]:
    for change in told.changes:
        both = [each for each in (change.before, change.after) if each is not None]
        if change.session == told.about or any(told.is_paused(each) for each in both):
            continue
        if told.entry.kind == "move" and change.before and told.stood_there(change.before):
            continue
        soon = any(told.now < each.start < told.now + SOON for each in both)
        if change.what == "eased" and change.reason.rule in STEPS_BACK:
            continue
        if soon and not change.reason.rule.startswith((*SAFETY, *BY_THE_RUNNER)):
            yield f"{change.session}: {change.what}, {change.reason.rule} {change.reason.code}"


def changes_say_why(told: Told) -> Iterator[str]:
    voice = Voice(told.after.profile.units)
    for change in told.changes:
        if change.reason.rule not in RULES:
            yield f"{change.session}: {change.reason.rule}"
    try:
        for each in told_changes(told.changes, told.after, catalogue(), voice):
            if not each.why.strip() or not all(each.lines):
                yield each.rule
    except (KeyError, ValueError) as error:
        yield repr(error)


def changes_are_told_once(told: Told) -> Iterator[str]:
    names = [change.session for change in told.changes]
    yield from sorted({name for name in names if names.count(name) > 1})
    for change in told.changes:
        if (change.before, change.after) != (told.old[change.session], told.new[change.session]):
            yield f"{change.session} is not as told"
    for was, now in told.others:
        differs = _asked(now) != _asked(was) or now.status != was.status
        if differs and was.discipline != "race" and was.id not in names:
            yield f"{was.id} changes untold"


def hard_rules_hold(told: Told) -> Iterator[str]:
    findings = hard_findings(told.after, catalogue())
    own = runners_own(findings, told.after)
    yield from (f"{each.rule} {each.where}: {each.text}" for each in findings if each not in own)


def taper_never_grows(told: Told) -> Iterator[str]:
    before = {week.number: week for week in told.before.weeks}
    for _, week in told.untouched_weeks:
        was = before[week.number]
        if week.phase in ("taper", "race") and told.about not in _ids(told.after, week):
            grown = week.km > was.km + TOLERANCE or week.load > was.load + TOLERANCE
            if grown or week.minutes > was.minutes:
                yield f"week {week.number}"


def sessions_stay(told: Told) -> Iterator[str]:
    yield from sorted(set(told.old) ^ set(told.new))
    order = [(each.start, each.id) for each in told.after.sessions]
    if order != sorted(order):
        yield "not in order of time"


def windows_hold(told: Told) -> Iterator[str]:
    def as_it_was(each: Session) -> bool:
        was = told.old[each.id]
        return (each.start, each.minutes) == (was.start, was.minutes)

    placed = [each for each in told.after.sessions if not each.pinned and not as_it_was(each)]
    yield from outside_windows(placed, told.after)


def pinned_stay(told: Told) -> Iterator[str]:
    for was, now in told.others:
        if was.pinned and (now.start, now.pinned) != (was.start, True):
            yield was.id


PROMISES: Final[Mapping[str, Promise]] = {
    "the past never changes": past_stays,
    "the race never moves": race_stays,
    "no session grows because another was missed": nothing_grows,
    "no week exceeds what was planned for it": weeks_keep_to_their_plan,
    "the next 48 h change only for safety or by the runner": soon_is_safe,
    "every change carries a rule and a reason, in words": changes_say_why,
    "every change is told, and told once": changes_are_told_once,
    "hard rules hold, or the runner's own break is flagged": hard_rules_hold,
    "taper weeks never grow": taper_never_grows,
    "the sessions stay the same ones": sessions_stay,
    "sessions stay inside the windows": windows_hold,
    "what the runner has moved stays there": pinned_stay,
}
"""By their names in the table of findings."""


def _asked(session: Session) -> tuple[object, ...]:
    return (
        session.start,
        session.minutes,
        session.km,
        session.kind,
        session.rpe,
        session.steps,
        session.exercises,
    )


def _sets(session: Session) -> int:
    return sum(each.sets for each in session.exercises)


def _ids(plan: Plan, week: Week) -> set[str]:
    return {each.id for each in plan.sessions if each.week == week.number}
