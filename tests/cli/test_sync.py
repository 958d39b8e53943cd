"""Connecting Google's double, rounds with it, and letting go, as the commands do it."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from keyring.errors import KeyringLocked

from pacelift.coach.journal import plan_entries
from pacelift.coach.profile_example import example
from pacelift.errors import CalendarNeedsYou
from pacelift.store.store import open_store
from pacelift.sync.connection import WAIT_UNTIL
from pacelift.sync.google.account import CLIENT, SIGN_IN
from pacelift.sync.state import entries_of
from pacelift.system.lock import held as held_lock
from pacelift.system.secrets import Secrets
from tests.cli.given import run_here
from tests.cli.synced import Desk
from tests.fake_keyring import FakeKeyring, helps
from tests.google_double.consent import CLIENT_SECRET

EASY = "w02-easy-1"
COPIED = ("summary", "description", "start", "end", "extendedProperties")
"""What a copy made in the calendar's app has of its event."""


def test_connecting_makes_a_calendar_with_every_session_at_its_time(desk: Desk) -> None:
    answer = desk.connects()
    assert answer.code == 0
    held = [
        each for each in desk.does("plan", "--json").json["sessions"] if each["status"] != "dropped"
    ]
    assert answer.json["created"] == len(held) == len(desk.hand.events())
    assert desk.hand.calendar.resource["summary"] == desk.does("plan", "--json").json["name"]
    event = desk.event(EASY)
    assert event["summary"].startswith("Run: ")
    assert "Plan B" in event["description"]


def test_a_round_with_nothing_to_do_asks_once(desk: Desk) -> None:
    desk.connects()
    told = desk.syncs()
    assert (told["status"], told["requests"], told["created"]) == ("ok", 1, 0)
    assert told["text"] == "Your calendar is in step with the plan."


def test_what_is_marked_here_shows_there(desk: Desk) -> None:
    desk.connects()
    event = desk.event(EASY)
    assert desk.does("mark", EASY, "missed").code in (0, 2)
    desk.does("move", EASY, "2027-01-16T09:00")
    told = desk.syncs()
    assert told["requests"] == 1 + told["updated"] + told["deleted"] + told["created"]
    moved = next(each for each in desk.hand.events() if each["id"] == event["id"])
    assert datetime.fromisoformat(moved["start"]["dateTime"]) == datetime(
        2027, 1, 16, 8, tzinfo=UTC
    )


def test_what_is_moved_there_moves_here_and_undo_takes_it_back(desk: Desk) -> None:
    desk.connects()
    before = desk.session(EASY)["start"]
    desk.hand.moves(desk.event(EASY)["id"], by=timedelta(hours=2))
    told = desk.syncs()
    assert told["pulled"] == [{"session": EASY, "what": "moved"}]
    assert EASY in {each["session"] for each in told["told"]}
    after = desk.session(EASY)
    assert datetime.fromisoformat(after["start"]) - datetime.fromisoformat(before) == timedelta(
        hours=2
    )
    assert after["pinned"]
    desk.does("undo")
    assert desk.syncs()["updated"] == 1
    assert desk.session(EASY)["start"] == before


def test_a_preview_writes_nothing_on_either_side(desk: Desk) -> None:
    desk.connects()
    desk.hand.moves(desk.event(EASY)["id"], by=timedelta(hours=2))
    desk.does("move", "w03-long", "2027-01-23T09:00")
    before, seen = desk.does("plan", "--json").json["sessions"], len(desk.google.seen)
    told = desk.syncs("--preview")
    assert told["pulled"] == [{"session": EASY, "what": "moved"}]
    assert told["updated"] >= 1
    assert [each.verb for each in desk.google.seen[seen:] if "/events" in each.path] == ["GET"]
    assert desk.does("plan", "--json").json["sessions"] == before
    assert desk.syncs()["updated"] == told["updated"]


def test_a_preview_for_people_names_each_event(desk: Desk) -> None:
    desk.connects()
    desk.does("move", "w03-long", "2027-01-23T09:00")
    out = desk.does("sync", "--preview").out
    assert "A round would write to your calendar: " in out
    assert "Sat 23 Jan 09:00" in out


def test_without_consent_nothing_is_kept(desk: Desk, held: FakeKeyring) -> None:
    desk.google.consent.runner.denies = True
    answer = desk.connects()
    assert (answer.code, answer.json["error"]["code"]) == (4, "consent-denied")
    assert (held.kept, desk.calendars) == ({}, [])
    assert desk.does("sync", "--json").json["error"]["code"] == "not-connected"


def test_a_dead_sign_in_asks_to_sign_in_again_and_connecting_goes_on_with_the_calendar(
    desk: Desk,
) -> None:
    desk.connects()
    desk.google.consent.revoke_all()
    answer = desk.does("sync", "--json")
    assert (answer.code, answer.json["status"]) == (4, "reconnect")
    again = desk.connects()
    assert (again.code, again.json["created"], len(desk.calendars)) == (0, 0, 1)


def test_out_of_reach_is_told_and_what_waits_goes_with_a_later_round(desk: Desk) -> None:
    desk.connects()
    desk.does("move", "w03-long", "2027-01-23T09:00")
    desk.google.script.go_wrong("drop before", verb="GET", times=1)
    answer = desk.does("sync", "--json")
    assert (answer.code, answer.json["status"]) == (5, "offline")
    assert desk.syncs()["updated"] >= 1


def test_a_second_round_while_one_runs_does_nothing(desk: Desk) -> None:
    desk.connects()
    seen = len(desk.google.seen)
    with held_lock(desk.home / "sync.lock") as ours:
        assert ours
        answer = desk.does("sync", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (5, "sync-running")
    assert len(desk.google.seen) == seen
    assert desk.syncs()["status"] == "ok"


def test_a_quota_that_is_used_up_is_left_alone_for_an_hour(desk: Desk) -> None:
    desk.connects()
    desk.does("move", "w03-long", "2027-01-23T09:00")
    desk.google.script.refuse("quotaExceeded", verb="PATCH", times=1)
    assert desk.syncs()["status"] == "offline"
    told = desk.syncs()
    assert (told["status"], told["requests"]) == ("offline", 0)
    assert told["text"].startswith("Google asks to be left alone")
    later = run_here(
        desk._capsys, "sync", "--json", "--home", desk.home, "--now", "2027-01-11T13:00:01+00:00"
    )
    assert later.json["status"] == "ok"
    assert later.json["updated"] >= 1


def test_a_keyring_that_is_gone_is_told_and_nothing_is_lost(desk: Desk, held: FakeKeyring) -> None:
    desk.connects()
    kept, held.kept = held.kept, {}
    answer = desk.does("sync", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (4, "not-signed-in")
    held.kept = kept
    assert desk.syncs()["status"] == "ok"


def test_a_locked_keyring_stops_connecting_before_the_browser_opens(
    desk: Desk, held: FakeKeyring
) -> None:
    held.before = locked
    answer = desk.connects()
    assert (answer.code, answer.json["error"]["code"]) == (4, "keyring-locked")
    assert desk.google.consent.asked == []


def test_every_event_says_how_to_mark_it(desk: Desk) -> None:
    desk.connects()
    for event in desk.hand.events():
        assert (
            "Put one of these before the title: ✓ done, x missed, ! too hard, too easy."
            in (event["description"])
        )


def test_a_calendar_that_is_gone_is_made_anew_only_when_confirmed(desk: Desk) -> None:
    created = desk.connects().json["created"]
    desk.hand.deletes_the_calendar()
    answer = desk.does("sync", "--json")
    assert (answer.code, answer.json["status"], desk.calendars) == (4, "confirm", [])
    told = desk.syncs("--confirm")
    assert (told["status"], told["created"], len(desk.calendars)) == ("ok", created, 1)


def test_many_gone_at_once_change_nothing_until_confirmed(desk: Desk) -> None:
    desk.connects()
    desk.hand.empties_the_calendar()
    before = desk.does("plan", "--json").json["sessions"]
    answer = desk.does("sync", "--json")
    assert (answer.code, answer.json["status"]) == (4, "confirm")
    assert desk.does("plan", "--json").json["sessions"] == before
    assert desk.hand.events() == []


def test_an_emptied_calendar_confirmed_is_one_thing_to_take_back(real: Desk) -> None:
    real.connects()
    coming = len(ahead(real))
    real.hand.empties_the_calendar()
    stopped = real.does("sync", "--json").json
    assert (stopped["status"], stopped["cause"]) == ("confirm", "many-deleted")
    assert "pacelift sync --confirm" in stopped["text"]
    assert "pacelift sync --make-again" in stopped["text"]
    told = real.syncs("--confirm")
    assert kinds(real) == ["new", "skip"]
    (line,) = told["told"]
    assert line["text"] == f"Taken out: {line['changes']} sessions."
    assert len(real.hand.events()) == 1  # the race stays
    real.does("undo")
    assert real.syncs()["created"] == coming - 1
    assert kinds(real) == ["new", "skip", "undo"]


def test_an_emptied_calendar_is_filled_again_where_that_is_wished(real: Desk) -> None:
    real.connects()
    coming = len(ahead(real))
    real.hand.empties_the_calendar()
    assert real.syncs("--preview", "--make-again")["created"] == coming
    assert real.hand.events() == []
    told = real.syncs("--make-again")
    assert (told["status"], told["created"], told["pulled"]) == ("ok", coming, [])
    assert kinds(real) == ["new"]
    assert real.syncs()["requests"] == 1


def test_a_calendar_that_is_gone_is_made_again(desk: Desk) -> None:
    created = desk.connects().json["created"]
    desk.hand.deletes_the_calendar()
    assert desk.syncs("--make-again")["created"] == created


def test_taken_out_and_put_back_cannot_both_be_meant(desk: Desk) -> None:
    desk.connects()
    answer = desk.does("sync", "--confirm", "--make-again", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "confirm-or-make-again")


def test_an_event_of_ours_out_of_the_bin_is_known_on_a_machine_that_never_saw_it(
    real: Desk,
) -> None:
    real.connects()
    former = real.event("w04-easy-1")
    real.hand.deletes(former["id"])
    real.syncs()
    real.does("undo")
    real.syncs()
    second = Second(real)
    second.connects()
    second.does("restore")
    second.syncs()
    assert len(at_time(real, former)) == 1
    real.hand.takes_back(former["id"])
    assert len(at_time(real, former)) == 2
    told = second.syncs()
    assert (told["told"], told["deleted"]) == ([], 1)
    assert len(at_time(real, former)) == 1
    assert real.syncs()["told"] == []
    assert len(at_time(real, former)) == 1


def test_a_session_taken_out_and_its_event_put_back_comes_back_on_every_machine(
    real: Desk,
) -> None:
    real.connects()
    former = real.event("w04-easy-1")
    real.hand.deletes(former["id"])
    real.syncs()
    second = Second(real)
    second.connects()
    second.does("restore")
    second.syncs()
    assert second.session("w04-easy-1")["status"] == "dropped"
    real.hand.takes_back(former["id"])
    for each in (second, real):
        each.syncs()
        assert each.session("w04-easy-1")["status"] == "planned"
    assert kinds(real) == kinds(second) == ["new", "skip", "move"]


def ahead(desk: Desk) -> list[Any]:
    """What is shown there of the time to come."""
    now = datetime.fromisoformat(desk.now)
    ends = {each["id"]: each["end"]["dateTime"] for each in desk.hand.events()}
    return [key for key, end in ends.items() if datetime.fromisoformat(end) > now]


def at_time(desk: Desk, event: Any) -> list[Any]:
    return [each for each in desk.hand.events() if each["start"] == event["start"]]


def test_a_race_that_was_moved_there_is_told_in_every_round(desk: Desk) -> None:
    desk.connects()
    race = next(s for s in desk.does("plan", "--json").json["sessions"] if s["kind"] == "race")
    desk.hand.moves(desk.event(race["id"])["id"], timedelta(hours=1))
    assert len(desk.syncs()["refused"]) == 1
    told = desk.syncs()
    assert (told["status"], told["refused"], told["requests"]) == ("ok", [], 1)
    ((session, text),) = [tuple(each.values()) for each in told["apart"]]
    assert session == race["id"]
    assert "The race never moves." in text
    assert told["text"] == text
    assert text in " ".join(desk.does("sync").out.split())


def test_disconnecting_ends_the_sign_in_and_leaves_the_events(
    desk: Desk, held: FakeKeyring
) -> None:
    created = desk.connects().json["created"]
    assert desk.does("disconnect", "--json").json["revoked"] is True
    assert (held.kept, desk.google.consent.refresh_tokens) == ({}, 0)
    assert len(desk.hand.events()) == created
    assert desk.does("disconnect").code == 2


def test_removing_the_events_leaves_google_as_it_was_before(desk: Desk, held: FakeKeyring) -> None:
    before = list(desk.google.world.calendars)
    desk.connects()
    assert desk.does("disconnect", "--remove-events").code == 0
    assert list(desk.google.world.calendars) == before
    assert (held.kept, desk.google.consent.refresh_tokens) == ({}, 0)


def test_removing_the_events_keeps_the_runner_s_own(desk: Desk) -> None:
    desk.connects()
    desk.hand.adds("Massage", datetime(2027, 1, 20, 17, tzinfo=UTC))
    answer = desk.does("disconnect", "--remove-events")
    assert [each["summary"] for each in desk.hand.events()] == ["Massage"]
    assert "1 event in it is your own" in " ".join(answer.out.split())


def locked() -> None:
    raise KeyringLocked


def test_without_a_keyring_the_calendar_is_let_go_of_and_what_is_left_to_do_is_told(
    desk: Desk, held: FakeKeyring
) -> None:
    desk.connects()
    held.before = locked
    answer = desk.does("disconnect", "--json")
    assert (answer.code, answer.json["revoked"], answer.json["forgotten"]) == (0, False, False)
    assert "could not be taken out of the system's keyring" in answer.json["text"]
    assert "myaccount.google.com/connections" in answer.json["text"]
    with open_store(desk.home, write=False) as store:
        assert store.calendar_rows() == {}
    assert desk.does("sync", "--json").json["error"]["code"] == "not-connected"


def test_without_a_keyring_no_events_can_be_removed_and_nothing_is_let_go_of(
    desk: Desk, held: FakeKeyring
) -> None:
    desk.connects()
    held.before = locked
    answer = desk.does("disconnect", "--remove-events", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (4, "keyring-locked")
    held.before = helps
    assert desk.syncs()["status"] == "ok"


def test_a_client_in_the_keyring_that_cannot_be_read_keeps_nobody_connected(
    desk: Desk, held: FakeKeyring
) -> None:
    desk.connects()
    held.kept = {key: "nonsense" if CLIENT in key[1] else text for key, text in held.kept.items()}
    answer = desk.does("disconnect", "--json")
    assert (answer.code, answer.json["revoked"], held.kept) == (0, False, {})


def test_signing_in_again_needs_no_file_as_long_as_the_keyring_has_the_client(
    desk: Desk, held: FakeKeyring
) -> None:
    desk.connects()
    desk.google.consent.revoke_all()
    assert desk.syncs()["status"] == "reconnect"
    answer = desk.does("connect", "google", "--json")
    assert (answer.code, answer.json["status"]) == (0, "ok")
    held.kept = {}
    asked = len(desk.google.consent.asked)
    answer = desk.does("connect", "google", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "client-secrets")
    assert "--client-secrets FILE" in answer.json["error"]["fix"]
    assert len(desk.google.consent.asked) == asked


def test_discreet_shows_times_only(desk: Desk) -> None:
    desk.connects("--discreet")
    shown = {(each["summary"], each.get("description", "")) for each in desk.hand.events()}
    assert shown == {("Busy", "")}
    assert not any("colorId" in each for each in desk.hand.events())
    assert desk.syncs()["requests"] == 1


def test_no_secret_is_in_any_file_or_answer(
    desk: Desk, held: FakeKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    said = [desk.connects()]
    planted = [CLIENT_SECRET, *held.kept.values()]
    said += [desk.does("sync"), desk.does("doctor")]
    desk.google.consent.revoke_all()
    said += [desk.does("sync"), desk.does("disconnect")]
    files = [path.read_bytes() for path in desk.home.rglob("*") if path.is_file()]
    assert files
    for secret in (*planted, "1//refresh", "ya29.access", "4/code"):
        assert not any(secret.encode() in each for each in files)
        assert not any(secret in each.out + each.err for each in said)
        assert secret not in caplog.text


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (b"", "is no JSON"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b"[]", 'has no object "installed"'),
        (b'{"web": {}}', "Web application"),
        (b'{"installed": {"client_id": "a"}}', "installed.client_secret"),
        (b'{"installed": {"client_id": 7}}', "installed.client_id"),
        (
            b'{"installed": {"client_id": "a", "client_secret": "b", "token_uri": "http://x.org"}}',
            "installed.token_uri",
        ),
        (b" " * 70_000, "larger than 64 KiB"),
    ],
)
def test_a_wrong_client_secrets_file_is_named_with_what_is_wrong(
    desk: Desk, written: bytes, what: str
) -> None:
    desk.file.write_bytes(written)
    answer = desk.connects()
    assert (answer.code, answer.json["error"]["code"]) == (2, "client-secrets")
    assert str(desk.file) in answer.json["error"]["text"]
    assert what in answer.json["error"]["text"]


def test_an_address_that_is_not_encrypted_gets_no_sign_in(desk: Desk) -> None:
    files = ("--client-secrets", desk.file, "--api-root", "http://example.org/")
    answer = desk.does("connect", "google", *files, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "api-root")
    assert desk.google.seen == []


class Second(Desk):
    """Another machine of the same runner, without a plan."""

    def __init__(self, first: Desk, name: str = "second") -> None:
        super().__init__(first.home.parent / name, first.google, first._capsys)
        self.before = first.before


def test_a_second_machine_rebuilds_plan_and_journal_from_the_calendar(real: Desk) -> None:
    real.does("mark", "w01-easy-1", "done", "--rpe", "3")
    real.does("move", "w03-long", "2027-01-23T09:00")
    real.does("pause", "busy", "2027-02-01", "2027-02-02")
    real.does("move", "w02-easy-1", "2027-01-14T07:00")
    real.does("undo")
    real.connects()
    real.hand.deletes(real.event("w04-easy-1")["id"])
    real.syncs()
    real.syncs()

    second = Second(real)
    found = second.connects()
    assert (found.code, found.json["status"], len(real.calendars)) == (0, "ok", 1)
    answer = second.does("restore", "--json")
    assert answer.code == 0
    for command in (("plan", "--json"), ("changes", "--json")):
        here, there = real.does(*command).json, second.does(*command).json
        assert here == there
    told = second.syncs()
    assert (told["requests"], told["pulled"]) == (1, [])


def test_what_the_runner_did_since_survives_the_second_machine_and_is_heard_there(
    real: Desk,
) -> None:
    real.connects()
    renamed, dragged, written = (
        real.event(name)["id"] for name in ("w04-easy-1", "w05-long", "w06-easy-1")
    )
    real.hand.renames(renamed, "Easy with Jo")
    real.syncs()
    real.hand.moves(dragged, timedelta(hours=1))
    real.hand.notes(written, "bring the blue shoes")
    second = Second(real)
    second.connects()
    second.does("restore")
    heard = second.syncs()
    assert {each["session"] for each in heard["told"]} == {"w05-long"}
    events = {each["id"]: each for each in real.hand.events()}
    assert events[renamed]["summary"] == "Easy with Jo"
    assert "blue shoes" in events[written]["description"]
    assert datetime.fromisoformat(events[dragged]["start"]["dateTime"]) == (
        datetime.fromisoformat(real.session("w05-long")["start"]) + timedelta(hours=1)
    )
    assert second.session("w05-long")["start"] != real.session("w05-long")["start"]


def test_a_copy_that_the_runner_made_of_an_event_is_theirs_on_every_machine(real: Desk) -> None:
    real.connects()
    event = real.event("w04-easy-1")
    real.google.world.insert(real.hand.calendar, {k: v for k, v in event.items() if k in COPIED})
    second = Second(real)
    second.connects()
    second.does("restore")
    second.syncs()
    second.does("disconnect", "--remove-events")
    (left,) = second.hand.events()
    assert left["summary"] == event["summary"]
    assert left["id"] != event["id"]


def test_notes_and_pain_never_leave_the_machine(real: Desk) -> None:
    real.does("mark", "w01-easy-1", "done", "--note", "Zwetschgenkuchen")
    real.does("pause", "injured", "2027-02-01", "2027-02-03", "--pain", "3")
    real.connects()
    texts = [
        "".join(
            each["extendedProperties"]["private"][f"state{n}"]
            for n in range(int(each["extendedProperties"]["private"]["states"]))
        )
        for each in real.hand.events()
    ]
    entries = entries_of(texts)
    assert {each.kind for each in entries} == {"new", "mark", "pause"}
    assert [each.data.get("note") for each in entries] == [None] * 3
    assert [each.data.get("pain") for each in entries] == [None] * 3
    assert not any("Zwetschgen" in json.dumps(each) for each in real.hand.events())


def test_what_one_machine_marks_the_other_hears(real: Desk) -> None:
    real.connects()
    second = Second(real)
    second.connects()
    second.does("restore")
    second.does("mark", "w01-easy-1", "done")
    assert second.syncs()["updated"] == 1
    told = real.syncs()
    assert told["told"] == []
    assert real.session("w01-easy-1")["status"] == "done"
    assert kinds(real) == kinds(second) == ["new", "mark"]


def kinds(desk: Desk) -> list[str]:
    with open_store(desk.home, write=False) as store:
        return [entry.kind for entry in store.entries()]


def test_what_is_told_on_one_machine_is_told_on_the_other_and_on_a_third(real: Desk) -> None:
    real.connects()
    second = Second(real)
    second.connects()
    second.does("restore")
    second.does("pause", "injured", "2027-01-13", "2027-01-24", "--pain", "3")
    second.does("move", "w06-easy-1", "2027-02-10T07:30")
    second.syncs()
    for _ in range(2):
        heard = real.syncs()
        assert (heard["told"], heard["refused"]) == ([], [])
    assert second.syncs()["told"] == []
    assert real.does("plan", "--json").json == second.does("plan", "--json").json
    changes = [each.does("changes", "--json").json["changes"] for each in (real, second)]
    assert changes[0] == changes[1]
    real.does("mark", "w01-easy-1", "done")
    real.syncs()
    assert second.syncs()["told"] == []
    assert kinds(real) == kinds(second) == ["new", "pause", "move", "mark"]
    third = Second(real, "third")
    third.connects()
    third.does("restore")
    assert third.does("plan", "--json").json == real.does("plan", "--json").json


def test_a_look_ahead_knows_what_another_machine_has_told(real: Desk) -> None:
    real.connects()
    second = Second(real)
    second.connects()
    second.does("restore")
    second.does("pause", "ill", "2027-01-13", "2027-01-16")
    second.syncs()
    seen = real.syncs("--preview")
    assert (seen["told"], seen["writings"]) == ([], [])
    assert kinds(real) == ["new"]


def test_where_there_is_a_plan_nothing_is_restored_over_it(real: Desk) -> None:
    real.connects()
    answer = real.does("restore", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "plan-is-there")


def test_an_account_without_a_plan_connects_nothing(desk: Desk, held: FakeKeyring) -> None:
    second = Second(desk)
    answer = second.connects()
    assert (answer.code, answer.json["error"]["code"]) == (2, "nothing-to-restore")
    assert (held.kept, desk.google.consent.refresh_tokens) == ({}, 0)


def test_what_the_events_carry_is_within_googles_limits(real: Desk) -> None:
    real.does("pause", "busy", "2027-02-01", "2027-02-02")
    real.connects()
    for event in real.hand.events():
        private = event["extendedProperties"]["private"]
        assert all(len(key) <= 44 and len(value) <= 1024 for key, value in private.items())
        assert sum(map(len, [*private, *private.values()])) < 32_000


def renewed(desk: Desk, name: str) -> None:
    """Another plan under that name in place of the one there is."""
    profile = desk.home.parent / "renewed.toml"
    text = example(date(2027, 1, 4))
    profile.write_text(
        re.sub("^name = .*$", f'name = "{name}"', text, count=1, flags=re.MULTILINE), "utf-8"
    )
    assert desk.does("new", profile, "--yes").code == 0


def test_the_calendar_goes_by_the_name_of_the_plan_in_it(real: Desk) -> None:
    real.connects()
    renewed(real, "Berlin")
    real.syncs()
    assert real.hand.calendar.resource["summary"] == "Berlin"
    assert real.syncs()["requests"] == 1
    renewed(real, "Paris")
    real.syncs("--preview")
    assert real.hand.calendar.resource["summary"] == "Berlin"
    real.syncs()
    assert real.hand.calendar.resource["summary"] == "Paris"


def test_a_calendar_that_the_runner_has_named_keeps_that_name(real: Desk) -> None:
    real.connects()
    real.google.world.change_calendar(real.hand.calendar, {"summary": "My training"})
    renewed(real, "Berlin")
    real.syncs()
    renewed(real, "Paris")
    assert real.syncs()["status"] == "ok"
    assert real.hand.calendar.resource["summary"] == "My training"
    assert real.syncs()["requests"] == 1


def test_a_name_that_could_not_be_given_is_given_with_a_later_round(real: Desk) -> None:
    real.connects()
    renewed(real, "Berlin")
    real.google.script.go_wrong("lose before", verb="PATCH", path="/calendars/[^/]*$", times=1)
    assert real.syncs()["status"] == "ok"
    real.syncs()
    assert real.hand.calendar.resource["summary"] == "Berlin"


def test_a_second_machine_renames_what_the_first_has_named(real: Desk) -> None:
    real.connects()
    second = Second(real)
    second.connects()
    second.does("restore")
    renewed(second, "Berlin")
    second.syncs()
    assert second.hand.calendar.resource["summary"] == "Berlin"


def test_signing_in_again_keeps_what_was_chosen_unless_told_otherwise(desk: Desk) -> None:
    desk.connects("--discreet")
    desk.connects()
    assert {each["summary"] for each in desk.hand.events()} == {"Busy"}
    desk.connects("--no-discreet")
    assert desk.event(EASY)["summary"].startswith("Run: ")


def test_a_service_that_asks_for_years_of_patience_is_asked_again_tomorrow(desk: Desk) -> None:
    desk.connects()
    desk.google.script.refuse("rateLimitExceeded", status=429, retry_after_s=10**12, path="/events")
    assert desk.syncs()["status"] == "offline"
    desk.google.script.heal()
    assert desk.syncs()["status"] == "offline"
    desk.now = "2027-01-12T12:00:01+00:00"
    assert desk.syncs()["status"] == "ok"


def test_a_wait_that_a_wrong_clock_left_behind_is_over(desk: Desk) -> None:
    desk.connects()
    with open_store(desk.home, write=True) as store:
        store.remember(WAIT_UNTIL, "2031-01-01T00:00:00+00:00")
    assert desk.syncs()["status"] == "ok"


def test_nothing_is_let_go_of_while_a_round_is_on(desk: Desk) -> None:
    desk.connects()
    with held_lock(desk.home / "sync.lock") as ours:
        assert ours
        answer = desk.does("disconnect", "--remove-events", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (5, "sync-running")
    assert desk.hand.events()
    assert desk.syncs()["status"] == "ok"


def test_signing_in_again_stays_with_the_server_it_was_at(desk: Desk) -> None:
    desk.connects()
    answer = desk.does("connect", "google", "--client-secrets", desk.file, "--json")
    assert answer.json["status"] == "ok"
    assert len(desk.calendars) == 1


def test_what_is_made_discreet_later_loses_its_colour_but_for_the_runner_s_own(desk: Desk) -> None:
    desk.connects()
    green, chosen = desk.event(EASY)["id"], desk.event("w03-long")["id"]
    desk.hand.changes(chosen, colorId="4")
    desk.connects("--discreet")
    coloured = {each["id"]: each["colorId"] for each in desk.hand.events() if "colorId" in each}
    assert green not in coloured
    assert coloured == {chosen: "4"}
    assert desk.syncs()["requests"] == 1


def test_what_is_past_is_discreet_too_once_that_is_asked_for(desk: Desk) -> None:
    desk.now = "2027-01-20T12:00:00+00:00"
    desk.connects()
    past = desk.event("w02-easy-2")
    assert past["description"]
    desk.connects("--discreet")
    hidden = next(each for each in desk.hand.events() if each["id"] == past["id"])
    assert (hidden["summary"], hidden.get("description", "")) == ("Busy", "")


def test_an_event_that_google_refuses_keeps_no_other_from_being_written(desk: Desk) -> None:
    desk.google.script.refuse("invalid", status=400, verb="POST", path="/events$", nth=3)
    answer = desk.connects()
    held = [s for s in desk.does("plan", "--json").json["sessions"] if s["status"] != "dropped"]
    assert (answer.json["status"], answer.json["pending"]) == ("reconnect", 1)
    assert len(desk.hand.events()) == len(held) - 1
    assert desk.syncs()["created"] == 1
    assert len(desk.hand.events()) == len(held)


def test_a_look_ahead_lists_what_would_be_written(desk: Desk) -> None:
    desk.connects()
    desk.does("move", EASY, "2027-01-14T07:00")
    writings = desk.syncs("--preview")["writings"]
    starts = {each["start"]: each for each in writings}
    moved = starts["2027-01-14T06:00:00+00:00"]
    assert moved["what"] == "changed"
    assert moved["title"].startswith("Run: ")
    assert "writings" not in desk.syncs()


def test_a_connection_that_fails_at_the_end_leaves_nothing_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Secrets, name: str, secret: str) -> None:
        if name == SIGN_IN:
            raise CalendarNeedsYou("keyring", "The keyring is full.", "Make room in it.")
        put(self, name, secret)

    put = Secrets.put
    monkeypatch.setattr(Secrets, "put", refuse)
    answer = desk.connects()
    assert (answer.code, answer.json["error"]["code"]) == (4, "keyring")
    assert desk.calendars == []
    assert Secrets(desk.home).get(CLIENT) is None


def test_of_several_calendars_with_a_plan_the_newest_is_restored(real: Desk) -> None:
    real.connects()
    real.does("disconnect")
    profile = real.home.parent / "profile.toml"
    real.does("new", profile, "--yes")
    real.connects()
    with open_store(real.home, write=False) as store:
        newest = plan_entries(store.entries())[-1].id
    assert len(real.calendars) == 2
    second = Second(real)
    second.connects()
    assert second.does("restore", "--json").json["plan"] == newest
