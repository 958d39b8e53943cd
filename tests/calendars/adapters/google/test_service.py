"""The service under everything that goes wrong, against the double."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from pacelift.calendars.adapters.google.calendar import delete_calendar
from pacelift.calendars.adapters.google.waits import MOST_TRIES
from pacelift.calendars.port import (
    Conflict,
    NoSuchCalendar,
    NotAllowed,
    SignInAgain,
    Taken,
    Unreachable,
)
from tests.calendars.conformance import ALL, FIRST, ID, LOOK, MEMO
from tests.calendars.google_side import GoogleSide
from tests.calendars.sides import NOW
from tests.google_double.double import TOKEN, GoogleDouble
from tests.google_double.faults import FOR_EVER


@pytest.fixture
def google() -> Iterator[GoogleDouble]:
    with GoogleDouble(NOW) as double:
        yield double


@pytest.fixture
def side(google: GoogleDouble) -> Iterator[GoogleSide]:
    with GoogleSide(google) as made:
        yield made


def put(side: GoogleSide) -> str:
    return side.calendar.insert(ID, LOOK, FIRST, MEMO).etag


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("rateLimitExceeded", 403),
        ("userRateLimitExceeded", 403),
        ("rateLimitExceeded", 429),
        ("internalError", 500),
        ("backendError", 503),
    ],
)
def test_a_busy_service_is_tried_again(
    side: GoogleSide, google: GoogleDouble, reason: str, status: int
) -> None:
    google.script.refuse(reason, status=status, times=3)
    assert put(side)
    assert side.waited == [1, 2, 4]


def test_a_wait_google_asks_for_is_kept(side: GoogleSide, google: GoogleDouble) -> None:
    google.script.refuse("rateLimitExceeded", status=429, retry_after_s=9)
    put(side)
    assert side.waited == [9]


def test_a_service_that_stays_busy_is_out_of_reach(side: GoogleSide, google: GoogleDouble) -> None:
    before = side.calendar.requests
    google.script.refuse("backendError", times=FOR_EVER)
    with pytest.raises(Unreachable, match="503"):
        put(side)
    assert side.calendar.requests == before + MOST_TRIES


def test_a_wait_can_be_stopped(google: GoogleDouble) -> None:
    with GoogleSide(google, stop=lambda: True) as side:
        google.script.refuse("backendError", times=FOR_EVER)
        with pytest.raises(Unreachable, match="stopped"):
            put(side)
        assert len(side.waited) == 1


def test_a_used_up_quota_is_not_tried_again(side: GoogleSide, google: GoogleDouble) -> None:
    google.script.refuse("quotaExceeded")
    with pytest.raises(Unreachable) as caught:
        put(side)
    assert caught.value.after_s == 3600
    assert side.waited == []


@pytest.mark.parametrize("reason", ["insufficientPermissions", "accessNotConfigured"])
def test_what_only_the_runner_can_change_is_said(
    side: GoogleSide, google: GoogleDouble, reason: str
) -> None:
    google.script.refuse(reason)
    with pytest.raises(NotAllowed, match=reason):
        put(side)


def test_an_answer_lost_after_the_writing_is_found_again(
    side: GoogleSide, google: GoogleDouble
) -> None:
    google.script.go_wrong("lose after", verb="POST", path="/events", times=FOR_EVER)
    with pytest.raises((Unreachable, Taken)):
        put(side)
    google.script.heal()
    with pytest.raises(Taken):
        put(side)
    assert side.calendar.get(ID).look == LOOK


@pytest.mark.parametrize("how", ["lose before", "garble", "cut short"])
def test_no_answer_and_one_that_is_none_are_out_of_reach(
    side: GoogleSide, google: GoogleDouble, how: str
) -> None:
    etag = put(side)
    google.script.go_wrong(how, verb="GET|PATCH", times=FOR_EVER)
    with pytest.raises(Unreachable):
        side.calendar.changes(None)
    with pytest.raises((Unreachable, Conflict)):
        side.calendar.patch(ID, etag, LOOK, MEMO, ALL)
    google.script.heal()
    assert side.calendar.get(ID).look == LOOK


@pytest.mark.parametrize(
    "document", [{}, {"items": [{"id": ID}]}, {"items": None}, {"items": "ab"}, [], 7]
)
def test_json_of_another_kind_is_out_of_reach(
    side: GoogleSide, google: GoogleDouble, document: object
) -> None:
    google.script.answer(document, times=2)
    with pytest.raises(Unreachable):
        side.calendar.changes(None)
    with pytest.raises(Unreachable):
        side.calendar.get(ID)


def test_a_listing_without_an_end_gives_no_token(side: GoogleSide, google: GoogleDouble) -> None:
    put(side)
    google.api.page_sizes = [0, 0]
    google.script.go_wrong("garble", verb="GET", path="/events", nth=2)
    with pytest.raises(Unreachable):
        side.calendar.changes(None)
    assert [each.id for each in side.calendar.changes(None).items] == [ID]


def test_a_page_token_lost_in_a_whole_listing_is_no_reason_for_another(
    side: GoogleSide, google: GoogleDouble
) -> None:
    google.script.refuse("fullSyncRequired")
    with pytest.raises(Unreachable, match="410"):
        side.calendar.changes(None)


def test_a_service_that_hangs_is_out_of_reach_and_meets_no_later_request(
    google: GoogleDouble,
) -> None:
    with GoogleSide(google, timeout_s=0.3) as side:
        put(side)
        google.script.go_wrong("hang", verb="GET", path="/events")
        with pytest.raises(Unreachable, match="TimeoutError"):
            side.calendar.changes(None)
        assert side.calendar.get(ID).look == LOOK


def test_a_server_that_is_not_there_is_out_of_reach(google: GoogleDouble) -> None:
    with GoogleDouble(NOW) as elsewhere:
        side = GoogleSide(elsewhere)
    with side, pytest.raises(Unreachable, match=r"ConnectionRefusedError|BrokenPipeError"):
        put(side)


def test_a_token_that_is_over_is_renewed_without_a_word(
    side: GoogleSide, google: GoogleDouble
) -> None:
    google.now += timedelta(hours=2)
    put(side)
    assert [each.path for each in google.seen if each.status == 401] == [google.seen[-3].path]


def test_with_a_clock_that_is_wrong_by_an_hour_a_round_goes_on(
    side: GoogleSide, google: GoogleDouble
) -> None:
    # Google's clock is an hour past ours, which still believes in its token, and then behind.
    for hours in (1, -2):
        google.now += timedelta(hours=hours)
        assert side.calendar.changes(None).whole


def test_a_sign_in_that_was_taken_back_needs_another(
    side: GoogleSide, google: GoogleDouble
) -> None:
    google.consent.revoke_all()
    with pytest.raises(SignInAgain, match="invalid_grant"):
        side.calendar.changes(None)


def test_a_token_that_google_does_not_take_even_when_new_needs_another(
    side: GoogleSide, google: GoogleDouble
) -> None:
    google.script.refuse("authError", path="/calendar/", times=2)
    with pytest.raises(SignInAgain, match="401"):
        side.calendar.changes(None)
    assert side.calendar.changes(None).whole


@pytest.mark.parametrize("how", ["lose before", "garble", "cut short"])
def test_a_sign_in_that_cannot_be_renewed_now_is_no_reason_for_another(
    side: GoogleSide, google: GoogleDouble, how: str
) -> None:
    google.now += timedelta(hours=2)
    google.script.go_wrong(how, path=TOKEN, times=FOR_EVER)
    with pytest.raises(Unreachable):
        side.calendar.changes(None)
    google.script.heal()
    assert side.calendar.changes(None).whole


def test_a_network_that_wants_a_password_is_no_reason_to_sign_in_again(
    side: GoogleSide, google: GoogleDouble
) -> None:
    side.credentials.expiry = None
    side.credentials.token = None
    google.script.refuse("forbidden", path=TOKEN)
    google.script.refuse("forbidden", path="/calendar/", status=302)
    for _ in range(2):
        with pytest.raises(Unreachable):
            side.calendar.changes(None)
    assert side.calendar.changes(None).whole


def test_a_calendar_is_deleted_once(side: GoogleSide) -> None:
    delete_calendar(side.service, side.calendar.id)
    with pytest.raises(NoSuchCalendar):
        delete_calendar(side.service, side.calendar.id)


def test_no_error_tells_a_token(side: GoogleSide, google: GoogleDouble) -> None:
    known = side.credentials
    secrets = [known.token, known.refresh_token, known.client_secret]
    google.consent.revoke_all()
    with pytest.raises(SignInAgain) as caught:
        side.calendar.changes(None)
    shown = repr(caught.value) + caught.value.detail + str(caught.getrepr(style="long"))
    assert not [secret for secret in secrets if secret in shown]
