"""A drawing as data: mirrored, moved, hatched."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from pacelift.desktop.drawing import (
    Box,
    Hatch,
    Line,
    Mark,
    Rect,
    Shape,
    Text,
    hatched,
    mirrored,
    moved,
)

WIDTH = 400.0
NUMBERS = st.integers(0, 200).map(float)
RECTS = st.builds(Rect, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
MARKS: st.SearchStrategy[Mark] = st.one_of(
    st.builds(Box, RECTS),
    st.builds(Line, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.just("text")),
    st.builds(Shape, st.tuples(st.tuples(NUMBERS, NUMBERS)), st.just("text")),
    st.builds(Text, RECTS, st.text(), align=st.sampled_from(["left", "centre", "right"])),
)


@given(st.lists(MARKS))
def test_a_mirror_of_the_mirror_is_the_drawing(marks: list[Mark]) -> None:
    assert mirrored(mirrored(marks, WIDTH), WIDTH) == tuple(marks)


def test_in_a_mirror_left_is_right() -> None:
    text, line = mirrored([Text(Rect(10, 0, 50, 9), "km"), Line(0, 0, 30, 5, "text")], 100)
    assert text == Text(Rect(40, 0, 50, 9), "km", align="right")
    assert line == Line(100, 0, 70, 5, "text")


@given(st.lists(MARKS), NUMBERS, NUMBERS)
def test_what_is_moved_there_and_back_is_where_it_was(
    marks: list[Mark], dx: float, dy: float
) -> None:
    there = list(moved(marks, dx, dy))
    assert list(moved(there, -dx, -dy)) == marks
    assert all(
        (one.rect.x + dx, one.rect.y + dy) == (other.rect.x, other.rect.y)
        for one, other in zip(marks, there, strict=True)
        if isinstance(one, Box | Text) and isinstance(other, Box | Text)
    )


@given(
    st.builds(Rect, NUMBERS, NUMBERS, st.floats(1, 300), st.floats(1, 300)),
    st.sampled_from(get_args(Hatch)),
    st.floats(2, 30),
)
def test_a_hatch_stays_inside_its_area_and_has_at_least_a_line(
    area: Rect, hatch: Hatch, step: float
) -> None:
    lines = list(hatched(area, hatch, step, "quiet"))
    assert lines or area.width + area.height < step
    for line in lines:
        for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
            assert area.holds(Rect(x, y, 0, 0))


def test_each_hatch_is_told_apart_by_the_way_its_lines_run() -> None:
    area = Rect(0, 0, 40, 40)
    ways = {}
    for hatch in get_args(Hatch):
        lines = hatched(area, hatch, 8, "quiet")
        ways[hatch] = {
            (line.x1 == line.x2, (line.y2 - line.y1) > 0, line.y1 == line.y2) for line in lines
        }
    assert ways["crossed"] == ways["rising"] | ways["falling"]
    assert len({frozenset(each) for each in ways.values()}) == len(ways)
