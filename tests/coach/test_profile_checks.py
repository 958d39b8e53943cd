"""Contradictions in a profile, and what today has against it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pacelift.coach.profile import RACE_KM, Window
from pacelift.coach.profile_checks import plausible_s
from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_problems import BadProfile, Problem
from tests.builders import ABSENT, TODAY, profile, profile_document


def problems(today: date = TODAY, **overrides: object) -> tuple[Problem, ...]:
    with pytest.raises(BadProfile) as caught:
        read_profile(profile_document(**overrides), today=today, system_timezone="UTC")
    return caught.value.problems


def window(start: str, end: str, *days: str) -> dict[str, Any]:
    return {"days": list(days or ("mon",)), "from": start, "to": end}


def test_the_longest_run_is_not_above_the_week() -> None:
    assert problems(**{"running.longest": 32.1}) == (
        Problem(
            "running.longest",
            "32.1",
            "at most running.weekly, 32",
            "the longest run is part of a week",
        ),
    )


def test_the_longest_run_may_be_the_week() -> None:
    assert profile(**{"running.longest": 32}).running.longest_km == 32


def test_the_week_is_not_above_seven_longest_runs() -> None:
    assert problems(**{"running.weekly": 36, "running.longest": 5}) == (
        Problem(
            "running.weekly",
            "36",
            "at most seven times running.longest, 35",
            "seven runs of your longest are less than your week",
        ),
    )


@pytest.mark.parametrize("longest", [4.1, 5, 2.3, 8.7])
def test_the_week_may_be_seven_longest_runs(longest: float) -> None:
    profile(**{"running.weekly": round(7 * longest, 1), "running.longest": longest})


@pytest.mark.parametrize("distance", RACE_KM)
def test_race_times_are_between_24_and_5_km_per_hour(distance: Any) -> None:
    fastest, slowest = plausible_s(distance)
    assert RACE_KM[distance] / fastest * 3600 == pytest.approx(24, rel=1e-3)
    assert RACE_KM[distance] / slowest * 3600 == pytest.approx(5, rel=1e-3)


@pytest.mark.parametrize("goal", ["1:45:29", "8:26:21", "0:00:00", "99:59:59"])
def test_a_goal_nobody_runs_is_refused_with_what_is_plausible(goal: str) -> None:
    (problem,) = problems(**{"race.goal": goal})
    allowed = '"finish" or a time from "1:45:30" to "8:26:20" for "marathon"'
    assert problem == Problem("race.goal", f'"{goal}"', allowed)


@pytest.mark.parametrize("goal", ["1:45:30", "8:26:20"])
def test_the_plausible_bounds_of_a_goal_are_allowed(goal: str) -> None:
    assert profile(**{"race.goal": goal}).race.goal_s


def test_a_recent_time_of_another_distance_is_refused() -> None:
    (problem,) = problems(**{"running.recent_race.time": "3:45:00"})
    allowed = 'a time from "0:25:00" to "2:00:00" for "10k"'
    assert problem == Problem("running.recent_race.time", '"3:45:00"', allowed)


def test_a_race_today_is_over() -> None:
    (problem,) = problems(start=date(2026, 12, 1), **{"race.date": TODAY})
    assert problem == Problem("race.date", "2027-01-04", "a date after today, 2027-01-04")


@pytest.mark.parametrize("start", [ABSENT, date(2027, 1, 6)])
def test_a_race_in_the_past_is_told_once(start: object) -> None:
    (problem,) = problems(start=start, **{"race.date": date(2020, 4, 26)})
    assert problem == Problem("race.date", "2020-04-26", "a date after today, 2027-01-04")


@pytest.mark.parametrize("start", [date(2027, 4, 25), date(2027, 4, 26)])
def test_a_race_is_after_the_first_training_day(start: date) -> None:
    (problem,) = problems(start=start)
    allowed = f"a date after the first training day, {start}"
    assert problem == Problem("race.date", "2027-04-25", allowed, "or set an earlier start")


def test_a_plan_is_at_most_52_weeks_long() -> None:
    start = date(2027, 1, 6)
    assert profile(**{"race.date": start + timedelta(days=364)}).race.date == date(2028, 1, 5)
    assert problems(**{"race.date": start + timedelta(days=365)}) == (
        Problem(
            "race.date",
            "2028-01-06",
            "at most 52 weeks after the first training day, up to 2028-01-05",
            "or set start to 2027-01-07 or later",
        ),
    )


def test_what_that_hint_says_helps() -> None:
    profile(start=date(2027, 1, 7), **{"race.date": date(2028, 1, 6)})


def test_a_race_tomorrow_is_no_bad_input() -> None:
    assert profile(start=TODAY, **{"race.date": TODAY + timedelta(days=1)})


def test_a_start_lies_at_most_370_days_back() -> None:
    first = TODAY - timedelta(days=370)
    soon = {"race.date": TODAY + timedelta(days=1)}
    told = problems(start=first - timedelta(days=1), **soon)
    assert [problem.key for problem in told] == ["race.date", "start"]
    assert told[1] == Problem("start", "2025-12-29", "a date from 2025-12-30 on")


def test_a_start_in_the_past_is_no_bad_input() -> None:
    assert profile(start=date(2026, 11, 2)).start == date(2026, 11, 2)


def test_a_birth_to_come_is_refused() -> None:
    (problem,) = problems(**{"athlete.born": 2028})
    assert problem == Problem("athlete.born", "2028", "a year from 1900 to 2027")


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=367)])
def test_a_recent_race_is_of_the_last_year(day: date) -> None:
    (problem,) = problems(**{"running.recent_race.date": day})
    allowed = "a date from 2026-01-03 to today, 2027-01-04"
    assert problem == Problem("running.recent_race.date", day.isoformat(), allowed)


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=366)])
def test_a_recent_race_may_be_of_today_or_a_year_old(day: date) -> None:
    assert profile(**{"running.recent_race.date": day}).running.recent_race


@pytest.mark.parametrize(
    ("start", "end"), [("08:00", "07:00"), ("08:00", "08:00"), ("22:00", "00:00")]
)
def test_a_window_that_ends_before_it_starts_is_refused(start: str, end: str) -> None:
    (problem,) = problems(window=[window("06:00", "07:00"), window(start, end)])
    assert (problem.key, problem.value) == ("window[2].to", f'"{end}"')
    assert problem.allowed == f'a time after from, "{start}"'
    assert '"24:00"' in problem.hint


def test_a_window_under_20_minutes_is_refused() -> None:
    told = problems(window=[window("06:00", "07:00"), window("12:00", "12:19", "mon", "tue")])
    assert told == (Problem("window[2]", "12:00 to 12:19", "at least 20 minutes"),)


def test_short_windows_that_touch_are_long_enough_together() -> None:
    read = profile(window=[window("12:00", "12:10"), window("12:10", "12:20")])
    assert read.windows == (Window(0, 720, 740),)


def test_windows_of_a_day_that_overlap_or_touch_become_one() -> None:
    read = profile(
        window=[
            window("17:00", "18:00", "tue", "mon", "tue"),
            window("06:00", "24:00", "sun"),
            window("09:00", "10:00", "sun"),
            window("18:00", "19:00"),
            window("06:00", "07:00"),
            window("16:30", "17:30"),
        ]
    )
    assert read.windows == (
        Window(0, 360, 420),
        Window(0, 990, 1140),
        Window(1, 1020, 1080),
        Window(6, 360, 1440),
    )


def test_windows_on_both_sides_of_midnight_stay_two() -> None:
    read = profile(window=[window("22:00", "24:00", "mon"), window("00:00", "02:00", "tue")])
    assert read.windows == (Window(0, 1320, 1440), Window(1, 0, 120))
