"""The picture of a figure: outlines as data, then what is painted of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from pacelift.desktop.colours import Colours, colours, contrast
from pacelift.desktop.figure.drawing import (
    Bounds,
    Camera,
    Part,
    bounds,
    drawing,
    far_edge,
    floor_marks,
)
from pacelift.desktop.figure.figures import FILES, parse_figures
from pacelift.desktop.figure.painter import _colour, paint, paint_floor
from pacelift.desktop.figure.space import Vec
from pacelift.system.resources import read_text

FIGURES = parse_figures(map(read_text, FILES))
LIGHT = colours((246, 246, 246), (255, 255, 255), (30, 33, 36))
DARK = colours((43, 47, 49), (31, 34, 36), (238, 241, 241))
LIMBS = ("right leg", "left leg", "right arm", "left arm", "trunk", "head")


def drawn(exercise: str, index: int = -1) -> tuple[Part, ...]:
    return drawing(FIGURES[exercise], FIGURES[exercise].still(index))


def bounds_of(exercise: str) -> Bounds:
    return bounds(FIGURES[exercise], [FIGURES[exercise].still(-1)])


def picture(exercise: str, size: tuple[int, int], look: Colours = LIGHT) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(*look.card))
    painter = QPainter(image)
    paint(painter, drawn(exercise), QRectF(0, 0, *size), bounds_of(exercise), look)
    painter.end()
    return image


def painted(image: QImage, look: Colours = LIGHT) -> list[tuple[int, int]]:
    ground = QColor(*look.card).rgb()
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) != ground
    ]


def test_a_camera_from_the_side_sees_ahead_to_the_right_and_up_above() -> None:
    side, front = Camera(0, 0), Camera(90, 0)
    assert side.seen(Vec(1, 2, 3)) == pytest.approx((1, 2))
    assert front.seen(Vec(1, 2, 3)) == pytest.approx((-3, 2))
    assert side.depth(Vec(0, 0, 1)) > side.depth(Vec(0, 0, -1))


@pytest.mark.parametrize("exercise", list(FIGURES))
def test_every_figure_has_all_of_a_body_and_its_outlines_have_an_inside(exercise: str) -> None:
    parts = drawn(exercise)
    assert {part.name for part in parts} >= set(LIMBS)
    for part in parts:
        assert all(len(each.points) >= 2 for each in part.outlines)
        assert all(len(each.points) > 2 or each.thickness for each in part.outlines)


def test_the_far_limbs_are_behind_the_trunk_and_paler() -> None:
    names = [part.name for part in drawn("bodyweight-squat", 0)]
    paleness = {part.name: part.paleness for part in drawn("bodyweight-squat", 0)}
    assert names.index("left arm") < names.index("trunk") < names.index("right arm")
    assert paleness["left leg"] > paleness["right leg"]


def test_who_lies_on_a_bench_is_painted_over_it() -> None:
    names = [part.name for part in drawn("barbell-bench-press")]
    assert max(i for i, name in enumerate(names) if name == "bench") < names.index("trunk")


@pytest.mark.parametrize("size", [(120, 80), (300, 200), (200, 500), (900, 300)])
@pytest.mark.parametrize("exercise", ["barbell-back-squat", "front-plank", "chin-up"])
def test_the_picture_fills_its_room_and_stays_inside(exercise: str, size: tuple[int, int]) -> None:
    points = painted(picture(exercise, size))
    assert len(points) > size[0] * size[1] * 0.01
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    assert left > 0
    assert top > 0
    assert right < size[0] - 1
    assert bottom < size[1] - 1
    assert right - left > 0.6 * size[0] or bottom - top > 0.6 * size[1]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_what_is_lifted_is_in_the_accent_and_stands_out(look: Colours) -> None:
    image = picture("dumbbell-romanian-deadlift", (300, 300), look)
    seen = {image.pixelColor(x, y).getRgb()[:3] for x in range(300) for y in range(300)}
    assert look.accent in seen
    assert contrast(look.accent, look.card) >= 4.5


def test_skin_is_lighter_than_clothes_in_light_and_in_dark() -> None:
    for look in (LIGHT, DARK):
        assert sum(_colour("skin", 0, look)) > sum(_colour("shirt", 0, look))


def test_the_floor_goes_through_the_whole_width_below_its_far_edge() -> None:
    figure = FIGURES["push-up"]
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(*LIGHT.card))
    painter = QPainter(image)
    paint_floor(painter, far_edge(figure), QRectF(0, 0, 300, 200), bounds_of("push-up"), LIGHT)
    painter.end()
    points = painted(image)
    assert {x for x, _ in points} == set(range(300))
    assert max(y for _, y in points) == 199
    assert min(y for _, y in points) > 50


def test_who_walks_passes_marks_on_the_floor_that_go_with_the_planted_foot() -> None:
    figure = FIGURES["walking-lunge"]
    early, late = 0.2, 0.6
    foot = [figure.seen(each)["right ball"].x for each in (early, late)]
    assert foot[1] < foot[0] - 0.1
    camera = Camera(*figure.camera)
    passed = camera.seen(Vec(foot[1] - foot[0], 0, 0))[0]
    marks = [[start[0] for start, _ in floor_marks(figure, each)] for each in (early, late)]
    assert all(min(abs(x + passed - y) for y in marks[1]) < 1e-6 for x in marks[0][2:])


def test_who_stays_has_a_floor_without_marks() -> None:
    assert floor_marks(FIGURES["push-up"], 0.5) == ()


@pytest.mark.parametrize("exercise", ["walking-lunge", "bounding", "farmer-carry"])
def test_who_travels_stays_in_the_picture(exercise: str) -> None:
    figure = FIGURES[exercise]
    poses = [figure.still(index) for index in range(len(figure.poses))]
    left, _, right, _ = bounds(figure, poses)
    assert right - left < 1.8
    for step in range(12):
        start, _, end, _ = bounds(figure, [figure.seen(figure.motion.length_s * step / 12)])
        assert left - 0.1 < start < end < right + 0.1
