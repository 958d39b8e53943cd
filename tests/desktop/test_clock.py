"""The app's clock runs on, in whatever zone the system is by then."""

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from pacelift.desktop.clock import clock
from pacelift.errors import BadInput


@pytest.fixture
def zone_of_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test set TZ for the C library too, and sets it back."""
    with monkeypatch.context() as patch:
        yield patch
    time.tzset()


def test_untold_it_is_the_systems_clock() -> None:
    at = clock(None)()
    assert abs(at - datetime.now().astimezone()) < timedelta(seconds=30)


def test_told_a_time_it_runs_on_from_there() -> None:
    running = clock("2027-01-12T07:04:57+01:00")
    first, second = running(), running()
    assert first <= second
    assert first - datetime.fromisoformat("2027-01-12T07:04:57+01:00") < timedelta(seconds=30)


def test_what_is_no_time_is_refused_at_once() -> None:
    with pytest.raises(BadInput):
        clock("yesterday")


@pytest.mark.skipif(os.name == "nt", reason="Windows needs no telling")
def test_another_zone_of_the_system_counts_at_once(zone_of_process: pytest.MonkeyPatch) -> None:
    running = clock(None)
    for zone, hours in (("Asia/Tokyo", 9), ("UTC", 0)):
        zone_of_process.setenv("TZ", zone)
        assert running().utcoffset() == timedelta(hours=hours)
