"""Changes as the contract's JSON."""

import json

from pacelift.coach.adapt import adapt
from pacelift.words.changes_document import answer_document, history_document
from pacelift.words.document import session_document
from pacelift.words.voice import Voice
from tests.coach.entries import entry, pause
from tests.words.builders import CATALOGUE, plan

MOVE = entry("move", session="w01-long", to="2027-01-09T10:15")
AWAY = pause("away", "2027-01-06", "2027-01-07")


def test_a_change_holds_the_session_as_it_was_and_as_it_is() -> None:
    after, changes = adapt(plan(), MOVE, CATALOGUE)
    told = answer_document(MOVE, changes, after, CATALOGUE, Voice())
    (change,) = told["changes"]
    assert list(change) == ["session", "what", "before", "after", "rule", "why"]
    assert (change["session"], change["what"], change["rule"]) == (
        "w01-long",
        "moved",
        "R-REPLAN-1",
    )
    assert change["before"] == session_document(plan().sessions[3], plan(), CATALOGUE, Voice())
    assert change["after"]["start"] == "2027-01-09T10:15:00+01:00"
    assert change["after"]["pinned"]
    assert change["why"].endswith(".")


def test_an_answer_holds_its_entry() -> None:
    told = answer_document(MOVE, (), plan(), CATALOGUE, Voice())
    assert list(told) == ["changes", "goal", "event"]
    assert told["changes"] == []
    assert told["goal"] is None
    assert told["event"] == {
        "id": "move-1",
        "at": "2027-01-08T19:00:00.000000Z",
        "kind": "move",
        "data": {"plan": "p1", "session": "w01-long", "to": "2027-01-09T10:15"},
    }
    json.dumps(told)


def test_the_history_names_each_change_s_entry_and_the_last_one() -> None:
    moved, first = adapt(plan(), MOVE, CATALOGUE)
    after, second = adapt(moved, AWAY, CATALOGUE)
    told = history_document([(MOVE, first), (AWAY, second)], after, CATALOGUE, Voice())
    assert [(each["session"], each["event"]) for each in told["changes"]] == [
        ("w01-long", "move-1"),
        ("w01-easy-1", "pause-1"),
        ("w01-lift-a", "pause-1"),
    ]
    assert told["event"]["id"] == "pause-1"
    assert [each["id"] for each in told["events"]] == ["move-1", "pause-1"]


def test_a_plan_as_it_was_made_has_no_history() -> None:
    told = history_document([], plan(), CATALOGUE, Voice())
    assert told == {"changes": [], "goal": None, "event": None, "events": []}
