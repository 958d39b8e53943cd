"""The break table against the published one (R-MISS-4)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pacelift.coach.breaks import least_after, score_factor, way_back

DATA = Path(__file__).parent.parent / "data" / "breaks.csv"
ROWS = list(csv.DictReader(DATA.read_text().splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['days_off']} days")
def test_every_row_of_the_published_table_is_met(row: dict[str, str]) -> None:
    days = int(row["days_off"])
    assert score_factor(days) == pytest.approx(float(row["factor"]))
    assert score_factor(days, cross_trained=True) == pytest.approx(
        float(row["factor_cross_trained"])
    )
    assert way_back(days).stages == tuple(int(s) for s in row["stages_percent"].split("|"))


def test_a_longer_break_never_costs_less() -> None:
    factors = [score_factor(days) for days in range(120)]
    assert factors == sorted(factors, reverse=True)
    assert factors[-1] == 0.8


def test_the_way_back_takes_as_long_as_the_break_and_fifteen_weeks_after_eight() -> None:
    assert way_back(3).days == 0
    assert way_back(20).days == 20
    assert way_back(57).days == 105


def test_who_ran_a_little_is_not_put_back_further_than_who_did_not_run() -> None:
    assert least_after([40.0, 0.0, 0.0, 0.0, 0.0]) == 20.0
    assert least_after([40.0, 0.0, 0.0, 0.0, 0.0, 0.0]) == pytest.approx(13.2)
    assert least_after([]) == 0.0
