"""The answers by which Google refuses a request, each with its status, reason and words."""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen

STATUS_OF: Final = {
    "accessNotConfigured": 403,
    "authError": 401,
    "backendError": 503,
    "conditionNotMet": 412,
    "deleted": 410,
    "duplicate": 409,
    "forbidden": 403,
    "fullSyncRequired": 410,
    "insufficientPermissions": 403,
    "internalError": 500,
    "invalid": 400,
    "invalidParameter": 400,
    "notFound": 404,
    "parseError": 400,
    "quotaExceeded": 403,
    "rateLimitExceeded": 403,
    "required": 400,
    "timeRangeEmpty": 400,
    "userRateLimitExceeded": 403,
}

_WORDS: Final = {
    "authError": "Invalid Credentials",
    "backendError": "Backend Error",
    "conditionNotMet": "Precondition Failed",
    "deleted": "Resource has been deleted",
    "duplicate": "The requested identifier already exists.",
    "fullSyncRequired": "Sync token is no longer valid, a full sync is required.",
    "insufficientPermissions": "Insufficient Permission",
    "notFound": "Not Found",
    "quotaExceeded": "Calendar usage limits exceeded.",
    "rateLimitExceeded": "Rate Limit Exceeded",
    "timeRangeEmpty": "The specified time range is empty.",
    "userRateLimitExceeded": "User Rate Limit Exceeded",
}

_USAGE: Final = {"quotaExceeded", "rateLimitExceeded", "userRateLimitExceeded"}


@frozen
class Answer:
    """A status with a JSON document, or with the very bytes of the body."""

    status: int
    document: Any = None
    headers: tuple[tuple[str, str], ...] = ()
    raw: bytes | None = None


class Refused(Exception):
    """A request that is refused, as one of Google's reasons."""

    def __init__(self, reason: str, words: str = "", *, status: int = 0) -> None:
        self.reason = reason
        self.words = words or _WORDS.get(reason, reason)
        self.status = status or STATUS_OF[reason]
        super().__init__(f"{self.status} {reason}: {self.words}")

    def answer(self, retry_after_s: int | None = None) -> Answer:
        """The refusal as Google words it."""
        domain = "usageLimits" if self.reason in _USAGE else "global"
        error = {"domain": domain, "reason": self.reason, "message": self.words}
        headers = () if retry_after_s is None else (("Retry-After", str(retry_after_s)),)
        document = {"error": {"errors": [error], "code": self.status, "message": self.words}}
        return Answer(self.status, document, headers)
