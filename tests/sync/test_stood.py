"""What was seen when appointments were last looked at, and how long it is remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from pacelift.coach.plan import Busy, Session
from pacelift.sync.stood import MOST_PLACES, Stood, dumps, loads
from tests.coach.plans import example_plan

HOUR = timedelta(hours=1)
NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)


def places(count: int) -> list[Session]:
    """A session at so many places, one after another."""
    session = example_plan().sessions[0]
    return [evolve(session, start=session.start + number * HOUR) for number in range(count)]


def test_a_session_is_known_at_the_last_places_it_stood_at_and_no_others() -> None:
    seen = places(MOST_PLACES + 2)
    stood = Stood().having(seen)
    assert [stood.stood(each) for each in seen] == [False] * 2 + [True] * MOST_PLACES


def test_back_at_an_old_place_it_is_remembered_there_longest() -> None:
    seen = places(MOST_PLACES + 1)
    stood = Stood().having([*seen[:-1], seen[0], seen[-1]])
    assert stood.stood(seen[0])
    assert not stood.stood(seen[1])


def test_who_is_not_seen_any_more_is_forgotten() -> None:
    (session,) = places(1)
    assert not Stood().having([session]).having([]).stood(session)


@pytest.mark.parametrize(
    ("first", "last", "accepted"), [(0, 1, True), (0.25, 0.5, True), (0, 1.5, False), (2, 3, False)]
)
def test_accepted_is_what_lies_within_the_times_it_was_pinned_to(
    first: float, last: float, accepted: bool
) -> None:
    stood = Stood(accepted={"w02-lift-a": [Busy(NOON, NOON + HOUR)]})
    taken = [Busy(NOON + first * HOUR, NOON + last * HOUR)]
    assert stood.accepts("w02-lift-a", taken) is accepted
    assert not stood.accepts("w02-lift-b", taken)


def test_it_is_read_as_it_was_written() -> None:
    stood = Stood({"a": ["2027-01-12T17:30"]}, {"b": [Busy(NOON, NOON + HOUR)]}, "2027-01-12")
    assert loads(dumps(stood)) == stood


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"accepted": {"a": [7]}}', "nonsense"])
def test_what_cannot_be_read_is_nothing_seen(text: str | None) -> None:
    assert loads(text) == Stood()
