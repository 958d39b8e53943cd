"""Quantities as a runner reads them, in their units."""

from datetime import date, datetime

import pytest

from pacelift.words import numbers
from pacelift.words.voice import Voice

KM, MI = Voice("km"), Voice("mi")


@pytest.mark.parametrize(
    ("voice", "km", "text"),
    [
        (KM, 16.0, "16 km"),
        (KM, 10.54, "10.5 km"),
        (KM, 42.195, "42.2 km"),
        (KM, 0.4, "400 m"),
        (KM, 0.9999, "1 km"),
        (MI, 16.09344, "10 mi"),
        (MI, 16.0, "9.9 mi"),
        (MI, 0.402336, "0.25 mi"),
    ],
)
def test_a_distance_is_in_the_runners_unit_with_one_decimal_where_needed(
    voice: Voice, km: float, text: str
) -> None:
    assert numbers.distance(voice, km) == text


def test_a_pace_is_minutes_and_seconds_per_unit() -> None:
    assert numbers.pace(KM, 330.0) == "5:30 /km"
    assert numbers.pace(MI, 330.0) == "8:51 /mi"


def test_a_pace_range_with_equal_ends_is_one_pace() -> None:
    assert numbers.pace_range(KM, (356.4, 398.2)) == "5:56–6:38 /km"
    assert numbers.pace_range(KM, (282.4, 282.3)) == "4:42 /km"


def test_seconds_that_round_up_to_a_minute_carry_over() -> None:
    assert numbers.pace(KM, 359.7) == "6:00 /km"
    assert numbers.race_time(13499.6) == "3:45:00"


@pytest.mark.parametrize(
    ("minutes", "text"), [(45, "45 min"), (60, "1 h"), (105, "1 h 45 min"), (0, "0 min")]
)
def test_a_duration_is_hours_and_minutes(minutes: int, text: str) -> None:
    assert numbers.duration(KM, minutes) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(20, "20 s"), (90, "90 s"), (60, "1 min"), (120, "2 min"), (150, "2 min 30 s")],
)
def test_a_short_duration_knows_seconds(seconds: int, text: str) -> None:
    assert numbers.short_duration(KM, seconds) == text


def test_dates_and_times_are_short() -> None:
    day = date(2027, 4, 25)
    assert numbers.day_name(KM, day) == "Sun 25 Apr"
    assert numbers.full_date(KM, day) == "Sun 25 Apr 2027"
    assert numbers.short_day(KM, day) == "25 Apr"
    assert numbers.weekday_name(KM, 0) == "Mon"
    assert numbers.clock_time(datetime(2027, 4, 25, 7, 5)) == "07:05"


def test_a_band_of_one_value_is_that_value() -> None:
    assert numbers.band(8, 12) == "8–12"
    assert numbers.band(5, 5) == "5"
