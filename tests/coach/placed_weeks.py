"""The placing of weeks told a second time: candidates, rules and objective from their descriptions.

Of the planner only its values (`week`, `slots`) and the weights of its aims are used. What the
least cost is, `cp_sat_week` finds out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from attrs import define, field

from pacelift.coach import aims
from pacelift.coach.rules.pairs import EffortKind
from pacelift.coach.week import Item, WeekPlacing, WeekProblem

HOUR = 60
HEAVY = 3
MEDIUM = 2


@define(eq=False)
class Session:
    """An item at a time; `day` and `start` count from the Monday of the season's first week."""

    week: int
    item: Item
    day: int
    start: int
    wall_min: int = 0

    kind: EffortKind = field(init=False)
    end: int = field(init=False)
    legs: int = field(init=False)
    is_fixed: bool = field(init=False)
    is_run: bool = field(init=False)
    is_hard_run: bool = field(init=False)
    is_hard: bool = field(init=False)
    is_short_easy: bool = field(init=False)
    is_long_day: bool = field(init=False)
    asks_rest: bool = field(init=False)
    trains: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        item = self.item
        self.kind = item.kind
        self.end = self.start + item.minutes
        self.legs = item.leg_load if item.kind == "lift" else 0
        self.is_fixed = item.fixed is not None
        self.is_run = item.kind in ("easy", "long", "quality", "race")
        self.is_hard_run = self.is_run and item.kind != "easy"
        self.is_hard = self.is_hard_run or self.legs == HEAVY
        self.is_short_easy = item.kind == "easy" and item.minutes <= 40
        self.is_long_day = item.kind == "long" and item.minutes >= 90
        self.asks_rest = item.rest_after or item.kind == "race" or self.is_long_day
        self.trains = self.is_run or self.legs > 0


def broken_rule(a: Session, b: Session) -> str | None:
    """The rule that forbids the pair, `a` being the one that starts first; None when none does."""
    gap = b.start - a.end
    if gap < 0:
        return "R-FIT-1: overlap"
    broken = _broken_by_hours(a, b, gap)
    if b.day == a.day:
        broken = broken or _broken_on_one_day(a, b, gap)
    if b.day == a.day + 1:
        broken = broken or _broken_on_days_running(a, b)
    return broken


def _broken_by_hours(a: Session, b: Session, gap: int) -> str | None:
    if b.is_hard_run and a.legs >= MEDIUM and gap < (36 if a.legs == HEAVY else 24) * HOUR:
        return "R-ORD-2: hours from legs to a hard run"
    if a.legs == HEAVY and b.kind in ("long", "race") and gap < 48 * HOUR:
        return "R-ORD-6: hours from heavy legs to a long run"
    if b.legs >= MEDIUM:
        both_heavy = a.legs == b.legs == HEAVY
        if a.legs >= MEDIUM and gap < (48 if both_heavy else 24) * HOUR:
            return "R-ORD-6: hours between legs"
        after_long = a.kind in ("long", "race")
        if after_long and gap < (36 if b.legs == HEAVY else 24) * HOUR:
            return "R-ORD-6: hours from a long run to legs"
    return None


def _broken_on_one_day(a: Session, b: Session, gap: int) -> str | None:
    if "race" in (a.kind, b.kind):
        return "R-FIT-1: race day holds the race alone"
    if a.is_run and b.is_run:
        return "R-FIT-1: one run a day"
    if a.legs and b.is_run and not b.is_short_easy:
        return "R-ORD-1: the run comes before the lift"
    if (a.is_long_day and b.legs) or (b.is_long_day and a.legs):
        return "R-ORD-5: no legs on the day of a long run"
    if a.is_hard_run and b.legs and gap < 3 * HOUR:
        return "R-ORD-3: hours from a hard run to a lift"
    return None


def _broken_on_days_running(a: Session, b: Session) -> str | None:
    if a.is_hard and b.is_hard:
        return "R-INT-2: hard days running"
    if a.legs >= MEDIUM and b.is_hard_run:
        return "R-ORD-5: legs on the eve of a hard run"
    if a.asks_rest and (b.legs >= MEDIUM or (b.is_run and not b.is_short_easy)):
        return "R-REST-1: rest after a long run"
    if b.kind == "race" and not (a.kind == "easy" and a.item.minutes <= 30):
        return "R-TAPER-3: the eve of the race"
    return None


def most_legs(days_to_race: int) -> int:
    """R-STR-8: leg load allowed that many days before the race, which may be past."""
    if 0 <= days_to_race < 5:
        return 0
    return MEDIUM if 0 <= days_to_race < 10 else HEAVY


def most_training_days(week: WeekProblem, fixed_days: int) -> int:
    """R-DAYS-1: rest days are in proportion in a part week, none in less than four days."""
    days = week.last_day - week.first_day + 1
    rest = 0
    if days >= 4 and week.rest_days:
        rest = max(1, days * week.rest_days // 7)
    return max(days - rest, fixed_days)


def pair_cost(a: Session, b: Session, extra_easy_days: int) -> int:
    """What an allowed pair costs, `a` being the one that starts first."""
    gap = b.start - a.end
    if a.day == b.day:
        cost = aims._NO_CHANGE_OVER if gap < aims.CHANGE_OVER_MIN else 0
        if a.kind == b.kind == "core":
            cost += aims._CORE_TWICE
        elif {a.kind, b.kind} == {"core", "lift"}:
            cost += aims._CORE_WITH_LIFT
        elif b.is_run:
            cost += aims._BEFORE_RUN
        if a.is_hard_run and b.legs and gap < 6 * HOUR:
            cost += (4 if b.legs == HEAVY else 2) * aims.TOO_CLOSE
        return cost
    cost = 0
    if a.is_hard and b.is_hard:
        extra = 24 * extra_easy_days if a.is_hard_run and b.is_hard_run else 0
        cost = 2 * aims.TOO_CLOSE * half_days_short(gap, (32 + extra) * HOUR)
    elif _spares_legs(a, b):
        cost = aims.TOO_CLOSE * half_days_short(gap, 32 * HOUR)
    if a.week != b.week and b.day == a.day + 1 and a.is_run and b.is_run:
        hard = a.is_hard_run or b.is_hard_run
        cost += aims._NEXT_TO_HARD if hard else aims._NEXT_TO_EASY
    return cost


def _spares_legs(a: Session, b: Session) -> bool:
    if b.legs >= MEDIUM:
        return a.legs >= MEDIUM or a.kind in ("long", "race")
    return a.legs >= MEDIUM and b.is_hard_run


def half_days_short(gap: int, wanted: int) -> int:
    """Half days begun below what is wanted."""
    return max(0, -((gap - wanted) // (12 * HOUR)))


def own_cost(session: Session, week: WeekProblem) -> int | None:
    """What a session that is not fixed costs alone; None where it may not stand."""
    item = session.item
    day = session.day - 7 * session.week
    if not week.first_day <= day <= week.last_day:
        return None
    if week.race_day is not None and session.legs > most_legs(week.race_day - day):
        return None
    cost = 0
    if item.preferred_min is not None:
        cost += abs(session.wall_min - item.preferred_min) // HOUR * aims.POINT
    if item.kind == "long":
        best = (6, 5) if week.long_run_day is None else (week.long_run_day, 6, 5)
        cost += aims.LONG_DAY * (best.index(day) if day in best else len(best))
    return cost


def moved_cost(item: Item, day: int, start: int) -> int:
    """What it costs to stand elsewhere in the week than the runner has seen it."""
    if item.seen is None or (item.seen.day, item.seen.start) == (day, start):
        return 0
    quarters = -(-abs(start - item.seen.start) // 15)
    return aims.MOVED + min(quarters, 6 * 24 * 4) * aims.MOVED_QUARTER_HOUR


def drop_costs(weeks: Iterable[WeekProblem]) -> dict[int, int]:
    """What leaving out an item of each worth costs: one unit above all that is worth less."""
    worths = [[item.worth for item in week.items if item.fixed is None] for week in weeks]
    costs, unit = {}, aims.DROP
    for worth in sorted({worth for of_week in worths for worth in of_week}):
        costs[worth] = unit
        unit *= 1 + max(of_week.count(worth) for of_week in worths)
    return costs


@define
class Season:
    """Consecutive weeks, made ready: what is fixed, and where the other items may stand."""

    weeks: Sequence[WeekProblem]
    fixed: list[Session] = field(factory=list)
    movable: list[list[Session]] = field(factory=list)
    items: list[tuple[int, Item]] = field(factory=list)
    drops: dict[int, int] = field(factory=dict)
    origins: list[int] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.drops = drop_costs(self.weeks)
        origin = 0
        for number, week in enumerate(self.weeks):
            self.origins.append(origin)
            for item in week.items:
                if item.fixed is None:
                    self.items.append((number, item))
                    self.movable.append(list(_candidates(number, week, item, origin)))
                else:
                    day, start = item.fixed.day + 7 * number, item.fixed.start + origin
                    self.fixed.append(Session(number, item, day, start))
            origin += week.minutes

    def alone(self, session: Session) -> int | None:
        """What a session costs by itself and beside what is fixed; None where it may not stand."""
        week = self.weeks[session.week]
        cost = own_cost(session, week)
        if cost is None:
            return None
        day, start = session.day - 7 * session.week, session.start - self.origins[session.week]
        cost += moved_cost(session.item, day, start)
        for other in self.fixed:
            more = self.together(session, other)
            if more is None:
                return None
            cost += more
        return cost

    def together(self, one: Session, other: Session) -> int | None:
        """What two sessions cost each other; None where a rule forbids them."""
        a, b = sorted((one, other), key=lambda s: (s.start, s.end))
        extra = self.weeks[b.week].extra_easy_days
        if b.day - a.day > 4 + extra or not _seen(a, b):
            return 0
        return None if broken_rule(a, b) else pair_cost(a, b, extra)

    def fixed_training(self) -> set[int]:
        """Days that train whatever is placed."""
        return {session.day for session in self.fixed if session.trains}


def _candidates(number: int, week: WeekProblem, item: Item, origin: int) -> Iterator[Session]:
    """At a window's opening, up to its end, at the time preferred, and for lifts and core with the
    minutes to change after the week's longest easy run begun at the opening."""
    easy = [i.minutes for i in week.items if i.kind == "easy"]
    for slot in week.slots:
        starts = [slot.start, slot.end - item.minutes]
        if item.preferred_min is not None:
            starts.append(slot.start + item.preferred_min - slot.wall_min)
        if item.kind in ("lift", "core") and easy:
            starts.append(slot.start + max(easy) + aims.CHANGE_OVER_MIN)
        for start in sorted(set(starts)):
            repeated = slot.second_pass[0] <= start < slot.second_pass[1]
            if slot.start <= start and start + item.minutes <= slot.end and not repeated:
                wall = slot.wall_min + start - slot.start
                yield Session(number, item, slot.day + 7 * number, start + origin, wall)


def _seen(a: Session, b: Session) -> bool:
    """Whether the later one takes note of the earlier.

    Of the week before only what is hard, loads the legs or asks for rest is felt, but beside what
    is fixed in the week after everything counts.
    """
    return a.week == b.week or b.is_fixed or a.is_hard or a.legs >= MEDIUM or a.asks_rest


def days_cost(sessions: Sequence[Session]) -> int:
    """What the days of one week's sessions cost: runs on days running, lifts and core alone."""
    hard = {s.day for s in sessions if s.is_hard_run}
    runs = {s.day for s in sessions if s.is_run}
    cost = 0
    for day in runs:
        if day + 1 in runs:
            beside_hard = day in hard or day + 1 in hard
            cost += aims._NEXT_TO_HARD if beside_hard else aims._NEXT_TO_EASY
    cost += aims._LIFT_ALONE * len({s.day for s in sessions if s.kind == "lift"} - runs)
    return cost + aims.CORE_ALONE * len({s.day for s in sessions if s.kind == "core"} - runs)


def cost_of(weeks: Sequence[WeekProblem], placings: Sequence[WeekPlacing]) -> int:
    """The objective of a placing.

    Raises AssertionError naming the rule when it breaks one, or is no placing of those weeks.
    """
    season = Season(weeks)
    chosen: list[Session] = []
    cost = 0
    for (number, item), candidates in zip(season.items, season.movable, strict=True):
        placing = placings[number]
        found = [p for p in placing.placed if p.role == item.role]
        assert len(found) + placing.dropped.count(item.role) == 1, item.role
        if not found:
            cost += season.drops[item.worth]
            continue
        assert found[0].minutes == item.minutes, item.role
        where = (found[0].day + 7 * number, found[0].start + season.origins[number])
        session = next((c for c in candidates if (c.day, c.start) == where), None)
        assert session is not None, f"{item.role} stands where it cannot"
        chosen.append(session)
    _assert_fixed_stand(weeks, placings)
    return cost + _cost_of_sessions(season, chosen)


def _assert_fixed_stand(weeks: Sequence[WeekProblem], placings: Sequence[WeekPlacing]) -> None:
    for week, placing in zip(weeks, placings, strict=True):
        assert len(placing.placed) + len(placing.dropped) == len(week.items)
        assert [p.start for p in placing.placed] == sorted(p.start for p in placing.placed)
        where = {p.role: (p.day, p.start, p.minutes) for p in placing.placed}
        for item in week.items:
            if item.fixed is not None:
                stands = (item.fixed.day, item.fixed.start, item.minutes)
                assert where.get(item.role) == stands, item.role


def _cost_of_sessions(season: Season, chosen: Sequence[Session]) -> int:
    cost = 0
    for session in chosen:
        alone = season.alone(session)
        assert alone is not None, f"{session.item.role} is not allowed on its own"
        cost += alone
    for one, other in combinations(chosen, 2):
        together = season.together(one, other)
        assert together is not None, f"{one.item.role}, {other.item.role} are not allowed together"
        cost += together
    _assert_rest(season, chosen)
    everything = [*season.fixed, *chosen]
    for number in range(len(season.weeks)):
        cost += days_cost([s for s in everything if s.week == number])
    return cost


def _assert_rest(season: Season, chosen: Sequence[Session]) -> None:
    fixed = season.fixed_training()
    training = fixed | {session.day for session in chosen if session.trains}
    for number, week in enumerate(season.weeks):
        days = set(range(7 * number, 7 * number + 7))
        assert len(days & training) <= most_training_days(week, len(days & fixed)), "R-DAYS-1"
    for first in range(7 * len(season.weeks) - 6):
        seven = set(range(first, first + 7))
        assert not seven <= training or seven <= fixed, "R-REST-1: seven days in a row"
