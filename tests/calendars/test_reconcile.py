"""Who wins what: each group of fields by itself, and the runner's hand first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import evolve

from pacelift.calendars.adapters.memory import MemoryCalendar
from pacelift.calendars.own_part import Body
from pacelift.calendars.port import Look
from pacelift.calendars.reconcile import MOST_DELETED, Gone
from pacelift.calendars.round import Outcome, Round
from tests.calendars.sides import HOUR, NOW, PlanSide, planned


class Both:
    """A plan of some days and its calendar, in step."""

    def __init__(self, days: int = 3, first: int = 0) -> None:
        self.calendar = MemoryCalendar()
        self.side = PlanSide({f"s{n}": planned(n) for n in range(first, first + days)})
        self.round()

    def round(self, gone: Gone = "ask") -> Outcome:
        return Round(self.calendar, self.side, NOW).run(gone=gone)

    def look(self, session: str = "s0") -> Look:
        look = self.calendar.events[self.side.row(session).id].remote.look
        assert look is not None
        return look

    def by_hand(self, session: str = "s0", **changes: object) -> None:
        self.calendar.writes(self.side.row(session).id, evolve(self.look(session), **changes))

    def plan(self, session: str = "s0", **changes: object) -> None:
        self.side.sessions[session] = evolve(self.side.sessions[session], **changes)


def test_a_first_round_writes_every_session_and_the_next_asks_once() -> None:
    both = Both(days=10)
    assert both.calendar.requests == 11
    outcome = both.round()
    assert both.calendar.requests == 12
    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 0, 10)


def test_changes_cost_one_call_each() -> None:
    both = Both(days=10)
    for n in range(4):
        both.plan(f"s{n}", own="8 km easy")
    before = both.calendar.requests
    assert both.round().updated == 4
    assert both.calendar.requests == before + 5


def test_a_moved_event_moves_the_session_and_is_never_moved_back() -> None:
    both = Both()
    start = both.look().start + 3 * HOUR
    both.by_hand(start=start, end=start + HOUR)
    outcome = both.round()
    assert [(pull.what, pull.session) for pull in outcome.pulled] == [("moved", "s0")]
    assert both.side.sessions["s0"].start == start
    assert (both.look().start, both.look().end) == (start, start + HOUR)
    assert both.round().updated == 0


def test_a_length_they_gave_it_stays_until_the_session_s_own_changes() -> None:
    both = Both()
    long = both.look().start + 2 * HOUR
    both.by_hand(end=long)
    both.round()
    both.plan(start=both.look().start + 24 * HOUR)
    both.round()
    assert both.look().end - both.look().start == 2 * HOUR
    both.plan(minutes=60)
    both.round()
    assert both.look().end - both.look().start == HOUR


def test_a_move_the_plan_cannot_follow_stays_in_the_calendar() -> None:
    both = Both()
    both.side.refuses.add("s0")
    start = both.look().start + HOUR
    both.by_hand(start=start, end=start + HOUR)
    outcome = both.round()
    assert outcome.refused == {"s0"}
    assert both.look().start == start
    assert both.round().updated == 0
    assert both.look().start == start


def test_a_marked_title_marks_once_and_is_put_in_order() -> None:
    both = Both()
    title = both.look().title
    both.by_hand(title=f"x {title}")
    assert [pull.mark for pull in both.round().pulled] == ["missed"]
    assert both.look().title == f"✗ {title}"
    assert both.round().pulled == ()


def test_a_mark_in_a_past_event_is_heard_and_nothing_else_is_rewritten() -> None:
    both = Both(days=2, first=-3)
    title = both.look("s-3").title
    both.plan("s-3", own="other words", start=both.look("s-3").start - HOUR)
    assert both.round().updated == 0
    both.by_hand("s-3", title=f"{title} done")
    both.round()
    assert both.look("s-3").title == f"✓ {title}"
    assert both.look("s-3").body == Body(own="7 km easy")


def test_a_name_they_gave_it_is_theirs_for_ever() -> None:
    both = Both()
    both.by_hand(title="Easy run with Jo")
    both.plan(title="Run: Recovery run 5 km", own="5 km easy")
    both.round()
    assert both.look().title == "Easy run with Jo"
    assert both.look().body.own == "5 km easy"


def test_their_title_back_as_it_was_is_ours_again() -> None:
    both = Both()
    title = both.look().title
    both.by_hand(title="Easy run with Jo")
    both.round()
    both.by_hand(title=title)
    both.round()
    both.plan(title="Run: Recovery run 5 km")
    both.round()
    assert both.look().title == "Run: Recovery run 5 km"


def test_notes_beside_our_part_stay_when_it_changes() -> None:
    both = Both()
    both.by_hand(body=Body("before", both.look().body.own, "after"))
    assert [pull.what for pull in both.round().pulled] == ["noted"]
    both.plan(own="8 km easy")
    both.round()
    assert both.look().body == Body("before", "8 km easy", "after")


def test_a_deleted_event_drops_the_session_and_undo_brings_another_generation() -> None:
    both = Both()
    first = both.side.row("s0")
    both.calendar.deletes([first.id])
    assert [pull.what for pull in both.round().pulled] == ["deleted"]
    assert both.side.sessions["s0"].dropped
    assert both.round().created == 0
    both.plan(dropped=False)
    both.round()
    assert both.side.row("s0").memo.generation == first.memo.generation + 1
    assert both.look().start == both.side.sessions["s0"].start


def test_what_is_over_may_be_tidied_away() -> None:
    both = Both(days=2, first=-3)
    both.calendar.deletes([both.side.row("s-3").id])
    outcome = both.round()
    assert (outcome.pulled, outcome.created) == ((), 0)
    assert not both.side.sessions["s-3"].dropped


def test_a_dropped_session_s_event_goes_and_one_they_wrote_into_stays() -> None:
    both = Both()
    both.by_hand("s1", body=Body("", both.look("s1").body.own, "meet Jo"))
    both.round()
    both.plan("s0", dropped=True)
    both.plan("s1", dropped=True)
    assert both.round().deleted == 1
    assert both.calendar.events[both.side.row("s0").id].remote.look is None
    assert both.look("s1").body.after == "meet Jo"


@pytest.mark.parametrize(("days", "deleted"), [(30, MOST_DELETED + 2), (12, 12)])
def test_many_gone_at_once_wait_for_a_word(days: int, deleted: int) -> None:
    both = Both(days=days)
    both.calendar.deletes([both.side.row(f"s{n}").id for n in range(deleted)])
    before, requests = dict(both.side.kept), both.calendar.requests
    outcome = both.round()
    assert (outcome.status, outcome.doubtful) == ("confirm", deleted)
    assert both.side.kept == before
    assert both.calendar.requests == requests + 1
    confirmed = both.round("meant")
    assert (confirmed.status, len(confirmed.pulled)) == ("ok", deleted)
    assert all(both.side.sessions[f"s{n}"].dropped for n in range(deleted))


def test_a_few_or_a_small_share_gone_is_just_heard() -> None:
    few, share = Both(days=9), Both(days=40)
    few.calendar.deletes([few.side.row(f"s{n}").id for n in range(MOST_DELETED)])
    share.calendar.deletes([share.side.row(f"s{n}").id for n in range(12)])
    assert few.round().status == share.round().status == "ok"


def test_a_calendar_that_is_gone_waits_for_a_word_and_nothing_is_made_again() -> None:
    both = Both()
    both.calendar.vanishes()
    outcome = both.round()
    assert outcome.status == "confirm"
    assert both.side.row("s0").state == "live"


def test_a_lost_token_means_a_whole_listing_and_what_it_lacks_was_deleted() -> None:
    both = Both()
    both.calendar.deletes([both.side.row("s0").id])
    both.calendar.forgets_tokens()
    assert [pull.what for pull in both.round().pulled] == ["deleted"]


def test_an_event_taken_out_of_the_bin_is_a_session_again() -> None:
    both = Both()
    look = both.look()
    both.calendar.deletes([both.side.row("s0").id])
    both.round()
    both.calendar.writes(both.side.row("s0").id, evolve(look, start=look.start + timedelta(0)))
    assert [pull.what for pull in both.round().pulled] == ["moved"]
    assert not both.side.sessions["s0"].dropped
    assert both.round().created == 0


def test_what_is_gone_is_made_again_where_that_is_asked_for() -> None:
    both = Both(days=12)
    both.calendar.deletes([both.side.row(f"s{n}").id for n in range(12)])
    assert both.round().status == "confirm"
    again = both.round("again")
    assert (again.status, again.created, again.pulled) == ("ok", 12, ())
    assert len(shown(both)) == 12
    assert not any(session.dropped for session in both.side.sessions.values())
    assert both.round().created == 0


def test_made_again_is_what_is_gone_and_all_else_is_heard() -> None:
    both = Both()
    both.calendar.deletes([both.side.row("s0").id])
    both.by_hand("s1", title=f"✓ {both.look('s1').title}")
    again = both.round("again")
    assert [(pull.session, pull.what) for pull in again.pulled] == [("s1", "marked")]
    assert again.created == 1


def shown(both: Both) -> list[str]:
    """The sessions of the events that are to be seen."""
    events = both.calendar.events.values()
    return sorted(
        each.memo.session
        for each in events
        if each.memo is not None and each.remote.look is not None
    )


def brought_back(both: Both, session: str = "s0") -> str:
    """A session's event deleted there, and the session brought back here; the id of the old one."""
    former = both.side.row(session).id
    both.calendar.deletes([former])
    both.round()
    both.plan(session, dropped=False)
    both.round()
    return former


def test_an_old_event_taken_out_of_the_bin_beside_a_new_one_goes_again() -> None:
    both = Both()
    look = both.look()
    former = brought_back(both)
    assert shown(both) == ["s0", "s1", "s2"]
    start = both.side.sessions["s0"].start + 5 * HOUR
    both.plan(start=start)
    both.round()
    both.calendar.writes(former, look)
    outcome = both.round()
    assert (outcome.pulled, outcome.deleted) == ((), 1)
    assert shown(both) == ["s0", "s1", "s2"]
    assert both.look().start == both.side.sessions["s0"].start == start
    assert both.round().deleted == 0


def test_of_two_events_of_a_session_the_one_they_wrote_into_stays() -> None:
    both = Both()
    both.by_hand(body=Body("", both.look().body.own, "meet Jo"))
    both.round()
    look = both.look()
    former = brought_back(both)
    both.calendar.writes(former, look)
    outcome = both.round()
    assert (outcome.pulled, outcome.deleted) == ((), 1)
    assert shown(both) == ["s0", "s1", "s2"]
    stayed = both.calendar.events[former].remote.look
    assert stayed is not None
    assert stayed.body.after == "meet Jo"
    both.plan(own="9 km easy")
    both.round()
    changed = both.calendar.events[former].remote.look
    assert changed is not None
    assert changed.body == Body("", "9 km easy", "meet Jo")


def test_the_old_event_out_of_the_bin_in_place_of_the_new_one_is_the_session_s() -> None:
    both = Both()
    look = both.look()
    former = brought_back(both)
    both.calendar.deletes([both.side.row("s0").id])
    both.calendar.writes(former, look)
    both.round()
    assert not both.side.sessions["s0"].dropped
    assert shown(both) == ["s0", "s1", "s2"]
    assert both.round().created == 0


def test_a_name_they_gave_it_can_be_marked_and_stays() -> None:
    both = Both()
    event_id = both.side.row("s0").id
    both.calendar.writes(event_id, evolve(both.look(), title="Easy with Jo"))
    both.round()
    both.calendar.writes(event_id, evolve(both.look(), title="✓ Easy with Jo"))
    assert [(pull.what, pull.mark) for pull in both.round().pulled] == [("marked", "done")]
    assert both.look().title == "✓ Easy with Jo"
    both.calendar.writes(event_id, evolve(both.look(), title="x Easy with Jo"))
    assert [(pull.what, pull.mark) for pull in both.round().pulled] == [("marked", "missed")]
    assert both.look().title == "x Easy with Jo"


def test_a_pull_names_the_plan_of_its_event() -> None:
    both = Both()
    both.calendar.deletes([both.side.row("s0").id])
    assert [pull.plan for pull in both.round().pulled] == [both.side.row("s0").plan]


def test_what_was_dragged_into_the_past_is_written_again_once_the_plan_moves_it() -> None:
    both = Both(days=9)
    event_id = both.side.row("s3").id
    both.side.refuses.add("s3")
    look = both.look("s3")
    both.calendar.writes(event_id, evolve(look, start=NOW - 3 * HOUR, end=NOW - 2 * HOUR))
    both.round()
    assert both.look("s3").end < NOW
    both.side.sessions["s3"] = evolve(both.side.sessions["s3"], start=NOW + 50 * HOUR)
    both.round()
    assert both.look("s3").start == NOW + 50 * HOUR
