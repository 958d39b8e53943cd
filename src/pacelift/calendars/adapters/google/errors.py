"""Google's refusals and the network's failures as the port's errors: the one place that maps them.

What is told of them is for the log and holds no address, no token and no text of an event.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, Final

from google.auth.exceptions import RefreshError, TransportError
from googleapiclient.errors import HttpError
from httplib2 import HttpLib2Error

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

QUOTA_WAIT_S: Final = 3600.0
"""How long an account that has used up its quota is left alone."""

LONGEST_WAIT_S: Final = 86_400.0
"""More than a day nobody is asked to wait but by mistake."""

_TOO_FAST: Final = {"rateLimitExceeded", "userRateLimitExceeded"}
_USED_UP: Final = {"quotaExceeded", "dailyLimitExceeded", "variableTermLimitExceeded"}
_TOKEN_OVER: Final = {"fullSyncRequired", "updatedMinTooLongAgo"}
_SERVER_ERROR: Final = 500

Missing = type[NoSuchEvent] | type[NoSuchCalendar]
"""What is not there when Google says 404."""


class TryAgain(Unreachable):
    """Google is too busy for now: worth another try before it counts as out of reach."""


@contextmanager
def as_ours(missing: Missing) -> Iterator[None]:
    """Raises the port's errors in place of those of Google's libraries."""
    try:
        yield
    except HttpError as error:
        ours = of_refusal(error, missing)
    except RefreshError as error:
        ours = _of_sign_in(error)
    except (TransportError, HttpLib2Error, HTTPException, OSError) as error:
        ours = Unreachable(_named(error))
    except UnicodeDecodeError:
        ours = Unreachable("the answer is no text")
    else:
        return
    # Without its cause: the libraries' own errors quote addresses, answers and tokens.
    raise ours from None


def of_refusal(error: HttpError, missing: Missing) -> CalendarError:
    """A refusal of the service as one of ours."""
    status, (reason, words) = int(error.status_code), _reason(error)
    detail = f"{status} {reason}"
    if status == 404:
        return missing(detail)
    if status == 410 and reason not in _TOKEN_OVER:
        return NoSuchEvent(detail)
    if status == 410 or (status == 400 and "sync token" in words.lower()):
        return TokenLost(detail)
    if status == 401:
        return SignInAgain(detail)
    if status == 409:
        return Taken(detail)
    if status == 412:
        return Conflict(detail)
    if reason in _USED_UP:
        return Unreachable(detail, QUOTA_WAIT_S)
    if status == 429 or status >= _SERVER_ERROR or reason in _TOO_FAST:
        return TryAgain(detail, _wait_s(error.resp))
    # Another place than asked for answers so: a network that wants a password of its own.
    return Unreachable(detail) if status < 400 else NotAllowed(detail)


def _reason(error: HttpError) -> tuple[str, str]:
    """Google's word for why, and its sentence; an answer that is not Google's has neither."""
    details = error.error_details
    first = details[0] if isinstance(details, list) and details else {}
    if not isinstance(first, dict):
        return "", ""
    return str(first.get("reason", "")), str(first.get("message", ""))


def _wait_s(headers: Any) -> float:
    """Retry-After in seconds; its date is compared with the server's own, not with our clock."""
    told = str(headers.get("retry-after", ""))
    if told.isdecimal():
        return min(float(told), LONGEST_WAIT_S)
    try:
        until, now = (parsedate_to_datetime(text) for text in (told, headers.get("date", "")))
    except ValueError:
        return 0.0
    return min(max(0.0, (until - now).total_seconds()), LONGEST_WAIT_S)


def _of_sign_in(error: RefreshError) -> CalendarError:
    """Only OAuth's own word ends a sign-in; anything else there is an accident on the way."""
    told = error.args[1] if len(error.args) > 1 else None
    word = told.get("error") if isinstance(told, dict) else None
    if error.retryable or not isinstance(word, str):
        return Unreachable("the sign-in cannot be renewed now")
    return SignInAgain(word)


def _named(error: BaseException) -> str:
    """The kind of a failure, of the one behind it where a library only wraps it."""
    inner = error.args[0] if error.args and isinstance(error.args[0], BaseException) else error
    number = getattr(inner, "errno", None)
    return f"{type(inner).__name__} {number}" if number else type(inner).__name__
