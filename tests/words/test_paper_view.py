"""A week and a season as a sheet of paper tells them."""

from datetime import date

import pytest
from attrs import evolve

from pacelift.words.paper_view import DETAILS, Detail, PaperWeek, paper_season, paper_week
from pacelift.words.season_view import season_view
from pacelift.words.titles import title
from pacelift.words.voice import Voice
from tests.coach.plans import catalogue, example_plan


def sheet(detail: Detail = "full", number: int = 9) -> PaperWeek:
    return paper_week(example_plan(), number, catalogue(), Voice(), detail)


def lines(week: PaperWeek) -> list[str]:
    return [line.text for day in week.days for each in day.sessions for line in each.lines]


def test_a_week_has_its_days_with_times_and_says_rest_where_there_is_none() -> None:
    week = sheet()
    assert week.title == "Hamburg 2027"
    assert week.subtitle == (
        "Week 9 of 18, 1–7 Mar: build · 61 km of running · Hamburg Marathon on Sun 25 Apr 2027"
    )
    assert [day.name for day in week.days][::3] == ["Mon 1 Mar", "Thu 4 Mar", "Sun 7 Mar"]
    assert (week.days[0].sessions, week.days[0].rest) == ((), "Rest")
    first, second = week.days[1].sessions
    assert (first.title, first.time) == ("Run: Hills 8.5 km", "06:30–07:20, 50 min")
    assert (second.title, second.time) == ("Lift: Full body A", "17:30–18:15, 45 min")


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("number", [1, 6, 16, 18])
def test_whatever_the_detail_every_session_of_the_week_is_named(
    detail: Detail, number: int
) -> None:
    plan = example_plan()
    held = [title(e, "Hamburg Marathon", Voice()) for e in plan.sessions if e.week == number]
    told = [each.title for day in sheet(detail, number).days for each in day.sessions]
    assert told == held


def test_each_set_has_a_box_and_each_run_its_paces() -> None:
    week = sheet()
    boxes = {line.text: line.boxes for day in week.days for s in day.sessions for line in s.lines}
    assert boxes["Two-dumbbell front squat: 3 × 4–6, 3 reps in reserve, rest 2 min 30 s"] == 3
    assert "15 min warm-up, easy (5:54–6:39 /km)" in boxes


def test_less_detail_keeps_sets_and_repetitions_and_says_what_it_left_out() -> None:
    short = sheet("short")
    assert "Two-dumbbell front squat: 3 × 4–6" in lines(short)
    assert "rest" not in " ".join(lines(short))
    assert "rests" in short.foot
    assert lines(sheet("titles")) == []
    assert "steps and exercises" in sheet("titles").foot


def test_a_lighter_week_is_called_so_and_what_is_dropped_is_not_on_the_sheet() -> None:
    plan = example_plan()
    assert "build, a lighter week" in sheet(number=6).subtitle
    without = evolve(
        plan,
        sessions=tuple(
            evolve(e, status="dropped" if e.week == 9 else "done") for e in plan.sessions
        ),
    )
    assert not any(
        day.sessions for day in paper_week(without, 9, catalogue(), Voice(), "full").days
    )
    eighth = paper_week(without, 8, catalogue(), Voice(), "full")
    assert all(each.is_done for day in eighth.days for each in day.sessions)


def test_the_season_has_a_row_for_each_week_and_no_line_of_today() -> None:
    plan = example_plan()
    season = paper_season(plan, season_view(plan, date(2027, 3, 3), Voice()), Voice())
    assert [row.number for row in season.rows] == [str(number) for number in range(1, 19)]
    assert season.rows[9].cells == (
        "10",
        "8–14 Mar",
        "build, lighter",
        "48.6",
        "17.5",
        "4",
        "2 max strength",
    )
    assert season.picture.today is None
    assert "today" not in dict(season.picture.legend)
