"""Sessions around the runner's other appointments, with Google's double and the commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pacelift.app import App
from tests.cli.synced import Desk
from tests.google_double.faults import FOR_EVER, Script
from tests.google_double.hand import Hand

LIFT = "w02-lift-a"
"""Stands on Tuesday 12 January at 17:30 for 40 minutes, in a window that ends at 19:30."""

FREE_BUSY = "https://www.googleapis.com/auth/calendar.freebusy"
ZONE = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 1, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def own(desk: Desk) -> Hand:
    """The runner's hand in their main calendar."""
    return desk.google.hand("primary")


def start(desk: Desk, session: str = LIFT) -> str:
    return str(desk.session(session)["start"])


def scopes_asked(desk: Desk) -> list[str]:
    return desk.google.consent.asked[-1]["scope"].split()


def test_without_the_flag_nobody_asks_when_they_are_busy(desk: Desk, own: Hand) -> None:
    own.adds("Dentist", at(12, 17), 75)
    assert desk.connects().json["offers"] == []
    assert start(desk) == "2027-01-12T17:30:00+01:00"
    assert FREE_BUSY not in scopes_asked(desk)
    assert not any("freeBusy" in each.path for each in desk.google.seen)


def test_connecting_places_sessions_around_what_is_there(desk: Desk, own: Hand) -> None:
    own.adds("Dentist", at(12, 17), 75)
    answer = desk.connects("--free-busy").json
    (told,) = answer["told"]
    assert told["text"] == "Placed around your appointments: Full body A, Tue 12 Jan."
    assert start(desk) == "2027-01-12T18:15:00+01:00"
    assert datetime.fromisoformat(desk.event(LIFT)["start"]["dateTime"]) == at(12, 18, 15)
    assert answer["offers"] == []
    assert FREE_BUSY in scopes_asked(desk)


def test_our_own_events_never_count(desk: Desk) -> None:
    desk.connects("--free-busy")
    again = desk.syncs()
    assert (again["told"], again["offers"]) == ([], [])


def test_a_look_at_appointments_costs_one_request_more(desk: Desk) -> None:
    desk.connects("--free-busy")
    assert desk.syncs()["requests"] == 2


def test_what_comes_later_is_offered_and_not_forced(desk: Desk, own: Hand) -> None:
    desk.connects("--free-busy")
    own.adds("Dentist", at(12, 17), 75)
    answer = desk.syncs()
    (offer,) = answer["offers"]
    assert answer["told"] == []
    assert start(desk) == "2027-01-12T17:30:00+01:00"
    assert (offer["session"], offer["to"], offer["minutes"]) == (LIFT, "2027-01-12T18:15", 40)
    assert offer["text"] == (
        "Full body A, Tue 12 Jan, 17:30: you have something else then. There is room for it on "
        "Tue 12 Jan, 18:15."
    )
    assert "1 session is at the time of another appointment of yours." in answer["text"]
    printed = desk.does("sync").out
    assert f"pacelift sync --make-room {LIFT}" in printed
    assert f"pacelift move {LIFT} 2027-01-12T17:30" in printed
    assert "Dentist" not in printed


def test_an_offer_is_taken(desk: Desk, own: Hand) -> None:
    desk.connects("--free-busy")
    own.adds("Dentist", at(12, 17), 75)
    answer = desk.syncs("--make-room", LIFT)
    assert answer["offers"] == []
    assert answer["updated"]
    assert start(desk) == "2027-01-12T18:15:00+01:00"
    assert datetime.fromisoformat(desk.event(LIFT)["start"]["dateTime"]) == at(12, 18, 15)


def test_a_shorter_session_is_offered_where_only_that_has_room(desk: Desk, own: Hand) -> None:
    fill_the_week_but_for(own, at(12, 17, 30), 30)
    answer = desk.connects("--free-busy").json
    offer = next(each for each in answer["offers"] if each["session"] == LIFT)
    assert start(desk) == "2027-01-12T17:30:00+01:00"
    assert offer["to"] == "2027-01-12T17:30"
    assert "There is room for 30 min of it" in offer["text"]
    desk.syncs("--make-room", LIFT)
    assert desk.session(LIFT)["minutes"] == 30


def fill_the_week_but_for(own: Hand, start: datetime, minutes: int) -> None:
    monday, sunday = at(11, 0), at(18, 0)
    for day in range(7):
        begins = monday + timedelta(days=day)
        for first, last in ((begins, start), (start + timedelta(minutes=minutes), sunday)):
            since, until = max(first, begins), min(last, begins + timedelta(hours=23))
            if since < until:
                own.adds("Work", since, (until - since) / timedelta(minutes=1))


def test_what_is_left_where_it_is_is_not_offered_again(desk: Desk, own: Hand) -> None:
    desk.connects("--free-busy")
    own.adds("Dentist", at(12, 17), 75)
    assert desk.syncs()["offers"]
    desk.does("move", LIFT, "2027-01-12T17:30")
    assert desk.syncs()["offers"] == []
    assert start(desk) == "2027-01-12T17:30:00+01:00"


def offered(desk: Desk) -> list[str]:
    return [each["session"] for each in desk.syncs()["offers"]]


def test_what_comes_to_a_pinned_session_is_offered_and_not_forced(desk: Desk, own: Hand) -> None:
    desk.connects("--free-busy")
    desk.does("move", LIFT, "2027-01-12T17:35")
    assert offered(desk) == []
    own.adds("Dentist", at(12, 17), 75)
    assert offered(desk) == [LIFT]
    assert offered(desk) == [LIFT]
    assert start(desk) == "2027-01-12T17:35:00+01:00"
    answer = desk.syncs("--make-room", LIFT)
    assert answer["offers"] == []
    assert start(desk) == "2027-01-12T18:15:00+01:00"
    assert desk.session(LIFT)["pinned"]
    own.adds("Choir", at(12, 18, 30), 30)
    assert offered(desk) == [LIFT]


def test_pinned_to_the_very_time_of_an_appointment_it_is_offered_for_the_next_one_only(
    desk: Desk, own: Hand
) -> None:
    desk.connects("--free-busy")
    own.adds("Dentist", at(12, 17), 45)
    assert offered(desk) == [LIFT]
    desk.hand.moves(desk.event(LIFT)["id"], timedelta(minutes=5))
    assert offered(desk) == []
    choir = own.adds("Choir", at(12, 17, 50), 75)
    assert offered(desk) == [LIFT]
    own.deletes(choir)
    assert offered(desk) == []


def test_pinned_before_anybody_looked_it_is_offered(desk: Desk, own: Hand) -> None:
    own.adds("Dentist", at(12, 17), 75)
    desk.does("move", LIFT, "2027-01-12T17:35")
    assert [each["session"] for each in desk.connects("--free-busy").json["offers"]] == [LIFT]
    assert start(desk) == "2027-01-12T17:35:00+01:00"
    desk.does("move", LIFT, "2027-01-12T17:35")
    assert offered(desk) == []


def known(desk: Desk) -> list[tuple[datetime, datetime]]:
    """The appointments that the plan knows."""
    busy = App(desk.home, datetime.fromisoformat(desk.now)).plan().busy
    return [(each.start.astimezone(ZONE), each.end.astimezone(ZONE)) for each in busy]


def test_what_was_cancelled_is_forgotten_with_the_next_round(real: Desk, own: Hand) -> None:
    dentist = own.adds("Dentist", at(12, 17), 75)
    own.adds("Choir", at(12, 18, 55), 35)
    real.connects("--free-busy")
    assert known(real) == [(at(12, 17), at(12, 18, 15)), (at(12, 18, 55), at(12, 19, 30))]
    assert start(real, "w01-lift-a") == "2027-01-12T18:15:00+01:00"
    own.deletes(dentist)
    answer = real.syncs()
    assert (answer["told"], answer["offers"], answer["pending"]) == ([], [], 0)
    assert known(real) == [(at(12, 18, 55), at(12, 19, 30))]
    assert start(real, "w01-lift-a") == "2027-01-12T18:15:00+01:00"
    assert real.syncs()["requests"] == 2
    assert "Appointments that are no longer yours were forgotten." in real.does("changes").out


def test_of_an_appointment_made_shorter_only_what_is_left_is_known(desk: Desk, own: Hand) -> None:
    dentist = own.adds("Dentist", at(12, 17), 75)
    desk.connects("--free-busy")
    desk.syncs()
    own.moves(dentist, timedelta(minutes=-30))
    desk.syncs()
    assert known(desk) == [(at(12, 17), at(12, 17, 45))]


def test_undo_takes_back_what_was_placed_and_not_what_was_forgotten(real: Desk, own: Hand) -> None:
    dentist = own.adds("Dentist", at(12, 17), 75)
    real.connects("--free-busy")
    own.deletes(dentist)
    real.syncs()
    assert real.does("undo").code == 0
    assert start(real, "w01-lift-a") == "2027-01-12T17:30:00+01:00"
    assert real.does("undo", "--json").json["error"]["code"] == "nothing-to-undo"
    assert known(real) == []


def test_what_is_over_is_not_cancelled(desk: Desk, own: Hand) -> None:
    own.adds("Dentist", at(12, 17), 75)
    desk.connects("--free-busy")
    before = known(desk)
    desk.now = "2027-01-14T12:00:00+00:00"
    desk.syncs()
    assert known(desk) == before


def opted_out(desk: Desk) -> None:
    desk.connects("--no-free-busy")


def disconnected(desk: Desk) -> None:
    desk.does("disconnect")


@pytest.mark.parametrize("leaves", [opted_out, disconnected])
def test_who_no_longer_wants_it_has_no_appointment_known(
    desk: Desk, own: Hand, leaves: Callable[[Desk], None]
) -> None:
    own.adds("Dentist", at(12, 17), 75)
    desk.connects("--free-busy")
    assert known(desk)
    leaves(desk)
    assert known(desk) == []
    assert start(desk) == "2027-01-12T18:15:00+01:00"


def test_undone_it_is_offered_and_not_done_again(desk: Desk, own: Hand) -> None:
    own.adds("Dentist", at(12, 17), 75)
    desk.connects("--free-busy")
    desk.syncs()
    desk.does("undo")
    answer = desk.syncs()
    assert answer["told"] == []
    assert [each["session"] for each in answer["offers"]] == [LIFT]
    assert start(desk) == "2027-01-12T17:30:00+01:00"


def test_what_the_plan_itself_puts_to_a_taken_time_goes_around_it(desk: Desk, own: Hand) -> None:
    """The Thursday's run gives way to another and would stand at the appointment on Friday."""
    desk.connects("--free-busy")
    own.adds("Dentist", at(15, 6, 30), 20)
    desk.does("move", "w02-easy-3", "2027-01-14T06:30")
    assert start(desk, "w02-easy-2") == "2027-01-15T06:30:00+01:00"
    answer = desk.syncs()
    assert [each["session"] for each in answer["told"]] == [None]
    assert answer["offers"] == []
    assert start(desk, "w02-easy-2") == "2027-01-15T06:50:00+01:00"


def test_days_that_come_into_reach_are_placed_around_unasked(desk: Desk, own: Hand) -> None:
    far = next(
        each
        for each in desk.does("plan", "--json").json["sessions"]
        if datetime.fromisoformat(each["start"]) > at(11, 13) + timedelta(weeks=5)
    )
    begins = datetime.fromisoformat(far["start"])
    own.adds("Meeting", begins, 20)
    desk.connects("--free-busy")
    assert start(desk, far["id"]) == far["start"]
    desk.now = (begins - timedelta(weeks=2)).isoformat()
    assert desk.syncs()["offers"] == []
    assert start(desk, far["id"]) != far["start"]


def test_a_look_ahead_tells_and_changes_nothing(desk: Desk, own: Hand) -> None:
    desk.connects("--free-busy")
    own.adds("Dentist", at(12, 17), 75)
    before = desk.does("plan", "--json").json
    seen = desk.syncs("--preview", "--make-room", LIFT)
    assert len(seen["told"]) == 1
    assert desk.does("plan", "--json").json == before
    assert [each["session"] for each in desk.syncs()["offers"]] == [LIFT]


def test_the_box_left_unticked_connects_nothing(desk: Desk) -> None:
    desk.google.consent.runner.unticked = frozenset({FREE_BUSY})
    answer = desk.connects("--free-busy")
    assert answer.code == 4
    assert answer.json["error"]["code"] == "consent-incomplete"
    assert desk.does("sync", "--json").json["error"]["code"] == "not-connected"


def unreachable(script: Script) -> None:
    script.go_wrong("lose before", path="freeBusy", times=FOR_EVER)


def garbled(script: Script) -> None:
    script.go_wrong("garble", path="freeBusy", times=FOR_EVER)


def empty(script: Script) -> None:
    script.answer({"calendars": {}}, path="freeBusy")


def nonsense(script: Script) -> None:
    told = {"busy": [{"start": "2027-01-12T17:00:00", "end": "soon"}]}
    script.answer({"calendars": {"primary": told}}, path="freeBusy")


def forbidden(script: Script) -> None:
    script.refuse("insufficientPermissions", path="freeBusy", times=FOR_EVER)


def not_told(script: Script) -> None:
    told = {"errors": [{"domain": "global", "reason": "notFound"}], "busy": []}
    script.answer({"calendars": {"primary": told}}, path="freeBusy")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (unreachable, "could not be looked at"),
        (garbled, "could not be looked at"),
        (empty, "could not be looked at"),
        (nonsense, "could not be looked at"),
        (forbidden, "does not tell when you are busy"),
        (not_told, "does not tell when you are busy"),
    ],
)
def test_without_an_answer_all_else_of_the_round_is_done(
    desk: Desk, fault: Callable[[Script], None], said: str
) -> None:
    desk.connects("--free-busy")
    desk.hand.marks(desk.event("w02-easy-1")["id"], "x")
    fault(desk.google.script)
    answer = desk.syncs()
    assert answer["status"] == "ok"
    assert said in answer["text"]
    assert len(answer["told"]) == 1


def test_there_is_no_offer_to_take_for_what_meets_nothing_and_the_round_is_told(
    desk: Desk,
) -> None:
    desk.connects("--free-busy")
    desk.hand.marks(desk.event("w02-easy-1")["id"], "x")
    answer = desk.does("sync", "--make-room", LIFT, "--json")
    assert answer.code == 2
    assert "There was nothing to take" in answer.json["text"]
    assert len(answer.json["told"]) == 1


def test_appointments_are_not_asked_for_where_the_round_could_not_be_done(desk: Desk) -> None:
    desk.connects("--free-busy")
    before = len(desk.google.seen)
    desk.google.script.refuse("insufficientPermissions", path="/events", times=FOR_EVER)
    assert desk.syncs()["status"] == "reconnect"
    assert not any("freeBusy" in each.path for each in desk.google.seen[before:])


def test_who_asks_for_it_again_has_everything_placed_around_again(desk: Desk, own: Hand) -> None:
    desk.connects("--free-busy")
    desk.connects("--no-free-busy")
    own.adds("Dentist", at(12, 17), 75)
    answer = desk.connects("--free-busy").json
    assert (len(answer["told"]), answer["offers"]) == (1, [])


def test_what_was_done_in_the_calendar_is_told_with_what_goes_around_appointments(
    desk: Desk, own: Hand
) -> None:
    desk.connects("--free-busy")
    own.adds("Dentist", at(15, 6, 30), 20)
    desk.hand.moves(desk.event("w02-easy-3")["id"], timedelta(days=-1))
    answer = desk.syncs()
    assert [each["what"] for each in answer["pulled"]] == ["moved"]
    assert [each["session"] for each in answer["told"]] == ["w02-easy-3", None]


def test_without_free_busy_there_is_nothing_to_make_room_for(desk: Desk) -> None:
    desk.connects()
    answer = desk.does("sync", "--make-room", LIFT, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "no-free-busy")


def test_the_appointments_name_is_nowhere_kept(desk: Desk, own: Hand) -> None:
    own.adds("Secret dentist", at(12, 17), 75)
    desk.connects("--free-busy")
    kept = b"".join(each.read_bytes() for each in desk.home.rglob("*") if each.is_file())
    assert b"Secret dentist" not in kept
