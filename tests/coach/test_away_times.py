"""Zones and windows as a runner types them."""

from __future__ import annotations

import pytest

from pacelift.coach.away_times import read_windows, read_zone, window_text
from pacelift.errors import BadInput


def test_windows_are_in_order_and_those_that_touch_are_one() -> None:
    told = ("18:00-19:00", "06:00-07:30", "07:30-08:00", "22:00-24:00", "22:30-23:00")
    assert [window_text(each) for each in read_windows(told)] == [
        "06:00-08:00",
        "18:00-19:00",
        "22:00-24:00",
    ]


@pytest.mark.parametrize(
    "told", ["", "06:00", "6:00-07:00", "08:00-07:00", "08:00-08:00", "22:00-25:00", "a-b"]
)
def test_what_is_no_window_is_refused(told: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_windows((told,))
    assert refused.value.code == "bad-window"


def test_a_zone_has_an_iana_name() -> None:
    assert read_zone("America/New_York") == "America/New_York"
    with pytest.raises(BadInput) as refused:
        read_zone("America/New York")
    assert refused.value.code == "bad-timezone"
    assert "America/New_York" in refused.value.fix
