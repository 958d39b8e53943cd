"""Where on a board what stands, as data; no widget."""

from __future__ import annotations

from datetime import datetime

import pytest
from attrs import evolve

from pacelift.coach.places import Stretch
from pacelift.desktop.board import picture
from pacelift.desktop.board.carrying import Carried, carried
from pacelift.desktop.board.frame import Frame, cards, frame
from pacelift.desktop.drawing import Box, Line, Rect, Text
from pacelift.desktop.ruler import Ruler
from pacelift.words.voice import Voice
from pacelift.words.week_view import Stay, WeekView, week_view
from tests.coach.plans import example_plan

RULER = Ruler(16.0, lambda text: 7.0 * len(text))


@pytest.fixture(scope="module")
def view() -> WeekView:
    return week_view(example_plan(), 2, datetime.fromisoformat("2027-01-12T08:00+01:00"), Voice())


def made(view: WeekView, *, rtl: bool = False, width: float = 800.0) -> Frame:
    return frame(view, width, 700.0, RULER, rtl=rtl)


def at(view: WeekView, day: int, start: int, minutes: int = 50) -> WeekView:
    """With the first session there."""
    first = evolve(view.sessions[0], stay=Stay(day, start, start + minutes))
    return evolve(view, sessions=(first, *view.sessions[1:]))


@pytest.mark.parametrize("rtl", [False, True])
def test_every_card_is_in_its_day_at_its_time(view: WeekView, rtl: bool) -> None:
    board = made(view, rtl=rtl)
    for name, area in cards(board, view.sessions).items():
        stay = next(each.stay for each in view.sessions if each.session == name)
        assert board.day(stay.day).holds(area, slack=1)
        assert area.y == pytest.approx(board.y_of(stay.start_min))
        assert board.day_at(area.x + area.width / 2) == stay.day
        assert board.minute_at(area.y) == pytest.approx(stay.start_min)


def test_from_right_to_left_monday_is_at_the_right_and_the_hours_beside_it(view: WeekView) -> None:
    board = made(view, rtl=True)
    assert board.day(0).right == pytest.approx(800 - board.left)
    assert board.hour(6).x == pytest.approx(800 - board.left)
    assert board.day_at(799) is None


def test_cards_that_would_lie_on_each_other_share_the_column(view: WeekView) -> None:
    there = at(view, 1, 17 * 60 + 45)
    found = cards(made(view), there.sessions)
    run, lift = found["w02-easy-1"], found["w02-lift-a"]
    assert not run.meets(lift)
    assert run.width == pytest.approx(lift.width)
    assert all(
        not one.meets(other) for a, one in found.items() for b, other in found.items() if a < b
    )


def test_a_short_session_has_room_for_a_line_of_text(view: WeekView) -> None:
    there = at(view, 1, 390, 15)
    assert cards(made(view), there.sessions)["w02-easy-1"].height >= RULER.line


def test_a_session_late_at_night_stays_on_the_board(view: WeekView) -> None:
    late = evolve(at(view, 1, 23 * 60 + 30, 30), last_min=24 * 60)
    area = cards(made(late), late.sessions)["w02-easy-1"]
    assert area.bottom <= made(late).y_of(24 * 60) + 0.01


def carried_to(view: WeekView, minute: float, day: int = 3) -> Carried:
    return carried(view.sessions[0], view.number).to(view, day, minute)


def test_it_is_put_at_whole_quarters_within_the_board(view: WeekView) -> None:
    assert carried_to(view, 611).at == Stay(3, 615, 665)
    assert carried_to(view, -100).at.start_min == view.first_min
    assert carried_to(view, 5000).at.end_min <= view.last_min


def test_near_its_own_start_it_is_at_home(view: WeekView) -> None:
    odd = at(view, 1, 392)
    held = carried(odd.sessions[0], odd.number)
    assert held.to(odd, 1, 394).is_home(odd)
    assert not held.to(odd, 2, 394).is_home(odd)
    assert not held.to(odd, 1, 420).is_home(odd)
    assert not evolve(held, home_week=9).is_home(odd)


def test_keys_step_a_quarter_or_a_day_and_no_further_than_the_board(view: WeekView) -> None:
    held = carried(at(view, 1, 392).sessions[0], view.number)
    assert held.by(view, 0, 1).at.start_min == 405
    assert held.by(view, 0, -1).at.start_min == 390
    assert held.by(view, 1, 0).at == Stay(2, 392, 442)
    assert held.by(view, -9, 0).at.day == 0
    assert held.by(view, 0, 99).at.end_min <= view.last_min


def test_the_mouse_holds_it_where_it_took_it(view: WeekView) -> None:
    board = made(view)
    held = carried(view.sessions[0], view.number, grip_min=20)
    x, y = board.day(4).x + 5, board.y_of(10 * 60 + 20)
    assert held.at_pixel(view, board, x, y).at == Stay(4, 600, 650)
    assert held.at_pixel(view, board, -50, y).at.day == 1


def test_places_that_break_a_rule_are_hatched_and_others_have_a_bar(view: WeekView) -> None:
    board = made(view)
    day = view.days[2].date
    free, broken = Stretch(day, 600, 645, ()), Stretch(day, 660, 705, ("R-ORD-3",))
    (bar,) = picture.shading(view, board, (free,))
    assert isinstance(bar, Box)
    assert board.day(2).holds(bar.rect)
    assert bar.rect.height == pytest.approx(60 * board.minute_height)
    lines = list(picture.shading(view, board, (broken,)))
    assert lines
    area = Rect(board.day(2).x, board.y_of(660), board.day_width, 60 * board.minute_height)
    assert all(
        isinstance(each, Line) and area.holds(Rect(each.x1, min(each.y1, each.y2), 0, 0))
        for each in lines
    )


def test_disciplines_are_told_apart_by_more_than_colour(view: WeekView) -> None:
    board = made(view)
    areas = cards(board, view.sessions)

    def edge(name: str) -> tuple[type, ...]:
        session = next(each for each in view.sessions if each.session == name)
        marks = picture.card(session, areas[name], RULER)
        return tuple(type(each) for each in marks if not isinstance(each, Text))

    assert Line not in edge("w02-easy-1")
    assert Line in edge("w02-lift-a")


def test_no_text_is_wider_than_its_card(view: WeekView) -> None:
    board = made(view, width=420)
    areas = cards(board, view.sessions)
    for each in view.sessions:
        for mark in picture.card(each, areas[each.session], RULER):
            if isinstance(mark, Text):
                share = mark.size * (1.1 if mark.bold else 1.0)
                assert RULER.width(mark.text) * share <= mark.rect.width + 0.01, mark.text
                assert mark.rect.bottom <= areas[each.session].bottom + 2
