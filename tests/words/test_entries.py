"""Entries as sentences."""

from typing import Any

import pytest

from pacelift.coach.adapt import adapt
from pacelift.coach.journal import Entry
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
    ("session", "marked", "said"),
    [
        ("w01-easy-1", {"mark": "too-hard"}, True),
        ("w01-easy-1", {"mark": "done", "rpe": 8.0}, True),
        ("w01-easy-1", {"mark": "done", "rpe": 3.0}, False),
        ("w01-lift-a", {"mark": "too-hard"}, False),
    ],
)
def test_an_easy_run_that_felt_hard_is_answered_even_where_nothing_changes(
    session: str, marked: dict[str, Any], said: bool
) -> None:
    """Silence would read as if nobody had listened (R-HARD-3)."""
    told = entry("mark", session=session, **marked)
    after, _ = adapt(plan(), told, catalogue())
    text = nothing_else_text(told, after, Voice())
    assert ("sleep, heat" in text) == said
