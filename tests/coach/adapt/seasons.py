"""Whole seasons with random lives, and every promise of the adapted plan checked at every entry.

`python -m tests.coach.adapt.seasons [SEASONS]` lives 5,000 of them, or as many as told, on all
cores and prints what it found as a table. The same number gives the same seasons.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any, ClassVar, Final, get_args

from attrs import Factory, define, frozen
from hypothesis import HealthCheck, Phase, reject, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pacelift.coach import codec
from pacelift.coach.adapt import adapt
from pacelift.coach.clock import to_instant
from pacelift.coach.journal import (
    UNDO,
    Entry,
    active_entries,
    fold,
    journalled_profile,
    merge,
    new_entry,
    next_entry,
    to_undo,
)
from pacelift.coach.plan import Plan, Session
from pacelift.coach.planner import start
from pacelift.coach.profile import Equipment
from pacelift.coach.profile_input import complete
from pacelift.coach.requests import (
    MARKS,
    PAUSES,
    Mark,
    log_data,
    mark_data,
    move_data,
    pause_data,
    race_data,
)
from pacelift.coach.which_exercise import SetsDone
from pacelift.errors import BadInput, Refusal
from tests.builders import ABSENT, TODAY, profile_document
from tests.coach.adapt.promises import PROMISES, Told
from tests.coach.plans import ALL_DAY, EVENINGS, SHORT_MORNINGS, catalogue

SEASONS: Final = 5000
A_PART: Final = 25
"""Seasons of one seed; parts share the cores."""

A_FOLD: Final = 4
"""Every so many seasons the whole journal is folded again, which takes as long as living it."""

STEPS: Final = 30
MOST_MISSED_PERCENT: Final = 40
MOST_PAUSES: Final = 2
MOST_TRIALS: Final = 2
REALLY_RUN: Final[Mapping[int, float]] = {11: 0.5, 12: 0.8, 13: 1.15, 14: 1.3}
"""By luck: how much of the km of a run that was not as long as planned."""

UNDO_PROMISE: Final = "undo gives the former plan to the byte"
MERGE_PROMISE: Final = "the order in which journals are merged does not matter"
NAMES: Final = (*PROMISES, UNDO_PROMISE, MERGE_PROMISE)

Document = dict[str, Any]


@frozen
class Broken:
    """A promise that was broken: by which season of which part, and what had been told until then."""

    promise: str
    part: int
    season: int
    where: str
    journal: tuple[Entry, ...]

    def __str__(self) -> str:
        return f"part {self.part}, season {self.season}, {len(self.journal) - 1} entries"


@define
class Findings:
    """What some seasons came to; of each promise the first time that a season broke it."""

    seasons: int = 0
    entries: int = 0
    broken: list[Broken] = Factory(list)

    def add(self, other: Findings) -> None:
        """Those of other seasons too."""
        self.seasons += other.seasons
        self.entries += other.entries
        self.broken += other.broken


@st.composite
def runners(draw: st.DrawFn) -> Document:
    """Profiles of all distances, 9 to 30 weeks, 3 to 6 runs, 0 to 3 lifts, levels and injuries."""
    distance = draw(st.sampled_from(["marathon", "half", "10k", "5k"]))
    days = draw(st.integers(3, 6))
    weekly = draw(st.integers(5 * days + 4, 11 * days + 4))
    weeks = draw(st.integers(12 if distance == "marathon" else 9, 30))
    own_race = {
        "running.recent_race.time": draw(st.sampled_from(["0:50:03", "0:41:00", "1:04:00"]))
    }
    without = {"running.recent_race": ABSENT}
    fitness = draw(st.sampled_from([own_race, without, without | {"running.easy_pace": "6:20"}]))
    given = {
        "start": TODAY + timedelta(days=draw(st.integers(0, 6))),
        "timezone": draw(st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])),
        "units": draw(st.sampled_from(["km", "km", "mi"])),
        "athlete.born": draw(st.sampled_from([1986, 1957, 2004])),
        "athlete.injuries": draw(st.sampled_from([[], [], ["achilles"], ["knee", "back"]])),
        "race.date": TODAY + timedelta(weeks=weeks, days=-1),
        "race.distance": distance,
        "running.weekly": weekly,
        "running.longest": round(weekly * draw(st.sampled_from([0.5, 0.4])), 1),
        "running.days": days,
        "running.marathons": draw(st.sampled_from([0, 1, 4])),
        "strength.sessions": draw(st.integers(0, 3)),
        "strength.experience": draw(st.sampled_from(["none", "some", "regular"])),
        "strength.equipment": draw(st.sampled_from(get_args(Equipment))),
    }
    windows = draw(st.sampled_from([None, ALL_DAY, SHORT_MORNINGS, EVENINGS]))
    return profile_document(**given, **fitness, **({"window": windows} if windows else {}))


def made(document: Document) -> tuple[Entry, Plan]:
    """The entry that makes a profile's plan, and that plan."""
    whole = complete(document, today=TODAY, system_timezone="UTC")
    entry = new_entry(whole, to_instant(datetime.combine(TODAY, time()), whole["timezone"]), ())
    return entry, start(journalled_profile(entry), catalogue(), entry.id)


def answer(plan: Plan, entry: Entry) -> tuple[Plan, Any]:
    """What the coach makes of an entry."""
    return adapt(plan, entry, catalogue())


class Season(RuleBasedStateMachine):
    """A runner, their plan and their life up to the race; all they tell the app accepts."""

    part: ClassVar[int] = 0
    findings: ClassVar[Findings] = Findings()

    def __init__(self) -> None:
        super().__init__()
        self.journal: list[Entry] = []

    @initialize(
        runner=runners(),
        missed_percent=st.integers(0, MOST_MISSED_PERCENT),
        tells_all=st.booleans(),
    )
    def begins(self, runner: Document, missed_percent: int, tells_all: bool) -> None:
        try:
            entry, plan = made(runner)
        except Refusal:
            reject()
        self.journal.append(entry)
        self.plans = [plan]
        self.clock = datetime.combine(plan.weeks[0].start, time(5))
        self.missed_percent, self.tells_all = missed_percent, tells_all
        self.known_broken = set[str]()
        Season.findings.seasons += 1

    @property
    def plan(self) -> Plan:
        """The plan as it is."""
        return self.plans[-1]

    @property
    def goes_on(self) -> bool:
        """Whether there is a plan, and something to be done before the race."""
        return bool(self.journal) and self._due() is not None

    @precondition(lambda self: self.goes_on)
    @rule(lucks=st.lists(st.integers(0, 99), min_size=5, max_size=25))
    def all_goes_well(self, lucks: list[int]) -> None:
        self._live(lucks, "done")

    @precondition(lambda self: self.goes_on)
    @rule(lucks=st.lists(st.integers(0, 99), min_size=2, max_size=10))
    def all_is_too_hard(self, lucks: list[int]) -> None:
        self._live(lucks, "too-hard")

    @precondition(lambda self: self.goes_on)
    @rule(lucks=st.lists(st.integers(0, 99), min_size=2, max_size=20))
    def all_is_too_easy(self, lucks: list[int]) -> None:
        self._live(lucks, "too-easy")

    @precondition(lambda self: self.goes_on and self._told("pause") < MOST_PAUSES)
    @rule(
        kind=st.sampled_from(PAUSES),
        begins_in=st.integers(-2, 9),
        days=st.integers(1, 9) | st.integers(10, 35),
        pain=st.none() | st.integers(0, 10),
        equipment=st.none() | st.sampled_from(get_args(Equipment)),
        there=st.sampled_from(
            [{}, {"timezone": "America/Los_Angeles"}, {"windows": ("06:00-09:00",)}]
        ),
    )
    def pauses(
        self,
        kind: Any,
        begins_in: int,
        days: int,
        pain: int | None,
        equipment: Equipment | None,
        there: Mapping[str, Any],
    ) -> None:
        first = self.clock.date() + timedelta(days=begins_in)
        last = first + timedelta(days=days - 1)
        said = {"injured": {"pain": pain}, "away": {"equipment": equipment, **there}}.get(kind, {})
        active = active_entries(self.journal)
        self._ask("pause", lambda: pause_data(self.plan, kind, first, last, active, **said))

    @precondition(lambda self: self.goes_on)
    @rule(
        which=st.integers(0, 12),
        days=st.integers(-3, 7),
        minute=st.sampled_from([390, 480, 1080]) | st.integers(5 * 60, 22 * 60),
    )
    def moves(self, which: int, days: int, minute: int) -> None:
        """A session of the next days, or one of the last week's that was missed."""
        near = self.clock - timedelta(days=7)
        movable = [s for s in self.plan.sessions if s.start >= near and s.discipline != "race"]
        if which < len(movable):
            session = movable[which]
            day = session.start.date() + timedelta(days=days)
            to = datetime.combine(day, time(*divmod(minute, 60)))
            self._ask("move", lambda: move_data(self.plan, session, to, self._instant()))

    @precondition(lambda self: self.goes_on and self._told("race") < MOST_TRIALS)
    @rule(km=st.sampled_from([5.0, 10.0, 21.0975]), pace_s=st.integers(200, 420))
    def runs_a_time_trial(self, km: float, pace_s: int) -> None:
        today = self.clock.date()
        self._ask("race", lambda: race_data(self.plan, km, round(km * pace_s), today, today))

    @precondition(lambda self: bool(self.journal))
    @rule(ago=st.integers(1, 8), mark=st.sampled_from(MARKS))
    def thinks_better_of_a_mark(self, ago: int, mark: Mark) -> None:
        over = [s for s in self._past() if s.discipline != "race"]
        if ago <= len(over):
            self._mark(over[-ago], mark)

    @precondition(lambda self: self.goes_on)
    @rule(
        more=st.integers(-5, 5), kg=st.none() | st.sampled_from([8.0, 40.0]), rir=st.integers(0, 4)
    )
    def logs_a_lift(self, more: int, kg: float | None, rir: int) -> None:
        """All exercises of the last one, some repetitions more or fewer than were asked for."""
        lifts = [s for s in self._past() if s.exercises]
        today = self.clock.date()
        for asked in lifts[-1].exercises if lifts else ():
            done = SetsDone(asked.sets, max(1, asked.amount[1] + more), kg)
            record = catalogue()[asked.exercise]
            self._ask("log", partial(log_data, lifts[-1], record, done, today, rir=rir))

    @precondition(lambda self: bool(self.journal) and len(self.plans) > 1)
    @rule()
    def takes_back(self) -> None:
        taken = to_undo(active_entries(self.journal))
        self._keep(next_entry(UNDO, {"entry": taken.id}, self._instant(), self.journal))
        self.plans.pop()

    def teardown(self) -> None:
        """What is left of the season goes well; then the journal is folded again and merged."""
        if not self.journal:
            return
        while self.goes_on:
            self._live([0], "done")
        if Season.findings.seasons % A_FOLD == 0:
            again = fold(self.journal, lambda *_: self.plans[0], answer).plan
            if codec.dumps(again) != codec.dumps(self.plan):
                self._broken(UNDO_PROMISE, "folded again")
        if codec.loads(codec.dumps(self.plan)) != self.plan:
            self._broken(UNDO_PROMISE, "read again")
        one, other = self.journal[::2], [self.journal[0], *self.journal[1::2]]
        if not merge(one, other) == merge(other, one) == tuple(self.journal):
            self._broken(MERGE_PROMISE, "merged")

    def _due(self) -> Session | None:
        """The next session to be done before the day of the race."""
        race = self.plan.profile.race.date
        ahead = (s for s in self.plan.sessions if s.start >= self.clock and s.status == "planned")
        return next((s for s in ahead if s.start.date() < race), None)

    def _past(self) -> list[Session]:
        return [s for s in self.plan.sessions if s.start < self.clock and s.status != "dropped"]

    def _told(self, kind: str) -> int:
        return sum(entry.kind == kind for entry in self.journal)

    def _live(self, lucks: Sequence[int], mark: Mark) -> None:
        """A session for each of these numbers: the highest are missed, the others so marked."""
        for luck in lucks:
            session = self._due()
            if session is None:
                return
            self.clock = session.start + timedelta(minutes=session.minutes + 30)
            if luck >= 100 - self.missed_percent:
                self._mark(session, "missed")
            elif mark != "done" or self.tells_all or luck in REALLY_RUN:
                self._mark(session, mark, REALLY_RUN.get(luck, 1.0))

    def _mark(self, session: Session, mark: Mark, share: float = 1.0) -> None:
        km = None
        if session.km is not None and mark != "missed" and self.tells_all | (share != 1.0):
            km = round(session.km * share, 1)
        self._ask("mark", lambda: mark_data(session, mark, self.clock.date(), km=km))

    def _ask(self, kind: str, data_of: Any) -> None:
        """Tells what the app accepts."""
        try:
            data = data_of()
        except BadInput:
            return
        entry = next_entry(kind, data, self._instant(), self.journal)
        self._keep(entry)
        after, changes = answer(self.plan, entry)
        told = Told(self.plans[0], self.plan, entry, after, changes)
        self.plans.append(after)
        for name, promise in PROMISES.items():
            for where in promise(told):
                self._broken(name, where)

    def _keep(self, entry: Entry) -> None:
        self.journal.append(entry)
        Season.findings.entries += 1

    def _instant(self) -> datetime:
        return to_instant(self.clock, self.plan.clocks)

    def _broken(self, promise: str, where: str) -> None:
        if promise not in self.known_broken:
            self.known_broken.add(promise)
            number, journal = Season.findings.seasons, tuple(self.journal)
            Season.findings.broken.append(Broken(promise, self.part, number, where, journal))


def live_part(part: int, seasons: int = A_PART) -> Findings:
    """So many seasons of that seed, whatever they come to."""

    class Part(Season):
        pass

    Part.part, Season.findings = part, Findings()
    once = settings(
        max_examples=seasons,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(part)(Part), settings=once)
    return Season.findings


def smallest(broken: Broken) -> tuple[Entry, ...]:
    """As little of that journal as breaks the promise at its last entry; undone entries left out."""
    made_by, *told = active_entries(broken.journal)
    first = start(journalled_profile(made_by), catalogue(), made_by.id)
    promise = PROMISES.get(broken.promise)
    if promise is None:
        return broken.journal

    def breaks(entries: Sequence[Entry]) -> bool:
        plan = first
        for entry in entries[:-1]:
            plan, _ = answer(plan, entry)
        after, changes = answer(plan, entries[-1])
        return any(promise(Told(first, plan, entries[-1], after, changes)))

    size = len(told) - 1
    while size:
        kept = 0
        while kept < len(told) - 1:
            fewer = [*told[:kept], *told[min(kept + size, len(told) - 1) :]]
            if breaks(fewer):
                told = fewer
            else:
                kept += size
        size //= 2
    return (made_by, *told)


def table(findings: Findings) -> str:
    """The findings by promise, each with the season that broke it with the fewest entries."""
    lines = [
        f"{findings.seasons} seasons, {findings.entries} entries; every promise at every entry",
        "",
        f"{'promise':58}{'seasons breaking it':>20}  smallest example",
    ]
    for name in NAMES:
        broken = [each for each in findings.broken if each.promise == name]
        least = min(broken, key=lambda each: len(each.journal), default="")
        lines.append(f"{name:58}{len(broken):20}  {least}")
    return "\n".join(lines) + "\n"


def told_smallest(findings: Findings) -> str:
    """Of each broken promise the smallest example, entry by entry."""
    lines = []
    for name in NAMES:
        broken = [each for each in findings.broken if each.promise == name]
        if broken:
            least = min(broken, key=lambda each: len(each.journal))
            lines += ["", f"{name}: {least}: {least.where}"]
            lines += [f"    {e.at:%Y-%m-%d %H:%M} {e.kind} {dict(e.data)}" for e in smallest(least)]
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Lives the seasons on all cores and prints what they came to."""
    seasons = int(arguments[0]) if arguments else SEASONS
    findings = Findings()
    with ProcessPoolExecutor() as pool:
        for part in pool.map(live_part, range(-(-seasons // A_PART))):
            findings.add(part)
    sys.stdout.write(table(findings) + told_smallest(findings) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
