"""Tests that are left out of coverage really run without it, in processes of xdist too."""

from __future__ import annotations

import sys
import threading

import pytest


def seen_in_a_thread() -> object:
    seen: list[object] = []
    thread = threading.Thread(target=lambda: seen.append(sys.gettrace()))
    thread.start()
    thread.join()
    return seen[0]


@pytest.mark.no_cover
def test_nothing_traces_a_test_that_is_left_out_of_coverage() -> None:
    assert sys.gettrace() is None
    assert seen_in_a_thread() is None
