"""What the search is given: items, slots and wishes of each week."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from pacelift.coach.placing_input import monday_of, race_minutes, week_problems
from pacelift.coach.profile import Profile
from pacelift.coach.week import Item, WeekProblem
from tests.builders import ABSENT, profile
from tests.coach.drafts import ALL_DAYS, MONDAY, drafted, fitness, fitness_of, season


def problems(given: Profile) -> tuple[WeekProblem, ...]:
    return week_problems(given, fitness_of(given), drafted(given))


def item(problem: WeekProblem, role: str) -> Item:
    return next(each for each in problem.items if each.role == role)


def by_worth(problem: WeekProblem) -> list[str]:
    return [each.role for each in sorted(problem.items, key=lambda i: -i.worth)]


@pytest.mark.parametrize("day", range(4, 11))
def test_the_monday_of_a_week_is_that_of_each_of_its_days(day: int) -> None:
    assert monday_of(date(2027, 1, day)) == MONDAY


def test_every_week_of_the_season_is_a_problem_with_its_sessions_as_items() -> None:
    given = season(12)
    made = drafted(given)
    for week, problem in zip(made.weeks, problems(given), strict=True):
        roles = [each.role for each in (*week.runs, *week.lifts)]
        assert [each.role for each in problem.items if each.role != "race"] == roles


def test_items_know_what_kind_of_effort_they_are() -> None:
    given = season(16, **{"strength.sessions": 3, "strength.experience": "some"})
    kinds = {each.role: each.kind for each in problems(given)[5].items}
    assert kinds["long"] == "long"
    assert kinds["quality-1"] == "quality"
    assert kinds["easy-1"] == "easy"
    assert kinds["lift-a"] == kinds["lift-b"] == "lift"
    assert kinds["core-1"] == "core"


def test_the_long_run_is_worth_most_then_quality_then_heavy_legs() -> None:
    given = season(
        18,
        **{"running.days": 5, "running.weekly": 50, "running.longest": 20, "strength.sessions": 3},
    )
    week = next(p for p in problems(given) if any(i.role == "quality-2" for i in p.items))
    order = by_worth(week)
    assert order[:4] == ["long", "quality-1", "lift-a", "quality-2"]
    assert order[-2:] == ["lift-b", "core-1"]


def test_for_a_first_timer_easy_runs_and_strength_come_before_hard_running() -> None:
    given = season(30, **{"running.weekly": 20, "running.longest": 9})
    week = next(p for p in problems(given) if any(i.role == "quality-1" for i in p.items))
    order = by_worth(week)
    assert order[0] == "long"
    assert order.index("easy-2") < order.index("lift-a") < order.index("quality-1")


def test_runs_prefer_the_morning_and_lifts_the_evening() -> None:
    week = problems(season(16))[4]
    assert (item(week, "easy-1").preferred_min, item(week, "lift-a").preferred_min) == (360, 1020)


def test_a_long_run_of_ninety_minutes_asks_for_rest_after_it() -> None:
    made = problems(season(26, **{"running.weekly": 20, "running.longest": 8}))
    longs = [item(week, "long") for week in made if any(i.role == "long" for i in week.items)]
    assert {long.rest_after for long in longs} == {True, False}
    assert all(long.rest_after == (long.minutes >= 90) for long in longs)


def test_only_the_race_week_holds_the_race_and_it_stands_at_its_time() -> None:
    given = season(16)
    made = problems(given)
    held = [index for index, week in enumerate(made) if any(i.role == "race" for i in week.items)]
    assert held == [15]
    race = item(made[15], "race")
    assert race.fixed is not None
    assert (race.fixed.day, race.fixed.start) == (6, 6 * 1440 + 9 * 60 + 30)
    assert race.leg_load == 3


def test_days_to_the_race_are_counted_from_each_week_s_monday_and_end_with_it() -> None:
    days = [week.race_day for week in problems(season(12))]
    assert days[:12] == [7 * 11 + 6 - 7 * index for index in range(12)]
    assert days[12:] == [None, None]


def test_no_slot_lies_before_the_start_or_on_and_after_the_race() -> None:
    given = profile(start=date(2027, 1, 8), **{"race.date": date(2027, 4, 22)})
    made = problems(given)
    assert made[0].first_day == 4
    assert min(slot.day for slot in made[0].slots) == 4
    race_week = next(week for week in made if any(i.role == "race" for i in week.items))
    assert max(slot.day for slot in race_week.slots) == 2


def test_a_week_in_which_clocks_change_has_its_true_length() -> None:
    given = profile(start=date(2027, 3, 1), **{"race.date": date(2027, 6, 6)})
    lengths = {p.minutes for p in problems(given)}
    assert lengths == {10080, 10080 - 60}


def test_rest_days_and_the_long_run_day_are_the_runner_s() -> None:
    novice = problems(
        season(28, **{"running.weekly": 20, "running.longest": 9, "running.long_run_day": "sat"})
    )
    other = problems(season(16, **{"running.long_run_day": ABSENT}))
    assert {(p.rest_days, p.long_run_day) for p in novice} == {(2, 5)}
    assert {(p.rest_days, p.long_run_day) for p in other} == {(1, None)}


@pytest.mark.parametrize(("born", "extra"), [(1981, 1), (1982, 0), (ABSENT, 0)])
def test_from_46_years_one_more_easy_day_is_aimed_at(born: object, extra: int) -> None:
    assert {p.extra_easy_days for p in problems(season(12, **{"athlete.born": born}))} == {extra}


def test_the_race_takes_the_slow_end_of_its_prediction() -> None:
    known = evolve(fitness(), prediction_s=(13_000, 14_400))
    assert race_minutes(season(12, **{"race.goal": "3:00:00"}), known) == 240


def test_a_race_with_a_goal_in_reach_takes_as_long_as_the_goal() -> None:
    known = evolve(fitness(), prediction_s=(13_000, 14_400))
    assert race_minutes(season(12, **{"race.goal": "3:50:00"}), known) == 230


def test_without_a_prediction_the_race_takes_as_long_as_its_goal() -> None:
    assert race_minutes(season(12, **{"race.goal": "3:59:00"}), fitness(score=None)) == 239


def test_without_either_the_race_is_run_at_marathon_pace() -> None:
    known = fitness(score=None)
    minutes = race_minutes(
        season(12, window=[{"days": ALL_DAYS, "from": "06:00", "to": "09:00"}]), known
    )
    assert minutes == round(42.195 * 420 * 0.88 / 60)
