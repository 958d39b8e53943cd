"""A week's figures."""

from attrs import evolve

from pacelift.coach.totals import Totals, totals_of
from tests.words.builders import sessions

WEEK = [each for each in sessions() if each.week == 1]


def test_a_week_sums_its_runs_its_lifts_and_all_load() -> None:
    assert totals_of(WEEK) == Totals(22.0, 16.0, 38 + 101, 114 + 247.5 + 70 + 404, 1)


def test_the_race_is_no_training() -> None:
    assert totals_of([each for each in sessions() if each.kind == "race"]) == Totals(0, 0, 0, 0, 0)


def test_what_is_missed_or_dropped_does_not_count() -> None:
    assert totals_of([evolve(each, status="missed") for each in WEEK]) == Totals(0, 0, 0, 0, 0)
    assert totals_of([evolve(each, status="dropped") for each in WEEK]) == Totals(0, 0, 0, 0, 0)
    assert totals_of([evolve(each, status="too-hard") for each in WEEK]) == totals_of(WEEK)
