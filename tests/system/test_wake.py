"""The two clocks, and the system's time zone."""

from __future__ import annotations

import os
import time
from datetime import datetime

import pytest

from pacelift.system.wake import Tick, gap_s, refresh_timezone, tick


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        pytest.param(Tick(1000, 50), Tick(1900, 950), 0, id="awake all the time"),
        pytest.param(Tick(1000, 50), Tick(30_000, 60), 28_990, id="asleep"),
        pytest.param(Tick(1000, 50), Tick(4600, 50), 3600, id="put forward"),
        pytest.param(Tick(5000, 50), Tick(1400, 50), -3600, id="put back"),
    ],
)
def test_the_gap_is_how_much_further_the_wall_clock_went(
    before: Tick, after: Tick, gap: float
) -> None:
    assert gap_s(before, after) == gap


def test_without_sleep_the_clocks_go_alike() -> None:
    assert abs(gap_s(tick(), tick())) < 1


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows needs no telling")
def test_a_changed_time_zone_is_seen_after_a_refresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "TZ", "Asia/Tokyo")
    refresh_timezone()
    tokyo = datetime.now().astimezone().utcoffset()
    monkeypatch.undo()
    refresh_timezone()
    utc = datetime.now().astimezone().utcoffset()
    assert tokyo is not None
    assert utc is not None
    assert (tokyo - utc).total_seconds() == 9 * 3600
