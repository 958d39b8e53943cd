"""Sheets of paper as data: all of it on one page, legible, whatever the week or the season."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pacelift.coach.plan import Plan
from pacelift.desktop.drawing import Box, Line
from pacelift.desktop.paper.season_sheet import season_layout
from pacelift.desktop.paper.sheet import (
    A4,
    LEAST_POINTS,
    LETTER,
    MOST_POINTS,
    PAPERS,
    Layout,
    Paper,
    paper_in,
)
from pacelift.desktop.paper.week_sheet import week_layout
from pacelift.desktop.ruler import Ruler
from pacelift.desktop.season.frame import inked
from pacelift.words.paper_view import (
    DETAILS,
    Columns,
    Detail,
    PaperDay,
    PaperLine,
    PaperSeason,
    PaperSession,
    PaperWeek,
    paper_season,
    paper_week,
)
from pacelift.words.season import WeekRow
from pacelift.words.season_view import SeasonView, season_view
from pacelift.words.titles import title
from pacelift.words.voice import Voice
from tests.coach.plans import VARIED, catalogue, example_plan, varied_plan
from tests.desktop.season.test_geometry import area_of
from tests.desktop.season.views import seasons


def ruler_of(points: float) -> Ruler:
    """Letters as wide as DejaVu's, which is wider than most."""
    return Ruler(11.7 * points, lambda text: 6.2 * points * len(text))


def week_of(plan: Plan, number: int, paper: Paper) -> Layout:
    voice = Voice(plan.profile.units)
    told = {each: paper_week(plan, number, catalogue(), voice, each) for each in DETAILS}
    return week_layout(told, paper, ruler_of)


def assert_on_the_page(layout: Layout, paper: Paper) -> None:
    assert layout.fits(paper)
    assert LEAST_POINTS <= layout.points <= MOST_POINTS
    assert all(text.size >= 1 for text in layout.texts)
    ruler = ruler_of(layout.points)
    for mark in layout.marks:
        area = area_of(mark) if isinstance(mark, Line | Box) else None
        if area is not None:
            assert paper.area.holds(area, 1), mark
    for text in layout.texts:
        assert paper.area.holds(inked(text, ruler), 1), text


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("name", VARIED)
def test_every_week_of_every_runner_is_on_one_page_with_all_its_sessions(
    name: str, paper: Paper
) -> None:
    plan = varied_plan(name)
    for week in plan.weeks[:: max(1, len(plan.weeks) // 8)]:
        layout = week_of(plan, week.number, paper)
        assert_on_the_page(layout, paper)
        said = {text.text for text in layout.texts}
        race, voice = plan.profile.race.name, Voice(plan.profile.units)
        for session in plan.sessions:
            if session.week == week.number:
                assert title(session, race, voice) in said


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("name", VARIED)
def test_every_season_is_on_one_page_with_a_row_for_each_week(name: str, paper: Paper) -> None:
    plan = varied_plan(name)
    voice = Voice(plan.profile.units)
    view = season_view(plan, date(2027, 3, 1), voice)
    season = paper_season(plan, view, voice)
    layout = season_layout(season, paper, ruler_of)
    assert_on_the_page(layout, paper)
    said = [text.text for text in layout.texts]
    assert all(row.days in said for row in season.rows)


LINES = st.lists(
    st.builds(PaperLine, st.text("words ", max_size=120), st.integers(0, 6)), max_size=9
)
SESSIONS = st.lists(
    st.builds(
        PaperSession,
        st.just("Lift: Full body A"),
        st.just("06:00–07:00, 1 h"),
        LINES,
        st.booleans(),
    ),
    max_size=3,
)


@st.composite
def full_weeks(draw: st.DrawFn) -> Mapping[Detail, PaperWeek]:
    """Weeks with up to three sessions a day, told in all details."""
    days = tuple(
        PaperDay(f"Mon {number} Mar", tuple(draw(SESSIONS)), "Rest") for number in range(1, 8)
    )
    full = PaperWeek("A very long name of a plan " * 4, "Week 9 of 18", days, "Left out: much.")
    bare = tuple(
        evolve(day, sessions=tuple(evolve(each, lines=()) for each in day.sessions)) for day in days
    )
    return {"full": full, "short": full, "titles": evolve(full, days=bare)}


@settings(max_examples=25, deadline=None)
@given(full_weeks(), st.sampled_from(PAPERS))
def test_the_fullest_week_anybody_could_have_is_on_one_page(
    weeks: Mapping[Detail, PaperWeek], paper: Paper
) -> None:
    layout = week_layout(weeks, paper, ruler_of)
    assert_on_the_page(layout, paper)
    wanted = sum(len(day.sessions) for day in weeks["full"].days)
    assert sum(text.text == "Lift: Full body A" for text in layout.texts) == wanted


def test_smaller_letters_are_tried_before_detail_is_left_out() -> None:
    lines = tuple(PaperLine(f"line {number}") for number in range(9))
    one = PaperSession("Lift", "06:00", lines, is_done=False)
    week = PaperWeek("Plan", "Week 1", (PaperDay("Mon", (one,) * 6, "Rest"),) * 1, "foot")
    weeks = {each: evolve(week, foot=each) for each in DETAILS}
    roomy = week_layout(weeks, A4, ruler_of)
    assert (roomy.points < MOST_POINTS, roomy.texts[-1].text) == (True, "full")
    dense = {each: evolve(told, days=told.days * 2) for each, told in weeks.items()}
    bare = evolve(one, lines=())
    dense["titles"] = evolve(
        dense["titles"], days=tuple(evolve(day, sessions=(bare,) * 6) for day in week.days * 2)
    )
    assert week_layout(dense, A4, ruler_of).texts[-1].text == "titles"


def test_what_is_done_already_is_ticked() -> None:
    plan = example_plan()
    done = evolve(plan, sessions=tuple(evolve(each, status="done") for each in plan.sessions))
    ticks = [e for e in week_of(done, 9, A4).marks if isinstance(e, Line) and e.ink == "text"]
    assert len(ticks) == 2 * sum(each.week == 9 for each in plan.sessions)
    assert not any(isinstance(e, Line) and e.ink == "text" for e in week_of(plan, 9, A4).marks)


@settings(max_examples=25, deadline=None)
@given(seasons(), st.sampled_from(PAPERS))
def test_a_season_of_any_length_is_on_one_page(view: SeasonView, paper: Paper) -> None:
    row = WeekRow(
        "53", "26 Apr–2 May", "recovery, lighter", "100.5", "100.5", "7", "3 max strength"
    )
    season = PaperSeason(
        title="Plan",
        story=("A season.",) * 6,
        picture=evolve(view, today=None),
        headings=WeekRow("Week", "Days", "Phase", "km", "long", "Runs", "Strength"),
        rows=(row,) * len(view.weeks),
        feet={each: f"Left out: {each}." for each in get_args(Columns)},
    )
    layout = season_layout(season, paper, ruler_of)
    assert_on_the_page(layout, paper)
    assert sum(text.text == row.days for text in layout.texts) == len(view.weeks)


def test_two_blocks_beside_each_other_say_what_they_leave_out() -> None:
    for name, left_out in (
        ("the contract's example", False),
        ("a half marathon over a year", True),
    ):
        plan = varied_plan(name)
        season = paper_season(plan, season_view(plan, date(2027, 1, 1), Voice()), Voice())
        said = [text.text for text in season_layout(season, A4, ruler_of).texts]
        assert any("how many runs" in text for text in said) is left_out
        assert ("Runs" in said) is not left_out


@pytest.mark.parametrize(
    ("country", "paper"), [("DE", A4), ("US", LETTER), ("CA", LETTER), ("GB", A4), ("", A4)]
)
def test_the_paper_is_that_of_the_country(country: str, paper: Paper) -> None:
    assert paper_in(country) == paper
