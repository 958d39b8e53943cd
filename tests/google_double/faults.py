"""A script of what goes wrong: which requests, and how. Deterministic, as the test says."""

from __future__ import annotations

import re
from typing import Final, Literal

from attrs import define, field

from tests.google_double.refusals import Answer, Refused

FOR_EVER: Final = 10**9

How = Literal["refuse", "lose before", "lose after", "garble", "cut short", "hang"]
"""`lose` drops the connection before or after the request is carried out; `garble` answers 200 with
what is no JSON, `cut short` promises more bytes than come, both after it is carried out; `hang`
answers nothing for as long as the client waits, and does nothing."""


class Lost(Exception):
    """The connection is dropped: no answer comes."""


@define
class Fault:
    """One thing that goes wrong with requests that match, from the `nth` on, `times` times."""

    how: How
    verb: str
    path: re.Pattern[str]
    nth: int
    times: int
    answer: Answer | None = None
    met: int = field(default=0)

    def strikes(self, verb: str, path: str) -> bool:
        """Whether this request is one of those, which counts it."""
        if not re.fullmatch(self.verb, verb) or not self.path.search(path):
            return False
        self.met += 1
        return self.nth <= self.met < self.nth + self.times


class Script:
    """The faults to come. Verbs and paths are regular expressions; the first that strikes counts."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def refuse(
        self,
        reason: str,
        *,
        status: int = 0,
        retry_after_s: int | None = None,
        verb: str = ".*",
        path: str = "",
        nth: int = 1,
        times: int = 1,
    ) -> None:
        """Refuses with that reason, before anything is done; 429 is a `rateLimitExceeded` too."""
        answer = Refused(reason, status=status).answer(retry_after_s)
        self._faults.append(Fault("refuse", verb, re.compile(path), nth, times, answer))

    def answer(
        self, document: object, *, verb: str = ".*", path: str = "", nth: int = 1, times: int = 1
    ) -> None:
        """Answers 200 with that JSON, and does nothing."""
        answer = Answer(200, document)
        self._faults.append(Fault("refuse", verb, re.compile(path), nth, times, answer))

    def go_wrong(
        self, how: How, *, verb: str = ".*", path: str = "", nth: int = 1, times: int = 1
    ) -> None:
        """Fails in that way."""
        self._faults.append(Fault(how, verb, re.compile(path), nth, times))

    def heal(self) -> None:
        """Nothing goes wrong any more."""
        self._faults.clear()

    def next(self, verb: str, path: str) -> Fault | None:
        """What goes wrong with this request. Each fault counts each request that it matches."""
        striking = [fault for fault in self._faults if fault.strikes(verb, path)]
        return striking[0] if striking else None
