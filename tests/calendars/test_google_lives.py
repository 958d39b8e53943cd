"""The lives of rounds on Google's double: the same promises, with what goes wrong on the wire."""

from __future__ import annotations

import os
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from pacelift.calendars.round import Round
from tests.calendars.double_calendar import DoubleCalendar
from tests.calendars.sides import NOW
from tests.calendars.test_round_lives import RoundLives

EXAMPLES = int(os.environ.get("PACELIFT_ROUNDS", "200"))
WRONG: Final = (
    None,
    None,
    "lose before",
    "lose after",
    "garble",
    "cut short",
    "authError",
    "backendError",
    "rateLimitExceeded",
    "quotaExceeded",
    "conditionNotMet",
    "fullSyncRequired",
)


class GoogleLives(RoundLives):
    """The same lives, with a service that fails as a real one does."""

    def make_calendar(self) -> Any:
        return DoubleCalendar()

    def teardown(self) -> None:
        if hasattr(self, "calendar"):
            self.calendar.close()

    @rule(wrong=st.lists(st.sampled_from(WRONG), max_size=12))
    def round_with_a_bad_connection(self, wrong: list[Any]) -> None:
        script = self.calendar.google.script
        for number, how in enumerate(wrong, start=1):
            # A listing has no condition, and only a listing has a token.
            verb = {"conditionNotMet": "PATCH|DELETE", "fullSyncRequired": "GET"}.get(how, ".*")
            path = "/events$" if how == "fullSyncRequired" else ""
            if how in ("lose before", "lose after", "garble", "cut short"):
                script.go_wrong(how, nth=number)
            elif how is not None:
                script.refuse(how, verb=verb, path=path, nth=number)
        try:
            self._heard(Round(self.calendar, self.side, NOW).run())
        finally:
            script.heal()


TestGoogleLives = GoogleLives.TestCase
TestGoogleLives.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=20, deadline=None, print_blob=True
)
