"""Benchmarks run with every test, once and unmeasured; `dev.py bench` measures."""

from __future__ import annotations

import pytest


@pytest.fixture
def rounds(pytestconfig: pytest.Config) -> int:
    """How often a benchmark that keeps its own time repeats: once when nobody measures."""
    return 15 if pytestconfig.getoption("benchmark_enable") else 1
