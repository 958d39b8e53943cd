"""A double that runs, and Google's own client beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.google_double.client import Client
from tests.google_double.double import GoogleDouble


@pytest.fixture
def google() -> Iterator[GoogleDouble]:
    with GoogleDouble(datetime(2027, 1, 11, 12, tzinfo=UTC)) as double:
        yield double


@pytest.fixture
def client(google: GoogleDouble) -> Iterator[Client]:
    """With a calendar of its own."""
    with Client(google) as made:
        yield made
