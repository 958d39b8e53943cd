"""What every calendar's adapter does, as the engine counts on it: one suite for all of them.

A subclass per adapter gives the fixture `there`: the adapter, and the runner's own hand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

import pytest
from attrs import evolve

from pacelift.calendars.own_part import Body
from pacelift.calendars.port import (
    Calendar,
    Changed,
    Conflict,
    First,
    Look,
    Memo,
    NoSuchCalendar,
    NoSuchEvent,
    Remote,
    Taken,
    TokenLost,
)

START: Final = datetime(2027, 1, 12, 6, 30, tzinfo=UTC)
HOUR: Final = timedelta(hours=1)
LOOK: Final = Look(START, START + HOUR, "Run: Easy run 7 km", Body(own="7 km easy"))
FIRST: Final = First(zone="Europe/Berlin", kind="easy", category="Running", reminders=(600,))
MEMO: Final = Memo("p1", "s1", 0)
ALL: Final[frozenset[Changed]] = frozenset(["time", "title", "body", "memo"])
ID: Final = "0123456789abcdef0123456789abcdef"

ODD_TEXTS: Final = (
    "Läufe über Straßen, 7 km, »locker«",
    "🏃‍♀️ 走る é̂ ﷺ שלום",
    "pace < 5:00 & > 4:00, not <b>bold</b>",
    "&amp; &lt;br&gt; &nbsp; 100% \\n \"quoted\" 'too'; a,b",
    "a#b?c=d%20e+f",
)


class There(Protocol):
    """A calendar that is empty at first, and what its runner does in it by hand."""

    calendar: Calendar

    def writes(self, event_id: str, look: Look) -> None:
        """Gives an event another look."""

    def adds(self, look: Look) -> str:
        """Writes an event of their own; its id."""

    def deletes(self, event_id: str) -> None:
        """Deletes an event."""

    def forgets_tokens(self) -> None:
        """The service remembers no token."""

    def vanishes(self) -> None:
        """Deletes the calendar."""

    def pages(self, sizes: Sequence[int]) -> None:
        """The next listing comes in pages of those sizes and a rest, where it has pages."""


def event_id(number: int) -> str:
    """An id of our own form."""
    return f"{number:032x}"


class Conformance:
    """Run on every adapter."""

    def put(self, there: There, key: str = ID, look: Look = LOOK) -> Remote:
        return there.calendar.insert(key, look, FIRST, MEMO)

    def looks(self, there: There, token: str | None = None) -> dict[str, Look | None]:
        return {each.id: each.look for each in there.calendar.changes(token).items}

    def test_an_event_comes_back_as_it_was_written(self, there: There) -> None:
        made = self.put(there)
        assert (made.id, made.look) == (ID, LOOK)
        assert there.calendar.get(ID) == made
        assert list(there.calendar.changes(None).items) == [made]

    def test_an_id_that_is_there_is_taken_and_the_event_stays_as_it_was(self, there: There) -> None:
        made = self.put(there)
        with pytest.raises(Taken):
            self.put(there, look=evolve(LOOK, title="Run: Long run 20 km"))
        assert there.calendar.get(ID) == made

    def test_an_id_of_a_deleted_event_stays_taken_and_can_still_be_looked_at(
        self, there: There
    ) -> None:
        made = self.put(there)
        there.calendar.remove(ID, made.etag)
        with pytest.raises(Taken):
            self.put(there)
        assert there.calendar.get(ID).look is None

    def test_what_was_never_there_is_no_event(self, there: There) -> None:
        with pytest.raises(NoSuchEvent):
            there.calendar.get(ID)
        with pytest.raises(NoSuchEvent):
            there.calendar.patch(ID, '"1"', LOOK, MEMO, ALL)
        there.calendar.remove(ID, '"1"')

    @pytest.mark.parametrize(
        ("group", "changed"),
        [
            ("time", evolve(LOOK, start=START + HOUR, end=START + 3 * HOUR)),
            ("title", evolve(LOOK, title="Run: Recovery run 5 km")),
            ("body", evolve(LOOK, body=Body("mine", "5 km easy", "below"))),
        ],
    )
    def test_a_patch_writes_its_group_and_no_other(
        self, there: There, group: Changed, changed: Look
    ) -> None:
        made = self.put(there)
        elsewhere = {
            "time": evolve(LOOK, start=changed.start, end=changed.end, title="no", body=Body()),
            "title": Look(START - HOUR, START, changed.title, Body()),
            "body": Look(START - HOUR, START, "no", changed.body),
        }
        patched = there.calendar.patch(ID, made.etag, elsewhere[group], MEMO, frozenset([group]))
        assert patched.look == changed
        assert there.calendar.get(ID) == patched

    def test_every_writing_gives_another_etag_and_an_older_one_is_a_conflict(
        self, there: There
    ) -> None:
        made = self.put(there)
        newer = evolve(LOOK, title="Run: Recovery run 5 km")
        patched = there.calendar.patch(ID, made.etag, newer, MEMO, ALL)
        assert patched.etag != made.etag
        with pytest.raises(Conflict):
            there.calendar.patch(ID, made.etag, LOOK, MEMO, ALL)
        with pytest.raises(Conflict):
            there.calendar.remove(ID, made.etag)
        assert there.calendar.get(ID) == patched

    def test_what_the_runner_wrote_meanwhile_is_never_written_over(self, there: There) -> None:
        made = self.put(there)
        there.writes(ID, evolve(LOOK, title="Easy run with Jo"))
        with pytest.raises(Conflict):
            there.calendar.patch(ID, made.etag, LOOK, MEMO, ALL)
        with pytest.raises(Conflict):
            there.calendar.remove(ID, made.etag)
        look = there.calendar.get(ID).look
        assert look is not None
        assert look.title == "Easy run with Jo"

    def test_deleting_twice_is_no_error(self, there: There) -> None:
        made = self.put(there)
        there.calendar.remove(ID, made.etag)
        there.calendar.remove(ID, made.etag)
        assert there.calendar.get(ID).look is None

    def test_an_event_the_runner_deleted_cannot_be_patched(self, there: There) -> None:
        made = self.put(there)
        there.deletes(ID)
        with pytest.raises((Conflict, NoSuchEvent)):
            there.calendar.patch(ID, made.etag, LOOK, MEMO, ALL)
        now = there.calendar.get(ID)
        assert now.look is None
        with pytest.raises(NoSuchEvent):
            there.calendar.patch(ID, now.etag, LOOK, MEMO, ALL)

    def test_a_token_tells_only_what_came_after_it(self, there: There) -> None:
        for number in range(3):
            self.put(there, event_id(number))
        first = there.calendar.changes(None)
        assert first.whole
        moved = evolve(LOOK, start=START + HOUR, end=START + 2 * HOUR)
        there.writes(event_id(0), moved)
        there.deletes(event_id(1))
        second = there.calendar.changes(first.token)
        assert not second.whole
        assert {each.id: each.look for each in second.items} == {
            event_id(0): moved,
            event_id(1): None,
        }
        assert list(there.calendar.changes(second.token).items) == []

    def test_a_writing_of_ours_comes_back_with_the_etag_we_know(self, there: There) -> None:
        token = there.calendar.changes(None).token
        made = self.put(there)
        assert list(there.calendar.changes(token).items) == [made]

    def test_a_lost_token_is_told_and_a_whole_listing_has_all(self, there: There) -> None:
        self.put(there)
        token = there.calendar.changes(None).token
        there.forgets_tokens()
        with pytest.raises(TokenLost):
            there.calendar.changes(token)
        whole = there.calendar.changes(None)
        assert [each.id for each in whole.items] == [ID]
        assert list(there.calendar.changes(whole.token).items) == []

    @pytest.mark.parametrize("sizes", [(1, 1), (0, 0, 1), (0, 2, 0)])
    def test_short_and_empty_pages_are_no_end(self, there: There, sizes: tuple[int, ...]) -> None:
        token = there.calendar.changes(None).token
        made = {each.id: each for each in (self.put(there, event_id(n)) for n in range(4))}
        for since in (None, token):
            there.pages(sizes)
            listing = there.calendar.changes(since)
            assert {each.id: each for each in listing.items} == made
        assert list(there.calendar.changes(listing.token).items) == []

    @pytest.mark.parametrize("text", ODD_TEXTS)
    def test_odd_characters_come_back_as_they_were(self, there: There, text: str) -> None:
        look = evolve(LOOK, title=text, body=Body(text, f"{text}\n- {text}", text))
        assert self.put(there, look=look).look == look
        assert self.looks(there) == {ID: look}
        turned = evolve(look, title=text[::-1], body=Body(own=text))
        etag = there.calendar.get(ID).etag
        assert there.calendar.patch(ID, etag, turned, MEMO, ALL).look == turned

    def test_a_long_text_comes_back_whole(self, there: There) -> None:
        own = "\n".join(f"{n}. Squat, 3 × 5 at 80 kg & rest < 3 min" for n in range(200))
        look = evolve(LOOK, body=Body(own=own))
        assert self.put(there, look=look).look == look

    def test_seconds_and_days_across_midnight_come_back(self, there: There) -> None:
        look = evolve(LOOK, start=START + timedelta(hours=16, seconds=7), end=START + 19 * HOUR)
        assert self.put(there, look=look).look == look

    def test_what_the_runner_writes_is_read_as_they_see_it(self, there: There) -> None:
        made = self.put(there)
        look = evolve(LOOK, body=Body("", LOOK.body.own, "meet Jo & Mia < 9:00\nbring shoes"))
        there.writes(ID, look)
        now = there.calendar.get(ID)
        assert now.look == look
        assert now.etag != made.etag

    def test_events_of_others_are_listed_and_left_alone(self, there: There) -> None:
        own = evolve(LOOK, title="Dentist", body=Body("teeth"))
        other = there.adds(own)
        made = self.put(there)
        there.calendar.patch(ID, made.etag, evolve(LOOK, title="x"), MEMO, ALL)
        there.calendar.remove(ID, there.calendar.get(ID).etag)
        assert {key: look for key, look in self.looks(there).items() if look} == {other: own}

    def test_a_calendar_that_is_gone_is_told(self, there: There) -> None:
        token = there.calendar.changes(None).token
        there.vanishes()
        for since in (token, None):
            with pytest.raises(NoSuchCalendar):
                there.calendar.changes(since)
        with pytest.raises(NoSuchCalendar):
            self.put(there)

    def test_requests_are_counted(self, there: There) -> None:
        before = there.calendar.requests
        made = self.put(there)
        there.calendar.remove(ID, made.etag)
        there.calendar.changes(None)
        assert there.calendar.requests == before + 3
