"""The fitness-fatigue model against examples worked by hand, and the drawing of athletes."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest

from pacelift.coach.rules import hard_findings
from tests.coach.plans import catalogue
from tests.simulation.athlete import (
    FATIGUE_DAYS,
    FATIGUE_WEIGHT,
    FITNESS_DAYS,
    Response,
    draw_athlete,
)

BANISTER = Response(fitness_days=45.0, fatigue_days=15.0, fatigue_weight=2.0)


def test_one_load_first_costs_form_then_gives_it() -> None:
    # 100 e^(-1/45) - 2 * 100 e^(-1/15) = 97.802 - 187.101, and after 45 days 36.788 - 2 * 4.979
    assert BANISTER.form([100.0]) == pytest.approx(-89.299, abs=0.001)
    assert BANISTER.form([100.0] + [0.0] * 44) == pytest.approx(26.831, abs=0.001)


def test_loads_add_up_each_faded_by_its_own_age() -> None:
    # 50 (e^(-2/45) - 2 e^(-2/15)) + 80 (e^(-1/45) - 2 e^(-1/15))
    two_days_ago = 50 * (0.956529 - 2 * 0.875173)
    yesterday = 80 * (0.978023 - 2 * 0.935507)
    assert BANISTER.form([50.0, 80.0]) == pytest.approx(two_days_ago + yesterday, abs=0.001)


def test_a_load_held_for_ever_leaves_form_where_it_is() -> None:
    at_rest = BANISTER.form([], before=60.0)
    assert at_rest > 0
    assert BANISTER.form([60.0] * 30, before=60.0) == pytest.approx(at_rest)


def test_a_load_takes_from_form_up_to_the_day_that_theory_says() -> None:
    # 45 * 15 / 30 * ln 2 = 15.6 days
    assert BANISTER.harmful_days == pytest.approx(15.596, abs=0.001)
    assert BANISTER.form([100.0] + [0.0] * 14) < 0 < BANISTER.form([100.0] + [0.0] * 15)


def test_without_training_form_fades_to_nothing() -> None:
    assert BANISTER.form([0.0] * 2000, before=60.0) == pytest.approx(0.0, abs=1e-9)


def test_athletes_respond_within_what_was_published_and_gain_from_steady_training() -> None:
    for seed in range(12):
        response = draw_athlete(seed).response
        assert FITNESS_DAYS[0] <= response.fitness_days <= FITNESS_DAYS[1]
        assert FATIGUE_DAYS[0] <= response.fatigue_days <= FATIGUE_DAYS[1]
        assert FATIGUE_WEIGHT[0] <= response.fatigue_weight <= FATIGUE_WEIGHT[1]
        assert response.form([], before=50.0) > 0


def test_a_seed_is_one_athlete_with_a_sound_plan_and_another_seed_another() -> None:
    athlete = draw_athlete(3)
    assert draw_athlete(3) == athlete
    assert draw_athlete(4).plan.profile != athlete.plan.profile
    assert hard_findings(athlete.plan, catalogue()) == ()


def test_form_on_race_day_counts_what_came_before_that_day() -> None:
    athlete = draw_athlete(0)
    nothing = athlete.form_on_race_day({})
    eve = athlete.race_day - timedelta(days=1)
    faded = math.exp(-1 / athlete.response.fitness_days)
    tired = athlete.response.fatigue_weight * math.exp(-1 / athlete.response.fatigue_days)
    assert athlete.form_on_race_day({eve: 10.0}) - nothing == pytest.approx(10 * (faded - tired))
    assert athlete.form_on_race_day({athlete.race_day: 10.0}) == nothing
