"""The conformance suite, consent and busy times against a Google that somebody else has written.

It has events to insert, list, page and delete; the rest of the suite is expected to fail on it, each
test in its own known way, and a gap that closes with a newer version fails here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import count
from typing import Final
from urllib.parse import urlencode, urljoin
from urllib.request import urlopen

import pytest
from attrs import frozen

from pacelift.calendars.adapters.google.busy_times import GoogleBusyTimes
from pacelift.calendars.adapters.google.client import OAuthClient
from pacelift.calendars.adapters.google.consent import (
    OWN_CALENDARS,
    Browser,
    agree,
    credentials,
    revoke,
)
from pacelift.calendars.port import NoSuchEvent, SignInAgain, Unreachable
from tests.calendars.conformance import FIRST, HOUR, ID, LOOK, MEMO, START, Conformance, There
from tests.calendars.emulated import EmulatedSide, NotHere, running

NUMBERS: Final = count()
"""Of calendars, so that every test has an empty one."""

NotRaised: Final = pytest.fail.Exception


@frozen
class Gap:
    """What it lacks, and what comes of it: what the adapter raises, or the test itself."""

    lacks: str
    seen: type[BaseException]


OWN_IDS: Final = "gives events ids of its own and forgets the one that was asked for"
NO_GET: Final = "has no way to get one event"
NO_PATCH: Final = "has no way to patch an event"
NO_TOKEN: Final = "lists without sync tokens"

GAPS: Final[Mapping[str, Gap]] = {
    "test_an_event_comes_back_as_it_was_written": Gap(OWN_IDS, AssertionError),
    "test_an_id_that_is_there_is_taken_and_the_event_stays_as_it_was": Gap(OWN_IDS, NotRaised),
    "test_an_id_of_a_deleted_event_stays_taken_and_can_still_be_looked_at": Gap(OWN_IDS, NotRaised),
    "test_a_patch_writes_its_group_and_no_other": Gap(NO_PATCH, NoSuchEvent),
    "test_every_writing_gives_another_etag_and_an_older_one_is_a_conflict": Gap(
        NO_PATCH, NoSuchEvent
    ),
    "test_what_the_runner_wrote_meanwhile_is_never_written_over": Gap(NO_PATCH, NoSuchEvent),
    "test_deleting_twice_is_no_error": Gap(NO_GET, NoSuchEvent),
    "test_an_event_the_runner_deleted_cannot_be_patched": Gap(OWN_IDS, NoSuchEvent),
    "test_a_token_tells_only_what_came_after_it": Gap(NO_TOKEN, Unreachable),
    "test_a_writing_of_ours_comes_back_with_the_etag_we_know": Gap(NO_TOKEN, Unreachable),
    "test_a_lost_token_is_told_and_a_whole_listing_has_all": Gap(NO_TOKEN, Unreachable),
    "test_short_and_empty_pages_are_no_end": Gap(NO_TOKEN, Unreachable),
    "test_odd_characters_come_back_as_they_were": Gap(NO_TOKEN, Unreachable),
    "test_what_the_runner_writes_is_read_as_they_see_it": Gap(NO_PATCH, NoSuchEvent),
    "test_events_of_others_are_listed_and_left_alone": Gap(NO_PATCH, NoSuchEvent),
    "test_a_calendar_that_is_gone_is_told": Gap(NO_TOKEN, Unreachable),
    "test_requests_are_counted": Gap(NO_TOKEN, Unreachable),
}
"""What it is known to do otherwise than Google, by test."""


@pytest.fixture(scope="module")
def emulate() -> Iterator[str]:
    try:
        with running() as root:
            yield root
    except NotHere as why:
        pytest.skip(f"emulate, the Google of others, cannot run here: {why}")


class TestEmulate(Conformance):
    @pytest.fixture
    def there(self, emulate: str, request: pytest.FixtureRequest) -> Iterator[There]:
        gap = GAPS.get(request.node.originalname)
        if gap is not None:
            request.applymarker(pytest.mark.xfail(reason=gap.lacks, raises=gap.seen, strict=True))
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


def agree_on_the_page(address: str) -> None:
    """What a browser does when the runner presses the one account that the page offers."""
    with urlopen(address) as answer:
        page = answer.read().decode()
    action = re.search(r'<form[^>]* action="([^"]+)"', page)
    assert action is not None, page
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    form = urlencode({name: html.unescape(value) for name, value in hidden}).encode()
    with urlopen(urljoin(address, action[1]), form) as answer:
        assert "You can close this window" in answer.read().decode()


def test_a_sign_in_is_given_is_good_for_writing_and_ends_when_revoked(emulate: str) -> None:
    client = OAuthClient("id", "secret", f"{emulate}o/oauth2/v2/auth", f"{emulate}oauth2/token")
    granted = agree(client, [OWN_CALENDARS], Browser(agree_on_the_page))
    signed_in = credentials(client, granted.refresh_token)
    with EmulatedSide(emulate, next(NUMBERS), signed_in) as side:
        assert side.calendar.insert(ID, LOOK, FIRST, MEMO).look == LOOK
    assert revoke(client, granted.refresh_token)
    later = credentials(client, granted.refresh_token)
    with EmulatedSide(emulate, next(NUMBERS), later) as side, pytest.raises(SignInAgain):
        side.calendar.insert(ID, LOOK, FIRST, MEMO)
