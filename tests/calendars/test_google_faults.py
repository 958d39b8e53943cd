"""Each thing that goes wrong with Google: what the runner reads, what is kept, and how it ends."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

import httplib2
import pytest
from attrs import evolve, frozen

from pacelift.calendars.port import Unreachable
from pacelift.calendars.round import Outcome, Round, Status
from pacelift.words.syncing import RoundFacts, round_text
from pacelift.words.voice import Voice
from tests.calendars.google_side import GoogleSide
from tests.calendars.sides import NOW, PlanSide, planned
from tests.google_double.double import GoogleDouble
from tests.google_double.faults import FOR_EVER

DAYS: Final = 6
CHANGED: Final = 3


class Both:
    """A plan in step with a calendar in the double, and then changed in three sessions."""

    def __init__(self, google: GoogleDouble, days: int = DAYS) -> None:
        self.google = google
        self.side = GoogleSide(google, timeout_s=0.5)
        self.plan = PlanSide({f"s{n}": planned(n) for n in range(days)})
        self.first = self.round()

    def changes(self, number: int = CHANGED) -> None:
        for n in range(number):
            self.plan.sessions[f"s{n}"] = evolve(self.plan.sessions[f"s{n}"], minutes=80 + n)

    def round(self) -> Outcome:
        return Round(self.side.calendar, self.plan, NOW).run()

    def assert_in_step(self) -> None:
        """Every session once, as the plan has it."""
        wanted = sorted(each.look().end for each in self.plan.sessions.values())
        remotes = self.side.calendar.changes(None).items
        assert sorted(each.look.end for each in remotes if each.look) == wanted


@pytest.fixture
def both() -> Iterator[Both]:
    with GoogleDouble(NOW) as google:
        made = Both(google)
        made.changes()
        with made.side:
            yield made


Breaks = Callable[[Both], None]


def refuses(reason: str, *, verb: str = "PATCH", times: int = FOR_EVER, status: int = 0) -> Breaks:
    def breaks(both: Both) -> None:
        both.google.script.refuse(reason, verb=verb, times=times, status=status)

    return breaks


def wrong(how: str, *, verb: str = "PATCH", nth: int = 1, times: int = FOR_EVER) -> Breaks:
    def breaks(both: Both) -> None:
        both.google.script.go_wrong(how, verb=verb, nth=nth, times=times)

    return breaks


def signed_out(both: Both) -> None:
    both.google.now += timedelta(hours=2)
    both.google.consent.revoke_all()


def raises(error: Exception) -> Breaks:
    """The network below fails so."""

    def breaks(both: Both) -> None:
        def request(*_args: object, **_more: object) -> None:
            raise error

        both.side.service._http.request = request

    return breaks


@frozen
class Case:
    """What breaks, how the round ends, how many writings wait, and what the runner reads."""

    breaks: Breaks
    status: Status
    waiting: int
    reads: str


OFFLINE: Final = "Your calendar cannot be reached now; the next round tries again."
LATER: Final = "Google asks to be left alone for a while; a later round goes on."
AGAIN: Final = "Google has signed Pacelift out."
REFUSES: Final = "Google refuses what Pacelift asks."

CASES: Final = {
    "offline": Case(raises(OSError(101, "Network is unreachable")), "offline", 0, OFFLINE),
    "no such host": Case(raises(httplib2.ServerNotFoundError("no")), "offline", 0, OFFLINE),
    "a bad certificate": Case(raises(ssl.SSLCertVerificationError("no")), "offline", 0, OFFLINE),
    "no answer in time": Case(wrong("hang"), "offline", 3, OFFLINE),
    "lost before commit": Case(wrong("lose before"), "offline", 3, OFFLINE),
    "lost after commit": Case(wrong("lose after"), "offline", 3, OFFLINE),
    "garbage": Case(wrong("garble", verb="GET"), "offline", 0, OFFLINE),
    "cut short": Case(wrong("cut short"), "offline", 3, OFFLINE),
    "half the writings": Case(wrong("lose before", nth=2), "offline", 2, OFFLINE),
    "a burst of 5xx that does not end": Case(refuses("backendError"), "offline", 3, OFFLINE),
    "quota": Case(refuses("quotaExceeded"), "offline", 3, LATER),
    "invalid grant": Case(signed_out, "reconnect", 0, AGAIN),
    "401 that stays": Case(refuses("authError"), "reconnect", 3, AGAIN),
    "scope": Case(refuses("insufficientPermissions"), "reconnect", 3, REFUSES),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_stops_a_round_is_told_in_a_sentence_and_nothing_is_lost(
    both: Both, name: str
) -> None:
    case = CASES[name]
    kept = {key: evolve(row, intent=None) for key, row in both.plan.kept.items()}
    request = both.side.service._http.request
    case.breaks(both)
    outcome = both.round()
    assert (outcome.status, outcome.pending, outcome.pulled) == (case.status, case.waiting, ())
    told = RoundFacts(cause=outcome.cause, pending=outcome.pending)
    assert round_text(told, Voice()).startswith(case.reads)
    assert kept.keys() == both.plan.kept.keys()

    both.google.script.heal()
    both.side.service._http.request = request
    if case.status == "reconnect":
        return  # only the runner can go on from there
    assert both.round().status == "ok"
    both.assert_in_step()


PASSING: Final = {
    "401 in the middle": refuses("authError", times=1),
    "403 rate": refuses("rateLimitExceeded", times=2),
    "403 rate of the user": refuses("userRateLimitExceeded", times=2),
    "429": refuses("rateLimitExceeded", status=429, times=2),
    "500": refuses("internalError", times=2),
    "503 in a burst": refuses("backendError", verb=".*", times=4),
    "410 token": refuses("fullSyncRequired", verb="GET", times=1),
    "412 out of the blue": refuses("conditionNotMet", times=1),
}


@pytest.mark.parametrize("name", sorted(PASSING))
def test_what_passes_by_itself_is_gone_through_in_one_round(both: Both, name: str) -> None:
    PASSING[name](both)
    outcome = both.round()
    assert (outcome.status, outcome.pending) == ("ok", 0)
    both.assert_in_step()


def test_a_wait_that_google_names_is_waited(both: Both) -> None:
    both.google.script.refuse("rateLimitExceeded", status=429, retry_after_s=7, verb="PATCH")
    assert both.round().status == "ok"
    assert both.side.waited == [7]


def test_a_quota_that_is_used_up_is_left_alone_for_an_hour(both: Both) -> None:
    both.google.script.refuse("quotaExceeded", verb="PATCH")
    assert both.round().after_s == 3600
    assert both.side.waited == []


def test_an_event_deleted_while_we_write_is_heard_and_not_written_again(both: Both) -> None:
    event_id = both.plan.row("s0").id
    both.google.script.refuse("deleted", verb="PATCH", path=event_id)
    both.side.hand.deletes(event_id)
    outcome = both.round()
    assert outcome.status == "ok"
    assert [(each.session, each.what) for each in outcome.pulled] == [("s0", "deleted")]
    assert both.plan.sessions.pop("s0").dropped
    both.assert_in_step()


def test_an_id_that_is_taken_by_our_own_lost_answer_is_not_written_twice() -> None:
    with GoogleDouble(NOW) as google:
        google.script.go_wrong("lose after", verb="POST", path="/events", nth=2)
        both = Both(google)
        with both.side:
            # The network library sends it again by itself, and meets what it wrote before.
            assert [each.status for each in google.seen].count(409) == 1
            assert (both.first.status, both.first.created) == ("ok", DAYS)
            both.assert_in_step()


def test_a_clock_that_is_an_hour_wrong_changes_nothing(both: Both) -> None:
    for hours in (1, -2):
        both.google.now += timedelta(hours=hours)
        assert both.round().status == "ok"
    both.assert_in_step()


def test_a_calendar_that_is_gone_asks_and_is_not_made_again(both: Both) -> None:
    both.side.vanishes()
    outcome = both.round()
    assert (outcome.status, outcome.cause) == ("confirm", "calendar-gone")
    assert "pacelift sync --confirm" in round_text(RoundFacts(cause=outcome.cause), Voice())


def test_nothing_to_do_is_one_request_and_ten_changes_are_eleven() -> None:
    with GoogleDouble(NOW) as google:
        both = Both(google, days=20)
        with both.side:
            before = both.side.calendar.requests
            both.round()
            assert both.side.calendar.requests == before + 1
            both.changes(10)
            assert both.round().updated == 10
            assert both.side.calendar.requests == before + 1 + 11


def test_two_hundred_and_fifty_events_go_up_in_252_calls_at_most() -> None:
    with GoogleDouble(NOW) as google:
        both = Both(google, days=250)
        with both.side:
            assert both.first.created == 250
            # The calendar itself was made by one of them.
            assert both.side.calendar.requests <= 252


def test_a_stop_ends_the_waiting_at_once() -> None:
    with GoogleDouble(NOW) as google:
        side = GoogleSide(google, stop=lambda: True)
        google.script.refuse("backendError", times=FOR_EVER)
        with side, pytest.raises(Unreachable, match="stopped"):
            side.calendar.changes(None)
