"""The conformance suite against a Google that somebody else has written.

It has events to insert, list, page and delete, and busy times; the rest of the suite is expected to
fail on it, and a gap that closes with a newer version fails here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Final

import pytest

from pacelift.calendars.adapters.google.busy_times import GoogleBusyTimes
from pacelift.calendars.port import CalendarError
from tests.calendars.conformance import FIRST, HOUR, ID, LOOK, MEMO, START, Conformance, There
from tests.calendars.emulated import CannotDo, EmulatedSide, installed, running

NUMBERS: Final = count()
"""Of calendars, so that every test has an empty one."""

NO_OWN_IDS: Final = "gives events ids of its own and forgets the one that was asked for"
NO_GET: Final = "has no way to get one event"
NO_PATCH: Final = "has no way to patch an event"
NO_TOKEN: Final = "lists without sync tokens"
NO_GOING: Final = "has no way to delete a calendar"

GAPS: Final = {
    "test_an_event_comes_back_as_it_was_written": NO_OWN_IDS,
    "test_an_id_that_is_there_is_taken_and_the_event_stays_as_it_was": NO_OWN_IDS,
    "test_an_id_of_a_deleted_event_stays_taken_and_can_still_be_looked_at": NO_OWN_IDS,
    "test_a_patch_writes_its_group_and_no_other": NO_PATCH,
    "test_every_writing_gives_another_etag_and_an_older_one_is_a_conflict": NO_PATCH,
    "test_what_the_runner_wrote_meanwhile_is_never_written_over": NO_PATCH,
    "test_deleting_twice_is_no_error": NO_GET,
    "test_an_event_the_runner_deleted_cannot_be_patched": NO_PATCH,
    "test_a_token_tells_only_what_came_after_it": NO_TOKEN,
    "test_a_writing_of_ours_comes_back_with_the_etag_we_know": NO_TOKEN,
    "test_a_lost_token_is_told_and_a_whole_listing_has_all": NO_TOKEN,
    "test_short_and_empty_pages_are_no_end": NO_TOKEN,
    "test_odd_characters_come_back_as_they_were": NO_TOKEN,
    "test_what_the_runner_writes_is_read_as_they_see_it": NO_PATCH,
    "test_events_of_others_are_listed_and_left_alone": NO_PATCH,
    "test_a_calendar_that_is_gone_is_told": NO_GOING,
    "test_requests_are_counted": NO_TOKEN,
}
"""What it is known to do otherwise than Google, by test."""


@pytest.fixture(scope="module")
def emulate(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    assert pytestconfig.cache is not None
    script = installed(pytestconfig.cache.mkdir("emulate"))
    with running(script, tmp_path_factory.mktemp("emulate")) as root:
        yield root


class TestEmulate(Conformance):
    @pytest.fixture
    def there(self, emulate: str, request: pytest.FixtureRequest) -> Iterator[There]:
        gap = GAPS.get(request.node.originalname)
        if gap is not None:
            fails = (AssertionError, CalendarError, CannotDo, pytest.fail.Exception)
            request.applymarker(pytest.mark.xfail(reason=gap, raises=fails, strict=True))
        with EmulatedSide(emulate, next(NUMBERS)) as side:
            yield side


def test_every_gap_is_of_a_test_that_there_is() -> None:
    assert {name for name in GAPS if not hasattr(Conformance, name)} == set()


def test_what_stands_in_the_main_calendar_is_busy_and_what_is_ours_is_not(emulate: str) -> None:
    with EmulatedSide(emulate, next(NUMBERS)) as side:
        side.calendar.insert(ID, LOOK, FIRST, MEMO)
        busy_times = GoogleBusyTimes(side.service)
        assert list(busy_times.between(START - HOUR, START + 3 * HOUR)) == []
        meeting = {
            "summary": "Meeting",
            "start": {"dateTime": (START + HOUR).isoformat()},
            "end": {"dateTime": (START + 2 * HOUR).isoformat()},
        }
        side.service.call(side.service.events.insert(calendarId="primary", body=meeting))
        assert list(busy_times.between(START - HOUR, START + timedelta(days=1))) == [
            (START + HOUR, START + 2 * HOUR)
        ]
