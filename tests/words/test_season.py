"""The season's head."""

from attrs import evolve

from pacelift.words.season import head_lines
from pacelift.words.voice import Voice
from tests.words.builders import plan


def test_the_head_tells_race_goal_forecast_and_paces() -> None:
    head = dict(head_lines(plan(), Voice()))
    assert head["Race"] == "Hamburg Marathon, Sun 31 Jan 2027, 09:30, 42.2 km"
    assert head["Goal"] == "to finish; forecast 3:50:00–4:05:00"
    assert head["Now"] == "Daniels-Gilbert score 40.0, from your recent race"
    assert head["Paces"].startswith("per km: easy 5:56–6:38, marathon 5:29, threshold 5:06")


def test_by_effort_there_are_no_paces_and_no_forecast() -> None:
    by_effort = evolve(plan().fitness, source="effort", score=None, paces=None, prediction_s=None)
    head = dict(head_lines(evolve(plan(), fitness=by_effort), Voice()))
    assert head["Goal"] == "to finish"
    assert head["Now"].startswith("by effort")
    assert "Paces" not in head


def test_an_easy_pace_is_named_as_the_source() -> None:
    easy = evolve(plan().fitness, source="easy_pace")
    head = dict(head_lines(evolve(plan(), fitness=easy), Voice()))
    assert head["Now"].endswith("from your easy pace")
