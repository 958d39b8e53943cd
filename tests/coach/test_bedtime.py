"""Bedtimes."""

from datetime import datetime

import pytest

from pacelift.coach.bedtime import bedtime_before


@pytest.mark.parametrize(
    ("start", "bedtime"),
    [
        (datetime(2027, 2, 7, 7, 10), datetime(2027, 2, 6, 21, 30)),
        (datetime(2027, 2, 7, 8, 0), datetime(2027, 2, 6, 22, 30)),
        (datetime(2027, 2, 7, 18, 0), datetime(2027, 2, 6, 22, 30)),
        (datetime(2027, 2, 7, 0, 10), datetime(2027, 2, 6, 14, 30)),
    ],
)
def test_bed_is_eight_and_a_half_hours_before_getting_up_and_half_past_ten_at_the_latest(
    start: datetime, bedtime: datetime
) -> None:
    assert bedtime_before(start) == bedtime
