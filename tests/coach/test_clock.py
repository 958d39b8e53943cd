"""Wall times of somebody who travels; gaps and folds at home are tested with the planner."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from pacelift.coach.clock import Trip, Zones, end_of, local, to_instant, to_wall

BERLIN = "Europe/Berlin"
FIRST, LAST = date(2027, 3, 10), date(2027, 3, 16)


def away(zone_name: str) -> Zones:
    return Zones(BERLIN, (Trip(FIRST, LAST, zone_name),))


@pytest.mark.parametrize(
    ("wall", "offset_h"),
    [
        (datetime(2027, 3, 9, 7), 1),
        (datetime(2027, 3, 10, 7), -5),
        (datetime(2027, 3, 13, 7), -5),
        (datetime(2027, 3, 14, 7), -4),  # summer time begins there on that night
        (datetime(2027, 3, 16, 7), -4),
        (datetime(2027, 3, 17, 7), 1),
    ],
)
def test_a_wall_time_is_of_the_clocks_of_its_day(wall: datetime, offset_h: int) -> None:
    there = local(wall, away("America/New_York"))
    assert there.replace(tzinfo=None) == wall
    assert there.utcoffset() == timedelta(hours=offset_h)


def test_a_time_that_the_gap_there_swallows_is_the_end_of_it() -> None:
    gap = datetime(2027, 3, 14, 2, 30)
    assert to_instant(gap, away("America/New_York")) == datetime(2027, 3, 14, 7, tzinfo=UTC)


def test_an_end_over_that_night_is_told_by_the_clocks_of_the_start() -> None:
    end = end_of(datetime(2027, 3, 16, 23), 90, away("America/New_York"))
    assert end.isoformat() == "2027-03-17T00:30:00-04:00"


def test_the_later_told_of_two_trips_holds() -> None:
    trips = (Trip(FIRST, LAST, "Asia/Tokyo"), Trip(LAST, LAST, "Africa/Nairobi"))
    assert [Zones(BERLIN, trips).on(day) for day in (FIRST, LAST)] == [
        "Asia/Tokyo",
        "Africa/Nairobi",
    ]


@pytest.mark.parametrize("zone_name", ["America/New_York", "Asia/Tokyo", "Pacific/Honolulu"])
def test_wall_times_never_go_back_on_a_journey(zone_name: str) -> None:
    """What is past by the clocks left stays past by those arrived at."""
    instants = [datetime(2027, 3, 8, tzinfo=UTC) + timedelta(hours=by) for by in range(12 * 24)]
    walls = [to_wall(each, away(zone_name)).replace(fold=0) for each in instants]
    assert all(before <= after for before, after in pairwise(walls))


def test_between_two_zones_it_is_the_midnight_of_the_new_one() -> None:
    """At two in the night of Berlin's Wednesday it is still Tuesday in New York."""
    instant = datetime(2027, 3, 10, 1, tzinfo=UTC)
    assert to_wall(instant, away("America/New_York")) == datetime(2027, 3, 10)


def test_times_that_come_again_are_those_of_the_zone_left() -> None:
    """At six in the evening of Berlin's Tuesday it is Wednesday in Tokyo."""
    instant = datetime(2027, 3, 9, 17, tzinfo=UTC)
    assert to_wall(instant, away("Asia/Tokyo")) == datetime(2027, 3, 9, 18)
