"""Windows as stretches of elapsed time, in plain weeks and where clocks change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from pacelift.coach.profile import Window
from pacelift.coach.slots import (
    DAY_MIN,
    WEEK_MIN,
    Slot,
    minute_of,
    wall_of,
    week_minutes,
    week_slots,
)

THU, FRI, SAT, SUN = 3, 4, 5, 6
PLAIN = date(2026, 3, 16)
BERLIN_SPRING = date(2026, 3, 23)
BERLIN_AUTUMN = date(2026, 10, 19)
SANTIAGO_SPRING = date(2023, 8, 28)
SANTIAGO_AUTUMN = date(2023, 3, 27)
CAIRO_SPRING = date(2023, 4, 24)
CAIRO_AUTUMN = date(2023, 10, 23)

CHANGES = [
    ("Europe/Berlin", BERLIN_SPRING),
    ("Europe/Berlin", BERLIN_AUTUMN),
    ("America/Santiago", SANTIAGO_SPRING),
    ("America/Santiago", SANTIAGO_AUTUMN),
    ("Africa/Cairo", CAIRO_SPRING),
    ("Africa/Cairo", CAIRO_AUTUMN),
    ("Australia/Lord_Howe", date(2026, 9, 28)),
    ("Australia/Lord_Howe", date(2026, 3, 30)),
    ("America/Recife", date(2000, 10, 2)),
    ("America/Recife", date(2000, 10, 9)),
]
"""Weeks in which clocks change: in the night, at midnight, by half an hour, a week apart."""


def slot(day: int, opens: str, closes: str, zone: str, monday: date) -> Slot | None:
    """The slot of the one window there is, None where there is none."""
    start, end = (time.fromisoformat(clock) for clock in (opens, closes))
    end_min = (end.hour * 60 + end.minute) or DAY_MIN
    window = Window(day, start.hour * 60 + start.minute, end_min)
    return next(iter(week_slots(monday, (window,), zone)), None)


def test_windows_of_a_plain_week_are_where_the_wall_clock_says() -> None:
    assert slot(SAT, "08:00", "13:00", "Europe/Berlin", PLAIN) == Slot(
        SAT, SAT * DAY_MIN + 480, SAT * DAY_MIN + 780, 480
    )


@pytest.mark.parametrize("monday", [PLAIN, BERLIN_SPRING, BERLIN_AUTUMN])
def test_slots_are_in_order_of_time_however_windows_are_given(monday: date) -> None:
    windows = tuple(Window(day, at, at + 60) for day in (6, 0, 3) for at in (1000, 60, 400))
    slots = week_slots(monday, windows, "Europe/Berlin")
    assert len(slots) == 9
    assert all(a.end <= b.start for a, b in pairwise(slots))
    assert slots == week_slots(monday, windows[::-1], "Europe/Berlin")


@pytest.mark.parametrize("monday", [PLAIN, BERLIN_SPRING])
def test_a_part_week_has_the_windows_of_its_days(monday: date) -> None:
    windows = tuple(Window(day, 480, 540) for day in range(7))
    slots = week_slots(monday, windows, "Europe/Berlin", first=2, last=4)
    assert [each.day for each in slots] == [2, 3, 4]


@pytest.mark.parametrize(
    ("opens", "closes", "minutes", "wall_min"),
    [
        ("01:00", "04:00", (60, 180), 60),
        ("02:30", "05:00", (120, 240), 180),
        ("01:00", "02:30", (60, 120), 60),
        ("08:00", "10:00", (420, 540), 480),
    ],
)
def test_a_gap_takes_its_minutes_from_the_windows_over_it(
    opens: str, closes: str, minutes: tuple[int, int], wall_min: int
) -> None:
    """In Berlin 02:00 to 03:00 is missing; what would begin there opens at 03:00."""
    found = slot(SUN, opens, closes, "Europe/Berlin", BERLIN_SPRING)
    start, end = (SUN * DAY_MIN + minute for minute in minutes)
    assert found == Slot(SUN, start, end, wall_min)


def test_a_window_within_a_gap_is_no_slot() -> None:
    assert slot(SUN, "02:00", "03:00", "Europe/Berlin", BERLIN_SPRING) is None
    assert slot(SUN, "02:15", "02:45", "Europe/Berlin", BERLIN_SPRING) is None


@pytest.mark.parametrize(
    ("opens", "closes", "minutes", "second_pass"),
    [
        ("01:00", "04:00", (60, 300), (180, 240)),
        ("02:30", "03:30", (150, 270), (180, 240)),
        ("02:15", "02:45", (135, 165), None),
        ("01:00", "02:00", (60, 120), None),
        ("08:00", "10:00", (540, 660), None),
    ],
)
def test_a_repeated_hour_lengthens_the_windows_over_it(
    opens: str, closes: str, minutes: tuple[int, int], second_pass: tuple[int, int] | None
) -> None:
    """In Berlin 02:00 to 03:00 comes twice; a window that ends in it ends in the first."""
    found = slot(SUN, opens, closes, "Europe/Berlin", BERLIN_AUTUMN)
    assert found is not None
    midnight = SUN * DAY_MIN
    assert (found.start - midnight, found.end - midnight) == minutes
    from_to = tuple(midnight + minute for minute in second_pass) if second_pass else (0, 0)
    assert found.second_pass == from_to


@pytest.mark.parametrize(
    ("zone", "monday", "day"),
    [("America/Santiago", SANTIAGO_SPRING, SUN), ("Africa/Cairo", CAIRO_SPRING, FRI)],
)
def test_a_day_that_begins_at_one_has_a_shorter_first_window(
    zone: str, monday: date, day: int
) -> None:
    assert slot(day, "00:00", "02:00", zone, monday) == Slot(
        day, day * DAY_MIN, day * DAY_MIN + 60, 60
    )
    before = slot(day - 1, "23:00", "00:00", zone, monday)
    assert before is not None
    assert before.end == day * DAY_MIN


@pytest.mark.parametrize(
    ("zone", "monday", "day"),
    [("America/Santiago", SANTIAGO_AUTUMN, SAT), ("Africa/Cairo", CAIRO_AUTUMN, THU)],
)
def test_a_last_hour_that_comes_twice_belongs_to_the_day_before_midnight(
    zone: str, monday: date, day: int
) -> None:
    midnight = (day + 1) * DAY_MIN
    late = slot(day, "22:00", "00:00", zone, monday)
    assert late is not None
    assert (late.start, late.end) == (midnight - 120, midnight + 60)
    assert late.second_pass == (midnight, midnight + 60)
    early = slot(day + 1, "00:00", "01:00", zone, monday)
    assert early == Slot(day + 1, midnight + 60, midnight + 120, 0)


@pytest.mark.parametrize(
    ("zone", "monday", "minutes"),
    [
        ("Europe/Berlin", PLAIN, 0),
        ("Europe/Berlin", BERLIN_SPRING, -60),
        ("Europe/Berlin", BERLIN_AUTUMN, 60),
        ("America/Santiago", SANTIAGO_SPRING, -60),
        ("America/Santiago", SANTIAGO_SPRING + timedelta(days=7), 0),
        ("Africa/Cairo", CAIRO_AUTUMN, 60),
        ("Australia/Lord_Howe", date(2026, 9, 28), -30),
        ("America/Recife", date(2000, 10, 2), -60),
        ("America/Recife", date(2000, 10, 9), 60),
    ],
)
def test_a_week_has_as_many_minutes_as_pass(zone: str, monday: date, minutes: int) -> None:
    assert week_minutes(monday, zone) == WEEK_MIN + minutes


@pytest.mark.parametrize(("zone", "monday"), CHANGES)
def test_the_windows_of_whole_days_fill_a_week_without_gap_or_overlap(
    zone: str, monday: date
) -> None:
    slots = week_slots(monday, tuple(Window(day, 0, DAY_MIN) for day in range(7)), zone)
    assert slots[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(slots))
    assert slots[-1].end == week_minutes(monday, zone)


@pytest.mark.parametrize(("zone", "monday"), [*CHANGES, ("Europe/Berlin", PLAIN)])
def test_every_minute_but_those_of_a_second_pass_has_a_wall_time_of_its_own(
    zone: str, monday: date
) -> None:
    slots = week_slots(monday, tuple(Window(day, 0, DAY_MIN) for day in range(7)), zone)
    for each in slots:
        for minute in range(each.start, each.end, 15):
            again = each.second_pass[0] <= minute < each.second_pass[1]
            back = minute_of(wall_of(minute, monday, each.day, zone), monday, zone)
            assert (back == minute) is not again


def test_a_change_of_clocks_in_a_later_week_is_counted_too() -> None:
    after = datetime.combine(BERLIN_SPRING + timedelta(days=7), time())
    assert minute_of(after, PLAIN, "Europe/Berlin") == 2 * WEEK_MIN - 60


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Santiago"])
def test_minutes_count_on_over_the_edges_of_a_week(zone: str) -> None:
    """As a session of the week before or after is seen from this one."""
    monday = BERLIN_SPRING + timedelta(days=7) if zone == "Europe/Berlin" else SANTIAGO_SPRING
    start = datetime.combine(monday, time())
    after = start + timedelta(days=8)
    assert minute_of(after, monday, zone) == week_minutes(monday, zone) + DAY_MIN
    hour_before = minute_of(start - timedelta(hours=1), monday, zone)
    assert hour_before == -60
    assert wall_of(hour_before, monday, -1, zone) == start - timedelta(hours=1)
    day_and_more = start - timedelta(hours=30)
    before = minute_of(day_and_more, monday, zone)
    assert before == (-29 * 60 if zone == "Europe/Berlin" else -30 * 60)
    assert wall_of(before, monday, -2, zone) == day_and_more
