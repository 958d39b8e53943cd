"""The conformance suite on each adapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from pacelift.calendars.adapters.memory import MemoryCalendar
from pacelift.calendars.port import Look
from tests.calendars.conformance import Conformance, There
from tests.calendars.google_side import GoogleSide
from tests.calendars.sides import NOW
from tests.google_double.double import GoogleDouble


class MemorySide:
    """The calendar in memory has the runner's hand itself."""

    def __init__(self) -> None:
        self.calendar = MemoryCalendar()

    def writes(self, event_id: str, look: Look) -> None:
        self.calendar.writes(event_id, look)

    def adds(self, look: Look) -> str:
        self.calendar.writes("theirs", look)
        return "theirs"

    def deletes(self, event_id: str) -> None:
        self.calendar.deletes([event_id])

    def forgets_tokens(self) -> None:
        self.calendar.forgets_tokens()

    def vanishes(self) -> None:
        self.calendar.vanishes()

    def pages(self, sizes: Sequence[int]) -> None:
        """Has none."""


class TestMemoryCalendar(Conformance):
    @pytest.fixture
    def there(self) -> There:
        return MemorySide()


class TestGoogleCalendar(Conformance):
    @pytest.fixture
    def there(self) -> Iterator[There]:
        with GoogleDouble(NOW) as google, GoogleSide(google) as side:
            yield side
