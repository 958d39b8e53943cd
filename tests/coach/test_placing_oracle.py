"""The search places weeks and seasons as well as any placing can be: an independent solver's word."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from attrs import evolve

from pacelift.coach.profile import Window
from pacelift.coach.rules.pairs import EffortKind
from pacelift.coach.slots import Slot, week_minutes, week_slots
from pacelift.coach.week import Item, Spot, WeekProblem, place_season
from tests.coach.cp_sat_week import least_cost
from tests.coach.placed_weeks import cost_of

PARTS = 12
WEEKS_A_PART = 28
SEASONS_A_PART = 4
BERLIN = "Europe/Berlin"
PLAIN_MONDAY = date(2027, 1, 4)
CLOCK_MONDAYS = (date(2027, 3, 22), date(2027, 10, 25))


def some_windows(rng: Random, chance: float, nights: float = 0.1) -> tuple[Window, ...]:
    """Windows on some days, most as runners have them, a few tiny or at night."""
    evenings = rng.choice((0, 0, 0, 0.5))
    found = []
    for day in range(7):
        if rng.random() < chance:
            if rng.random() < evenings:
                found.append(Window(day, 1020, 1020 + rng.choice((180, 240))))
            else:
                found += windows_of_day(rng, day, nights)
    return tuple(sorted(found)) or (Window(6, 480, 780),)


def tight_windows(rng: Random) -> tuple[Window, ...]:
    """One window on each of a few days, before work or late."""
    days = rng.sample(range(7), rng.randint(2, 4))
    choices = ((300, 420), (1080, 1170), (1140, 1350))
    return tuple(sorted(Window(day, *rng.choice(choices)) for day in days))


def windows_of_day(rng: Random, day: int, nights: float) -> list[Window]:
    weekend = day >= 5
    opens = 60 * rng.choice((7, 8, 9) if weekend else (5, 6, 6, 7))
    found = [
        Window(day, opens, opens + rng.choice((180, 240, 300) if weekend else (45, 60, 90, 120)))
    ]
    if rng.random() < nights:
        found.append(Window(day, 60, 60 + rng.choice((150, 200))))
    if rng.random() < 0.2:
        found.append(Window(day, 750, 750 + rng.choice((20, 30, 45, 60))))
    if rng.random() < 0.45:
        closes = 1080 + rng.choice((25, 70, 120, 200))
        found.append(Window(day, 1020 + rng.choice((0, 30, 60)), closes))
    return found


def some_items(rng: Random, runs: int, lifts: int) -> tuple[Item, ...]:
    first_timer = rng.random() < 0.25
    qualities = rng.randint(0, min(2, runs - 2))
    long_run = rng.choice((60, 80, 89, 90, 100, 120, 150, 180))
    found = [run("long", "long", long_run, 90, rest_after=rng.random() < 0.2)]
    found += [
        run(f"quality-{n}", "quality", rng.choice((40, 50, 60, 75)), 100 - 20 * n)
        for n in range(1, qualities + 1)
    ]
    lengths = rng.choices((20, 30, 35, 40, 45, 60, 75), k=runs - qualities - 1)
    if rng.random() < 0.5:
        lengths = [lengths[0]] * len(lengths)
    worth = 85 if first_timer else 50
    found += [run(f"easy-{n}", "easy", minutes, worth) for n, minutes in enumerate(lengths, 1)]
    heavy, light = rng.choice((2, 3, 3)), rng.choice((1, 2, 2, 3))
    length = rng.choice((30, 40, 45, 50))
    strength = (
        lift("lift-a", "lift", length, heavy, 70),
        lift("lift-b", "lift", length, light, 40),
        lift("core-1", "core", rng.choice((15, 20)), 0, 30),
    )
    return (*found, *strength[:lifts])


def run(role: str, kind: EffortKind, minutes: int, worth: int, *, rest_after: bool = False) -> Item:
    return Item(role, kind, minutes, 2, worth, preferred_min=360, rest_after=rest_after)


def lift(role: str, kind: EffortKind, minutes: int, leg_load: int, worth: int) -> Item:
    return Item(role, kind, minutes, leg_load, worth, preferred_min=1020)


def spot_in(rng: Random, slot: Slot, minutes: int) -> Spot:
    return Spot(
        slot.day, rng.choice((slot.start, max(slot.start, slot.end - minutes), slot.start + 15))
    )


def pinned(rng: Random, week: WeekProblem, pins: int) -> WeekProblem:
    """Some items stand on days of their own, not always in a window."""
    days = rng.sample(
        range(week.first_day, week.last_day + 1), min(pins, week.last_day + 1 - week.first_day)
    )
    chosen = dict(
        zip(rng.sample(range(len(week.items)), min(pins, len(week.items))), days, strict=False)
    )
    items = list(week.items)
    for index, day in chosen.items():
        there = [slot for slot in week.slots if slot.day == day]
        if there and rng.random() < 0.7:
            spot = spot_in(rng, rng.choice(there), items[index].minutes)
        else:
            spot = Spot(day, day * 1440 + 60 * rng.randint(6, 20))
        items[index] = evolve(items[index], fixed=spot)
    return evolve(week, items=tuple(items))


def seen_before(rng: Random, week: WeekProblem) -> WeekProblem:
    """Most items have been seen in one of the windows."""
    items = [
        evolve(item, seen=spot_in(rng, rng.choice(week.slots), item.minutes))
        if rng.random() < 0.8
        else item
        for item in week.items
    ]
    return evolve(week, items=tuple(items))


def with_race(rng: Random, week: WeekProblem, day: int) -> WeekProblem:
    """The race stands on that day counted from the Monday; it may be beyond the week."""
    week = evolve(week, race_day=day)
    if day > 6:
        return week
    race = Item(
        "race", "race", rng.choice((25, 50, 110, 240)), 3, 100, fixed=Spot(day, day * 1440 + 570)
    )
    items = tuple(item for item in week.items if item.kind != "long")
    return evolve(week, items=(*items, race))


def some_week(rng: Random) -> WeekProblem:
    """Weeks of all sizes; each special thing (pins, race, part week ...) in some of them."""
    clocks_change = rng.random() < 0.15
    monday = rng.choice(CLOCK_MONDAYS) if clocks_change else PLAIN_MONDAY
    first = rng.choice((0, 0, 0, 0, 0, 1, 3, 4))
    last = 6 if first or rng.random() < 0.93 else rng.choice((3, 5))
    windows = some_windows(rng, rng.choice((0.5, 0.8, 1.0)), 0.6 if clocks_change else 0.1)
    if rng.random() < 0.15:
        windows = tight_windows(rng)
    week = WeekProblem(
        items=some_items(rng, rng.choice((3, 4, 5, 5, 6, 6)), rng.choice((0, 1, 2, 3, 3, 3))),
        slots=week_slots(monday, windows, BERLIN, first, last),
        first_day=first,
        last_day=last,
        rest_days=rng.choice((1, 1, 2)),
        long_run_day=rng.choice((None, None, 5, 6, rng.randint(0, 6))),
        extra_easy_days=rng.choice((0, 0, 1)),
        minutes=week_minutes(monday, BERLIN),
    )
    if rng.random() < 0.35:
        week = with_race(rng, week, rng.randint(first, 16))
    if rng.random() < 0.3:
        week = pinned(rng, week, rng.choice((1, 1, 2, 3)))
    if week.slots and rng.random() < 0.3:
        week = seen_before(rng, week)
    return week


def some_season(rng: Random) -> list[WeekProblem]:
    """Two or three weeks of the same runner, the busiest with a run pinned on each Monday."""
    busy = rng.random() < 0.3
    windows = some_windows(rng, 1.0 if busy else rng.choice((0.6, 0.9)))
    mondays = [PLAIN_MONDAY, date(2027, 1, 11), date(2027, 1, 18)][: rng.choice((2, 2, 3))]
    if rng.random() < 0.15:
        mondays = [date(2027, 3, 22), date(2027, 3, 29)]
    runs, lifts = (6, 0) if busy else (rng.choice((3, 4, 5)), rng.choice((0, 1, 2)))
    rest, long_run_day = 1 if busy else rng.choice((1, 2)), rng.choice((None, 0, 5, 6))
    extra = rng.choice((0, 0, 1))
    race = rng.randint(0, 6) + 7 * (len(mondays) - 1) if rng.random() < 0.4 else None
    weeks = []
    for number, monday in enumerate(mondays):
        week = WeekProblem(
            items=some_items(rng, runs, lifts),
            slots=week_slots(monday, windows, BERLIN),
            rest_days=rest,
            long_run_day=long_run_day,
            extra_easy_days=extra,
            minutes=week_minutes(monday, BERLIN),
        )
        if race is not None:
            week = with_race(rng, week, race - 7 * number)
        if busy and number:
            on_monday = evolve(week.items[1], fixed=Spot(0, 360))
            week = evolve(week, items=(week.items[0], on_monday, *week.items[2:]))
        elif rng.random() < 0.3:
            week = pinned(rng, week, rng.choice((1, 2, 3)))
        if week.slots and rng.random() < 0.1:
            week = seen_before(rng, week)
        weeks.append(week)
    return weeks


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(PARTS))
def test_a_week_is_placed_as_well_as_can_be(part: int) -> None:
    for seed in range(part * WEEKS_A_PART, (part + 1) * WEEKS_A_PART):
        week = some_week(Random(seed))
        (placing,) = place_season((week,))
        assert placing.cost == cost_of([week], [placing]), f"week {seed}"
        assert placing.cost == least_cost([week]), f"week {seed}"


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(PARTS))
def test_weeks_in_a_row_are_placed_as_well_as_can_be(part: int) -> None:
    for seed in range(part * SEASONS_A_PART, (part + 1) * SEASONS_A_PART):
        weeks = some_season(Random(f"season {seed}"))
        placings = place_season(weeks)
        total = sum(placing.cost for placing in placings)
        assert total == cost_of(weeks, placings), f"season {seed}"
        assert total == least_cost(weeks), f"season {seed}"


def test_a_run_pinned_on_monday_is_preceded_by_a_rest_day_in_the_week_before() -> None:
    runs = tuple(run(f"easy-{number}", "easy", 40, 50) for number in range(1, 7))
    slots = tuple(Slot(day, day * 1440 + 360, day * 1440 + 420, 360) for day in range(1, 7))
    pin = evolve(runs[0], fixed=Spot(0, 360))
    weeks = [WeekProblem(items=runs, slots=slots), WeekProblem(items=(pin,), slots=slots)]
    placings = place_season(weeks)
    assert len(placings[0].dropped) == 1
    assert sum(p.cost for p in placings) == cost_of(weeks, placings) == least_cost(weeks)
