"""Each of Google's refusals and each failure of the network as one of ours."""

from __future__ import annotations

import socket
import ssl
from http.client import BadStatusLine, IncompleteRead

import httplib2
import pytest
from google.auth.exceptions import RefreshError, TransportError
from googleapiclient.errors import HttpError

from pacelift.calendars.adapters.google.errors import QUOTA_WAIT_S, TryAgain, as_ours
from pacelift.calendars.port import (
    CalendarError,
    Conflict,
    NoSuchCalendar,
    NoSuchEvent,
    NotAllowed,
    SignInAgain,
    Taken,
    TokenLost,
    Unreachable,
)
from tests.google_double.refusals import Refused
from tests.google_double.server import written


def ours(error: Exception) -> CalendarError:
    with pytest.raises(CalendarError) as caught, as_ours(NoSuchEvent):
        raise error
    return caught.value


def refusal(reason: str, words: str = "", status: int = 0, **headers: str) -> HttpError:
    answer = Refused(reason, words, status=status).answer()
    told = {"status": str(answer.status), **{k.replace("_", "-"): v for k, v in headers.items()}}
    return HttpError(httplib2.Response(told), written(answer), "https://example.com/secret")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (refusal("authError"), SignInAgain),
        (refusal("insufficientPermissions"), NotAllowed),
        (refusal("accessNotConfigured"), NotAllowed),
        (refusal("forbidden"), NotAllowed),
        (refusal("invalid"), NotAllowed),
        (refusal("invalid", "Invalid sync token value."), TokenLost),
        (refusal("fullSyncRequired"), TokenLost),
        (refusal("updatedMinTooLongAgo", status=410), TokenLost),
        (refusal("deleted"), NoSuchEvent),
        (refusal("notFound"), NoSuchEvent),
        (refusal("duplicate"), Taken),
        (refusal("conditionNotMet"), Conflict),
        (refusal("rateLimitExceeded"), TryAgain),
        (refusal("userRateLimitExceeded"), TryAgain),
        (refusal("rateLimitExceeded", status=429), TryAgain),
        (refusal("internalError"), TryAgain),
        (refusal("backendError"), TryAgain),
        (refusal("backendError", status=504), TryAgain),
        (refusal("quotaExceeded"), Unreachable),
        (refusal("dailyLimitExceeded", status=403), Unreachable),
        (HttpError(httplib2.Response({"status": "302"}), b"<html>"), Unreachable),
        (HttpError(httplib2.Response({"status": "502"}), b"\xff<html>"), TryAgain),
        (HttpError(httplib2.Response({"status": "403"}), b'{"error": "no"}'), NotAllowed),
        (RefreshError("invalid_grant: x", {"error": "invalid_grant"}), SignInAgain),
        (RefreshError("deleted_client: x", {"error": "deleted_client"}), SignInAgain),
        (RefreshError("x", {"error": "internal_failure"}, retryable=True), Unreachable),
        (RefreshError("<html>Sign in to the network</html>"), Unreachable),
        (TransportError(TimeoutError("timed out")), Unreachable),
        (httplib2.ServerNotFoundError("www.googleapis.com"), Unreachable),
        (socket.gaierror(-2, "Name or service not known"), Unreachable),
        (ssl.SSLCertVerificationError("self-signed"), Unreachable),
        (TimeoutError("timed out"), Unreachable),
        (ConnectionResetError(104, "reset"), Unreachable),
        (BadStatusLine(""), Unreachable),
        (IncompleteRead(b"{"), Unreachable),
        (httplib2.FailedToDecompressContent("x", None, b""), Unreachable),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), Unreachable),
    ],
    ids=lambda value: getattr(value, "__name__", repr(value)[:60]),
)
def test_an_error_of_google_s_is_one_of_ours(error: Exception, expected: type) -> None:
    assert type(ours(error)) is expected


def test_what_is_missing_depends_on_what_was_asked_for() -> None:
    with pytest.raises(NoSuchCalendar), as_ours(NoSuchCalendar):
        raise refusal("notFound")


def test_a_used_up_quota_rests_for_an_hour() -> None:
    error = ours(refusal("quotaExceeded"))
    assert isinstance(error, Unreachable)
    assert error.after_s == QUOTA_WAIT_S


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry_after": "7"}, 7.0),
        (
            {
                "retry_after": "Mon, 11 Jan 2027 12:00:30 GMT",
                "date": "Mon, 11 Jan 2027 12:00:10 GMT",
            },
            20.0,
        ),
        ({"retry_after": "Mon, 11 Jan 2027 12:00:30 GMT"}, 0.0),
        ({"retry_after": "soon", "date": "Mon, 11 Jan 2027 12:00:10 GMT"}, 0.0),
        ({}, 0.0),
    ],
)
def test_a_wait_is_what_google_asks_for(headers: dict[str, str], expected: float) -> None:
    error = ours(refusal("rateLimitExceeded", status=429, **headers))
    assert isinstance(error, Unreachable)
    assert error.after_s == expected


def test_nothing_of_google_s_own_error_is_passed_on() -> None:
    error = ours(refusal("duplicate", "planted words"))
    assert error.detail == "409 duplicate"
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_a_wrapped_failure_is_named_by_what_is_behind_it() -> None:
    assert ours(TransportError(ConnectionRefusedError(111, "refused"))).detail == (
        "ConnectionRefusedError 111"
    )
