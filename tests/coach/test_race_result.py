"""Race results as they are typed."""

import pytest

from pacelift.coach.profile import Units
from pacelift.coach.race_result import read_distance, read_race_time
from pacelift.errors import BadInput


@pytest.mark.parametrize(
    ("told", "units", "km"),
    [
        ("10k", "km", 10.0),
        (" Half ", "mi", 21.0975),
        ("marathon", "km", 42.195),
        ("5k", "mi", 5.0),
        ("3", "km", 3.0),
        ("3", "mi", 4.828),
        ("7,5", "km", 7.5),
    ],
)
def test_a_distance_has_a_name_or_is_a_number_of_the_unit(
    told: str, units: Units, km: float
) -> None:
    assert read_distance(told, units) == pytest.approx(km, abs=1e-3)


@pytest.mark.parametrize(
    ("told", "seconds"), [("47:30", 2850), ("0:47:30", 2850), ("3:45:00", 13500), ("105:00", 6300)]
)
def test_a_time_has_hours_or_not(told: str, seconds: int) -> None:
    assert read_race_time(told) == seconds


@pytest.mark.parametrize("told", ["", "far", "1e2", "-3", "3:00", "5 k", "1000"])
def test_other_distances_are_refused(told: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_distance(told, "km")
    assert refused.value.code == "bad-distance"


@pytest.mark.parametrize("told", ["", "47", "47:60", "1:60:00", "1:2:3", "-1:00", "47.30"])
def test_other_times_are_refused(told: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_race_time(told)
    assert refused.value.code == "bad-time"
