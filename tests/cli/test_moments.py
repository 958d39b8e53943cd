"""Days and times as they are typed."""

from datetime import date, datetime

import pytest

from pacelift.cli.moments import read_day, read_when
from pacelift.errors import BadInput


def test_a_day_is_a_date_and_a_time_of_it_a_wall_time() -> None:
    assert read_day("2027-03-28") == read_when("2027-03-28") == date(2027, 3, 28)
    assert read_when("2027-03-28T02:30") == datetime(2027, 3, 28, 2, 30)


@pytest.mark.parametrize("told", ["", "20270328", "2027-W12-7", "2027-13-01", "٢٠٢٧-03-28", "now"])
def test_what_is_no_day_is_told(told: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_day(told)
    assert raised.value.code == "bad-day"


@pytest.mark.parametrize("told", ["2027-03-28T", "2027-03-28T7", "2027-03-28T24:30", "T07:30"])
def test_what_is_no_time_is_told(told: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_when(told)
    assert raised.value.code == "bad-time"
