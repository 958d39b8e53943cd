"""Fitness against published race times and training paces, within the tolerances of R-PACE-1 to 7."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach import fitness as f
from tests.builders import ABSENT, profile

DATA = Path(__file__).parent.parent / "data" / "race_times_and_paces.csv"
ROWS = [
    {key: float(value) for key, value in row.items() if value}
    for row in csv.DictReader(DATA.read_text().splitlines())
]
KM = {
    "1500m_s": 1.5,
    "mile_s": 1.609344,
    "3k_s": 3.0,
    "2mi_s": 3.218688,
    "5k_s": 5.0,
    "10k_s": 10.0,
    "15k_s": 15.0,
    "half_s": 21.0975,
    "marathon_s": 42.195,
}
SCORE_TOLERANCE = {"1500m_s": 0.28, "mile_s": 0.28}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"score {row['score']:.0f}")
def test_the_score_of_every_published_race_time_is_the_published_score(
    row: dict[str, float],
) -> None:
    for column, km in KM.items():
        if row["score"] <= 85:
            found = f.score_of_race(km, row[column])
            assert abs(found - row["score"]) <= SCORE_TOLERANCE.get(column, 0.11), column


def _seconds_allowed(column: str, score: float) -> float | None:
    """R-PACE-2: tolerances against the printed table."""
    if column == "half_s":
        return 6.0 if score >= 32 else 13.3
    if column == "marathon_s":
        return 11.1 if score >= 34 else 32.0
    return {"mile_s": 0.9, "5k_s": 1.8, "10k_s": 3.0}.get(column)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"score {row['score']:.0f}")
def test_equivalent_times_are_the_published_ones(row: dict[str, float]) -> None:
    for column, km in KM.items():
        allowed = _seconds_allowed(column, row["score"])
        if allowed is not None:
            found = f.equivalent_time_s(row["score"], km)
            assert abs(found - row[column]) <= allowed + 0.05, column


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"score {row['score']:.0f}")
def test_training_paces_are_the_published_ones(row: dict[str, float]) -> None:
    paces = f.paces_of_score(row["score"])
    found = {
        "E_fast_s_km": paces.easy[0],
        "E_slow_s_km": paces.easy[1],
        "I_s_km": paces.interval,
        "T_s_km": paces.threshold,
        "M_s_km": paces.marathon,
    }
    allowed = {"T_s_km": 1.0, "M_s_km": 1.8}
    for column, seconds in found.items():
        if column in row:
            assert abs(seconds - row[column]) <= allowed.get(column, 5.0), column


def test_repetition_pace_gains_six_seconds_on_400_m() -> None:
    compared = [row for row in ROWS if "R_400m_s" in row]
    assert compared
    for row in compared:
        paces = f.paces_of_score(row["score"])
        gain_s = (paces.interval - paces.repetition) * 0.4
        assert gain_s == pytest.approx(6.0)
        assert row["I_400m_s"] - row["R_400m_s"] == pytest.approx(gain_s, abs=1.0)


@pytest.mark.parametrize(
    ("miles_a_week", "expected"),
    [(20, "3:59:17"), (30, "3:54:10"), (40, "3:49:16"), (60, "3:40:03")],
)
def test_vickers_and_vertosicks_examples_of_a_half_in_1_45(
    miles_a_week: int, expected: str
) -> None:
    hours, minutes, seconds = map(int, expected.split(":"))
    found = f.vickers_marathon_s(21.0975, 6300, miles_a_week * 1.609344)
    assert found == pytest.approx(hours * 3600 + minutes * 60 + seconds, abs=1.0)


def test_the_prediction_runs_from_the_equivalent_time_to_the_slower_model() -> None:
    runner = profile()
    fitness = f.with_prediction(f.estimate(runner, "intermediate"), runner, 45.0)
    assert fitness.prediction_s is not None
    best, worst = fitness.prediction_s
    equivalent = f.equivalent_time_s(f.score_of_race(10.0, 3003), 42.195)
    vickers = f.vickers_marathon_s(10.0, 3003, 45.0)
    assert 0 <= best - equivalent < 60
    assert 0 <= worst - vickers < 60


def test_more_weekly_volume_never_slows_the_prediction() -> None:
    runner = profile()
    fitness = f.estimate(runner, "intermediate")
    worst = []
    for km in (30.0, 50.0, 80.0, 120.0):
        predicted = f.with_prediction(fitness, runner, km).prediction_s
        assert predicted is not None
        worst.append(predicted[1])
    assert worst == sorted(worst, reverse=True)


def test_without_race_or_pace_nothing_shows_a_pace_but_sessions_have_a_size() -> None:
    runner = profile(**{"running.recent_race": ABSENT})
    fitness = f.with_prediction(f.estimate(runner, "novice"), runner, 40.0)
    assert (fitness.source, fitness.score, fitness.paces, fitness.prediction_s) == (
        "effort",
        None,
        None,
        None,
    )
    assert fitness.planning_pace_s_per_km > 0


def test_an_easy_pace_gives_the_score_whose_easy_range_it_halves() -> None:
    runner = profile(**{"running.recent_race": ABSENT, "running.easy_pace": "6:20"})
    fitness = f.estimate(runner, "intermediate")
    assert fitness.source == "easy_pace"
    assert fitness.paces is not None
    assert sum(fitness.paces.easy) / 2 == pytest.approx(380.0, abs=0.01)


@given(st.floats(12.0, 90.0))
def test_paces_get_faster_from_easy_to_repetition(score: float) -> None:
    paces = f.paces_of_score(score)
    assert paces.easy[1] > paces.easy[0] >= paces.marathon > paces.threshold
    assert paces.threshold > paces.interval > paces.repetition > 0


@given(st.floats(12.0, 90.0), st.sampled_from([5.0, 10.0, 21.0975, 42.195]))
def test_the_score_of_an_equivalent_time_is_the_score(score: float, km: float) -> None:
    assert f.score_of_race(km, f.equivalent_time_s(score, km)) == pytest.approx(score, abs=1e-4)


def test_a_marathon_as_recent_race_predicts_a_marathon() -> None:
    runner = profile(
        **{
            "running.recent_race.distance": "marathon",
            "running.recent_race.time": "4:10:00",
            "running.recent_race.date": date(2026, 10, 25),
        }
    )
    fitness = f.with_prediction(f.estimate(runner, "intermediate"), runner, 50.0)
    assert fitness.prediction_s is not None
    assert fitness.prediction_s[0] == 4 * 3600 + 10 * 60
