"""The forecast an entry leaves behind, in words."""

from attrs import evolve

from pacelift.words.forecast import forecast_text
from pacelift.words.voice import Voice
from tests.words.builders import plan

BEFORE = plan().fitness


def test_the_same_forecast_is_not_told() -> None:
    assert forecast_text(BEFORE, BEFORE, Voice()) is None


def test_another_one_is_told_beside_the_last() -> None:
    after = evolve(BEFORE, score=42.5, prediction_s=(13140, 13920))
    assert forecast_text(BEFORE, after, Voice()) == (
        "Daniels-Gilbert score 42.5, forecast 3:39:00–3:52:00; before: "
        "Daniels-Gilbert score 40, forecast 3:50:00–4:05:00."
    )


def test_the_first_one_stands_alone() -> None:
    unknown = evolve(BEFORE, score=None, prediction_s=None)
    assert forecast_text(unknown, BEFORE, Voice()) == (
        "Daniels-Gilbert score 40, forecast 3:50:00–4:05:00."
    )
    assert forecast_text(BEFORE, unknown, Voice()) is None


def test_without_a_forecast_the_score_is_told() -> None:
    alone = evolve(BEFORE, score=41.0, prediction_s=None)
    assert forecast_text(evolve(alone, score=40.0), alone, Voice()) == (
        "Daniels-Gilbert score 41; before: Daniels-Gilbert score 40."
    )


def test_a_slower_end_for_less_volume_says_why_and_another_race_does_not() -> None:
    less = evolve(BEFORE, prediction_s=(13800, 15300), block_km=30.0)
    told = forecast_text(BEFORE, less, Voice())
    assert told is not None
    assert told.endswith("really run in a week (Vickers & Vertosick 2016).")
    other_race = evolve(BEFORE, prediction_s=(6600, 7000), block_km=30.0)
    assert "really run" not in (forecast_text(BEFORE, other_race, Voice()) or "")
