"""Entries as sentences."""

from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

from pacelift.coach.edited import session_of, with_sessions
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Actual, Status
from pacelift.words.entries import entry_text, nothing_else_text
from pacelift.words.voice import Voice
from tests.coach.entries import entry, pause
from tests.coach.plans import catalogue
from tests.words.builders import plan

SQUATS: dict[str, Any] = {
    "session": "w01-lift-a",
    "exercise": "goblet-squat",
    "sets": 3,
    "reps": 8,
}

DAYS = {"from": "2027-01-08", "to": "2027-01-09"}
AWAY = "Away: 8–9 Jan. Your times there are those of Asia/Tokyo. You train there at 06:00–08:00."


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (entry("mark", session="w01-long", mark="done"), "Done: Long run 16 km, Sun 10 Jan."),
        (entry("mark", session="w01-long", mark="missed"), "Missed: Long run 16 km, Sun 10 Jan."),
        (
            entry("mark", session="w01-easy-1", mark="too-hard"),
            "Too hard: Easy run 6 km, Wed 6 Jan.",
        ),
        (
            entry("mark", session="w01-easy-1", mark="too-easy"),
            "Too easy: Easy run 6 km, Wed 6 Jan.",
        ),
        (
            entry("log", **SQUATS, load_kg=16.25),
            "Logged: Goblet squat 3 × 8 with 16.25 kg, Full body A, Thu 7 Jan.",
        ),
        (
            entry("log", **SQUATS, load_kg=None),
            "Logged: Goblet squat 3 × 8, Full body A, Thu 7 Jan.",
        ),
        (
            entry("log", **SQUATS, load_kg=None, side="left"),
            "Logged: Goblet squat 3 × 8 (left), Full body A, Thu 7 Jan.",
        ),
        (
            entry("move", session="w01-long", to="2027-01-09T10:15"),
            "Put on Sat 9 Jan, 10:15: Long run 16 km.",
        ),
        (entry("skip", session="w01-long"), "Taken out: Long run 16 km, Sun 10 Jan."),
        (pause("ill", "2027-01-28", "2027-02-03"), "Ill: 28 Jan–3 Feb."),
        (pause("injured", "2027-01-08", "2027-01-08"), "Injured: 8 Jan."),
        (pause("away", "2027-01-08", "2027-01-09"), "Away: 8–9 Jan."),
        (pause("busy", "2027-01-08", "2027-01-09"), "Busy: 8–9 Jan."),
        (
            entry("pause", kind="away", **DAYS, timezone="Asia/Tokyo", windows=["06:00-08:00"]),
            AWAY,
        ),
    ],
)
def test_an_entry_is_one_sentence(told: Entry, text: str) -> None:
    assert entry_text(told, plan(), Voice(), catalogue()) == text
    assert entry_text(told, plan(), Voice()) == text


@pytest.mark.parametrize(
    "told",
    [
        entry("mark", session="w77-long", mark="done"),
        entry("move", session="w77-long", to="2027-01-09T10:15"),
    ],
)
def test_a_session_that_is_no_longer_there_is_told_by_its_id(told: Entry) -> None:
    assert "w77-long" in entry_text(told, plan(), Voice())


@pytest.mark.parametrize(
    ("told", "part"),
    [
        (entry("mark", session="w01-long", mark="missed"), "not made up (R-MISS-1)"),
        (entry("mark", session="w01-long", mark="done"), "Nothing else changes."),
        (pause("busy", "2027-01-08", "2027-01-09"), "Nothing changes: busy days"),
        (entry("undo", entry="a"), "Nothing else changes."),
    ],
)
def test_where_nothing_changes_it_is_said(told: Entry, part: str) -> None:
    assert part in nothing_else_text(told, plan(), Voice())


def test_a_logged_exercise_has_its_name_where_the_catalogue_is_at_hand() -> None:
    told = entry("log", **{**SQUATS, "exercise": "a-skip"}, load_kg=None)
    assert "Logged: A-skip 3" in entry_text(told, plan(), Voice(), catalogue())
    assert "Logged: A skip 3" in entry_text(told, plan(), Voice())


@pytest.mark.parametrize(
    ("session", "status", "rpe", "part"),
    [
        ("w01-easy-1", "too-hard", None, "your paces stay. Look at sleep, heat"),
        ("w01-easy-1", "done", 8.0, "(R-HARD-3)"),
        ("w01-easy-1", "done", 3.0, "Nothing else changes."),
        ("w01-lift-a", "too-hard", None, "No load is added next time (R-HARD-1)"),
    ],
)
def test_what_felt_hard_is_answered_even_where_nothing_changes(
    session: str, status: Status, rpe: float | None, part: str
) -> None:
    held = session_of(plan(), session)
    assert held is not None
    marked = evolve(held, status=status, actual=Actual(rpe=rpe))
    told = entry("mark", session=session, mark=status, rpe=rpe)
    assert part in nothing_else_text(told, with_sessions(plan(), [marked]), Voice())


@pytest.mark.parametrize(
    ("at", "keys", "part"),
    [
        (datetime(2027, 1, 26, 8), ["running.days"], "from the next Monday on"),
        (datetime(2027, 1, 26, 8), ["name"], "Nothing else changes."),
        (datetime(2027, 1, 24, 8), ["running.days"], "Nothing else changes."),
    ],
)
def test_in_race_week_it_is_said_why_an_edit_changes_nothing(
    at: datetime, keys: list[str], part: str
) -> None:
    told = Entry("e", at.replace(tzinfo=UTC), "profile", {"differs": keys})
    assert part in nothing_else_text(told, plan(), Voice())
