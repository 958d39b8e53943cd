"""The season's picture as data: bars, axes and labels, for any season at any size."""

from datetime import date
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pacelift.desktop.drawing import Box, Line, Mark, Rect, Shape, Text, mirrored
from pacelift.desktop.ruler import Ruler
from pacelift.desktop.season.frame import inked, least_height, natural_height
from pacelift.desktop.season.geometry import SeasonGeometry, axis, season_geometry, told_weeks
from pacelift.desktop.season.legend import legend_rows
from pacelift.words.season_view import SeasonView, season_view
from pacelift.words.voice import Voice
from tests.coach.plans import example_plan
from tests.desktop.season.views import RULER, seasons

SLACK = 2.5
"""Half of the widest line."""

SIZES = st.tuples(st.integers(48 * 7, 1800), st.floats(1, 2))


def drawn(view: SeasonView, size: tuple[int, float], *, rtl: bool = False) -> SeasonGeometry:
    """The picture at a width, and at a height of so many times the least."""
    width, times = size
    rows = len(legend_rows(view, width, RULER))
    return season_geometry(view, width, times * least_height(view, RULER, rows), RULER, rtl=rtl)


def area_of(mark: Mark) -> Rect:
    match mark:
        case Box():
            return mark.rect
        case Text():
            return inked(mark, RULER)
        case Line():
            points = [(mark.x1, mark.y1), (mark.x2, mark.y2)]
        case Shape():
            points = list(mark.points)
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@settings(max_examples=25, deadline=None)
@given(seasons(), SIZES)
def test_nothing_is_drawn_outside_of_the_picture(view: SeasonView, size: tuple[int, float]) -> None:
    made = drawn(view, size)
    whole = Rect(0, 0, made.width, made.height)
    for mark in made.marks:
        assert whole.holds(area_of(mark), SLACK), mark


@settings(max_examples=25, deadline=None)
@given(seasons(), SIZES)
def test_each_bar_stands_in_its_week_on_the_axis_as_high_as_its_volume(
    view: SeasonView, size: tuple[int, float]
) -> None:
    made = drawn(view, size)
    bottom, top = made.ticks[0], made.ticks[-1]
    scale = (bottom.y - top.y) / top.value
    for week, bar, column in zip(view.weeks, made.bars, made.columns, strict=True):
        assert column.x < bar.planned.x
        assert bar.planned.right < column.right
        assert bar.planned.bottom == pytest.approx(bottom.y)
        assert bar.planned.height == pytest.approx(week.volume * scale)
        assert (bar.done is None) == (not week.volume_done)
        if bar.done is not None:
            assert bar.done.height == pytest.approx(week.volume_done * scale)
            assert (bar.done.x, bar.done.width) == (bar.planned.x, bar.planned.width)
        if bar.long_y is not None:
            assert bar.long_y == pytest.approx(bottom.y - week.long_run * scale)
        assert min(bar.planned.y, bar.done.y if bar.done else bottom.y) >= top.y - 0.01


@settings(max_examples=25, deadline=None)
@given(seasons(), SIZES)
def test_no_two_labels_overlap(view: SeasonView, size: tuple[int, float]) -> None:
    areas = [inked(label, RULER) for label in drawn(view, size).labels]
    for index, one in enumerate(areas):
        assert not any(one.meets(other) for other in areas[:index])


@settings(max_examples=15, deadline=None)
@given(seasons(), SIZES)
def test_from_right_to_left_it_is_the_mirror_picture(
    view: SeasonView, size: tuple[int, float]
) -> None:
    plain, turned = drawn(view, size), drawn(view, size, rtl=True)
    assert turned.marks == mirrored(plain.marks, plain.width)
    last = len(view.weeks) - 1
    for index in (0, last // 2, last):
        column = plain.columns[index]
        middle = column.x + column.width / 2
        assert plain.week_at(middle) == turned.week_at(plain.width - middle) == index


@given(st.floats(0, 100000), st.integers(2, 6))
def test_an_axis_has_few_round_values_evenly_up_to_at_least_the_highest(
    highest: float, most: int
) -> None:
    area = Rect(0, 100, 50, 300)
    ticks = axis(area, highest, most)
    assert ticks[0].value == 0
    assert ticks[-1].value >= highest
    assert 2 <= len(ticks) <= most + 1
    values = [tick.value for tick in ticks]
    steps = {round(after - before, 6) for before, after in pairwise(values)}
    assert len(steps) == 1
    assert steps.pop() in {step * 10**power for step in (1, 2, 5) for power in range(-1, 6)}
    places = [tick.y for tick in ticks]
    assert places == sorted(places, reverse=True)
    assert (places[0], places[-1]) == (area.bottom, area.y)


def test_beside_the_weeks_there_is_no_week() -> None:
    made = drawn(example(), (900, 1.0))
    assert made.week_at(2) is None
    assert made.week_at(901) is None


def example() -> SeasonView:
    return season_view(example_plan(), date(2027, 3, 3), Voice())


def lines_in(made: SeasonGeometry, area: Rect) -> set[tuple[bool, bool]]:
    """Which ways lines run inside of it: upright, level, or slanted as neither."""
    inside = (e for e in made.marks if isinstance(e, Line) and area.holds(area_of(e)))
    return {(line.x1 == line.x2, line.y1 == line.y2) for line in inside}


def test_lighter_weeks_and_the_taper_are_told_apart_by_their_hatch() -> None:
    view = example()
    made = drawn(evolve(view, today=None), (900, 1.5))
    slanted, upright = (False, False), (True, False)
    for week, bar in zip(view.weeks, made.bars, strict=True):
        ways = lines_in(made, bar.planned) & {slanted, upright}
        wanted = {upright} if week.is_taper else {slanted} if week.is_lighter else set()
        assert ways == (wanted if bar.planned.height else set()), week.number


def test_a_week_that_is_not_over_is_a_dot_beside_the_line_of_load() -> None:
    view = example()
    told = tuple(
        evolve(week, load_done=week.load if week.number <= 9 else 0.0) for week in view.weeks
    )
    made = drawn(evolve(view, weeks=told), (900, 1.5))
    assert told_weeks(evolve(view, weeks=told)) == 9
    heavy = [e for e in made.marks if isinstance(e, Line) and e.ink == "accent" and e.y1 != e.y2]
    joined = [line for line in heavy if line.x1 != line.x2 and line.y1 > made.ticks[0].y]
    # Eight weeks that are over are seven lines; the ninth has only its dot.
    dots = [e for e in made.marks if isinstance(e, Box) and e.radius and e.fill == "accent"]
    assert (len(joined), len(dots)) == (7, 9)


def test_every_phase_has_its_name_where_there_is_room_and_every_week_its_number() -> None:
    made = drawn(example(), (1200, 1.5))
    said = [label.text for label in made.labels]
    for name in ("base", "build", "peak", "recovery", "foundation", "max strength", "maintenance"):
        assert name in said
    assert [text for text in said if text.isdigit()][-18:] == [str(n) for n in range(1, 19)]
    assert {"km a week", "Hamburg Marathon", "today", "Jan", "May"} <= set(said)


def test_a_season_of_a_year_numbers_its_weeks_at_even_steps() -> None:
    view = example()
    year = evolve(
        view, weeks=tuple(evolve(view.weeks[0], number=number) for number in range(1, 54))
    )
    made = drawn(year, (700, 1.0))
    numbers = [int(e.text) for e in made.labels if e.align == "centre" and e.text.isdigit()]
    assert {after - before for before, after in pairwise(numbers)} in ({2}, {4}, {5})


def test_twice_the_letters_make_twice_the_picture() -> None:
    view = example()
    twice = Ruler(RULER.line * 2, lambda text: RULER.width(text) * 2)
    one = natural_height(view, RULER, len(legend_rows(view, 800, RULER)))
    assert natural_height(view, twice, len(legend_rows(view, 1600, twice))) == pytest.approx(
        2 * one
    )
